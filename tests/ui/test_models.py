"""The models show what they were given, and read no more than is looked at."""

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from gridcredit.ui.models.paged import KEPT, PAGE, PagedModel
from gridcredit.ui.models.rows import ROW, TONE, Column, RowsModel
from gridcredit.ui.runner import Runner, RunNow

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = (
    Column("名", lambda row: f"n{row}"),
    Column("数", lambda row: f"{row:,}", 80, is_number=True, key=lambda row: row),
    Column("态", lambda row: "好", 80, tone=lambda row: "good" if row % 2 else "plain"),
)


def text(model: QAbstractItemModel, row: int, column: int = 0) -> str:
    return model.index(row, column).data()


class Source:
    """Rows by id; notes what was read."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.gone: set[int] = set()

    def fetch(self, ids: Sequence[int]) -> list[int | None]:
        self.read.extend(ids)
        return [None if key in self.gone else key for key in ids]


def test_rows_are_shown_as_columns_say() -> None:
    model = RowsModel(COLUMNS, [3, 1200])
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert text(model, 1, 1) == "1,200"
    assert model.index(0, 2).data(TONE) == "good"
    assert model.index(0, 0).data(TONE) is None
    assert model.index(1, 0).data(ROW) == 1200
    right = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "名"


def test_only_rows_that_say_something_else_are_drawn_anew() -> None:
    rows = [{"name": "甲"}, {"name": "乙"}, {"name": "丙"}]
    model = RowsModel((Column("名", lambda row: row["name"]),), rows)
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: drawn.append((first.row(), last.row())))
    model.modelReset.connect(lambda: drawn.append((-1, -1)))
    rows[1]["name"] = "丁"
    model.look_again()
    model.look_again()
    assert drawn == [(1, 1)]
    assert text(model, 1) == "丁"


def test_rows_are_sorted_by_value_not_by_text() -> None:
    model = RowsModel(COLUMNS, [10, 9, 100])
    model.sort(1)
    assert model.rows() == [9, 10, 100]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.rows() == [100, 10, 9]


def test_only_the_pages_that_are_looked_at_are_read() -> None:
    source = Source()
    model = PagedModel(COLUMNS, source.fetch, RunNow())
    model.set_ids(range(1_000_000))
    assert (model.rowCount(), source.read) == (1_000_000, [])
    assert text(model, 500_050) == "n500050"
    assert len(source.read) == PAGE


def test_no_more_pages_are_kept_than_needed() -> None:
    source = Source()
    model = PagedModel(COLUMNS, source.fetch, RunNow())
    model.set_ids(range(PAGE * (KEPT + 10)))
    for page in range(KEPT + 10):
        assert text(model, page * PAGE)
    source.read.clear()
    assert text(model, (KEPT + 9) * PAGE) == f"n{(KEPT + 9) * PAGE}"
    assert source.read == []
    assert text(model, 0) == "n0"
    assert len(source.read) == PAGE


def test_a_row_that_went_away_is_blank() -> None:
    source = Source()
    source.gone = {1}
    model = PagedModel(COLUMNS, source.fetch, RunNow())
    model.set_ids([0, 1, 2])
    assert [text(model, at) for at in range(3)] == ["n0", "", "n2"]


def test_an_answer_to_an_older_list_is_dropped(qtbot: QtBot) -> None:
    gate = threading.Event()
    source = Source()

    def slow(ids: Sequence[int]) -> list[int | None]:
        gate.wait(10)
        return source.fetch(ids)

    runner = Runner()
    model = PagedModel(COLUMNS, slow, runner)
    model.set_ids([1, 2, 3])
    assert text(model, 0) == ""
    model.set_ids([7])
    assert text(model, 0) == ""
    gate.set()
    qtbot.waitUntil(lambda: text(model, 0) != "")
    assert text(model, 0) == "n7"
    runner.close()


def test_reloading_keeps_the_place_and_reads_anew() -> None:
    source = Source()
    model = PagedModel(COLUMNS, source.fetch, RunNow())
    model.set_ids([4, 5])
    assert text(model, 1) == "n5"
    model.reload()
    assert text(model, 1) == "n5"
    assert source.read == [4, 5, 4, 5]
    assert (model.row_of(5), model.row_of(9), model.id_at(0)) == (1, -1, 4)
