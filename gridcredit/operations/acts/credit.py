"""Entries of the 信用+ ledger, and what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.acts.fields import (
    Act,
    Entry,
    code,
    day,
    identity,
    is_set,
    number,
    path,
    text,
    texts,
)
from gridcredit.operations.credit.entering import EntryForm, keep_amended, keep_entry
from gridcredit.operations.credit.grouping import ActivityForm, keep_activity
from gridcredit.operations.credit.objecting import (
    AnswerForm,
    ObjectionForm,
    keep_answer,
    keep_objection,
    require_may_object,
)
from gridcredit.operations.credit.reviewing import keep_decision
from gridcredit.operations.credit.voiding import keep_void
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session


def entry_form(entry: Entry) -> EntryForm:
    """An entry of the ledger by the fields of `credit add`."""
    return EntryForm(
        identity(entry, "household"),
        text(entry, "item"),
        day(entry, "on"),
        _maybe(entry, "resident"),
        tenths(entry, "quantity"),
        text(entry, "matter"),
        text(entry, "place"),
        texts(entry, "evidence"),
        text(entry, "witness"),
        text(entry, "note"),
        _files(entry, "file"),
    )


_TEXTS = ("item", "matter", "place", "witness", "note")


def changes(entry: Entry) -> dict[str, Any]:
    """What an amended entry says otherwise, by the fields of `credit amend`: what is not among them
    stays as it was, a blank resident is none."""
    new: dict[str, Any] = {name: text(entry, name) for name in _TEXTS if name in entry}
    if "household" in entry:
        new["household"] = identity(entry, "household")
    if "on" in entry:
        new["on"] = day(entry, "on")
    if "resident" in entry:
        new["resident"] = _maybe(entry, "resident")
    if "quantity" in entry:
        new["quantity"] = tenths(entry, "quantity")
    if "evidence" in entry:
        new["evidence"] = texts(entry, "evidence")
    if "file" in entry:
        new["files"] = _files(entry, "file")
    return new


def activity_form(entry: Entry) -> ActivityForm:
    """A group action by the fields of `credit activity`."""
    return ActivityForm(
        text(entry, "item"),
        day(entry, "on"),
        text(entry, "from"),
        text(entry, "to"),
        tuple(identity({"resident": one}, "resident") for one in texts(entry, "resident")),
        text(entry, "place"),
        text(entry, "name"),
        text(entry, "organiser"),
        tenths(entry, "quantity"),
        texts(entry, "evidence") if "evidence" in entry else None,
        _files(entry, "photo"),
        path(entry, "sheet"),
        _maybe(entry, "activity"),
    )


def objection_form(entry: Entry) -> ObjectionForm:
    """An objection by the fields of `credit object`."""
    return ObjectionForm(
        identity(entry, "entry", "credit_entry"),
        code(entry, "by", Manner),
        day(entry, "on"),
        text(entry, "text"),
        is_set(entry, "others"),
        path(entry, "scan"),
    )


def answer_form(entry: Entry) -> AnswerForm:
    """An answer by the fields of `credit answer`."""
    named = "objection" if "objection" in entry else "id"
    return AnswerForm(
        identity(entry, named, "credit_objection"),
        code(entry, "result", Result),
        text(entry, "text"),
        tenths(entry, "points"),
    )


def entries_of(entry: Entry) -> tuple[UUID, ...]:
    """The entries that a decision is of: one id, or a list."""
    return tuple(identity({"id": one}, "id", "credit_entry") for one in texts(entry, "id"))


def tenths(entry: Entry, name: str) -> int | None:
    """A quantity or points; None where they are left out. Raises BadValue."""
    told = number(entry, name)
    if not told.strip():
        return None
    try:
        return amounts.tenths(told)
    except ValueError as error:
        raise BadValue(name, told, str(error)) from error


def _maybe(entry: Entry, name: str) -> UUID | None:
    return identity(entry, name) if entry.get(name) else None


def _files(entry: Entry, name: str) -> tuple[Path, ...]:
    return tuple(Path(one) for one in texts(entry, name) if one)


def _add(desk: Desk, session: Session, entry: Entry) -> UUID:
    return keep_entry(desk, session, entry_form(entry)).id


def _amend(desk: Desk, session: Session, entry: Entry) -> UUID:
    return keep_amended(desk, session, identity(entry, "id", "credit_entry"), changes(entry))


def _activity(desk: Desk, session: Session, entry: Entry) -> UUID:
    return keep_activity(desk, session, activity_form(entry)).activity


def _void(desk: Desk, session: Session, entry: Entry) -> UUID:
    """Answers with what was named: an entry or an activity."""
    named = identity(entry, "id", "credit_entry")
    keep_void(desk, session, named, text(entry, "reason"))
    return named


def _decide(desk: Desk, session: Session, entry: Entry) -> UUID:
    """Answers with the first of the entries."""
    decision, reason = code(entry, "decision", Decision), text(entry, "reason")
    meeting = identity(entry, "meeting", "credit_meeting") if entry.get("meeting") else None
    return keep_decision(desk, session, entries_of(entry), decision, reason, meeting)[0]


def _object(desk: Desk, session: Session, entry: Entry) -> UUID:
    require_may_object(desk)
    return keep_objection(desk, session, objection_form(entry)).id


def _answer(desk: Desk, session: Session, entry: Entry) -> UUID:
    return keep_answer(desk, session, answer_form(entry)).id


ACTS = {
    "credit.add": Act(Duty.RECORD_CREDIT, _add, in_steps=True),
    "credit.amend": Act(Duty.RECORD_CREDIT, _amend, in_steps=True),
    "credit.activity": Act(Duty.RECORD_CREDIT, _activity, in_steps=True),
    "credit.void": Act(Duty.READ, _void, in_steps=True),
    "credit.decide": Act(Duty.REVIEW_CREDIT, _decide),
    "credit.object": Act(Duty.READ, _object, in_steps=True),
    "credit.answer": Act(Duty.REVIEW_CREDIT, _answer),
}
