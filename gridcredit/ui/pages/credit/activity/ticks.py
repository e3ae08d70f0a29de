"""Who signed: the doors of a village in their order, everybody who takes part as a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.pages.credit.activity.door_delegate import DoorDelegate, height_of, person_at
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.label import Label

Matches = Callable[[Any, str], bool]
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DoorTicks(QWidget):
    """Typing narrows the list by door, name or sound; Space or Enter ticks whoever is marked and
    begins the next search; arrows mark another, Left and Right among those of one door."""

    edited = Signal()
    finished = Signal()  # Enter with nothing typed, where nobody is marked

    def __init__(self, matches: Matches) -> None:
        """`matches` says whether a door is meant by what is typed; it is asked for each."""
        super().__init__()
        self._matches = matches
        self._doors: list[Any] = []
        self._ticked: set[UUID] = set()
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("门牌、姓名或拼音首字母，空格或回车打勾"))
        self.box.setAccessibleName(self.tr("按门牌打勾"))
        self.box.setClearButtonEnabled(True)
        self.box.installEventFilter(self)
        self.setFocusProxy(self.box)
        self._count = Label()
        self._count.setProperty("role", "caption")
        self.model = RowsModel([Column("", self._spoken)])
        self.list = _DoorList(self.tr("参加信用+的户"))
        self.list.setModel(self.model)
        self.delegate = DoorDelegate(self._is_ticked)
        self.list.setItemDelegate(self.delegate)
        self.list.person_clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.box)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        self.box.textChanged.connect(self._narrow)

    # What is shown

    def show_doors(self, doors: Sequence[Any]) -> None:
        """The doors in their order; ticks of people who are still there stay."""
        self._doors = list(doors)
        self._ticked &= {person.id for door in doors for person in door.people}
        self._narrow()

    def ticked(self) -> list[UUID]:
        """Who is ticked, in the order of the doors."""
        people = (person.id for door in self._doors for person in door.people)
        return [person for person in people if person in self._ticked]

    def names(self) -> dict[UUID, tuple[str, str]]:
        """Everybody's name and address, by id."""
        return {p.id: (p.name, door.address) for door in self._doors for p in door.people}

    @property
    def households(self) -> int:
        """How many doors have a tick."""
        return sum(any(p.id in self._ticked for p in door.people) for door in self._doors)

    def tick_all(self, people: Sequence[UUID]) -> None:
        """Tick these alone."""
        self._ticked = set(people)
        self._show_ticks()

    def clear(self) -> None:
        """Nobody is ticked."""
        self.box.clear()
        self.tick_all(())

    def _narrow(self) -> None:
        typed = self.box.text().strip()
        shown = [door for door in self._doors if not typed or self._matches(door, typed)]
        self.model.set_rows(shown)
        self.delegate.along = 0
        if shown:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._say_count(len(shown), bool(typed))

    def _say_count(self, shown: int, is_narrowed: bool) -> None:
        chosen = self.tr("已勾 {households} 户 {people} 人").format(
            households=self.households, people=len(self._ticked)
        )
        if is_narrowed and not shown:
            chosen = self.tr("没有这样的户；没签参与确认的户不在这里。 {chosen}").format(
                chosen=chosen
            )
        self._count.setText(chosen)

    def _spoken(self, door: Any) -> str:
        names = [
            self.tr("{name} 已勾").format(name=p.name) if p.id in self._ticked else p.name
            for p in door.people
        ]
        return " ".join([door.address, *names])

    # Ticking

    def _is_ticked(self, person: UUID) -> bool:
        return person in self._ticked

    def _toggle(self, person: Any) -> None:
        self._ticked ^= {person.id}
        self._show_ticks()
        is_on = person.id in self._ticked
        words = self.tr("{name} 已勾") if is_on else self.tr("{name} 已取消")
        told = QAccessibleAnnouncementEvent(self.list, words.format(name=person.name))
        QAccessible.updateAccessibility(told)

    def _show_ticks(self) -> None:
        self.model.look_again()
        self.list.viewport().update()
        self._say_count(self.model.rowCount(), is_narrowed=False)
        self.edited.emit()

    def _marked(self) -> Any:
        index = self.list.currentIndex()
        if not index.isValid():
            return None
        people = self.model.row(index.row()).people
        return people[min(self.delegate.along, len(people) - 1)] if people else None

    def _on_clicked(self, place: tuple[int, int]) -> None:
        row, along = place
        self.list.setCurrentIndex(self.model.index(row, 0))
        self.delegate.along = along
        self._toggle(self.model.row(row).people[along])
        self.box.setFocus()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the box move and tick in the list."""
        if watched is not self.box or event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return self._take_key(Qt.Key(event.key()))

    def _take_key(self, key: Qt.Key) -> bool:
        if key in _ROWS:
            self._move(_ROWS[key])
        elif key in _ALONG:
            self._move_along(_ALONG[key])
        elif key in _TICKS:
            self._on_tick(key)
        elif key == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
        else:
            return False
        return True

    def _on_tick(self, key: Qt.Key) -> None:
        person = self._marked()
        if person is not None:
            self._toggle(person)
            at = self.list.currentIndex().data(ROW)
            if self.box.text():
                self.box.clear()
                self._mark(at)
        elif key != Qt.Key.Key_Space and not self.box.text():
            self.finished.emit()

    def _mark(self, door: Any) -> None:
        rows = self.model.rows()
        if door in rows:
            self.list.setCurrentIndex(self.model.index(rows.index(door), 0))

    def _move(self, step: int) -> None:
        at, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        if last >= 0:
            self.delegate.along = 0
            self.list.setCurrentIndex(self.model.index(min(max(at + step, 0), last), 0))

    def _move_along(self, step: int) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            people = self.model.row(index.row()).people
            self.delegate.along = (self.delegate.along + step) % max(len(people), 1)
            self.list.viewport().update()


class _DoorList(QListView):
    """The doors; a click on somebody is told as (row, place)."""

    person_clicked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box above has the keyboard
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty("role", "doors")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)

    def sizeHint(self) -> QSize:
        """A handful of doors."""
        return QSize(420, 6 * height_of())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, doors are taller."""
        super().resizeEvent(event)
        if height_of(event.oldSize().width()) != height_of(event.size().width()):
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick whoever is clicked."""
        index: QModelIndex = self.indexAt(event.position().toPoint())
        if index.isValid():
            along = person_at(self.visualRect(index), event.position().x(), index.data(ROW), self)
            if along is not None:
                self.person_clicked.emit((index.row(), along))
        event.accept()
