"""Why a door is to be seen to, in words and tones: today's list and the visit page say the same."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gridcredit import texts
from gridcredit.domain.visiting import Due, Reason, ReasonKind
from gridcredit.ui.models.rows import ROW, Index
from gridcredit.ui.widgets.tag import draw_tag, tag_width

TONES = {
    ReasonKind.FOLLOW_UP_DUE: "bad",
    ReasonKind.APPEAL_OVERDUE: "bad",
    ReasonKind.APPEAL_OPEN: "plain",
    ReasonKind.RETRY_OTHER_SLOT: "warn",
    ReasonKind.PHONE_AFTER_THREE: "warn",
    ReasonKind.NEVER_VISITED: "info",
    ReasonKind.PENDING_REGISTRATION: "plain",
    ReasonKind.PLEDGE_MISSING: "plain",
    ReasonKind.BASE_DATA_FIX: "plain",
}

GROUPS: dict[str, tuple[ReasonKind, ...]] = {
    "follow_up": (ReasonKind.FOLLOW_UP_DUE,),
    "retry": (ReasonKind.RETRY_OTHER_SLOT, ReasonKind.PHONE_AFTER_THREE),
    "new": (ReasonKind.NEVER_VISITED,),
    "unfinished": (ReasonKind.PENDING_REGISTRATION, ReasonKind.PLEDGE_MISSING),
    "appeal": (ReasonKind.APPEAL_OVERDUE, ReasonKind.APPEAL_OPEN),
    "check": (ReasonKind.BASE_DATA_FIX,),
}
"""Reasons by what one does about them; a door belongs to the group of its most urgent one."""


def group_of(due: Due) -> str:
    """The group of a door's most urgent reason."""
    return next(name for name, kinds in GROUPS.items() if due.reasons[0].kind in kinds)


def words(reasons: Iterable[Reason], language: str) -> list[str]:
    """The reasons in words, most urgent first."""
    return [texts.word(reason.kind, language) for reason in reasons]


def slot_words(due: Due, language: str) -> str:
    """The time of day to try; blank where any is as good."""
    slots = [reason.slot for reason in due.reasons if reason.slot]
    return texts.word(slots[0], language) if slots else ""


def draw_reasons(painter: QPainter, box: QRectF, reasons: Iterable[Reason], language: str) -> None:
    """Draw the reasons as tags from the left, as many as there is room for, at least one."""
    left = box.left()
    for at, reason in enumerate(reasons):
        text = texts.word(reason.kind, language)
        width = tag_width(text, painter.font())
        if at and left + width > box.right():
            return
        room = QRectF(left, box.top(), box.right() - left, box.height())
        draw_tag(painter, room, text, TONES[reason.kind])
        left += width + 6


class ReasonsDelegate(QStyledItemDelegate):
    """Draws the reasons of a row that is (Due, door)."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground, then the tags."""
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        full.text = ""  # type: ignore[attr-defined]
        widget = option.widget  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, widget)
        row = index.data(ROW)
        if row is not None:
            box = QRectF(option.rect).adjusted(13, 0, -6, 0)  # type: ignore[attr-defined]
            draw_reasons(painter, box, row[0].reasons, self._language)
