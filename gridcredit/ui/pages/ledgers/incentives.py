"""The ledger of incentives: how each stands, narrowed by that, asked about again, and on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QAbstractItemView, QWidget

from gridcredit import texts
from gridcredit.domain.ledgers.incentives import IncentiveState
from gridcredit.domain.ledgers.ledger import Ledger
from gridcredit.operations.ledgers import incentives, leaflet
from gridcredit.operations.ledgers.incentives import IncentiveRow
from gridcredit.operations.ledgers.keeping import LedgerRow
from gridcredit.operations.ledgers.leaflet import LeafletPrinted
from gridcredit.operations.register.amending import Edited
from gridcredit.ui.models.rows import ROW, Column
from gridcredit.ui.pages.ledgers.incentive_dialog import IncentiveDialog
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gridcredit.ui.pages.ledgers.page import LedgersPage

_TONES = {
    IncentiveState.LIVE: "good",
    IncentiveState.GAPS: "warn",
    IncentiveState.WORDING: "bad",
    IncentiveState.SUSPENDED: "plain",
    IncentiveState.AHEAD: "info",
    IncentiveState.OVER: "plain",
}
_ALL, _AGAIN = "", "again"
_NAMED = 3  # titles in one line


class IncentivesView(LedgerView):
    """One of the ledgers, with states; several rows may be chosen to be confirmed together."""

    def __init__(self, page: LedgersPage, ledger: Ledger) -> None:
        self._listed: Sequence[IncentiveRow] = ()
        super().__init__(page, ledger)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _above(self) -> list[QWidget | Sequence[QWidget]]:
        self._names = [
            (_ALL, self.tr("全部")),
            *((str(one), texts.word(one, self.language)) for one in IncentiveState),
            (_AGAIN, self.tr("请再确认")),
        ]
        self.states = Segmented(self.tr("状态"), self._names)
        self.confirm = button(self.tr("已向承办部门确认"), self._on_confirm, icon="check")
        self.confirm.setToolTip(self.tr("选中的措施都记为今天已向承办部门确认；可以多选"))
        offer(self.confirm, self.may)
        self.fold = button(self.tr("折页…"), self._on_leaflet, icon="printer", kind="quiet")
        self.fold.setToolTip(self.tr("生效中的措施印成三折页，A4 双面、短边翻转"))
        self.fold.setEnabled(False)
        *acts, count = self._acts()
        return [[*acts, self.confirm, self.fold, count], (self.states,)]

    def _connect(self) -> None:
        super()._connect()
        self.states.chosen.connect(lambda _state: self._narrow())
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._say_acts())

    def _columns(self) -> list[Column]:
        """Number, department and title, how it stands, and what was done with it."""
        scene = 64 if self.language == "zh" else 124
        return [
            Column(self.tr("编号"), lambda row: str(row.record.code), 92),
            Column(self.tr("部门"), lambda row: str(row.record.department), 132),
            Column(self.tr("名称"), lambda row: str(row.record.title)),
            Column(self.tr("场景"), lambda row: texts.word(row.record.scene, self.language), scene),
            Column(self.tr("力度"), lambda row: str(row.record.amount), 120),
            Column(self.tr("状态"), self._state, 208, tone=lambda row: _TONES[row.state]),
            Column(self.tr("截止"), lambda row: _day(row.record.until), 108),
            Column(self.tr("最近确认"), self._confirmed, 112, tone=_confirmed_tone),
            Column(self.tr("已介绍（户次）"), lambda row: str(row.introduced), 116, is_number=True),
        ]

    def _state(self, row: IncentiveRow) -> str:
        word = texts.word(row.state, self.language)
        if row.state is IncentiveState.GAPS:
            lacks = [texts.field_word(name, self.language, "incentive") for name in row.lacks]
            return self.tr("{state}：缺{what}").format(state=word, what=self.tr("、").join(lacks))
        if row.state is IncentiveState.WORDING:
            words = self.tr("、").join(row.cuts)
            return self.tr("{state}：{what}").format(state=word, what=words)
        return word

    def _confirmed(self, row: IncentiveRow) -> str:
        if row.wants_confirming:
            return self.tr("请再确认")
        return _day(row.record.confirmed_on)

    def _query(self, text: str) -> Callable[[], Sequence[LedgerRow]]:
        desk = self.desk
        return lambda: incentives.list_incentives(desk)

    def _on_typed(self) -> None:
        """All rows are here: how often each was introduced need not be counted again."""
        self._narrow()

    def _show_rows(self, rows: Sequence[LedgerRow]) -> None:
        self._listed = [row for row in rows if isinstance(row, IncentiveRow)]
        self.fold.setEnabled(any(row.state is IncentiveState.LIVE for row in self._listed))
        self._narrow()

    def _holding(self) -> list[IncentiveRow]:
        """The rows that hold what is typed."""
        typed = self.line.text().strip().casefold()
        return [row for row in self._listed if typed in " ".join(row.words).casefold()]

    def _say_counts(self, rows: Sequence[IncentiveRow]) -> None:
        counts = Counter[str](str(row.state) for row in rows)
        counts[_AGAIN] = sum(row.wants_confirming for row in rows)
        for value, words in self._names:
            count = counts[value]
            told = self.tr("{state} {count}").format(state=words, count=count)
            self.states.set_words(value, told if count else words)

    def _narrow(self) -> None:
        """Show the rows of the chosen state."""
        wanted, held = self.states.value(), self._holding()
        self._say_counts(held)
        super()._show_rows(
            [
                row
                for row in held
                if wanted in (_ALL, str(row.state)) or (wanted == _AGAIN and row.wants_confirming)
            ]
        )

    def _counted(self, count: int) -> str:
        return self.tr("%n 项", "", count)

    def _form(self, row: LedgerRow | None) -> IncentiveDialog:
        return IncentiveDialog(self, self.app, self.desk, self.ledger, row)

    def _on_opened(self, row: LedgerRow | None) -> None:
        if isinstance(row, IncentiveRow) and not row.is_own:
            self.app.toast(self.tr("这是上级的措施，由上级修改。"), tone="info")
            return
        super()._on_opened(row)

    def chosen_own(self) -> list[UUID]:
        """The chosen measures that this office keeps."""
        rows = [index.data(ROW) for index in self.table.selectionModel().selectedRows()]
        return [row.id for row in rows if isinstance(row, IncentiveRow) and row.is_own]

    def _say_acts(self) -> None:
        super()._say_acts()
        own = self.chosen_own()
        self.confirm.setEnabled(bool(own))
        row = self.chosen()
        self.off.setEnabled(isinstance(row, IncentiveRow) and row.is_own)

    def _on_confirm(self) -> None:
        desk, rows = self.desk, self.chosen_own()
        if not rows:
            return
        self.do(
            lambda _progress: incentives.confirm(desk, rows),
            self._on_confirmed,
            self.warn,
            title=self.tr("已向承办部门确认"),
        )

    def _on_confirmed(self, done: list[Edited]) -> None:
        if not done:
            self.app.toast(self.tr("没有改动"), tone="info")
            return
        words = self.tr("已确认 %n 项", "", len(done))
        self.app.toast(words, lambda: self._take_back(done))
        self.mark_stale()

    # On paper

    def _on_leaflet(self) -> None:
        kinds, name = self.tr("PDF 文件 (*.pdf)"), self.tr("激励措施折页.pdf")
        out = self.app.messages.choose_save(self, self.tr("折页"), name, kinds, "ledgers")
        if out is None:
            return
        desk = self.desk

        def on_done(made: LeafletPrinted) -> None:
            words = self.tr("已存为 {name}：%n 项", "", made.items).format(name=out.name)
            if made.shortened:
                cut = self.tr("、").join(made.shortened[:_NAMED])
                words = self.tr("{words}；写不下而截短：{titles}").format(words=words, titles=cut)
            self.app.toast(words, tone="warn" if made.shortened else "good")

        self.do(
            lambda progress: leaflet.print_leaflet(desk, out, progress),
            on_done,
            self.warn,
            title=self.tr("折页"),
        )


def _day(day: object) -> str:
    return str(day) if day is not None else ""


def _confirmed_tone(row: IncentiveRow) -> str:
    return "warn" if row.wants_confirming else "plain"
