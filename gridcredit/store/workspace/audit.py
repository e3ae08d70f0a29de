"""The log of sign-ins, unmaskings, exports and imports: each entry's digest covers the last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import AuditRow

_START = bytes(32)


@dataclass(frozen=True, slots=True)
class LoggedAct:
    """One logged act; `facts` holds no personal data."""

    id: int
    at: str
    login: str
    act: str
    facts: dict[str, Any]


def log(session: Session, login: str, act: str, facts: Mapping[str, Any] | None = None) -> None:
    """Append an entry, dated by the session's author. Facts are plain values: what, how many, to
    whom, a hash; never names or numbers of people."""
    author = current(session).writer
    last = session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).first()
    number, previous = (last.id + 1, last.digest) if last else (1, _START)
    told = json.dumps(facts or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A file's name may hold bytes that are no text.
    text = told.encode("utf-8", "backslashreplace").decode()
    session.add(
        AuditRow(
            id=number,
            at=author.at,
            login=login,
            act=act,
            facts=text,
            previous=previous,
            digest=_digest(previous, number, author.at, login, act, text),
        )
    )
    session.flush()
    current(session).topics.add("audit")


def entries(session: Session, first: int = 1, act: str = "") -> list[LoggedAct]:
    """Entries from a number on, of one act or of all, in their order."""
    asked = select(AuditRow).where(AuditRow.id >= first).order_by(AuditRow.id)
    if act:
        asked = asked.where(AuditRow.act == act)
    return [
        LoggedAct(row.id, row.at, row.login, row.act, json.loads(row.facts))
        for row in session.scalars(asked)
    ]


def since(session: Session, at: str, login: str, act: str) -> list[LoggedAct]:
    """An account's entries of one act that are dated at a time or later, in their order."""
    asked = (
        select(AuditRow)
        .where(AuditRow.act == act, AuditRow.login == login, AuditRow.at >= at)
        .order_by(AuditRow.id)
    )
    return [
        LoggedAct(row.id, row.at, row.login, row.act, json.loads(row.facts))
        for row in session.scalars(asked)
    ]


def first_broken(session: Session) -> int | None:
    """The number of the first entry that is missing or not as it was written; None: all whole."""
    previous, expected = _START, 1
    for row in session.scalars(select(AuditRow).order_by(AuditRow.id)):
        digest = _digest(previous, row.id, row.at, row.login, row.act, row.facts)
        if row.id != expected or row.previous != previous or row.digest != digest:
            return expected
        previous, expected = row.digest, expected + 1
    return None


def _digest(previous: bytes, number: int, *texts: str) -> bytes:
    return hashlib.sha256(previous + json.dumps([number, *texts]).encode()).digest()
