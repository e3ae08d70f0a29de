"""What was done: item, day, times, place."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.errors import BadValue
from gridcredit.operations.credit.grouping import ActivityForm
from gridcredit.operations.credit.sign_in import SignInForm
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.attachments import Attachments
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.item_words import item_offer
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.picker import Offer, Picker

_CLOCK = re.compile(r"(\d{1,2})[:：.点]?(\d{2})?分?")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ActivityFields(QWidget):
    """Enter goes on, behind the last field into the list of doors (`finished`)."""

    edited = Signal()
    finished = Signal()

    def __init__(self, app: App, over: QWidget) -> None:
        super().__init__()
        self._language = app.settings.language
        self._index: ItemIndex | None = None
        self._sheet: UUID | None = None  # the activity that a printed sheet bears
        self.item = Picker(self.tr("项目"), self.tr("编码、事项或拼音首字母"), over)
        self.day = DateLine()
        self.starts, self.ends = ClockLine(), ClockLine()
        self.quantity, self.place, self.name, self.organiser = (QLineEdit() for _ in range(4))
        self.files = Attachments(app)
        self.form_rows = Form(64)
        self.rows: dict[str, FormRow] = {}
        for field, widget, label in (
            ("item", self.item, self.tr("项目")),
            ("on", self.day, self.tr("日期")),
            ("starts", self.starts, self.tr("开始")),
            ("ends", self.ends, self.tr("结束")),
            ("quantity", self.quantity, self.tr("数量")),
            ("place", self.place, self.tr("地点")),
            ("name", self.name, self.tr("名称")),
            ("organiser", self.organiser, self.tr("组织者")),
            ("files", self.files, self.tr("附件")),
        ):
            self.rows[field] = self.form_rows.add(label, widget)
        for line in (self.day, self.starts, self.ends, self.quantity):
            line.setMaximumWidth(150)
        for line in (self.place, self.name, self.organiser):
            line.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("不填就用项目的名称"))
        self.rows["files"].set_hint(self._files_hint())
        grows = QSizePolicy.Policy.Preferred
        self.form_rows.setSizePolicy(grows, grows)
        self.rows["files"].setSizePolicy(grows, grows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form_rows)
        self._connect()
        self._show_item()

    def _connect(self) -> None:
        self.item.asked.connect(self._on_asked)
        self.item.chosen.connect(self._on_item)
        self.item.passed.connect(lambda: self._go_on(self.item))
        self.files.edited.connect(self.edited)
        for line in self._lines():
            line.installEventFilter(self)
            line.textChanged.connect(lambda _text: self.edited.emit())

    def _lines(self) -> list[QLineEdit]:
        return [self.day, self.starts, self.ends, self.quantity, self.place, self.name,
                self.organiser]  # fmt: skip

    def show_items(self, index: ItemIndex) -> None:
        """The items that may be chosen."""
        self._index = index

    def show_day(self, day: date) -> None:
        """The day of the action."""
        self.day.set_day(day)

    def day_or(self, otherwise: date) -> date:
        """The day that is typed; another while it is none."""
        try:
            return self.day.day() or otherwise
        except ValueError:
            return otherwise

    def title(self) -> str:
        """What people call it."""
        chosen = self.item.value()
        return self.name.text().strip() or (chosen.words if chosen else "")

    def clear(self, day: date) -> None:
        """Begin another."""
        self.item.clear()
        for line in self._lines():
            line.clear()
        self.day.set_day(day)
        self.files.clear()
        self._sheet = None
        self.clear_errors()
        self._show_item()

    def show_sheet(self, activity: UUID | None) -> None:
        """A printed sheet is known by its code: what is entered is entered under it."""
        self._sheet = activity
        words = self.tr("已认出签到表，登记后与纸件对应")
        self.rows["files"].set_hint(words if activity else self._files_hint())

    def _files_hint(self) -> str:
        return self.tr("现场照片最多三张；PDF 作为签到表扫描件")

    def sign_in(self, village: str, today: date) -> SignInForm:
        """The sheet to print for what is typed so far."""
        chosen = self.item.value()
        return SignInForm(
            self.day_or(today),
            chosen.value.code if chosen else "",
            self.name.text().strip(),
            self.starts.clock(),
            self.ends.clock(),
            self.place.text().strip(),
            self.organiser.text().strip(),
            village,
        )

    def form(self, residents: tuple[UUID, ...]) -> ActivityForm:
        """The action with who was ticked. Raises BadValue."""
        chosen = self.item.value()
        if chosen is None:
            raise BadValue("item", "", "empty")
        try:
            day = self.day.day()
        except ValueError:
            day = None
        if day is None:
            raise BadValue("on", self.day.text(), "not_a_date")
        if not residents:
            raise BadValue("resident", "", "empty")
        return ActivityForm(
            chosen.value.code,
            day,
            self.starts.clock(),
            self.ends.clock(),
            residents,
            self.place.text().strip(),
            self.name.text().strip(),
            self.organiser.text().strip(),
            self._tenths(),
            photos=self.files.photos(),
            sheet=next(iter(self.files.papers()), None),
            activity=self._sheet,
        )

    def _tenths(self) -> int | None:
        typed = self.quantity.text().strip()
        if not typed or self.rows["quantity"].isHidden():
            return None
        try:
            return amounts.tenths(typed)
        except ValueError as error:
            raise BadValue("quantity", typed, str(error)) from error

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for row in self.rows.values():
            row.set_error("")
        self.rows["files"].set_hint(self._files_hint())

    def show_fault(self, error: BadValue) -> bool:
        """Say what is wrong beside its field; False when it is none of these."""
        row = self.rows.get(error.field)
        if row is None:
            return False
        row.set_error(texts.reason_word(error.reason, self._language))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_item(self) -> None:
        chosen = self.item.value()
        unit = chosen.value.unit if chosen else None
        row = self.rows["quantity"]
        shows = unit in (Unit.HOURS, Unit.QUANTITY)
        row.setVisible(shows)
        row.label.setVisible(shows)
        is_hours = unit is Unit.HOURS
        row.label.setText(self.tr("小时") if is_hours else self.tr("数量"))
        row.set_hint(self.tr("不填就按起止时间算") if is_hours else self.tr("每人的数量"))

    def _on_asked(self, typed: str) -> None:
        if self._index is not None:
            found = [item_offer(item, self._language) for item in self._index.find(typed)]
            self.item.offer(found, self.tr("规则里没有这样的项目"))

    def _on_item(self, offer: Offer | None) -> None:
        self._show_item()
        self.edited.emit()
        if offer is not None:
            self._go_on(self.item)

    def _go_on(self, at: Any) -> None:
        fields = [row.field for row in self.rows.values() if not row.isHidden()]
        place = fields.index(at)
        if place + 1 >= len(fields) - 1:  # the files may be left out
            self.finished.emit()
        else:
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, arrows step the day, a picture on the clipboard is attached."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.files.paste()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if watched is self.day and event.key() in _DAYS:
            day = self.day_or(date.min)
            if day is not date.min:
                self.day.set_day(day + timedelta(days=_DAYS[Qt.Key(event.key())]))
            return True
        if event.key() in _ENTERS:
            self._go_on(watched)
            return True
        return False


class ClockLine(QLineEdit):
    """A time of the day as people type it: 1430, 14:30, 14点30, 9; written 14:30 on leaving."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("14:30")
        self.setMaxLength(8)
        self.editingFinished.connect(lambda: self.setText(self.clock()))

    def clock(self) -> str:
        """The time, HH:MM; what is none as it was typed."""
        typed = "".join(self.text().split())
        found = _CLOCK.fullmatch(typed if len(typed) != 3 else "0" + typed)
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            return typed
        return f"{int(found[1]):02d}:{found[2] or '00'}"
