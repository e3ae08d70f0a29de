"""Streets share one matching key through a district that cannot open it, and mark their people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.domain.errors import FileUnreadable
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.duplicates import matchingkeys
from gridcredit.operations.installation import credentials
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.loading import load
from gridcredit.store.register import keyshares
from gridcredit.sync.keyshare import read_share
from tests.operations.offices import PASSPHRASE
from tests.operations.streets import STREETS, Streets, number, somebody


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district with two streets, made once."""
    made = Streets(tmp_path_factory.mktemp("kept") / "offices")
    made.offices.close()
    return made.folder


@pytest.fixture
def streets(kept: Path, tmp_path: Path) -> Iterator[Streets]:
    """A district with two streets that nothing has happened to."""
    made = Streets(tmp_path / "offices", kept=kept)
    with closing(made.offices):
        yield made


def marks(desk: Desk) -> dict[str, set[str]]:
    """The marks of everybody, by resident, blank ones left out."""
    found: dict[str, set[str]] = {}
    with desk.reading() as session:
        for one in load(session, MatchMark):
            found.setdefault(str(one.resident), set()).update({one.mark} - {""})
    return found


def keys(desk: Desk) -> set[str]:
    """The ids of the matching keys held."""
    with desk.reading() as session:
        return set(matchingkeys.ring(session).keys)


def test_no_key_is_made_before_somebody_has_a_number(streets: Streets) -> None:
    one, _ = streets.streets
    somebody(one, "", "无证")
    streets.up(one)
    assert (keys(one), marks(one)) == (set(), {})


def test_the_district_gets_marks_and_no_numbers(streets: Streets) -> None:
    one, _ = streets.streets
    person = somebody(one, number(1))
    streets.up(one)
    assert marks(streets.district) == marks(one)
    assert list(marks(one)) == [str(person)]
    with streets.district.reading() as session:
        assert nodes.secret(session, matchingkeys.SECRET) is None


def test_a_changed_number_gets_another_mark_and_a_blank_one_none(streets: Streets) -> None:
    one, _ = streets.streets
    person = somebody(one, number(1))
    streets.up(one)
    first = marks(streets.district)[str(person)]
    people.set_resident_field(one, person, "id_number", number(2))
    streets.up(one)
    second = marks(streets.district)[str(person)]
    assert (len(first), len(second), first & second) == (1, 1, set())
    people.set_resident_field(one, person, "id_number", "")
    people.set_resident_field(one, person, "birth_date", "1990-01-01")
    streets.up(one)
    assert marks(streets.district)[str(person)] == set()


def test_two_streets_that_made_keys_before_they_met_agree_on_one(streets: Streets) -> None:
    one, two = streets.streets
    first, second = somebody(one, number(1)), somebody(two, number(1))
    streets.up(one)
    streets.up(two)
    assert keys(one).isdisjoint(keys(two))
    for _ in range(3):
        streets.round()
    held = marks(streets.district)
    assert len(held[str(first)] & held[str(second)]) == 1
    assert held == {**marks(one), **marks(two)}
    assert keys(one) & keys(two)


def test_everybody_is_marked_anew_only_once(streets: Streets) -> None:
    one, two = streets.streets
    made = [somebody(street, number(n)) for street in (one, two) for n in (1, 2, 3)]
    for _ in range(4):
        streets.round()
    with streets.district.reading() as session:
        written = [len(journal.history(session, m.id)) for m in load(session, MatchMark)]
    held = marks(streets.district)
    assert sorted(len(held[str(person)]) for person in made) == [1, 1, 1, 2, 2, 2]
    assert written == [1] * 9


def test_a_street_that_joins_later_makes_no_key_of_its_own(streets: Streets) -> None:
    one, _ = streets.streets
    somebody(one, number(1))
    for _ in range(2):
        streets.round()
    third = streets.join(STREETS[2])
    streets.streets.append(third)
    late = somebody(third, number(1))
    streets.up(third)
    assert marks(third) == {}
    for _ in range(3):
        streets.round()
    assert keys(third) == keys(one)
    assert marks(streets.district)[str(late)] in list(marks(one).values())


def test_the_district_cannot_open_what_it_passes_on(streets: Streets) -> None:
    one, two = streets.streets
    somebody(one, number(1))
    for _ in range(2):
        streets.round()
    with streets.district.reading() as session:
        own = credentials.node_keys(session)
        sender = credentials.certificate_of(nodes.get(session, one.node.id))
        assert sender is not None
        passed_on = keyshares.shares_for(session, one.node.id)
        passed_on += keyshares.shares_for(session, two.node.id)
        assert len(passed_on) == 2
        for share in passed_on:
            with pytest.raises(FileUnreadable):
                read_share(share.document).open(share.recipient, own, sender)


def test_a_restored_street_gets_its_key_back(streets: Streets, tmp_path: Path) -> None:
    one, two = streets.streets
    backup = keeping.backup(one, tmp_path).file
    assert backup is not None
    person = somebody(one, number(1))
    for _ in range(3):
        streets.round()
    before = marks(streets.district)
    one.close()
    keeping.restore(one.folder, backup, PASSPHRASE, "", one.clock)
    again = open_desk(one.folder, PASSPHRASE, one.clock, one.new_id)
    streets.offices.desks[f"street-{STREETS[0]}"] = streets.streets[0] = again
    somebody(again, number(2), "另一人")
    for _ in range(4):
        streets.round()
    assert keys(again) >= keys(two)
    assert marks(streets.district)[str(person)] == before[str(person)]
    used = [
        k for k in keys(again) & keys(two) if all(k in " ".join(m) for m in marks(again).values())
    ]
    assert len(used) == 1
