"""What each item of a rule set changes against the set before it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.rule_changes import RuleChanges
from gridcredit.ui.pages.credit.item_words import item_counting
from gridcredit.ui.pages.credit.rules.report import difference


class ItemMarks:
    """Marks by code; `gone` are the items of the set before that this one has no more. Without
    changes nothing is marked."""

    def __init__(self, language: str, changes: RuleChanges | None = None) -> None:
        translate = QCoreApplication.translate
        told = changes or RuleChanges()
        self.gone = told.gone
        self._language = language
        self._off = translate("credit", "停用")
        self._said = {c.new.code: difference(c, language) for c in told.changed}
        self._marks: dict[str, tuple[str, str]] = {}
        for items, words, tone in (
            (told.added, translate("credit", "新增"), "good"),
            (told.gone, translate("credit", "删去"), "bad"),
            ([c.new for c in told.changed], translate("credit", "改动"), "info"),
        ):
            self._marks |= {item.code: (words, tone) for item in items}

    def words(self, item: Item) -> str:
        """The tag of an item; blank where there is nothing to say."""
        if item.code in self._marks:
            return self._marks[item.code][0]
        return "" if item.on else self._off

    def tone(self, item: Item) -> str:
        """The tone of its tag."""
        if item.code in self._marks:
            return self._marks[item.code][1]
        return "" if item.on else "plain"

    def about(self, item: Item) -> str:
        """How it is counted, or how that changed."""
        return self._said.get(item.code) or item_counting(item, self._language)
