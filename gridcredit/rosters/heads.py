"""Who heads a household where a sheet only ticks the householder, and the group of a village as
a part of the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gridcredit.rosters.cells import Remark
from gridcredit.rosters.columns import HOUSEHOLDER, Datum
from gridcredit.rosters.households import PLACE

_AT = (Datum.GRID, *PLACE, Datum.ADDRESS)


class Ticks:
    """Gives the rows of a sheet that ticks its householders, a stretch after another, what other
    sheets say: the relation, and the name of the householder."""

    def __init__(self) -> None:
        self._is_ticked = False
        self._head: tuple[tuple[str, ...], str] | None = None  # where, who

    def apply(
        self,
        names: Sequence[str],
        relations: list[str],
        parts: Mapping[Datum, list[str]],
        ticked: Mapping[int, bool],
    ) -> None:
        """Complete relations and householders in place; `ticked` says of rows whether they are
        the householder's own."""
        self._is_ticked = self._is_ticked or bool(ticked)
        if not self._is_ticked:
            return
        holders = parts[Datum.HOLDER]
        for at, name in enumerate(names):
            where = tuple([parts[f][at] for f in _AT])
            if ticked.get(at) and name:
                relations[at] = relations[at] or HOUSEHOLDER
                holders[at] = holders[at] or name
            if relations[at] == HOUSEHOLDER:
                self._head = where, name
            elif self._head and not holders[at] and (where == self._head[0] or not any(where)):
                holders[at] = self._head[1]


def ticked_rows(
    remarks: Mapping[int, list[tuple[Datum, Remark]]], marked: Sequence[bool] | None
) -> dict[int, bool]:
    """Which rows a tick, or (户主) behind a name, calls the householder's, and which expressly
    not; `marked` is the column that says so by yes and no, where there is one."""
    ticked = dict(enumerate(marked)) if marked is not None else {}
    for at, said in remarks.items():
        for f, remark in said:
            if remark.holder is not None and f in (Datum.HOLDER, Datum.NAME):
                ticked[at] = remark.holder
    return ticked


def put_groups(estates: list[str], groups: Sequence[str]) -> None:
    """Put the group of the village behind the estate, in place, where it does not say it."""
    for at, group in enumerate(groups):
        if group and "组" not in estates[at]:
            estates[at] += f"{group}组" if group.isdecimal() else group
