"""待认领: pages that did not find their number, each with its picture beside whose it may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.pledges import likely, unread
from gridcredit.operations.pledges.likely import Likely, Why
from gridcredit.operations.pledges.unread import Settled, WaitingPage
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.kept_pictures import KeptPictures
from gridcredit.ui.widgets.list_pane import ListPane, filter_line
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.two_line import TwoLineTable

_MOST = 50


class UnreadView(PledgesView):
    """Enter on a page goes to the number, Enter there files it; the next page follows. Targets: a
    page's id."""

    def _build(self) -> None:
        self._wanted: UUID | None = None
        self.table = TwoLineTable(self.tr("待认领的页"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumWidth(220)
        self.model = RowsModel(self._page_columns())
        self.table.setModel(self.model)
        self.picture = KeptPictures(self.tr("扫描页"), self.ask)
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.typed = filter_line(self.tr("归到哪一份"), self.tr("编号末四位，或姓名、住址"))
        self.people = TwoLineTable(self.tr("可能是谁的"))
        self.people.setMinimumWidth(260)
        self.offers = RowsModel(self._offer_columns())
        self.people.setModel(self.offers)
        self.file = button(self.tr("归到这一份"), self.file_chosen, icon="check", kind="primary")
        self.turn = button(
            self.tr("转 90°（Ctrl+R）"), self.picture.turn, icon="refresh", kind="quiet"
        )
        self.away = button(self.tr("不是承诺书…"), self._on_away, kind="quiet")
        split = Splitter(
            "unread_pages",
            self.app.settings,
            [self.table, self._middle(), self._side()],
            [3, 4, 3],
        )
        self.pane = ListPane(split, self._nothing())
        fill(self, self.pane)

    def _middle(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.picture, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.turn)
        acts.addStretch(1)
        acts.addWidget(self.away)
        column.addLayout(acts)
        return held

    def _side(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.typed, self.people, self.problem):
            column.addWidget(part, 1 if part is self.people else 0)
        column.addWidget(self.file)
        return held

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "check-circle",
            self.tr("没有待认领的扫描页"),
            self.tr("读不出编号的页会带着图留在这里，由人看图归位；归位不等于登记签署。"),
            self.tr("去归档扫描件"),
            lambda: self.page.show_view("scan"),
        )

    def _page_columns(self) -> list[Column]:
        language, place = self.language, self.tr("{file}，第 {page} 页")

        def where(row: WaitingPage) -> str:
            page = row.page
            told = place.format(file=page.source, page=page.page)
            return f"{told}\n{texts.reason_word(page.why, language)}"

        return [Column(self.tr("扫描页"), where)]

    def _offer_columns(self) -> list[Column]:
        words = {
            Why.READ: self.tr("页上是这个编号"),
            Why.NEAR: self.tr("编号挨着前后页"),
            Why.SHORT: self.tr("还缺页"),
            Why.SIGNED: self.tr("签了，没有扫描"),
            Why.PRINTED: self.tr("印了，还没签"),
        }
        nobody = self.tr("没有填姓名")

        def who(row: Likely) -> str:
            listed = row.listed
            told = f"{listed.name or nobody}  {listed.address}".strip()
            return f"{told}\n{listed.paper.number} · {words[row.why]}"

        return [Column(self.tr("可能是谁的"), who)]

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_page())
        self.table.row_opened.connect(lambda _row: self.typed.setFocus())
        self.typed.textChanged.connect(lambda _text: self._offer())
        self.typed.returnPressed.connect(self.file_chosen)
        self.people.row_opened.connect(lambda _row: self.file_chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+R turns the page, Delete puts it away."""
        is_held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_R and is_held:
            self.turn.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.away.click()
        else:
            super().keyPressEvent(event)

    # What is shown

    def refresh(self) -> None:
        """Ask which pages wait."""
        desk = self.desk
        self.ask(lambda: unread.waiting(desk), self._on_waiting, self.warn)

    def show_target(self, target: Any) -> None:
        """Show a page."""
        self._wanted = target if isinstance(target, UUID) else None
        self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The list of pages."""
        return self.table if self.pane.has_any else None

    def chosen(self) -> list[WaitingPage]:
        """The pages that are chosen, in the list's order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.row(at) for at in rows]

    def _on_waiting(self, found: list[WaitingPage]) -> None:
        before = [row.page.id for row in self.chosen()]
        wanted = self._wanted or next(iter(before), None)
        self._wanted = None
        top = self.table.currentIndex().row()
        self.page.say_count("unread", len(found))
        self.pane.show_any(bool(found))
        if [row.page.id for row in found] != [row.page.id for row in self.model.rows()]:
            self.model.set_rows(found)
            ids = [row.page.id for row in found]
            at = ids.index(wanted) if wanted in ids else min(max(top, 0), len(found) - 1)
            if found:
                self.table.setCurrentIndex(self.model.index(at, 0))
        self.page.offer_keyboard()

    def _show_page(self) -> None:
        chosen, desk = self.chosen(), self.desk
        one = chosen[0].page.id if len(chosen) == 1 else None
        self.problem.hide()
        self.typed.clear()
        self._offer()
        self.away.setEnabled(bool(chosen))
        self.turn.setEnabled(one is not None and bool(chosen[0].page.scan))
        if one is None:
            self.picture.show_of(None)
        else:
            none = texts.reason_word(chosen[0].page.why, self.language)
            self.picture.show_of(lambda: unread.picture(desk, one), none)

    def _offer(self) -> None:
        """Whose it may be: the likely ones, or those that fit what is typed."""
        chosen, typed = self.chosen(), self.typed.text().strip()
        offers: Sequence[Likely] = chosen[0].likely if len(chosen) == 1 else ()
        if typed and len(chosen) == 1:
            fit = [
                row
                for row in self.page.rows
                if likely.may_take(row.paper)
                if row.paper.number.endswith(typed) or typed in row.name or typed in row.address
            ]
            offers = likely.likely(chosen[0].page, fit)[:_MOST]
        self.offers.set_rows(offers)
        if offers and (typed or offers[0].why in (Why.READ, Why.NEAR)):
            self.people.selectRow(0)
        self.file.setEnabled(len(chosen) == 1 and bool(chosen[0].page.scan))

    # What is done

    def file_chosen(self) -> None:
        """File the page under the paper that is chosen; without one, under the digits typed."""
        chosen, offered = self.chosen(), self.people.chosen_row()
        number = self.typed.text().strip()
        if isinstance(offered, Likely):
            number = offered.listed.paper.number
        if len(chosen) != 1 or not number:
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk, page, turns = self.desk, chosen[0].page.id, self.picture.turns
        self.do(
            lambda _progress: [unread.file_page(desk, page, number, turns=turns)],
            self._on_settled,
            self._on_refused,
            title=self.tr("归档扫描件"),
        )

    def _on_away(self) -> None:
        pages, desk = [row.page.id for row in self.chosen()], self.desk
        if not pages:
            return
        dialog = ReasonDialog(
            self,
            self.app,
            self.tr("不归入承诺书"),
            self.tr("%n 页从这里拿走，图不再列出；随时可以撤销。", "", len(pages)),
            self.tr("原因"),
            (
                self.tr("不是承诺书"),
                self.tr("重复扫描"),
                self.tr("背面或空白"),
                self.tr("重扫过了"),
            ),
            self.tr("拿走"),
            lambda why: [unread.dismiss(desk, page, why) for page in pages],
        )
        dialog.saved.connect(self._on_settled)
        dialog.open()

    def _on_settled(self, done: list[Settled]) -> None:
        if done[0].number:
            words = self.tr("归到 {number} 第 {page} 页")
            words = words.format(number=done[0].number, page=done[0].page)
        else:
            words = self.tr("拿走 %n 页", "", len(done))
        self.app.toast(words, lambda: self._undo(done))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self, done: list[Settled]) -> None:
        desk = self.desk

        def job(_progress: object) -> None:
            for one in done:
                unread.put_back(desk, one)

        self.do(
            job,
            lambda _none: self.app.toast(self.tr("已撤销"), tone="info"),
            lambda error: self.app.toast(self.describe(error), tone="warn"),
            title=self.tr("撤销"),
        )

    def _on_refused(self, error: GridCreditError) -> None:
        self.problem.say(self.describe(error), "bad")
        self.problem.show()
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
