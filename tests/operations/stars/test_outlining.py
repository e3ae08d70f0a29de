"""Facts are offered for a story with their days: of ledger and visits, without notes or others."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.credit.codes import Decision, Theme, Unit
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.stars.codes import OutlineSource
from gridcredit.operations.stars.outlining import OutlineFact, story_outline
from tests.operations.adding import add_records
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import COLLECTOR, Three
from tests.operations.stars.test_year import ready

SNOW = Item("MW1", Theme.BEAUTIFUL_VILLAGE, "清积雪", 10)
HOURS = Item("WM1", Theme.CIVIC_PRACTICE, "志愿服务", unit=Unit.HOURS, tiers=((100, 20),))


def a_past(three: Three) -> None:
    """What the first household did this year."""
    desk, home, who = three.village, three.kept.homes[0], three.kept.people[0]
    begins, items = date(2026, 1, 1), items_to_json([SNOW, HOURS])
    rules = CreditRules(desk.new_id(), area_id(VILLAGE), 1, begins, items)
    entries = [
        CreditEntry(desk.new_id(), home, code, on, on, who, quantity, note="张三也在")
        for code, on, quantity in (
            ("MW1", date(2026, 1, 20), 10),
            ("WM1", date(2026, 3, 5), 25),
            ("MW1", date(2026, 2, 3), 10),
        )
    ]
    entries.append(
        CreditEntry(
            desk.new_id(), home, "MW1", date(2026, 4, 4), date(2026, 4, 4), three.kept.spouse
        )
    )
    decided = [
        CreditDecision(desk.new_id(), one.id, how, date(2026, 5, 1))
        for one, how in zip(
            entries, (Decision.PASS, Decision.PASS, Decision.RETURN, Decision.PASS), strict=True
        )
    ]
    met = (VisitOutcome.MET_DONE, (who,)), (VisitOutcome.NOBODY, ()), (VisitOutcome.BY_PHONE, ())
    visits = [
        Visit(desk.new_id(), home, f"2026-06-0{at}T10:00", outcome, met=people, note="邻居说的")
        for at, (outcome, people) in enumerate(met, 1)
    ]
    steps = [
        RegistrationEvent(desk.new_id(), who, RegistrationKind.REGISTERED, date(2026, 6, 1)),
        PledgeEvent(desk.new_id(), desk.new_id(), who, PledgeStage.SIGNED, date(2026, 6, 1)),
    ]
    add_records(desk, [rules, *entries, *decided, *visits, *steps])


def told(facts: tuple[OutlineFact, ...]) -> list[tuple[str, OutlineSource, str]]:
    """Day, source and words."""
    return [(fact.on.isoformat(), fact.source, fact.what) for fact in facts]


def test_what_somebody_did_is_offered_with_its_day(three: Three) -> None:
    a_past(three)
    with three.being(three.village, COLLECTOR) as desk:
        own = story_outline(desk, three.kept.people[0])
        family = story_outline(desk, household=three.kept.homes[0])
    assert told(own) == [
        ("2026-01-20", OutlineSource.ENTRY, "清积雪"),
        ("2026-03-05", OutlineSource.ENTRY, "志愿服务（2.5 小时）"),
        ("2026-06-01", OutlineSource.VISIT, "见面已办"),
        ("2026-06-01", OutlineSource.PLEDGE, "已签"),
        ("2026-06-01", OutlineSource.REGISTRATION, "已注册"),
    ]
    only = set(told(family)) - set(told(own))
    assert only == {
        ("2026-04-04", OutlineSource.ENTRY, "清积雪"),
        ("2026-06-03", OutlineSource.VISIT, "电话/微信接触"),
    }
    assert not any("张三" in fact.what or "邻居" in fact.what for fact in (*own, *family))


def test_an_earlier_honour_is_offered(three: Three) -> None:
    ready(three, 0)
    three.award()
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        [fact] = story_outline(desk, three.kept.people[0])
    assert (fact.source, fact.what) == (OutlineSource.HONOUR, "2026-10")


def test_somebody_is_named(three: Three) -> None:
    with three.being(three.village, COLLECTOR) as desk:
        with pytest.raises(BadValue):
            story_outline(desk)
        with pytest.raises(NotFound):
            story_outline(desk, UUID(int=1))
        with pytest.raises(NotFound):
            story_outline(desk, household=UUID(int=1))
