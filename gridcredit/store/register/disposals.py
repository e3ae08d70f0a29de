"""Papers of pledges whose scans are sealed, or gone for good: withdrawn, and on a 销毁清册.

A list counts once two different persons signed it and it was carried out, and only for papers that
were written in the area that it is of: no office lets go of what another one keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.records import KINDS
from gridcredit.store.journal.loading import chunks, load, load_standing
from gridcredit.store.register import area_rows
from gridcredit.store.schema.travelling import TABLES

_LIST = TABLES["disposal_list"]
_EVENT = TABLES["pledge_event"]
Named = set[tuple[str, bytes, str]]
"""Files with what names them: the kind of a record, its id, the digest."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Papers by their numbers, as they were written in some areas (their codes); None: anywhere."""

    numbers: tuple[str, ...]
    codes: tuple[str, ...] | None = None
    on: date | None = None


def disposal_lists(s: Session) -> list[DisposalList]:
    """The lists that were not voided, by number."""
    return sorted(load(s, DisposalList, _LIST.removed == ""), key=lambda one: one.number)


def list_numbers(s: Session, stem: str) -> list[str]:
    """The numbers of lists that begin so, voided ones among them: none is given again."""
    return [one.number for one in load(s, DisposalList, _LIST.number.startswith(stem))]


def disposed(s: Session) -> dict[str, date]:
    """The numbers of papers that are no more kept, and since when."""
    done: dict[str, date] = {}
    for scope in _carried_out(s):
        for number in _among(s, _WRITTEN, scope):
            if scope.on is not None:
                done[number[0]] = min(done.get(number[0], scope.on), scope.on)
    return done


def withdrawals(s: Session) -> list[PledgeEvent]:
    """The steps by which pledges were withdrawn, that stand; nothing follows on that."""
    return load_standing(s, PledgeEvent, _EVENT.stage == PledgeStage.WITHDRAWN.value)


def sealed_files(s: Session) -> set[str]:
    """The digests of files that nobody is shown or sent any more."""
    gone = tuple(one.number for one in withdrawals(s) if one.number)
    return _alone(s, _named(s, [_Scope(gone), *_carried_out(s)]))


def erased_files(s: Session) -> set[str]:
    """The digests of files that are to be kept nowhere any more."""
    return _alone(s, _named(s, _carried_out(s)))


def _carried_out(s: Session) -> Iterator[_Scope]:
    lists = [one for one in disposal_lists(s) if one.done_on and _is_signed(one)]
    if not lists:
        return
    tree = AreaTree(area_rows.all_areas(s))
    codes = {area.id: area.code for area in tree.in_order()}
    for one in lists:
        if one.area in codes:
            below = tuple(area.code for area in tree.subtree(codes[one.area]))
            yield _Scope(one.numbers, below, one.done_on)


def _is_signed(one: DisposalList) -> bool:
    return bool(one.first and one.second) and one.first != one.second


def _named(s: Session, scopes: Iterable[_Scope]) -> Named:
    """The files of these papers, whatever became of the records that name them."""
    found: Named = set()
    for scope in scopes:
        for kind, asked in _NAMED.items():
            found.update((kind, bytes(row), scan) for row, scan in _among(s, asked, scope))
    return found


def _alone(s: Session, named: Named) -> set[str]:
    """The digests of those files that nothing else which stands names."""
    digests = {digest for _, _, digest in named}
    own = {(kind, row) for kind, row, _ in named}
    for some in chunks(sorted(digests)):
        for kind in KINDS.values():
            for field in kind.files:
                digests -= _named_otherwise(s, kind, field, some, own)
    return digests


def _named_otherwise(
    s: Session,
    kind: Kind,
    field: str,
    digests: Collection[str],
    own: Collection[tuple[str, bytes]],
) -> set[str]:
    table = TABLES[kind.name]
    held = getattr(table, field).in_(digests)
    if kind.nature is Nature.FACT:
        found: list[Any] = load_standing(s, kind.record, held)
    else:
        found = load(s, kind.record, held, *([getattr(table, kind.off) == ""] if kind.off else []))
    return {getattr(one, field) for one in found if (kind.name, one.id.bytes) not in own}


def _among(s: Session, asked: str, scope: _Scope) -> Iterator[Any]:
    """The rows of a statement for the numbers of a scope."""
    for some in chunks(scope.numbers):
        values = {f"n{at}": number for at, number in enumerate(some)}
        told = asked.format(", ".join(f":{name}" for name in values))
        if scope.codes is not None:
            inside = {f"c{at}": code for at, code in enumerate(scope.codes)}
            told += f" AND r.area IN ({', '.join(f':{name}' for name in inside) or 'NULL'})"
            values |= inside
        yield from s.execute(text(told), values).all()


_WRITTEN = (
    "SELECT DISTINCT e.number FROM pledge_event e JOIN revision r ON r.row = e.id"
    " WHERE e.number IN ({})"
)
_NAMED = {
    "pledge_event": "SELECT e.id, e.scan FROM pledge_event e JOIN revision r ON r.row = e.id"
    " WHERE e.scan <> '' AND e.number IN ({})",
    "pledge_scan": "SELECT f.id, f.scan FROM pledge_scan f"
    " JOIN pledge_blank b ON b.id = f.blank JOIN revision r ON r.row = f.id"
    " WHERE f.scan <> '' AND b.number IN ({})",
    # What nobody could read, before a person filed it there by hand, perhaps turned.
    "unread_page": "SELECT u.id, u.scan FROM unread_page u JOIN revision r ON r.row = u.id"
    " WHERE u.scan <> '' AND u.settled IN ({})",
}
