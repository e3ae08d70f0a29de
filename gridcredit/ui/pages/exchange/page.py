"""The exchange: packages out, packages and receipts in, conflicts, and the offices below."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout

from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.domain.records import KINDS
from gridcredit.ui.dialogs.invite import InviteJobs
from gridcredit.ui.page import Page
from gridcredit.ui.pages.exchange.inbox.incoming import Incoming
from gridcredit.ui.pages.exchange.inbox.paper import Papering, SheetsPanel
from gridcredit.ui.pages.exchange.inbox.received import Received
from gridcredit.ui.pages.exchange.inbox.undo import UndoJobs
from gridcredit.ui.pages.exchange.lists.disputes import Disputes
from gridcredit.ui.pages.exchange.lists.duplicates import DuplicateJobs, Duplicates
from gridcredit.ui.pages.exchange.lists.lists import Children, Lists
from gridcredit.ui.pages.exchange.out.out import OutCard
from gridcredit.ui.pages.exchange.out.tray import Tray
from gridcredit.ui.pages.exchange.state.copied import CopiedJobs, CopiedStrip
from gridcredit.ui.pages.exchange.state.ended import EndedJobs, EndedStrip
from gridcredit.ui.tokens import GAP, TIGHT
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.fingerprint import Fingerprint
from gridcredit.ui.widgets.label import Label

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.exchange.conflicts import Dispute
    from gridcredit.operations.exchange.sending import SentPackage
    from gridcredit.operations.exchange.situation import Link
    from gridcredit.operations.inbox.exchange_overview import ExchangeOverview
    from gridcredit.operations.inbox.paper_inbox import PaperSet

OUTBOX = "outbox"


class ExchangePage(Page):
    """Files may be dropped anywhere on the page; what each is, its content says."""

    DUTY: ClassVar[Duty] = Duty.EXCHANGE
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"links", "imports", "conflicts", "nodes", "preferences", *KINDS}
    )

    def _build(self) -> None:
        language = self.app.settings.language
        self.setAcceptDrops(True)
        self.out = OutCard(self.app)
        self.drop = DropArea(self.tr("把数据包、回执、申请或纸件照片拖到这里，或点击选择"))
        self.code = Fingerprint(24)
        self.sheets = SheetsPanel(self.drop)
        self.papering = Papering(self)
        self.tray = Tray(self.app)
        self.incoming = Incoming(self, self.tray)
        self.lists = Lists(language, self)
        self.received = Received()
        self.undoing = UndoJobs(self, self.received)
        self.disputes = Disputes(self.app, self._may)
        self.duplicates = Duplicates(self._may(Duty.RESOLVE))
        self.duplicate_jobs = DuplicateJobs(self, self.duplicates)
        self.ended_jobs = EndedJobs(self, self.out.show_file)
        self.ended = EndedStrip(self.ended_jobs.ask_again)
        self.copied = CopiedStrip(CopiedJobs(self), self.ended_jobs.ask_again)
        self.children_list = Children(self.desk.office)
        self.inviting = InviteJobs(self, self._show_invitation)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("收发清单"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setMinimumHeight(330)
        self._area = area = ScrollColumn()
        area.column.addWidget(self.ended)
        area.column.addWidget(self.copied)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.out, 3)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.drop, 1)
        right.addWidget(self._make_code_card())
        top.addLayout(right, 2)
        area.column.addLayout(top)
        area.column.addWidget(self.sheets)
        area.column.addWidget(self.tray)
        area.column.addWidget(self.tabs, 1)
        fill(self, area)
        self._add_tabs()

    def _connect(self) -> None:
        self.out.export_wanted.connect(lambda wanted: self._export(*wanted))
        for paper in (self.out, self.tray, self.received):
            paper.paper_wanted.connect(lambda wanted: self.papering.put_on_paper(*wanted))
        self.sheets.forget_wanted.connect(self._forget)
        self.drop.clicked.connect(self.choose_files)
        self.incoming.looked.connect(lambda: self._area.show_from(self.tray))
        self.drop.files_dropped.connect(self.offer)
        self.disputes.chosen.connect(lambda wanted: self._choose(*wanted))
        self.disputes.reveal_wanted.connect(self._reveal)
        self.children_list.revoke_wanted.connect(self._revoke)
        self.children_list.invite_wanted.connect(self.inviting.open)
        self.lists.aside.table.row_opened.connect(self._on_aside_opened)

    def refresh(self) -> None:
        """Ask how everything stands."""
        desk = self.desk
        self.ask(lambda: _look(desk), self._show)

    def export(self) -> None:
        """Write a package for whom is chosen (Ctrl+E)."""
        self.out.ask_for_export()

    def choose_files(self) -> None:
        """Ask for files to take in (Ctrl+I)."""
        kinds = self.tr(
            "往来文件和纸件图片 (*.gcpkg *.gcack *.gcreq *.gccert *.gcrev *.png *.jpg *.jpeg *.pdf)"
            ";;所有文件 (*)"
        )
        self.offer(self.app.messages.choose_files(self, self.tr("选择文件"), kinds, "import"))

    def show_target(self, target: Any) -> None:
        """A list of paths is offered; "conflicts" opens the conflicts, "received" what came; with
        the id of an import it is asked whether that is to be undone."""
        if target == "conflicts":
            self.tabs.setCurrentWidget(self.disputes)
        elif target == "received":
            self.show_received()
        elif isinstance(target, UUID):
            self.show_received()
            self.undoing.look_at(target)
        elif isinstance(target, list):
            self.offer(target)

    def show_received(self) -> None:
        """Show what came in: packages, and registers taken in here."""
        self.tabs.setCurrentWidget(self.received)
        self.received.listing.table.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files anywhere."""
        if self.drop.files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        files = self.drop.files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.offer(files)

    def offer(self, places: Iterable[Path]) -> None:
        """Look at files one after another; each shows what it is on its own card."""
        self.incoming.offer(places)

    # Actions

    def _export(self, to: Any, folder: Path) -> None:
        desk = self.desk

        def export(progress: Progress) -> SentPackage:
            from gridcredit.operations.exchange import sending

            return sending.export_package(desk, to, folder, progress)

        self.do(export, self.out.show_sent, title=self.tr("正在导出数据包"))

    def _revoke(self, link: Link) -> None:
        desk = self.desk
        self.ended_jobs.revoke(link, desk.folder / OUTBOX)

    def _show_invitation(self, file: Path) -> None:
        self.out.show_file(file, self.tr("把邀请文件交给下级，在新电脑上打开："))

    def _on_aside_opened(self, row: Any) -> None:
        if row.household is not None:
            self.app.go("households", row.household)

    def _forget(self, found: PaperSet) -> None:
        desk = self.desk
        agreed = self.app.messages.ask(
            self,
            self.tr("丢弃已读的纸张？"),
            self.tr("这套纸件已读的 %n 张要重新扫描或拍照。数据不受影响。", "", len(found.whole)),
            yes=self.tr("丢弃"),
            danger=True,
        )
        if not agreed:
            return

        def forget(_progress: Progress) -> None:
            from gridcredit.operations.inbox import paper_inbox

            paper_inbox.forget(desk, found.name)

        self.do(forget, lambda _none: self.mark_stale(), title=self.tr("正在丢弃"))

    def _choose(self, dispute: Dispute, value: Any) -> None:
        desk = self.desk

        def choose(_progress: Progress) -> None:
            from gridcredit.operations.exchange import situation

            situation.choose(desk, dispute.conflict, value)

        words = self.tr("已选定，下次导出时告诉各方。")
        self.do(
            choose,
            lambda _none: self.app.toast(words),
            self.disputes.refuse,
            title=self.tr("正在保存"),
        )

    def _reveal(self, dispute: Dispute) -> None:
        desk = self.desk
        title, label = self.tr("显示完整内容"), self.tr("用途（会记入日志）")
        purpose = self.app.messages.ask_text(self, title, label)
        if purpose is None:
            return

        def reveal(_progress: Progress) -> Dispute:
            from gridcredit.operations.exchange import conflicts

            return conflicts.reveal(desk, dispute, purpose)

        self.do(reveal, self.disputes.show_revealed, title=title)

    # Showing

    def _add_tabs(self) -> None:
        self.tabs.addTab(self.lists.sent, self.tr("已发出"))
        self.tabs.addTab(self.received, self.tr("已收到"))
        self.tabs.addTab(self.lists.aside, "")
        self.tabs.addTab(self.disputes, "")
        if not self.desk.office.is_lowest:
            self.tabs.addTab(self.duplicates, "")
        else:
            self.duplicates.setParent(self)
            self.duplicates.hide()
        self._show_counts(0, 0)
        if self._may(Duty.ENROL):
            self.tabs.addTab(self.children_list, self.tr("下级"))
        else:
            self.children_list.setParent(self)
            self.children_list.hide()

    def _show(self, seen: ExchangeOverview) -> None:
        desk = self.desk
        self.out.show_situation(seen.now, desk.folder / OUTBOX)
        self.code.show_text(seen.now.code)
        if not any(link.node.kinship == "parent" for link in seen.now.links):
            self._code_hint.setText(self.tr("与下级对账，看“下级”里各自的码。"))
        self.sheets.show_sets(seen.paper)
        self.ended.show_ended(seen.ended)
        self.copied.show_place(seen.place)
        self.lists.show_traffic(seen.traffic, seen.refused, seen.held)
        self.received.show_traffic(seen.traffic)
        self.disputes.show_disputes(seen.disputes)
        self.children_list.show_links(seen.now.links, seen.areas)
        self.duplicates.show_found(seen.twice, seen.hints)
        refused = sum(record.count for record in seen.refused)
        aside = seen.now.set_aside + refused + len(seen.held)
        self._show_counts(aside, seen.now.conflicts)
        self.ended_jobs.retry(seen.held)

    def _show_counts(self, aside: int, conflicts: int) -> None:
        words = self.tr("搁置 {count}").format(count=aside) if aside else self.tr("搁置")
        self.tabs.setTabText(self.tabs.indexOf(self.lists.aside), words)
        words = self.tr("冲突 {count}").format(count=conflicts) if conflicts else self.tr("冲突")
        self.tabs.setTabText(self.tabs.indexOf(self.disputes), words)
        found = self.duplicates.count()
        words = self.tr("重复 {count}").format(count=found) if found else self.tr("重复")
        self.tabs.setTabText(self.tabs.indexOf(self.duplicates), words)

    def _may(self, duty: Duty) -> bool:
        return self.desk.actor.may(duty)

    def _make_code_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        title = Label(self.tr("对账码"))
        title.setProperty("role", "section")
        self._code_hint = Label(self.tr("与上级那里显示的一致，就是数据都到齐了。"))
        self._code_hint.setProperty("role", "caption")
        self._code_hint.setWordWrap(True)
        words.addStretch(1)
        words.addWidget(title)
        words.addWidget(self._code_hint)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.code)
        card.body.addLayout(row)
        return card


def _look(desk: Desk) -> ExchangeOverview:
    from gridcredit.operations.inbox.exchange_overview import exchange_overview

    return exchange_overview(desk)
