"""Which doors are printed as a round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.planning.door_choice import Choosable, DoorChoiceBox


class PrintRoundDialog(FormDialog):
    """`saved` carries the DoorChoice; the page asks for the file."""

    def __init__(self, parent: QWidget, app: App, there: Choosable, first: DoorChoice) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("打印走访单"),
            self.tr("选位置，存为 PDF"),
            self.tr("按门牌排行，每户一行；走完后按行号录入。纸上有个人信息，用后收回。"),
        )
        self.doors = DoorChoiceBox(there)
        self.doors.choose(replace(first, only_due=False))
        self.due = QCheckBox(self.tr("只印今天该走访的户"))
        self.due.setChecked(first.only_due)
        self.add("doors", self.doors, self.tr("哪些户"))
        self.add("due", self.due, self.tr("范围"))
        self.doors.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """What is wanted; nothing is done yet."""
        choice = self.doors.choice()
        if self.show_faults({} if choice else {"doors": "not_in_list"}) or choice is None:
            return None
        wanted = replace(choice, only_due=self.due.isChecked())
        return lambda: wanted
