"""Registering a signed 参与确认: who of the household signed, and what else each agreed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.codes import ConsentKind
from gridcredit.operations import applying
from gridcredit.operations.credit import members
from gridcredit.operations.credit.member_rows import MemberRow
from gridcredit.operations.credit.members import Candidate
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.label import Label

_SCANS = (".jpg", ".jpeg", ".png", ".pdf", ".tif", ".tiff")
_CONSENTS = (ConsentKind.PUBLISH_HONOUR, ConsentKind.PUBLISH_LINES)
_PAUSE = 300  # milliseconds


class JoinDialog(FormDialog):
    """`saved` carries (how many people, the version of the notice)."""

    WIDE = 640

    def __init__(self, parent: QWidget, app: App, desk: Desk, row: MemberRow, notice: str) -> None:
        super().__init__(parent, app)
        self._desk, self._row = desk, row
        self._scan: Path | None = None
        self.say(
            self.tr("登记参与确认"),
            self.tr("登记"),
            self.tr("{address}。一人一签，不能代签；两项公开另行勾选，可随时撤回。").format(
                address=row.address
            ),
        )
        self.day = DateLine(desk.today())
        self.notice = QLineEdit(notice)
        self.people = SignedPeople(app.settings.language)
        self.scan = DropArea(self.tr("签好的确认书扫描件，可以后补"), _SCANS, "file")
        self.scan.setMinimumHeight(72)
        self.scan.files_dropped.connect(lambda files: self._take(files[0]))
        self.scan.clicked.connect(self._choose)
        self.add("on", self.day, self.tr("签字日期"))
        self.add("notice_version", self.notice, self.tr("告知书版本"))
        self.add("resident", self.people, self.tr("签字的人"))
        self.add("scan", self.scan, self.tr("扫描件"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.day.textChanged.connect(lambda _text: self._pause.start())
        self._ask()
        self.day.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Who joins, with the consents of each, all or none."""
        day, signed = self._day(), self.people.signed()
        notice = self.notice.text().strip()
        faults = {}
        if day is None:
            faults["on"] = "not_a_date"
        if not notice:
            faults["notice_version"] = "empty"
        if not signed:
            faults["resident"] = "empty"
        if self.show_faults(faults) or day is None:
            return None
        joining: dict[str, Any] = {
            "do": "credit.join",
            "household": self._row.household.hex,
            "on": day.isoformat(),
            "notice": notice,
            "resident": [one.hex for one in signed],
        }
        if self._scan is not None:
            joining["scan"] = str(self._scan)
        entries = [joining, *self._consents(day, notice)]
        desk = self._desk

        def job() -> tuple[int, str]:
            applying.apply_together(desk, entries)
            return len(signed), notice

        return job

    def _consents(self, day: date, notice: str) -> list[dict[str, Any]]:
        return [
            {
                "do": "consent.add",
                "resident": person.hex,
                "kind": kind.value,
                "on": day.isoformat(),
                "notice": notice,
            }
            for person, kind in self.people.agreed()
        ]

    def _day(self) -> date | None:
        try:
            return self.day.day()
        except ValueError:
            return None

    def _ask(self) -> None:
        day, desk, household = self._day(), self._desk, self._row.household
        if day is not None:
            self.app.runner.ask(
                lambda: members.candidates(desk, household, day), self._on_people, owner=self
            )

    def _on_people(self, people: list[Candidate]) -> None:
        self.people.show_people(people)
        self._fit()

    def _choose(self) -> None:
        kinds = self.tr("扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)")
        file = self.app.messages.choose_file(self, self.tr("参与确认书"), kinds, "evidence")
        if file is not None:
            self._take(file)

    def _take(self, file: Path) -> None:
        self._scan = file
        self.scan.setText(file.name)


class SignedPeople(QWidget):
    """A line for everybody of the household: signed, and what else was agreed to."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.lines: dict[UUID, tuple[QCheckBox, dict[ConsentKind, QCheckBox]]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(SMALL)
        self._grid.setColumnStretch(len(_CONSENTS) + 1, 1)

    def show_people(self, people: list[Candidate]) -> None:
        """Show the people of a day; all who may join are ticked."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.lines = {}
        for at, person in enumerate(people):
            if person.hindered == "minor":
                continue
            self._put(at, person)
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values()))[0])

    def _put(self, at: int, person: Candidate) -> None:
        tick = QCheckBox(person.name)
        tick.setChecked(not person.hindered)
        tick.setEnabled(person.hindered in ("", "age_unknown"))
        self._grid.addWidget(tick, at, 0)
        if person.hindered:
            why = Label(texts.reason_word(person.hindered, self._language))
            why.setProperty("role", "caption")
            self._grid.addWidget(why, at, 1, 1, len(_CONSENTS) + 1, Qt.AlignmentFlag.AlignLeft)
        ticks = {}
        if tick.isEnabled():
            for column, kind in enumerate(_CONSENTS, start=1):
                made = QCheckBox(texts.word(kind, self._language))
                made.setAccessibleName(f"{person.name} {made.text()}")
                made.setVisible(not person.hindered)
                self._grid.addWidget(made, at, column)
                ticks[kind] = made
        self.lines[person.resident] = (tick, ticks)

    def signed(self) -> list[UUID]:
        """Who signed."""
        return [
            person
            for person, (tick, _) in self.lines.items()
            if tick.isChecked() and tick.isEnabled()
        ]

    def agreed(self) -> list[tuple[UUID, ConsentKind]]:
        """Who agreed to what else."""
        return [
            (person, kind)
            for person, (tick, ticks) in self.lines.items()
            if tick.isChecked() and tick.isEnabled()
            for kind, made in ticks.items()
            if made.isChecked()
        ]
