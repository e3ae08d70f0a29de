"""The pilot village of the demonstration: every view of its year has something to show, what is
counted adds up, and nobody above the street learns more than counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import EntryState, Result, Why
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.stars.codes import StarStage
from gridcredit.operations import tasks
from gridcredit.operations.credit import funds, goods, listing, objecting, overview, queueing
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.demo import demo
from gridcredit.operations.demo.pilot import CLOSED, story_months
from gridcredit.operations.demo.story_clock import StoryClock
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.register import people
from gridcredit.operations.stars import listing as stars
from gridcredit.operations.workspace import accounts
from gridcredit.store.credit import papers
from gridcredit.store.credit.vouchers import vouchers_in
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.journal.loading import load
from gridcredit.store.stars.honours import all_honours
from tests.journeys.leaks import everything, told
from tests.operations.offices import GRIDS, STREET, VILLAGE, Ticking, counting_ids

TODAY = date(2026, 11, 22)
LATER = datetime(2026, 11, 22, 18)  # noqa: DTZ001 - when all of it is done


def desk_of(made: demo.Demo, name: str) -> Desk:
    """An office of it, opened by whoever sits there."""
    ids = counting_ids(99).__next__
    return open_desk(made.workspaces[name], demo.PASSPHRASE, Ticking(LATER), ids)


@pytest.fixture
def village(made: demo.Demo) -> Iterator[Desk]:
    """The village's desk."""
    with closing(desk_of(made, f"village-{VILLAGE}")) as desk:
        yield desk


@pytest.mark.slow
def test_a_pilot_village_has_a_computer_beside_its_grid(made: demo.Demo, village: Desk) -> None:
    with closing(desk_of(made, f"grid-{GRIDS[0]}")) as grid:
        counts = [len(people.list_residents(desk)) for desk in (village, grid)]
        assert {village.node.state, grid.node.state} == {"active"}
    assert counts[0] == counts[1] > 50


@pytest.mark.slow
def test_a_year_is_closed_and_the_month_that_is_open_shows_every_state(village: Desk) -> None:
    rows = listing.list_ledger(village)
    assert 250 < len(rows) < 450
    with village.reading() as session:
        ledger = ledger_of(village, session, VILLAGE)
        assert [closed.period for closed in ledger.closings] == story_months(TODAY)[:CLOSED]
    states = Counter(row.state for row in rows)
    assert set(states) == set(EntryState) - {EntryState.VOID}  # what was voided was closed
    assert {row.why for row in rows} >= {Why.TIER.value, Why.GROUP.value, Why.CAP.value, ""}
    assert sum(row.corrects is not None for row in rows) == 2
    assert len(queueing.queue(village)) > 10
    assert [back.by != village.actor.name for back in queueing.returned_to_me(village)] == [True]
    results = [line.answer and line.answer.result for line in objecting.list_objections(village)]
    assert results == [None, Result.REJECTED, Result.UPHELD]
    bands = Counter(score.band for score in listing.list_scores(village, VILLAGE, "2026-10"))
    assert len(bands) > 1


@pytest.mark.slow
def test_nobody_decided_what_they_had_recorded(village: Desk) -> None:
    roles = {account.role for account in accounts.list_accounts(village)}
    assert roles == {Role.VILLAGE_REVIEWER, Role.COLLECTOR, Role.REDEEMER}
    assert all(account.resident for account in accounts.list_accounts(village))
    with village.reading() as session:
        entries = {entry.id: entry for entry in load(session, CreditEntry)}
        decisions = load(session, CreditDecision)
    assert len(decisions) > 200
    for said in decisions:
        wrote = entries[said.entry]
        recorder = Handler(wrote.by, wrote.by_resident)
        assert not Handler(said.by, said.by_resident).is_same(recorder), said


@pytest.mark.slow
def test_balances_are_what_was_counted_less_what_was_taken(village: Desk) -> None:
    with village.reading() as session:
        ledger = ledger_of(village, session, VILLAGE)
        balances = ledger.balances()
        vouchers, passed_over = vouchers_in(session, VILLAGE, ledger.book)
        own: Counter[object] = Counter()
        for row in ledger.rows():
            if row.closed and row.state is not EntryState.DISPUTED:
                own[row.household] += row.counted
        for voucher in vouchers:
            own[voucher.fact.household] -= sum(b.points * b.count for b in voucher.basket)
            for back in voucher.returns:
                own[voucher.fact.household] += sum(b.points * b.count for b in back.basket)
    assert passed_over == []
    assert len(vouchers) > 15
    assert sum(len(voucher.returns) for voucher in vouchers) == 1
    assert {home: amount for home, amount in own.items() if amount} == {
        home: balance.amount for home, balance in balances.items() if balance.amount
    }
    assert [one.goods.code for one in goods.list_goods(village) if one.is_low] == ["LT"]
    assert min(one.stock for one in goods.list_goods(village)) >= 0
    assert min(line.left for line in funds.list_fund(village)) > 0


