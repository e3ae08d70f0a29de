"""What waits: a tile each, that opens where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gridcredit.operations.credit.glance import Glance
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.figure import FigureTile

_LEAST = 150  # pixels of a tile
_FEW = 4  # fewer tiles are as wide as so many


class WaitingTiles(QWidget):
    """`wanted` names a view, or (a view, what it is to show)."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: dict[str, FigureTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SMALL)
        self._places: dict[str, tuple[str, Any]] = {
            "to_review": ("review", None),
            "returned": ("ledger", ("entries", "returned")),
            "objections": ("closing", "objections"),
            "months": ("closing", "months"),
            "reprints": ("closing", "sheets"),
            "low_stock": ("redeem", "stock"),
        }
        words = {
            "to_review": self.tr("待审核"),
            "returned": self.tr("退回给我"),
            "objections": self.tr("异议待答复"),
            "months": self.tr("待结账"),
            "reprints": self.tr("公示要重印"),
            "low_stock": self.tr("低库存"),
        }
        for name, place in self._places.items():
            tile = FigureTile(words[name])
            tile.clicked.connect(lambda _on=False, place=place: self.wanted.emit(place))
            self._tiles[name] = tile
            self._grid.addWidget(tile, 0, len(self._tiles))

    def tile(self, name: str) -> FigureTile:
        """One tile."""
        return self._tiles[name]

    def first(self) -> QWidget | None:
        """The first that is shown."""
        return next((tile for tile in self._tiles.values() if not tile.isHidden()), None)

    def show_waiting(self, seen: Glance, views: Sequence[str]) -> None:
        """Show what waits; what is done in views that this account has not is left out."""
        for name, (view, _) in self._places.items():
            self._tiles[name].setVisible(view in views)
        waits, months = seen.overview, seen.months_to_close
        told = {
            "to_review": (waits.to_decide, "", "muted"),
            "returned": (waits.returned, self.tr("改后再报"), "warn"),
            "objections": (waits.objections, self._overdue(waits.overdue), "bad"),
            "months": (
                len(months),
                self.tr("最早 {month}").format(month="".join(months[:1])),
                "warn",
            ),
            "reprints": (seen.reprints, self.tr("有人撤回了同意"), "warn"),
            "low_stock": (seen.low_stock, self.tr("需要补货"), "warn"),
        }
        for name, (count, remark, tone) in told.items():
            self._tiles[name].show_value(f"{count:,}", remark if count else "", tone)
        self._arrange()

    def _overdue(self, count: int) -> str:
        return self.tr("已超期 %n 件", "", count) if count else ""

    def _arrange(self) -> None:
        """As many side by side as there is room for."""
        shown = [tile for tile in self._tiles.values() if not tile.isHidden()]
        fits = max(self.width() // _LEAST, 1)
        columns = len(shown) if fits >= len(shown) else 3 if fits >= 3 else 2
        for at, tile in enumerate(shown):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(len(self._tiles) + 1):  # few of them are no wider than many
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setColumnStretch(columns, max(_FEW - len(shown), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()
