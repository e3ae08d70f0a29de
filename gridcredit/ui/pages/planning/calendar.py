"""回访日程: the promised days of a month or week, what is overdue, and the doors of one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.operations.visits import follow_ups, takingback
from gridcredit.operations.visits.correcting import Corrected
from gridcredit.operations.visits.follow_ups import PromisedDoor, count_by_day
from gridcredit.ui.days import weekday
from gridcredit.ui.models.rows import Column, Index, RowsModel
from gridcredit.ui.pages.planning.month_grid import VISIT, MonthGrid
from gridcredit.ui.pages.planning.view import PlanningView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.date_line import parse_day
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

_LAST = date(9999, 12, 31)
_PROMISED, _BEFORE = 2, 3  # columns


class CalendarView(PlanningView):
    """Left the days, right the doors of the day one stands on: Enter opens a door, + and - move
    its day, M asks for one; a door can be dragged onto a day."""

    def _build(self) -> None:
        self._all: list[PromisedDoor] = []
        self._is_late = False
        self.grid = MonthGrid(self.language, self.desk.today())
        self.span = Segmented(
            self.tr("看多久"), [("month", self.tr("月")), ("week", self.tr("周"))]
        )
        self.title = Label()
        self.title.setProperty("role", "section")
        before = icon_button("chevron-left", self.tr("上一段"), lambda: self.grid.turn(-1))
        after = icon_button("chevron-right", self.tr("下一段"), lambda: self.grid.turn(1))
        today = button(self.tr("今天"), lambda: self.grid.choose(self.grid.today), kind="quiet")
        self.late = button("", self._show_late, kind="link")
        self.print = button(self.tr("打印…"), self._on_print, icon="printer")
        self.table = _DoorList(self.tr("约定的回访"))
        self.model = _Promises(
            [
                Column(self.tr("地址"), _where, is_address=True),
                Column(self.tr("户主"), lambda one: one.door.householder, 76),
                Column(self.tr("约定日"), lambda one: one.due.isoformat(), 104),
                Column(self.tr("上次"), self._last, 138),
            ]
        )
        self.table.setModel(self.model)
        self.said = Label()
        self.said.setProperty("role", "section")
        hint = Label(self.tr("Enter 开始走访    + − 改一天    M 改日期    可拖到某一天"))
        hint.setProperty("role", "caption")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "calendar",
                self.tr("这一天没有约定"),
                self.tr("在走访页填回访日期，就会出现在这里。"),
            )
        )
        top = QWidget()
        flow = FlowLayout(top, across=SMALL, down=SMALL)
        for part in (self.span, before, self.title, after, today, self.late, self.print):
            flow.addWidget(part)
        self._lay_out(top, hint)

    def _lay_out(self, top: QWidget, hint: QWidget) -> None:
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.said)
        right.addWidget(self.stack, 1)
        right.addWidget(hint)
        sides = QHBoxLayout()
        sides.setSpacing(GAP)
        sides.addWidget(self.grid, 5)
        sides.addLayout(right, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(top)
        whole.addLayout(sides, 1)

    def _connect(self) -> None:
        self.span.chosen.connect(lambda span: self.grid.show_week(span == "week"))
        self.grid.day_chosen.connect(lambda _day: self._on_day())
        self.grid.day_opened.connect(lambda _day: self._go_to_doors())
        self.grid.visit_dropped.connect(lambda told: self.move_to(UUID(told[0]), told[1]))
        self.table.row_opened.connect(self._on_opened)
        self.table.step_wanted.connect(self._on_step)
        self.table.day_wanted.connect(self._on_ask)

    def _last(self, one: PromisedDoor) -> str:
        outcome = one.door.outcome
        words = texts.word(outcome, self.language) if outcome else ""
        return f"{one.door.visited_at[5:10]} {words}".strip()

    def refresh(self) -> None:
        """Ask for all that is promised."""
        desk = self.desk
        self.ask(lambda: follow_ups.follow_ups_until(desk, _LAST), self._on_found)

    def keyboard_place(self) -> QWidget | None:
        """The days."""
        return self.grid

    def _on_found(self, found: list[PromisedDoor]) -> None:
        self._all = found
        self.grid.today = self.desk.today()
        doors: dict[date, list[str]] = {}
        for one in found:
            doors.setdefault(one.due, []).append(_where(one))
        self.grid.show_counts(count_by_day(found), doors)
        late = sum(one.is_overdue for one in found)
        self.late.setText(self.tr("已过约定日 %n 户", "", late))
        self.late.setVisible(bool(late))
        self._is_late = self._is_late and bool(late)
        self._show_day()
        self.be_known()

    def _on_day(self) -> None:
        self._is_late = False
        self._show_day()

    def _show_late(self) -> None:
        self._is_late = True
        self._show_day()
        self._go_to_doors()

    def _show_day(self) -> None:
        day = self.grid.day
        before = self.table.chosen_row()
        if self._is_late:
            shown = [one for one in self._all if one.is_overdue]
            self.said.setText(self.tr("已过约定日 %n 户", "", len(shown)))
        else:
            shown = [one for one in self._all if one.due == day]
            words = self.tr("{day}，%n 户", "", len(shown))
            told = f"{day.isoformat()} {weekday(day, self.language)}"
            self.said.setText(words.format(day=told))
        self.title.setText(self._span_words())
        self.table.setColumnHidden(_PROMISED, not self._is_late)
        self.table.setColumnHidden(_BEFORE, self._is_late)
        self.model.set_rows(shown)
        self.stack.setCurrentIndex(0 if shown else 1)
        if shown:
            kept = before.door.id if isinstance(before, PromisedDoor) else None
            at = next((n for n, one in enumerate(shown) if one.door.id == kept), 0)
            self.table.selectRow(at)

    def _span_words(self) -> str:
        if self.grid.is_week:
            return f"{self.grid.first.isoformat()} – {self.grid.last.isoformat()}"
        return self.grid.day.strftime("%Y-%m")

    def _go_to_doors(self) -> None:
        if self.stack.currentIndex() == 0:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, one: PromisedDoor | None) -> None:
        if one is not None:
            self.app.go("visits", one.door.id)

    # Another day

    def _on_step(self, by: int) -> None:
        one = self.table.chosen_row()
        if isinstance(one, PromisedDoor):
            self.move_to(one.visit, max(one.due, self.grid.today) + timedelta(days=by))

    def _on_ask(self) -> None:
        one = self.table.chosen_row()
        if not isinstance(one, PromisedDoor):
            return
        label = self.tr("改到哪一天，例如 2026-12-08")
        typed = self.app.messages.ask_text(self, self.tr("改约回访"), label)
        if not typed:
            return
        try:
            day = parse_day(typed)
        except ValueError:
            day = None
        if day is None:
            self.app.toast(texts.reason_word("not_a_date", self.language), tone="warn")
        else:
            self.move_to(one.visit, day)

    def move_to(self, visit: UUID, day: date) -> None:
        """Promise another day; it can be undone."""
        desk, why = self.desk, self.tr("改约回访日期")

        def on_done(moved: Corrected) -> None:
            words = self.tr("已改约到 {day}").format(day=day.isoformat())
            self.app.toast(words, lambda: self._move_back(moved))

        self.do(
            lambda _progress: follow_ups.move_follow_up(desk, visit, day, why),
            on_done,
            lambda error: self.app.toast(self.describe(error), tone="warn"),
            title=self.tr("改约回访"),
        )

    def _move_back(self, moved: Corrected) -> None:
        desk, why = self.desk, self.tr("撤销改约")
        self.do(
            lambda _progress: takingback.say_again(desk, moved.replaced, why),
            lambda _again: self.app.toast(self.tr("已撤销改约"), tone="info"),
            lambda error: self.app.toast(self.describe(error), tone="warn"),
            title=self.tr("撤销改约"),
        )

    def _on_print(self) -> None:
        desk, first, last = self.desk, self.grid.first, self.grid.last
        title, kinds = self.tr("打印回访日程"), self.tr("PDF 文件 (*.pdf)")
        out = self.app.messages.choose_save(self, title, self.tr("回访日程.pdf"), kinds, "papers")
        if out is None:
            return

        def on_done(pages: int) -> None:
            self.app.toast(self.tr("回访日程已存为 PDF：%n 页", "", pages))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.do(
            lambda _progress: follow_ups.print_follow_ups(desk, out, first, last),
            on_done,
            self.warn,
            title=title,
        )


class _DoorList(Table):
    """The doors of a day; a row can be dragged onto another day."""

    step_wanted = Signal(object)
    day_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setDragEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the day of the row one stands on."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_wanted.emit(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.step_wanted.emit(-1)
        elif event.key() == Qt.Key.Key_M and not event.modifiers():
            self.day_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Promises(RowsModel):
    """Rows that carry their promise when they are dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Which visit promised the first of these rows."""
        carried = QMimeData()
        for index in indexes[:1]:
            carried.setData(VISIT, str(self.row(index.row()).visit).encode())
        return carried


def _where(one: PromisedDoor) -> str:
    return one.door.address or one.door.number
