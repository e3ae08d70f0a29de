"""A village's ledger on three computers that only ever exchange files: a grid's laptop, the village
and its street, with the district above them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.credit.closing import ClosedMonth, digest
from gridcredit.domain.credit.codes import Decision, EntryState, Manner, Result, Seat
from gridcredit.domain.errors import MustKeepOut, NotDecidedHere, ObjectionElsewhere
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.records import KINDS
from gridcredit.operations.credit import closing as months
from gridcredit.operations.credit import objecting, overview, queueing, reviewing
from gridcredit.operations.credit.entering import EntryForm, add_entry, amend_entry
from gridcredit.operations.credit.grouping import ActivityForm, add_activity
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.listing import list_ledger, list_scores
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.installation.credentials import certificate_of, node_keys
from gridcredit.store.journal import nodes
from gridcredit.sync.package import open_package
from tests.journeys.leaks import everything, told
from tests.operations.adding import add_records
from tests.operations.carrying import exchange
from tests.operations.credit.pilots import become, join, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, VILLAGE, Offices, Ticking

JANUARY, FEBRUARY = "2026-01", "2026-02"
VILLAGERS = ("王建国", "李秀英", "王子轩", "榴园")


@dataclass
class Place:
    """A district, a street, its village and a grid of it; two households that take part."""

    offices: Offices
    district: Desk
    street: Desk
    village: Desk
    grid: Desk
    one: Home
    other: Home

    @property
    def post(self) -> Path:
        """Where their files are handed over."""
        return self.offices.folder / "post"

    def round(self) -> None:
        """Good days until nothing waits anywhere."""
        below = ((self.grid, self.street), (self.village, self.street))
        exchange(self.post, *below, (self.street, self.district))

    def on(self, day: str) -> None:
        """It is the morning of a day."""
        self.offices.clock.now = datetime.fromisoformat(f"{day}T09:00")

    @property
    def three(self) -> tuple[Desk, ...]:
        """The computers that hold the ledger."""
        return self.grid, self.village, self.street


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Home, Home]:
    """The four on 5 January, made once and closed: the village decides, all take part."""
    folder = tmp_path_factory.mktemp("kept") / "offices"
    clock = Ticking(datetime(2026, 1, 5, 9))  # noqa: DTZ001
    offices = Offices(folder, clock)
    with closing(offices):
        district = offices.district()
        street = offices.child(district, Office.STREET, STREET)
        village = offices.child(street, Office.VILLAGE, VILLAGE)
        grid = offices.child(street, Office.GRID, GRIDS[0])
        homes = [a_home(grid), a_home(grid)]
        place = Place(offices, district, street, village, grid, *homes)
        place.round()
        put_rules(village, decided_by=Seat.VILLAGE, redeemed_at=Seat.VILLAGE)
        for home in homes:
            join(village, home)
        place.round()
    return folder, homes[0], homes[1]


@pytest.fixture
def place(made: tuple[Path, Home, Home], tmp_path: Path) -> Iterator[Place]:
    """Copies of the four."""
    folder, one, other = made
    clock = Ticking(datetime(2026, 1, 6, 9))  # noqa: DTZ001
    offices = Offices(tmp_path / "offices", clock)
    shutil.copytree(folder, offices.folder)
    names = ("district", f"street-{STREET}", f"village-{VILLAGE}", f"grid-{GRIDS[0]}")
    with closing(offices):
        for at, name in enumerate(names):
            ids = offices.ids_from(50 + at)
            offices.desks[name] = open_desk(offices.folder / name, PASSPHRASE, clock, ids)
        yield Place(offices, *offices.desks.values(), one, other)


def rows(desk: Desk) -> list[tuple[object, ...]]:
    """A ledger as every computer must have it."""
    return [
        (r.id, r.corrects, r.on, r.period, r.closed, r.points, r.counted, r.why, r.state)
        for r in list_ledger(desk, VILLAGE)
    ]


def counted(desk: Desk, entry: UUID) -> tuple[str | None, int, EntryState]:
    """Where an entry stands."""
    [row] = [row for row in list_ledger(desk, VILLAGE) if row.id == entry]
    return row.period, row.counted, row.state


def balance(desk: Desk, home: Home) -> int:
    """What a household may redeem."""
    with desk.reading() as session:
        found = ledger_of(desk, session, VILLAGE).balances()
    return found[home.household].amount if home.household in found else 0


def list_of(desk: Desk, period: str) -> tuple[str, str]:
    """The list that a month froze, and its digest."""
    with desk.reading() as session:
        [held] = [c for c in ledger_of(desk, session, VILLAGE).closings if c.period == period]
        return held.text, held.fact.digest


def enter(desk: Desk, home: Home, on: date, item: str = "A1") -> UUID:
    """An entry of a household's first adult."""
    return add_entry(desk, EntryForm(home.household, item, on, home.adult))


