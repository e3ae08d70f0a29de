"""Points of an indicator: of the unit itself, of the office, an objection, or its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridcredit.domain.dispatch.assessment import Line
from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.codes import ScoreBy
from gridcredit.domain.rates import as_percent
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import assessing
from gridcredit.operations.dispatch.assessing import ScoreTold
from gridcredit.operations.dispatch.schemes import hundredths_of
from gridcredit.texts import word
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog

_LINES = 72  # pixels


class ScoreDialog(FormDialog):
    """Offers whose turn it is; `saved` carries the hundredths that now count."""

    ENTITY = "assessment_score"

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, period: str, line: Line, *, is_own: bool
    ) -> None:
        super().__init__(parent, app)
        self._desk, self._line, self._span = desk, line, period
        one = line.indicator
        full = self.tr("满分 {points}").format(points=as_percent(one.points))
        said = "；".join(filter(None, (full, one.evidence)))
        self.say(f"{one.code} {one.name}", self.tr("保存"), f"{line.unit}\n{said}")
        self.by = QComboBox()
        for who in turns(line, is_own=is_own):
            self.by.addItem(word(who, app.settings.language), who.value)
        self.points = QLineEdit(as_percent(line.final) if line.final is not None else "")
        self.points.setMaxLength(10)
        self.ground, self.evidence = QPlainTextEdit(), QPlainTextEdit()
        for box in (self.ground, self.evidence):
            box.setTabChangesFocus(True)
            box.setFixedHeight(_LINES)
        hint = ""
        if line.computed is not None:
            hint = self.tr("按数据 {points}").format(points=as_percent(line.computed))
        self.add("by", self.by, self.tr("谁的评分"))
        self.add("points", self.points, hint=hint)
        self.add("ground", self.ground, hint=self.tr("与数据不同、提异议和复核要写明理由"))
        self.add("evidence", self.evidence)
        self.points.setFocus()
        self.points.selectAll()

    def save(self) -> Callable[[], Any] | None:
        """Note the points."""
        try:
            points = hundredths_of("points", self.points.text().strip())
        except BadValue as error:
            self.show_faults({error.field: error.reason})
            return None
        self.show_faults({})
        told = ScoreTold(
            self._line.unit,
            self._line.indicator.code,
            points,
            ScoreBy(self.by.currentData()),
            self.ground.toPlainText(),
            self.evidence.toPlainText(),
        )
        desk, span = self._desk, self._span
        return lambda: assessing.score(desk, span, told)


def turns(line: Line, *, is_own: bool) -> list[ScoreBy]:
    """Who may speak next of a line, the usual one first; the office notes what departments say."""
    unit = ScoreBy.SELF if line.checked is None else ScoreBy.OBJECTION
    if not is_own:
        return [unit]
    if line.is_open:
        return [ScoreBy.ANSWER]
    return [ScoreBy.OFFICE, unit]
