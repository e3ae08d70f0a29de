"""The people who were taken off a household: behind one line, each to be put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridcredit.operations.register.households import GoneView
from gridcredit.ui.pages.register.folded import FoldedList
from gridcredit.ui.widgets.buttons import button


class GonePeople(FoldedList[GoneView]):
    """Says how many there are and, opened, who, why and when; hidden where nobody is."""

    put_back_wanted = Signal(object)  # GoneView

    def __init__(self, *, may_edit: bool) -> None:
        super().__init__(may_edit=may_edit)
        self.show_people((), keeps_open=False)

    def show_people(self, gone: Sequence[GoneView], *, keeps_open: bool) -> None:
        """Show these people; closed again unless it is about the same household."""
        self._show(gone, self.tr("已移出 %n 人", "", len(gone)), keeps_open=keeps_open)

    def _row(self, one: GoneView) -> QWidget:
        person, removal = one.resident, one.removal
        name = person.name or self.tr("姓名未上报")
        back = button(
            self.tr("恢复"), lambda: self.put_back_wanted.emit(one), icon="undo", kind="quiet"
        )
        back.setAccessibleName(self.tr("恢复 {name}").format(name=name))
        facts = (person.relation, removal.reason, removal.at[:10], removal.author)
        return self._line(name, facts, back)
