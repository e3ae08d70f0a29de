"""A month, or a week, as days with how much is promised on each; the keyboard walks the days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui.days import weekday
from gridcredit.ui.tokens import CAPTION, tokens_now
from gridcredit.ui.widgets.short_address import short_address

VISIT = "application/x-gridcredit-visit"
"""What a promise that is dragged carries: its visit's id."""
_DAYS = 7
_HEAD = 26
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class MonthGrid(QWidget):
    """Arrows walk the days, PageUp and PageDown the months, Home goes to today; Enter goes to the
    day's doors. A promise that is dropped on a day is told."""

    day_chosen = Signal(object)  # date
    day_opened = Signal(object)  # date
    visit_dropped = Signal(object)  # (str, date)

    def __init__(self, language: str, today: date) -> None:
        super().__init__()
        self._language = language
        self.today = self.day = today
        self.is_week = False
        self._counts: Mapping[date, int] = {}
        self._doors: Mapping[date, Sequence[str]] = {}
        self._over: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rename()

    @property
    def first(self) -> date:
        """The Monday with which what is shown begins."""
        begin = self.day if self.is_week else self.day.replace(day=1)
        return begin - timedelta(days=begin.weekday())

    @property
    def last(self) -> date:
        """The Sunday with which it ends."""
        return self.first + timedelta(days=_DAYS * self._weeks - 1)

    @property
    def _weeks(self) -> int:
        if self.is_week:
            return 1
        begin = self.day.replace(day=1)
        days = (_month_on(begin, 1) - begin).days + begin.weekday()
        return -(-days // _DAYS)

    def show_counts(
        self, counts: Mapping[date, int], doors: Mapping[date, Sequence[str]] | None = None
    ) -> None:
        """Show how much is promised on each day; a week shows the doors, too."""
        self._counts, self._doors = counts, doors or {}
        self._rename()
        self.update()

    def show_week(self, is_week: bool) -> None:
        """Show a week, or a month."""
        self.is_week = is_week
        self.updateGeometry()
        self.update()
        self.day_chosen.emit(self.day)

    def choose(self, day: date) -> None:
        """Stand on a day."""
        if day != self.day:
            self.day = day
            self._rename()
            self.update()
            self.day_chosen.emit(day)

    def _rename(self) -> None:
        count = self._counts.get(self.day, 0)
        day = f"{self.day.isoformat()} {weekday(self.day, self._language)}"
        self.setAccessibleName(day)
        self.setAccessibleDescription(self.tr("约定回访 %n 户", "", count))

    def sizeHint(self) -> QSize:
        """Room for a count below each day."""
        return QSize(480, _HEAD + 66 * self._weeks)

    def minimumSizeHint(self) -> QSize:
        """The least in which numbers can be read."""
        return QSize(336, _HEAD + 40 * self._weeks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key == Qt.Key.Key_Home:
            self.choose(self.today)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def turn(self, by: int) -> None:
        """So many months, or weeks, on."""
        on = self.day + timedelta(days=_DAYS * by) if self.is_week else _month_on(self.day, by)
        self.choose(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day under the mouse."""
        day = self._day_at(event.position())
        if day is not None:
            self.choose(day)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        if self._day_at(event.position()) is not None:
            self.day_opened.emit(self.day)

    # What is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A promise may be dropped."""
        if event.mimeData().hasFormat(VISIT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """On a day that is still to come."""
        self._over = self._day_at(event.position())
        self.update()
        event.setAccepted(self._over is not None and self._over >= self.today)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._over = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which promise is wanted for which day."""
        day, self._over = self._day_at(event.position()), None
        self.update()
        if day is not None and day >= self.today:
            visit = bytes(event.mimeData().data(VISIT).data()).decode()
            event.acceptProposedAction()
            self.visit_dropped.emit((visit, day))

    def changeEvent(self, event: QEvent) -> None:
        """Another look."""
        super().changeEvent(event)
        self.update()

    # Drawing

    def _cell(self, at: int) -> QRectF:
        width = self.width() / _DAYS
        height = (self.height() - _HEAD) / self._weeks
        down, across = divmod(at, _DAYS)
        return QRectF(across * width, _HEAD + down * height, width, height)

    def _day_at(self, where: QPointF) -> date | None:
        found = [at for at in range(_DAYS * self._weeks) if self._cell(at).contains(where)]
        return self.first + timedelta(days=found[0]) if found else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weekdays, then each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_now()
        small = QFont(self.font())
        small.setPixelSize(CAPTION)
        for across in range(_DAYS):
            cell = self._cell(across)
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            box = QRectF(cell.x(), 0, cell.width(), _HEAD)
            words = weekday(self.first + timedelta(days=across), self._language)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        for at in range(_DAYS * self._weeks):
            self._draw_day(painter, self.first + timedelta(days=at), self._cell(at), small)

    def _draw_day(self, painter: QPainter, day: date, cell: QRectF, small: QFont) -> None:
        tokens = tokens_now()
        box = cell.adjusted(2, 2, -2, -2)
        is_chosen = day == self.day
        count = self._counts.get(day, 0)
        is_late = bool(count) and day < self.today
        edge = tokens.focus if is_chosen and self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if is_chosen else 1))
        is_lit = is_chosen or day == self._over
        painter.setBrush(QColor(tokens.hover if is_lit else tokens.surface))
        painter.drawRoundedRect(box, 6, 6)
        is_here = self.is_week or day.month == self.day.month
        painter.setPen(QColor(tokens.text if is_here else tokens.faint))
        number = QFont(self.font())
        number.setBold(day == self.today)
        painter.setFont(number)
        inner = box.adjusted(8, 4, -8, -4)
        words = self.tr("今天") if day == self.today else str(day.day)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        if self.is_week:
            self._draw_doors(painter, day, inner, small)
        if count:
            painter.setFont(small)
            painter.setPen(QColor(tokens.bad if is_late else tokens.text))
            told = self.tr("%n 户", "", count)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, told
            )

    def _draw_doors(self, painter: QPainter, day: date, box: QRectF, small: QFont) -> None:
        """As many doors as there is room for between the day and its count."""
        painter.setFont(small)
        painter.setPen(QColor(tokens_now().text))
        metrics = painter.fontMetrics()
        line = metrics.height() + 4
        room = int((box.height() - 30 - line) // line)
        for at, words in enumerate(self._doors.get(day, ())[: max(room, 0)]):
            text = short_address(metrics, words, int(box.width()))
            painter.drawText(QPointF(box.left(), box.top() + 30 + at * line + 10), text)


def _month_on(day: date, by: int) -> date:
    """The same day of a month so many further on, or its last."""
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    first = date(year, month + 1, 1)
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (after - first).days))
