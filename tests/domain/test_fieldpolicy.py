"""What the district may learn: exact coverage on any date, and nobody's name or number."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.codes import Office
from gridcredit.domain.fieldpolicy import is_redacted, redact
from gridcredit.domain.fieldrules import EARLIER
from gridcredit.domain.journal import ADD, SET, Revision, RevisionId
from gridcredit.domain.records import KINDS

AS_OF = date(2026, 11, 22)
SEEN = (RevisionId(UUID(int=1), 1),)


def revision(op: str, new: dict[str, object], entity: str = "resident", **more: object) -> Revision:
    return Revision(
        node=UUID(int=1), seq=2, counter=3, author="w", entity=entity, row=UUID(int=4),
        area="G1", op=op, new=new, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("entity", sorted(KINDS))
def test_no_personal_field_passes(entity: str) -> None:
    everything = dict.fromkeys(KINDS[entity].fields, "1990-01-01")
    whole = revision(ADD, everything, entity, old=everything, base=dict.fromkeys(everything, SEEN))
    kept = redact(whole, AS_OF)
    if not KINDS[entity].open_fields:
        assert kept is None
        return
    assert kept is not None
    for part in (kept.new, kept.old, kept.base):
        assert not set(part) & KINDS[entity].personal
        assert set(part) | {"adult_on"} >= set(everything) - KINDS[entity].personal
    assert kept.redacted is bool(KINDS[entity].personal or "removed" in everything)


@pytest.mark.parametrize(
    ("born", "mark"),
    [
        ("1990-05-01", EARLIER),
        ("2006-11-22", EARLIER),
        ("2006-11-23", "2024-11-23"),
        ("2012-03-04", "2030-03-04"),
        ("2008-02-29", "2026-03-01"),  # 2026 has no 29 February
        (None, ""),
    ],
)
def test_a_birth_date_becomes_the_day_of_age(born: str | None, mark: str) -> None:
    kept = redact(revision(SET, {"birth_date": born}, base={"birth_date": SEEN}), AS_OF)
    assert kept is not None
    assert (kept.new, kept.base) == ({"adult_on": mark}, {"adult_on": SEEN})


@given(
    st.dates(date(1930, 1, 1), date(2026, 11, 22)),
    st.integers(0, 4000),
)
def test_who_is_an_adult_stays_exact_on_every_later_day(born: date, days: int) -> None:
    kept = redact(revision(ADD, {"birth_date": born.isoformat()}), AS_OF)
    assert kept is not None
    on = AS_OF + timedelta(days=days)
    assert is_adult(None, kept.new["adult_on"], on) == is_adult(born, "", on)


def test_the_district_hears_that_an_id_number_came_with_the_day_of_age() -> None:
    both = {"id_number": "370499199001010015", "birth_date": "1990-01-01"}
    kept = redact(revision(SET, both), AS_OF)
    assert kept is not None
    assert kept.new == {"adult_on": EARLIER, "adult_by_number": True}


def test_a_change_of_nothing_but_names_says_nothing() -> None:
    assert redact(revision(SET, {"name": "张三", "phone": "19900000000"}), AS_OF) is None


def test_a_new_row_is_always_told() -> None:
    kept = redact(revision(ADD, {"name": "张三"}), AS_OF)
    assert kept is not None
    assert kept.new == {}


def test_what_holds_nothing_personal_goes_as_it_is() -> None:
    whole = revision(SET, {"state": "away"}, old={"state": "home"})
    assert redact(whole, AS_OF) is whole


def test_kinds_of_record_without_a_policy_do_not_go() -> None:
    assert redact(revision(ADD, {"secret": "x"}, "garden"), AS_OF) is None


def test_only_the_way_from_street_to_district_is_narrowed() -> None:
    narrowed = {(a, b) for a in Office for b in Office if is_redacted(a, b)}
    assert narrowed == {(Office.STREET, Office.DISTRICT)}


def test_of_a_reason_for_removal_only_that_there_is_one_is_told() -> None:
    kept = redact(revision(SET, {"removed": "张三说他搬走了"}, old={"removed": ""}), AS_OF)
    assert kept is not None
    assert (kept.new["removed"], kept.old["removed"]) == ("removed", "")


def test_a_field_of_a_newer_program_may_be_anything_and_stays_behind() -> None:
    mixed = revision("set", {"state": "away", "nickname": "王二"})
    kept = redact(mixed, AS_OF)
    assert kept is not None
    assert kept.redacted
    assert dict(kept.new) == {"state": "away"}
    assert redact(revision("set", {"nickname": "王二"}), AS_OF) is None