def test_a_fact_of_january_that_was_returned_counts_in_february(place: Place) -> None:
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    place.on("2026-01-21")
    late = enter(place.grid, place.one, date(2026, 1, 20))
    early = enter(place.grid, place.other, date(2026, 1, 15))
    place.round()
    place.on("2026-02-03")
    assert {one.id for one in queueing.queue(place.village)} == {late, early}
    reviewing.decide(place.village, [late], Decision.RETURN, "签到表没有签名")
    reviewing.decide(place.village, [early], Decision.PASS)
    place.round()
    [back] = queueing.returned_to_me(place.grid)
    assert (back.id, back.why, back.by) == (late, "签到表没有签名", "审核员")

    place.on("2026-02-10")
    done = months.close_month(place.village, "", JANUARY)
    assert [row.id for row in done.month.entries] == [early.hex]
    assert done.month.moved_on == ((late.hex, "returned"),)
    place.round()
    january = list_of(place.village, JANUARY)
    assert {list_of(desk, JANUARY) for desk in place.three} == {january}

    place.on("2026-02-12")
    form = objecting.ObjectionForm(early, Manner.SPOKEN, date(2026, 2, 12), "那天他不在村里")
    with pytest.raises(ObjectionElsewhere):
        objecting.object_to(place.grid, form)
    become(place.street, Role.STREET_CLERK, "街道干事")
    assert {balance(desk, place.other) for desk in place.three} == {20}
    objected = objecting.object_to(place.street, form)
    assert objected.due.day == date(2026, 2, 24)  # behind the holidays of the Spring Festival
    place.round()
    assert {balance(desk, place.other) for desk in place.three} == {0}
    assert {counted(desk, early) for desk in place.three} == {(JANUARY, 20, EntryState.DISPUTED)}
    answer = objecting.AnswerForm(objected.id, Result.UPHELD, "核实属实，予以更正")
    become(place.street, Role.STREET_REVIEWER, "街道审核")
    with pytest.raises(NotDecidedHere):
        objecting.answer(place.street, answer)
    correction = objecting.answer(place.village, answer).correction
    assert correction is not None

    place.on("2026-02-25")
    assert amend_entry(place.grid, late, {"evidence": ("签到表",), "note": "补签"}) == late
    place.round()
    [waiting] = queueing.queue(place.village)
    assert (waiting.id, waiting.fact.first_saved) == (late, date(2026, 1, 21))
    reviewing.decide(place.village, [late], Decision.PASS)
    place.round()
    assert {counted(desk, late) for desk in place.three} == {(FEBRUARY, 20, EntryState.PASSED)}
    assert {counted(desk, correction) for desk in place.three} == {
        (FEBRUARY, -20, EntryState.PASSED)
    }

    place.on("2026-03-02")
    months.close_month(place.village, VILLAGE, FEBRUARY)
    place.round()
    assert {list_of(desk, JANUARY) for desk in place.three} == {january}
    assert digest(january[0]) == january[1]
    assert {balance(desk, place.other) for desk in place.three} == {0}
    assert {balance(desk, place.one) for desk in place.three} == {20}
    assert rows(place.grid) == rows(place.village) == rows(place.street)
    for period, expected in ((JANUARY, (20, 10_020)), (FEBRUARY, (-20, 10_000))):
        scores = {s.household: s for s in list_scores(place.street, VILLAGE, period)}
        stands = scores[place.other.household]
        assert (stands.points, stands.total) == expected
    assert [situation.status(desk).set_aside for desk in place.three] == [0, 0, 0]


