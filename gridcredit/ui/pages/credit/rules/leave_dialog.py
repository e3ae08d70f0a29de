"""Who leaves 信用+: a household, or one of its people. Nothing is erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from gridcredit.operations.credit import members
from gridcredit.operations.credit.member_rows import MemberRow
from gridcredit.operations.credit.members import Candidate
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine


class LeaveDialog(FormDialog):
    """`saved` carries a MembersKept."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, row: MemberRow) -> None:
        super().__init__(parent, app)
        self._desk, self._row = desk, row
        self._people: list[Candidate] = []
        self.say(
            self.tr("退出信用+"),
            self.tr("登记退出"),
            self.tr("{address}。从这一天起不再记分，以前的记录和余额都留着。").format(
                address=row.address
            ),
        )
        self.day = DateLine(desk.today())
        self.who = QComboBox()
        self.add("on", self.day, self.tr("退出日期"))
        self.add("resident", self.who, self.tr("谁退出"))
        self._save.setEnabled(False)
        today, household = desk.today(), row.household
        app.runner.ask(
            lambda: members.candidates(desk, household, today), self._on_people, owner=self
        )
        self.day.setFocus()

    def _on_people(self, people: list[Candidate]) -> None:
        self._people = [person for person in people if person.since is not None]
        self.who.clear()
        self.who.addItem(self.tr("全户"))
        for person in self._people:
            self.who.addItem(person.name)
        self._save.setEnabled(True)

    def save(self) -> Callable[[], Any] | None:
        """Who leaves, and when."""
        try:
            day = self.day.day()
        except ValueError:
            day = None
        if self.show_faults({} if day else {"on": "not_a_date"}) or day is None:
            return None
        at = self.who.currentIndex()
        resident = self._people[at - 1].resident if at > 0 else None
        desk, household = self._desk, self._row.household
        return lambda: members.leave(desk, household, day, resident)
