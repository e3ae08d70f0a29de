"""疑似重复: pairs of residents who may be one person, side by side, each decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

import shiboken6
from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.likeness import POINTS
from gridcredit.operations.register import alike, merging
from gridcredit.operations.register.alike import AlikeResidents
from gridcredit.operations.register.merging import Merged
from gridcredit.ui.dialogs.merge_people import MergeDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.pages.register.compared import Compared
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.two_line import TwoLineTable

_SCORE = 124  # pixels
_LIKELY = 80  # a score from which on a pair stands out


class AlikePane(QWidget):
    """Tells when it is left (`left`), and which household is to be looked at (`opened`)."""

    left = Signal()
    opened = Signal(object)  # a household's id

    def __init__(self, page: Page, area: Callable[[], str], *, may_edit: bool) -> None:
        """`area` is the code of the area that is looked through."""
        super().__init__()
        self._page, self._app, self._area = page, page.app, area
        self._language = page.app.settings.language
        self._is_known = False
        self.dialog: MergeDialog | None = None
        page.app.locked.connect(self._on_locked)
        self.model = RowsModel(
            [
                Column("", self._who),
                Column("", self._score, _SCORE, tone=self._tone),
            ]
        )
        self.table = TwoLineTable(self.tr("疑似重复"))
        self.table.horizontalHeader().hide()
        self.table.setModel(self.model)
        self.compared = Compared(self._language)
        self.compared.opened.connect(self.opened.emit)
        self._build()
        offer(self.different, may_edit)
        offer(self.merge, may_edit)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda _pair: self.compared.take_keyboard())

    def _build(self) -> None:
        self.back = icon_button("arrow-left", self.tr("返回户册 (Esc)"), self.left.emit)
        self.again = button(self.tr("重新查找"), self.look, icon="refresh", kind="quiet")
        self._about = Label()
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self.different = button(self.tr("不是同一人(&D)"), self._on_different)
        self.merge = button(self.tr("合并…(&M)"), self._on_merge, kind="primary")
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.back)
        top.addWidget(self._about, 1)
        top.addWidget(self.again)
        card = Card()
        card.body.addWidget(self.compared)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.different)
        foot.addWidget(self.merge)
        card.body.addLayout(foot)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        halves.addWidget(self.table)
        halves.addWidget(card)
        halves.setSizes([420, 680])
        self._stack = QStackedWidget()
        self._stack.addWidget(halves)
        self._stack.addWidget(
            EmptyState(
                "check-circle",
                self.tr("没有疑似重复的人"),
                self.tr("比对了身份证号、姓名和读音、出生日期、电话、住址；拿不准的都会列在这里。"),
            )
        )
        self._stack.addWidget(
            EmptyState(
                "search",
                self.tr("查找疑似重复"),
                self.tr("全部两两比对，只列出来给人看，不会自动合并。"),
                self.tr("开始查找"),
                self.look,
            )
        )
        self._stack.setCurrentIndex(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def enter(self) -> None:
        """Come to it: what was found stays, else it is looked for now."""
        if not self._is_known:
            self.look()
        self.table.setFocus()

    def look(self) -> None:
        """Compare everybody, with progress; cancelled, what was found before stays."""
        desk, area = self._page.desk, self._area()
        self.again.setEnabled(False)
        self._about.setText(self.tr("正在比对…"))
        self._page.do(
            lambda progress: alike.alike_residents(desk, area, progress),
            self._on_found,
            self._on_failed,
            self._on_cancelled,
            title=self.tr("查找疑似重复"),
        )

    def mark_changed(self) -> None:
        """The register changed since."""
        if self._is_known:
            self._is_known = False
            self._about.setText(self.tr("户册已有变化，可以重新查找。"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Answers

    def _on_found(self, pairs: Sequence[AlikeResidents]) -> None:
        self._is_known = True
        self.again.setEnabled(True)
        self.model.set_rows(pairs)
        self._show_rest(0)

    def _on_failed(self, error: GridCreditError) -> None:
        self._on_cancelled()
        self._page.app.messages.warn(self, error)

    def _on_cancelled(self) -> None:
        self.again.setEnabled(True)
        self._about.setText("")

    def _show_rest(self, at: int) -> None:
        """The pairs that are left, one of them chosen."""
        count = self.model.rowCount()
        self._stack.setCurrentIndex(0 if count else 1)
        certain = sum(pair.likeness.is_certain for pair in self.model.rows())
        words = self.tr("%n 对可能是同一人", "", count) if count else ""
        if certain:
            words += self.tr("，其中 {count} 对身份证号相同").format(count=certain)
        self._about.setText(words)
        if count:
            at = min(at, count - 1)
            select = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.model.index(at, 0), select.ClearAndSelect | select.Rows | select.Current
            )
            self._on_chosen(self.model.row(at))

    def _on_chosen(self, pair: AlikeResidents | None) -> None:
        if pair is not None:
            self.compared.show_pair(pair)

    # What is decided

    def _chosen(self) -> AlikeResidents | None:
        found = self.table.chosen_row()
        return found if isinstance(found, AlikeResidents) else None

    def _on_different(self) -> None:
        pair, desk = self._chosen(), self._page.desk
        if pair is None:
            return
        words = self.tr("已记下：{one} 和 {other} 不是同一人").format(
            one=pair.one.name, other=pair.other.name
        )
        self._page.do(
            lambda _progress: alike.call_different(desk, pair.one.id, pair.other.id),
            lambda row: self._decided(pair, words, row),
            title=self.tr("不是同一人"),
        )

    def _decided(self, pair: AlikeResidents, words: str, row: UUID) -> None:
        self.drop(pair)
        desk, why = self._page.desk, self.tr("撤销")
        self._app.toast(
            words,
            lambda: self._undo(pair, lambda: alike.take_back_difference(desk, row, why)),
        )

    def _undo(self, pair: AlikeResidents, job: Callable[[], object]) -> None:
        self._page.do(
            lambda _progress: job(), lambda _done: self._put_back(pair), title=self.tr("撤销")
        )

    def _put_back(self, pair: AlikeResidents) -> None:
        rows = sorted(
            [*self.model.rows(), pair], key=lambda p: (-p.likeness.score, p.one.id, p.other.id)
        )
        self.model.set_rows(rows)
        self._show_rest(rows.index(pair))
        self._app.toast(self.tr("已撤销"), tone="info")

    def drop(self, pair: AlikeResidents) -> None:
        """A pair was decided: it leaves the list."""
        rows = self.model.rows()
        at = rows.index(pair) if pair in rows else 0
        self.model.set_rows([one for one in rows if one is not pair])
        self._show_rest(at)

    def _on_merge(self) -> None:
        pair = self._chosen()
        if pair is None:
            return
        one, other = pair.one.id, pair.other.id
        self.dialog = MergeDialog(self, self._app, self._page.desk, one, other=other)
        self.dialog.saved.connect(lambda done: self._merged(pair, done))
        self.dialog.open()

    def _merged(self, pair: AlikeResidents, done: Merged) -> None:
        desk, why = self._page.desk, self.tr("撤销")
        words = self.tr("已把 {one} 和 {other} 合并为同一人").format(
            one=pair.one.name, other=pair.other.name
        )
        self.drop(pair)
        self._app.toast(
            words, lambda: self._undo(pair, lambda: merging.undo_merge(desk, done, why))
        )

    def _on_locked(self) -> None:
        """Nothing of a dialog stays in sight."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.reject()

    # Words

    def _who(self, pair: AlikeResidents) -> str:
        signs = [sign for sign in pair.likeness.signs if POINTS[sign] > 0]
        why = " · ".join(texts.word(sign, self._language) for sign in signs)
        one, other = pair.one.name, pair.other.name
        return f"{one}\n{why}" if one == other else f"{one} / {other}\n{why}"

    def _score(self, pair: AlikeResidents) -> str:
        if pair.likeness.is_certain:
            return self.tr("同一证号")
        return self.tr("{score} 分").format(score=pair.likeness.score)

    def _tone(self, pair: AlikeResidents) -> str:
        if pair.likeness.is_certain:
            return "bad"
        return "warn" if pair.likeness.score >= _LIKELY else "plain"
