"""Draws a door of the sign-in: its address, and a tick for everybody who takes part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from gridcredit.ui import icons
from gridcredit.ui.models.rows import ROW, Index
from gridcredit.ui.tokens import SMALL, tokens_now
from gridcredit.ui.widgets.short_address import short_address

_HEIGHT, _PAD, _BOX = 40, 12, 16
_ADDRESS = 0.42  # of the width
_NARROW = 440  # pixels; below, people stand on a line of their own
_LINE = 30  # pixels of each of the two lines then


def height_of(width: int = _NARROW) -> int:
    """How tall a door is, in pixels, where a list is so wide."""
    return _HEIGHT if width >= _NARROW else 2 * _LINE + 4


def person_at(rect: QRect, x: float, door: Any, widget: QWidget) -> int | None:
    """Whose place within a door a point is at; None where it is nobody's, but a door of one is all
    his."""
    for along, (box, _name) in enumerate(_places(QRectF(rect), door, widget.fontMetrics())):
        if box.left() <= x <= box.right():
            return along
    return 0 if len(door.people) == 1 else None


class DoorDelegate(QStyledItemDelegate):
    """`along` says who of the current door is marked."""

    def __init__(self, is_ticked: Callable[[UUID], bool]) -> None:
        super().__init__()
        self._is_ticked = is_ticked
        self.along = 0

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """All doors are equally tall."""
        return QSize(200, height_of(option.widget.width()))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw it."""
        tokens, box, door = tokens_now(), QRectF(option.rect), index.data(ROW)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.fillRect(box, QColor(tokens.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        line = QRectF(box.left() + _PAD, box.bottom() - 1, box.width() - 2 * _PAD, 1)
        painter.fillRect(line, QColor(tokens.line))
        painter.setPen(QColor(tokens.text))
        room = QRectF(box.left() + _PAD, box.top(), box.width() * _ADDRESS - _PAD, box.height())
        if _is_narrow(box):
            room = QRectF(box.left() + _PAD, box.top() + 4, box.width() - 2 * _PAD, _LINE)
        words = short_address(painter.fontMetrics(), door.address, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        metrics = painter.fontMetrics()
        for along, (place, name) in enumerate(_places(box, door, metrics)):
            person = door.people[along]
            is_marked = is_current and along == min(self.along, len(door.people) - 1)
            self._draw_person(painter, place, name, self._is_ticked(person.id), is_marked)
        painter.restore()

    def _draw_person(
        self, painter: QPainter, place: QRectF, name: str, is_on: bool, is_marked: bool
    ) -> None:
        tokens = tokens_now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_marked:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 2, -1, -2), 6, 6)
        box = QRectF(place.left() + 6, place.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(QColor(tokens.text if is_on else tokens.edge), 1))
        painter.setBrush(QColor(tokens.text if is_on else tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            drawn = icons.pixmap("check", tokens.surface, 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(box.left()) + 1, int(box.top()) + 1, drawn)
        painter.setPen(QColor(tokens.text))
        words = place.adjusted(_BOX + 12, 0, -4, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)


def _places(box: QRectF, door: Any, metrics: QFontMetrics) -> Iterator[tuple[QRectF, str]]:
    """Where everybody of a door stands, with as much of the name as there is room for."""
    left, top, height = box.left() + box.width() * _ADDRESS, box.top(), box.height()
    if _is_narrow(box):
        left, top, height = box.left() + _PAD - 6, box.top() + _LINE, _LINE
    right = box.right() - _PAD
    share = (right - left) / max(len(door.people), 1)
    for person in door.people:
        width = min(metrics.horizontalAdvance(person.name) + _BOX + 20 + SMALL, share)
        room = int(width) - _BOX - 16
        name = metrics.elidedText(person.name, Qt.TextElideMode.ElideRight, room)
        yield QRectF(left, top, width, height), name
        left += width


def _is_narrow(box: QRectF) -> bool:
    return box.height() > _HEIGHT