@pytest.mark.slow
def test_sheets_passbooks_and_papers_lie_beside_the_other_files(
    made: demo.Demo, village: Desk
) -> None:
    assert len(set(made.files)) == len(made.files)
    assert all(file.stat().st_size for file in made.files)
    out = made.passphrase_file.parent
    names = {file.relative_to(out).as_posix() for file in made.files}
    assert names >= {f"credit/sheets-2026-10/{sheet}.pdf" for sheet in "ABDE"}
    assert names >= {f"credit/sheets-2026-Q3/{sheet}.pdf" for sheet in "ABDE"}
    assert names >= {"credit/passbooks-2026.pdf", "credit/voucher.pdf", "credit/rules-1.xlsx"}
    assert names >= {"stars/board.pdf", "stars/certificates-2026-08.pdf"}
    assert names >= {"stars/notice-2026-10.docx", "credit/answer-2026-09-15.pdf"}
    with village.reading() as session:
        hung = papers.hung_up(session, ledger_of(village, session, VILLAGE).area.id)
    assert [sheet.period for sheet in hung] == ["2026-10", "2026-Q3"]
    kinds = Counter(task.kind for task in tasks.list_tasks(village))
    assert kinds["sheet_reprint"] == kinds["low_stock"] == kinds["star_remove"] == 1


@pytest.mark.slow
def test_stars_stand_at_every_stage_of_their_way(made: demo.Demo, village: Desk) -> None:
    lines = stars.list_stars(village)
    stages = Counter(line.stage for line in lines)
    missing = {StarStage.READY, StarStage.ARCHIVED, StarStage.WITHDRAWN}
    assert set(stages) == set(StarStage) - missing
    assert {line.star.period for line in lines} >= {"2026-08", "2026-09", "2026-10", "2026-Q3"}
    with closing(desk_of(made, f"street-{STREET}")) as street:
        assert [line.stage for line in stars.list_stars(street)] == [line.stage for line in lines]


@pytest.mark.slow
def test_village_street_and_grid_agree_and_the_district_learns_counts_and_honours(
    made: demo.Demo, village: Desk
) -> None:
    entries = {row.id for row in listing.list_ledger(village)}
    named = {line.star.name for line in stars.list_stars(village, purpose="核对")}
    digests = []
    for name in (f"village-{VILLAGE}", f"street-{STREET}", f"grid-{GRIDS[0]}"):
        with closing(desk_of(made, name)) as desk:
            assert situation.status(desk).set_aside == 0
            with desk.reading() as session:
                digests.append(state_digest(session, GRIDS[0]))
    assert len(set(digests)) == 1
    with closing(desk_of(made, "district")) as district:
        counts = overview.village_counts(district)
        assert [one.count.period for one in counts] == story_months(TODAY)[:CLOSED]
        assert all(one.count.in_time for one in counts)
        with district.reading() as session:
            honours = all_honours(session)
        assert Counter(bool(one.name) for one in honours) == {True: 5, False: 2}
        known = told(everything(district.database), named | {entry.hex for entry in entries})
        assert known <= {one.name for one in honours}
        with district.reading() as session:
            for kind in ("credit_entry", "credit_decision", "redemption", "star"):
                asked = session.connection().exec_driver_sql(f"SELECT count(*) FROM {kind}")
                assert asked.scalar() == 0, kind


def test_a_story_has_twelve_closed_months_and_some_days_of_an_open_one() -> None:
    assert story_months(date(2026, 11, 22))[0::12] == ["2025-11", "2026-11"]
    assert story_months(date(2027, 1, 9))[0::12] == ["2025-12", "2026-12"]
    assert story_months(date(2027, 1, 10))[0::12] == ["2026-01", "2027-01"]
    assert len(story_months(date(2028, 2, 29))) == CLOSED + 1


def test_a_story_goes_on_and_comes_to_today() -> None:
    clock = StoryClock(Ticking(datetime(2026, 11, 22, 9)))  # noqa: DTZ001
    clock.set_to(date(2025, 11, 1), time(8, 30))
    assert (clock().date(), clock().hour) == (date(2025, 11, 1), 8)
    clock.set_to(date(2025, 11, 2), time(8, 0))
    clock.set_to(date(2025, 11, 2), time(7, 0))
    assert clock().hour == 8
    with pytest.raises(ValueError, match="a story goes on"):
        clock.set_to(date(2025, 11, 1), time(9, 0))
    clock.set_to_now()
    assert clock().date() == clock.real().date() == date(2026, 11, 22)
