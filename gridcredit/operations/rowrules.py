"""Rows of a register that state what no field can hold: they are refused, so that one cell never
keeps a whole register out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter

from gridcredit.domain.fieldrules import LONGEST_LINE, Rule, rules
from gridcredit.domain.register import Refusal, RosterRow, RowReason

_HELD_BY = {
    "resident": ("name", "relation", "id_number", "phone", "registry_address", "note"),
    "household": ("household_number", "householder"),
    "dwelling": ("estate", "building", "unit", "room"),
}
_OTHERWISE = {"household_number": "number"}  # what a record calls it
_TEXTS: Callable[[RosterRow], tuple[str, ...]] = attrgetter(
    *(name for names in _HELD_BY.values() for name in names)
)


def unfit(row: RosterRow) -> Refusal | None:
    """Why a row is refused: the first of its texts that no field can hold."""
    whole = "".join(_TEXTS(row))
    if whole.isprintable() and len(whole) <= LONGEST_LINE:  # nearly all, and asking is quick
        return None
    for name, rule in _rules().items():
        if reason := rule(getattr(row, name)):
            return Refusal(row.sheet, row.row, name, RowReason(reason))
    return None


@cache
def _rules() -> dict[str, Rule]:
    return {
        name: rules(entity)[_OTHERWISE.get(name, name)]
        for entity, names in _HELD_BY.items()
        for name in names
    }
