"""Entries of ledgers, and reports on 重点任务."""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.acts.fields import Act, Entry, day, is_set, number, text, texts
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import key_tasks
from gridcredit.operations.ledgers.keeping import add_to, ledger_named
from gridcredit.store.engine.database import Session

_FRAME = frozenset({"do", "kind"})


def _add(desk: Desk, session: Session, entry: Entry) -> UUID:
    """A row of the ledger that `kind` names; the other fields are its own."""
    ledger = ledger_named(text(entry, "kind"))
    desk.actor.require(ledger.duty)
    known = {field.name for field in ledger.fields}
    told = {name: _said(entry, name) for name in entry if name not in _FRAME}
    for name in told:
        if name not in known:
            raise BadValue(name, told[name], " | ".join(sorted(known)))
    return add_to(desk, session, ledger, told).id  # type: ignore[no-any-return]


def _said(entry: Entry, name: str) -> str:
    """A field as a sheet would have it: truths as words, lists with their items apart."""
    value = entry[name]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return ";".join(texts(entry, name))
    return number(entry, name)


def _progress(desk: Desk, session: Session, entry: Entry) -> UUID:
    return key_tasks.keep_progress(
        desk, session, text(entry, "code"), day(entry, "on"), number(entry, "value"),
        text(entry, "evidence"), is_set(entry, "done"),
    )  # fmt: skip


ACTS = {
    "ledger.add": Act(Duty.READ, _add),
    "duties.progress": Act(Duty.REPORT_TASKS, _progress),
}
