"""The doors of a day in the order of its work, with a line above each part and building that the
keyboard passes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent

from gridcredit.domain.day_plan import Block, Part
from gridcredit.domain.visiting import Due
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import DISPLAY, Index
from gridcredit.ui.tokens import CAPTION, tokens_now
from gridcredit.ui.widgets.short_address import AddressDelegate
from gridcredit.ui.widgets.table import Table

# What an address keeps, in pixels; where it would get less, what matters least is left out.
_ADDRESS_LEAST = 186
ADDRESS, HOLDER, WHY, SLOT, LAST = range(5)
# What the other columns need in each language: householder, reasons, slot, last visit.
WIDTHS = {"zh": (86, 214, 84, 132), "en": (104, 214, 92, 168)}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a block's doors."""

    part: Part
    building: str
    doors: int


def with_headings(blocks: Sequence[Block]) -> list[Heading | Due]:
    """The doors of all blocks, a heading above each block."""
    listed: list[Heading | Due] = []
    for block in blocks:
        listed += [Heading(block.part, block.building, len(block.dues)), *block.dues]
    return listed


class PlanModel(PagedModel):
    """A list in which headings cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing for a heading, so that the arrows pass over it."""
        if index.isValid() and isinstance(self.id_at(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def first_door(self) -> int:
        """The first row that is no heading."""
        return next((at for at, one in enumerate(self.ids()) if not isinstance(one, Heading)), 0)


class PlanTable(Table):
    """Leaves columns out where there is no room for them; headings go across."""

    def __init__(self, name: str, language: str) -> None:
        super().__init__(name)
        self._widths = WIDTHS[language]
        self._headed = _HeadedAddresses(self)

    def setModel(self, model: Any) -> None:
        """Show a list."""
        super().setModel(model)
        self.setItemDelegateForColumn(ADDRESS, self._headed)
        model.modelReset.connect(self._span)

    def _span(self) -> None:
        self.clearSpans()
        model = self.model()
        for at, one in enumerate(model.ids()):  # type: ignore[attr-defined]
            if isinstance(one, Heading):
                self.setSpan(at, 0, 1, model.columnCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look at the room there is."""
        super().resizeEvent(event)
        holder, why, slot, last = self._widths
        width = event.size().width()
        least = _ADDRESS_LEAST + why + holder
        self.setColumnHidden(LAST, width < least + slot + last)
        self.setColumnHidden(SLOT, width < least + slot)
        self.setColumnHidden(HOLDER, width < least)


class _HeadedAddresses(AddressDelegate):
    """Draws headings small and bold, everything else as an address."""

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        one = index.model().id_at(index.row())  # type: ignore[attr-defined]
        if not isinstance(one, Heading):
            super().paint(painter, option, index)
            return
        tokens = tokens_now()
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.window))
        font = QFont(option.font)
        font.setPixelSize(CAPTION)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        box = QRectF(option.rect).adjusted(13, 4, -6, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data(DISPLAY) or ""), Qt.TextElideMode.ElideMiddle, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()
