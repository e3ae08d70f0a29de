"""认定: who would be awarded today, places where more passed than the quota, and the award."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.domain.stars.codes import StarStep, StepDecision
from gridcredit.operations.stars import awarding, deciding
from gridcredit.operations.stars.awaiting import Awaiting
from gridcredit.operations.stars.awarding import Awarding
from gridcredit.ui.pages.stars.notice.names import NameList
from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.notice.view import NoticeView


class AwardCard(Card):
    """Shows an Awaiting."""

    def __init__(self, view: NoticeView) -> None:
        super().__init__(self.tr("认定"))
        self._view = view
        self._seen: Awaiting | None = None
        self._places: dict[UUID, QSpinBox] = {}
        desk = view.desk
        self._decides = desk.office is Office.STREET and desk.actor.may(Duty.DECIDE_STARS)
        self.words = Label()
        self.words.setWordWrap(True)
        self.needs = Banner("warn", "")
        self.places = QWidget()
        self._form = QFormLayout(self.places)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(SMALL)
        self.awarded = NameList(
            self.tr("这次认定"), self.tr("编号"), self.tr("现在没有可以认定的人。")
        )
        self.left_out = NameList(self.tr("不在其中的"), self.tr("原因"), self.tr("没有。"))
        self.honoured = NameList(self.tr("本期已认定"), self.tr("证书编号"), self.tr("还没有。"))
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.save_places = button(self.tr("保存名次"), self._on_places, kind="primary")
        self.award = button(self.tr("认定"), self._on_award, kind="primary")
        acts = QWidget()
        flow = FlowLayout(acts, across=SMALL, down=SMALL)
        for act in (self.save_places, self.award):
            flow.addWidget(act)
            act.hide()  # until it is known whether there is anything to do
        for part in (
            self.words,
            self.needs,
            self.places,
            self.awarded,
            self.left_out,
            self.problem,
            acts,
            self.honoured,
        ):
            self.body.addWidget(part)

    def show_seen(self, seen: Awaiting) -> None:
        """Show how it stands."""
        self._seen = seen
        language = self._view.language
        self.problem.hide()
        by_id = {line.id: line for line in seen.waiting}
        needs = seen.choice is None
        self.needs.say(self._needs_words(seen), "warn")
        self.needs.setVisible(needs)
        self._show_places(seen, is_on=needs and self._decides)
        self.save_places.setVisible(needs and self._decides)
        choice = seen.choice
        awarded = [by_id[row] for row in choice.awarded if row in by_id] if choice else []
        out = [(by_id[row], why) for row, why in choice.left_out if row in by_id] if choice else []
        self.awarded.setVisible(not needs)
        self.left_out.setVisible(bool(out))
        self.awarded.show_pairs([(line.star.name, line.star.number) for line in awarded])
        self.left_out.show_pairs([(line.star.name, texts.word(why, language)) for line, why in out])
        held = [(line.star.name, line.standing.certificate) for line in seen.honoured]
        self.honoured.show_pairs(held)
        is_vacant = not seen.waiting and not seen.honoured
        self.award.setVisible(self._decides and bool(awarded))
        self.words.setText(self._words_of(seen, is_vacant))

    def _words_of(self, seen: Awaiting, is_vacant: bool) -> str:
        quota = (
            self.tr("不限名额") if seen.quota is None else self.tr("名额 {n}").format(n=seen.quota)
        )
        if is_vacant:
            return self.tr(
                "{quota}。公示期满、没有未答复异议的，在这里认定；没有人就是本期空缺。"
            ).format(quota=quota)
        who = "" if self._decides else self.tr("认定由街道审核人员办理。")
        return self.tr("{quota} · 待认定 {waiting} · 已认定 {held}。{who}").format(
            quota=quota, waiting=len(seen.waiting), held=len(seen.honoured), who=who
        )

    def _needs_words(self, seen: Awaiting) -> str:
        told = self.tr("通过 {passed} 位，名额 {quota}。").format(
            passed=len(seen.waiting), quota=seen.quota
        )
        if self._decides:
            return told + self.tr("先排定名次，各不相同，再认定。")
        return told + self.tr("等街道审核人员排定名次。")

    def _show_places(self, seen: Awaiting, *, is_on: bool) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._places = {}
        self.places.setVisible(is_on)
        if not is_on:
            return
        for at, line in enumerate(seen.waiting, start=1):
            made = QSpinBox()
            made.setRange(1, 999)
            made.setValue(line.standing.place or at)
            name = self.tr("{name} · {number}").format(name=line.star.name, number=line.star.number)
            made.setAccessibleName(self.tr("名次：{name}").format(name=name))
            made.setMaximumWidth(96)
            guard_wheel(made)
            self._places[line.id] = made
            self._form.addRow(Label(name), made)

    def _on_places(self) -> None:
        places = {row: made.value() for row, made in self._places.items()}
        if len(set(places.values())) < len(places):
            self._say(self.tr("有两位名次相同，每位的名次要不一样。"))
            return
        desk = self._view.desk
        told = {line.id: line.standing.place for line in (self._seen.waiting if self._seen else ())}
        new = {row: place for row, place in places.items() if told.get(row) != place}

        def job(_progress: Progress) -> int:
            for row, place in new.items():
                deciding.decide(desk, row, StarStep.AWARD, StepDecision.PASS, place=place)
            return len(new)

        self._view.do(job, self._on_placed, self._on_failed, title=self.tr("保存名次"))

    def _on_placed(self, count: int) -> None:
        self._view.app.toast(self.tr("已排定 %n 位的名次", "", count))
        self._view.mark_stale()

    def _on_award(self) -> None:
        told = self._view.pool()
        if told is None:
            return
        agreed = self._view.app.messages.ask(
            self,
            self.tr("现在认定？"),
            self.tr("认定以后各有证书编号，编号不再更改；名额之外的会写明原因，不再参加本期。"),
            yes=self.tr("认定"),
        )
        if not agreed:
            return
        period, level, area = told
        desk = self._view.desk
        self.award.setEnabled(False)
        self._view.do(
            lambda _progress: awarding.award(desk, period, level, area),
            self._on_awarded,
            self._on_failed,
            title=self.tr("认定"),
        )

    def _on_awarded(self, done: Awarding) -> None:
        self.award.setEnabled(True)
        self._view.app.toast(self.tr("已认定 %n 位", "", len(done.awarded)))
        self._view.mark_stale()

    def _on_failed(self, error: GridCreditError) -> None:
        self.award.setEnabled(True)
        self._say(self._view.describe(error))

    def _say(self, words: str) -> None:
        self.problem.say(words, "bad")
        self.problem.show()
