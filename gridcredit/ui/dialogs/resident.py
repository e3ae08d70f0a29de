"""Adds a resident, or changes one; what is masked stays as it is unless it is typed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QToolButton, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Population, ResidentState, Sex
from gridcredit.domain.entering import leaving_faults, resident_doubts, resident_faults
from gridcredit.domain.errors import GridCreditError, LeavingDoubtful
from gridcredit.domain.identity import check_id_number, normalise_name
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.phones import split_phones
from gridcredit.domain.records import plain_fields
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.operations.register.alike import MayBe, Typed
from gridcredit.operations.register.people import is_shared_number
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.change_foretold import ChangeForetold
from gridcredit.ui.dialogs.choices import chosen_code, code_choice, hidden_line, line
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.known_person import KnownPerson
from gridcredit.ui.dialogs.leaving_question import is_leaving_right
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.date_line import DateLine

_GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)


class ResidentDialog(FormDialog):
    """`hidden` names the fields that `person` holds masked; `saved` carries Edited, Added or
    None when nothing was changed."""

    ENTITY: ClassVar[str] = "resident"

    move_wanted = Signal()
    open_wanted = Signal(object)  # the household of somebody known who may be the same
    use_wanted = Signal(object)  # MayBe: that person is meant, and lives here now
    removal_wanted = Signal()
    merge_wanted = Signal()
    link_wanted = Signal()
    rights_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        person: Resident,
        *,
        is_new: bool,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent, app)
        if is_new:
            self.say(self.tr("添加居民"), self.tr("添加"))
        else:
            self.say(self.tr("修改居民"), self.tr("保存"))
        self._desk, self._person, self._is_new, self._hidden = desk, person, is_new, hidden
        self._is_sure = False
        self._build()
        if not is_new:
            self.foot.insertWidget(0, button(self.tr("移到别户"), self._on_move, kind="quiet"))
            self.foot.insertWidget(1, button(self.tr("移出户册"), self._on_remove, kind="quiet"))
            self.foot.insertWidget(2, self._make_more())
        self.known = KnownPerson(
            app, desk, self._typed_so_far, self.tr("移到本户(&U)") if is_new else ""
        )
        self.add_below(self.known)
        self.known.opened.connect(self._on_open)
        self.known.used.connect(self._on_use)
        for typed in (self._name, self._number, self._birth, self._phone):
            typed.textChanged.connect(lambda _text: self.known.typed())
        if not is_new:
            self._foretell()
        self._number.editingFinished.connect(self._on_number_typed)
        self._state.currentIndexChanged.connect(self._on_state_changed)
        self._on_state_changed()
        self._name.setFocus()

    def _build(self) -> None:
        person, language = self._person, self.app.settings.language
        self._name = self._line("name", person.name, 40)
        self._relation = QComboBox()
        self._relation.setEditable(True)
        self._relation.addItems(_relations())
        self._relation.setCurrentText(person.relation)
        self._relation.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._number = self._line("id_number", person.id_number, 24)
        self._heard = person.id_number  # the number whose birth date is shown
        self._birth = DateLine(person.birth_date)
        self._sex = code_choice(Sex, person.sex, language)
        self._phone = self._line("phone", person.phone, 40)
        self._population = code_choice(Population, person.population, language)
        self._arrived = DateLine(person.arrived_on)
        self._registry = line(person.registry_address, 120)
        self._state = code_choice(ResidentState, person.state, language)
        self._left = DateLine(person.left_on if person.state in _GONE else None)
        self._back = DateLine(None)
        self._limited = QCheckBox(self.tr("不具备完全民事行为能力，不计入应注册人数"))
        self._limited.setChecked(person.limited)
        self._note = self._line("note", person.note, 200)
        if "note" not in self._hidden:
            self._note.setPlaceholderText(self.tr("不写收入、财产、宗教、疾病"))
        for field, widget in self._widgets().items():
            self.add(field, widget, self.tr("回来日期") if field == "back_on" else "")
        self.rows["back_on"].set_hint(self.tr("没有离开过就空着，那段时间也计入。"))

    def _widgets(self) -> dict[str, QWidget]:
        return {
            "name": self._name,
            "relation": self._relation,
            "id_number": self._number,
            "birth_date": self._birth,
            "sex": self._sex,
            "phone": self._phone,
            "population": self._population,
            "arrived_on": self._arrived,
            "registry_address": self._registry,
            "state": self._state,
            "left_on": self._left,
            "back_on": self._back,
            "limited": self._limited,
            "note": self._note,
        }

    def _foretell(self) -> None:
        """Say above the buttons what the change as typed does to coverage."""
        self.told = ChangeForetold(self.app, self._desk, self._person.id, self._changed_so_far)
        self.add_below(self.told)
        self.told.grown.connect(self._show_days)
        for field in (self._number, self._birth, self._arrived, self._left, self._back):
            field.textChanged.connect(lambda _text: self.told.typed())
        for choice in (self._state, self._population):
            choice.currentIndexChanged.connect(lambda _at: self.told.typed())
        self._limited.toggled.connect(lambda _on: self.told.typed())

    def save(self) -> Callable[[], Any] | None:
        """Adding, or the change of what differs."""
        dates, faults = self._dates()
        person = self._typed(dates)
        faults |= {f: r for f, r in self._faults(person).items() if f not in faults}
        if self.show_faults(faults):
            return None
        desk = self._desk
        if self._is_new:
            return lambda: amending.add_resident(desk, person)
        new, is_sure = self._differing(person), self._is_sure
        shown = plain_fields(self._person)
        seen = {name: shown[name] for name in new if name not in self._hidden}
        if not new:
            return lambda: None
        return lambda: amending.change(desk, "resident", person.id, new, is_sure, seen)

    def _differing(self, person: Resident) -> dict[str, Any]:
        before, after = plain_fields(self._person), plain_fields(person)
        return {name: after[name] for name in after if after[name] != before[name]}

    def _changed_so_far(self) -> dict[str, Any] | None:
        dates, faults = self._dates()
        person = self._typed(dates)
        return None if faults | self._faults(person) else self._differing(person)

    def _on_failed(self, error: GridCreditError) -> None:
        """A day of leaving that is likely wrong is asked about; Enter means no."""
        if not isinstance(error, LeavingDoubtful):
            super()._on_failed(error)
            return
        self._save.setEnabled(True)
        self._is_sure = is_leaving_right(self, self.app, error)
        if self._is_sure:
            self._on_save()
        else:
            self._left.setFocus()

    def _faults(self, person: Resident) -> dict[str, str]:
        today = self._desk.today()
        found = resident_faults(person, today) | leaving_faults(person, today)
        return {f: r for f, r in found.items() if self._is_new or not self._stands(f, person)}

    def _stands(self, field: str, person: Resident) -> bool:
        """Whether a field is as it was: what is old is not held against who changes another. The
        day of leaving belongs to the state."""
        if field == "left_on" and person.state is not self._person.state:
            return False
        return getattr(person, field) == getattr(self._person, field)

    def _is_kept(self, field: str) -> bool:
        """Whether a field that cannot be seen was left as it is."""
        widgets = {"name": self._name, "id_number": self._number, "phone": self._phone}
        widgets["note"] = self._note
        return field in self._hidden and not widgets[field].text().strip()

    def _typed(self, dates: dict[str, Any]) -> Resident:
        texts_typed = {
            "name": normalise_name(self._name.text()),
            "id_number": check_id_number(self._number.text()).number,
            "phone": _phone(self._phone.text()),
            "note": self._note.text().strip(),
        }
        kept = {f: getattr(self._person, f) for f in texts_typed if self._is_kept(f)}
        state = chosen_code(self._state, ResidentState)
        return replace(
            self._person,
            **(texts_typed | kept | dates),
            relation=self._relation.currentText().strip(),
            sex=chosen_code(self._sex, Sex),
            population=chosen_code(self._population, Population),
            registry_address=self._registry.text().strip(),
            state=state,
            limited=self._limited.isChecked(),
        )

    def _dates(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The days typed, and what is wrong with those that are none."""
        days: dict[str, Any] = {}
        faults: dict[str, str] = {}
        lines = {"birth_date": self._birth, "arrived_on": self._arrived}
        if chosen_code(self._state, ResidentState) in _GONE:
            lines["left_on"] = self._left
        elif self._may_be_back():
            lines["back_on"] = self._back
        elif self._person.state in _GONE:
            days["left_on"] = None
        for field, widget in lines.items():
            try:
                days[field] = widget.day()
            except ValueError:
                faults[field] = "not_a_date"
        if "back_on" in days:
            faults |= self._come_back(days, days.pop("back_on"))
        return days, faults

    def _come_back(self, days: dict[str, Any], on: date | None) -> dict[str, str]:
        """Date who was gone; what is wrong with the day of coming back."""
        left = self._person.left_on
        if on is None or on == left:
            days["left_on"] = None
            return {}
        days["arrived_on"] = on
        if left and on < left:
            return {"back_on": "before_leaving"}
        return {"back_on": "in_future"} if on > self._desk.today() else {}

    def _may_be_back(self) -> bool:
        """Whether somebody who moved out is said to be here now."""
        is_gone = chosen_code(self._state, ResidentState) in _GONE
        return self._person.state is ResidentState.MOVED_OUT and not is_gone

    def _line(self, field: str, value: str, most: int) -> Any:
        if field in self._hidden:
            return hidden_line(value, most, self.tr("{value}（留空不变）"))
        return line(value, most)

    def _on_number_typed(self) -> None:
        """A new number says when somebody was born, and as what; the two are one fact."""
        found = check_id_number(self._number.text())
        if found.birth_date and found.number != self._heard:
            self._birth.set_day(found.birth_date)
        self._heard = found.number
        if found.sex is not Sex.UNKNOWN and chosen_code(self._sex, Sex) is Sex.UNKNOWN:
            self._sex.setCurrentIndex(list(Sex).index(found.sex))
        days, faults = self._dates()
        doubts = {} if faults else self._doubts(self._typed(days))
        if found.problem:
            doubts["id_number"] = found.problem.value
        for field in ("id_number", "birth_date"):
            words = texts.reason_word(doubts.get(field, ""), self.app.settings.language)
            self.rows[field].set_error(words)
        if found.number and not found.problem:
            self._ask_for_others(found.number)

    def _ask_for_others(self, number: str) -> None:
        """Say at once where another person carries the number; both may stand."""
        desk, person = self._desk, self._person.id

        def say(is_shared: bool) -> None:
            if is_shared and self._heard == number:
                words = texts.reason_word("shared_id_number", self.app.settings.language)
                self.rows["id_number"].set_error(words)

        self.app.runner.ask(lambda: is_shared_number(desk, number, person), say, owner=self)

    def _doubts(self, person: Resident) -> dict[str, str]:
        return resident_doubts(person) | resident_faults(person, self._desk.today())

    def _on_state_changed(self) -> None:
        is_gone = chosen_code(self._state, ResidentState) in _GONE
        self.rows["state"].set_hint(self._meant(is_gone))
        for field, is_asked in (("left_on", is_gone), ("back_on", self._may_be_back())):
            self.rows[field].setVisible(is_asked)
            self.rows[field].label.setVisible(is_asked)
        self._show_days()

    def _show_days(self) -> None:
        """Bring the day that the state asks for into sight, once it has its place."""
        for field in ("left_on", "back_on"):
            row = self.rows[field]
            if row.isVisible():
                QTimer.singleShot(0, row, lambda row=row: self._scroll.ensureWidgetVisible(row))

    def _meant(self, is_gone: bool) -> str:
        """What leaving, or coming back, does to coverage; blank where it stays as it was."""
        was_gone = self._person.state in _GONE
        if is_gone and not was_gone:
            return self.tr("从离开日期起，不再计入应注册、已注册和已承诺人数。")
        if was_gone and not is_gone:
            return self.tr("恢复计入应注册、已注册和已承诺人数。")
        return ""

    def _make_more(self) -> QToolButton:
        """What is done once in a while: where somebody has two records, or asks for something."""
        menu = QMenu(self)
        for words, wanted in (
            (self.tr("合并为同一人…"), self.merge_wanted),
            (self.tr("人户分离…"), self.link_wanted),
            (self.tr("请求与打印…"), self.rights_wanted),
        ):
            menu.addAction(words).triggered.connect(lambda _on=False, told=wanted: self._go(told))
        more = icon_button("more", self.tr("更多"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _go(self, wanted: Any) -> None:
        self.reject()
        wanted.emit()

    def _typed_so_far(self) -> Typed:
        """For who may be known already; what is masked is asked of the register itself."""
        days, _ = self._dates()
        person = self._person
        lines = {"name": self._name, "id_number": self._number, "phone": self._phone}
        typed: dict[str, Any] = {
            f: "" if self._is_kept(f) else each.text() for f, each in lines.items()
        }
        return Typed(
            **typed,
            birth_date=days.get("birth_date"),
            household=person.household,
            resident=None if self._is_new else person.id,
            sex=chosen_code(self._sex, Sex),
            relation=self._relation.currentText().strip(),
        )

    def _on_open(self, household: UUID) -> None:
        self.reject()
        self.open_wanted.emit(household)

    def _on_use(self, found: MayBe) -> None:
        self.reject()
        self.use_wanted.emit(found)

    def _on_move(self) -> None:
        self.reject()
        self.move_wanted.emit()

    def _on_remove(self) -> None:
        self.reject()
        self.removal_wanted.emit()


def _relations() -> list[str]:
    """How registers name relations; free text, so others can be typed."""
    return ["户主", "配偶", "子", "女", "父", "母", "儿媳", "女婿", "孙子", "孙女", "租户", "其他"]


def _phone(text: str) -> str:
    """One number in its usual form; several, or none that is known, as typed."""
    found = split_phones(text)
    return found[0] if len(found) == 1 else " ".join(text.split())
