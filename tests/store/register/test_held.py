"""Everything that is held on a person is found, whatever kind it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.records import KINDS
from gridcredit.domain.stars.nominations import honour_id
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register.held import held_on
from tests.store.conftest import Filled
from tests.store.invented import PEN
from tests.store.made import DAY, one, world

NOBODYS = frozenset(
    {
        "area",
        "calendar_day",
        "office_certificate",
        "setting",
        "credit_count",
        "credit_meeting",
        "credit_rules",
        "form_template",
        "goods",
        "honour",
        "key_share",
        "note_template",
        "pledge_text",
        "poster_text",
        "saved_filter",
        "star_scheme",
        "target",
        "unread_page",
        "credit_closing",
        "fund_move",
        "stock_move",
        "credit_activity",
        "article",
        "publicity_activity",
        "poster_placement",
        "poster_inspection",
        "group_post",
        "enterprise_visit",
        "incentive",
        "occasion",
        "key_task",
        "task_progress",
        "public_filing",
        "filing_statement",
        "report_issue",
        "issue_list",
        "assessment_scheme",
        "assessment_score",
        "work_reminder",
        "reminder_reply",
        "unit_mention",
    }
)
"""Kinds that tell of no person: of areas, offices, goods, texts, and of staff only who wrote them.
A new kind stands either here or in the print."""

WORLD = world()
PERSON: UUID = WORLD["resident"].id


@pytest.fixture
def held(filled: Filled) -> Database:
    """A workspace with a record of every kind."""
    return filled(list(WORLD.values()))


def kinds_on(db: Database, resident: UUID) -> dict[str, int]:
    """How many records of which kinds are held on somebody."""
    with db.reading() as s:
        names = [told.kind.name for told in held_on(s, resident).records]
    return {name: names.count(name) for name in names}


def test_a_record_of_every_kind_that_names_a_person_is_found(held: Database) -> None:
    found = kinds_on(held, PERSON)
    assert found == dict.fromkeys(KINDS.keys() - NOBODYS, 1)


def others() -> Iterator[Any]:
    """Somebody else behind the same door, with a record of every kind of one's own."""
    ids = {name: record.id for name, record in WORLD.items()}
    ids["resident"] = UUID(int=7_000)
    for at, (name, kind) in enumerate(KINDS.items(), 7_100):
        if name in NOBODYS or name in ("dwelling", "household"):
            continue
        ids[name] = ids["resident"] if name == "resident" else UUID(int=at)
        yield one(kind, ids[name], ids)


def test_what_is_held_on_others_behind_the_door_is_not_shown(filled: Filled) -> None:
    db = filled([*WORLD.values(), *others()])
    theirs = {record.id for record in others()}
    with db.reading() as s:
        shown = {told.record.id for told in held_on(s, PERSON).records} & theirs
        kinds = {told.kind for told in held_on(s, PERSON).records if told.record.id in shown}
    # What names the household alone is held on all of its people.
    assert all(not kind.fields_about("resident") for kind in kinds)
    assert {kind.name for kind in kinds} <= {
        "passbook_print", "public_code", "round_sheet", "appeal", "appeal_reply",
    } | {"disposal_list"}  # fmt: skip


def test_corrected_and_taken_back_facts_are_marked_so(held: Database) -> None:
    fact: Any = WORLD["registration_event"]
    taken: Any = WORLD["consent_event"]
    later = replace(fact, id=UUID(int=8_000), corrects=fact.id, reason="日期记错")
    gone = replace(taken, id=UUID(int=8_001), corrects=taken.id, void=True, reason="没有问过")
    with held.writing(PEN) as s:
        journal.add(s, [later, gone])
    with held.reading() as s:
        told = {one.record.id: one for one in held_on(s, PERSON).records}
    assert [told[row].stands for row in (fact.id, later.id, taken.id)] == [*(False, True, False)]
    assert [told[row].is_taken_back for row in (fact.id, taken.id)] == [False, True]
    assert told[taken.id].ended_by == gone


def test_what_a_field_held_before_is_kept_beside_it(held: Database) -> None:
    with held.writing(PEN) as s:
        journal.edit(s, "resident", PERSON, {"phone": "19900000001"})
        journal.edit(s, "resident", PERSON, {"phone": "19900000002"})
    with held.reading() as s:
        told = next(x for x in held_on(s, PERSON).records if x.record.id == PERSON)
    assert [revision.new.get("phone") for revision in told.past][-2:] == [
        "19900000001",
        "19900000002",
    ]


def test_who_was_merged_is_one_person_until_unmerged(held: Database) -> None:
    home = WORLD["household"].id
    twin = Resident(UUID(int=8_100), home, "甲")
    fact: Any = WORLD["registration_event"]
    theirs = replace(fact, id=UUID(int=8_101), resident=twin.id)
    merge = ResidentMerge(UUID(int=8_102), twin.id, PERSON, home, DAY, "重复登记")
    with held.writing(PEN) as s:
        journal.add(s, [twin, theirs, merge])
        aliases.refresh(s)
    for resident in (PERSON, twin.id):
        with held.reading() as s:
            assert held_on(s, resident).residents >= {PERSON, twin.id}
        assert kinds_on(held, resident)["registration_event"] == 2
    with held.writing(PEN) as s:
        journal.edit(s, "resident_merge", merge.id, {"undone": "不是同一人"})
        aliases.refresh(s)
    assert kinds_on(held, PERSON)["registration_event"] == 1


def test_a_page_that_was_filed_by_hand_under_the_number_is_held(held: Database) -> None:
    fact: Any = WORLD["pledge_event"]
    with held.writing(PEN) as s:
        journal.edit(s, "unread_page", WORLD["unread_page"].id, {"settled": fact.number})
    assert kinds_on(held, PERSON)["unread_page"] == 1


def test_an_honour_is_held_by_its_nomination(held: Database) -> None:
    honour: Any = WORLD["honour"]
    mine = replace(honour, id=honour_id(WORLD["star"].id))
    with held.writing(PEN) as s:
        journal.add(s, [mine])
        found = [x.record for x in held_on(s, PERSON).records if x.kind.name == "honour"]
    assert found == [mine]


def test_what_is_off_the_register_is_held_still(held: Database) -> None:
    kinds = [k for k in KINDS.values() if k.nature is Nature.BASE and k.off == "removed"]
    mine = [kind for kind in kinds if kind.name not in NOBODYS]
    with held.writing(PEN) as s:
        for kind in reversed(mine):
            journal.edit(s, kind.name, WORLD[kind.name].id, {"removed": "测试"})
    with held.reading() as s:
        told = {x.kind.name: x.stands for x in held_on(s, PERSON).records}
    assert {told[kind.name] for kind in mine} == {False}
