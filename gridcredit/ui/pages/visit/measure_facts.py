"""What is to be told of one incentive: what it gives, to whom, and how it is claimed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gridcredit import texts
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.label import Label

_WIDE = 76  # pixels of the labels


class MeasureFacts(Card):
    """The facts of a measure, those that are blank left out."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._title = Label()
        self._title.setProperty("role", "section")
        self._title.setWordWrap(True)
        self._rows: dict[str, tuple[Label, Label]] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnMinimumWidth(0, _WIDE)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(self._names().items()):
            label, said = Label(words), Label()
            label.setProperty("role", "muted")
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label, at, 0, top)
            grid.addWidget(said, at, 1, top)
            self._rows[name] = (label, said)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, SMALL, 0)
        scroll.column.setSpacing(GAP)
        scroll.column.addWidget(self._title)
        scroll.column.addWidget(inside)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll)
        self.show_measure(None)

    def _names(self) -> dict[str, str]:
        return {
            "gives": self.tr("给什么"),
            "grade": self.tr("等级"),
            "condition": self.tr("条件"),
            "claim": self.tr("怎样享受"),
            "documents": self.tr("带什么"),
            "contact": self.tr("联系电话"),
            "age": self.tr("年龄"),
            "until": self.tr("截止"),
            "office": self.tr("承办"),
            "basis": self.tr("依据"),
        }

    def show_measure(self, row: Incentive | None) -> None:
        """Show a measure, or none."""
        told = self._told(row) if row else {}
        self._title.setText(row.title if row else "")
        for name, (label, said) in self._rows.items():
            words = told.get(name, "")
            said.setText(words)
            label.setVisible(bool(words))
            said.setVisible(bool(words))

    def _told(self, row: Incentive) -> dict[str, str]:
        kind = texts.word(row.benefit, self._language)
        gives = [kind, row.amount, row.frequency, row.quota]
        claim = [texts.word(row.claim, self._language), row.place]
        return {
            "gives": " · ".join(filter(None, gives)),
            "grade": texts.word(row.grade, self._language),
            "condition": row.condition,
            "claim": " · ".join(filter(None, claim)),
            "documents": row.documents,
            "contact": row.contact,
            "age": self._age(row),
            "until": row.until.isoformat() if row.until else "",
            "office": row.department,
            "basis": row.basis,
        }

    def _age(self, row: Incentive) -> str:
        if row.age_from <= 0 and row.age_to >= 150:
            return ""
        if row.age_to >= 150:
            return self.tr("{from_age} 岁及以上").format(from_age=row.age_from)
        return self.tr("{from_age} 至 {to_age} 岁").format(from_age=row.age_from, to_age=row.age_to)
