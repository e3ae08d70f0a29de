"""One household's page: where it lives, who belongs to it, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import HouseholdView, PersonView
from gridcredit.operations.register.merge_views import MergedView
from gridcredit.ui.pages.register.asked import AskedBanner
from gridcredit.ui.pages.register.gone import GonePeople
from gridcredit.ui.pages.register.merged import MergedPeople
from gridcredit.ui.pages.register.past import TimelineBar
from gridcredit.ui.pages.register.people import PeopleTable
from gridcredit.ui.pages.register.timeline import Timeline
from gridcredit.ui.tokens import GAP, SMALL, TIGHT
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.loading import Loading
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader


@dataclass(frozen=True, slots=True)
class May:
    """What the person at the keyboard may do with a household."""

    edit: bool
    reveal: bool
    visit: bool
    record: bool = False


class HouseholdPane(QWidget):
    """Shows a HouseholdView and tells what is wanted of it: `wanted` carries an act and, for
    `edit_resident`, the person."""

    # Acts: back, visit, record, reveal, mask, edit_household, edit_dwelling, add_resident,
    # edit_resident, move, split, join, turn_over, leave, rights, remove, put_back,
    # put_back_resident, unmerge.
    # With a line of the timeline: correct_fact, take_back_fact.
    wanted = Signal(object)  # (act, PersonView, GoneView, Happening or None)

    def __init__(self, language: str, may: May) -> None:
        super().__init__()
        self._language, self._may = language, may
        self.view: HouseholdView | None = None
        self._build()

    def _build(self) -> None:
        self._address = Label()
        self._address.setProperty("role", "lead")
        self._address.setWordWrap(True)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where = Label()
        self._where.setProperty("role", "caption")
        self._where.setWordWrap(True)
        self._facts = _muted("")
        self._facts.setWordWrap(True)
        self.people = PeopleTable(self._language)
        self.people.row_opened.connect(self._on_person_opened)
        self.timeline = Timeline(self._language)
        self._quiet = _muted(self.tr("还没有走访，也没有登记过注册和承诺。"))
        self._add = button(self.tr("添加居民"), lambda: self._want("add_resident"), icon="plus")
        self._add.setProperty("kind", "quiet")
        self._people_header = SectionHeader(self.tr("家庭成员"), action=self._add)
        self.gone = GonePeople(may_edit=self._may.edit)
        self.gone.put_back_wanted.connect(self._on_put_back)
        self.merged = MergedPeople(may_edit=self._may.edit)
        self.merged.unmerge_wanted.connect(lambda merged: self.wanted.emit(("unmerge", merged)))
        self.past = TimelineBar(self.timeline, lambda act, line: self.wanted.emit((act, line)))
        self._past_header = SectionHeader(self.tr("走访与登记记录"), action=self.past)
        self.timeline.shown.connect(self._count_past)
        self._build_banners()
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(GAP, GAP, GAP, GAP)
        scroll.column.setSpacing(SMALL)
        scroll.column.addLayout(self._head())
        for above in (self._removed, self._revealed, self.asked, self._people_header):
            scroll.column.addWidget(above)
        for part in (self.people, self.merged, self.gone):
            scroll.column.addWidget(part)
        scroll.column.addSpacing(SMALL)
        for below in (self._past_header, self.timeline, self._quiet):
            scroll.column.addWidget(below)
        scroll.column.addWidget(self.past.replaced, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.column.addStretch(1)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(scroll)
        self._stack = QStackedWidget()
        self._stack.addWidget(Loading())
        self._stack.addWidget(card)
        self._stack.addWidget(
            EmptyState("households", self.tr("选一户看看"), self.tr("在左边的列表里选择一户。"))
        )
        fill(self, self._stack)
        self.setMinimumWidth(400)

    def _build_banners(self) -> None:
        mask = button(self.tr("重新遮盖"), lambda: self._want("mask"), icon="eye-off", kind="quiet")
        self._revealed = Banner("info", self.tr("正在显示完整信息，此次查看已记入日志。"), mask)
        self.put_back = button(self.tr("恢复到户册"), lambda: self._want("put_back"), icon="undo")
        offer(self.put_back, self._may.edit)
        self._removed = Banner("warn", "", self.put_back)
        self.asked = AskedBanner(lambda: self._want("rights"))

    def _head(self) -> QVBoxLayout:
        self.back = icon_button("arrow-left", self.tr("返回列表"), lambda: self._want("back"))
        self.back.setVisible(False)
        self._reveal = icon_button("eye", self.tr("显示完整信息"), lambda: self._want("reveal"))
        self._visit = button(
            self.tr("登记走访"), lambda: self._want("visit"), icon="visit", kind="primary"
        )
        self._record = icon_button("passbook", self.tr("记一笔信用+"), lambda: self._want("record"))
        self._record.setToolTip(self.tr("记一笔信用+ (Ctrl+J)"))
        offer(self._record, self._may.record)
        self._more = self._make_more()
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._address, 1)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._reveal, self._record, self._more, self._visit):
            row.addWidget(widget, 0, top)
        head = QVBoxLayout()
        head.setSpacing(TIGHT)
        head.addLayout(row)
        head.addWidget(self._where)
        head.addWidget(self._facts)
        return head

    def _make_more(self) -> QToolButton:
        """What is done to a household once in a while."""
        menu = QMenu(self)
        for words, act in (
            (self.tr("修改户信息"), "edit_household"),
            (self.tr("修改房屋"), "edit_dwelling"),
            (self.tr("移到其他住址"), "move"),
            (self.tr("分户…"), "split"),
            (self.tr("并入另一户…"), "join"),
            (self.tr("换租户…"), "turn_over"),
            (self.tr("全户迁出…"), "leave"),
            (self.tr("填表…"), "fill_form"),
            (self.tr("个人信息：请求与打印…"), "rights"),
        ):
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: self._want(act))
        menu.addAction(self.tr("给选中的居民填表…")).triggered.connect(self._on_person_form)
        menu.addSeparator()
        menu.addAction(self.tr("移出户册")).triggered.connect(lambda: self._want("remove"))
        more = icon_button("more", self.tr("更多"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return more

    def show_view(self, view: HouseholdView | None) -> None:
        """Show a household, or that none is chosen."""
        before, self.view = self.view, view
        self._stack.setCurrentIndex(2 if view is None else 1)
        if view is None:
            self.people.show_people(())
            self.timeline.show_entries((), {})
            return
        self._address.setText(view.address or self.tr("地址未上报"))
        self._where.setText(" › ".join(view.areas))
        self._facts.setText(" · ".join(self._facts_of(view)))
        self._reveal.setVisible(self._may.reveal and not view.revealed and _hides(view))
        self._revealed.setVisible(view.revealed)
        self._show_removal(view)
        same = before is not None and before.household.id == view.household.id
        self.gone.show_people(view.gone, keeps_open=same)
        self.people.show_people(view.people)
        self._people_header.set_remark(self.tr("%n 人", "", len(view.people)))
        names = {person.resident.id: person.resident.name for person in view.people}
        self.merged.show_people(view.merged, names, keeps_open=same)
        names |= {one.resident.id: self._side(one, names) for one in view.merged}
        if not same:
            self.timeline.shows_replaced = False
        self.timeline.show_entries(view.timeline, names, view.measures)

    def _side(self, merged: MergedView, names: Mapping[UUID, str]) -> str:
        """Whose a line of the timeline is that was entered for a record that is merged away."""
        into = names.get(merged.survivor, "")
        if not into or not merged.resident.name:
            return ""
        told = self.tr("{into}（登记在 {name} 名下）")
        return told.format(into=into, name=merged.resident.name)

    def _count_past(self) -> None:
        """Say how many lines are in sight, or that nothing happened."""
        count = self.timeline.model().rowCount()
        self._past_header.set_remark(self.tr("%n 条", "", count) if count else "")
        self._quiet.setVisible(not count)

    def _show_removal(self, view: HouseholdView) -> None:
        """What is off the register can be looked at and put back, and nothing else."""
        removal = view.removal
        stands = removal is None
        self._removed.setVisible(not stands)
        self._visit.setVisible(stands and self._may.visit)
        self._record.setVisible(stands and self._may.record)
        for widget in (self._more, self._add):
            widget.setVisible(stands and self._may.edit)
        self.past.set_able(stands and self._may.visit)
        if removal is not None:
            words = self.tr("已移出户册：{reason}（{day}，{author}）").format(
                reason=removal.reason, day=removal.at[:10], author=removal.author
            )
            self._removed.say(words)

    def show_back(self, is_on: bool) -> None:
        """Offer the way back to the list, where the page has taken its place."""
        self.back.setVisible(is_on)

    def _facts_of(self, view: HouseholdView) -> list[str]:
        home = view.household
        facts = [texts.word(view.dwelling.use, self._language)]
        if home.householder:
            facts.insert(0, self.tr("户主 {name}").format(name=home.householder))
        if home.number:
            facts.append(self.tr("户号 {number}").format(number=home.number))
        return [*facts, *(note for note in (home.note, view.dwelling.note) if note)]

    def _on_person_opened(self, person: Any) -> None:
        stands = self.view is not None and self.view.removal is None
        if isinstance(person, PersonView) and self._may.edit and stands:
            self.wanted.emit(("edit_resident", person))

    def _on_person_form(self) -> None:
        self.wanted.emit(("fill_form", self.people.chosen_row()))

    def _on_put_back(self, gone: Any) -> None:
        self.wanted.emit(("put_back_resident", gone))

    def _want(self, act: str) -> None:
        self.wanted.emit((act, None))


def may(desk: Desk) -> May:
    """What the person may do with a household."""
    return May(
        desk.actor.may(Duty.EDIT_REGISTER),
        desk.actor.may(Duty.REVEAL),
        desk.actor.may(Duty.RECORD_VISITS),
        desk.actor.may(Duty.RECORD_CREDIT),
    )


def _muted(words: str) -> Label:
    made = Label(words)
    made.setProperty("role", "muted")
    return made


def _hides(view: HouseholdView) -> bool:
    """Whether there is anything to reveal: what was never reported stays unknown."""
    people = [person.resident for person in view.people]
    return any(person.name or person.id_number or person.phone for person in people)
