"""One line of the ledger: what it says, what was said of it, its evidence, and what may be done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from gridcredit import texts
from gridcredit.domain.amounts import points_text, quantity_text
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.duties import Duty
from gridcredit.operations.credit import ledger_lines
from gridcredit.operations.credit.ledger_lines import Happened, LedgerLine, Told
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.evidence_view import EvidenceView
from gridcredit.ui.pages.credit.ledger.objection_dialog import ObjectionDialog
from gridcredit.ui.pages.credit.marks import mark_words
from gridcredit.ui.pages.credit.states import STATE_TONES
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.pages.credit.void_dialog import VoidDialog
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.tag import Tag
from gridcredit.ui.widgets.two_line import TwoLineTable

_AMENDED = (EntryState.WAITING, EntryState.RETURNED)
_ONE = 10  # tenths


class EntryDialog(QDialog):
    """Closes by itself when something was done with the entry."""

    amend_wanted = Signal()

    def __init__(self, view: CreditView, line: LedgerLine) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view, self.line = view, line
        self.setWindowTitle(line.item)
        heading = Label(line.item)
        heading.setProperty("role", "lead")
        heading.setWordWrap(True)
        state = Tag(texts.word(line.row.state, view.language), STATE_TONES[line.row.state])
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        facts = Label("\n".join(self._facts()))
        facts.setProperty("role", "muted")
        facts.setWordWrap(True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.past = TwoLineTable(self.tr("经过"))
        self._model = RowsModel(self._columns())
        self.past.setModel(self._model)
        self.evidence = EvidenceView(view)
        self.evidence.show_entry(line.row.fact)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addLayout(top)
        left.addWidget(facts)
        left.addSpacing(SMALL)
        left.addWidget(SectionHeader(self.tr("经过")))
        left.addWidget(self.past, 1)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addLayout(left, 5)
        across.addWidget(self.evidence, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addLayout(across, 1)
        whole.addLayout(self._make_foot())
        self.resize(900, 560)
        desk, entry = view.desk, line.row.corrects or line.row.id
        view.app.runner.ask(
            lambda: ledger_lines.history(desk, entry), self._model.set_rows, owner=self
        )

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        for words, act, kind in self._acts():
            made: QPushButton = button(words, act, kind=kind)
            foot.addWidget(made)
        foot.addStretch(1)
        self.leave = button(self.tr("关闭"), self.accept)
        self.leave.setAutoDefault(True)
        foot.addWidget(self.leave)
        return foot

    def _acts(self) -> Iterator[tuple[str, partial[None], str]]:
        """What may be done with it, by whom."""
        row, actor = self.line.row, self._view.desk.actor
        own = Handler(actor.name, actor.resident)
        is_own = row.first is not None and own.is_same(Handler(row.first.by, row.first.by_resident))
        records, reviews = actor.may(Duty.RECORD_CREDIT), actor.may(Duty.REVIEW_CREDIT)
        if row.corrects is not None or row.fact is None:
            return
        if is_own and records and row.state in _AMENDED and not row.closed:
            yield self.tr("修改"), partial(self._amend), ""
        if row.state is not EntryState.VOID and (records or reviews):
            yield self.tr("登记异议…"), partial(self._object), ""
        if row.state is not EntryState.VOID and (reviews or (is_own and not row.closed)):
            yield self.tr("作废…"), partial(self._void), "danger"

    def _facts(self) -> Iterator[str]:
        line, row, language = self.line, self.line.row, self._view.language
        yield " · ".join([line.address, line.person or self.tr("整户")])
        yield self.tr("发生日 {day}").format(day=row.on.isoformat())
        points = points_text(row.points)
        if row.period:
            yield self.tr("分值 {points}，计 {counted}，入账期 {period}").format(
                points=points, counted=points_text(row.counted), period=row.period
            )
        else:
            yield self.tr("分值 {points}，还没有入账").format(points=points)
        if row.why:
            yield texts.reason_word(row.why, language)
        if row.quantity != _ONE:
            yield self.tr("数量 {quantity}").format(quantity=quantity_text(row.quantity))
        fact = row.fact
        for label, value in (
            (self.tr("事由编号"), row.matter),
            (self.tr("地点"), fact.place if fact else ""),
            (self.tr("佐证"), "、".join(fact.evidence) if fact else ""),
            (self.tr("证明人"), fact.witness if fact else ""),
            (self.tr("备注"), fact.note if fact else ""),
            (self.tr("抽查"), mark_words(row.spot_check)),
        ):
            if value:
                yield f"{label}  {value}"

    def _columns(self) -> list[Column]:
        words = {
            Happened.ENTERED: self.tr("录入"),
            Happened.AMENDED: self.tr("修改"),
            Happened.PASS: self.tr("通过"),
            Happened.RETURN: self.tr("退回"),
            Happened.HOLD: self.tr("暂缓"),
            Happened.HAND_UP: self.tr("提请街道"),
            Happened.OBJECTED: self.tr("异议"),
            Happened.UPHELD: self.tr("异议属实，更正"),
            Happened.PARTLY: self.tr("异议部分属实"),
            Happened.REJECTED: self.tr("异议不属实，维持"),
            Happened.VOIDED: self.tr("作废"),
        }

        def what(told: Told) -> str:
            return f"{words[told.what]}  {told.by}\n{told.words}".rstrip()

        return [
            Column(self.tr("日期"), lambda told: told.on.isoformat(), 108),
            Column(self.tr("经过"), what),
        ]

    # What is done

    def _amend(self) -> None:
        self.accept()
        self.amend_wanted.emit()

    def _object(self) -> None:
        dialog = ObjectionDialog(self, self._view, self.line)
        dialog.saved.connect(lambda _kept: self.accept())
        dialog.open()

    def _void(self) -> None:
        view = self._view
        dialog = VoidDialog(self, view.app, view.desk, self.line.row.id, self.line.item)
        dialog.saved.connect(self._on_voided)
        dialog.open()

    def _on_voided(self, _entries: object) -> None:
        self._view.app.toast(self.tr("已作废 {item}").format(item=self.line.item), tone="info")
        self.accept()
