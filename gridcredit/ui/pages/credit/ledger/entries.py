"""逐笔: the lines of the ledger, the latest first; Enter opens one with all that was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.codes import EntryState, Why
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.credit import ledger_lines, lookups
from gridcredit.operations.credit.ledger_lines import LedgerLine
from gridcredit.operations.credit.lookups import Taker
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.credit.ledger.entry_dialog import EntryDialog
from gridcredit.ui.pages.credit.periods import period_choice, show_periods
from gridcredit.ui.pages.credit.states import STATE_TONES
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label
from gridcredit.ui.widgets.picker import Offer, Picker
from gridcredit.ui.widgets.two_line import TwoLineTable
from gridcredit.ui.widgets.wheel import guard_wheel


class EntriesPart(CreditView):
    """Targets: a state's code, AtHand, or an entry's id."""

    def _build(self) -> None:
        self.period = period_choice(self.tr("期间"))
        self.state = QComboBox()
        self.state.setAccessibleName(self.tr("状态"))
        self.state.setMinimumWidth(128)
        guard_wheel(self.state)
        self.state.addItem(self.tr("全部状态"), "")
        for state in EntryState:
            self.state.addItem(texts.word(state, self.language), state.value)
        self.who = Picker(self.tr("户或人"), self.tr("按户看：姓名、拼音、门牌"), self, 120)
        self.who.setMinimumWidth(260)
        self._count = count_label()
        self.table = TwoLineTable(self.tr("台账"))
        self.model = PagedModel(self._columns(), self._fetch, self.app.runner)
        self.table.setModel(self.model)
        self._nothing = EmptyState(
            "passbook",
            self.tr("没有这样的记录"),
            self.tr("换一个期间、状态或户看看；还没有记账的，从“记一笔”开始。"),
            self.tr("记一笔"),
            lambda: self.page.show_view("entry"),
        )
        self._asked: Task | None = None
        top = (self.period, self.state, self.who, self._count)
        self.pane = ListPane(self.table, self._nothing, top)
        fill(self, self.pane)

    def _columns(self) -> list[Column]:
        language, open_words = self.language, self.tr("未结")
        correction, whole = self.tr("更正"), self.tr("整户")

        def item(line: LedgerLine) -> str:
            name = f"{correction} {line.item}" if line.row.corrects else line.item
            return f"{name}\n{line.row.matter}".rstrip()

        def counted(line: LedgerLine) -> str:
            row = line.row
            why = _why(row, language)
            points = points_text(row.counted if row.period else row.points)
            return f"{points}\n{why}".rstrip()

        return [
            Column(self.tr("发生日"), lambda line: line.row.on.isoformat(), 108),
            Column(
                self.tr("户和人"),
                lambda line: f"{line.address}\n{line.person or whole}",
            ),
            Column(self.tr("事项"), item),
            Column(self.tr("计分"), counted, 108, True),
            Column(
                self.tr("状态"),
                lambda line: texts.word(line.row.state, language),
                104,
                tone=lambda line: STATE_TONES[line.row.state],
            ),
            Column(
                self.tr("入账期"),
                lambda line: _booked(line, open_words),
                92,
            ),
        ]

    def _connect(self) -> None:
        for choice in (self.period, self.state):
            choice.activated.connect(lambda _at: self.refresh())
        self.who.asked.connect(self._on_who_asked)
        self.who.chosen.connect(lambda _offer: self.refresh())
        self.table.row_opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Ask for the lines that are wanted."""
        desk, village = self.desk, self.village
        if village is None:
            return
        first = village.rules.begins if village.rules else desk.today()
        show_periods(self.period, first, desk.today(), self.tr("全部期间"))
        period = str(self.period.currentData() or "")
        state = EntryState(self.state.currentData()) if self.state.currentData() else None
        who = self.who.value()
        household = who.value.household if who else None
        if self._asked is not None:
            self._asked.cancel()
        self.pane.busy.begin(self.tr("正在读台账"))
        self._asked = self.ask(
            lambda: ledger_lines.ledger_rows(desk, village.code, period, state, household),
            self._on_rows,
            self._on_failed,
        )

    def keyboard_place(self) -> QWidget | None:
        """The list."""
        return self.table if self.model.rowCount() else self.period

    def show_target(self, target: Any) -> None:
        """Show a state's entries, a household's, or one entry."""
        if isinstance(target, AtHand):
            self._ask_name(target.household)
        elif isinstance(target, UUID):
            self.open_entry(target)
        else:
            self.state.setCurrentIndex(max(self.state.findData(str(target)), 0))
            self.period.setCurrentIndex(0)
            self.mark_stale()

    def open_entry(self, entry: UUID) -> None:
        """Open one entry, wherever it stands."""
        desk, village = self.desk, self.village
        if village is None:
            return

        def query() -> list[LedgerLine]:
            rows = [r for r in ledger_lines.ledger_rows(desk, village.code) if r.id == entry]
            return ledger_lines.described(desk, village.code, rows)

        def on_done(lines: list[LedgerLine]) -> None:
            if lines:
                self._on_opened(lines[0])

        self.ask(query, on_done, self.warn)

    def _fetch(self, rows: Sequence[LedgerRow]) -> Sequence[LedgerLine | None]:
        """Off the screen thread."""
        desk, village = self.app.desk, self.page.village
        if desk is None or village is None:  # let go of meanwhile
            return [None] * len(rows)
        return ledger_lines.described(desk, village.code, rows)

    def _on_rows(self, rows: list[LedgerRow]) -> None:
        self._count.setText(self.tr("%n 笔", "", len(rows)))
        if rows != self.model.ids():
            at = self.table.currentIndex().row()
            self.model.set_ids(rows)
            if rows:
                self.table.selectRow(min(max(at, 0), len(rows) - 1))
        self.pane.show_any(bool(rows))
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.pane.busy.end()
        self.warn(error)

    def _on_who_asked(self, typed: str) -> None:
        desk, village = self.desk, self.village
        if village is None or not typed:
            self.who.offer([])
            return

        def on_done(found: list[Taker]) -> None:
            if self.who.typed == typed:
                self.who.offer([_offer(taker) for taker in found], self.tr("没有找到"))

        self.ask(lambda: lookups.find_takers(desk, village.grids, typed), on_done)

    def _ask_name(self, household: UUID) -> None:
        desk = self.desk

        def on_done(found: lookups.EntryHousehold) -> None:
            self.who.show_value(Offer(AtHand(household), found.address))
            self.refresh()

        self.ask(lambda: lookups.entry_household(desk, household), on_done, self.warn)

    def _on_opened(self, line: object) -> None:
        if isinstance(line, LedgerLine):
            dialog = EntryDialog(self, line)
            dialog.amend_wanted.connect(lambda: self.page.show_view("entry", line))
            dialog.open()
            dialog.setFocus(Qt.FocusReason.OtherFocusReason)


def _offer(taker: Taker) -> Offer:
    words = f"{taker.address} {taker.name}".strip()
    return Offer(AtHand(taker.household, taker.resident), words)


def _why(row: LedgerRow, language: str) -> str:
    """Why it counts less than it is worth."""
    return texts.word(Why(row.why), language) if row.why in {why.value for why in Why} else ""


def _booked(line: LedgerLine, open_words: str) -> str:
    """The month it counts in, and whether that is open yet."""
    if not line.row.period:
        return "—"
    return line.row.period if line.row.closed else f"{line.row.period}\n{open_words}"