def test_who_recorded_it_decides_it_on_no_other_computer(place: Place) -> None:
    become(place.grid, Role.GRID_WORKER, "网格员小王", place.other.adult)
    entry = enter(place.grid, place.one, date(2026, 1, 5))
    place.round()
    for name, who in (("小王", place.other.adult), ("网格员小王", None)):
        become(place.village, Role.VILLAGE_REVIEWER, name, who)
        assert queueing.queue(place.village) == []
        assert overview.overview(place.village).to_decide == 0
        with pytest.raises(MustKeepOut) as caught:
            reviewing.decide(place.village, [entry], Decision.PASS)
        assert caught.value.reason == "own_record"
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    reviewing.decide(place.village, [entry], Decision.PASS)


def test_what_is_handed_up_is_decided_by_the_street_alone(place: Place) -> None:
    entry = enter(place.grid, place.one, date(2026, 1, 5))
    place.round()
    become(place.village, Role.VILLAGE_REVIEWER, "审核员", place.one.other)
    become(place.street, Role.STREET_REVIEWER, "街道审核")
    with pytest.raises(NotDecidedHere):
        reviewing.decide(place.street, [entry], Decision.PASS)
    queueing.hand_up_recused(place.village, VILLAGE, "本户，须回避")
    place.round()
    become(place.village, Role.VILLAGE_REVIEWER, "另一位")
    with pytest.raises(NotDecidedHere):
        reviewing.decide(place.village, [entry], Decision.PASS)
    with pytest.raises(NotDecidedHere):
        reviewing.hand_up(place.village, [entry], "再提请")
    assert [one.state for one in queueing.queue(place.street, VILLAGE)] == [EntryState.HANDED_UP]
    reviewing.decide(place.street, [entry], Decision.PASS)
    place.round()
    assert {counted(desk, entry)[2] for desk in place.three} == {EntryState.PASSED}


def test_what_the_wrong_office_closes_or_decides_does_not_count(place: Place) -> None:
    entry = enter(place.grid, place.one, date(2026, 1, 5))
    place.round()
    place.on("2026-02-02")
    become(place.street, Role.STREET_REVIEWER, "街道审核")
    with pytest.raises(NotDecidedHere):
        months.close_month(place.street, VILLAGE, JANUARY)
    street, text = place.street, ClosedMonth(VILLAGE, JANUARY).text()
    forged = (
        CreditDecision(street.new_id(), entry, Decision.PASS, date(2026, 2, 2), by="街道审核"),
        CreditClosing(
            street.new_id(), area_id(VILLAGE), JANUARY, date(2026, 2, 2), text, digest(text)
        ),
    )
    add_records(street, list(forged))
    place.round()
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    for desk in place.three:
        assert counted(desk, entry) == (None, 0, EntryState.WAITING)
        seen = overview.overview(desk, VILLAGE)
        assert (seen.next_period, seen.passed_over) == (JANUARY, 2)
    reviewing.decide(place.village, [entry], Decision.PASS)
    done = months.close_month(place.village, VILLAGE, JANUARY)
    place.round()
    assert {counted(desk, entry) for desk in place.three} == {(JANUARY, 20, EntryState.PASSED)}
    assert {list_of(desk, JANUARY)[1] for desk in place.three} == {done.digest}


def test_of_two_closings_of_one_month_the_first_stands_and_all_are_told(place: Place) -> None:
    entry = enter(place.grid, place.one, date(2026, 1, 5))
    place.round()
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    place.on("2026-02-02")
    done = months.close_month(place.village, VILLAGE, JANUARY)
    reviewing.decide(place.village, [entry], Decision.PASS)
    with place.village.reading() as session:
        own = ledger_of(place.village, session, VILLAGE)
        late = own.close(FEBRUARY)
    text = ClosedMonth(VILLAGE, JANUARY, entries=late.entries).text()
    other = CreditClosing(
        place.village.new_id(), area_id(VILLAGE), JANUARY, date(2026, 2, 3), text, digest(text)
    )
    add_records(place.village, [other])  # as a second computer of the village writes it
    place.round()
    for desk in place.three:
        [twice] = overview.overview(desk, VILLAGE).closed_twice
        assert (twice.period, twice.stands_since) == (JANUARY, date(2026, 2, 2))
        assert (twice.other_on, twice.moved_on) == (date(2026, 2, 3), len(late.entries))
        assert list_of(desk, JANUARY)[1] == done.digest
        assert counted(desk, entry)[0] == FEBRUARY


