"""Every model keeps the rules by which Qt's views read it, whatever happens to its rows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester

from gridcredit.domain.day_plan import Part
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.coverage_board import score_board
from gridcredit.operations.templates.forms import open_form
from gridcredit.ui.models.paged import PAGE, PagedModel
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.forms.sheet_grid import SheetModel
from gridcredit.ui.pages.planning.calendar import _Promises
from gridcredit.ui.pages.score.areas import AreaRows, AreaTable
from gridcredit.ui.pages.today.plan_table import Heading, PlanModel
from gridcredit.ui.runner import RunNow
from tests.reports.forms import made
from tests.ui.kinds import of_the_window

Life = Iterator[QAbstractItemModel]
DOWN = Qt.SortOrder.DescendingOrder
COLUMNS = (Column("名", lambda row: f"n{row}"), Column("数", str, key=lambda row: row))


def rows(_desk: Desk) -> Life:
    model = RowsModel(COLUMNS)
    yield model
    model.set_rows([[3], [1], [2]])
    yield model
    model.sort(1, DOWN)
    model.rows()[1].append(0)
    model.look_again()
    yield model
    model.set_rows([[4]])
    yield model
    model.set_rows([])
    yield model


def paged(_desk: Desk) -> Life:
    model = PagedModel(COLUMNS, lambda ids: [None if key == 1 else key for key in ids], RunNow())
    yield model
    model.set_ids(range(3 * PAGE + 1))
    yield model
    model.reload()
    assert model.index(3 * PAGE, 0).data() == f"n{3 * PAGE}"
    yield model
    model.set_ids(())
    model.reload()
    yield model


def areas(desk: Desk) -> Life:
    table = AreaTable()
    yield table.rows
    table.show_board(score_board(desk, desk.today()))
    assert table.rows.rowCount() > 1
    yield table.rows
    table.rows.sort(1, DOWN)
    yield table.rows


def plan(_desk: Desk) -> Life:
    model = PlanModel(COLUMNS, lambda ids: ids, RunNow())
    yield model
    model.set_ids([Heading(Part.NOW, "1号楼", 2), 1, 2])
    assert not model.flags(model.index(0, 0))
    assert model.first_door() == 1
    yield model


def promises(_desk: Desk) -> Life:
    model = _Promises(COLUMNS)
    yield model
    model.set_rows([1, 2])
    yield model


def sheet(_desk: Desk) -> Life:
    model = SheetModel()
    yield model
    (view,) = open_form(made.summary(), "汇总.xlsx").views()
    model.show_view(view, {(4, 2): "网格名称"}, range(4, 5))
    yield model
    model.show_view(None, {}, range(0))
    yield model


LIVES: dict[type[QAbstractItemModel], Callable[[Desk], Life]] = {
    RowsModel: rows,
    PagedModel: paged,
    AreaRows: areas,
    PlanModel: plan,
    SheetModel: sheet,
    _Promises: promises,
}


def test_every_model_of_the_program_is_tried_here() -> None:
    assert of_the_window(QAbstractItemModel) == set(LIVES)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", LIVES, ids=lambda kind: kind.__name__)
def test_a_model_keeps_the_rules_all_its_life(
    kind: type[QAbstractItemModel], street_desk: Desk, qtmodeltester: ModelTester
) -> None:
    """The tester looks at once, and again at whatever the model says has changed."""
    for model in LIVES[kind](street_desk):
        qtmodeltester.check(model)
