"""报表 by its buttons: add, point, fill, look at what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox

from gridcredit.domain.form_mapping import Each
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from gridcredit.ui.pages.forms.fill_dialog import FillDialog, FillWish
from gridcredit.ui.pages.forms.missing_dialog import MissingDialog
from gridcredit.ui.pages.forms.page import FormsPage
from tests.reports.forms import made
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


@pytest.fixture
def open_page(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Desk], FormsPage]:
    """Opens the page for a desk; files go where the test can read them."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)  # nothing is started

    def opener(desk: Desk) -> FormsPage:
        page = opener_of(open_window, FormsPage, "forms", "households", "settings")(desk)
        out = tmp_path / "出"
        monkeypatch.setattr(page.app.messages, "choose_folder", lambda *_a: out)
        monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: tmp_path / "空.xlsx")
        return page

    return opener


@pytest.fixture
def page(open_page: Callable[[Desk], FormsPage], desk: Desk) -> FormsPage:
    """The page at a grid worker's desk."""
    return open_page(desk)


def keep(page: FormsPage, folder: Path, name: str, content: bytes) -> None:
    """Drop a form onto the page."""
    file = folder / name
    file.write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    page.drop.files_dropped.emit(page.drop.files_of(data))
    settle()


def take(combo: QComboBox, value: object) -> None:
    """Choose as a person does."""
    at = combo.findData(value)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    settle()


def fields(page: FormsPage) -> dict[str, str]:
    """What goes where by the record."""
    (listed,) = templates.list_templates(page.desk)
    return {p.place: p.field for p in listed.mapping.pointers}


def test_an_empty_page_says_what_to_do(page: FormsPage) -> None:
    assert page.stack.currentIndex() == 1
    assert not page.fill.isEnabled()


def test_a_dropped_form_is_recognised_drawn_and_filled(page: FormsPage, tmp_path: Path) -> None:
    keep(page, tmp_path, "登记表.xlsx", made.roster())
    assert page.name.text() == "登记表"
    grid = page.mapping.grid
    shown = grid.cells
    assert shown.view is not None
    assert shown.fields[5, 6] == "身份证号"
    assert shown.rows == range(5, 8)
    assert grid.columnSpan(0, 0) == 9  # the title is merged over the table
    page.fill.click()
    settle()
    (dialog,) = page.findChildren(FillDialog)
    dialog._save.click()
    settle()
    everybody = people.list_residents(page.desk)
    assert page.filled is not None
    (file,) = page.filled.files
    assert page.filled.rows == len(everybody)
    assert load_workbook(file).worksheets[0]["F5"].value == (
        people.list_residents(page.desk, purpose="核对")[0].line.id_number
    )
    assert not page.result.isHidden()


def test_a_cell_is_pointed_at_another_field_and_back(page: FormsPage, tmp_path: Path) -> None:
    keep(page, tmp_path, "登记表.xlsx", made.roster())
    view = page.mapping
    view.grid.choose(6, 9)  # of the repeated rows all are meant
    assert "每行都填" in view.place.text()
    view.fields.line.setText("住址")
    view.fields.line.returnPressed.emit()
    settle()
    assert fields(page)["登记表!I5"] == "address"
    assert view.grid.cells.fields[5, 9] == "现住址"
    view.grid.choose(5, 9)
    view.clear.click()
    settle()
    assert "登记表!I5" not in fields(page)


def test_a_mark_without_a_field_gets_one(page: FormsPage, tmp_path: Path) -> None:
    keep(page, tmp_path, "信.docx", made.letter())
    view = page.mapping
    assert view.stack.currentIndex() == 1
    rows = view.marks.model().rows()
    at = next(i for i, one in enumerate(rows) if one.mark == "{{没有的字段}}")
    view.marks.selectRow(at)
    view.point("grid_name")
    settle()
    assert fields(page)["{{没有的字段}}"] == "grid_name"
    code = next(i for i, one in enumerate(view.marks.model().rows()) if one.fault)
    view.marks.selectRow(code)
    assert view.chosen() is None  # nothing can be put into a field code


def test_whom_a_copy_is_for_leaves_only_fields_of_theirs(page: FormsPage, tmp_path: Path) -> None:
    keep(page, tmp_path, "推荐表.xlsx", made.person_form())
    assert "推荐表!B3" in fields(page)
    take(page.mapping.copy, Each.HOUSEHOLD.value)
    assert "推荐表!B3" not in fields(page)
    assert fields(page)["推荐表!B5"] == "address"


def test_gaps_are_listed_with_a_way_to_the_household(page: FormsPage, tmp_path: Path) -> None:
    person = next(one for one in people.list_residents(page.desk) if one.eligible)
    people.set_resident_field(page.desk, person.line.id, "phone", "")
    keep(page, tmp_path, "推荐表.xlsx", made.person_form())
    page.fill_for(FillWish(For(resident=person.line.id), "报送"))
    settle()
    page._look.click()
    (dialog,) = page.findChildren(MissingDialog)
    (row,) = dialog.table.model().rows()
    assert row[1].field == "phone"
    wanted: list[object] = []
    page.app.page_wanted.connect(wanted.append)
    dialog.table.row_opened.emit(row)
    settle()
    assert wanted == [("households", person.line.household)]


def test_a_form_that_came_twice_has_a_number(page: FormsPage, tmp_path: Path) -> None:
    for _ in range(3):
        keep(page, tmp_path, "汇总.xlsx", made.summary())
    names = [one.template.name for one in templates.list_templates(page.desk)]
    assert names == ["汇总", "汇总 (2)", "汇总 (3)"]
    assert page.name.text() == "汇总 (3)"


def test_an_old_file_says_what_to_do_first(
    page: FormsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(page.app.messages, "warn", lambda _p, error, *_a: said.append(error))
    keep(page, tmp_path, "旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    assert [type(one).__name__ for one in said] == ["FormRefused"]
    assert templates.list_templates(page.desk) == []


def test_what_was_sent_down_is_filled_but_not_changed(
    open_page: Callable[[Desk], FormsPage],
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page(desk)
    keep(page, tmp_path, "汇总.xlsx", made.summary())
    (own,) = templates.list_templates(desk)
    page.remove.click()
    settle()
    assert templates.list_templates(desk) == []
    assert page.stack.currentIndex() == 1
    templates.put_back(desk, own.template.id)
    settle()
    assert page.chosen() is not None


def test_a_household_that_was_chosen_elsewhere_is_asked_for_nothing_more(
    page: FormsPage, tmp_path: Path
) -> None:
    home = people.list_households(page.desk)[0].id
    keep(page, tmp_path, "档案卡.xlsx", made.household_card())
    page.show_target(For(household=home))
    assert not page.asked.isHidden()
    page.fill.click()
    settle()
    (dialog,) = page.findChildren(FillDialog)
    assert set(dialog.rows) == {"how", "purpose"}
    dialog._save.click()
    settle()
    assert page.filled is not None
    assert len(page.filled.files) == 1
    assert page.asked.isHidden()


def test_one_household_is_found_by_typing(page: FormsPage, tmp_path: Path) -> None:
    home = people.list_households(page.desk, purpose="核对")[3]
    keep(page, tmp_path, "档案卡.xlsx", made.household_card())
    page.fill.click()
    settle()
    (dialog,) = page.findChildren(FillDialog)
    dialog.whom.choose("household")
    dialog._on_whom()
    assert not dialog.home.table.isHidden()
    dialog.home.line.setText(home.householder)
    dialog._save.click()
    settle()
    assert page.filled is not None
    (file,) = page.filled.files
    assert load_workbook(file).worksheets[0]["B3"].value == home.householder
