"""The ledger of posters: how each stands, what is wrong first, entered from those printed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.ledgers.ledger import Ledger
from gridcredit.domain.ledgers.posters import PosterState
from gridcredit.operations.ledgers import posters
from gridcredit.operations.ledgers.keeping import LedgerRow
from gridcredit.operations.ledgers.posters import PlacementRow
from gridcredit.operations.posters.printed import PrintedPoster
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.ledgers.place_dialog import PlaceDialog
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gridcredit.ui.pages.ledgers.page import LedgersPage

_TONES = {
    PosterState.SWAPPED: "bad",
    PosterState.MISSING: "bad",
    PosterState.DAMAGED: "warn",
    PosterState.COVERED: "warn",
    PosterState.DUE: "warn",
    PosterState.PLANNED: "plain",
    PosterState.AGREED: "info",
    PosterState.HANGS: "good",
    PosterState.DOWN: "plain",
}
_ALL, _WRONG, _COMING, _GOOD, _GONE = "all", "wrong", "coming", "good", "gone"
_GROUPS = {
    _WRONG: (
        PosterState.SWAPPED,
        PosterState.MISSING,
        PosterState.DAMAGED,
        PosterState.COVERED,
        PosterState.DUE,
    ),
    _COMING: (PosterState.PLANNED, PosterState.AGREED),
    _GOOD: (PosterState.HANGS,),
    _GONE: (PosterState.DOWN,),
}


class PlacementsView(LedgerView):
    """One of the ledgers, with states."""

    def __init__(self, page: LedgersPage, ledger: Ledger) -> None:
        self._listed: Sequence[PlacementRow] = ()
        super().__init__(page, ledger)

    def _above(self) -> list[QWidget | Sequence[QWidget]]:
        self._names = [
            (_ALL, self.tr("全部")),
            (_WRONG, self.tr("要处理")),
            (_COMING, self.tr("筹备中")),
            (_GOOD, self.tr("张贴完好")),
            (_GONE, self.tr("已撤除")),
        ]
        self.states = Segmented(self.tr("状态"), self._names)
        self.place = button(self.tr("由已打印的海报登记…"), self._on_place, icon="poster")
        offer(self.place, self.may)
        *acts, count = self._acts()
        return [[*acts, self.place, count], (self.states,)]

    def _connect(self) -> None:
        super()._connect()
        self.states.chosen.connect(lambda _state: self._narrow())

    def _columns(self) -> list[Column]:
        def day(name: str) -> Callable[[PlacementRow], str]:
            return lambda row: _day(getattr(row.record, name))

        return [
            Column(self.tr("海报编号"), lambda row: str(row.record.number), 190),
            Column(self.tr("场所"), lambda row: str(row.record.place)),
            Column(self.tr("类型"), lambda row: texts.word(row.record.site, self.language), 112),
            Column(
                self.tr("状态"),
                lambda row: texts.word(row.state, self.language),
                116,
                tone=lambda row: _TONES[row.state],
            ),
            Column(self.tr("业主同意"), day("agreed_on"), 108),
            Column(self.tr("张贴"), day("put_up_on"), 108),
            Column(self.tr("最近巡查"), lambda row: _day(row.looked_on), 108),
        ]

    def _query(self, text: str) -> Callable[[], Sequence[LedgerRow]]:
        desk = self.desk
        return lambda: posters.list_placements(desk, text)

    def _show_rows(self, rows: Sequence[LedgerRow]) -> None:
        self._listed = [row for row in rows if isinstance(row, PlacementRow)]
        held = [row.state for row in self._listed]
        counts = {name: sum(one in of for one in held) for name, of in _GROUPS.items()}
        for name, words in self._names:
            told = f"{words} {counts[name]}" if counts.get(name) else words
            self.states.set_words(name, told)
        self._narrow()

    def _narrow(self) -> None:
        wanted = str(self.states.value())
        shown = [row for row in self._listed if wanted == _ALL or row.state in _GROUPS[wanted]]
        super()._show_rows(shown)

    def _on_place(self) -> None:
        desk = self.desk
        self.ask(lambda: posters.unplaced(desk), self._on_unplaced, self._on_failed)

    def _on_unplaced(self, found: list[PrintedPoster]) -> None:
        if not found:
            words = self.tr("本机没有打印了还没登记的海报；先在“海报”页打印。")
            self.app.toast(words, tone="info")
            return
        dialog = PlaceDialog(self, self.app, self.desk, found)
        dialog.saved.connect(self._on_saved)
        dialog.open()


def _day(day: object) -> str:
    return str(day) if day is not None else ""
