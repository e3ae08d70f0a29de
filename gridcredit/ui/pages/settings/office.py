"""What an office decides for itself and for those below: areas, targets and rules."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.ui.dialogs.invite import InviteJobs
from gridcredit.ui.page import Page
from gridcredit.ui.pages.score.targets import TargetJobs
from gridcredit.ui.pages.settings.look import LABELS
from gridcredit.ui.pages.settings.rule_keeping import keep_rule
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader

if TYPE_CHECKING:
    from gridcredit.domain.kinds.area import Area
    from gridcredit.domain.kinds.target import Target
    from gridcredit.operations.register.areas import AreasImported

# As operations.register.rules names them.
TENANT_MONTHS, COOL_OFF_DAYS = "tenant_months", "cool_off_days"
CLOSING_DAYS = "closing_days"
OBJECTION_DAYS, OBJECTION_DAYS_ASKING = "objection_days", "objection_days_asking"
APPEAL_DAYS = "appeal_days"
CREDIT_CLOCKS = (CLOSING_DAYS, OBJECTION_DAYS, OBJECTION_DAYS_ASKING)


class OfficeCard(Card):
    """Only what the account may decide is shown."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._app = page, page.app
        desk = self._page.desk
        may_areas = desk.actor.may(Duty.EDIT_AREAS)
        may_rules = desk.actor.may(Duty.SET_TARGETS)
        words = self.tr("区域、目标与规则") if may_rules else self.tr("区域")
        self.body.addWidget(SectionHeader(words))
        self.has_anything = may_areas or may_rules
        self._own: tuple[Area, list[Target]] | None = None
        self.target_jobs = TargetJobs(page)
        self.inviting = InviteJobs(page, self._say_invited)
        form = Form(LABELS)
        self.body.addSpacing(SMALL)
        self.body.addWidget(form)
        self._build_areas(form, may_areas)
        self._build_targets(form, may_rules)
        self._build_rules(form, may_rules)

    def refresh(self) -> None:
        """Ask for the values in force."""
        desk = self._page.desk
        if not self.has_anything:
            return

        def ask() -> Any:
            from gridcredit.operations.figures import covering
            from gridcredit.operations.register import areas, rules

            own = areas.area_tree(desk).by_code(desk.node.area)
            targets = covering.own_targets(desk)
            return rules.all_rules(desk), own, targets

        self._page.ask(ask, self._show)

    def import_file(self, file: Path) -> None:
        """Take a list of areas in."""
        desk = self._page.desk

        def take(_progress: Progress) -> AreasImported:
            from gridcredit.operations.register import areas

            return areas.import_areas(desk, file)

        def taken(done: AreasImported) -> None:
            self._areas.set_error("")
            words = self.tr("区域：新增 {added}，修改 {updated}，不变 {same}")
            self._app.toast(words.format(added=done.added, updated=done.updated, same=done.same))

        def refused(error: GridCreditError) -> None:
            self._areas.set_error(self._app.messages.words(error))

        self._page.do(take, taken, refused, title=self.tr("正在导入区域名单"))

    def _build_areas(self, form: Form, is_allowed: bool) -> None:
        drop = DropArea(self.tr("把区域名单 (CSV) 拖到这里，或点击选择"), [".csv"], "map")
        drop.setMinimumHeight(88)
        hint = self.tr("每行：code,name,level,parent。已有的区域会更新，不会删除。")
        self._areas = form.add(self.tr("区域"), drop, hint)
        drop.clicked.connect(self._on_choose)
        drop.files_dropped.connect(lambda files: self.import_file(files[0]))
        desk = self._page.desk
        is_district = desk.office is Office.DISTRICT
        words = self.tr("邀请街道…") if is_district else self.tr("邀请村居或网格员…")
        self.invite = button(words, self.inviting.open, icon="shield")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.invite)
        row.addStretch(1)
        may_invite = is_allowed and desk.actor.may(Duty.ENROL)
        hint = self.tr("写一份邀请文件，对方不用输入编码。")
        invited = form.add(self.tr("接入"), line, hint)
        for made, shown in ((self._areas, is_allowed), (invited, may_invite)):
            made.setVisible(shown)
            made.label.setVisible(shown)

    def _build_targets(self, form: Form, is_allowed: bool) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self.targets = button(self.tr("查看与设定…"), self._on_targets, icon="flag")
        self._targets_said = Label()
        self._targets_said.setProperty("role", "muted")
        row.addWidget(self.targets)
        row.addWidget(self._targets_said)
        row.addStretch(1)
        made = form.add(self.tr("注册目标"), line)
        made.setVisible(is_allowed)
        made.label.setVisible(is_allowed)

    def _build_rules(self, form: Form, is_allowed: bool) -> None:
        self.months = _spin(0, 36, self.tr(" 个月"))
        self.days = _spin(0, 366, self.tr(" 天"))
        workdays = self.tr(" 个工作日")
        self.fields = {TENANT_MONTHS: self.months, COOL_OFF_DAYS: self.days}
        self.fields |= {key: _spin(1, 60, workdays) for key in (APPEAL_DAYS, *CREDIT_CLOCKS)}
        words = {
            TENANT_MONTHS: (
                self.tr("流动人口计入期限"),
                self.tr("流动人口住满这么久才计入应注册人数。"),
            ),
            COOL_OFF_DAYS: (
                self.tr("婉拒后再访间隔"),
                self.tr("婉拒以后隔这么久才再列入待访。"),
            ),
            APPEAL_DAYS: (
                self.tr("诉求答复期限"),
                self.tr("转办的诉求在这么多个工作日内答复，登记当天不算。"),
            ),
            CLOSING_DAYS: (
                self.tr("信用+月度结账期限"),
                self.tr("月份结束后这么多个工作日内结账，过期列为待办。"),
            ),
            OBJECTION_DAYS: (
                self.tr("信用+异议答复期限"),
                self.tr("收到次日起算；印在公示和存折上。"),
            ),
            OBJECTION_DAYS_ASKING: (
                self.tr("需要向他人核实的"),
                self.tr("异议要问过别人才能答复时的期限，不短于上一项。"),
            ),
        }
        for key, field in self.fields.items():
            made = form.add(words[key][0], field, words[key][1])
            made.setVisible(is_allowed)
            made.label.setVisible(is_allowed)
            field.editingFinished.connect(partial(self._set, key, field))
        self._kept: dict[str, int] = {}

    def _show(self, told: tuple[dict[str, int], Area | None, list[Target]]) -> None:
        known, own, targets = told
        self.fields[OBJECTION_DAYS].setMaximum(known[OBJECTION_DAYS_ASKING])
        self.fields[OBJECTION_DAYS_ASKING].setMinimum(known[OBJECTION_DAYS])
        for key, field in self.fields.items():
            if not field.hasFocus() or key not in self._kept:  # else it may be half typed
                self._kept[key] = known[key]
                field.setValue(known[key])
        self._own = (own, targets) if own is not None else None
        words = self.tr("已设 {count} 个时点").format(count=len(targets))
        self._targets_said.setText(words if targets else self.tr("还没有设定"))

    def _set(self, key: str, field: QSpinBox) -> None:
        desk, value, old = self._app.desk, field.value(), self._kept.get(key)
        if desk is None or old is None:  # a field loses the keyboard when its page goes, too
            return
        if value == old:
            self.refresh()  # somebody else may have set it meanwhile
            return
        self._kept[key] = value
        words = self.tr("规则已保存，随下一个数据包下发。")
        keep_rule(self._page, desk, key, (old, value), words, partial(self._forget, key))

    def _forget(self, key: str) -> None:
        """Show what somebody else set."""
        self._kept.pop(key, None)
        self.refresh()

    def _on_choose(self) -> None:
        kinds = self.tr("区域名单 (*.csv)")
        file = self._app.messages.choose_file(self, self.tr("选择区域名单"), kinds, "areas")
        if file is not None:
            self.import_file(file)

    def _say_invited(self, file: Path) -> None:
        words = self.tr("邀请文件已存到 {folder}，把 {file} 交给对方。")
        self._app.toast(words.format(folder=file.parent.name, file=file.name))

    def _on_targets(self) -> None:
        if self._own is None:
            return
        self.target_jobs.open(self, *self._own)


def _spin(least: int, most: int, suffix: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setSuffix(suffix)
    made.setMaximumWidth(140)
    made.setKeyboardTracking(False)
    return made
