"""What holds for every ledger: one row made from the types of its fields is added, changed, taken
off and had back, listed, written to a sheet and read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import BadValue, NotAllowed
from gridcredit.domain.ledgers.incentives import gaps
from gridcredit.domain.ledgers.ledger import LEDGERS, Ledger, LedgerField, ValueType
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, sheets
from gridcredit.operations.register.amending import Added
from gridcredit.rosters import lists
from tests.operations.offices import STREET, Offices

every_ledger = pytest.mark.parametrize("name", LEDGERS)
DAY = "2026-11-01"
TELLING = {
    "credit_code": "91350100M000100Y43",
    "replied_on": DAY,
    "until": "2027-01-01",
    "month": "3",
    "day": "15",
    "age_to": "90",
    "age_from": "18",
    "number": "GX-1",
    "placement": "GX-1",
    "code_read": "GX-1",
    "taken_down_on": "",
}
"""Values that rules across fields ask for."""


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    return bool(getattr(request, "param", False))


@pytest.fixture
def desk(offices: Offices, district: Desk) -> Desk:
    """The district's desk, which keeps every ledger; a poster hangs."""
    keeping.add_row(district, LEDGERS["placements"], row_of(LEDGERS["placements"]))
    return district


def row_of(ledger: Ledger, **other: str) -> dict[str, str]:
    """A row that says something in every field."""
    return {one.name: _value(one) for one in ledger.fields if one.name != "area"} | other


def _value(one: LedgerField) -> str:
    if one.name in TELLING:
        return TELLING[one.name]
    match one.holds:
        case ValueType.DAY:
            return DAY
        case ValueType.NUMBER:
            return "7"
        case ValueType.TRUTH:
            return "否"
        case ValueType.CHOICE:
            assert one.codes is not None
            return next(iter(one.codes)).value
        case ValueType.LIST:
            return "甲报；乙报"
        case _:
            return f"{one.words[0]}一"


def words(desk: Desk, ledger: Ledger) -> list[dict[str, str]]:
    names = [one.name for one in ledger.fields]
    rows = keeping.list_rows(desk, ledger)
    return [dict(zip(names, row.words, strict=True)) for row in rows]


def text_field(ledger: Ledger) -> str:
    """A field of words that does not make two rows the same."""
    plain = (f for f in ledger.fields if f.holds is ValueType.TEXT and f.name not in TELLING)
    return next(
        (one.name for one in plain if one.name not in ledger.same_by),
        "until" if ledger.name == "occasions" else "",
    )


def added(desk: Desk, ledger: Ledger, **other: str) -> Any:
    if ledger.name == "placements" and "place" not in other:
        return keeping.list_rows(desk, ledger)[0].id  # the one that hangs already
    return keeping.add_row(desk, ledger, row_of(ledger, **other)).records[0][1]


@pytest.mark.parametrize("on_server", [False, True], indirect=True, ids=["file", "server"])
@every_ledger
def test_a_row_is_changed_taken_off_and_had_back(name: str, desk: Desk) -> None:
    ledger = LEDGERS[name]
    row = added(desk, ledger)
    (before,) = words(desk, ledger)
    field = text_field(ledger)
    new = "2027-03-01" if field == "until" else "别的话"
    done = keeping.change_row(desk, ledger, row, {field: new})
    assert done is not None
    assert words(desk, ledger)[0][field] == new
    assert keeping.change_row(desk, ledger, row, {field: new}) is None
    third = "2027-04-01" if field == "until" else "又一句话"
    with pytest.raises(BadValue) as refused:  # what somebody else made of it since stays
        keeping.change_row(desk, ledger, row, {field: third}, seen=before)
    assert refused.value.reason == "changed_meanwhile"
    keeping.take_back_rows(desk, ledger, [done], "撤销")
    assert words(desk, ledger) == [before]
    off = keeping.remove_row(desk, ledger, row, "录错了")
    assert words(desk, ledger) == []
    with pytest.raises(BadValue):
        keeping.remove_row(desk, ledger, row, " ")
    keeping.take_back_rows(desk, ledger, [off], "撤销")
    assert words(desk, ledger) == [before]


