"""What is undone must still be as it was done: what others changed since is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.errors import ChangedSince, LeavingDoubtful
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.operations.register import amending, people, removals, rules
from gridcredit.store.register import register_lists
from tests.operations.adding import add_registration


def test_a_target_that_was_set_again_is_not_undone(district: Desk) -> None:
    on, area = date(2027, 12, 31), district.node.area
    added = covering.set_target(district, area, on, 3000)
    changed = covering.set_target(district, area, on, 4000)
    assert added is not None
    assert changed is not None
    with pytest.raises(ChangedSince):
        covering.take_back_target(district, added, "撤销录入")
    covering.set_target(district, area, on, 5000)
    with pytest.raises(ChangedSince):
        covering.take_back_target(district, changed, "撤销录入")
    assert [t.rate for t in covering.own_targets(district) if t.on == on] == [5000]


def test_a_rule_that_was_set_again_is_not_undone(district: Desk) -> None:
    rules.set_rule(district, rules.COOL_OFF_DAYS, 30)
    rules.set_rule(district, rules.COOL_OFF_DAYS, 60)
    with pytest.raises(ChangedSince):
        rules.set_rule(district, rules.COOL_OFF_DAYS, 90, instead_of=30)
    rules.set_rule(district, rules.COOL_OFF_DAYS, 30, instead_of=60)
    assert rules.all_rules(district)[rules.COOL_OFF_DAYS] == 30


@pytest.mark.parametrize(
    "again",
    [
        lambda desk, who: amending.remove(desk, "resident", who, "重复登记"),
        lambda desk, who: amending.change(desk, "resident", who, {"removed": "合并"}),
    ],
)
def test_who_was_put_back_and_taken_off_again_stays_off(
    worker: Desk, again: Callable[..., object]
) -> None:
    who = people.list_residents(worker)[0].line.id
    amending.remove(worker, "resident", who, "录入错误")
    put_back = removals.put_back(worker, "resident", who)
    again(worker, who)
    with worker.reading() as session:
        off = register_lists.get(session, "resident", who).removed
    assert off
    assert put_back is not None
    with pytest.raises(ChangedSince):
        amending.take_back(worker, [put_back])


def test_leaving_before_what_is_known_of_a_person_is_asked_about(worker: Desk) -> None:
    who = next(p.line.id for p in people.list_residents(worker) if p.eligible)
    add_registration(worker, who, RegistrationKind.REGISTERED, date(2026, 11, 20))
    for state in ("died", "moved_out"):
        new = {"state": state, "left_on": "2026-11-19"}
        with pytest.raises(LeavingDoubtful) as asked:
            amending.change(worker, "resident", who, new, sure=False)
        assert (asked.value.left_on, asked.value.last) == ("2026-11-19", "2026-11-20")
    on_the_day = {"state": "died", "left_on": "2026-11-20"}
    edited = amending.change(worker, "resident", who, on_the_day, sure=False)
    assert edited is not None
    amending.take_back(worker, [edited])
    amending.change(worker, "resident", who, {"note": "x"}, sure=False)
    amending.change(worker, "resident", who, new, sure=True)
