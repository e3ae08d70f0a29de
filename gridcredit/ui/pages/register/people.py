"""The people of one household in a table, each with where they stand today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame

from gridcredit import texts
from gridcredit.domain.codes import Population, RegistrationKind, ResidentState, Sex
from gridcredit.domain.coverage import Membership
from gridcredit.domain.phones import OTHER_PHONES
from gridcredit.operations.register.households import PersonView
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.two_line import TALL, TwoLineTable

_TONES = {
    RegistrationKind.REGISTERED: "good",
    RegistrationKind.INFORMED: "info",
    RegistrationKind.HELPED: "info",
}


class PeopleTable(TwoLineTable):
    """As tall as its people; Enter opens one."""

    def __init__(self, language: str) -> None:
        # Before the base class, Qt has no object to translate with.
        super().__init__("")
        self.setAccessibleName(self.tr("家庭成员"))
        self._language = language
        self._people = RowsModel(self._columns())
        self.setModel(self._people)
        self.horizontalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_people(())

    def show_people(self, people: Sequence[PersonView]) -> None:
        """Show these people."""
        at = self.currentIndex().row()
        self._people.set_rows(people)
        self.setFixedHeight(len(people) * TALL + 2)
        if 0 <= at < len(people):
            self.selectRow(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keyboard stands on the first person."""
        super().focusInEvent(event)
        if self._people.rowCount() and not self.currentIndex().isValid():
            self.selectRow(0)

    def _columns(self) -> list[Column]:
        return [
            Column("", self._who),
            Column("", self._numbers, 164),
            Column("", self._state, 116, tone=self._state_tone),
        ]

    def _who(self, person: PersonView) -> str:
        resident = person.resident
        facts = [resident.relation]
        if resident.sex is not Sex.UNKNOWN:
            facts.append(texts.word(resident.sex, self._language))
        if person.age is not None:
            facts.append(self.tr("{age} 岁").format(age=person.age))
        if resident.population is not Population.PERMANENT:
            facts.append(texts.word(resident.population, self._language))
        if resident.state is ResidentState.AWAY:
            facts.append(texts.word(resident.state, self._language))
        if link := person.link:
            told = (
                self.tr("现住在{address}") if link.lives_there else self.tr("户籍记录在{address}")
            )
            facts.append(told.format(address=link.address or self.tr("别处")))
        name = resident.name or self.tr("姓名未上报")
        return f"{name}\n" + " · ".join(fact for fact in facts if fact)

    def _numbers(self, person: PersonView) -> str:
        if not person.resident.name:
            return ""  # where names are not reported, numbers are not either
        number = person.resident.id_number or self.tr("无证件号")
        phone = person.resident.phone or self.tr("无电话")
        note = person.resident.note.removeprefix(OTHER_PHONES)  # beside the first it says itself
        return f"{number}\n" + " · ".join(part for part in (phone, note) if part)

    def _state(self, person: PersonView) -> str:
        pledged = self.tr("已承诺") if person.pledged else ""
        return "\n".join(part for part in (self._stage(person), pledged) if part)

    def _stage(self, person: PersonView) -> str:
        words = {
            Membership.MINOR: self.tr("未成年"),
            Membership.AGE_UNKNOWN: self.tr("年龄待核"),
            Membership.NOT_HERE: self.tr("不住这里"),
            Membership.TOO_NEW: self.tr("居住未满期限"),
            Membership.LIMITED: self.tr("不适用"),
        }
        if person.membership is Membership.LEFT:
            return texts.word(person.resident.state, self._language)
        if person.registration is not None and person.membership is not Membership.MINOR:
            return texts.word(person.registration, self._language)
        return words.get(person.membership, self.tr("未告知"))

    def _state_tone(self, person: PersonView) -> str:
        if person.membership is Membership.AGE_UNKNOWN:
            return "warn"
        if person.registration is None or person.membership is Membership.MINOR:
            return "plain"
        return _TONES.get(person.registration, "plain")
