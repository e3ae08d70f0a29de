"""积分规则: the sets of a village, the items of one, and what it changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.rule_changes import RuleChanges
from gridcredit.domain.duties import Duty
from gridcredit.operations.credit import rulesets
from gridcredit.operations.credit.rulesets import ListedRules, RulesState
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.item_words import item_counting, worth
from gridcredit.ui.pages.credit.rules.changes_dialog import ChangesDialog
from gridcredit.ui.pages.credit.rules.import_dialog import RulesDialog
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.two_line import TwoLineTable

_TONES = {
    RulesState.DRAFT: "plain",
    RulesState.COMING: "info",
    RulesState.IN_FORCE: "good",
    RulesState.CLOSED: "plain",
    RulesState.REPLACED: "plain",
}


class SetsPart(CreditView):
    """Targets: "start", to begin with the starter set."""

    def _build(self) -> None:
        self.listed: list[ListedRules] = []
        self._shown: ListedRules | None = None
        self._starts = False
        self.sets = Table(self.tr("规则套"))
        self._sets_model = RowsModel(self._set_columns())
        self.sets.setModel(self._sets_model)
        self.sets.setMinimumHeight(140)
        self.drop = DropArea(self.tr("把规则表拖到这里，或点击选择"), (".xlsx", ".csv"))
        self.drop.setMinimumHeight(84)
        self.template = button(
            self.tr("导出起始规则"), self.save_starter, icon="export", kind="quiet"
        )
        self.settings = Label()
        self.settings.setProperty("role", "caption")
        self.settings.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("编码、事项或拼音首字母"))
        self.filter.setAccessibleName(self.tr("筛选条目"))
        self.filter.setClearButtonEnabled(True)
        self.items = TwoLineTable(self.tr("条目"))
        self._items_model = RowsModel(self._item_columns())
        self.items.setModel(self._items_model)
        self._index: ItemIndex | None = None
        self._head = SectionHeader(self.tr("条目"))
        self.compare = button(self.tr("比上一套改了什么"), self._on_compare, kind="link")
        self.export = button(self.tr("导出这一套"), self._on_export, icon="export", kind="quiet")
        self.take_back = button(self.tr("撤回…"), self._on_take_back, kind="link")
        may = self.desk.actor.may(Duty.SET_CREDIT_RULES)
        offer(self.drop, may)
        offer(self.take_back, may)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(self.tr("规则套"), self.template)
        left.body.addWidget(self.drop)
        left.body.addWidget(self.sets, 1)
        left.body.addWidget(self.settings)
        right = Card()
        right.body.addWidget(self._head)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.filter, 1)
        for part in (self.compare, self.take_back, self.export):
            row.addWidget(part)
        right.body.addLayout(row)
        right.body.addWidget(self.items, 1)
        holder = QWidget()
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(left, 5)
        across.addWidget(right, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        holder.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    def _set_columns(self) -> list[Column]:
        words = {
            RulesState.DRAFT: self.tr("草稿"),
            RulesState.COMING: self.tr("将生效"),
            RulesState.IN_FORCE: self.tr("执行中"),
            RulesState.CLOSED: self.tr("已结束"),
            RulesState.REPLACED: self.tr("已替换"),
        }
        return [
            Column(self.tr("编号"), lambda row: str(row.rules.number), 56, True),
            Column(self.tr("起始月"), lambda row: row.rules.begins.isoformat()[:7], 84),
            Column(
                self.tr("到"),
                lambda row: row.until.isoformat()[:7] if row.until else "—",
                84,
            ),
            Column(self.tr("条数"), lambda row: str(len(row.items)), 60, True),
            Column(
                self.tr("状态"),
                lambda row: words[row.state],
                tone=lambda row: _TONES[row.state],
            ),
        ]

    def _item_columns(self) -> list[Column]:
        language, off = self.language, self.tr("停用")
        return [
            Column(self.tr("编码"), lambda item: item.code, 84),
            Column(self.tr("事项"), lambda item: f"{item.name}\n{item_counting(item, language)}"),
            Column(self.tr("分值"), worth, 104, True),
            Column(
                self.tr("状态"),
                lambda item: "" if item.on else off,
                76,
                tone=lambda item: "" if item.on else "plain",
            ),
        ]

    def _connect(self) -> None:
        self.drop.clicked.connect(self.choose_file)
        self.drop.files_dropped.connect(lambda files: self.look_at(files[0]))
        self.sets.row_chosen.connect(self._on_chosen)
        self.filter.textChanged.connect(lambda _text: self._show_items())

    def refresh(self) -> None:
        """Ask for the sets."""
        desk, village = self.desk, self.village
        if village is not None:
            self.ask(lambda: rulesets.list_rules(desk, village.code), self._on_listed)

    def keyboard_place(self) -> QWidget | None:
        """The sets, or the place for a file where there is none."""
        return self.sets if self.listed else self.drop

    def show_target(self, target: Any) -> None:
        """Begin with the starter set."""
        if target == "start":
            self.begin_with_starter()

    # A file

    def choose_file(self) -> None:
        """Ask for a rule file."""
        kinds = self.tr("规则表 (*.xlsx *.csv)")
        file = self.app.messages.choose_file(self, self.tr("选择规则表"), kinds, "rules")
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path | None) -> None:
        """Show what a file (None: the starter set) would put in force."""
        village = self.village
        if village is None:
            return
        number = max((listed.rules.number for listed in self.listed), default=0) + 1
        dialog = RulesDialog(self, self.app, self.desk, village.code, file, village.rules, number)
        dialog.saved.connect(lambda _found: self.app.toast(self.tr("规则已生效")))
        dialog.open()

    def begin_with_starter(self) -> None:
        """Put the starter set in force, after a look at it."""
        self.look_at(None)

    def save_starter(self) -> None:
        """Write the starter set as a workbook to edit."""
        self._write(self.tr("信用+起始规则.xlsx"), None)

    def _on_export(self) -> None:
        if self._shown is not None:
            name = self.tr("信用+规则第{number}套.xlsx").format(number=self._shown.rules.number)
            self._write(name, self._shown)

    def _write(self, name: str, listed: ListedRules | None) -> None:
        kinds = self.tr("表格 (*.xlsx)")
        out = self.app.messages.choose_save(self, self.tr("导出规则"), name, kinds, "rules")
        if out is None:
            return
        desk, row = self.desk, listed.id if listed else None
        self.do(
            lambda _progress: rulesets.write_template(desk, out, row),
            lambda count: self.app.toast(self.tr("已导出 %n 条规则", "", count)),
            self.warn,
            title=self.tr("导出规则"),
        )

    # What is shown

    def _on_listed(self, listed: list[ListedRules]) -> None:
        self.listed = listed[::-1]
        before = self._shown.id if self._shown else None
        self._sets_model.set_rows(self.listed)
        at = next((i for i, one in enumerate(self.listed) if one.id == before), None)
        if at is None:
            in_force = (i for i, o in enumerate(self.listed) if o.state is RulesState.IN_FORCE)
            at = next(in_force, 0)
        if self.listed:
            self.sets.selectRow(at)
        self._on_chosen(self.listed[at] if self.listed else None)
        self.be_known()

    def _on_chosen(self, listed: Any) -> None:
        self._shown = listed if isinstance(listed, ListedRules) else None
        for part in (self.compare, self.export, self.take_back):
            part.setEnabled(self._shown is not None)
        items = self._shown.items if self._shown else ()
        self._index = None
        self.ask(lambda: ItemIndex(items, load_readings(resources() / "pinyin")), self._on_index)
        self.settings.setText(self._settings_words())

    def _on_index(self, index: ItemIndex) -> None:
        self._index = index
        self._show_items()

    def _show_items(self) -> None:
        found: list[Item] = list(self._index.find(self.filter.text())) if self._index else []
        self._items_model.set_rows(found)
        self._head.set_remark(self.tr("%n 条", "", len(found)))

    def _settings_words(self) -> str:
        if self._shown is None:
            return self.tr("还没有规则。拖入规则表，或先导出起始规则修改。")
        rules = self._shown.rules
        seats = self.tr("审核在{decided}，兑换在{redeemed}").format(
            decided=texts.word(rules.decided_by, self.language),
            redeemed=texts.word(rules.redeemed_at, self.language),
        )
        parts = [seats]
        if rules.meeting_required:
            parts.append(self.tr("须经议事会"))
        if rules.expected is not None:
            parts.append(
                self.tr("表决 {agreed}/{present}/{expected}（赞成/到会/应到）").format(
                    agreed=rules.agreed, present=rules.present, expected=rules.expected
                )
            )
        return "；".join(parts)

    def _on_compare(self) -> None:
        desk, listed = self.desk, self._shown
        if listed is None:
            return

        def on_done(changes: RuleChanges) -> None:
            ChangesDialog(self, listed.rules, changes, self.language).open()

        self.ask(lambda: rulesets.compare_rules(desk, listed.rules.id), on_done, self.warn)

    def _on_take_back(self) -> None:
        desk, listed = self.desk, self._shown
        if listed is None:
            return
        title = self.tr("撤回第 {number} 套规则").format(number=listed.rules.number)
        why = self.app.messages.ask_text(
            self, title, self.tr("撤回原因（起始月之后没有结账才能撤）")
        )
        if why is None:
            return
        self.do(
            lambda _progress: rulesets.take_back_rules(desk, listed.rules.id, why),
            lambda _done: self.app.toast(self.tr("规则已撤回"), tone="info"),
            self.warn,
            title=title,
        )
