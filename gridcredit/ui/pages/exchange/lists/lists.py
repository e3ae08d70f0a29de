"""What went out, what came in, what was set aside, and the offices below: quiet tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.runs import in_words
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.loading import Loading
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.two_line import TwoLineTable

if TYPE_CHECKING:
    from gridcredit.operations.exchange.quarantine import Quarantined
    from gridcredit.operations.exchange.refusals import RefusedRecord
    from gridcredit.operations.exchange.situation import Link, Traffic

REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """What waits outside for one reason: records of a neighbour, one of one's own records at the
    office above, or a whole package. `household` leads to the door that it is about."""

    via: str
    what: str
    count: int
    reason: str
    household: UUID | None = None


class Listing(QWidget):
    """A table, or the reason why it is empty and what to do; neither before that is known."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        empty: EmptyState,
        *,
        has_two_lines: bool = False,
    ) -> None:
        super().__init__()
        self.table = TwoLineTable(name) if has_two_lines else Table(name)
        self._model = RowsModel(columns)
        self.table.setModel(self._model)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Loading())
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the person stays on the row they stood on."""
        at = self.table.currentIndex().row()
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(2 if rows else 1)
        if rows and at >= 0:
            self.table.selectRow(min(at, len(rows) - 1))

    def rows(self) -> list[Any]:
        """The rows shown."""
        return self._model.rows()


class Lists(QObject):
    """Makes two of the lists and fills them."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._names: dict[UUID, str] = {}
        self.sent = self._make_sent()
        self.aside = self._make_aside()

    def show_traffic(
        self,
        traffic: Traffic,
        refused: Sequence[RefusedRecord] = (),
        held: Sequence[Quarantined] = (),
    ) -> None:
        """Fill both with what the links know, what the office above refused, what waits whole."""
        self._names = traffic.names
        self.sent.show_rows(traffic.sent)
        waiting = Counter((self._name(s.via), s.reason) for s in traffic.set_aside)
        here = [
            WaitingRow(via, self.tr("记录"), count, reason)
            for (via, reason), count in sorted(waiting.items())
        ]
        above = [
            WaitingRow(self._at(r), self._named(r), r.count, r.reason, r.household) for r in refused
        ]
        whole = [WaitingRow(self._from(one), self._package(one), 1, one.reason) for one in held]
        self.aside.show_rows([*above, *here, *whole])

    def _at(self, refused: RefusedRecord) -> str:
        return self.tr("本单位，{office}没有收下").format(office=refused.office)

    def _named(self, refused: RefusedRecord) -> str:
        kind = texts.entity_word(refused.entity, self._language) if refused.entity else ""
        return f"{kind} {refused.subject}".strip() or self.tr("记录")

    def _from(self, one: Quarantined) -> str:
        return one.sender_name or one.area or self.tr("不认识的单位")

    def _package(self, one: Quarantined) -> str:
        if not one.number:
            return self.tr("整个数据包，已收存")
        return self.tr("第 {number} 号数据包，已收存").format(number=one.number)

    def _make_sent(self) -> Listing:
        def state(package: Any) -> str:
            if package.receipt_at is None:
                return self.tr("等待回执")
            return self.tr("已确认") + "\n" + moment(package.receipt_at)

        def to(package: Any) -> str:
            return f"{self._name(package.to)}\n{package.file_name}"

        return Listing(
            self.tr("已发出的数据包"),
            [
                Column(self.tr("发给"), to),
                Column(self.tr("编号"), lambda p: f"{p.number}", 60, is_number=True),
                Column(self.tr("改动"), lambda p: f"{p.revisions:,}", 84, is_number=True),
                Column(self.tr("扫描件"), lambda p: f"{p.files:,}", 72, is_number=True),
                Column(self.tr("写出时间"), lambda p: moment(p.created_at, "\n"), 110),
                Column(
                    self.tr("状态"), state, 130, tone=lambda p: "good" if p.receipt_at else "warn"
                ),
            ],
            EmptyState(
                "outbox",
                self.tr("还没有发出过数据包"),
                self.tr("点“导出数据包”，把文件复制给对方；拖回回执才算送到。"),
            ),
            has_two_lines=True,
        )

    def _make_aside(self) -> Listing:
        return Listing(
            self.tr("搁置的记录"),
            [
                Column(self.tr("来自"), lambda a: a.via, 230),
                Column(self.tr("内容"), lambda a: a.what),
                Column(self.tr("条数"), lambda a: f"{a.count:,}", 70, is_number=True),
                Column(self.tr("原因"), lambda a: texts.reason_word(a.reason, self._language), 260),
            ],
            EmptyState(
                "check-circle",
                self.tr("没有搁置的记录"),
                self.tr("不合要求的记录会单独放在这里，不影响其他记录；缺的内容到了会自动重试。"),
            ),
        )

    def _name(self, node: UUID) -> str:
        return self._names.get(node, self.tr("不认识的单位"))


