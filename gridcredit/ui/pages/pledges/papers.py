"""A list of papers, and beside it what may be done with those that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from gridcredit import texts
from gridcredit.domain.codes import PledgeStage
from gridcredit.operations.pledges import looking
from gridcredit.operations.pledges.listing import ListedPaper
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.pledges.acts import PaperActs
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.pages.pledges.which import HOLDS
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.kept_pictures import KeptPictures
from gridcredit.ui.widgets.list_pane import ListPane, count_label, filter_line
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.two_line import TwoLineTable

_TONES = {
    None: "plain",
    PledgeStage.SIGNED: "info",
    PledgeStage.CHECKED: "good",
    PledgeStage.ARCHIVED: "good",
}


class PapersView(PledgesView):
    """Targets: one of its lists, or a number. Several papers can be chosen at once."""

    ACTS: ClassVar[tuple[str, ...]] = ()
    BOXED: ClassVar[bool] = True  # whether a column says where the original lies
    PICTURED: ClassVar[str] = ""
    """The name of a splitter: the pages of the chosen paper stand beside the list."""

    def _build(self) -> None:
        self._shown: Sequence[ListedPaper] = ()
        self._narrowing: Task | None = None
        self._pictured: Paper | None = None
        lists = self.lists()
        self.which = Segmented(self.tr("哪些承诺书"), lists)
        offer(self.which, len(lists) > 1)
        self.filter = filter_line(self.tr("筛选承诺书"), self.tr("编号末几位、姓名或住址"))
        self.count = count_label()
        self.table = (TwoLineTable if self.PICTURED else Table)(self.tr("承诺书"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.model = PagedModel(self._columns(), list, self.app.runner)
        self.table.setModel(self.model)
        self.acts = PaperActs(self, self.ACTS, self)
        acts = (*self.own_acts(), *self.acts.buttons())
        line = (self.which, self.filter, *acts, self.count)
        self.picture = KeptPictures(self.tr("扫描页"), self.ask)
        offer(self.picture, bool(self.PICTURED))
        self.pane = ListPane(self._listed(), self.nothing(), *self.above(), line)
        fill(self, self.pane)

    def _listed(self) -> QWidget:
        if not self.PICTURED:
            return self.table
        parts = [self.table, self.picture]
        return Splitter(self.PICTURED, self.app.settings, parts, [5, 2])

    def lists(self) -> list[tuple[str, str]]:
        """The lists to choose from, by their ids in HOLDS."""
        raise NotImplementedError

    def nothing(self) -> EmptyState:
        """What stands where a list is empty."""
        raise NotImplementedError

    def above(self) -> Sequence[QWidget]:
        """What stands above the lists, as wide as the view."""
        return ()

    def own_acts(self) -> Sequence[QPushButton]:
        """What else may be done here."""
        return ()

    def _columns(self) -> list[Column]:
        language, blank = self.language, self.tr("空白")
        there = self.tr("有")
        sealed, gone = self.tr("封存"), self.tr("已删")

        def stage(row: ListedPaper) -> str:
            return texts.word(row.paper.stage, language) if row.paper.stage else blank

        def pages(row: ListedPaper) -> str:
            paper = row.paper
            if paper.is_sealed:
                return gone if paper.disposed_on else sealed
            if paper.pages:
                return f"{len(paper.pages)}/{paper.of}"
            return there if paper.scan else "—"

        def signed(row: ListedPaper) -> str:
            return row.paper.signed_on.isoformat() if row.paper.signed_on else "—"

        def tone(row: ListedPaper) -> str:
            return _TONES.get(row.paper.stage, "plain")

        box = Column(self.tr("盒-页"), lambda row: row.paper.location or "—", 84)
        return [
            *self._who(),
            Column(self.tr("签署日"), signed, 104),
            Column(self.tr("扫描"), pages, 64),
            *([box] if self.BOXED else []),
            Column(self.tr("状态"), stage, 92, tone=tone),
        ]

    def _who(self) -> list[Column]:
        """Number, name and address; one below the other where a picture takes the room."""
        if self.PICTURED:
            nobody = self.tr("没有填姓名")

            def who(row: ListedPaper) -> str:
                return f"{row.name or nobody}  {row.address}\n{row.paper.number}"

            return [Column(self.tr("承诺人和编号"), who)]
        return [
            Column(self.tr("编号"), lambda row: row.paper.number, 220),
            Column(self.tr("姓名"), lambda row: row.name or "—", 90),
            Column(self.tr("住址"), lambda row: row.address, is_address=True),
        ]

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self.refresh())
        self.filter.textChanged.connect(lambda _text: self.refresh())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.table.row_opened.connect(lambda _row: self.picture.open_large())

    # What is shown

    def refresh(self) -> None:
        """Narrow the page's papers down, off the screen thread: there may be thousands."""
        typed, holds = self.filter.text().strip(), HOLDS[str(self.which.value())]
        rows = self.page.rows
        if self._narrowing is not None:
            self._narrowing.cancel()

        def query() -> list[ListedPaper]:
            return [
                row
                for row in rows
                if holds(row.paper)
                if any(typed in said for said in (row.paper.number, row.name, row.address))
            ]

        self._narrowing = self.ask(query, self._on_narrowed)

    def show_target(self, target: Any) -> None:
        """Show a list, or the paper of a number."""
        if target in dict(self.lists()):
            self.which.choose(target)
            self.filter.clear()
        else:
            self.filter.setText(str(target))
        self.refresh()

    def keyboard_place(self) -> QWidget | None:
        """The list, or what narrows it down."""
        return self.table if self.pane.has_any else self.filter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does what this view is for; Delete voids."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        acts = [*self.own_acts(), *self.acts.buttons()]
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and acts:
            acts[0].click()
        elif event.key() == Qt.Key.Key_Delete and self.acts.void in acts:
            self.acts.void.click()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> list[Paper]:
        """The papers that are chosen, in the list's order."""
        at = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._shown[row].paper for row in at if row < len(self._shown)]

    def _on_narrowed(self, shown: Sequence[ListedPaper]) -> None:
        before = {paper.number for paper in self.chosen()}
        top = self.table.currentIndex().row()
        if list(shown) != list(self._shown):
            self._shown = shown
            self.model.set_ids(shown)
            self._choose_again(before, top)
        self.count.setText(self.tr("%n 份", "", len(shown)))
        self.pane.show_any(bool(shown))
        self._on_selected()
        self.page.offer_keyboard()

    def _on_selected(self) -> None:
        self.acts.look()
        if not self.PICTURED:
            return
        chosen, desk = self.chosen(), self.desk
        one = chosen[0] if len(chosen) == 1 else None
        if one is None:
            self._pictured = None
            self.picture.show_of(None)
        elif one != self._pictured:
            self._pictured = one
            self.picture.show_of(lambda: looking.pictures_of(desk, one), self.tr("没有扫描件"))

    def _choose_again(self, numbers: set[str], row: int) -> None:
        """The papers that were chosen, or what has moved up to their place."""
        rows = [at for at, one in enumerate(self._shown) if one.paper.number in numbers]
        if not rows and self._shown:
            rows = [min(max(row, 0), len(self._shown) - 1)]
        if not rows:
            return
        self.table.setCurrentIndex(self.model.index(rows[0], 0))
        for at in rows[1:]:
            self.table.selectionModel().select(
                self.model.index(at, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
