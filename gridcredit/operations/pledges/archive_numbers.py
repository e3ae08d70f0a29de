"""档号: what an archived paper is called, by the rules of its office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gridcredit.domain.archiving import USUAL_CATEGORY, Series, is_part, item_of
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import PLEDGE_YEARS, rule
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import preferences
from gridcredit.store.register import pledge_papers

FONDS, CATEGORY = "archive_fonds", "archive_category"


@dataclass(frozen=True, slots=True)
class ArchiveRules:
    """全宗 and 门类 of this office, and how many years its pledges are kept (0: for ever)."""

    fonds: str
    category: str
    years: int

    def series(self, year: int) -> Series:
        """What the papers of a year are called."""
        return Series(self.fonds, self.category, year, self.years)


def archive_rules(desk: Desk, session: Session) -> ArchiveRules:
    """The rules in force: this office's own word, else its code and XYCN."""
    fonds = preferences.get(session, FONDS, "") or desk.node.area
    category = preferences.get(session, CATEGORY, "") or USUAL_CATEGORY
    return ArchiveRules(fonds, category, rule(session, PLEDGE_YEARS))


def show_archive_rules(desk: Desk) -> ArchiveRules:
    """The rules in force."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return archive_rules(desk, session)


def set_archive_rules(desk: Desk, fonds: str | None, category: str | None) -> ArchiveRules:
    """Say 全宗 or 门类 of this office's papers from now on; None stays, blank is the usual. Papers
    keep the 档号 that they have. Raises BadValue."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    with desk.writing() as session:
        for key, value in ((FONDS, fonds), (CATEGORY, category)):
            if value is None:
                continue
            if value.strip() and not is_part(value.strip()):
                raise BadValue(key, value, "archive_part")
            preferences.put(session, key, value.strip())
        return archive_rules(desk, session)


def with_archive_number(desk: Desk, session: Session, fact: PledgeEvent) -> PledgeEvent:
    """The step into the archive with the next 档号 of the year in which it was signed; one that it
    has stays."""
    if fact.archive_number:
        return fact
    signed = pledge_papers.signed_on(session, fact.pledge) or fact.on
    series = archive_rules(desk, session).series(signed.year)
    used = map(item_of, pledge_papers.archive_numbers(session, series.stem))
    last = max((item for item in used if item is not None), default=0)
    return replace(fact, archive_number=series.number(last + 1))
