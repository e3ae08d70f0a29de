"""What a rule file came to, line by line: refused, dropped, said, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.bands import bands_from_json
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.rule_changes import ItemChange, RuleChanges
from gridcredit.operations.credit.rulesets import RulesImported
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.item_words import item_counting, worth
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.two_line import TwoLineTable


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report: its sort and tone, what it is about, and what is said of it."""

    sort: str
    tone: str
    about: str
    words: str


def line_columns(sort: str, words: str) -> list[Column]:
    """The columns of a list of lines, with their titles."""
    return [
        Column(sort, lambda line: line.sort, 96, tone=lambda line: line.tone),
        Column(words, lambda line: "\n".join(filter(None, [line.about, line.words]))),
    ]


class RulesReport(QWidget):
    """Shows a RulesImported: whether it goes in, and every line that does not as it stands."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.banner = Banner("info", "")
        self.table = TwoLineTable(self.tr("读到的内容"))
        self._model = RowsModel(line_columns(self.tr("情况"), self.tr("说明")))
        self.table.setModel(self._model)
        self.table.setMinimumHeight(200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)

    def show_report(self, found: RulesImported) -> None:
        """Show what a file came to."""
        lines = [*self._lines(found)]
        self._model.set_rows(lines)
        self.table.setVisible(bool(lines))
        if found.refused:
            words = self.tr(
                "有 %n 处读不成，改好再导入；现在什么都没有写入。", "", len(found.refused)
            )
            self.banner.say(words, "bad")
            return
        if not found.may_stand:
            self.banner.say(self.tr("按规定都不列入，没有可以生效的项目。"), "bad")
            return
        words = self.tr("读到 %n 条，可以生效。", "", len(found.items))
        if found.dropped:
            left = self.tr("另有 %n 处按规定不列入。", "", len(found.dropped))
            words = f"{words}{left}"
        self.banner.say(words, "warn" if found.dropped else "good")

    def _lines(self, found: RulesImported) -> Iterator[Line]:
        for refused in found.refused:
            place = self.tr("第 {row} 行 {column}").format(row=refused.row, column=refused.column)
            yield Line(self.tr("读不成"), "bad", place, self._said(refused.reason, refused.value))
        for dropped in found.dropped:
            place = self.tr("第 {row} 行 {name}").format(row=dropped.row, name=dropped.name)
            yield Line(self.tr("不列入"), "warn", place, self._said(dropped.reason))
        for remark in found.remarks:
            yield Line(self.tr("请留意"), "warn", remark.about, self._said(remark.reason))
        yield from change_lines(found.changes, self._language)

    def _said(self, reason: str, value: str = "") -> str:
        words = texts.reason_word(reason, self._language)
        return self.tr("{reason}（{value}）").format(reason=words, value=value) if value else words


def change_lines(changes: RuleChanges, language: str) -> Iterator[Line]:
    """How a rule set differs from the one before it."""
    translate = QCoreApplication.translate
    for item in changes.added:
        yield Line(translate("credit", "新增"), "good", _named(item), _whole(item, language))
    for item in changes.gone:
        yield Line(translate("credit", "删去"), "plain", _named(item), _whole(item, language))
    for change in changes.changed:
        words = difference(change, language)
        yield Line(translate("credit", "改动"), "info", _named(change.new), words)
    for name, (old, new) in (changes.settings or {}).items():
        words = f"{setting_word(name, old, language)} → {setting_word(name, new, language)}"
        label = texts.field_word(name, language, "credit_rules")
        yield Line(translate("credit", "设置"), "info", label, words)


def setting_word(name: str, value: Any, language: str) -> str:
    """A setting of a rule set in words."""
    if name == "base":
        return points_text(value)
    if name == "carry":
        return f"{value}%"
    if name == "bands":
        bands = bands_from_json(value)
        return "  ".join(f"{band.name} > {points_text(band.above)}" for band in bands)
    return texts.value_word("credit_rules", name, value, language)


def _named(item: Item) -> str:
    return f"{item.code} {item.name}"


def difference(change: ItemChange, language: str) -> str:
    """What an item was, and what it is to be."""
    old, new = change.old, change.new
    if change.fields == ("points",):
        return f"{points_text(old.points)} → {points_text(new.points)}"
    if change.fields == ("name",):
        return f"{old.name} → {new.name}"
    return f"{_whole(old, language)} → {_whole(new, language)}"


def _whole(item: Item, language: str) -> str:
    return f"{worth(item)} · {item_counting(item, language)}"
