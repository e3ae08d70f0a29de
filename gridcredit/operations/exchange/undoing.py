"""Undoing an import and taking it in again: first looked at, then done, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NoSuchImport, NotFound, NotUndone
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import KINDS, plain_fields
from gridcredit.domain.undo_rules import Ended, Fate, is_off
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.exchange_hooks import after_undoing
from gridcredit.operations.subjects import subject
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import import_ledger, links
from gridcredit.store.exchange.links import Import, SetAside
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.undo import reversal
from gridcredit.store.workspace import audit


@dataclass(frozen=True, slots=True)
class Undone:
    """How every row of an import ended; `withdrawn` are its revisions that wait no longer.
    `revisions` is how many were written for it, which travel like any change."""

    imported: Import
    is_redo: bool
    reversed: tuple[Ended, ...]
    kept: tuple[Ended, ...]
    could_not: tuple[Ended, ...]
    withdrawn: tuple[SetAside, ...]
    revisions: int


class _PreviewOnly(Exception):
    """Rolls a preview's transaction back."""


def undo_import(
    desk: Desk, import_id: UUID, preview: bool = False, progress: Progress = no_progress
) -> Undone:
    """Let everything stand as it would had an import never come; with `preview` say the same and
    change nothing. What others changed since, having seen it, is kept.

    Once undone, nothing is left to reverse but what was kept and need be no longer. Raises
    NoSuchImport.
    """
    return _run(desk, import_id, False, preview, progress)


def redo_import(
    desk: Desk, import_id: UUID, preview: bool = False, progress: Progress = no_progress
) -> Undone:
    """Take an undone import in again: its file, handed in once more, would only give the old
    receipt. Raises NoSuchImport, NotUndone."""
    return _run(desk, import_id, True, preview, progress)


def subjects(desk: Desk, rows: Sequence[Ended]) -> list[str]:
    """What people call the records, names masked as the level asks; blank for what has no name."""
    desk.actor.require(Duty.EXCHANGE)
    with desk.reading() as session:
        is_open = desk.office.is_lowest
        return [subject(session, row.entity, row.row, is_open) for row in rows]


def taken_off(desk: Desk, rows: Sequence[Ended]) -> list[bool]:
    """Whether each record counts no more as it stands now; False where it is not there."""
    desk.actor.require(Duty.EXCHANGE)
    with desk.reading() as session:
        return [_is_off(session, row) for row in rows]


def _is_off(session: Session, row: Ended) -> bool:
    try:
        record = register_lists.get(session, row.entity, row.row)
    except NotFound:
        return False
    return is_off(KINDS[row.entity], plain_fields(record))


def _run(desk: Desk, import_id: UUID, is_redo: bool, preview: bool, progress: Progress) -> Undone:
    desk.actor.require(Duty.EXCHANGE)
    made: list[Undone] = []
    try:
        with desk.writing() as session:
            made.append(_settle(desk, session, import_id, is_redo, progress))
            if preview:
                raise _PreviewOnly
    except _PreviewOnly:
        pass
    return made[0]


def _settle(
    desk: Desk, session: Session, import_id: UUID, is_redo: bool, progress: Progress
) -> Undone:
    imported = _import(session, import_id)
    if imported.is_register:
        desk.actor.require(Duty.IMPORT_REGISTER)
    was_undone = import_id in import_ledger.undone(session)
    if is_redo and not was_undone:
        raise NotUndone(imported.number)
    codes = AreaTree(area_rows.all_areas(session)).codes(desk.node.area)
    own = codes | {""} if desk.office is Office.DISTRICT else codes
    did = reversal.undo(session, imported, is_redo, own.__contains__, desk.new_id, progress)
    found = Undone(
        imported,
        is_redo,
        _ended(did, Fate.REVERSED),
        _ended(did, Fate.KEPT),
        _ended(did, Fate.COULD_NOT),
        tuple(did.withdrawn),
        did.last - did.first + 1 if did.last else 0,
    )
    if was_undone == is_redo or found.revisions:
        _record(desk, session, found, did)
    after_undoing(desk, session)
    return found


def _ended(did: reversal.Undoing, fate: Fate) -> tuple[Ended, ...]:
    return tuple(row for row in did.ended if row.fate is fate)


def _import(session: Session, import_id: UUID) -> Import:
    try:
        return links.get_import(session, import_id)
    except NotFound as error:
        raise NoSuchImport(str(import_id)) from error


def _record(desk: Desk, session: Session, found: Undone, did: reversal.Undoing) -> None:
    imported = found.imported
    run = (did.first, did.last)
    import_ledger.record_undo(session, imported.id, found.is_redo, run, desk.now(), desk.actor.name)
    facts = {
        "from": str(imported.sender),
        "number": imported.number,
        "sha256": imported.sha256,
        "reversed": len(found.reversed),
        "kept": len(found.kept),
        "could_not": len(found.could_not),
    }
    audit.log(session, desk.actor.login, "redo" if found.is_redo else "undo", facts)
