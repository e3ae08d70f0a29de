"""The same of many doors: a stairwell where nobody was home, a group that was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QSizePolicy, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Topic, VisitMode, VisitOutcome
from gridcredit.domain.errors import GridCreditError, TimeDoubtful
from gridcredit.operations.desk import Desk
from gridcredit.operations.rounds import bulk
from gridcredit.operations.rounds.bulk import BulkDoor, SameVisit
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.doubtful_time import ask_about_time
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.planning.door_choice import Choosable, DoorChoiceBox
from gridcredit.ui.tokens import CONTROL, GAP, TIGHT
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

_MINUTE = "yyyy-MM-ddTHH:mm"
_WHAT = {
    "nobody": (VisitOutcome.NOBODY, VisitMode.DOOR),
    "shut": (VisitOutcome.NOT_OPENED, VisitMode.DOOR),
    "group": (VisitOutcome.BY_PHONE, VisitMode.WECHAT),
    "phone": (VisitOutcome.BY_PHONE, VisitMode.PHONE),
}


class BulkDialog(FormDialog):
    """`saved` carries a BulkSaved; what will be written, and what left out and why, is shown
    before. A time that wants a second look is asked about once."""

    WIDE = 700

    def __init__(self, parent: QWidget, app: App, desk: Desk, there: Choosable) -> None:
        super().__init__(parent, app)
        self._desk, self._is_sure = desk, False
        self.say(
            self.tr("整单元、群发登记"),
            self.tr("登记"),
            self.tr("每户各记一次走访，要么全部记上，要么都不记；记错了可以一次撤销。"),
        )
        self._build(there)
        self._look()

    def _build(self, there: Choosable) -> None:
        language = self.app.settings.language
        self.doors = DoorChoiceBox(there)
        # Enter alone must not say of a whole grid that nobody was home.
        self.doors.choose_none(self.tr("选楼栋、单元或筛选，可打字查找"))
        self.what = Segmented(
            self.tr("结果"),
            [
                ("nobody", texts.word(VisitOutcome.NOBODY, language)),
                ("shut", texts.word(VisitOutcome.NOT_OPENED, language)),
                ("group", self.tr("微信群告知")),
                ("phone", self.tr("电话告知")),
            ],
        )
        self.time = QDateTimeEdit()
        self.time.setDisplayFormat("yyyy-MM-dd HH:mm")
        now: datetime = self._desk.clock()
        self.time.setDateTime(QDateTime(now.year, now.month, now.day, now.hour, now.minute, 0))
        self.topics = _Topics(language)
        self.topics.setMinimumHeight(2 * CONTROL)  # two lines of ticks
        self.informed = QCheckBox(self.tr("还没有告知过的成年人记为“已告知”"))
        self.informed.setChecked(True)
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.setPlaceholderText(self.tr("例如群名；不写个人信息"))
        self._build_outlook(language)
        self.add("doors", self.doors, self.tr("哪些户"))
        self.add("outcome", self.what, self.tr("结果"))
        self.add("at", self.time, self.tr("时间"))
        self._topics_row = self.add("topics", self.topics)
        self._informed_row = self.add("informed", self.informed, self.tr("告知"))
        self.add("note", self.note)
        self.body.addWidget(self.left)
        self.foot.insertWidget(0, self.foretold, 1)
        self.foot.setStretch(1, 0)
        self.doors.currentTextChanged.connect(lambda _text: self._look())
        self.what.chosen.connect(lambda _what: self._look())
        self.time.dateTimeChanged.connect(lambda _time: self._look())
        self.informed.toggled.connect(lambda _on: self._look())
        self.doors.setFocus()

    def _build_outlook(self, language: str) -> None:
        """What would be written, and the doors that are left out."""
        self.foretold = Label()
        self.foretold.setWordWrap(True)
        self.left = Table(self.tr("略过的户"))
        self.left.setMinimumHeight(132)
        self.model = RowsModel(
            [
                Column(self.tr("略过的户"), lambda row: row.address, is_address=True),
                Column(
                    self.tr("原因"), lambda row: texts.reason_word(row.why or "", language), 220
                ),
            ]
        )
        self.left.setModel(self.model)

    def save(self) -> Callable[[], Any] | None:
        """The visits."""
        same, desk, is_sure = self._same(), self._desk, self._is_sure
        if self.show_faults({} if same else {"doors": "not_in_list"}) or same is None:
            return None
        return lambda: bulk.log_same(desk, same, sure=is_sure)

    def _same(self) -> SameVisit | None:
        choice = self.doors.choice()
        if choice is None:
            return None
        outcome, mode = _WHAT[str(self.what.value())]
        spoken = outcome.means.is_spoken
        return SameVisit(
            choice,
            self.time.dateTime().toString(_MINUTE),
            outcome,
            mode,
            self.topics.value() if spoken else (),
            self.note.text(),
            spoken and self.informed.isChecked(),
        )

    def _look(self) -> None:
        """Ask what would be written."""
        spoken = _WHAT[str(self.what.value())][0].means.is_spoken
        for row in (self._topics_row, self._informed_row):
            row.setVisible(spoken)
            row.label.setVisible(spoken)
        QTimer.singleShot(0, self, self._fit)  # once the rows are laid out
        same, desk = self._same(), self._desk
        self._save.setEnabled(False)
        if same is None:
            self._show([])
            self.foretold.setText("")
            return

        def on_done(looked: list[BulkDoor]) -> None:
            if same == self._same():
                self._show(looked)

        def on_failed(error: GridCreditError) -> None:
            self._show([])
            self.foretold.setText(texts.describe(error, self.app.settings.language))

        self.app.runner.ask(lambda: bulk.foresee(desk, same), on_done, on_failed, owner=self)

    def _show(self, looked: list[BulkDoor]) -> None:
        language = self.app.settings.language
        left = [one for one in looked if one.why is not None]
        taken, informed = len(looked) - len(left), sum(one.informed for one in looked)
        words = self.tr("将登记 %n 户", "", taken)
        if informed:
            words += self.tr("，其中新告知 %n 人", "", informed)
        if left:
            why = Counter(one.why for one in left if one.why is not None)
            told = [f"{texts.reason_word(code, language)} {count}" for code, count in why.items()]
            words += self.tr("；略过 %n 户：", "", len(left)) + texts.in_one(told, language)
        self.foretold.setText(words)
        self.model.set_rows(left)
        self.left.setVisible(bool(left))
        self._save.setEnabled(bool(taken))

    def _on_failed(self, error: GridCreditError) -> None:
        if not isinstance(error, TimeDoubtful):
            super()._on_failed(error)
            return
        self._save.setEnabled(True)
        self._is_sure = ask_about_time(self, self.app, error)
        if self._is_sure:
            self._on_save()
        else:
            self.time.setFocus()


class _Topics(QWidget):
    """What was explained: a tick each."""

    def __init__(self, language: str) -> None:
        super().__init__()
        flow = FlowLayout(self, across=GAP, down=TIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._ticks = {topic: QCheckBox(texts.word(topic, language)) for topic in Topic}
        for tick in self._ticks.values():
            flow.addWidget(tick)
        self._ticks[Topic.SCORE].setChecked(True)
        self.setFocusProxy(self._ticks[Topic.SCORE])

    def value(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(topic.value for topic, tick in self._ticks.items() if tick.isChecked())
