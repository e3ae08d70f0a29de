"""Incentives at their offices: told at doors, counted, confirmed, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import AreaOutside, BadValue
from gridcredit.domain.ledgers.incentives import IncentiveState
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.ledgers import incentives, keeping, leaflet, sheets
from gridcredit.operations.posters import postering
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.visits import doorstep
from gridcredit.paper.sheet import Text
from tests.operations.offices import GRIDS, STREET, Offices, with_register

LEDGER = LEDGERS["incentives"]
BUS = {
    "code": "GX-01", "department": "交通运输局", "title": "公交亮卡五折", "on": "2026-01-01",
    "until": "2026-11-22", "scene": "出行", "amount": "5 折", "claim": "screen",
    "contact": "0632-8690000", "age_from": "60",
}  # fmt: skip
BOOKS = BUS | {"code": "JD-01", "title": "免押金借书", "scene": "文体", "amount": "40 册",
               "age_from": "0", "place": "街道图书室"}  # fmt: skip


def down(parent: Desk, child: Desk, folder: Path) -> None:
    sent = sending.export_package(parent, child.node.id, folder)
    exchanging.import_files(child, [sent.path], receipts=folder)


def added(desk: Desk, row: dict[str, str]) -> UUID:
    return keeping.add_row(desk, LEDGER, row).records[0][1]


def titles(desk: Desk, **narrowed: Any) -> list[str]:
    return [row.title for row in incentives.live_incentives(desk, **narrowed)]


def standing(desk: Desk, title: str) -> incentives.IncentiveRow:
    (found,) = [one for one in incentives.list_incentives(desk) if one.record.title == title]
    return found


@pytest.fixture
def line(offices: Offices, district: Desk, tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    """District, street and grid; a measure of the district, and of the street."""
    added(district, BUS)
    street = offices.child(district, Office.STREET, STREET)
    added(street, BOOKS)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, tmp_path, households=2)
    down(district, street, tmp_path / "down")
    down(street, grid, tmp_path / "down")
    return district, street, grid


def test_from_the_district_to_the_door_and_back_as_a_count(
    line: tuple[Desk, Desk, Desk], offices: Offices
) -> None:
    district, street, grid = line
    assert titles(grid) == ["公交亮卡五折", "免押金借书"]  # each once, on its last day too
    assert titles(grid, age=59) == ["免押金借书"]
    assert titles(grid, age=60, text="gj") == ["公交亮卡五折"]
    assert titles(grid, age=0) == ["免押金借书"]
    assert len(titles(grid, age=150)) == 2
    assert titles(district) == ["公交亮卡五折"]
    for wrong in (-1, 151):
        with pytest.raises(BadValue):
            titles(grid, age=wrong)

    due = doorstep.visit_round(grid).due
    assert due
    home = due[0].household
    visit = {"do": "visit.add", "household": str(home), "outcome": "01"}
    with pytest.raises(BadValue) as refused:
        applying.apply_one(grid, visit | {"at": "2026-11-22T08:00", "incentive": ["没有"]})
    assert (refused.value.field, refused.value.reason) == ("incentive", "incentive_not_known")
    both = {"topic": ["score"], "incentive": ["GX-01", "JD-01"]}
    first = applying.apply_one(grid, visit | {"at": "2026-11-22T08:00"} | both)
    applying.apply_one(grid, visit | {"at": "2026-11-21T08:00", "incentive": ["GX-01"]})
    shown = doorstep.visit_sheet(grid, home)
    assert ("score", "incentive:GX-01", "incentive:JD-01") in [v.topics for v in shown.visits]
    assert shown.measures["GX-01"] == "公交亮卡五折"
    assert standing(grid, "公交亮卡五折").introduced == 2
    correct = {"do": "visit.correct", "id": str(first), "reason": "记错了"}
    applying.apply_one(grid, correct | {"incentive": ["JD-01"]})
    offices.send(grid, street)
    offices.send(street, district)
    for desk in (street, district):
        assert standing(desk, "公交亮卡五折").introduced == 1
        assert standing(desk, "免押金借书").introduced == 1


def test_wording_is_looked_at_before_it_is_told_and_again_when_it_changes(
    district: Desk, tmp_path: Path
) -> None:
    cutting = BUS | {"condition": "仅限信用户"}
    done = incentives.keep_incentive(district, None, cutting, is_checked=False)
    assert done is not None
    assert titles(district) == []
    (found,) = incentives.list_incentives(district)
    assert (found.state, found.cuts) == (IncentiveState.WORDING, ("仅限",))
    incentives.keep_incentive(district, found.id, {}, is_checked=True)
    assert titles(district) == ["公交亮卡五折"]
    sheet = tmp_path / "措施.csv"
    head = "编号,部门,名称,开始日期,条件\n"
    sheet.write_text(head + "GX-01,交通运输局,公交亮卡五折,2026-01-01,其他人不得乘车\n", "utf-8")
    sheets.import_rows(district, LEDGER, sheet)
    assert titles(district) == []
    incentives.confirm(district, [found.id], wording=True)
    assert titles(district) == ["公交亮卡五折"]
    incentives.keep_incentive(district, found.id, {"condition": ""}, is_checked=True)
    assert not incentives.list_incentives(district)[0].record.wording_checked


def test_departments_confirm_many_at_once_or_none(line: tuple[Desk, Desk, Desk]) -> None:
    _, street, _ = line
    own, above = standing(street, "免押金借书"), standing(street, "公交亮卡五折")
    assert (own.is_own, above.is_own) == (True, False)
    with pytest.raises(AreaOutside):
        incentives.confirm(street, [own.id, above.id])
    assert standing(street, "免押金借书").record.confirmed_on is None
    done = incentives.confirm(street, [own.id, own.id])
    assert len(done) == 1
    assert standing(street, "免押金借书").record.confirmed_on == date(2026, 11, 22)
    keeping.take_back_rows(street, LEDGER, done, "撤销")
    assert standing(street, "免押金借书").record.confirmed_on is None


def test_a_code_names_one_measure_at_every_office(line: tuple[Desk, Desk, Desk]) -> None:
    _, street, grid = line
    with pytest.raises(BadValue) as refused:
        added(street, BUS | {"title": "停车优惠"})
    assert (refused.value.field, refused.value.reason) == ("code", "code_means_another")
    added(street, BUS | {"place": "街道大厅"})  # the same one, as the street has it
    assert titles(street) == ["公交亮卡五折", "免押金借书"]
    assert incentives.live_incentives(street, "亮卡")[0].place == "街道大厅"
    assert len(titles(grid)) == 2


@pytest.mark.usefixtures("qapp")
def test_a_leaflet_is_the_same_bytes_and_none_is_written_of_nothing(
    district: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(BadValue) as refused:
        leaflet.print_leaflet(district, out)
    assert refused.value.reason == "no_incentive_runs"
    assert not out.exists()
    added(district, BUS)
    made = leaflet.print_leaflet(district, out)
    assert (made.pages, made.items, made.shortened) == (2, 1, ())
    leaflet.print_leaflet(district, tmp_path / "b.pdf")
    assert out.read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.usefixtures("qapp")
def test_a_poster_shows_measures_that_run_five_at_most(line: tuple[Desk, Desk, Desk]) -> None:
    _, street, _ = line
    wish = PosterWish(GRIDS[:1], "https://example.invalid/r", incentives=("JD-01", "GX-01"))
    (page,) = postering.poster_pages(street, wish)
    said = [item.text for item in page.items if isinstance(item, Text)]
    assert {"40 册", "免押金借书", "5 折", "公交亮卡五折"} <= set(said)
    for codes, reason in (("没有",), "incentive_not_live"), (tuple("123456"), "1-5"):
        with pytest.raises(BadValue) as refused:
            postering.poster_pages(street, PosterWish(GRIDS[:1], wish.link, incentives=codes))
        assert refused.value.reason == reason
