"""People in two streets are found without names, told to both, and decided where they are known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints
from gridcredit.operations.exchange import situation
from gridcredit.operations.figures import covering
from gridcredit.operations.register import amending, people
from tests.operations.streets import Streets, number, somebody

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district with two streets that share a key, made once."""
    made = Streets(tmp_path_factory.mktemp("kept") / "offices")
    one, two = made.streets
    for street, serial in ((one, 900), (two, 901)):
        somebody(street, number(serial), "某人")
    for _ in range(3):
        made.round()
    made.offices.close()
    return made.folder


@pytest.fixture
def streets(kept: Path, tmp_path: Path) -> Iterator[Streets]:
    """The district and its streets, in copies."""
    made = Streets(tmp_path / "offices", kept=kept)
    with closing(made.offices):
        yield made


def eligible(desk: Desk) -> int:
    """The plain count of the whole area."""
    return covering.coverage_tree(desk, TODAY, "", Basis.RESIDENCE).coverage.eligible


def test_somebody_in_two_streets_is_found_and_both_are_told(streets: Streets) -> None:
    one, two = streets.streets
    first, second = somebody(one, number(1)), somebody(two, number(1))
    streets.up(one)
    assert hints.counted_twice(streets.district) == []
    streets.up(two)
    [found] = hints.counted_twice(streets.district)
    assert [(p.street_name, p.resident) for p in found.places] == [
        ("兴仁街道", first), ("兴城街道", second),
    ]  # fmt: skip
    assert situation.status(streets.district).links[0].unsent > 0
    for street, person, other in ((one, first, "兴城街道"), (two, second, "兴仁街道")):
        streets.down(street)
        [hint] = hints.hints(street)
        assert (hint.resident, hint.streets, hint.since) == (person, (other,), TODAY)
        assert hint.name == "王*国"
        assert hints.hints(street, "核对")[0].name == "王建国"
    [found] = hints.counted_twice(streets.district)
    assert found.since == TODAY


def test_the_count_stays_plain_and_says_how_many_may_count_twice(streets: Streets) -> None:
    one, two = streets.streets
    for street in (one, two):
        somebody(street, number(1))
        somebody(street, number(2, date(2015, 1, 1)), born=date(2015, 1, 1))
    streets.round()
    assert eligible(streets.district) == eligible(one) + eligible(two) == 4
    assert hints.how_many(streets.district, TODAY) == 1
    assert hints.how_many(streets.district, date(2033, 1, 1)) == 2
    assert hints.how_many(streets.district, TODAY, one.node.area) == 1
    assert hints.how_many(streets.district, TODAY, "370403004") == 0
    assert hints.how_many(one, TODAY) == 1


@pytest.mark.parametrize("how", ["moved", "removed", "number"])
def test_a_street_that_corrects_its_register_closes_the_hint_everywhere(
    streets: Streets, how: str
) -> None:
    one, two = streets.streets
    first, _ = somebody(one, number(1)), somebody(two, number(1))
    streets.round()
    if how == "moved":
        left = {"state": ResidentState.MOVED_OUT.value, "left_on": "2026-11-01"}
        amending.change(one, "resident", first, left)
    elif how == "removed":
        amending.remove(one, "resident", first, "已在兴城街道登记")
    else:
        people.set_resident_field(one, first, "id_number", number(7))
    assert len(hints.hints(two)) == 1
    streets.round()
    assert hints.counted_twice(streets.district) == []
    assert hints.hints(two) == []
    assert hints.hints(one) == []


def test_a_street_that_knows_better_says_so_and_the_reason_stays_there(streets: Streets) -> None:
    one, two = streets.streets
    first, _ = somebody(one, number(1)), somebody(two, number(1))
    streets.round()
    with pytest.raises(BadValue):
        hints.call_different(one, first, " ")
    with pytest.raises(NotFound):
        hints.call_different(two, first, "同号不同人")
    hints.call_different(one, first, "王建国身份证号录错")
    assert hints.hints(one) == []
    streets.round()
    assert hints.counted_twice(streets.district) == []
    assert hints.how_many(streets.district, TODAY) == 0
    assert hints.hints(two) == []
    with streets.district.reading() as session:
        bodies = session.connection().exec_driver_sql("SELECT body FROM revision").scalars()
        assert not any("录错".encode() in body for body in bodies)


def test_who_does_not_count_is_not_counted_twice(streets: Streets) -> None:
    one, two = streets.streets
    first = somebody(one, number(1))
    somebody(two, number(1))
    amending.change(one, "resident", first, {"population": "registry_only"})
    streets.round()
    assert hints.counted_twice(streets.district) == []
    assert hints.how_many(streets.district, TODAY) == 0