class Children(QWidget):
    """The offices below with their state; a certificate can be ended."""

    revoke_wanted = Signal(object)  # Link
    invite_wanted = Signal()

    def __init__(self, at: Office | None = None) -> None:
        super().__init__()
        self._areas: dict[str, str] = {}

        def state(link: Link) -> str:
            return self.tr("已吊销") if link.node.state == REVOKED else self.tr("已接入")

        def office(link: Link) -> str:
            return f"{link.node.name}\n{self._areas.get(link.node.area, '')}"

        def gaps(link: Link) -> str:
            return in_words(link.missing, 6)

        self.listing = Listing(
            self.tr("下级单位"),
            [
                Column(self.tr("名称"), office),
                Column(self.tr("编码"), lambda k: k.node.area, 150),
                Column(
                    self.tr("状态"),
                    state,
                    100,
                    tone=lambda k: "bad" if k.node.state == REVOKED else "good",
                ),
                Column(self.tr("收到"), lambda k: f"{k.last_number or '–'}", 90, is_number=True),
                Column(self.tr("缺号"), gaps, 90, is_number=True),
                Column(self.tr("对账码"), lambda k: k.code, 100),
            ],
            EmptyState(
                "persons",
                self.tr("还没有接入下级"),
                self.tr(
                    "先写一份邀请文件交给下级；再把它交来的申请文件 (.gcreq) 拖进这一页，"
                    "核对指纹后批准。"
                ),
            ),
            has_two_lines=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.listing, 1)
        column.addLayout(self._make_foot(at))
        self.listing.table.row_chosen.connect(lambda _link: self._on_chosen())
        self._on_chosen()

    def _make_foot(self, at: Office | None) -> QHBoxLayout:
        words = self.tr("邀请街道…") if at is Office.DISTRICT else self.tr("邀请村居或网格员…")
        self._revoke = button(self.tr("吊销证书"), self._on_revoke, icon="cross", kind="danger")
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(button(words, self.invite_wanted.emit, icon="shield"))
        foot.addWidget(self._revoke)
        foot.addStretch(1)
        return foot

    def show_links(self, links: Sequence[Link], areas: dict[str, str]) -> None:
        """Show the links downwards."""
        self._areas = areas
        self.listing.show_rows([link for link in links if link.node.kinship == "child"])
        self._revoke.setVisible(bool(self.listing.rows()))
        self._on_chosen()

    def _chosen(self) -> Link | None:
        row: Any = self.listing.table.chosen_row()
        return row if row is not None and row.node.state != REVOKED else None

    def _on_chosen(self) -> None:
        self._revoke.setEnabled(self._chosen() is not None)

    def _on_revoke(self) -> None:
        link = self._chosen()
        if link is not None:
            self.revoke_wanted.emit(link)


def moment(iso: str, between: str = " ") -> str:
    """A local ISO time down to minutes; with its year, as a clock may have been wrong."""
    return iso[:16].replace("T", between)
