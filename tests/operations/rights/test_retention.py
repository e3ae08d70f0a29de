"""How long things are kept: terms, what is past them, and that no figure changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.errors import BadValue
from gridcredit.domain.retention import Kept, Term, Unit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import rules
from gridcredit.operations.rights import retention
from gridcredit.store.workspace import audit, drafts
from tests.operations.homes import a_home
from tests.operations.offices import Ticking


def lines(desk: Desk) -> dict[Kept, retention.KeptLine]:
    """What the preview says."""
    return {one.kept: one for one in retention.preview(desk)}


def go(desk: Desk, days: int) -> None:
    """Let days pass."""
    assert isinstance(desk.clock, Ticking)
    desk.clock.go(days)


def test_terms_are_those_of_the_practice(worker: Desk) -> None:
    told = {kept: (line.length, line.unit) for kept, line in lines(worker).items()}
    assert told == {
        Kept.PLEDGES: (10, Unit.YEARS),
        Kept.RULE_SETS: (0, Unit.YEARS),
        Kept.MINUTES: (0, Unit.YEARS),
        Kept.STARS: (30, Unit.YEARS),
        Kept.LOG: (6, Unit.MONTHS),
        Kept.EXPORT_LOG: (36, Unit.MONTHS),
        Kept.DRAFTS: (30, Unit.DAYS),
    }


def test_the_preview_says_how_many_are_past_and_since_when(worker: Desk) -> None:
    home = a_home(worker)
    for on in (date(2014, 5, 1), date(2015, 12, 31), date(2016, 1, 1), date(2026, 11, 1)):
        signing.sign_pledge(worker, home.adult, on)
    line = lines(worker)[Kept.PLEDGES]
    assert (line.count, line.past) == (4, 2)
    assert (line.oldest, line.oldest_past) == (date(2014, 5, 1), date(2014, 5, 1))


def test_the_district_sets_terms_within_the_law(district: Desk) -> None:
    rules.set_rule(district, rules.PLEDGE_YEARS, 0)
    assert lines(district)[Kept.PLEDGES].length == 0
    for key, value in ((rules.LOG_MONTHS, 5), (rules.EXPORT_LOG_MONTHS, 35)):
        with pytest.raises(BadValue):
            rules.set_rule(district, key, value)


def test_logs_stay_however_old_and_say_so(worker: Desk, tmp_path: Path) -> None:
    with worker.writing() as session:
        audit.log(session, "a", "export", {"to": "x"})
        before = len(audit.entries(session))
    go(worker, 2_000)
    told = lines(worker)
    assert told[Kept.LOG].past == told[Kept.LOG].count > 0
    assert told[Kept.EXPORT_LOG].past == told[Kept.EXPORT_LOG].count > 0
    retention.let_go(worker)
    with worker.reading() as session:
        assert len(audit.entries(session)) == before
        assert audit.first_broken(session) is None


def test_old_drafts_go_when_somebody_lets_them(worker: Desk) -> None:
    with worker.writing() as session:
        drafts.keep(session, "w", UUID(int=1), "{}", "2026-10-01T09:00")
        drafts.keep(session, "w", UUID(int=2), "{}", "2026-11-20T09:00")
    assert lines(worker)[Kept.DRAFTS].past == 1
    assert retention.let_go(worker) == 1
    with worker.reading() as session:
        assert drafts.waiting(session, "w") == [UUID(int=2)]
        last = audit.entries(session, act="retention")[-1]
    assert last.facts == {"what": "drafts", "count": 1}
    assert retention.let_go(worker) == 0


@pytest.mark.parametrize(
    ("term", "on", "last"),
    [
        (Term(Kept.LOG, 6), date(2026, 8, 31), date(2027, 2, 28)),
        (Term(Kept.LOG, 6), date(2026, 6, 30), date(2026, 12, 30)),
        (Term(Kept.EXPORT_LOG, 36), date(2024, 2, 29), date(2027, 2, 28)),
        (Term(Kept.DRAFTS, 30), date(2026, 11, 1), date(2026, 12, 1)),
        (Term(Kept.PLEDGES, 10), date(2016, 3, 3), date(2026, 12, 31)),
        (Term(Kept.PLEDGES, 0), date(2016, 3, 3), None),
        (Term(Kept.LOG, 1200), date(9990, 1, 1), None),
    ],
)
def test_a_term_ends_on_its_last_day(term: Term, on: date, last: date | None) -> None:
    assert term.last_day(on) == last
