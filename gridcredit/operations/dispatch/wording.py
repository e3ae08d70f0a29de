"""The wording of bulletins and reminders, as this office keeps it."""

from __future__ import annotations

from dataclasses import asdict, fields

from gridcredit import shapes
from gridcredit.domain.dispatch.table import canonical
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.reports.dispatch.wording import ReportWording
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import preferences

_KEY = "report_wording"
_LONGEST = 2_000
_MAY_BE_BLANK = frozenset({"signature", "red_head", "contact"})
_ON_ONE_LINE = frozenset({"addressee", "signature", "red_head", "contact"})


def wording_kept(session: Session) -> ReportWording:
    """The wording in force here."""
    kept = preferences.get(session, _KEY, "")
    return shapes.read(kept.encode(), ReportWording) if kept else ReportWording()


def wording(desk: Desk) -> ReportWording:
    """The wording in force here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return wording_kept(session)


def keep_wording(desk: Desk, said: ReportWording) -> None:
    """Keep another wording; the usual one is kept as none of one's own. Raises BadValue."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    plain = {one.name: getattr(said, one.name).strip() for one in fields(said)}
    for name, text in plain.items():
        if not text and name not in _MAY_BE_BLANK:
            raise BadValue(name, "", "empty")
        if len(text) > _LONGEST:
            raise BadValue(name, text[:20], "too_long")
        if not is_text(text) or (name in _ON_ONE_LINE and "\n" in text):
            raise BadValue(name, text[:20], "not_text")
    if "{" in plain["opening"].replace("{month}", ""):
        raise BadValue("opening", plain["opening"][:20], "opening_brackets")
    new = ReportWording(**plain)
    with desk.writing() as session:
        if new == ReportWording():
            preferences.drop(session, _KEY)
        else:
            preferences.put(session, _KEY, canonical(asdict(new)))
