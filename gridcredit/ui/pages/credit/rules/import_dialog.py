"""A rule file or a draft on its way into force: what was read of it, and from which month on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.rule_changes import Vote, month_start, vote_of
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.progress import Progress
from gridcredit.operations.credit import rule_drafts, rulesets
from gridcredit.operations.credit.rule_drafts import RulesDraft
from gridcredit.operations.credit.rulesets import RulesForm, RulesImported
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.credit.rules.report import RulesReport
from gridcredit.ui.tokens import WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea

_PAUSE = 300  # milliseconds
_SCANS = (".jpg", ".jpeg", ".png", ".pdf", ".tif", ".tiff")


class RulesDialog(FormDialog):
    """Looks at the file anew whenever the month or a setting changes; `saved` carries a
    RulesImported. `drafted` says that it was kept as a draft instead."""

    drafted = Signal()

    WIDE: ClassVar[int] = 940

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        village: str,
        file: Path | None,
        before: CreditRules | None,
        number: int,
        draft: RulesDraft | None = None,
    ) -> None:
        """`file` None: the draft, or the starter set; `before` is the set in force, whose settings
        stay unless others are chosen."""
        super().__init__(parent, app)
        self._desk, self._village, self._file = desk, village, file
        self._minutes: Path | None = None
        self._draft = draft
        self._begins = draft.form.begins if draft else desk.today().replace(day=1)
        self._reads = 0
        self.say(
            self.tr("草稿生效") if draft else self.tr("导入积分规则"),
            self.tr("生效"),
            self.tr("一处读不成就整份不写入。规则从某个月的一日起执行，到下一套开始为止。"),
        )
        self._build(draft.form.number if draft else number, before)
        if draft is not None:
            self._fill(draft.form)
        self._keep = button(self.tr("存为草稿"), self._on_keep)
        self._keep.setAutoDefault(True)
        self.foot.insertWidget(0, self._keep)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self.begins.textChanged.connect(lambda _text: self._pause.start())
        self.number.valueChanged.connect(lambda _n: self._pause.start())
        self.look()

    def _build(self, number: int, before: CreditRules | None) -> None:
        language = self.app.settings.language
        self.report = RulesReport(language)
        self.begins = QLineEdit(self._begins.isoformat()[:7])
        self.number = QSpinBox()
        self.number.setRange(1, 999_999)
        self.number.setValue(number)
        self.decided = code_choice(Seat, _of(before, "decided_by"), language)
        self.redeemed = code_choice(Seat, _of(before, "redeemed_at"), language)
        self.meeting = QCheckBox(self.tr("每次审核都要经议事会"))
        self.meeting.setChecked(before is not None and before.meeting_required)
        self.vote = QLineEdit()
        self.vote.setPlaceholderText(self.tr("应到/实到/赞成，如 45/38/36；可以后补"))
        self.carry = QComboBox()
        self.carry.setEditable(True)
        self.carry.addItems(["100", "50", "0"])
        self.carry.setCurrentText(str(before.carry if before else 100))
        self.minutes = DropArea(self.tr("会议记录扫描件（可不附）"), _SCANS, "file")
        self.minutes.setMinimumHeight(84)
        self.minutes.files_dropped.connect(lambda files: self._take_minutes(files[0]))
        self.minutes.clicked.connect(self._choose_minutes)
        self.add("begins", self.begins, self.tr("起始月"))
        self.add("number", self.number, self.tr("编号"))
        self.add("decided_by", self.decided, self.tr("审核单位"))
        self.add("redeemed_at", self.redeemed, self.tr("兑换点"))
        self.add("meeting_required", self.meeting, self.tr("议事会"))
        self.add("carry", self.carry, self.tr("年末结转"), self.tr("百分之几的余额结转下年"))
        self.add("vote", self.vote, self.tr("表决"))
        self.add("minutes", self.minutes, self.tr("会议记录"))
        beside = QHBoxLayout()
        beside.setSpacing(WIDE)
        self.body.removeWidget(self.form)
        beside.addWidget(self.form, 4)
        beside.addWidget(self.report, 5)
        self.body.addLayout(beside, 1)
        self.begins.setFocus()

    def _fill(self, said: RulesForm) -> None:
        """What a draft says."""
        for choice, seat in ((self.decided, said.decided_by), (self.redeemed, said.redeemed_at)):
            if seat is not None:
                choice.setCurrentIndex(max(choice.findData(seat.value), 0))
        if said.meeting_required is not None:
            self.meeting.setChecked(said.meeting_required)
        if said.carry is not None:
            self.carry.setCurrentText(str(said.carry))
        if said.vote is not None:
            self.vote.setText(f"{said.vote.expected}/{said.vote.present}/{said.vote.agreed}")

    # What is said of it

    def form_of(self) -> RulesForm:
        """What the fields say. Raises BadValue."""
        usual = self._draft.form if self._draft else RulesForm(self._village, 1, self._begins)
        return replace(
            usual,
            village=self._village,
            number=self.number.value(),
            begins=self._month(),
            vote=self._vote(),
            minutes=self._minutes,
            carry=self._carry(),
            meeting_required=self.meeting.isChecked(),
            decided_by=chosen_code(self.decided, Seat),
            redeemed_at=chosen_code(self.redeemed, Seat),
        )

    def _month(self) -> date:
        try:
            return month_start(self.begins.text())
        except ValueError as error:
            raise BadValue("begins", self.begins.text(), str(error)) from error

    def _vote(self) -> Vote | None:
        typed = self.vote.text().strip()
        try:
            return vote_of(typed) if typed else None
        except ValueError as error:
            raise BadValue("vote", typed, str(error)) from error

    def _carry(self) -> int:
        typed = self.carry.currentText().strip().rstrip("%％")
        if not typed.isdecimal() or int(typed) > 100:
            raise BadValue("carry", typed, "carry_form")
        return int(typed)

    # Looking and saving

    def look(self) -> None:
        """Read the file as it would go in."""
        try:
            form = self.form_of()
        except BadValue as error:
            self.show_faults({error.field: error.reason})
            return
        self.show_faults({})
        self._allow(False)
        self._reads += 1
        asked = self._reads
        self.app.runner.ask(
            self._job(form, check=True),
            lambda found: self._on_read(found) if asked == self._reads else None,
            self._on_unread,
            owner=self,
        )

    def save(self) -> Callable[[], Any] | None:
        """Put it in force."""
        try:
            form = self.form_of()
        except BadValue as error:
            self.show_faults({error.field: error.reason})
            return None
        return self._job(form, check=False)

    def _on_keep(self) -> None:
        """Keep it as a draft of this account, on this computer."""
        try:
            form = self.form_of()
        except BadValue as error:
            self.show_faults({error.field: error.reason})
            return
        desk, file, is_draft = self._desk, self._file, self._draft is not None

        def job(_progress: Progress) -> RulesImported:
            if file is not None:
                return rule_drafts.draft_rules(desk, file, form)
            if is_draft:
                return rule_drafts.change_draft(desk, form)
            return rule_drafts.keep_starter(desk, form)

        self._allow(False)
        self.app.runner.do(
            job, self._on_kept, self._on_failed, title=self.tr("存为草稿"), owner=self
        )

    def _on_kept(self, found: RulesImported) -> None:
        if not found.may_stand:
            self._on_read(found)
            return
        self.drafted.emit()
        self.accept()

    def _allow(self, may: bool) -> None:
        self._save.setEnabled(may)
        self._keep.setEnabled(may)

    def _job(self, form: RulesForm, *, check: bool) -> Callable[[], Any]:
        desk, file, is_draft = self._desk, self._file, self._draft is not None

        def job() -> Any:
            if is_draft and check:
                return rule_drafts.look_at_draft(desk, form)
            if is_draft:
                return rule_drafts.put_draft_in_force(desk, form.village, form=form)
            if file is not None:
                return rulesets.import_rules(desk, file, form, check)
            with tempfile.TemporaryDirectory() as folder:
                starter = Path(folder) / "starter.xlsx"
                rulesets.write_template(desk, starter)
                return rulesets.import_rules(desk, starter, form, check)

        return job

    def _on_read(self, found: RulesImported) -> None:
        self.report.show_report(found)
        self._allow(found.may_stand)
        self._fit()

    def _on_unread(self, error: GridCreditError) -> None:
        if isinstance(error, BadValue) and error.field in self.rows:
            self.show_faults({error.field: error.reason})
            return
        self.report.banner.say(texts.describe(error, self.app.settings.language), "bad")

    # Minutes

    def _choose_minutes(self) -> None:
        kinds = self.tr("扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)")
        file = self.app.messages.choose_file(self, self.tr("会议记录"), kinds, "evidence")
        if file is not None:
            self._take_minutes(file)

    def _take_minutes(self, file: Path) -> None:
        self._minutes = file
        self.minutes.setText(file.name)
        self._pause.start()


def _of(rules: CreditRules | None, field: str) -> Seat:
    seat = getattr(rules, field, Seat.VILLAGE)
    assert isinstance(seat, Seat)
    return seat
