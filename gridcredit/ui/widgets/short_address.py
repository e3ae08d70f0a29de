"""Addresses that are longer than their room: the estate's name is shortened, never the door."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from gridcredit.domain.addresses import parted
from gridcredit.ui.widgets.cut_button import CutButton

_DOTS = "…"
_SIGNS = re.compile("号楼|单元|[栋幢座层]")
_IS_PLAIN = re.compile("(?:[0-9A-Za-z-]+(?:号楼|单元|[室号栋幢座层]))+")
_TEXT_MARGIN = 3  # what Qt leaves free at each side of a cell's text, at least


def short_address(metrics: QFontMetrics, text: str, room: int) -> str:
    """The address in so many pixels: 石榴花…3号楼2单元501室, then 3-2-501室; of one without numbers
    its beginning, and where even the numbers are too long their end."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    estate, door = parted(text)
    if not door:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    left = room - metrics.horizontalAdvance(_DOTS + door)
    if left < 0 or (not estate and metrics.horizontalAdvance(door) > room):
        bare = _SIGNS.sub("-", door).strip("-") if _IS_PLAIN.fullmatch(door) else door
        if metrics.horizontalAdvance(bare) <= room:
            return bare
        return metrics.elidedText(bare, Qt.TextElideMode.ElideLeft, room)
    kept = next(
        (n for n in range(len(estate), -1, -1) if metrics.horizontalAdvance(estate[:n]) <= left), 0
    )
    return estate[:kept] + _DOTS + door


class AddressDelegate(QStyledItemDelegate):
    """Draws a cell that holds an address."""

    def initStyleOption(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        """Shorten what is drawn."""
        super().initStyleOption(option, index)
        style = option.widget.style()
        inside = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, option, option.widget
        ).width()
        option.text = short_address(option.fontMetrics, option.text, inside - 2 * _TEXT_MARGIN)


class AddressLink(CutButton):
    """A link whose words are an address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(address)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(60)

    def cut(self, room: int) -> str:
        """The address as long as there is room."""
        return short_address(self.fontMetrics(), self.text(), room)