@every_ledger
def test_what_was_written_is_read_back_as_the_same(name: str, desk: Desk, tmp_path: Path) -> None:
    ledger = LEDGERS[name]
    added(desk, ledger)
    out = tmp_path / "表.xlsx"
    rows = keeping.list_rows(desk, ledger)
    assert sheets.export_rows(desk, ledger, rows, out) == 1
    again = sheets.import_rows(desk, ledger, out)
    assert (again.added, again.changed, again.same, again.refused) == (0, 0, 1, [])
    keeping.remove_row(desk, ledger, rows[0].id, "再读一遍")
    if name == "inspections":
        return  # its poster still hangs, so it is new again below
    fresh = sheets.import_rows(desk, ledger, out)
    assert (fresh.added, fresh.refused) == (1, [])
    assert [row.words for row in keeping.list_rows(desk, ledger)] == [rows[0].words]
    keeping.take_back_rows(desk, ledger, fresh.done, "撤销导入")
    assert keeping.list_rows(desk, ledger) == []


@every_ledger
def test_a_check_changes_nothing_and_refused_rows_are_listed(
    name: str, desk: Desk, tmp_path: Path
) -> None:
    ledger = LEDGERS[name]
    row = row_of(ledger)
    needed = next(one for one in ledger.fields if one.required)
    heads = [lists.SheetColumn(one.words[0], 20) for one in ledger.fields if one.name != "area"]
    names = [one.name for one in ledger.fields if one.name != "area"]
    lacking = row | {needed.name: ""}
    file = tmp_path / "表.xlsx"
    told = [[one[name] for name in names] for one in (row, lacking)]
    lists.write_list(file, heads, told)
    before = words(desk, ledger)
    seen = sheets.import_rows(desk, ledger, file, check=True)
    assert seen.added + seen.same + seen.changed == 1
    assert [one.reason for one in seen.refused] == ["empty"]
    assert seen.refused[0].row == 3
    assert words(desk, ledger) == before
    sheets.import_rows(desk, ledger, file)
    assert len(words(desk, ledger)) == 1


@every_ledger
def test_what_is_required_and_known_choices_are_asked_for(name: str, desk: Desk) -> None:
    ledger = LEDGERS[name]
    for one in ledger.fields:
        if one.required:
            with pytest.raises(BadValue) as refused:
                keeping.add_row(desk, ledger, row_of(ledger) | {one.name: ""})
            assert refused.value.field == one.name
        if one.holds is ValueType.CHOICE:
            with pytest.raises(BadValue):
                keeping.add_row(desk, ledger, row_of(ledger) | {one.name: "没有这个"})
        if one.holds is ValueType.DAY and one.name not in ("taken_down_on",):
            with pytest.raises(BadValue):
                keeping.add_row(desk, ledger, row_of(ledger) | {one.name: "不是日期"})


@every_ledger
def test_a_blank_sheet_has_the_headings_and_nothing_else(
    name: str, desk: Desk, tmp_path: Path
) -> None:
    ledger = LEDGERS[name]
    out = tmp_path / "空表.xlsx"
    sheets.blank_sheet(ledger, out)
    read = sheets.import_rows(desk, ledger, out)
    assert (read.added, read.refused) == (0, [])


def test_a_street_keeps_publicity_and_what_it_enters_stands_at_itself(
    offices: Offices, district: Desk
) -> None:
    street = offices.child(district, Office.STREET, STREET)
    done = keeping.add_row(street, LEDGERS["articles"], row_of(LEDGERS["articles"]))
    assert isinstance(done, Added)
    (row,) = keeping.list_rows(street, LEDGERS["articles"])
    assert row.record.on == date(2026, 11, 1)
    assert keeping.list_rows(street, LEDGERS["articles"], since=date(2026, 11, 2)) == []
    assert len(keeping.list_rows(street, LEDGERS["articles"], text="标题一")) == 1
    assert keeping.list_rows(street, LEDGERS["articles"], text="没有") == []
    assert keeping.may_keep(street, LEDGERS["incentives"])
    assert not keeping.may_keep(street, LEDGERS["occasions"])
    with pytest.raises(NotAllowed):
        keeping.add_row(street, LEDGERS["occasions"], row_of(LEDGERS["occasions"]))


@pytest.mark.parametrize("name", ["occasions", "incentives"])
def test_the_usual_rows_are_read_whole(name: str, desk: Desk) -> None:
    ledger = LEDGERS[name]
    file = sheets.starter(ledger)
    assert file is not None
    found = sheets.import_rows(desk, ledger, file)
    assert found.refused == []
    assert found.added == len(keeping.list_rows(desk, ledger)) > 8
    if name == "incentives":  # examples: none of them is told at a door as it stands
        assert all(gaps(row.record) for row in keeping.list_rows(desk, ledger))
