"""A matching key is followed by a new one: made by one street, shared to those that remain, with
nobody lost from sight while streets go over to it one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import NotAllowed, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints, marking, matchingkeys
from gridcredit.operations.exchange import exchanging
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling, revoking
from gridcredit.store.register import keyshares
from gridcredit.store.workspace import audit
from tests.operations.duplicates.test_marking import keys, marks
from tests.operations.streets import Streets, number, somebody


@pytest.fixture
def streets(kept_streets: Path, tmp_path: Path) -> Iterator[Streets]:
    """The district and its streets, in copies."""
    made = Streets(tmp_path / "offices", count=3, kept=kept_streets)
    with closing(made.offices):
        yield made


def used(desk: Desk) -> str:
    """The key in use."""
    return marking.key_state(desk).key


def twice(streets: Streets) -> set[frozenset[UUID]]:
    """Whom the district finds counted twice."""
    found = hints.counted_twice(streets.district)
    return {frozenset(place.resident for place in one.places) for one in found}


def pair(streets: Streets, serial: int, *at: int) -> frozenset[UUID]:
    """One person in several streets."""
    return frozenset(somebody(streets.streets[n], number(serial)) for n in at)


def end(streets: Streets, at: int) -> Desk:
    """The district ends a street's certificate."""
    ended = streets.streets.pop(at)
    enrolling.revoke(streets.district, ended.node.id)
    return ended


def test_when_a_street_ends_one_of_the_others_makes_a_key_that_it_never_gets(
    streets: Streets,
) -> None:
    [old] = {used(street) for street in streets.streets}
    ended = end(streets, 1)
    assert not any(marking.key_state(street).is_spent for street in streets.streets)
    for _ in range(3):
        streets.round()
    [new] = {used(street) for street in streets.streets}
    assert new != old
    assert [keys(street) for street in streets.streets] == [{old, new}] * 2
    assert keys(ended) == {old}
    with streets.district.reading() as session:
        sealed_to_it = keyshares.shares_for(session, ended.node.id)
    assert {share.key for share in sealed_to_it} == {old}
    for street in streets.streets:
        state = marking.key_state(street)
        assert (state.follows, state.is_spent, len(state.using), state.awaited) == (1, False, 1, ())


def test_nobody_is_lost_from_sight_while_streets_go_over_to_the_new_key(streets: Streets) -> None:
    one, two, three = streets.streets
    people_of = [pair(streets, 1, 0, 1), pair(streets, 2, 1, 2), pair(streets, 3, 0, 1, 2)]
    streets.round()
    assert twice(streets) == {*people_of}
    marking.renew_key(one)
    for step, street in enumerate((one, two, three)):
        people_of.append(pair(streets, 10 + step, 0, 1, 2))
        for other in (one, two, three):
            streets.up(other)
            assert {*people_of[:-1]} <= twice(streets)
        assert twice(streets) == {*people_of}
        streets.down(street)
        assert twice(streets) == {*people_of}
    assert len({used(street) for street in streets.streets}) == 1


def test_as_long_as_one_sister_stays_away_both_keys_are_in_use(streets: Streets) -> None:
    one, two, three = streets.streets
    old = used(one)
    marking.renew_key(one)
    streets.up(one)
    streets.down(two)
    streets.up(two)
    streets.down(one)
    assert (used(one), used(three)) == (used(two), old)
    assert marking.key_state(one).awaited == (three.node.name,)
    found = [pair(streets, 1, 0, 1), pair(streets, 2, 1, 2), pair(streets, 3, 0, 2)]
    for street in streets.streets:
        streets.up(street)
    assert twice(streets) == {*found}
    for _ in range(2):
        streets.round()
    late = somebody(one, number(4))
    streets.up(one)
    assert {mark[:8] for mark in marks(one)[str(late)]} == {used(three)} != {old}
    assert twice(streets) == {*found}


def test_two_keys_made_at_once_end_in_one_and_pairs_stay(streets: Streets) -> None:
    one, two, _ = streets.streets
    found = {pair(streets, 1, 0, 1), pair(streets, 2, 1, 2)}
    streets.round()
    made = {marking.renew_key(one).key, marking.renew_key(two).key}
    for _ in range(4):
        streets.round()
        assert twice(streets) == found
    [chosen] = {used(street) for street in streets.streets}
    assert chosen in made
    assert {marking.key_state(street).follows for street in streets.streets} == {1}


def test_who_was_found_beside_an_ended_streets_people_is_still_found_until_the_number_changes(
    streets: Streets,
) -> None:
    one, *_ = streets.streets
    stays, changes = pair(streets, 1, 0, 1), pair(streets, 2, 0, 1)
    streets.round()
    end(streets, 1)
    for _ in range(3):
        streets.round()
    assert twice(streets) == {stays, changes}
    [mine] = [person for person in changes if str(person) in marks(one)]
    people.set_resident_field(one, mine, "id_number", number(3))
    streets.round()
    assert twice(streets) == {stays}


def test_a_street_that_comes_back_gets_the_new_key(streets: Streets, tmp_path: Path) -> None:
    ended = end(streets, 1)
    for _ in range(3):
        streets.round()
    exchanging.import_files(
        ended, [revoking.write_notice(streets.district, ended.node.id, tmp_path)]
    )
    request = enrolling.write_request(ended, tmp_path / "again.gcreq")
    enrolling.approve(streets.district, request, tmp_path / "again.gccert")
    enrolling.accept(ended, tmp_path / "again.gccert")
    streets.streets.append(ended)
    found = {pair(streets, 1, 0, 2)}
    for _ in range(4):
        streets.round()
    assert len({used(street) for street in streets.streets}) == 1
    assert twice(streets) == found


def test_only_who_answers_for_a_street_that_has_a_key_may_ask_for_another(
    streets: Streets,
) -> None:
    one = streets.streets[0]
    with pytest.raises(NotFound):
        marking.renew_key(streets.district)
    actor, one.actor = one.actor, one.actor.__class__("r", "审核", Role.STREET_REVIEWER)
    with pytest.raises(NotAllowed):
        marking.renew_key(one)
    one.actor = actor
    before = used(one)
    state = marking.renew_key(one)
    assert state.key != before
    with one.reading() as session:
        [entry] = [e for e in audit.entries(session) if e.act == "matching_key"]
        secrets = {key.secret for key in matchingkeys.ring(session).keys.values()}
    assert entry.facts == {"key": state.key, "follows": before}
    assert len(secrets) == 2
