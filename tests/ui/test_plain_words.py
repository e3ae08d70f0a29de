"""What comes from files and people is shown as it is: no name draws a picture or words of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui import messages
from gridcredit.ui.dialogs.crash import CrashDialog
from gridcredit.ui.dialogs.keys import KeysDialog
from gridcredit.ui.models.rows import DISPLAY, TOOLTIP, Column, RowsModel
from gridcredit.ui.pages import PAGES
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.label import Label
from tests.ui.access import guessing
from tests.ui.conftest import OpenWindow, settle

HOSTILE = (
    "<b>已核对</b>",
    "王芳<br><font color='green'>已核对 ABCD-EFGH</font>",
    "<img src='file:///etc/hostname'>",
    "&lt;b&gt;甲",
    "甲\n<i>乙</i>",
    "A&B",
    "甲 < 乙",
)


def said_by(tooltip: str) -> str:
    """The characters that Qt shows for a tooltip."""
    if not tooltip.startswith("<"):
        return tooltip
    document = QTextDocument()
    document.setHtml(tooltip)
    return document.toPlainText()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_and_a_tooltip_show_exactly_what_was_written(qapp: Any, text: str) -> None:
    label = Label(text)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text
    assert said_by(plain_tooltip(text)) == text
    assert "<img" not in plain_tooltip(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_says_in_its_tooltip_what_stands_in_it(qapp: Any, text: str) -> None:
    model = RowsModel((Column("名称", lambda row: str(row)),))
    model.set_rows([text])
    at = model.index(0, 0)
    assert model.data(at, DISPLAY) == text
    assert said_by(model.data(at, TOOLTIP)) == text


@pytest.mark.parametrize("office", ["desk", "village_desk", "street_desk", "district_desk"])
def test_no_page_of_any_office_reads_markup(
    open_window: OpenWindow, office: str, request: pytest.FixtureRequest
) -> None:
    desk: Desk = request.getfixturevalue(office)
    window = open_window()
    window.app.open_desk(desk)
    for row in PAGES:
        if desk.actor.may(row.duty):
            window.show_page(row.id)
            settle()
    assert len(window.findChildren(QLabel)) > 50
    assert guessing(window) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda above: messages._Box(above, "info", "info", HOSTILE[0], HOSTILE[1]),
        lambda above: KeysDialog(above, [(HOSTILE[0], "F1")]),
        lambda above: CrashDialog(above, HOSTILE[2], None),
    ],
    ids=["box", "keys", "crash"],
)
def test_no_box_reads_markup(dressed: Any, make: Callable[[QWidget], QWidget]) -> None:
    above = QWidget()
    box = make(above)
    assert isinstance(box, QDialog)
    assert box.findChildren(QLabel)
    assert guessing(box) == []
