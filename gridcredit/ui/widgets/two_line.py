"""Rows of two lines in a table: what it is, and quietly below it what else is known."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gridcredit.ui.models.rows import TONE
from gridcredit.ui.tokens import CAPTION, tokens_now
from gridcredit.ui.widgets.short_address import short_address
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.tag import draw_tag

TALL = 54
_PAD = 13
_BREAK = "\u2028"  # what Qt makes of a line break in a cell


class TwoLineTable(Table):
    """A Table whose texts may hold one line break: what follows it is drawn small and muted."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.verticalHeader().setDefaultSectionSize(TALL)
        self._two_lines = TwoLineDelegate(self)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; every column is drawn in two lines, tags too."""
        super().setModel(model)
        for column in range(model.columnCount() if model else 0):
            self.setItemDelegateForColumn(column, self._two_lines)


class TwoLineDelegate(QStyledItemDelegate):
    """Draws "first\\nsecond" in two lines, aligned as the column asks; the first as a tag where
    the model says its tone."""

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row's ground, then the lines."""
        full: Any = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        first, _, second = full.text.partition(_BREAK)
        full.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, option.widget)
        tone = index.data(TONE)
        if tone and first:
            box = QRectF(option.rect).adjusted(_PAD, 0, -6, -22 if second else 0)
            draw_tag(painter, box, first, tone)
            first = ""
        draw_lines(painter, QRectF(option.rect), first, second, full.displayAlignment)


def draw_lines(
    painter: QPainter, rect: QRectF, first: str, second: str, where: Qt.AlignmentFlag
) -> None:
    """Draw one line in the middle of a box, or two that share it; too long ones are cut."""
    tokens = tokens_now()
    box = rect.adjusted(_PAD, 8, -_PAD, -8)
    across = where & Qt.AlignmentFlag.AlignHorizontal_Mask
    painter.save()
    painter.setPen(QColor(tokens.text))
    at = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
    words = short_address(painter.fontMetrics(), first, int(box.width()))
    painter.drawText(box, across | at, words)
    if second:
        small = QFont(painter.font())
        small.setPixelSize(CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        below = across | Qt.AlignmentFlag.AlignBottom
        right = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(second, right, int(box.width()))
        painter.drawText(box, below, words)
    painter.restore()
