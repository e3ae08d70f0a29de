"""Says otherwise what a visit was; what it settled goes along (operations.correcting)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLineEdit, QSizePolicy, QWidget

from gridcredit.domain.codes import VisitMode, VisitOutcome
from gridcredit.domain.errors import GridCreditError, TimeDoubtful
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.incentives import introduced, mark
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import correcting
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice, line
from gridcredit.ui.dialogs.doubtful_time import ask_about_time
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.tokens import GAP, TIGHT
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.flow import FlowLayout

_MINUTE = "yyyy-MM-ddTHH:mm"


class CorrectVisitDialog(FormDialog):
    """`saved` carries a Corrected. A time that wants a second look is asked about once."""

    ENTITY: ClassVar[str] = "visit"

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        visit: Visit,
        people: Sequence[Resident],
        measures: Mapping[str, str] | None = None,
    ) -> None:
        """`people` are those of the household, by whom was met; `measures` the titles of
        incentives by their codes."""
        super().__init__(parent, app)
        self._desk, self._visit, self._is_sure = desk, visit, False
        self.say(
            self.tr("更正走访"),
            self.tr("保存更正"),
            self.tr(
                "原来的记录留着，看得到谁、何时、为什么更正。"
                "改了日期，这次登记的注册、承诺和同意跟着改；改成没见到人，它们一并撤回。"
            ),
        )
        self._build(people, measures or {})
        self._show_met()
        self.outcome.setFocus()

    def _build(self, people: Sequence[Resident], titles: Mapping[str, str]) -> None:
        visit, language = self._visit, self.app.settings.language
        self.outcome = code_choice(VisitOutcome, visit.outcome, language)
        self.time = QDateTimeEdit()
        self.time.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.time.setDateTime(QDateTime.fromString(visit.at, _MINUTE))
        self.time.setMaximumDate(QDate(2999, 12, 31))
        self.mode: QComboBox = code_choice(VisitMode, visit.mode, language)
        self.met = _Met(people, visit)
        self.measures = _Introduced(visit, titles)
        self.follow_up = DateLine(visit.follow_up)
        self.note: QLineEdit = line(visit.note, 500)
        self.note.setPlaceholderText(self.tr("不写身份证号，不写病情和收入"))
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.addItems(
            [self.tr("记错了"), self.tr("点错了结果"), self.tr("时间不对"), self.tr("漏记了")]
        )
        self.add("outcome", self.outcome)
        self.add("at", self.time)
        self.add("mode", self.mode)
        self._met_row = self.add("met", self.met)
        self._measures_row = self.add("topics", self.measures, self.tr("介绍了"))
        self.add("reason", self.reason, self.tr("更正原因"))
        self.add("follow_up", self.follow_up)
        self.add("note", self.note)
        self.outcome.currentIndexChanged.connect(lambda _at: self._show_met())

    def save(self) -> Callable[[], Any] | None:
        """The correction of what differs."""
        reason, faults = self.reason.currentText().strip(), {}
        if not reason:
            faults["reason"] = "empty"
        try:
            follow_up = self.follow_up.day()
        except ValueError:
            follow_up, faults["follow_up"] = None, "not_a_date"
        if self.show_faults(faults):
            return None
        typed = {
            "outcome": self._outcome(),
            "at": self.time.dateTime().toString(_MINUTE),
            "mode": chosen_code(self.mode, VisitMode),
            "met": self.met.value(),
            "topics": self.measures.value(),
            "follow_up": follow_up,
            "note": self.note.text().strip(),
        }
        new = {name: v for name, v in typed.items() if v != getattr(self._visit, name)}
        desk, visit, is_sure = self._desk, self._visit.id, self._is_sure
        return lambda: correcting.correct_visit(desk, visit, new, reason, is_sure)

    def _on_failed(self, error: GridCreditError) -> None:
        if not isinstance(error, TimeDoubtful):
            super()._on_failed(error)
            return
        self._save.setEnabled(True)
        self._is_sure = ask_about_time(self, self.app, error)
        if self._is_sure:
            self._on_save()
        else:
            self.time.setFocus(Qt.FocusReason.OtherFocusReason)

    def _outcome(self) -> VisitOutcome:
        return chosen_code(self.outcome, VisitOutcome)

    def _show_met(self) -> None:
        """Whom one met is asked where somebody was spoken to."""
        is_spoken = self._outcome().means.is_spoken
        asked = ((self._met_row, self.met.has_people), (self._measures_row, self.measures.has_any))
        for row, has_any in asked:
            row.setVisible(is_spoken and has_any)
            row.label.setVisible(is_spoken and has_any)


class _Met(QWidget):
    """Who was met: a tick for each of the household's people. Those who do not belong to it any
    more stay as they were."""

    def __init__(self, people: Sequence[Resident], visit: Visit) -> None:
        super().__init__()
        self._others = tuple(row for row in visit.met if row not in {p.id for p in people})
        self._ticks: dict[Any, QCheckBox] = {}
        flow = FlowLayout(self, across=GAP, down=TIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for person in people:
            tick = QCheckBox(person.name or self.tr("居民"))
            tick.setChecked(person.id in visit.met)
            self._ticks[person.id] = tick
            flow.addWidget(tick)
        self._before = visit.met
        if self._ticks:
            self.setFocusProxy(next(iter(self._ticks.values())))

    @property
    def has_people(self) -> bool:
        """Whether there is anybody to tick."""
        return bool(self._ticks)

    def value(self) -> tuple[Any, ...]:
        """Who was met; in the order of before where they are the same."""
        chosen = (*self._others, *(row for row, tick in self._ticks.items() if tick.isChecked()))
        return self._before if set(chosen) == set(self._before) else chosen


class _Introduced(QWidget):
    """Which measures were introduced: a tick for each that the visit names."""

    def __init__(self, visit: Visit, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._before = visit.topics
        self._ticks: dict[str, QCheckBox] = {}
        flow = FlowLayout(self, across=GAP, down=TIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for code in introduced(visit.topics):
            tick = QCheckBox(titles.get(code, code))
            tick.setChecked(True)
            self._ticks[mark(code)] = tick
            flow.addWidget(tick)
        if self._ticks:
            self.setFocusProxy(next(iter(self._ticks.values())))

    @property
    def has_any(self) -> bool:
        """Whether the visit names any."""
        return bool(self._ticks)

    def value(self) -> tuple[str, ...]:
        """The visit's topics without the marks that were taken away."""
        off = {topic for topic, tick in self._ticks.items() if not tick.isChecked()}
        return tuple(topic for topic in self._before if topic not in off)
