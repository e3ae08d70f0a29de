"""今日: at a grid whom to visit and why, at the offices above the numbers of their areas."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.operations.exchange import situation
from gridcredit.operations.exchange.situation import Glance
from gridcredit.operations.figures import today_summary
from gridcredit.operations.figures.today_summary import GridDay, TreeDay, WeekRow
from gridcredit.operations.rights.tasks import rights_glance
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.tasks import publicity_glance
from gridcredit.ui.days import whole_day
from gridcredit.ui.page import Page
from gridcredit.ui.pages.today.doors import DoorsView
from gridcredit.ui.pages.today.publicity import PublicityStrip
from gridcredit.ui.pages.today.rights import RightsStrip
from gridcredit.ui.pages.today.rows import WeekRowsDialog
from gridcredit.ui.pages.today.tree import TreeView
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState


class TodayPage(Page):
    """One question to the workspace, one of two views of its answer."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visit", "registration_event", "pledge_event", "dwelling", "household", "resident"}
        | {
            "area",
            "target",
            "setting",
            "appeal",
            "appeal_reply",
            "drafts",
            "links",
            "imports",
            "conflicts",
        }
        | {"resident_request", "disposal_list", "calendar_day", "occasion", "poster_placement"}
        | {"poster_inspection", "work_reminder", "reminder_reply"}
    )

    def _build(self) -> None:
        self._area = ""  # what an office went down to; blank is its own
        self._wants_keyboard = False
        self.doors = DoorsView(self.app)
        self.tree = TreeView(self.app)
        self._blank = QWidget()
        self._none = EmptyState(
            "households",
            self.tr("还没有户册"),
            self.tr("导入户册以后，这里每天列出该走访哪几户，为什么。"),
            self.tr("导入户册"),
            lambda: self.app.go("households"),
        )
        self._stack = QStackedWidget()
        for view in (self._blank, self.doors, self.tree, self._none):
            self._stack.addWidget(view)
        self._busy = BusyOverlay(self._stack)
        self._start = button(
            self.tr("开始走访"), lambda: self.app.go("visits"), icon="visit", kind="primary"
        )
        self._print = button(
            self.tr("打印走访单"), self._on_print_round, icon="printer", kind="quiet"
        )
        self._enter = button(
            self.tr("录入走访单"), self._on_enter_round, icon="pencil", kind="quiet"
        )
        self.rights = RightsStrip(self.app)
        self.publicity = PublicityStrip(self.app)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rights)
        whole.addWidget(self.publicity)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for view in (self.doors, self.tree):
            view.figure_opened.connect(self._on_figure_opened)
        self.tree.area_opened.connect(self._on_area_opened)

    def header_actions(self) -> list[QWidget]:
        """The page's one action: go and knock."""
        desk = self.desk
        if not desk.office.is_lowest:
            return []
        may = desk.actor.may(Duty.RECORD_VISITS)
        return [self._print, self._enter, self._start] if may else []

    def refresh(self) -> None:
        """Ask for the day."""
        desk = self.desk
        self._busy.begin(self.tr("正在统计"))
        self.ask(lambda: rights_glance(desk), self.rights.show_glance)
        self.ask(lambda: publicity_glance(desk), self.publicity.show_glance)
        if desk.office is Office.GRID:
            self.ask(
                lambda: (today_summary.grid_day(desk), situation.glance(desk)), self._on_grid_day
            )
        else:
            area = self._area
            self.ask(lambda: today_summary.tree_day(desk, area), self._on_tree_day)

    def take_keyboard(self) -> None:
        """To the list, as soon as it stands."""
        self._wants_keyboard = True
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        for table in (self.doors.table, self.tree.table):
            if self._wants_keyboard and table.isVisible():
                self._wants_keyboard = False
                table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_grid_day(self, known: tuple[GridDay, Glance]) -> None:
        day, seen = known
        self._busy.end()
        self._say_date(day)
        if not day.households:
            self._stack.setCurrentWidget(self._none)
            return
        self.doors.show_day(day, seen)
        self._stack.setCurrentWidget(self.doors)
        self._give_keyboard()

    def _on_tree_day(self, day: TreeDay) -> None:
        self._busy.end()
        self._say_date(day)
        self.tree.show_day(day)
        self._stack.setCurrentWidget(self.tree)
        self._give_keyboard()

    def _on_print_round(self) -> None:
        self.app.go("planning", ("rounds", ("print", DoorChoice(only_due=True))))

    def _on_enter_round(self) -> None:
        self.app.go("planning", ("rounds", "enter"))

    def _say_date(self, day: GridDay | TreeDay) -> None:
        self.set_remark(whole_day(day.on, self.app.settings.language))

    def _on_area_opened(self, code: str) -> None:
        self._area = code
        self.mark_stale()

    def _on_figure_opened(self, figure: str) -> None:
        desk, area = self.desk, self._area

        def on_done(rows: list[WeekRow]) -> None:
            WeekRowsDialog(self, self.app, figure, rows).open()

        self.ask(lambda: today_summary.week_rows(desk, figure, area), on_done)
