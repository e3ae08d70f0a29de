"""One nomination: where it stands, what is next, and all that was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.duties import Duty
from gridcredit.domain.stars.codes import StarOutlet, StarPaper, StarStage
from gridcredit.domain.stars.stages import DISPUTABLE, hanging
from gridcredit.operations.stars.glance import StarSeen
from gridcredit.ui.pages.stars.board.decision_bar import DecisionBar
from gridcredit.ui.pages.stars.board.history import history
from gridcredit.ui.pages.stars.board.sections import (
    consent_card,
    form_card,
    history_card,
    honour_card,
)
from gridcredit.ui.pages.stars.words import (
    doubt_words,
    level_words,
    period_words,
    task_words,
    tone_of,
)
from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.tag import Tag

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.board.view import BoardView

_FILES = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".webp")
_GONE = frozenset({StarStage.REJECTED, StarStage.WITHDRAWN, StarStage.REVOKED})


class StarDetail(QWidget):
    """Shows a StarSeen; Esc goes back to the list."""

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._view = view
        self.seen: StarSeen | None = None
        self.bar = DecisionBar(view.language)
        self.bar_card = Card(self.tr("办理"))
        self.problem = Banner("bad", "")
        self.bar_card.body.addWidget(self.bar)
        self.drop = DropArea(self.tr("拖入签字的推荐表扫描件或照片"), _FILES)
        self.drop.setMinimumHeight(64)
        self._head, self._cards = QWidget(), QWidget()
        self._head_column, self._card_column = (QVBoxLayout(w) for w in (self._head, self._cards))
        for column in (self._head_column, self._card_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SMALL)
        self._card_column.setSpacing(GAP)
        self._scroll = ScrollColumn()
        self._scroll.column.setContentsMargins(0, 0, GAP, GAP)
        for part in (self._head, self.problem, self.bar_card, self._cards, self.drop):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        self.problem.hide()
        nothing = EmptyState("star", self.tr("选一位看看"), self.tr("↑ ↓ 选，回车打开。"))
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._scroll)
        fill(self, self._stack)

    def show_nobody(self) -> None:
        """Nothing is chosen."""
        self.seen = None
        self._stack.setCurrentIndex(0)

    def show_star(self, seen: StarSeen) -> None:
        """Show a nomination."""
        is_same = self.seen is not None and self.seen.line.id == seen.line.id
        self.seen = seen
        self.set_busy(False)
        self.problem.hide()
        _empty(self._head_column)
        _empty(self._card_column)
        for part in self._heads(seen):
            self._head_column.addWidget(part)
        may = self._may(Duty.NOMINATE_STARS)
        decides = seen.step is not None and seen.keeps_out is None
        self.bar_card.setVisible(decides)
        if decides and seen.step is not None:
            self.bar.show_step(seen.step, seen.line.standing.place)
        for card in self._made_cards(seen, may):
            self._card_column.addWidget(card)
        self.drop.setVisible(may and seen.line.stage not in _GONE)
        self._stack.setCurrentIndex(1)
        if not is_same:
            self._scroll.verticalScrollBar().setValue(0)

    def say_problem(self, words: str) -> None:
        """What was not done, and what to do."""
        self.problem.say(words, "bad")
        self.problem.show()
        self._scroll.ensureWidgetVisible(self.problem)

    def set_busy(self, busy: bool) -> None:
        """While a decision is written, no other is taken."""
        self.bar.setEnabled(not busy)

    def take_focus(self) -> bool:
        """To the first thing that may be done here."""
        if self.seen is None:
            return False
        places: list[QWidget] = [self.bar.keys[d] for d in self.bar.keys]
        places = [p for p in places if p.isVisible() and p.isEnabled()]
        places += [b for b in self._scroll.findChildren(QPushButton) if b.isVisible()]
        if not places:
            return False
        places[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; digits decide."""
        if event.key() == Qt.Key.Key_Escape:
            self._view.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.modifiers() or not self._view.press(event.text()):
            super().keyPressEvent(event)

    def _may(self, duty: Duty) -> bool:
        desk = self._view.desk
        return desk.actor.may(duty) and desk.office in (Office.VILLAGE, Office.STREET)

    # What stands at the top

    def _heads(self, seen: StarSeen) -> Iterator[QWidget]:
        line, language = seen.line, self._view.language
        title = QWidget()
        row = QHBoxLayout(title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        name = Label(line.star.name)
        name.setProperty("role", "lead")
        row.addWidget(name)
        row.addWidget(Tag(texts.word(line.stage, language), tone_of(line.stage)))
        row.addStretch(1)
        yield title
        where = Label(
            " · ".join(
                (
                    period_words(line.star.period),
                    level_words(line.star.level, language),
                    line.village,
                    line.star.number,
                )
            )
        )
        where.setProperty("role", "muted")
        where.setWordWrap(True)
        yield where
        if seen.is_masked:
            show = button(self.tr("显示姓名和事迹"), self._view.reveal)
            show.setEnabled(self._view.desk.actor.may(Duty.REVEAL))
            yield Banner(
                "info", self.tr("姓名已遮盖，事迹未显示。写明用途以后显示，会记入日志。"), show
            )
        if told := self._stands(seen):
            yield Banner(*told)
        if line.doubts:
            yield Banner("warn", doubt_words(line, language))
        for task in seen.tasks:
            yield Banner("warn", task_words(task, language))

    def _stands(self, seen: StarSeen) -> tuple[str, str] | None:
        """What is to be said of where it stands: tone and words."""
        line, language = seen.line, self._view.language
        told = line.standing
        if seen.keeps_out is not None and seen.step is not None:
            why = texts.reason_word(seen.keeps_out.value, language)
            return "warn", self.tr("您需要回避（{why}），请另一位审核人员办理。").format(why=why)
        if line.stage is StarStage.RETURNED:
            return "warn", self.tr("已退回：{why}").format(why=told.why)
        if line.stage in (StarStage.REJECTED, StarStage.REVOKED) and told.why:
            return "info", self._reason_of_end(told.why)
        if told.objection is not None:
            return "bad", self.tr("异议待答复：{words}").format(words=told.objection.fact.words)
        waits = {
            StarStage.NOMINATED: Seat.VILLAGE,
            StarStage.INITIAL: Seat.STREET,
            StarStage.REVIEWED: Seat.STREET,
            StarStage.READY: Seat.STREET,
        }
        if seen.step is None and line.stage in waits:
            office = texts.word(waits[line.stage], language)
            return "info", self.tr("这一步由{office}办理。").format(office=office)
        return None

    def _reason_of_end(self, why: str) -> str:
        words = texts.reason_word(why, self._view.language)
        return self.tr("原因：{why}").format(why=words)

    # Cards

    def _made_cards(self, seen: StarSeen, may: bool) -> Iterator[QWidget]:
        acts, language = self._view.acts, self._view.language
        line = seen.line
        if line.standing.certificate:
            yield self._honour(seen, may)
        yield form_card(seen, language, list(self._form_actions(seen, may)))
        yield consent_card(seen, language, acts.consent if may else None)
        yield history_card(history(line.nomination, language))

    def _form_actions(self, seen: StarSeen, may: bool) -> Iterator[QWidget]:
        acts = self._view.acts
        if may and seen.line.stage is StarStage.RETURNED:
            yield button(
                self.tr("修改后再报"), lambda: self._view.amend(seen.line.id), kind="primary"
            )
        if may and seen.line.stage not in _GONE:
            yield button(self.tr("打印推荐表"), lambda: acts.print(StarPaper.FORM), icon="printer")
        if may and seen.line.stage in DISPUTABLE:
            yield button(self.tr("登记异议"), acts.object, icon="flag")

    def _honour(self, seen: StarSeen, may: bool) -> QWidget:
        acts, line = self._view.acts, seen.line
        actions: list[QWidget] = []
        if may and line.is_honoured:
            actions = [
                button(
                    self.tr("打印证书"), lambda: acts.print(StarPaper.CERTIFICATE), icon="printer"
                ),
                button(self.tr("登记发布"), acts.publish, icon="megaphone"),
            ]
        if may and any(hanging(line.nomination, outlet) for outlet in StarOutlet):
            actions.append(button(self.tr("登记撤下"), acts.take_down))
        decides = self._may(Duty.DECIDE_STARS) and self._view.desk.office is Office.STREET
        if decides and line.is_honoured and seen.keeps_out is None:
            actions.append(button(self.tr("撤销…"), acts.revoke, kind="danger"))
        words = self.tr("证书编号 {number}").format(number=line.standing.certificate)
        if line.stage is StarStage.REVOKED:
            words += self.tr("，已撤销")
        return honour_card(self.tr("荣誉"), words, actions)


def _empty(column: QVBoxLayout) -> None:
    """Let go of what was shown before."""
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
