"""What ledgers ask of an office, photos of rows, printed lists, lines that scripts hand in."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from gridcredit.domain.errors import BadValue, FileUnreadable
from gridcredit.domain.kinds.occasion import Occasion
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.domain.ledgers.occasions import coming, is_near
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, key_tasks, sheets
from gridcredit.operations.ledgers.article_counts import article_counts
from gridcredit.operations.tasks import list_tasks, publicity_glance
from tests.operations.carrying import carry
from tests.operations.offices import Offices

ACTIVITIES, ARTICLES, PLACEMENTS = (LEDGERS[n] for n in ("activities", "articles", "placements"))


@pytest.mark.parametrize(
    ("told", "today", "days"),
    [
        ({"month": 3, "day": 15}, date(2026, 3, 1), 14),
        ({"month": 3, "day": 15}, date(2026, 2, 28), 15),
        ({"month": 3, "day": 15}, date(2026, 3, 16), 364),
        ({"month": 1, "day": 3}, date(2026, 12, 25), 9),
        ({"month": 6}, date(2026, 6, 30), 0),
        ({"month": 6}, date(2026, 7, 1), 335),
        ({"month": 2, "day": 29}, date(2026, 2, 27), 1),
        ({"month": 2, "day": 29}, date(2028, 2, 27), 2),
        ({"announced": date(2026, 11, 30), "until": date(2026, 12, 6)}, date(2026, 12, 6), 0),
        ({"announced": date(2026, 11, 30), "until": date(2026, 12, 6)}, date(2026, 12, 7), None),
    ],
)
def test_an_occasion_comes_again(told: dict[str, object], today: date, days: int | None) -> None:
    found = coming(Occasion(UUID(int=1), "节点", **told), today)  # type: ignore[arg-type]
    assert (found.days if found else None) == days
    assert is_near(found) == (days is not None and days <= 14)


def photo(file: Path, size: tuple[int, int] = (3_000, 2_000)) -> Path:
    """A picture as a phone makes it, lying on its side, with a place noted in it."""
    image = Image.new("RGB", size, "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned
    exif[0x010E] = "somewhere"
    image.save(file, "JPEG", exif=exif)
    return file


def test_photos_are_kept_small_upright_and_say_nothing_else(desk: Desk, tmp_path: Path) -> None:
    told = {"on": "2026-11-20", "title": "宣传进小区"}
    taken = [photo(tmp_path / f"{n}.jpg") for n in range(4)]
    with pytest.raises(BadValue, match="too_many_photos"):
        keeping.add_row(desk, ACTIVITIES, told, taken)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(taken[0].read_bytes()[:300])
    for wrong in (cut, _text(tmp_path)):
        with pytest.raises(FileUnreadable, match="no_picture"):
            keeping.add_row(desk, ACTIVITIES, told, [wrong])
    with pytest.raises(BadValue, match="no_photos_here"):
        keeping.add_row(desk, ARTICLES, told | {"outlet": "网站"}, taken[:1])
    assert keeping.list_rows(desk, ACTIVITIES) == []
    keeping.add_row(desk, ACTIVITIES, told, taken[:2])
    (row,) = keeping.list_rows(desk, ACTIVITIES)
    held = keeping.photos_of(row.record)
    (page, *_) = keeping.photo_pages(desk, held)
    image = Image.open(BytesIO(page.image))
    assert image.size == (1_067, 1_600)
    assert not dict(image.getexif())
    keeping.change_row(desk, ACTIVITIES, row.id, {}, [held[1], taken[3]])
    (row,) = keeping.list_rows(desk, ACTIVITIES)
    assert keeping.photos_of(row.record)[0] == held[1]
    assert len(keeping.photos_of(row.record)) == 2


def _text(folder: Path) -> Path:
    file = folder / "photo.png"
    file.write_text("nothing", encoding="utf-8")
    return file


def test_what_is_to_be_done(offices: Offices, street: Desk, district: Desk, tmp_path: Path) -> None:
    keeping.add_row(
        district, LEDGERS["occasions"], {"name": "国家宪法日", "month": "12", "day": "4"}
    )
    told = {"number": "P-1", "place": "超市", "on": "2026-10-01", "agreed_on": "2026-10-01",
            "put_up_on": "2026-10-02"}  # fmt: skip
    keeping.add_row(street, PLACEMENTS, told)
    carry(district, street, tmp_path)
    glance = publicity_glance(street)
    assert (glance.occasion, glance.days, glance.posters) == ("国家宪法日", 12, 1)
    kinds = {task.kind: task.about for task in list_tasks(street)}
    assert kinds["occasion_ahead"] == "国家宪法日"
    assert kinds["poster_to_look_at"] == "P-1"
    inspected = {"placement": "P-1", "on": "2026-11-20", "found": "完好"}
    keeping.add_row(street, LEDGERS["inspections"], inspected)
    assert publicity_glance(street).posters == 0
    offices.clock.go(20)
    assert publicity_glance(street).occasion == ""


def test_articles_are_counted_by_week_and_month(street: Desk, district: Desk) -> None:
    for on, unit in (("2026-11-16", ""), ("2026-11-22", "审批局"), ("2026-11-01", "审批局")):
        told = {"on": on, "title": f"信息{on}", "outlet": "网站", "unit": unit}
        keeping.add_row(district, ARTICLES, told | {"area": street.node.area})
    found = {one.unit: (one.week, one.month) for one in article_counts(district)}
    assert found["审批局"] == (1, 2)
    assert (1, 1) in found.values()
    assert (0, 0) in found.values()


def test_one_text_in_several_outlets_is_one_article(street: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "articles.csv"
    rows = ("发布日期,标题,发布媒体,链接", "2026-11-16,信用进社区,枣庄新闻,http://a.invalid",
            "2026-11-18,信用进社区,微信,http://b.invalid", "2026-11-16,另一篇,微信,",
            "2026-10-01,信用进社区,去年的事,")  # fmt: skip
    sheet.write_text("\n".join(rows), "utf-8-sig")
    for added, same in ((3, 0), (0, 4)):
        taken = sheets.import_rows(street, ARTICLES, sheet)
        assert (taken.added, taken.same, taken.refused) == (added, same, [])
    held = {row.record.also for row in keeping.list_rows(street, ARTICLES)}
    assert held == {("微信 2026-11-18 http://b.invalid",), ()}


def test_a_list_is_printed(desk: Desk, tmp_path: Path) -> None:
    for n in range(60):
        told = {"on": "2026-11-20", "title": f"第{n}篇，标题很长很长很长很长很长", "outlet": "网站"}
        keeping.add_row(desk, ARTICLES, told)
    rows = keeping.list_rows(desk, ARTICLES)
    assert sheets.export_rows(desk, ARTICLES, rows, tmp_path / "a.pdf") == 60
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_lines_add_rows_and_report_tasks(district: Desk) -> None:
    key_tasks.import_tasks(district, key_tasks.starter())
    lines = [
        {"do": "ledger.add", "kind": "articles", "on": "2026-11-20", "title": "甲", "outlet": "网",
         "also": ["微信,2026-11-20", "报纸"]},
        {"do": "ledger.add", "kind": "articles", "title": "没有日期"},
        {"do": "ledger.add", "kind": "articles", "colour": "红"},
        {"do": "ledger.add", "kind": "nothing"},
        {"do": "duties.progress", "code": "1", "on": "2026-11-20", "value": 95},
        {"do": "duties.progress", "code": "99", "on": "2026-11-20"},
    ]  # fmt: skip
    done = applying.apply_lines(district, map(json.dumps, lines))
    assert (done.done, [one.line for one in done.refused]) == (2, [2, 3, 4, 6])
    (row,) = keeping.list_rows(district, ARTICLES)
    assert row.record.also == ("微信,2026-11-20", "报纸")
    assert [one.report.value for one in key_tasks.board(district) if one.report] == ["95"]