def test_overlaps_found_after_an_exchange_are_marked(place: Place) -> None:
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    become(place.street, Role.STREET_CLERK, "街道干事")
    who = (place.one.adult,)
    day = date(2026, 1, 5)
    first = add_activity(place.grid, ActivityForm("A1", day, "08:00", "10:00", who))
    second = add_activity(place.street, ActivityForm("A1", day, "09:00", "11:00", who))
    assert second.left_out == ()  # the street has not heard of the other one
    place.round()
    marked = {one.id: one.spot_check for one in queueing.queue(place.village)}
    assert set(marked) == {*first.entries, *second.entries}
    assert all([m.value for m in marks] == ["overlap"] for marks in marked.values())
    third = ActivityForm("A1", day, "09:30", "09:40", (place.one.adult, place.one.other))
    assert [one.resident for one in add_activity(place.street, third).left_out] == list(who)


def test_no_package_to_the_district_and_no_table_there_knows_more_than_counts(
    place: Place,
) -> None:
    become(place.village, Role.VILLAGE_REVIEWER, "审核员")
    home = place.one
    note = "调解记录第七号"
    entry = add_entry(
        place.grid,
        EntryForm(home.household, "A1", date(2026, 1, 5), home.adult, note=note, matter="事由甲"),
    )
    add_activity(
        place.grid,
        ActivityForm("A1", date(2026, 1, 5), "08:00", "09:00", (home.other,), "文化广场甲"),
    )
    place.round()
    waiting = [one.id for one in queueing.queue(place.village)]
    reviewing.decide(place.village, waiting, Decision.PASS)
    form = objecting.ObjectionForm(entry, Manner.WRITTEN, date(2026, 1, 6), "异议内容乙")
    objected = objecting.object_to(place.village, form)
    objecting.answer(
        place.village, objecting.AnswerForm(objected.id, Result.REJECTED, "答复内容丙")
    )
    place.on("2026-02-02")
    done = months.close_month(place.village, VILLAGE, JANUARY)
    place.round()

    secrets = {*VILLAGERS, note, "事由甲", "文化广场甲", "异议内容乙", "答复内容丙", done.digest}
    secrets |= {entry.bytes, objected.id.bytes, *(one.bytes for one in waiting)}
    texts = {value.hex() for value in secrets if isinstance(value, bytes)}
    for lines in packages_to(place.district, place.post, place.street):
        assert told(lines, secrets | texts) == set()
    assert told(everything(place.district.database), secrets | texts) == set()
    for kind in ("credit_entry", "credit_decision", "credit_objection", "credit_closing"):
        with place.district.reading() as session:
            asked = session.connection().exec_driver_sql(f"SELECT count(*) FROM {kind}")
            assert asked.scalar() == 0, kind
    [sent] = overview.village_counts(place.district)
    assert (sent.village, sent.count.period, sent.count.entries) == (VILLAGE, JANUARY, 2)
    assert (sent.count.civic_practice, sent.count.objections) == (40, 1)
    assert KINDS["credit_count"].open_fields


def packages_to(receiver: Desk, post: Path, sender: Desk) -> Iterator[list[bytes]]:
    """The lines of every package from one office to another."""
    with receiver.reading() as session:
        keys = node_keys(session)
        certificate = certificate_of(nodes.get(session, sender.node.id))
    found = 0
    for path in sorted(post.glob("*.gcpkg")):
        package = open_package(path)
        if package.manifest.receiver.node == receiver.node.id:
            found += 1
            yield list(
                package.verify(receiver.node.id, keys, certificate, date(2026, 2, 2)).lines()
            )
    assert found > 1
