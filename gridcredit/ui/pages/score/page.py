"""榴花分: coverage of an area on a cut-off date, its pace, its week, and the areas below."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.figures import coverage_board as boards
from gridcredit.operations.figures.coverage_board import Board
from gridcredit.ui.page import Page
from gridcredit.ui.pages.score.areas import AreaTable
from gridcredit.ui.pages.score.change import ChangeCard
from gridcredit.ui.pages.score.figure_list import FigureListDialog
from gridcredit.ui.pages.score.figures import Crossing, Figures
from gridcredit.ui.pages.score.pace import ScorePace
from gridcredit.ui.pages.score.people import PeoplePanel, Wanted
from gridcredit.ui.pages.score.targets import TargetJobs
from gridcredit.ui.pages.score.words import basis_word
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.breadcrumb import Breadcrumb
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.wheel import guard_wheel
from gridcredit.ui.widgets.widths import remember_widths

_TYPING = 250  # milliseconds after the last change of the date
_BASIS = "score.basis"


class ScorePage(Page):
    """Whom the work reached, where it should be, and who stands behind every number."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"area", "target", "setting", "dwelling", "household", "resident"}
        | {"registration_event", "pledge_event"}
    )

    def _build(self) -> None:
        self._area = ""
        self.board: Board | None = None
        self._course_asked: Task | None = None
        self.crumbs = Breadcrumb(self.tr("所在区域"))
        self.day = self._day()
        self.basis = Segmented(self.tr("统计口径"), [(b, basis_word(b)) for b in Basis])
        self.figures, self.crossing, self.change = Figures(), Crossing(), ChangeCard()
        self.set_target = button(self.tr("设定目标"), self._on_targets, icon="flag", kind="quiet")
        offer(self.set_target, self.desk.actor.may(Duty.SET_TARGETS))
        self.targets = TargetJobs(self)
        self.pace = ScorePace(self.set_target)
        self.areas = AreaTable()
        remember_widths(self.areas, "score.areas", self.app.settings)
        self.people = PeoplePanel(self.app, self.desk)
        self.people.setMinimumHeight(260)
        self._stack = QStackedWidget()
        scroll = ScrollColumn()
        column = scroll.column
        column.addLayout(self._top())
        column.addWidget(self.figures)
        column.addLayout(self._middle())
        column.addWidget(self._below(), 1)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._nobody())
        fill(self, self._stack)
        self._busy = BusyOverlay(self)
        self._timer_of_day = QTimer(self)
        self._timer_of_day.setSingleShot(True)
        self._timer_of_day.setInterval(_TYPING)

    def _connect(self) -> None:
        self._timer_of_day.timeout.connect(self.refresh)
        self.day.dateChanged.connect(lambda _day: self._timer_of_day.start())
        self.basis.chosen.connect(self._on_basis)
        self.crumbs.step_chosen.connect(self.open_area)
        self.figures.wanted.connect(self._on_figure)
        self.crossing.wanted.connect(self._on_figure)
        self.change.wanted.connect(lambda asked: self._on_figure(*asked))
        self.areas.area_opened.connect(lambda area: self.open_area(area.code))
        self.areas.figure_wanted.connect(lambda asked: self._on_figure(asked[0], area=asked[1]))
        self.people.household_wanted.connect(self._on_household)
        kept = self.app.settings.choices.get(_BASIS, "")
        if kept in [basis.value for basis in Basis]:
            self.basis.choose(Basis(kept))

    def refresh(self) -> None:
        """Count anew."""
        desk, on, area = self.desk, self._on(), self._area
        basis = Basis(str(self.basis.value()))
        self._busy.begin(self.tr("正在统计"))
        self.ask(lambda: boards.score_board(desk, on, area, basis), self._on_board, self._on_failed)

    def show_target(self, target: Any) -> None:
        """Show an area by its code."""
        if isinstance(target, str):
            self.open_area(target)

    def open_area(self, code: object) -> None:
        """Show another area."""
        self._area = str(code)
        self.refresh()

    # Parts

    def _day(self) -> QDateEdit:
        today = self.desk.today()
        made = QDateEdit(QDate(today.year, today.month, today.day))
        made.setMaximumDate(made.date())
        made.setCalendarPopup(True)
        made.setDisplayFormat("yyyy-MM-dd")
        made.setAccessibleName(self.tr("截止日期"))
        made.setFixedWidth(136)
        guard_wheel(made)
        return made

    def _top(self) -> QHBoxLayout:
        until = Label(self.tr("截至"))
        until.setProperty("role", "muted")
        until.setBuddy(self.day)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.crumbs)
        row.addStretch(1)
        row.addWidget(until)
        row.addWidget(self.day)
        row.addSpacing(SMALL)
        row.addWidget(self.basis)
        return row

    def _middle(self) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.addWidget(self.pace, 0, 0)
        self._grid.addWidget(self.crossing, 0, 1)
        self._grid.addWidget(self.change, 0, 2)
        for at, share in enumerate((5, 4, 4)):
            self._grid.setColumnStretch(at, share)
        return self._grid

    def _below(self) -> QWidget:
        self._lower = QStackedWidget()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._areas_head = SectionHeader(self.tr("按区域"))
        column.addWidget(self._areas_head)
        column.addWidget(self.areas, 1)
        self._lower.addWidget(listed)
        self._lower.addWidget(self.people)
        return self._lower

    def _nobody(self) -> EmptyState:
        is_grid = self.desk.actor.may(Duty.IMPORT_REGISTER)
        return EmptyState(
            "flower",
            self.tr("还没有可以统计的人"),
            self.tr("导入户册，或者导入下级的数据包以后，这里会显示应注册、已注册和序时进度。"),
            self.tr("去导入户册") if is_grid else "",
            lambda: self.app.go("households"),
        )

    # What comes back

    def _on_board(self, board: Board) -> None:
        self._busy.end()
        self.board = board
        is_top = len(board.path) <= 1
        self._stack.setCurrentIndex(1 if board.is_empty and is_top else 0)
        self.crumbs.show_steps([(area.code, area.name) for area in board.path])
        self.set_remark(self.tr("截至 {day}").format(day=f"{board.on:%Y-%m-%d}"))
        self.figures.show_board(board)
        self.crossing.show_coverage(board.coverage)
        self.change.show_week(board.week)
        self.pace.show_board(board)
        self._ask_course(board)
        self._areas_head.set_remark(self.tr("Enter 进入下级，← → 选数字后按 Enter 看名单"))
        if board.children:
            self.areas.show_board(board)
            self._lower.setCurrentIndex(0)
        else:
            self._lower.setCurrentIndex(1)
            self.people.show_figure(Wanted("eligible", board.on, board.area, board.basis))

    def _ask_course(self, board: Board) -> None:
        """The numbers stand already; how the rate came there may take longer."""
        if self._course_asked is not None:
            self._course_asked.cancel()
        desk, on, area, basis = self.desk, board.on, board.area.code, board.basis
        self._course_asked = self.ask(
            lambda: boards.rate_course(desk, on, area, basis),
            lambda course: self.pace.show_board(board, course),
        )

    def _on_failed(self, error: GridCreditError) -> None:
        self._busy.end()
        self.app.messages.warn(self, error)

    # What the person does

    def _on(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _on_basis(self, basis: object) -> None:
        self.app.settings.choices[_BASIS] = str(basis)
        self.refresh()

    def _on_figure(self, figure: str, on: date | None = None, area: Area | None = None) -> None:
        board = self.board
        if board is None:
            return
        wanted = Wanted(figure, on or board.on, area or board.area, board.basis)
        dialog = FigureListDialog(self, self.app, self.desk, wanted)
        dialog.panel.household_wanted.connect(self._on_household)
        dialog.open()

    def _on_household(self, member: Any) -> None:
        self.app.go("households", ("household", member.household))

    def _on_targets(self) -> None:
        board = self.board
        if board is None:
            return
        own = [t for t in board.pace.targets if t.area == board.area.id]
        self.targets.open(self, board.area, own)
