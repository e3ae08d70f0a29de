"""信用+: one village at a time, in views by what is done; the last view is remembered."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.topics import CREDIT
from gridcredit.domain.duties import Duty
from gridcredit.domain.records import REGISTER
from gridcredit.operations.credit import villages
from gridcredit.operations.credit.villages import VillageHere
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.pages.credit.views import ViewRow, views_for
from gridcredit.ui.views import ViewsPage
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.wheel import guard_wheel

_VILLAGE = "credit.village"


class CreditPage(ViewsPage[ViewRow, CreditView]):
    """Targets: a view's id, (a view's id, what it is to show), or AtHand for an entry."""

    DUTY: ClassVar[Duty] = Duty.READ
    REMEMBERED: ClassVar[str] = "credit.view"
    WATCHES: ClassVar[frozenset[str]] = (
        CREDIT | REGISTER | {"area", "setting", "drafts", "consent_event", "calendar_day"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.village: VillageHere | None = None
        self.villages: list[VillageHere] = []
        self.chooser = self._make_chooser()
        rows = views_for(desk.actor, desk.office)
        self._lay_out(self.tr("信用+"), rows, self.chooser, desk.office is Office.STREET)
        self._no_village = EmptyState(
            "map",
            self.tr("这里还没有村居"),
            self.tr("信用+按村居记账。等街道建好村居和网格、数据包到了以后再来看。"),
        )
        self._no_rules = self._make_no_rules()
        self._blank = QWidget()
        for part in (self._blank, self._no_village, self._no_rules):
            self._stack.addWidget(part)

    def _make_chooser(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("村居"))
        made.setMinimumWidth(168)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        guard_wheel(made)
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
        super()._connect()
        self.chooser.activated.connect(lambda _at: self._on_village())

    # Which view

    def _show_chosen(self, name: str, target: Any) -> None:
        if name != "overview" and self.village is None:
            self._choose_village(self._usual_village())
        self._show_current(target)

    def _show_current(self, target: Any = None) -> None:
        row = self._row(self.current)
        if not self.villages:
            self._stack.setCurrentWidget(self._no_village)
        elif row.needs_rules and self.village is not None and not self.village.has_rules:
            self._stack.setCurrentWidget(self._no_rules)
        else:
            self._bring_up(row, target)

    # What the window asks

    def refresh(self) -> None:
        """Ask which villages there are, then the view in sight."""
        desk = self.desk
        self.ask(lambda: villages.villages_here(desk), self._on_villages)

    def show_target(self, target: Any) -> None:
        """Show a view, or begin an entry for whom another page has at hand."""
        if isinstance(target, AtHand):
            self.show_view("entry", target)
        else:
            super().show_target(target)

    def record(self, at_hand: AtHand | None = None) -> None:
        """Begin an entry, for whom the page before had at hand."""
        if self.show_view("entry", at_hand):
            self.enter_view()

    # Which village

    def _on_villages(self, found: list[VillageHere]) -> None:
        was, self.villages = self.village, found
        self.is_placed = True
        self._show_villages()
        kept = was.code if was else self.app.settings.choices.get(_VILLAGE, "")
        self._choose_village(self._village_of(kept))
        self._place()

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
        self._mark_views()
        if self.village is None:
            self.show_view("overview")
        else:
            self._show_current()

    def _on_village(self) -> None:
        self.open_village(str(self.chooser.currentData()))
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
