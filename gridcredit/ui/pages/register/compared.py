"""Two residents side by side, with what speaks for and against their being one person."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Sex
from gridcredit.domain.likeness import POINTS
from gridcredit.operations.register.alike import AlikeResidents
from gridcredit.ui.tokens import GAP, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.label import Label


class Compared(QWidget):
    """Two residents side by side, and what speaks for and against their being one."""

    opened = Signal(object)  # a household's id

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._homes: list[UUID] = []
        self._cells: dict[str, tuple[Label, Label]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, (field, words) in enumerate(self._fields().items()):
            head = Label(words)
            head.setProperty("role", "muted")
            grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            cells = (_cell(), _cell())
            for column, cell in enumerate(cells, start=1):
                grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignTop)
            self._cells[field] = cells
        self._open = [
            button(self.tr("看这一户"), partial(self._open_home, at), kind="link") for at in (0, 1)
        ]
        below = grid.rowCount()
        for column, link in enumerate(self._open, start=1):
            grid.addWidget(link, below, column, Qt.AlignmentFlag.AlignLeft)
        self._why = Label()
        self._why.setWordWrap(True)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, 0, 0)
        scroll.column.setSpacing(GAP)
        scroll.column.addWidget(self._why)
        scroll.column.addLayout(grid)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _fields(self) -> dict[str, str]:
        word = lambda field: texts.field_word(field, self._language, "resident")  # noqa: E731
        fields = ("name", "id_number", "birth_date", "sex", "phone")
        return {
            **{field: word(field) for field in fields},
            "address": self.tr("住址"),
            "population": word("population"),
            "state": word("state"),
            "registered": self.tr("榴花分"),
            "pledged": self.tr("承诺书"),
        }

    def show_pair(self, pair: AlikeResidents) -> None:
        """Show two residents."""
        self._homes = [pair.one.household, pair.other.household]
        told = [self._told(pair, at) for at in (0, 1)]
        for field, cells in self._cells.items():
            for cell, values in zip(cells, told, strict=True):
                cell.setText(values[field] or "—")
        groups = {True: self.tr("相符：{signs}"), False: self.tr("不符：{signs}")}
        lines = []
        for is_for, words in groups.items():
            signs = [s for s in pair.likeness.signs if (POINTS[s] > 0) is is_for]
            if signs:
                named = " · ".join(texts.word(sign, self._language) for sign in signs)
                lines.append(words.format(signs=named))
        self._why.setText("\n".join(lines))

    def _open_home(self, at: int) -> None:
        self.opened.emit(self._homes[at])

    def take_keyboard(self) -> None:
        """Onto the first link."""
        self._open[0].setFocus()

    def _told(self, pair: AlikeResidents, at: int) -> dict[str, str]:
        line, sex = (pair.one, pair.other)[at], pair.sexes[at]
        word = lambda code: texts.word(code, self._language)  # noqa: E731
        return {
            "name": line.name,
            "id_number": line.id_number,
            "birth_date": line.birth_date.isoformat() if line.birth_date else "",
            "sex": "" if sex is Sex.UNKNOWN else word(sex),
            "phone": line.phone,
            "address": line.address,
            "population": word(line.population),
            "state": word(line.state),
            "registered": self.tr("已注册") if pair.registered[at] else "",
            "pledged": self.tr("已签承诺") if pair.pledged[at] else "",
        }


def _cell() -> Label:
    made = Label()
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
