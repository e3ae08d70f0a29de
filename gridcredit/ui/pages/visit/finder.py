"""Which door next: the doors that are due, or what a search finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.visiting import Due
from gridcredit.operations.visits.doorstep import Door
from gridcredit.ui import icons
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import ROW, Column, Index
from gridcredit.ui.pages.visit.reasons import draw_reasons, words
from gridcredit.ui.runner import Runner
from gridcredit.ui.tokens import BODY, CAPTION, SMALL, tokens_now
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_address import short_address
from gridcredit.ui.widgets.tag import tag_width

_HEIGHT = 62
_REASONS = 76.0  # pixels from the left
# Typing pauses shorter than this do not ask, in milliseconds.
_PAUSE = 120
_MOST = 200

Doors = Callable[[Sequence[UUID]], Sequence[Door | None]]


class DoorFinder(QWidget):
    """A search box above a list of doors. Enter opens a door; Down goes from the box into the
    list; nothing typed means the doors that are due."""

    door_opened = Signal(object)  # UUID of the household
    text_changed = Signal(object)  # what was typed, stripped

    def __init__(self, doors: Doors, runner: Runner, language: str) -> None:
        """`doors` is asked off the screen thread."""
        super().__init__()
        self._due: list[Due] = []
        self._shown: list[Due] = []
        self._current: UUID | None = None
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("找一户：门牌、姓名、电话"))
        self.box.setAccessibleName(self.tr("找一户"))
        self.box.setClearButtonEnabled(True)
        self.box.installEventFilter(self)
        self._count = Label()
        self._count.setProperty("role", "caption")
        self._count.setContentsMargins(2, 0, 2, 0)
        self._model = PagedModel(
            [Column("", lambda row: _spoken(row, language))], _fetcher(doors), runner
        )
        self.list = _DoorList(self.tr("要走访的户"), language)
        self.list.setModel(self._model)
        self.list.opened.connect(self._on_opened)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self.text_changed.emit(self.typed))
        self.box.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.box)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)

    @property
    def typed(self) -> str:
        """What stands in the search box."""
        return self.box.text().strip()

    def show_due(self, due: Sequence[Due]) -> None:
        """The doors that are due, most urgent first; shown unless something is searched."""
        self._due = list(due)
        if not self.typed:
            self._show(self._due)
            words = self.tr("待访 %n 户", "", len(due)) if due else self.tr("没有到期的户")
            self._count.setText(words)

    def show_found(self, households: Iterable[UUID]) -> None:
        """What a search found, best first."""
        known = {d.household: d for d in self._due}
        found = [known.get(row) or Due(row, row, ()) for row in households]
        self._show(found[:_MOST])
        if len(found) > _MOST:
            self._count.setText(self.tr("超过 200 户，请再多输几个字"))
        elif found:
            self._count.setText(self.tr("找到 %n 户", "", len(found)))
        else:
            self._count.setText(self.tr("没有找到。换门牌、姓名或电话试试。"))

    def show_drafts(self, households: Iterable[UUID]) -> None:
        """The doors with a form typed and not saved."""
        self.list.delegate.drafts = frozenset(households)
        self.list.viewport().update()

    def mark_draft(self, household: UUID, *, is_kept: bool) -> None:
        """A door's form was kept, or is no more."""
        others = self.list.delegate.drafts - {household}
        self.show_drafts(others | {household} if is_kept else others)

    def set_current(self, household: UUID | None) -> None:
        """Mark a door as the one at hand; nothing is told."""
        self._current = household
        at = self._place(household)
        if at >= 0:
            self.list.setCurrentIndex(self._model.index(at, 0))
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())

    def next_after(self, household: UUID | None, step: int = 1) -> UUID | None:
        """The neighbour of a door in the list (the first where it is not in it); None at the
        end."""
        at = self._place(household)
        to = at + step if at >= 0 else 0
        if not 0 <= to < len(self._shown) or self._shown[to].household == household:
            return None
        return self._shown[to].household

    def due_of(self, household: UUID) -> Due | None:
        """Why a door is due; None when it is not."""
        return next((d for d in self._due if d.household == household), None)

    def due_around(self, household: UUID) -> tuple[list[UUID], list[UUID]]:
        """The doors that are due after this one and before it; all come after one not listed."""
        listed = [d.household for d in self._due]
        at = listed.index(household) if household in listed else -1
        return listed[at + 1 :], listed[: max(at, 0)]

    def clear_search(self) -> None:
        """Back to the doors that are due."""
        self.box.clear()

    def take_off(self, household: UUID) -> None:
        """A door was just seen to: off the list of what is due until it is made anew."""
        self._due = [d for d in self._due if d.household != household]
        self.show_due(self._due)

    def note_due(self, household: UUID, due: Due | None) -> None:
        """Why a door is due now; off the list where it no longer is."""
        if due is None:
            if self.due_of(household) is not None:
                self.take_off(household)
            return
        known = [due if d.household == household else d for d in self._due]
        if known != self._due:
            self.show_due(known)

    def _show(self, doors: list[Due]) -> None:
        if doors == self._shown:
            self._model.reload()
            return
        self._shown = doors
        self._model.set_ids(doors)
        self.set_current(self._current)

    def _place(self, household: UUID | None) -> int:
        places = (at for at, d in enumerate(self._shown) if d.household == household)
        return next(places, -1)

    def _on_typed(self) -> None:
        if self.typed:
            self._timer.start()
        else:
            self._timer.stop()
            self.show_due(self._due)

    def _on_opened(self, index: Index) -> None:
        due: Due = self._model.id_at(index.row())
        self.door_opened.emit(due.household)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box into the list by Down, to its first door by Enter, cleared by Esc."""
        if watched is not self.box or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.list.take_focus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self.text_changed.emit(self.typed)
            elif self._shown:
                self.door_opened.emit(self._shown[0].household)
        elif key == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
        else:
            return False
        return True


class _DoorList(QListView):
    """Arrows walk, Enter or a click opens."""

    opened = Signal(object)  # QModelIndex

    def __init__(self, name: str, language: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "doors")
        self.clicked.connect(lambda index: self.opened.emit(index))
        self.delegate = _DoorDelegate(language)
        self.setItemDelegate(self.delegate)

    def take_focus(self) -> None:
        """Put the keyboard here, on the first door if it stood on none."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not jump: looking for them would read every page of a long list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _DoorDelegate(QStyledItemDelegate):
    """Draws a door: address, householder, reasons; a pencil where a draft waits."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.drafts: frozenset[UUID] = frozenset()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """All doors are equally tall."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw it."""
        tokens = tokens_now()
        box = QRectF(option.rect)
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.selected))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        painter.fillRect(QRectF(box.left() + 12, box.bottom() - 1, box.width() - 24, 1),
                         QColor(tokens.line))  # fmt: skip
        row = index.data(ROW)
        if row is not None:
            self._draw_door(painter, box.adjusted(12, 9, -12, -9), *row)
        painter.restore()

    def _draw_door(self, painter: QPainter, box: QRectF, due: Due, door: Door) -> None:
        tokens = tokens_now()
        top = QRectF(box.left(), box.top(), box.width(), 20)
        if door.id in self.drafts:
            drawn = icons.pixmap("pencil", tokens.warn, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(box.right()) - 16, int(top.top()) + 2, drawn)
            top.setRight(top.right() - 22)
        self._write(painter, top, door.address or door.number, BODY, tokens.text)
        below = QRectF(box.left(), box.bottom() - 22, box.width(), 22)
        name = QRectF(below.left(), below.top(), min(72.0, below.width()), below.height())
        self._write(painter, name, door.householder, CAPTION, tokens.muted)
        start = self._start(painter, below.width(), due, door)
        draw_reasons(painter, below.adjusted(start, 0, 0, 0), due.reasons, self._language)

    def _start(self, painter: QPainter, room: float, due: Due, door: Door) -> float:
        """Where reasons begin: in one column, unless one needs what a short name leaves free."""
        if not due.reasons:
            return _REASONS
        wanted = tag_width(texts.word(due.reasons[0].kind, self._language), painter.font())
        name = painter.fontMetrics().horizontalAdvance(door.householder) + SMALL
        return min(_REASONS, max(name, room - wanted))

    def _write(self, painter: QPainter, box: QRectF, text: str, size: int, ink: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        metrics, room = painter.fontMetrics(), int(box.width())
        if size == BODY:
            words = short_address(metrics, text, room)
        else:
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _fetcher(doors: Doors) -> Callable[[Sequence[Due]], list[tuple[Due, Door] | None]]:
    def fetch(some: Sequence[Due]) -> list[tuple[Due, Door] | None]:
        lines = doors([due.household for due in some])
        return [(due, door) if door else None for due, door in zip(some, lines, strict=True)]

    return fetch


def _spoken(row: tuple[Due, Door], language: str) -> str:
    """What a screen reader says of a door."""
    due, door = row
    return " ".join([door.address or door.number, door.householder, *words(due.reasons, language)])
