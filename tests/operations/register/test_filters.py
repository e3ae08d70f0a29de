"""Filters under a name: kept, counted, used, renamed, removed, sent down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import DwellingUse, RegistrationKind
from gridcredit.domain.errors import AreaUnknown, BadValue, NotFound
from gridcredit.domain.filters import PROVIDED, Filter, PaperState, read
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing, listing, signing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.register import filters, people
from gridcredit.texts.filters import PROVIDED as WORDS
from tests.operations.adding import add_records, add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def counts(desk: Desk) -> dict[str, tuple[int, int]]:
    found = filters.counted_filters(desk)
    return {one.filter.name: (one.people, one.households) for one in found}


def test_a_filter_means_people_in_the_order_of_their_doors(worker: Desk, home: Home) -> None:
    meant = filters.people(worker, read("building=9; eligible=yes; registered=no"))
    assert meant == [home.adult, home.other]
    add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    assert filters.people(worker, Filter(building="9号楼", registered=False, eligible=True)) == [
        home.other
    ]
    assert filters.households(worker, Filter(building="9")) == [home.household]


def test_numbers_equal_the_lists_behind_them(worker: Desk, home: Home) -> None:
    filters.keep_filter(worker, "九号楼", Filter(building="9"))
    found = counts(worker)
    assert found["九号楼"] == (4, 1)
    for name, numbers in found.items():
        assert numbers == (len(filters.people(worker, name)), len(filters.households(worker, name)))
    everybody = people.list_residents(worker)
    unregistered = [p for p in everybody if p.eligible and p.registration != "registered"]
    assert found["未注册的成年人"][0] == len(unregistered)


def test_a_place_with_nobody_known_is_meant_as_a_household(worker: Desk) -> None:
    dwelling = Dwelling(
        worker.new_id(), area_id(GRIDS[0]), "榴园", "8", "1", "1", DwellingUse.EMPTY
    )
    empty = Household(worker.new_id(), dwelling.id)
    add_records(worker, [dwelling, empty])
    assert filters.households(worker, read("use=empty")) == [empty.id]
    assert filters.people(worker, read("use=empty")) == []
    assert filters.households(worker, read("use=empty; eligible=no")) == []


def test_a_text_is_searched_for(worker: Desk, home: Home) -> None:
    assert filters.people(worker, Filter(text="李秀英", building="9")) == [home.other]
    assert filters.households(worker, Filter(text="榴园9号楼1单元101室")) == [home.household]
    assert filters.people(worker, Filter(text="zzzz")) == []


def test_a_filter_is_kept_renamed_removed_and_put_back(worker: Desk) -> None:
    row = filters.keep_filter(worker, " 九 号楼 ", Filter(building="9", registered=False))
    known = filters.find_filter(worker, "九 号楼")
    assert (known.id, known.wanted, known.is_own) == (row, read("building=9; registered=no"), True)
    assert filters.rename_filter(worker, row, "楼九") == "九 号楼"
    filters.remove_filter(worker, row)
    with pytest.raises(NotFound):
        filters.find_filter(worker, "楼九")
    with pytest.raises(NotFound):
        filters.remove_filter(worker, row)
    filters.put_back_filter(worker, row)
    assert filters.find_filter(worker, str(row)).name == "楼九"


@pytest.mark.parametrize(
    ("name", "wanted", "error"),
    [
        (" ", Filter(), BadValue),
        ("未注册的成年人", Filter(), BadValue),
        ("No scan of pledge", Filter(), BadValue),
        ("远方", Filter(area="999"), AreaUnknown),
        ("号码", Filter(text="19900000001"), BadValue),
    ],
)
def test_what_cannot_be_kept_is_refused(
    worker: Desk, name: str, wanted: Filter, error: type[Exception]
) -> None:
    with pytest.raises(error):
        filters.keep_filter(worker, name, wanted)


def test_two_filters_of_one_name_are_refused(worker: Desk) -> None:
    filters.keep_filter(worker, "甲", Filter())
    other = filters.keep_filter(worker, "乙", Filter())
    with pytest.raises(BadValue):
        filters.keep_filter(worker, "甲", Filter())
    with pytest.raises(BadValue):
        filters.rename_filter(worker, other, "甲")


def test_what_comes_with_the_program_is_found_by_code_and_word(worker: Desk) -> None:
    assert WORDS.keys() == PROVIDED.keys()
    for code, words in WORDS.items():
        assert {filters.find_filter(worker, name).code for name in (code, *words)} == {code}


def test_papers_that_lack_something(worker: Desk, home: Home, tmp_path: Path) -> None:
    def lacking(state: PaperState) -> Collection[UUID]:
        return filters.people(worker, Filter(papers=(state,)))

    first, second = blanks.print_blanks(
        worker, tmp_path / "a.pdf", Wanted(households=(home.household,))
    ).blanks
    signing.sign_pledge(worker, home.adult, ON, number=first.number)
    assert lacking(PaperState.WITHOUT_SCAN) == [home.adult]
    filing.file_scans(worker, [tmp_path / "a.pdf"])
    assert lacking(PaperState.WITHOUT_SCAN) == []
    assert lacking(PaperState.WITHOUT_CHECK) == [home.adult]
    assert lacking(PaperState.NOT_ENTERED) == [home.other]
    signing.sign_pledge(worker, home.other, ON, number=second.number)
    assert lacking(PaperState.NOT_ENTERED) == []
    assert {one.number for one in listing.list_papers(worker, listing.PaperFilter())} >= {
        first.number,
        second.number,
    }
