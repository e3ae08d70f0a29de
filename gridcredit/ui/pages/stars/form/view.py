"""推荐: the form in a roomy editor, what is on record beside it; submitting locks it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.stars.codes import StarKind, StarLevel
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import drafting, glance, lookups, nominating, outlining
from gridcredit.operations.stars.glance import StarSeen
from gridcredit.operations.stars.lookups import Found
from gridcredit.operations.stars.nominating import NewStar
from gridcredit.ui.pages.stars.form.facts import FactList
from gridcredit.ui.pages.stars.form.fields import NominationFields
from gridcredit.ui.pages.stars.form.saving import FormSaving
from gridcredit.ui.pages.stars.form.state import (
    NEW,
    FormState,
    from_draft,
    new_star,
    state_of,
    to_draft,
)
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.pages.stars.words import level_words, period_words
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.picker import Offer

_SIDE_BY_SIDE = 820
_PAUSE = 600  # milliseconds after the last key until the draft is kept and the form looked at


class FormView(StarsView):
    """Targets: the id of a returned nomination, to say it otherwise."""

    def _build(self) -> None:
        self.amending: StarSeen | None = None
        self._is_loaded = False
        self._kept = ""
        self._looked: Task | None = None
        self.fields = NominationFields(self.app, self, self.desk.today())
        self.facts = FactList(self.language)
        self.facts.setFixedWidth(300)
        self.where = Label()
        self.where.setProperty("role", "section")
        self.where.setWordWrap(True)
        self.returned = Banner("warn", "")
        self.doubts = Banner("warn", "")
        self.problem = Banner("bad", "")
        self.kept = Label()
        self.kept.setProperty("role", "caption")
        self.submit = button(self.tr("提交"), lambda: self.saving.save(), kind="primary")
        self.clear = button(self.tr("清空"), self._on_clear)
        self.blank = button(
            self.tr("空白推荐表…"), lambda: self.saving.print_blank(), icon="printer"
        )
        card = Card()
        card.body.setSpacing(GAP)
        for part in (self.where, self.returned, self.fields, self.doubts, self.problem):
            card.body.addWidget(part)
        card.body.addLayout(self._foot())
        for banner in (self.returned, self.doubts, self.problem):
            banner.hide()
        self._scroll = ScrollColumn()
        self._scroll.column.setContentsMargins(0, 0, GAP, GAP)
        self._scroll.column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(WIDE, 0, WIDE, GAP)
        row.setSpacing(0)
        row.addWidget(self._scroll, 1)
        row.addSpacing(GAP)
        row.addWidget(self.facts)
        fill(self, holder)
        self.saving = FormSaving(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.blank)
        foot.addWidget(self.kept, 1)
        foot.addWidget(self.clear)
        foot.addWidget(self.submit)
        return foot

    def _connect(self) -> None:
        self.fields.nominee_asked.connect(self._on_asked)
        self.fields.nominee_chosen.connect(self._on_nominee)
        self.fields.edited.connect(self._on_edited)
        self.facts.wanted.connect(self._on_fact)
        self._pause.timeout.connect(self._on_pause)

    def refresh(self) -> None:
        """Ask what a longer period may draw on, and once for what was typed before."""
        self._say_where()
        self._ask_pool()
        if not self._is_loaded and self.amending is None:
            self._is_loaded = True
            desk = self.desk
            self.ask(lambda: drafting.load_draft(desk, NEW), self._on_draft)

    def show_target(self, target: Any) -> None:
        """Open a returned form."""
        if not isinstance(target, UUID):
            return
        desk = self.desk
        purpose = self.tr("修改退回的推荐表") if desk.office is Office.STREET else ""
        self._is_loaded = True
        self._keep_now()
        self.do(
            lambda _progress: (
                glance.star_seen(desk, target, purpose),
                drafting.load_draft(desk, target),
            ),
            self._on_returned,
            self.warn,
            title=self.tr("打开推荐表"),
        )

    def keyboard_place(self) -> QWidget | None:
        """Where the form begins."""
        if self.amending is not None:
            return self.fields.summary.text
        is_group = self.fields.kind.value() == StarKind.GROUP
        return self.fields.name if is_group else self.fields.who.line

    # What is shown

    def _say_where(self) -> None:
        chosen, language = self.page.chooser, self.language
        period, level, last = chosen.period, chosen.level or StarLevel.VILLAGE, ""
        if self.amending is not None:
            star = self.amending.line.star
            period, level, last = star.period, star.level, star.number
        elif chosen.area:
            last = chosen.areas.currentText()
        told = (period_words(period), level_words(level, language), last) if period else ()
        title = self.tr("修改推荐表") if self.amending else self.tr("推荐表")
        self.where.setText(" · ".join(part for part in (title, *told) if part))

    def _on_draft(self, body: str) -> None:
        state = from_draft(body)
        self._kept = body
        if state.is_blank:
            return
        self.fields.show_state(state)
        self.kept.setText(self.tr("接着上次没提交的写"))
        self._on_nominee()
        self._pause.start()

    def _on_returned(self, told: tuple[StarSeen, str]) -> None:
        seen, body = told
        self.amending = seen
        state = from_draft(body) if body else state_of(seen.line.star, seen.people)
        self.fields.show_state(state, is_amended=True)
        why = seen.line.standing.why
        self.returned.say(self.tr("退回原因：{why}").format(why=why), "warn")
        self.returned.setVisible(bool(why))
        self._kept = body
        self.clear.setText(self.tr("不改了"))
        self.submit.setText(self.tr("改好再报"))
        self.kept.setText("")
        self._say_where()
        self._on_nominee()
        self._pause.start()

    def begin(self) -> None:
        """A blank form."""
        self.amending = None
        self._kept = ""
        self._pause.stop()
        for banner in (self.returned, self.doubts, self.problem):
            banner.hide()
        self.fields.show_state(FormState())
        self._ask_pool()
        self.facts.show_facts((), is_known=False)
        self.clear.setText(self.tr("清空"))
        self.submit.setText(self.tr("提交"))
        self.kept.setText("")
        self._say_where()

    # Whom it is of

    def area(self) -> str:
        """The code of the area that the form is for."""
        return self.page.chooser.pool_area or self.desk.node.area

    def _on_asked(self, typed: str) -> None:
        if not typed:
            self.fields.offer_people("", [])
            return
        desk, area = self.desk, self.area()
        of_people = self.fields.kind.value() != StarKind.HOUSEHOLD

        def on_done(found: list[Found]) -> None:
            self.fields.offer_people(typed, [self._offer(one) for one in found])

        self.ask(
            lambda: lookups.find_nominees(desk, area, typed, of_people),
            on_done,
            self.saving.refused,
        )

    def _offer(self, found: Found) -> Offer:
        if found.resident is None:
            return Offer(found, self.tr("{name} 户").format(name=found.name), found.address)
        return Offer(found, found.name, found.address, self.tr("本人"))

    def _on_nominee(self) -> None:
        """What is on record of whoever was chosen."""
        state = self.fields.state()
        if not state.household or state.kind == StarKind.GROUP:
            self.facts.show_facts((), is_known=False)
            return
        desk, home = self.desk, UUID(hex=state.household)
        is_person = state.kind == StarKind.PERSON and state.resident
        person = UUID(hex=state.resident) if is_person else None
        self.ask(lambda: outlining.story_outline(desk, person, home), self.facts.show_facts)

    def _on_fact(self, words: str) -> None:
        self.fields.story.insert_line(words)
        self.fields.story.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_pool(self) -> None:
        chosen, desk = self.page.chooser, self.desk
        period, level, area = chosen.period, chosen.level, chosen.pool_area
        if not period or level is None or self.amending is not None:
            return
        is_long = len(period) != len("2026-01") or "Q" in period

        def on_done(found: list[Any]) -> None:
            self.fields.show_pool(found, is_long=is_long)

        self.ask(
            lambda: lookups.pool_stars(desk, period, level, area), on_done, self.saving.refused
        )

    # While it is typed

    def stop_waiting(self) -> None:
        """Nothing of what is typed is to be kept any more: it is being submitted."""
        self._pause.stop()

    def show_problem(self, words: str) -> None:
        """Say what went wrong where the person looks."""
        self.problem.say(words, "bad")
        self.problem.show()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.problem))

    def _on_edited(self) -> None:
        self.problem.hide()
        self.fields.clear_errors()
        self._pause.start()

    def _on_pause(self) -> None:
        self._keep_now()
        self._look_at_form()

    def _keep_now(self) -> None:
        """Keep what is typed; nothing is left to write to when the page goes with its desk."""
        desk = self.app.desk
        state = self.fields.state()
        body = "" if state.is_blank else to_draft(state)
        if desk is None or body == self._kept or self.saving.is_busy or not self._is_loaded:
            return
        form = self.amending.line.id if self.amending else NEW
        self._kept = body
        keep = drafting.save_draft
        self.do(
            lambda _progress: keep(desk, form, body) if body else drafting.drop_draft(desk, form),
            lambda _none: self.kept.setText(self.tr("草稿已存") if body else ""),
            title=self.tr("保存草稿"),
        )

    def _look_at_form(self) -> None:
        """Repeats, the quota and what else would be said of it, before it is submitted."""
        if self._looked is not None:
            self._looked.cancel()
        told, desk = self._told(), self.desk
        if told is None or self.saving.is_busy or self.amending is not None:
            self.doubts.hide()
            return
        self._looked = self.ask(
            partial(_foretold, desk, told), self._on_looked, self._on_looked_at_in_vain
        )

    def _told(self) -> NewStar | None:
        """The form as it would be submitted; None while nobody is chosen or a day is none."""
        state, chosen = self.fields.state(), self.page.chooser
        is_named = state.name if state.kind == StarKind.GROUP else state.household
        if not (is_named or state.chosen_from) or not chosen.period:
            return None
        level = chosen.level or StarLevel.VILLAGE
        try:
            return new_star(state, chosen.period, level, self.area())
        except BadValue:
            return None

    def _on_looked(self, doubts: tuple[str, ...]) -> None:
        told = (texts.reason_word(one, self.language) for one in doubts)
        words = texts.in_one(told, self.language)
        self.doubts.say(words, "warn")
        self.doubts.setVisible(bool(words))

    def _on_looked_at_in_vain(self, error: GridCreditError) -> None:
        self.doubts.say(self.describe(error), "warn")
        self.doubts.show()

    # Leaving

    def _on_clear(self) -> None:
        """Throw away what is typed; it can be taken back."""
        before, seen = self.fields.state(), self.amending
        form, desk = seen.line.id if seen else NEW, self.desk
        self.begin()
        self.do(lambda _progress: drafting.drop_draft(desk, form), title=self.tr("丢弃草稿"))
        if not before.is_blank and seen is None:
            self.app.toast(self.tr("已清空"), lambda: self._bring_back(before), tone="info")
        self.take_keyboard()

    def _bring_back(self, state: FormState) -> None:
        self.fields.show_state(replace(state))
        self._on_nominee()
        self._pause.start()

    # Keys and room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saving.save()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere finds the form as it was."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep_now()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is on record only where there is room for it."""
        super().resizeEvent(event)
        self.facts.setVisible(event.size().width() >= _SIDE_BY_SIDE)


def _foretold(desk: Desk, new: NewStar) -> tuple[str, ...]:
    return nominating.doubts_of(desk, nominating.prefilled(desk, new))
