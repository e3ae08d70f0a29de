"""Who may not see numbers learns nothing of them by searching often; searches by numbers are
logged, never with the number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import NotAllowed, SearchLimited
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.numbersearch import MOST_IN_AN_HOUR
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.register import finding, households, people
from gridcredit.operations.visits import doorstep
from gridcredit.operations.workspace import accounts
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.register import register_lists
from gridcredit.store.search import searchindex
from gridcredit.store.workspace import audit
from tests.operations.homes import a_home
from tests.operations.offices import PASSPHRASE, Ticking


def as_administrator(desk: Desk) -> Desk:
    """The same workspace, opened by one who may see no numbers."""
    accounts.add_account(desk, "admin", "管理员", Role.ADMINISTRATOR, "管理员的口令-2026")
    made = open_desk(desk.folder, "管理员的口令-2026", desk.clock, desk.new_id, "admin")
    assert isinstance(desk.clock, Ticking)
    return made


@pytest.fixture
def keeper(clerk: Desk) -> Iterator[Desk]:
    """An administrator of the street, where names are masked too."""
    with closing(as_administrator(clerk)) as made:
        yield made


def whole(desk: Desk) -> Resident:
    """Somebody with an ID number of 18 digits and a telephone."""
    with desk.reading() as session:
        known = load(session, Resident)
    return next(r for r in known if len(r.id_number) == 18 and len(r.phone) == 11)


def test_whoever_a_large_import_brought_is_found_at_once(
    clerk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = whole(clerk)
    with clerk.reading() as session:
        more = replace(person, id=clerk.new_id(), name="缪春芳", id_number="", phone="")
        assert not searchindex.is_behind(session)
    monkeypatch.setattr(searchindex, "MANY", 0)
    with clerk.writing() as session:
        journal.add(session, [more])
    assert more.id in {hit.subject for hit in finding.find_hits(clerk, "mcf")}
    with clerk.reading() as session:
        assert not searchindex.is_behind(session)


def searches(desk: Desk) -> list[dict[str, object]]:
    with desk.reading() as session:
        found = audit.entries(session, act=finding.ACT)
        assert audit.first_broken(session) is None
    return [entry.facts for entry in found]


def test_an_administrator_finds_by_whole_numbers_and_not_by_parts_of_them(keeper: Desk) -> None:
    person = whole(keeper)
    for typed in (person.id_number, person.phone):
        assert person.id in {hit.subject for hit in finding.find_hits(keeper, typed)}
    number, phone = person.id_number, person.phone
    parts = [number[:n] for n in range(6, 18)] + [phone[:n] for n in range(3, 11)]
    parts += [number[-4:], number[-6:], phone[-4:], number[6:14], f"{person.name[0]} {phone[-4:]}"]
    for typed in parts:
        found = finding.find_hits(keeper, typed)
        assert all(typed.split()[-1] in hit.address for hit in found), typed


def test_an_administrator_confirms_no_guess_of_a_masked_name(keeper: Desk, clerk: Desk) -> None:
    person = next(r for r in _residents(clerk) if len(r.name) == 3)
    assert finding.find_hits(clerk, person.name)
    for typed in (person.name, person.name[:2], person.name[1:], f"{person.name[:2]} 1"):
        assert finding.find_hits(keeper, typed) == []
    assert households.household_ids(keeper, text=person.name) == []
    assert doorstep.find_doors(keeper, person.name) == []
    assert people.list_residents(keeper, person.name) == []
    assert people.list_households(keeper, person.name) == []


def _residents(desk: Desk) -> list[Resident]:
    with desk.reading() as session:
        return load(session, Resident)


def test_what_can_be_seen_is_still_found(keeper: Desk, clerk: Desk) -> None:
    [line, *_] = people.list_households(clerk)
    estate = line.address.split("号")[0].rstrip("0123456789")
    assert finding.find_hits(keeper, estate)


def test_an_administrator_searches_by_numbers_only_so_often(keeper: Desk) -> None:
    number = whole(keeper).id_number
    for serial in range(MOST_IN_AN_HOUR):
        finding.find_hits(keeper, f"{number[:14]}{serial:03}{number[17]}")
    with pytest.raises(SearchLimited):
        finding.find_hits(keeper, number)
    finding.find_hits(keeper, "石榴")  # nothing else is held up
    keeper.clock.now -= timedelta(days=30)  # type: ignore[attr-defined]
    with pytest.raises(SearchLimited):
        finding.find_hits(keeper, number)
    keeper.clock.now += timedelta(days=30, hours=2)  # type: ignore[attr-defined]
    assert finding.find_hits(keeper, number)


@pytest.mark.parametrize(
    "pasted",
    ["9" * 5_000, "1-" * 2_000, "王a" * 1_000, " ".join(map(str, range(2_000))), "王 李 " * 1_000],
)
def test_a_sheet_pasted_into_the_search_finds_nobody(clerk: Desk, pasted: str) -> None:
    assert finding.find_hits(clerk, pasted) == []


def test_the_count_survives_a_restart(keeper: Desk, clerk: Desk) -> None:
    number = whole(keeper).id_number
    for _ in range(MOST_IN_AN_HOUR):
        finding.find_hits(keeper, number)
    secret = "管理员的口令-2026"
    again = open_desk(clerk.folder, secret, keeper.clock, keeper.new_id, "admin")
    with closing(again), pytest.raises(SearchLimited):
        finding.find_hits(again, number)


def test_searches_by_numbers_are_logged_without_them(clerk: Desk) -> None:
    person = whole(clerk)
    finding.find_hits(clerk, person.id_number)
    finding.find_hits(clerk, person.phone)
    finding.find_hits(clerk, "37049919000101999X")
    assert [facts["kind"] for facts in searches(clerk)] == ["id_number", "phone", "id_number"]
    assert [bool(facts["found"]) for facts in searches(clerk)] == [True, True, False]
    with clerk.reading() as session:
        told = str([(e.act, e.facts) for e in audit.entries(session)])
    assert person.id_number not in told
    assert person.phone not in told
    finding.find_hits(clerk, person.name)
    assert len(searches(clerk)) == 3


def test_who_may_see_numbers_searches_by_parts_and_a_run_of_them_is_logged_once(
    clerk: Desk,
) -> None:
    phone = whole(clerk).phone
    for length in range(7, 11):
        assert finding.find_hits(clerk, phone[:length])
    assert [facts["kind"] for facts in searches(clerk)] == ["part"]
    clerk.clock.now += timedelta(minutes=2)  # type: ignore[attr-defined]
    finding.find_hits(clerk, phone[-4:])
    assert len(searches(clerk)) <= 2


def test_an_administrator_sees_no_purpose_and_exports_masks(keeper: Desk) -> None:
    with pytest.raises(NotAllowed):
        people.list_residents(keeper, purpose="看看")
    for person in people.list_residents(keeper):
        assert set(person.line.id_number[6:]) <= {"*"}
        assert "*" in person.line.name


def test_a_grid_s_administrator_finds_names_that_are_shown_but_no_numbers(worker: Desk) -> None:
    with closing(as_administrator(worker)) as keeper:
        person = whole(keeper)
        assert finding.find_hits(keeper, person.name)
        assert finding.find_hits(keeper, f"{person.name} {person.phone[-4:]}") == []
        assert finding.find_hits(keeper, person.phone[:8]) == []
        assert PASSPHRASE  # the worker's own account is untouched


def test_a_door_gives_the_adults_who_live_there_and_nobody_of_elsewhere(clerk: Desk) -> None:
    home = a_home(clerk)
    with clerk.reading() as session:
        told = register_lists.household_page(session, home.household)
    grids = {told.grid.code}
    found = finding.find_people(clerk, told.address, grids)
    here = {one.resident for one in found if one.household == home.household}
    assert here == {home.adult, home.other, home.unknown}
    assert all(one.address == told.address for one in found if one.resident in here)
    (first, *_) = finding.find_people(clerk, told.residents[0].name, grids)
    assert first.name == told.residents[0].name
    assert finding.find_people(clerk, told.address, {"370403002001009"}) == []
