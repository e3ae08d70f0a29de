"""The people who were taken off a household: behind one line, each to be put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.operations.register.households import GoneView
from gridcredit.ui import icons
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label


class GonePeople(QWidget):
    """Says how many there are and, opened, who, why and when; hidden where nobody is."""

    put_back_wanted = Signal(object)  # GoneView

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
        self._shown: Sequence[GoneView] = ()
        self.show_people((), keeps_open=False)

    def show_people(self, gone: Sequence[GoneView], *, keeps_open: bool) -> None:
        """Show these people; closed again unless it is about the same household."""
        self.setVisible(bool(gone))
        self.switch.setText(self.tr("已移出 %n 人", "", len(gone)))
        if gone != self._shown:
            self._shown = gone
            self._fill()
        self._open(keeps_open and self._list.isVisibleTo(self))

    def _fill(self) -> None:
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for person in self._shown:
            self._rows.addWidget(self._row(person))

    def _row(self, gone: GoneView) -> QWidget:
        person, removal = gone.resident, gone.removal
        name = Label(person.name or self.tr("姓名未上报"))
        facts = (person.relation, removal.reason, removal.at[:10], removal.author)
        why = Label(" · ".join(fact for fact in facts if fact))
        why.setProperty("role", "caption")
        why.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(why)
        back = button(
            self.tr("恢复"), lambda: self.put_back_wanted.emit(gone), icon="undo", kind="quiet"
        )
        back.setAccessibleName(self.tr("恢复 {name}").format(name=name.text()))
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
