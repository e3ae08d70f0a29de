"""What follows from what a kind declares."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds import consent_event, pledge_event, setting, visit
from gridcredit.domain.kinds.kind import Down, Up
from gridcredit.domain.records import HAPPENINGS, KINDS, UNPLACED, facts_named

VISIT = visit.KIND


@pytest.mark.parametrize("name", KINDS)
def test_a_field_that_may_not_go_up_can_be_left_out(name: str) -> None:
    kind = KINDS[name]
    needed = {f.name for f in fields(kind.record) if f.default is MISSING} - {"id"}
    assert not kind.open_fields or needed <= kind.open_fields


@pytest.mark.parametrize(
    ("up", "heard"),
    [
        (Up.WHOLE, set(VISIT.fields)),
        (Up.OPEN, set(VISIT.fields) - {"note", "reason"}),
        (Up.COUNTS, {"household", "at", "corrects", "void"}),
        (Up.STREET, set()),
        (Up.HERE, set()),
    ],
)
def test_above_the_street_is_heard_what_the_kind_allows(up: Up, heard: set[str]) -> None:
    assert replace(VISIT, up=up).open_fields == heard


@pytest.mark.parametrize(
    ("up", "kept_from"),
    [
        (Up.WHOLE, set()),
        (Up.OPEN, set()),
        (Up.COUNTS, set()),
        (Up.STREET, {Office.DISTRICT}),
        (Up.HERE, set(Office)),
    ],
)
def test_some_kinds_stay_below(up: Up, kept_from: set[Office]) -> None:
    kind = replace(VISIT, up=up)
    assert {office for office in Office if kind.stays_below(office)} == kept_from
    assert kind.is_kept_above == (up is Up.HERE)
    assert replace(kind, down=Down.NEVER).is_kept_above


def test_whom_a_kind_names_is_known_by_its_fields() -> None:
    assert VISIT.fields_naming("household") == [("household", False)]
    assert VISIT.fields_naming("resident") == [("met", True)]
    assert facts_named(pledge_event.KIND) == ["visit"]
    assert facts_named(VISIT) == []


def test_a_kind_without_words_of_its_own_is_called_by_its_owner_and_its_day() -> None:
    class Named:
        def record(self, kind: str, row: UUID) -> object:
            raise AssertionError(kind)

        def of(self, kind: str, row: UUID) -> str:
            return f"{kind} {row.int}"

        def person(self, name: str) -> str:
            return name

    knock = visit.Visit(UUID(int=1), UUID(int=7), "2026-11-22T19:30", visit.VisitOutcome.MET_DONE)
    assert VISIT.named(knock, Named()) == "household 7 2026-11-22"
    assert VISIT.when(knock) == "2026-11-22T19:30"
    rule = setting.Setting(UUID(int=2), "months", "6")
    assert setting.KIND.named(rule, Named()) == ""


def test_what_stands_in_no_area_moves_with_nobody() -> None:
    calendars = {"calendar_day", "occasion"}
    assert set(UNPLACED) == {"area", "target", "setting", "office_certificate"} | calendars
    assert not any(KINDS[name].is_movable for name in UNPLACED)
    movable = {name for name, kind in KINDS.items() if kind.is_movable}
    register = {"dwelling", "household", "resident"}
    people = {"kinship", "resident_merge", "resident_difference", "registry_link"}
    papers = {"resident_request", "disposal_list", "unread_page", "round_sheet"}
    offered = {"poster_text", "goods", "honour", "note_template", "form_template", "saved_filter"}
    publicity = {"article", "publicity_activity", "group_post", "enterprise_visit"}
    posters = {"poster_placement", "poster_inspection"}
    duties = {"incentive", "key_task", "public_filing", "assessment_scheme"}
    assert movable == register | people | papers | offered | publicity | posters | duties


def test_a_kind_stands_behind_those_it_belongs_to_and_those_it_names() -> None:
    places = {name: at for at, name in enumerate(KINDS)}
    for name, kind in KINDS.items():
        for other in {kind.owner_kind, *kind.refs.values()} - {"", name}:
            assert places[other] < places[name]


def test_what_happened_to_people_is_told_by_facts_with_a_day() -> None:
    told = {"visit", "registration_event", "pledge_event", "consent_event"}
    assert told <= HAPPENINGS
    assert "note" in VISIT.content
    assert "met" not in VISIT.content
    assert "given" in consent_event.KIND.content


def test_no_kind_stays_in_its_office_before_the_record_code_knows_of_such(  # record_code.of
) -> None:
    assert not [kind.name for kind in KINDS.values() if kind.up is Up.HERE]
