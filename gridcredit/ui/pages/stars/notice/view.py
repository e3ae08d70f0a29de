"""公示与认定: of one period, one level, one area."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.operations.stars import announcing
from gridcredit.operations.stars.announcing import Foreseen
from gridcredit.operations.stars.awaiting import Awaiting, awaiting
from gridcredit.ui.pages.stars.notice.awards import AwardCard
from gridcredit.ui.pages.stars.notice.hanging import HangingCard
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.tokens import GAP
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.column import ScrollColumn, fill

_SIDE_BY_SIDE = 860


class NoticeView(StarsView):
    """Two cards side by side, one below the other where it is narrow."""

    def _build(self) -> None:
        self._is_known = False
        self.hanging, self.awards = HangingCard(self), AwardCard(self)
        held = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, held)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.hanging, 1, top)
        self._row.addWidget(self.awards, 1, top)
        scroll = ScrollColumn()
        scroll.column.addWidget(held)
        scroll.column.addStretch(1)
        fill(self, scroll)
        self._busy = BusyOverlay(scroll)

    def pool(self) -> tuple[str, StarLevel, str] | None:
        """Period, level and area; None while one of them is not chosen."""
        chosen = self.page.chooser
        if not chosen.period or chosen.level is None:
            return None
        return chosen.period, chosen.level, chosen.pool_area

    def refresh(self) -> None:
        """Ask how it stands."""
        told, desk = self.pool(), self.desk
        if told is None:
            return
        self._busy.begin(self.tr("正在读取"))
        self.ask(
            lambda: (announcing.foresee(desk, *told), awaiting(desk, *told)),
            self._on_seen,
            self._on_refused,
        )

    def keyboard_place(self) -> QWidget | None:
        """The first thing that may be done, once that is known."""
        if not self._is_known:
            return None
        shown = [b for b in self.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        return shown[0] if shown else self.page.chooser.periods

    def _on_seen(self, seen: tuple[Foreseen, Awaiting]) -> None:
        self._busy.end()
        self.hanging.show_seen(seen[0])
        self.awards.show_seen(seen[1])
        self._is_known = True
        if QApplication.focusWidget() is None:  # what had the keyboard is there no more
            self.take_keyboard()
        self.page.offer_keyboard()

    def _on_refused(self, error: GridCreditError) -> None:
        self._busy.end()
        self.warn(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
