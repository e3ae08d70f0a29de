"""The ledger of articles, with how many each unit published this week and month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gridcredit.operations.ledgers import article_counts
from gridcredit.operations.ledgers.article_counts import ArticleCount
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.widgets.label import Label


class ArticlesView(LedgerView):
    """One of the ledgers, with a line that counts."""

    def _above(self) -> list[QWidget | Sequence[QWidget]]:
        self.counts = Label()
        self.counts.setProperty("role", "caption")
        self.counts.setWordWrap(True)
        return [*super()._above(), (self.counts,)]

    def refresh(self) -> None:
        """Ask for the rows, and count."""
        super().refresh()
        desk = self.desk
        self.ask(lambda: article_counts.article_counts(desk), self._on_counts, self._on_failed)

    def _on_counts(self, found: list[ArticleCount]) -> None:
        below = "、".join(f"{one.unit} {one.week}" for one in found if not one.is_department)
        parts = [self.tr("本周（每周至少一篇）：{units}").format(units=below)] if below else []
        if months := "、".join(f"{one.unit} {one.month}" for one in found if one.is_department):
            parts.append(self.tr("本月部门：{units}").format(units=months))
        self.counts.setText("　".join(parts))
        self.counts.setVisible(bool(parts))
