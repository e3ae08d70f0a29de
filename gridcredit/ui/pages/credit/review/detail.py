"""One entry under review: what it says, what to look at, and its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.amounts import quantity_text
from gridcredit.operations.credit.queueing import Queued
from gridcredit.ui.pages.credit.evidence_view import EvidenceView
from gridcredit.ui.pages.credit.item_words import points_words
from gridcredit.ui.pages.credit.marks import mark_words
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.label import Label

_ONE = 10  # tenths


class QueuedDetail(QWidget):
    """Shows a Queued; nothing while none is chosen."""

    def __init__(self, view: CreditView) -> None:
        super().__init__()
        self._item = Label()
        self._item.setProperty("role", "lead")
        self._item.setWordWrap(True)
        self._who = Label()
        self._who.setWordWrap(True)
        self._facts = Label()
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._note = Label()
        self._note.setWordWrap(True)
        self.marked = Banner("warn", "")
        self.missing = Banner("bad", "")
        self.held = Banner("info", "")
        self.evidence = EvidenceView(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        head = QVBoxLayout()
        head.setSpacing(TIGHT)
        for part in (self._item, self._who, self._facts, self._note):
            head.addWidget(part)
        column.addLayout(head)
        for banner in (self.marked, self.missing, self.held):
            column.addWidget(banner)
        column.addWidget(self.evidence, 1)
        self.show_entry(None)

    def show_entry(self, entry: Queued | None) -> None:
        """Show an entry."""
        self.evidence.show_entry(entry.fact if entry else None)
        self.setVisible(entry is not None)
        if entry is None:
            return
        fact = entry.fact
        self._item.setText(
            self.tr("{item}  {points}").format(item=entry.item, points=points_words(entry.points))
        )
        whole = self.tr("整户")
        self._who.setText(" · ".join([entry.address, entry.name or whole]))
        self._facts.setText(" · ".join(self._facts_of(entry)))
        self._note.setText(fact.note)
        self._note.setVisible(bool(fact.note))
        self.marked.say(self.tr("抽查：{why}").format(why=mark_words(entry.spot_check)))
        self.marked.setVisible(bool(entry.spot_check))
        missing = "、".join(entry.missing)
        self.missing.say(self.tr("缺少佐证：{kinds}，补齐以前不能通过").format(kinds=missing))
        self.missing.setVisible(bool(entry.missing))
        self.held.say(self.tr("上次暂缓：{why}").format(why=entry.held_because))
        self.held.setVisible(bool(entry.held_because))

    def _facts_of(self, entry: Queued) -> Iterator[str]:
        fact = entry.fact
        yield fact.on.isoformat()
        if fact.quantity != _ONE:
            yield self.tr("数量 {quantity}").format(quantity=quantity_text(fact.quantity))
        if fact.matter:
            yield self.tr("事由 {matter}").format(matter=fact.matter)
        if fact.place:
            yield fact.place
        if fact.evidence:
            yield self.tr("佐证 {kinds}").format(kinds="、".join(fact.evidence))
        if fact.witness:
            yield self.tr("证明人 {name}").format(name=fact.witness)
        if fact.activity:
            yield self.tr("来自活动单")
        yield self.tr("登记人 {name}，{day} 录入").format(
            name=fact.by, day=fact.first_saved.isoformat()
        )
