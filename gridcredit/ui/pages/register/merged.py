"""The records that are merged into people of a household: behind one line, each to be un-merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridcredit.operations.register.merge_views import MergedView
from gridcredit.ui.pages.register.folded import FoldedList
from gridcredit.ui.widgets.buttons import button


class MergedPeople(FoldedList[MergedView]):
    """Says how many there are and, opened, who, into whom, since when and why; hidden where nobody
    is."""

    unmerge_wanted = Signal(object)  # MergedView

    def __init__(self, *, may_edit: bool) -> None:
        super().__init__(may_edit=may_edit)
        self._names: Mapping[UUID, str] = {}
        self.show_people((), {}, keeps_open=False)

    def show_people(
        self, merged: Sequence[MergedView], names: Mapping[UUID, str], *, keeps_open: bool
    ) -> None:
        """Show these records; `names` are those of the household's people. Closed again unless it
        is about the same household."""
        self._names = names
        self._show(merged, self.tr("并入的记录 %n 条", "", len(merged)), keeps_open=keeps_open)

    def _row(self, one: MergedView) -> QWidget:
        nameless = self.tr("姓名未上报")
        name = one.resident.name or nameless
        into = self._names.get(one.survivor, "") or nameless
        back = button(
            self.tr("撤销合并"),
            lambda: self.unmerge_wanted.emit(one),
            icon="undo",
            kind="quiet",
        )
        back.setAccessibleName(self.tr("撤销合并 {name}").format(name=name))
        facts = (one.address, one.reason, one.on.isoformat())
        return self._line(self.tr("{name} 并入 {into}").format(name=name, into=into), facts, back)
