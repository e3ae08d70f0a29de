"""Papers of pledges whose scans are sealed, or gone for good: withdrawn, and on a 销毁清册."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.records import KINDS
from gridcredit.store.journal.loading import chunks, load, load_standing
from gridcredit.store.schema.travelling import TABLES

_LIST = TABLES["disposal_list"]
_EVENT = TABLES["pledge_event"]


def disposal_lists(s: Session) -> list[DisposalList]:
    """The lists that were not voided, by number."""
    return sorted(load(s, DisposalList, _LIST.removed == ""), key=lambda one: one.number)


def list_numbers(s: Session, stem: str) -> list[str]:
    """The numbers of lists that begin so, voided ones among them: none is given again."""
    return [one.number for one in load(s, DisposalList, _LIST.number.startswith(stem))]


def disposed(s: Session) -> dict[str, date]:
    """The numbers of papers that are no more kept, and since when."""
    done: dict[str, date] = {}
    for one in disposal_lists(s):
        if (on := one.done_on) is not None:
            done |= {number: min(done.get(number, on), on) for number in one.numbers}
    return done


def withdrawals(s: Session) -> list[PledgeEvent]:
    """The steps by which pledges were withdrawn, that stand; nothing follows on that."""
    return load_standing(s, PledgeEvent, _EVENT.stage == PledgeStage.WITHDRAWN.value)


def files_of(s: Session, numbers: Collection[str]) -> set[str]:
    """The digests of the files that papers of these numbers alone have, whatever became of the
    records that name them."""
    found: set[str] = set()
    for some in chunks(sorted(numbers)):
        for asked in _NAMED:
            found.update(_ask(s, asked, some))
    for some in chunks(sorted(found)):
        for kind in KINDS.values():
            for field in kind.files:
                found -= _named_otherwise(s, kind, field, some, numbers)
    return found


def sealed_files(s: Session) -> set[str]:
    """The digests of files that nobody is shown or sent any more."""
    numbers = {one.number for one in withdrawals(s)} | disposed(s).keys()
    return files_of(s, numbers) if numbers else set()


def erased_files(s: Session) -> set[str]:
    """The digests of files that are to be kept nowhere any more."""
    numbers = disposed(s).keys()
    return files_of(s, numbers) if numbers else set()


def _named_otherwise(
    s: Session, kind: Kind, field: str, digests: Collection[str], numbers: Collection[str]
) -> set[str]:
    """Which of these files something that stands names beside the papers of these numbers."""
    table = TABLES[kind.name]
    held = getattr(table, field).in_(digests)
    if kind.nature is Nature.FACT:
        found: list[Any] = load_standing(s, kind.record, held)
    else:
        found = load(s, kind.record, held, *([getattr(table, kind.off) == ""] if kind.off else []))
    if kind.name == "pledge_event":
        found = [one for one in found if one.number not in numbers]
    elif kind.name == "pledge_scan":
        blanks = {one.blank.bytes for one in found}
        own = _blanks_numbered(s, blanks, numbers)
        found = [one for one in found if one.blank.bytes not in own]
    return {getattr(one, field) for one in found}


def _blanks_numbered(s: Session, blanks: Collection[bytes], numbers: Collection[str]) -> set[bytes]:
    table = TABLES["pledge_blank"]
    found = s.query(table.id, table.number).filter(table.id.in_(blanks)) if blanks else ()
    return {row for row, number in found if number in numbers}


def _ask(s: Session, asked: str, numbers: Collection[str]) -> set[str]:
    marks = ", ".join(f":n{at}" for at in range(len(numbers)))
    values = {f"n{at}": number for at, number in enumerate(numbers)}
    return {str(digest) for digest in s.execute(text(asked.format(marks)), values).scalars()}


_NAMED = (
    "SELECT scan FROM pledge_event WHERE scan <> '' AND number IN ({})",
    "SELECT f.scan FROM pledge_scan f JOIN pledge_blank b ON b.id = f.blank"
    " WHERE f.scan <> '' AND b.number IN ({})",
    # What nobody could read, before a person filed it there by hand, perhaps turned.
    "SELECT scan FROM unread_page WHERE scan <> '' AND settled IN ({})",
)
