"""信用+: one village at a time, in views by what is done; the last view is remembered."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.topics import CREDIT
from gridcredit.domain.duties import Duty
from gridcredit.domain.records import REGISTER
from gridcredit.operations.credit import villages
from gridcredit.operations.credit.villages import VillageHere
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.page import Page
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.pages.credit.views import ViewRow, views_for
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.wheel import guard_wheel

_VIEW, _VILLAGE = "credit.view", "credit.village"


class CreditPage(Page):
    """Targets: a view's id, (a view's id, what it is to show), or AtHand for an entry."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = (
        CREDIT | REGISTER | {"area", "setting", "drafts", "consent_event", "calendar_day"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.village: VillageHere | None = None
        self.villages: list[VillageHere] = []
        self.is_placed = False  # whether it is known which villages there are
        self._rows = views_for(desk.actor, desk.office)
        self._views: dict[str, CreditView] = {}
        self._wanted: Any = None  # what is to be shown once the place is known
        self.segments = Segmented(self.tr("信用+"), [(row.id, row.words()) for row in self._rows])
        self.chooser = self._make_chooser()
        self._top = self._make_top()
        self._stack = QStackedWidget()
        self._no_village = EmptyState(
            "map",
            self.tr("这里还没有村居"),
            self.tr("信用+按村居记账。等街道建好村居和网格、数据包到了以后再来看。"),
        )
        self._no_rules = self._make_no_rules()
        self._blank = QWidget()
        for part in (self._blank, self._no_village, self._no_rules):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._stack, 1)

    def _make_chooser(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("村居"))
        made.setMinimumWidth(168)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        guard_wheel(made)
        return made

    def _make_top(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(across=GAP, down=SMALL)
        flow.addWidget(self.segments)
        flow.addWidget(self.chooser)
        row = QHBoxLayout(made)
        row.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        row.addLayout(flow, 1)
        offer(self.segments, len(self._rows) > 1)
        offer(self.chooser, self.desk.office is Office.STREET)
        return made

    def _make_no_rules(self) -> EmptyState:
        may = self.desk.actor.may(Duty.SET_CREDIT_RULES)
        return EmptyState(
            "passbook",
            self.tr("这个村居还没有积分规则"),
            self.tr("先立规，才能记账。可以从起始规则开始，逐条修改后再导入。")
            if may
            else self.tr("先立规，才能记账。请村居审核人员或街道导入积分规则。"),
            self.tr("去立规") if may else "",
            lambda: self.show_view("rules"),
        )

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda view: self.show_view(str(view)))
        self.chooser.activated.connect(lambda _at: self._on_village())
        kept = self.app.settings.choices.get(_VIEW, "")
        if kept in self.view_ids:
            self.segments.choose(kept)
        for at, row in enumerate(self._rows, start=1):
            self.add_key(f"Alt+{at}", partial(self._on_key, row.id))

    # Which view

    @property
    def view_ids(self) -> list[str]:
        """The views of this account."""
        return [row.id for row in self._rows]

    @property
    def current(self) -> str:
        """The view that is chosen."""
        return str(self.segments.value())

    def view(self, name: str) -> CreditView | None:
        """A view that has been made already."""
        return self._views.get(name)

    def show_view(self, name: str, target: Any = None) -> bool:
        """Show a view, made when first wanted; False when it is none of this account's."""
        if name not in self.view_ids:
            return False
        self.segments.choose(name)
        self.app.settings.choices[_VIEW] = name
        if not self.is_placed:
            self._wanted = target
            return True
        if name != "overview" and self.village is None:
            self._choose_village(self._usual_village())
        self._show_current(target)
        return True

    def say_count(self, name: str, count: int) -> None:
        """Say beside a view's words how much waits there."""
        row = next((row for row in self._rows if row.id == name), None)
        if row is not None:
            words = self.tr("{view} {count}").format(view=row.words(), count=count)
            self.segments.set_words(name, words if count else row.words())

    def _show_current(self, target: Any = None) -> None:
        row = next(row for row in self._rows if row.id == self.current)
        if not self.villages:
            self._stack.setCurrentWidget(self._no_village)
        elif row.needs_rules and self.village is not None and not self.village.has_rules:
            self._stack.setCurrentWidget(self._no_rules)
        else:
            view = self._made(row)
            self._stack.setCurrentWidget(view)
            if target is not None:
                view.show_target(target)
            self.offer_keyboard()

    def _made(self, row: ViewRow) -> CreditView:
        if row.id not in self._views:
            self._views[row.id] = row.make(self)
            self._stack.addWidget(self._views[row.id])
        return self._views[row.id]

    def _on_key(self, name: str) -> None:
        if self.show_view(name):
            self._enter_view()

    # What the window asks

    def refresh(self) -> None:
        """Ask which villages there are, then the view in sight."""
        desk = self.desk
        self.ask(lambda: villages.villages_here(desk), self._on_villages)

    def show_target(self, target: Any) -> None:
        """Show a view, or begin an entry for whom another page has at hand."""
        if isinstance(target, AtHand):
            self.show_view("entry", target)
        elif isinstance(target, tuple):
            self.show_view(*target)
        else:
            self.show_view(str(target))

    def record(self, at_hand: AtHand | None = None) -> None:
        """Begin an entry, for whom the page before had at hand."""
        if self.show_view("entry", at_hand):
            self._enter_view()

    def take_keyboard(self) -> None:
        """Into the view."""
        held = QApplication.focusWidget()
        is_in_use = held is not None and any(v.isAncestorOf(held) for v in self._views.values())
        if not is_in_use:
            self._enter_view()

    def _enter_view(self) -> None:
        """The view's own place; until it has one, the choice of views."""
        view = self._views.get(self.current)
        if view is None or not view.take_keyboard():
            super().take_keyboard()
            self._is_keyboard_due = True
        else:
            self._is_keyboard_due = False

    # Which village

    def _on_villages(self, found: list[VillageHere]) -> None:
        was, self.villages = self.village, found
        self.is_placed = True
        self._show_villages()
        kept = was.code if was else self.app.settings.choices.get(_VILLAGE, "")
        self._choose_village(self._village_of(kept))
        target, self._wanted = self._wanted, None
        for view in self._views.values():
            view.mark_stale()
        self.show_view(self.current, target)

    def _show_villages(self) -> None:
        self.chooser.clear()
        self.chooser.addItem(self.tr("全部村居"), "")
        for village in self.villages:
            self.chooser.addItem(village.name, village.code)

    def _village_of(self, code: str) -> VillageHere | None:
        """The village of a code; an office of one village has that."""
        if len(self.villages) == 1 and self.desk.office is not Office.STREET:
            return self.villages[0]
        return next((v for v in self.villages if v.code == code), None)

    def _usual_village(self) -> VillageHere | None:
        """Where a street works when it looked at all of them: at the first that has rules."""
        with_rules = [v for v in self.villages if v.has_rules]
        return next(iter(with_rules or self.villages), None)

    def _choose_village(self, village: VillageHere | None) -> None:
        self.village = village
        self.app.settings.choices[_VILLAGE] = village.code if village else ""
        at = self.chooser.findData(village.code if village else "")
        self.chooser.setCurrentIndex(max(at, 0))
        self.set_remark(village.name if village and self.desk.office is not Office.STREET else "")

    def open_village(self, code: str) -> None:
        """Look at one village ("": at all)."""
        self._choose_village(self._village_of(code))
        for view in self._views.values():
            view.mark_stale()
        if self.village is None:
            self.show_view("overview")
        else:
            self._show_current()

    def _on_village(self) -> None:
        self.open_village(str(self.chooser.currentData()))
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
