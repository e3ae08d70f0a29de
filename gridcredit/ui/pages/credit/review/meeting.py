"""The meeting under which one decides: chosen among those recorded, or written down here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QSpinBox, QWidget

from gridcredit.domain.credit.recusal import has_quorum
from gridcredit.domain.errors import BadValue
from gridcredit.operations.credit import meetings
from gridcredit.operations.credit.meetings import MeetingForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.tag import Tag
from gridcredit.ui.widgets.wheel import guard_wheel

_BETWEEN = re.compile(r"[\s,，、;；]+")


class MeetingBar(QWidget):
    """Tells which meeting is chosen by `value`."""

    meeting_wanted = Signal()  # a new one is to be written down
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meetings: dict[str, Any] = {}
        self.choice = QComboBox()
        self.choice.setMinimumWidth(200)
        self.choice.setAccessibleName(self.tr("议事会"))
        guard_wheel(self.choice)
        label = Label(self.tr("议事会"))
        label.setProperty("role", "muted")
        label.setBuddy(self.choice)
        self._quorum = Tag("")
        self.add = button(self.tr("登记会议"), lambda: self.meeting_wanted.emit(), icon="persons")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for part in (label, self.choice, self._quorum, self.add):
            row.addWidget(part)
        self.choice.currentIndexChanged.connect(lambda _at: self._show_quorum())
        self.choice.activated.connect(lambda _at: self.chosen.emit())
        self.show_meetings((), None, is_required=False)

    def show_meetings(self, held: Sequence[Any], chosen: UUID | None, *, is_required: bool) -> None:
        """Show the meetings, the last one first; without one where the rules do not ask for it."""
        self._meetings = {meeting.id.hex: meeting for meeting in held}
        self.choice.blockSignals(True)
        self.choice.clear()
        if not is_required or not held:
            words = self.tr("还没有登记会议") if is_required else self.tr("不开会")
            self.choice.addItem(words, "")
        for meeting in held:
            words = self.tr("{day} 到会 {present}/{expected}").format(
                day=meeting.on.isoformat(),
                present=len(meeting.present),
                expected=meeting.expected,
            )
            self.choice.addItem(words, meeting.id.hex)
        self.choice.setCurrentIndex(max(self.choice.findData(chosen.hex if chosen else ""), 0))
        self.choice.blockSignals(False)
        self._show_quorum()

    def value(self) -> UUID | None:
        """The meeting that is chosen."""
        meeting = self._meetings.get(self.choice.currentData())
        return meeting.id if meeting is not None else None

    def _show_quorum(self) -> None:
        meeting = self._meetings.get(self.choice.currentData())
        self._quorum.setVisible(meeting is not None)
        if meeting is not None:
            has = has_quorum(meeting.expected, len(meeting.present))
            words = self.tr("过半") if has else self.tr("未过半")
            self._quorum.show_text(words, "good" if has else "bad")


class MeetingDialog(FormDialog):
    """Writes a meeting down; `saved` carries a MeetingKept."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, village: str) -> None:
        super().__init__(parent, app)
        self._desk, self._village = desk, village
        self.say(
            self.tr("登记信用议事会"),
            self.tr("保存"),
            self.tr("写下到会的人；谁对哪一笔回避，审核时由程序按户、亲属和登记人自动避开。"),
        )
        self.day = DateLine(desk.today())
        self.expected = QSpinBox()
        self.expected.setRange(1, 999)
        self.expected.setValue(7)
        self.present = QPlainTextEdit()
        self.present.setPlaceholderText(self.tr("一行一个，或用顿号、逗号隔开"))
        self.present.setMaximumHeight(120)
        self.present.setTabChangesFocus(True)
        self.add("on", self.day, self.tr("日期"))
        self.add("expected", self.expected, self.tr("应到人数"))
        self.add("present", self.present, self.tr("到会人员"))
        self.day.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The meeting as it is written down."""
        faults = {}
        try:
            day = self.day.day()
        except ValueError:
            day = None
        names = tuple(name for name in _BETWEEN.split(self.present.toPlainText()) if name)
        if day is None:
            faults["on"] = "not_a_date"
        if not names:
            faults["present"] = "empty"
        if self.show_faults(faults) or day is None:
            return None
        form = MeetingForm(day, self.expected.value(), names, village=self._village)
        return lambda: meetings.record_meeting(self._desk, form)


def is_about_meeting(error: BadValue) -> bool:
    """Whether it is the meeting that is wrong, and not what was decided."""
    return error.field in ("meeting", "present", "expected")
