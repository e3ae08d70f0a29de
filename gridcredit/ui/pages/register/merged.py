"""The records that are merged into people of a household: behind one line, each to be un-merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.operations.register.merge_views import MergedView
from gridcredit.ui import icons
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label


class MergedPeople(QWidget):
    """Says how many there are and, opened, who, into whom, since when and why; hidden where nobody
    is."""

    unmerge_wanted = Signal(object)  # MergedView

    def __init__(self, *, may_edit: bool) -> None:
        super().__init__()
        self._may_edit = may_edit
        self.switch = button("", self._on_switch, kind="link")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(SMALL, 0, 0, 0)
        self._rows.setSpacing(TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        self._shown: Sequence[MergedView] = ()
        self.show_people((), {}, keeps_open=False)

    def show_people(
        self, merged: Sequence[MergedView], names: Mapping[UUID, str], *, keeps_open: bool
    ) -> None:
        """Show these records; `names` are those of the household's people. Closed again unless it
        is about the same household."""
        self.setVisible(bool(merged))
        self.switch.setText(self.tr("并入的记录 %n 条", "", len(merged)))
        if merged != self._shown:
            self._shown = merged
            self._fill(names)
        self._open(keeps_open and self._list.isVisibleTo(self))

    def _fill(self, names: Mapping[UUID, str]) -> None:
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for merged in self._shown:
            self._rows.addWidget(self._row(merged, names.get(merged.survivor, "")))

    def _row(self, merged: MergedView, into: str) -> QWidget:
        person, nameless = merged.resident, self.tr("姓名未上报")
        told = self.tr("{name} 并入 {into}")
        name = Label(told.format(name=person.name or nameless, into=into or nameless))
        facts = (merged.address, merged.reason, merged.on.isoformat())
        why = Label(" · ".join(fact for fact in facts if fact))
        why.setProperty("role", "caption")
        why.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(why)
        back = button(
            self.tr("撤销合并"),
            lambda: self.unmerge_wanted.emit(merged),
            icon="undo",
            kind="quiet",
        )
        back.setAccessibleName(self.tr("撤销合并 {name}").format(name=person.name or nameless))
        back.setVisible(self._may_edit)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(words, 1)
        across.addWidget(back)
        return row

    def _on_switch(self) -> None:
        self._open(not self._list.isVisibleTo(self))

    def _open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        icons.put(self.switch, "chevron-down" if is_open else "chevron-right")
