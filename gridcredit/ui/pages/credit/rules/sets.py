"""积分规则: the sets of a village, the items of one, and what it changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.rule_changes import RuleChanges
from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.operations.credit import rule_drafts, rulesets
from gridcredit.operations.credit.rule_drafts import RulesDraft
from gridcredit.operations.credit.rulesets import ListedRules, RulesState
from gridcredit.operations.desk import Desk
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.item_words import worth
from gridcredit.ui.pages.credit.rules.changes_dialog import ChangesDialog
from gridcredit.ui.pages.credit.rules.import_dialog import RulesDialog
from gridcredit.ui.pages.credit.rules.marked_items import ItemMarks
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
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


_MARKED = (RulesState.DRAFT, RulesState.COMING)
"""Of which sets each item says what it changes."""


class SetsPart(CreditView):
    """Targets: "start", to begin with the starter set."""

    def _build(self) -> None:
        self.listed: list[ListedRules] = []
        self._shown: ListedRules | None = None
        self._marks = ItemMarks(self.language)
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
        self.put = button(self.tr("生效…"), self._on_put, kind="primary")
        self.drop_it = button(self.tr("丢弃草稿"), self._on_drop, kind="link")
        self.how = Banner(
            "info", self.tr("改条目：导出这一套，在表格里改好再拖进来存为草稿。"), self.put
        )
        may = self.desk.actor.may(Duty.SET_CREDIT_RULES)
        self._sets_rules, self._looks_for_draft = may, False
        offer(self.drop, may)
        for part in (self.take_back, self.drop_it, self.how):
            part.hide()
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
        for part in (self.compare, self.take_back, self.drop_it, self.export):
            row.addWidget(part)
        right.body.addLayout(row)
        right.body.addWidget(self.how)
        right.body.addWidget(self.items, 1)
        holder = QWidget()
        across = QHBoxLayout()
        across.setSpacing(GAP)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, 0, 0)
        scroll.column.addWidget(left)
        across.addWidget(scroll, 5)
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
            Column(
                self.tr("状态"),
                lambda row: words[row.state],
                88,
                tone=lambda row: _TONES[row.state],
            ),
            Column(self.tr("起始月"), lambda row: row.rules.begins.isoformat()[:7], 84),
            Column(
                self.tr("到"),
                lambda row: row.until.isoformat()[:7] if row.until else "—",
                84,
            ),
            Column(self.tr("条数"), lambda row: str(len(row.items)), is_number=True),
        ]

    def _item_columns(self) -> list[Column]:
        return [
            Column(self.tr("编码"), lambda item: item.code, 84),
            Column(self.tr("事项"), lambda item: f"{item.name}\n{self._marks.about(item)}"),
            Column(self.tr("分值"), worth, 104, True),
            Column(
                self.tr("状态"),
                lambda item: self._marks.words(item),
                76,
                tone=lambda item: self._marks.tone(item),
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
        if village is None:
            return
        may = desk.actor.may(Duty.SET_CREDIT_RULES)

        def query() -> list[ListedRules]:
            draft = rule_drafts.listed_draft(desk, village.code) if may else None
            return [*rulesets.list_rules(desk, village.code), *([draft] if draft else ())]

        self.ask(query, self._on_listed)

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
        kept = [one for one in self.listed if one.state is not RulesState.DRAFT]
        number = max((listed.rules.number for listed in kept), default=0) + 1
        self._open(
            RulesDialog(self, self.app, self.desk, village.code, file, village.rules, number)
        )

    def _open(self, dialog: RulesDialog) -> None:
        dialog.saved.connect(lambda _found: self.app.toast(self.tr("规则已生效")))
        dialog.drafted.connect(lambda: self._on_drafted())
        dialog.open()

    def _on_drafted(self) -> None:
        self._shown = None  # the draft comes into sight
        self._looks_for_draft = True
        self.app.toast(self.tr("草稿已存在本机，只有自己看得到；会议记录在生效时附上"))
        self.mark_stale()

    # A draft

    def _on_put(self) -> None:
        desk, village = self.desk, self.village
        if village is None:
            return

        def on_known(draft: RulesDraft | None) -> None:
            if draft is not None:
                told = (self, self.app, desk, village.code, None, village.rules)
                self._open(RulesDialog(*told, draft.form.number, draft))

        self.ask(lambda: rule_drafts.draft_of(desk, village.code), on_known, self.warn)

    def _on_drop(self) -> None:
        desk, village = self.desk, self.village
        words = self.tr("草稿里的条目和设置不再保留；已生效的规则不受影响。")
        yes = self.tr("丢弃")
        if village is None or not self.app.messages.ask(
            self, self.tr("丢弃这份草稿？"), words, yes=yes
        ):
            return
        self.do(
            lambda _progress: rule_drafts.drop_draft(desk, village.code),
            lambda _done: self.app.toast(self.tr("草稿已丢弃"), tone="info"),
            self.warn,
            title=self.tr("丢弃草稿"),
        )

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
        desk, village, row = self.desk, self.village, listed.id if listed else None
        is_draft = listed is not None and listed.state is RulesState.DRAFT

        def job(_progress: Progress) -> int:
            if is_draft and village is not None:
                return rule_drafts.write_draft(desk, out, village.code)
            return rulesets.write_template(desk, out, row)

        self.do(
            job,
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
        if self._looks_for_draft:
            drafts = (i for i, o in enumerate(self.listed) if o.state is RulesState.DRAFT)
            at, self._looks_for_draft = next(drafts, at), False
        if at is None:
            in_force = (i for i, o in enumerate(self.listed) if o.state is RulesState.IN_FORCE)
            at = next(in_force, 0)
        if self.listed:
            self.sets.selectRow(at)
        self._on_chosen(self.listed[at] if self.listed else None)
        self.be_known()

    def _on_chosen(self, row: Any) -> None:
        self._shown = row if isinstance(row, ListedRules) else None
        for part in (self.compare, self.export, self.take_back):
            part.setEnabled(self._shown is not None)
        is_draft = self._shown is not None and self._shown.state is RulesState.DRAFT
        self.take_back.setVisible(self._sets_rules and not is_draft)
        self.drop_it.setVisible(is_draft)
        self.how.setVisible(is_draft)
        self._index = None
        self.settings.setText(self._settings_words())
        desk, listed, village = self.desk, self._shown, self.village

        def query() -> tuple[ItemIndex, RuleChanges | None]:
            found = None
            if listed is not None and village is not None and listed.state in _MARKED:
                found = _changes(desk, listed, village.code)
            items = (*(listed.items if listed else ()), *(found.gone if found else ()))
            return ItemIndex(items, load_readings(resources() / "pinyin")), found

        self.ask(query, lambda known: self._on_index(*known), self.warn)

    def _on_index(self, index: ItemIndex, changes: RuleChanges | None) -> None:
        self._index = index
        self._marks = ItemMarks(self.language, changes)
        self._show_items()

    def _show_items(self) -> None:
        found: list[Item] = list(self._index.find(self.filter.text())) if self._index else []
        self._items_model.set_rows(found)
        count = sum(item not in self._marks.gone for item in found)
        self._head.set_remark(self.tr("%n 条", "", count))

    def _settings_words(self) -> str:
        if self._shown is None:
            return self.tr("还没有规则。拖入规则表，或先导出起始规则修改。")
        rules = self._shown.rules
        seats = self.tr("审核在{decided}，兑换在{redeemed}").format(
            decided=texts.word(rules.decided_by, self.language),
            redeemed=texts.word(rules.redeemed_at, self.language),
        )
        parts = [seats, self.tr("年末结转 {carry}%").format(carry=rules.carry)]
        if rules.meeting_required:
            parts.append(self.tr("须经议事会"))
        if rules.expected is not None:
            parts.append(
                self.tr("表决 {agreed}/{present}/{expected}（赞成/到会/应到）").format(
                    agreed=rules.agreed, present=rules.present, expected=rules.expected
                )
            )
        return texts.in_one(parts, self.language)

    def _on_compare(self) -> None:
        desk, listed = self.desk, self._shown
        if listed is None:
            return

        def on_done(changes: RuleChanges) -> None:
            ChangesDialog(self, listed.rules, changes, self.language).open()

        village = self.village
        if village is not None:
            self.ask(lambda: _changes(desk, listed, village.code), on_done, self.warn)

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


def _changes(desk: Desk, listed: ListedRules, village: str) -> RuleChanges:
    """What a set changes against the one before it."""
    if listed.state is RulesState.DRAFT:
        return rule_drafts.draft_changes(desk, village)
    return rulesets.compare_rules(desk, listed.rules.id)
