"""Says what one day of the working-day calendar is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.workdays import DayKind, NamedDay
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.segmented import Segmented


class CalendarDayDialog(FormDialog):
    """A date, rest or work, and the holiday; `saved` carries the day and what the district had
    said of it before."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, on: date, known: NamedDay | None
    ) -> None:
        super().__init__(parent, app)
        self._desk = desk
        self.say(
            self.tr("改一天"),
            self.tr("保存"),
            self.tr("以国务院办公厅的放假通知为准；保存后随下一个数据包下发。"),
        )
        self.day = DateLine(known.on if known else on)
        language = app.settings.language
        kinds = [(kind, texts.word(kind, language)) for kind in DayKind]
        self.kind = Segmented(self.tr("性质"), kinds)
        self.name = QLineEdit(known.name if known else "")
        self.name.setMaxLength(100)
        if known:
            self.kind.choose(known.kind)
        self.add("on", self.day, self.tr("日期"))
        self.add("kind", self.kind, self.tr("性质"))
        self.add("name", self.name, self.tr("名称"), self.tr("例如：国庆节、元旦。"))
        self.day.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Keep it, once the date is one."""
        try:
            on = self.day.day()
        except ValueError:
            on = None
        if self.show_faults({} if on else {"on": "not_a_date"}) or on is None:
            return None
        desk, kind, name = self._desk, DayKind(str(self.kind.value())), self.name.text()
        day = NamedDay(on, kind, name)

        def keep() -> tuple[NamedDay, NamedDay | None]:
            from gridcredit.operations.register import calendar

            return day, calendar.set_day(desk, day.on, kind, name)

        return keep
