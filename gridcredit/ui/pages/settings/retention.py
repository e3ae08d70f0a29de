"""保管期限: how long things are kept here, and how much of it is past its term."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSpinBox

from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.domain.retention import Kept, Unit
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.pages.settings.look import LABELS
from gridcredit.ui.pages.settings.rule_keeping import keep_rule
from gridcredit.ui.tokens import ROW, SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.operations.rights.retention import KeptLine

# As operations.register.rules names them, with the least and the most.
_LIMITS = {
    "pledge_years": (0, 100),
    "star_years": (0, 100),
    "log_months": (6, 1200),
    "export_log_months": (36, 1200),
    "draft_days": (1, 366),
    "request_days": (1, 60),
    "hand_back_days": (1, 60),
}


class RetentionCard(Card):
    """The preview for everybody, terms and clocks for the district."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._app = page, page.app
        self.body.addWidget(SectionHeader(self.tr("保管期限")))
        words = Label(
            self.tr(
                "到期的不会自动删除：承诺书列入销毁清册、两人签字后删扫描件；日志一直留着。"
                "编号、日期、状态和统计数字都不变。"
            )
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.table = Table(self.tr("保管期限"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.table.setFixedHeight((len(Kept) + 1) * ROW + 2 * SMALL)
        self.body.addWidget(self.table)
        self.drafts = button(self.tr("清除过期草稿"), self._on_drafts, kind="quiet")
        offer(self.drafts, self._page.desk.actor.may(Duty.MAINTAIN))
        self.archive = button(self.tr("去处置"), lambda: self._app.go("pledges", "disposal"))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.archive)
        row.addWidget(self.drafts)
        row.addStretch(1)
        self.body.addLayout(row)
        self._kept: dict[str, int] = {}
        self.fields: dict[str, QSpinBox] = {}
        if self._page.desk.actor.may(Duty.SET_TARGETS):
            self._build_terms()

    def _columns(self) -> list[Column]:
        names = {
            Kept.PLEDGES: self.tr("承诺书与扫描件"),
            Kept.RULE_SETS: self.tr("规则、文本"),
            Kept.MINUTES: self.tr("议事会记录"),
            Kept.STARS: self.tr("诚信之星材料"),
            Kept.LOG: self.tr("操作日志"),
            Kept.EXPORT_LOG: self.tr("对外提供日志"),
            Kept.DRAFTS: self.tr("未保存的草稿"),
        }

        def past(line: KeptLine) -> str:
            if not line.past or line.oldest_past is None:
                return "—"
            return self.tr("{count:,} 条，最早 {day}").format(
                count=line.past, day=line.oldest_past.isoformat()
            )

        def oldest(line: KeptLine) -> str:
            return line.oldest.isoformat() if line.oldest else "—"

        return [
            Column(self.tr("内容"), lambda line: names[line.kept], 130),
            Column(self.tr("期限"), self._term, 92),
            Column(self.tr("现有"), lambda line: f"{line.count:,}", 72, is_number=True),
            Column(self.tr("最早"), oldest, 100),
            Column(self.tr("已过期限"), past),
        ]

    def _term(self, line: KeptLine) -> str:
        if not line.length:
            return self.tr("永久")
        words = {
            Unit.YEARS: self.tr("{count} 年"),
            Unit.MONTHS: self.tr("{count} 个月"),
            Unit.DAYS: self.tr("{count} 天"),
        }
        return words[line.unit].format(count=line.length)

    def _build_terms(self) -> None:
        form = Form(LABELS)
        years, workdays = self.tr(" 年"), self.tr(" 个工作日")
        months = self.tr(" 个月")
        words = {
            "pledge_years": (self.tr("承诺书"), years, self.tr("从次年起算；0 为永久。")),
            "star_years": (self.tr("诚信之星"), years, self.tr("从次年起算；0 为永久。")),
            "log_months": (self.tr("操作日志"), months, self.tr("不少于 6 个月。")),
            "export_log_months": (self.tr("对外提供日志"), months, self.tr("不少于 36 个月。")),
            "draft_days": (self.tr("草稿"), self.tr(" 天"), ""),
            "request_days": (self.tr("请求答复期限"), workdays, self.tr("提出次日起算。")),
            "hand_back_days": (
                self.tr("撤回后退还期限"),
                workdays,
                self.tr("期限内删除扫描件、退还原件。"),
            ),
        }
        for key, (label, unit, hint) in words.items():
            field = QSpinBox()
            field.setRange(*_LIMITS[key])
            field.setSuffix(unit)
            field.setMaximumWidth(140)
            field.setKeyboardTracking(False)
            field.editingFinished.connect(partial(self._set, key))
            self.fields[key] = field
            form.add(label, field, hint)
        self.body.addSpacing(SMALL)
        self.body.addWidget(form)

    def refresh(self) -> None:
        """Ask for what is kept, and for the terms in force."""
        desk = self._page.desk

        def ask() -> Any:
            from gridcredit.operations.register import rules
            from gridcredit.operations.rights import retention

            return retention.preview(desk), rules.all_rules(desk)

        self._page.ask(ask, lambda told: self._show(*told))

    def _show(self, lines: list[KeptLine], terms: dict[str, int]) -> None:
        self.model.set_rows(lines)
        by = {line.kept: line for line in lines}
        self.drafts.setEnabled(bool(by[Kept.DRAFTS].past))
        self.archive.setVisible(bool(by[Kept.PLEDGES].past))
        for key, field in self.fields.items():
            if not field.hasFocus() or key not in self._kept:  # else it may be half typed
                self._kept[key] = terms[key]
                field.setValue(terms[key])

    def _set(self, key: str) -> None:
        desk, value, old = self._app.desk, self.fields[key].value(), self._kept.get(key)
        if desk is None or old is None or value == old:
            return
        self._kept[key] = value
        words = self.tr("期限已保存，随下一个数据包下发。")
        keep_rule(self._page, desk, key, (old, value), words, partial(self._forget, key))

    def _forget(self, key: str) -> None:
        """Show what somebody else set."""
        self._kept.pop(key, None)
        self.refresh()

    def _on_drafts(self) -> None:
        desk = self._page.desk
        if not self._app.messages.ask(
            self,
            self.tr("清除过期草稿？"),
            self.tr("填了一半、过了期限还没保存的走访表，不能恢复。"),
            yes=self.tr("清除"),
            danger=True,
        ):
            return

        def let_go(_progress: Progress) -> int:
            from gridcredit.operations.rights import retention

            return retention.let_go(desk)

        def done(count: int) -> None:
            self._app.toast(self.tr("已清除 %n 份草稿", "", count))
            self.refresh()

        self._page.do(let_go, done, title=self.tr("清除过期草稿"))
