"""Says that a door was visited within the hour, while that can still be looked at."""

from __future__ import annotations

from datetime import datetime

from gridcredit import texts
from gridcredit.domain.visit_rules import visit_beside
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.ui.pages.visit.state import VisitState
from gridcredit.ui.widgets.banner import Banner


class TwiceNotice(Banner):
    """A line above the form once an outcome is chosen; it asks nothing, and saving goes on."""

    def __init__(self, language: str) -> None:
        super().__init__("warn", "")
        self._language = language

    def look(self, sheet: VisitSheet | None, state: VisitState, now: datetime) -> None:
        """Say it where the form would be another visit within the hour, else be gone."""
        outcome, other = state.outcome, None
        if sheet is not None and outcome is not None:
            at = state.at or now.strftime("%Y-%m-%dT%H:%M")
            other = visit_beside(at, outcome, sheet.standing)
        self.setVisible(other is not None)
        if other is not None:
            words = self.tr(
                "{time} 已登记过走访（{outcome}），相隔不到一小时。确实又去了一次，照常保存就行。"
            )
            told = texts.word(other.outcome, self._language)
            self.say(words.format(time=other.at[11:], outcome=told))
