"""Incentives to choose for a poster's band, a few of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.posters.layout import MOST_OFFERS
from gridcredit.ui.tooltips import plain_tooltip

_HEIGHT = 132  # pixels
_CODE = Qt.ItemDataRole.UserRole


class OfferList(QListWidget):
    """A tick for each measure that runs; no more are ticked than a band has room for."""

    changed = Signal()
    full = Signal(bool)  # whether one more was wanted than there is room for

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("激励措施"))
        self.setFixedHeight(_HEIGHT)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_changed)
        self.itemActivated.connect(self._on_activated)

    def show_measures(self, rows: Sequence[Incentive], ticked: Collection[str]) -> None:
        """Show other measures, some of them ticked; nothing is told."""
        self.blockSignals(True)
        self.clear()
        said = set[str]()
        for row in rows:
            if row.code in said:
                continue
            said.add(row.code)
            words = " · ".join(filter(None, (row.title, row.amount or row.quota)))
            made = QListWidgetItem(words)
            made.setData(_CODE, row.code)
            made.setToolTip(plain_tooltip(words))
            made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = row.code in ticked
            made.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.addItem(made)
        if self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)

    def ticked(self) -> tuple[str, ...]:
        """The codes of those ticked, in the list's order."""
        items = [self.item(at) for at in range(self.count())]
        on = Qt.CheckState.Checked
        return tuple(str(one.data(_CODE)) for one in items if one.checkState() is on)

    def _on_changed(self, item: QListWidgetItem) -> None:
        is_too_many = len(self.ticked()) > MOST_OFFERS
        if is_too_many:
            self.blockSignals(True)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.blockSignals(False)
        self.full.emit(is_too_many)
        if not is_too_many:
            self.changed.emit()

    def _on_activated(self, item: QListWidgetItem) -> None:
        """Enter ticks, as Space does."""
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
