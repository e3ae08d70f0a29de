"""The households of a part of the register: a filter, and a list of any length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.operations.register.households import HouseholdLine
from gridcredit.operations.register.removals import RemovedHousehold
from gridcredit.ui import icons
from gridcredit.ui.models.paged import Fetch, PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.runner import Runner
from gridcredit.ui.tokens import SMALL, tokens_now
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.two_line import TwoLineTable

# Typing pauses shorter than this do not ask, and neither do moves that go on, in milliseconds.
PAUSE = 200
DWELL = 70
_OUTCOME_WIDTH = {"zh": 120, "en": 148}  # pixels of the column of outcomes


class RegisterList(QWidget):
    """Tells which household the person stands on (`household_chosen`), which one is opened by
    Enter or a double click, and what the filter says."""

    household_chosen = Signal(object)  # UUID
    household_opened = Signal(object)  # UUID
    filter_changed = Signal(object)  # str
    clear_wanted = Signal()  # of all that narrows the list
    dwellings_wanted = Signal()  # what those of this part are used for
    switch_wanted = Signal()  # between the register and what was taken off it

    def __init__(self, fetch: Fetch, runner: Runner, language: str) -> None:
        super().__init__()
        self._language = language
        self._year = ""
        self.grid_names: Mapping[str, str] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("筛选：姓名、首字母、电话、门牌"))
        self.filter.setAccessibleName(self.tr("筛选"))
        self.filter.setClearButtonEnabled(True)
        action = self.filter.addAction(
            icons.icon("filter", tokens_now()), QLineEdit.ActionPosition.LeadingPosition
        )
        icons.put(action, "filter")
        self._count = Label()
        self._count.setProperty("role", "caption")
        self.table = TwoLineTable(self.tr("户"))
        self.table.horizontalHeader().hide()
        self.model = PagedModel(self._columns(), fetch, runner)
        self.table.setModel(self.model)
        self._build()
        self._typing = _timer(self, PAUSE, self._on_paused)
        self._moving = _timer(self, DWELL, self._on_dwelt)
        self.filter.textChanged.connect(lambda: self._typing.start())
        self.filter.returnPressed.connect(self._on_return)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._moving.start())
        self.table.activated.connect(self._on_activated)

    def _build(self) -> None:
        """What stands around the table, and in its place where it is empty."""
        self._nothing = EmptyState(
            "filter",
            self.tr("没有符合的户"),
            self.tr("换一个词，或在左边选择更大的范围。"),
            self.tr("清除筛选"),
            lambda: self.clear_wanted.emit(),
        )
        self._nobody = EmptyState(
            "households",
            self.tr("这里还没有户"),
            self.tr("在左边选择其他区域，或者添加一户。"),
        )
        self._stack = QStackedWidget()
        for part in (self.table, self._nothing, self._nobody):
            self._stack.addWidget(part)
        self._about = Label(self.tr("已移出户册的户，最近移出的在前；都不计入。"))
        self._about.setProperty("role", "caption")
        self._about.setWordWrap(True)
        self._about.hide()
        self.narrowed = button("", lambda: self.clear_wanted.emit(), icon="cross", kind="quiet")
        self.narrowed.setToolTip(self.tr("清除筛选 (Esc)"))
        self.narrowed.hide()
        self.dwellings = button(
            self.tr("房屋用途与空房"), lambda: self.dwellings_wanted.emit(), kind="link"
        )
        self.switch = button("", lambda: self.switch_wanted.emit(), kind="link")
        self.switch.hide()
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.filter, 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.narrowed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._about)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.switch)
        foot.addStretch(1)
        foot.addWidget(self.dwellings)
        column.addLayout(foot)
        self.setMinimumWidth(300)

    def show_narrowed(self, words: str) -> None:
        """Say by which filter the list is narrowed; blank: by none."""
        self.narrowed.setText(words)
        self.narrowed.setVisible(bool(words))

    def show_removed(self, count: int, *, is_on: bool) -> None:
        """Whether the list is that of the households taken off; offer it where there are any."""
        self._about.setVisible(is_on)
        self.switch.setVisible(is_on or bool(count))
        words = self.tr("返回户册") if is_on else self.tr("已移出 %n 户", "", count)
        self.switch.setText(words)
        icons.put(self.switch, "arrow-left" if is_on else "remove")

    def show_ids(self, ids: Sequence[UUID], chosen: UUID | None, year: str) -> None:
        """Show these households with one chosen, if it is there; `year` is today's."""
        self._year = year
        where = self.table.verticalScrollBar().value()
        is_same = list(ids) == list(self.model.ids())
        if is_same:
            self.model.reload()
        else:
            self.model.set_ids(ids)
        self._show_part(bool(ids))
        self._count.setText(self.tr("%n 户", "", len(ids)))
        if chosen is not None:
            self.choose(chosen)
        if is_same:
            self.table.verticalScrollBar().setValue(where)

    def _show_part(self, is_filled: bool) -> None:
        """The list, or why there is none."""
        is_narrowed = self.filter.text().strip() or self.narrowed.text()
        why = self._nothing if is_narrowed else self._nobody
        self._stack.setCurrentWidget(self.table if is_filled else why)

    def choose(self, household: UUID) -> bool:
        """Stand on a household without telling anybody; False when it is not listed."""
        at = self.model.row_of(household)
        if at < 0:
            return False
        index = self.model.index(at, 0)
        select = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            index, select.ClearAndSelect | select.Rows | select.Current
        )
        self._moving.stop()
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def chosen(self) -> UUID | None:
        """The household one stands on."""
        index = self.table.currentIndex()
        return self._at(index) if index.isValid() else None

    def _columns(self) -> list[Column]:
        return [
            Column("", self._where),
            Column("", self._outcome, _OUTCOME_WIDTH[self._language], tone=self._tone),
        ]

    def _where(self, line: HouseholdLine | RemovedHousehold) -> str:
        """The address, and below it who lives there, or why nobody of it counts any more; an
        office that gets neither says so."""
        if isinstance(line, RemovedHousehold):
            people = line.removal.reason
        else:
            people = self.tr("%n 人", "", line.people)
        if not line.address and not line.householder:
            grid = self.grid_names.get(line.grid_code, line.grid_code)
            return f"{grid}\n" + " · ".join((self.tr("地址未上报"), people))
        address = line.address or self.tr("地址未上报")
        return f"{address}\n" + " · ".join(part for part in (line.householder, people) if part)

    def _outcome(self, line: HouseholdLine | RemovedHousehold) -> str:
        if isinstance(line, RemovedHousehold):
            return self.tr("已移出") + "\n" + line.removal.at[:10].removeprefix(f"{self._year}-")
        if line.outcome is None:
            return self.tr("未走访")
        day = line.visited_at[:10].removeprefix(f"{self._year}-")
        return f"{texts.word(line.outcome, self._language)}\n{day}"

    def _tone(self, line: HouseholdLine | RemovedHousehold) -> str:
        known = None if isinstance(line, RemovedHousehold) else line.outcome
        return known.means.tone if known else "plain"

    def _at(self, index: QModelIndex) -> UUID:
        household: UUID = self.model.id_at(index.row())
        return household

    def _on_paused(self) -> None:
        self.filter_changed.emit(self.filter.text().strip())

    def _on_return(self) -> None:
        """Down into the list."""
        if self._typing.isActive():
            self._typing.stop()
            self._on_paused()
        self.table.setFocus()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _on_dwelt(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.household_chosen.emit(chosen)

    def _on_activated(self, index: QModelIndex) -> None:
        self._moving.stop()
        self.household_opened.emit(self._at(index))


def _timer(owner: QWidget, pause: int, call: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(call)
    return timer
