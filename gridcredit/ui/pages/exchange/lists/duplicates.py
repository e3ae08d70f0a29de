"""People who may be counted in two streets: unnamed at the district, to decide at a street."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.ui.models.rows import Column
from gridcredit.ui.page import Page
from gridcredit.ui.pages.exchange.lists.lists import Listing
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from gridcredit.operations.duplicates.hints import CountedTwice, Hint


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list; `resident` where this office is to decide."""

    who: str
    where: str
    streets: str
    since: str
    household: UUID | None = None
    resident: UUID | None = None


class Duplicates(QWidget):
    """The list, and below it what a street can do with the person one stands on."""

    open_wanted = Signal(object)  # UUID of a household
    different_wanted = Signal(object)  # UUID of a resident

    def __init__(self, may_decide: bool) -> None:
        super().__init__()
        self._may_decide = may_decide
        self.listing = Listing(
            self.tr("可能重复计算的人"),
            [
                Column(self.tr("人员"), lambda row: row.who, 120),
                Column(self.tr("位置"), lambda row: row.where, is_address=True),
                Column(self.tr("另一统计单位"), lambda row: row.streets, 200),
                Column(self.tr("提示日期"), lambda row: row.since, 120),
            ],
            EmptyState(
                "check-circle",
                self.tr("没有发现跨街道重复"),
                self.tr("区里只比对加密标记，看不到姓名和号码；发现后提示两边街道核实。"),
            ),
        )
        self._open = button(self.tr("打开这一户"), self._on_open, icon="households")
        self._different = button(self.tr("不是同一人…"), self._on_different, icon="cross")
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._open)
        foot.addWidget(self._different)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.listing, 1)
        column.addLayout(foot)
        self.listing.table.row_chosen.connect(lambda _row: self._show_buttons())
        self.listing.table.row_opened.connect(lambda _row: self._on_open())
        self._show_buttons()

    def show_found(self, found: Sequence[CountedTwice], hints: Sequence[Hint]) -> None:
        """Show what the district found, or what a street was told."""
        self.listing.show_rows([*map(self._found, found), *map(self._hinted, hints)])
        self._show_buttons()

    def count(self) -> int:
        """How many people the list holds."""
        return len(self.listing.rows())

    def _found(self, one: CountedTwice) -> _Row:
        return _Row(
            self.tr("（无姓名）"),
            self.tr("、").join(f"{place.street_name} {place.grid_name}" for place in one.places),
            self.tr("、").join(dict.fromkeys(place.street_name for place in one.places)),
            one.since.isoformat() if one.since else self.tr("尚未提示"),
        )

    def _hinted(self, hint: Hint) -> _Row:
        return _Row(
            hint.name,
            f"{hint.grid_name} {hint.address}".strip(),
            self.tr("、").join(hint.streets),
            hint.since.isoformat(),
            hint.household,
            hint.resident,
        )

    def _chosen(self) -> _Row | None:
        row: Any = self.listing.table.chosen_row()
        return row if row is not None and row.resident is not None else None

    def _show_buttons(self) -> None:
        has_own = any(row.resident is not None for row in self.listing.rows())
        for made in (self._open, self._different):
            made.setVisible(has_own)
            made.setEnabled(self._chosen() is not None)
        self._different.setEnabled(self._chosen() is not None and self._may_decide)

    def _on_open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.open_wanted.emit(row.household)

    def _on_different(self) -> None:
        row = self._chosen()
        if row is not None:
            self.different_wanted.emit(row.resident)


class DuplicateJobs(QObject):
    """Does for the page what the list asks for."""

    def __init__(self, page: Page, duplicates: Duplicates) -> None:
        super().__init__(page)
        self._page = page
        duplicates.open_wanted.connect(lambda home: page.app.go("households", home))
        duplicates.different_wanted.connect(self._call_different)

    def _call_different(self, resident: UUID) -> None:
        desk = self._page.desk
        reason = self._page.app.messages.ask_text(
            self._page,
            self.tr("不是同一人"),
            self.tr("理由（留在本街道，不上报）"),
        )
        if reason is None or not desk.actor.may(Duty.RESOLVE):
            return

        def decide(_progress: Progress) -> None:
            from gridcredit.operations.duplicates import hints

            hints.call_different(desk, resident, reason)

        words = self.tr("已记下，下次上报时告诉区里，两边的提示均会办结。")
        title = self.tr("正在保存")
        self._page.do(decide, lambda _none: self._page.app.toast(words), title=title)
