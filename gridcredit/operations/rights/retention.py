"""How long things are kept here: terms in force, and what is past them. Nothing goes by itself:
pledges by a 销毁清册 (operations.pledges.disposing), old drafts when somebody lets them go; logs
stay, as they prove what was done. No figure of coverage or of an issue changes by any of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.archiving import PERMANENT
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.retention import FOR_EVER, UNITS, Kept, Term, Unit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.operations.register import rules
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import audit, retained

RULES = {
    Kept.PLEDGES: rules.PLEDGE_YEARS,
    Kept.STARS: rules.STAR_YEARS,
    Kept.LOG: rules.LOG_MONTHS,
    Kept.EXPORT_LOG: rules.EXPORT_LOG_MONTHS,
    Kept.DRAFTS: rules.DRAFT_DAYS,
}
"""Which rule says the term of what; all else is kept for ever."""
_RECORDS = {
    Kept.RULE_SETS: ("credit_rules", "pledge_text", "star_scheme"),
    Kept.MINUTES: ("credit_meeting",),
    Kept.STARS: ("star",),
}


@dataclass(frozen=True, slots=True)
class KeptLine:
    """Something with its term (`length` in `unit`, 0: for ever), how many of it there are, since
    when, and how many of them, since when, need be kept no more."""

    kept: Kept
    length: int
    unit: Unit
    count: int
    oldest: date | None
    past: int
    oldest_past: date | None


def preview(desk: Desk) -> list[KeptLine]:
    """What is kept here and how much of it is past its term."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    with desk.reading() as session:
        return [_line(term_of(session, kept), _days(desk, session, kept), today) for kept in Kept]


def term_of(session: Session, kept: Kept) -> Term:
    """The term in force."""
    length = PERMANENT if kept in FOR_EVER else rules.rule(session, RULES[kept])
    return Term(kept, length)


def let_go(desk: Desk) -> int:
    """Let go of drafts past their term: what was typed and never saved; how many."""
    desk.actor.require(Duty.MAINTAIN)
    with desk.writing() as session:
        term = term_of(session, Kept.DRAFTS)
        until = desk.today() - timedelta(days=term.length + 1)
        count = retained.drop_drafts(session, until)
        if count:
            audit.log(session, desk.actor.login, "retention", {"what": "drafts", "count": count})
        return count


def _line(term: Term, days: Mapping[date, int], today: date) -> KeptLine:
    over = [day for day in days if term.is_over(day, today)]
    return KeptLine(
        term.kept,
        term.length,
        UNITS[term.kept],
        sum(days.values()),
        min(days, default=None),
        sum(days[day] for day in over),
        min(over, default=None),
    )


def _days(desk: Desk, session: Session, kept: Kept) -> Mapping[date, int]:
    match kept:
        case Kept.PLEDGES:
            return Counter(
                paper.signed_on
                for paper in papers_here(desk, session)
                if paper.signed_on is not None
                and paper.disposed_on is None
                and paper.stage is not PledgeStage.DRAFTED
            )
        case Kept.LOG | Kept.EXPORT_LOG:
            return retained.logged_days(session, given=kept is Kept.EXPORT_LOG)
        case Kept.DRAFTS:
            return retained.draft_days(session)
        case _:
            return Counter(retained.record_days(session, _RECORDS[kept]))
