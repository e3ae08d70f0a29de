"""Residents who may be one person: listed, found while typing, decided to be two; it travels."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.likeness import Sign
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import alike
from gridcredit.operations.register.alike import Typed
from tests.operations.adding import add_records
from tests.operations.chains import Chain
from tests.operations.offices import GRIDS

BORN = date(1970, 3, 1)
NUMBER = "37049919700301001X"


def somebody(desk: Desk, name: str = "王建国", room: str = "101", **more: object) -> Resident:
    """A resident alone in a household."""
    dwelling = Dwelling(desk.new_id(), area_id(GRIDS[0]), "榴园", "9", "1", room)
    home = Household(desk.new_id(), dwelling.id, "", name)
    facts = {"birth_date": BORN, **more}
    person = Resident(desk.new_id(), home.id, name, **facts)  # type: ignore[arg-type]
    add_records(desk, [dwelling, home, person])
    return person


def pairs(desk: Desk) -> list[tuple[UUID, UUID]]:
    found = alike.alike_residents(desk)
    return [(pair.one.id, pair.other.id) for pair in found]


def test_pairs_are_listed_with_why_and_masked(worker: Desk, clerk: Desk) -> None:
    one, other = somebody(worker), somebody(worker, "王健国", "102")
    [pair] = alike.alike_residents(worker)
    assert (pair.one.id, pair.other.id) == (one.id, other.id)
    assert set(pair.likeness.signs) == {Sign.SAME_SOUND, Sign.SAME_BIRTH}
    assert pair.one.name == "王建国"
    for room in ("101", "102"):
        somebody(clerk, room=room, phone="19900000001")
    [above] = alike.alike_residents(clerk)
    assert (above.one.name, above.one.phone) == ("王*国", "199****0001")


def test_only_those_who_count_somewhere_are_compared(worker: Desk) -> None:
    somebody(worker)
    somebody(worker, room="102", state=ResidentState.MOVED_OUT, left_on=date(2026, 1, 1))
    somebody(worker, room="103", removed="重复")
    assert pairs(worker) == []


def test_an_area_is_asked_alone(worker: Desk) -> None:
    somebody(worker), somebody(worker, room="102")
    assert len(alike.alike_residents(worker, GRIDS[0])) == 1


def test_two_people_are_not_asked_about_again(worker: Desk) -> None:
    one, other = somebody(worker), somebody(worker, room="102")
    row = alike.call_different(worker, other.id, one.id, "同名邻居")
    assert pairs(worker) == []
    assert alike.call_different(worker, one.id, other.id) == row
    alike.take_back_difference(worker, row, "看错了")
    assert pairs(worker) == [(one.id, other.id)]
    with pytest.raises(NotFound):
        alike.take_back_difference(worker, row, "再来")


def test_what_cannot_be_decided_is_refused(worker: Desk) -> None:
    one, other = somebody(worker), somebody(worker, room="102")
    with pytest.raises(BadValue):
        alike.call_different(worker, one.id, one.id)
    with pytest.raises(NotFound):
        alike.call_different(worker, one.id, UUID(int=1))
    row = alike.call_different(worker, one.id, other.id)
    with pytest.raises(BadValue):
        alike.take_back_difference(worker, row, " ")


def test_one_person_at_two_addresses_is_no_double(worker: Desk) -> None:
    one, other = somebody(worker), somebody(worker, room="102")
    add_records(worker, [RegistryLink(worker.new_id(), one.id, one.id, other.id)])
    assert pairs(worker) == []


def test_a_decision_travels(chain: Chain) -> None:
    one, other = (somebody(chain.grid, "覃安康", room) for room in ("101", "102"))
    chain.up(chain.grid, chain.street)
    assert pairs(chain.street) == [(one.id, other.id)]
    alike.call_different(chain.grid, one.id, other.id)
    chain.up(chain.grid, chain.street)
    assert pairs(chain.street) == []


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        (Typed(id_number=NUMBER), Sign.SAME_ID),
        (Typed(id_number="370499700301001"), Sign.SAME_ID),
        (Typed(id_number="37049919700301002X"), Sign.NEAR_ID),
        (Typed("王健国", birth_date=BORN), Sign.SAME_SOUND),
        (Typed("王建国", phone="199 0000 0001"), Sign.SAME_PHONE),
    ],
)
def test_whoever_is_typed_is_found(worker: Desk, typed: Typed, sign: Sign) -> None:
    known = somebody(worker, id_number=NUMBER, phone="19900000001")
    [found] = alike.may_be(worker, typed)
    assert (found.resident, found.household, found.name) == (known.id, known.household, "王建国")
    assert found.address == "榴园9号楼1单元101室"
    assert sign in found.likeness.signs


def test_who_is_edited_is_not_found_again(worker: Desk) -> None:
    known = somebody(worker, id_number=NUMBER)
    assert alike.may_be(worker, Typed("王建国", NUMBER, resident=known.id)) == []
    other = somebody(worker, room="102")
    [found] = alike.may_be(worker, Typed("王建国", birth_date=BORN, resident=known.id))
    assert found.resident == other.id
    alike.call_different(worker, known.id, other.id)
    assert alike.may_be(worker, Typed("王建国", birth_date=BORN, resident=known.id)) == []


def test_a_name_is_found_where_it_is_typed_again(worker: Desk) -> None:
    known = somebody(worker)
    assert alike.may_be(worker, Typed("王建国")) == []
    [at_home] = alike.may_be(worker, Typed("王建国", household=known.household))
    assert at_home.likeness.signs == (Sign.SAME_NAME, Sign.SAME_HOUSEHOLD)
    place = Dwelling(UUID(int=1), area_id(GRIDS[0]), "榴园", "9号楼", "1单元", "101室")
    [at_the_door] = alike.may_be(worker, Typed("王建国", dwelling=place))
    assert Sign.SAME_DOOR in at_the_door.likeness.signs


def test_nothing_typed_finds_nobody(worker: Desk) -> None:
    assert alike.may_be(worker, Typed()) == []
