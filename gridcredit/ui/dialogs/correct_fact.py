"""Says otherwise what a registration, a consent or a pledge's step was (operations.restating)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridcredit.domain.codes import Channel, ConsentKind, RegistrationKind
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import restating
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice, line
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine

Code = TypeVar("Code", bound=StrEnum)


class CorrectFactDialog(FormDialog):
    """`saved` carries a Replaced. What differs is said of every one of the facts, which tell the
    same of several people."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        facts: Sequence[tuple[str, UUID]],
        first: RegistrationEvent | ConsentEvent | PledgeEvent,
        about: str,
    ) -> None:
        """`first` is the first of the facts, `about` what the timeline calls them."""
        super().__init__(parent, app)
        self._desk, self._facts, self._first = desk, facts, first
        self._typed: dict[str, Callable[[], Any]] = {}
        self.say(
            self.tr("更正：{what}").format(what=about),
            self.tr("保存更正"),
            self.tr(
                "原来的记录留着，看得到谁、何时、为什么更正。登记错了人，请撤回后给本人重新登记。"
            ),
        )
        self.day = DateLine(first.on)
        if isinstance(first, RegistrationEvent):
            self._add_registration(first)
        elif isinstance(first, ConsentEvent):
            self._add_consent(first)
        else:
            self._add_pledge(first)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.addItems([self.tr("记错了"), self.tr("日期不对"), self.tr("漏记了")])
        self.add("reason", self.reason, self.tr("更正原因"))
        next(iter(self.rows.values())).field.setFocus()

    def _add_registration(self, fact: RegistrationEvent) -> None:
        self._add_code("event", RegistrationKind, fact.event)
        self.add("on", self.day)
        self._add_code("channel", Channel, fact.channel)
        self._add_line("note", fact.note, 500)

    def _add_consent(self, fact: ConsentEvent) -> None:
        self._add_code("consent", ConsentKind, fact.consent)
        self.given = QComboBox()
        self.given.addItem(self.tr("同意"), True)
        self.given.addItem(self.tr("撤回同意"), False)
        self.given.setCurrentIndex(0 if fact.given else 1)
        self.add("given", self.given)
        self._typed["given"] = self.given.currentData
        self.add("on", self.day)
        self._add_line("notice_version", fact.notice_version, 60)

    def _add_pledge(self, fact: PledgeEvent) -> None:
        self.add("on", self.day)
        self._add_line("place", fact.place, 200)
        self._add_line("witness", fact.witness, 60)
        self._add_line("location", fact.location, 60)

    def _add_code(self, name: str, kind: type[Code], value: Code) -> None:
        choice = code_choice(kind, value, self.app.settings.language)
        self.add(name, choice)
        self._typed[name] = lambda: chosen_code(choice, kind)

    def _add_line(self, name: str, value: str, most: int) -> None:
        field: QLineEdit = line(value, most)
        self.add(name, field)
        self._typed[name] = lambda: field.text().strip()

    def save(self) -> Callable[[], Any] | None:
        """The correction of what differs."""
        reason, faults = self.reason.currentText().strip(), {}
        if not reason:
            faults["reason"] = "empty"
        day = self._day(faults)
        if self.show_faults(faults):
            return None
        typed = {name: read() for name, read in self._typed.items()} | {"on": day}
        new = {name: v for name, v in typed.items() if v != getattr(self._first, name)}
        desk, facts = self._desk, self._facts
        return lambda: restating.correct_facts(desk, facts, new, reason)

    def _day(self, faults: dict[str, str]) -> Any:
        try:
            day = self.day.day()
        except ValueError:
            day, faults["on"] = None, "not_a_date"
        else:
            if day is None:
                faults["on"] = "empty"
        return day
