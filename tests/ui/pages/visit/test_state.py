"""What is typed at a door survives as a draft and becomes an entry."""

from datetime import date, datetime
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind, RegistrationKind, Topic, VisitMode, VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.operations.visits.doorstep import SheetPerson, VisitSheet
from gridcredit.ui.pages.visit.state import AdultMarks, VisitState, entry_of, from_draft, to_draft

HOME, HE, SHE, NEW = (UUID(int=number) for number in range(1, 5))
NOW = datetime(2026, 11, 22, 19, 31, 40)  # noqa: DTZ001 - wall time
FULL = VisitState(
    VisitOutcome.MET_PENDING,
    VisitMode.OFFICE,
    "2026-11-21T10:00",
    {
        HE: AdultMarks(True, RegistrationKind.HELPED, True, {ConsentKind.REPORT_PLEDGE: False}),
        SHE: AdultMarks(True),
    },
    (Topic.SCORE, Topic.PRIVACY),
    3,
    date(2026, 11, 30),
    "门口有狗，“小心”",
)


def person(row: UUID, *, limited: bool = False) -> SheetPerson:
    return SheetPerson(row, "某", "", "", False, limited, None, False, {})


def sheet(*people: SheetPerson) -> VisitSheet:
    return VisitSheet(HOME, "榴园1号", "某", "", "", people, 0, (), 0, "3")


def test_a_draft_comes_back_as_it_was() -> None:
    for state in (FULL, VisitState(), VisitState(VisitOutcome.NOBODY)):
        assert from_draft(to_draft(state, "2026-11-22T19:32:00")) == (state, "2026-11-22T19:32:00")


@pytest.mark.parametrize("body", ["", "{", "[]", "7", '{"version": 99}', '{"version": 1}', "null"])
def test_a_draft_that_cannot_be_read_is_none(body: str) -> None:
    assert from_draft(body) is None


def test_an_entry_holds_what_was_typed() -> None:
    entry = entry_of(FULL, sheet(person(HE), person(SHE)), NEW, NOW)
    visit = entry.visit
    assert (visit.id, visit.household, visit.at) == (NEW, HOME, "2026-11-21T10:00")
    assert (visit.met, visit.topics, visit.leaflets) == ((HE, SHE), ("score", "privacy"), 3)
    assert [adult.resident for adult in entry.adults] == [HE]
    assert entry.notice_version == "3"


def test_an_untouched_time_is_the_moment_of_saving() -> None:
    assert entry_of(VisitState(VisitOutcome.NOBODY), sheet(), NEW, NOW).visit.at.endswith("19:31")


def test_who_is_no_longer_on_the_sheet_is_left_out() -> None:
    entry = entry_of(FULL, sheet(person(HE, limited=True)), NEW, NOW)
    assert (entry.adults, entry.visit.met) == ((), ())


def test_what_is_compulsory_is_asked_for() -> None:
    with pytest.raises(BadValue, match="outcome"):
        entry_of(VisitState(), sheet(), NEW, NOW)
    with pytest.raises(BadValue, match="follow_up"):
        entry_of(VisitState(VisitOutcome.MET_PENDING), sheet(), NEW, NOW)


def test_an_untouched_form_is_blank_whatever_the_mode() -> None:
    assert VisitState(mode=VisitMode.PHONE).is_blank
    assert not FULL.is_blank
