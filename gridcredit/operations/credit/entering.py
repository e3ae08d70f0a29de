"""记一笔: one entry of the 信用+ ledger, written after its rules were asked; and amending one that
was returned or waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.entry_rules import checked_quantity, require_in_time
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotAmendable, OnlyItsRecorder, OnlyPartKnown
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.attaching import keep_attached, placed
from gridcredit.operations.credit.entry_checks import EntryChecks
from gridcredit.operations.credit.ledgers import (
    choose,
    own_handler,
    require_open,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.scans import PHOTOS
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, journal


@dataclass(frozen=True, slots=True)
class EntryForm:
    """An entry as somebody fills it in; `item` is a code or a name, `quantity` in tenths, `files`
    are photos and at most one paper."""

    household: UUID
    item: str
    on: date
    resident: UUID | None = None
    quantity: int | None = None
    matter: str = ""
    place: str = ""
    evidence: tuple[str, ...] = ()
    witness: str = ""
    note: str = ""
    files: tuple[Path, ...] = ()


MAY_CHANGE = frozenset(EntryForm.__dataclass_fields__)
"""What an amended entry may say otherwise."""


def add_entry(desk: Desk, form: EntryForm) -> UUID:
    """Write an entry; its id. What would count nothing is no refusal (foretelling.py).

    Raises NotFound, BadValue, ClockBehind, EnteredTooLate, NoRules, ItemNotCounted, ItemOfOthers,
    MinorRefused, GoneBefore, NotTakingPart, MovedAway, FileUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.writing() as session:
        return keep_entry(desk, session, form).id


def keep_entry(desk: Desk, session: Session, form: EntryForm) -> CreditEntry:
    """Write one entry after its rules were asked."""
    entry = checked_entry(EntryChecks(desk, session), form, desk.today())
    journal.check(session, entry)
    made = replace(entry, **keep_attached(desk, session, placed(form.files)))
    journal.add(session, [made])
    return made


def checked_entry(checks: EntryChecks, form: EntryForm, first_saved: date) -> CreditEntry:
    """An entry as it may be kept, without its files; `first_saved` says whether it is in time."""
    desk = checks.desk
    refuse_future(checks.session, "on", form.on, desk.clock())
    require_in_time(form.on, first_saved)
    item = checks.item(form.household, form.item, form.on)
    quantity = checked_quantity(item.unit, bool(item.group), form.quantity)
    if form.resident is not None:
        checks.require_person(form.household, form.resident, form.on)
    elif item.needs_resident:
        raise BadValue("resident", "", "person_wanted")
    else:
        checks.require_household(form.household, form.on)
    return CreditEntry(
        desk.new_id(),
        form.household,
        item.code,
        form.on,
        first_saved,
        form.resident,
        quantity,
        checks.members(form.household, form.on),
        form.matter.strip(),
        form.place.strip(),
        tuple(dict.fromkeys(kind.strip() for kind in form.evidence if kind.strip())),
        form.witness.strip(),
        form.note.strip(),
        by=as_author(desk.actor.name),
        by_resident=desk.actor.resident,
    )


def amend_entry(desk: Desk, entry: UUID, new: Mapping[str, Any]) -> UUID:
    """Say otherwise what a returned or waiting entry was: `new` are values of some of MAY_CHANGE,
    files are added. Only its recorder does; it keeps the day on which it was first saved, and is
    decided anew. Answers with the id of its first fact.

    Raises what `add_entry` raises, and NotAmendable, OnlyItsRecorder, EntryVoided, EntryClosed,
    EntryDisputed, OnlyPartKnown.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.writing() as session:
        return keep_amended(desk, session, entry, new)


def keep_amended(desk: Desk, session: Session, entry: UUID, new: Mapping[str, Any]) -> UUID:
    """Write what an entry was as it is said now."""
    for name in new.keys() - MAY_CHANGE:
        raise BadValue(name, "", "unknown_field")
    [row] = choose(desk, session, [entry]).rows
    if row.first is None or row.fact is None:
        raise OnlyPartKnown("credit_entry", str(row.id))
    if not own_handler(desk).is_same(Handler(row.first.by, row.first.by_resident)):
        raise OnlyItsRecorder(str(row.id))
    require_open(row)
    if row.state not in _AMENDED:
        raise NotAmendable(str(row.id), row.state.value)
    made = _amended(desk, session, row.fact, new)
    was = row.fact
    told = {name: getattr(was, name) for name in ("id", "corrects", "by", "by_resident", "reason")}
    if replace(made, **told) == was:
        raise BadValue("entry", "", "nothing_changed")
    journal.add(session, [made])
    return row.id


_AMENDED = (EntryState.WAITING, EntryState.RETURNED)


def _amended(desk: Desk, session: Session, was: CreditEntry, new: Mapping[str, Any]) -> CreditEntry:
    form = _form_of(was, new)
    checks = EntryChecks(desk, session)
    if "quantity" not in new and not checks.item(form.household, form.item, form.on).takes_quantity:
        form = replace(form, quantity=None)
    if form.on > was.first_saved:
        raise BadValue("on", form.on.isoformat(), "after_first_saved")
    codes = area_of.codes(session, "household", {was.household.bytes, form.household.bytes})
    if len(set(codes.values())) > 1:
        raise BadValue("household", "", "other_grid")
    made = replace(
        checked_entry(checks, form, was.first_saved), activity=was.activity, corrects=was.id
    )
    journal.check(session, made)
    attached = placed(form.files)
    free = [field for field in PHOTOS if not getattr(was, field)]
    photos = [attached[field] for field in PHOTOS if field in attached]
    if len(photos) > len(free):
        raise BadValue("photo_1", str(len(photos)), "too_many_photos")
    files = dict(zip(free, photos, strict=False))
    files |= {field: file for field, file in attached.items() if field not in PHOTOS}
    kept = {field: getattr(was, field) for field in ("paper", *PHOTOS)}
    return replace(made, **kept | keep_attached(desk, session, files))


def _form_of(was: CreditEntry, new: Mapping[str, Any]) -> EntryForm:
    told = {name: getattr(was, name) for name in MAY_CHANGE - {"files"}}
    return EntryForm(**told | dict(new))
