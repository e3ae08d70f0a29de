"""期次: what was issued here, above and below, for ever as it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.operations.dispatch import frozen
from gridcredit.texts import word
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.dispatch.figures_table import FiguresTable, WantedFigure
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.two_line import TwoLineTable


class IssuesView(DispatchView):
    """Targets: the id of an issue."""

    def _build(self) -> None:
        self._wanted: Any = None
        self.again = button(self.tr("重出…"), self._on_again, icon="export")
        self.list = TwoLineTable(self.tr("期次"))
        self.model = RowsModel(self._columns())
        self.list.setModel(self.model)
        self.list.setMinimumWidth(230)
        self.table = FiguresTable()
        self.note = Banner("info", "")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        side.setMinimumWidth(420)
        split = Splitter("dispatch_issues", self.app.settings, [self.list, side], [2, 7])
        self.nothing = EmptyState(
            "dispatch",
            self.tr("还没有签发的期次"),
            self.tr("街道和区里每周一签发上一周的调度表，签发后随数据包下来。"),
            self.tr("去收数据包"),
            lambda: self.app.go("exchange"),
        )
        self.pane = ListPane(split, self.nothing, (self.again,))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _columns(self) -> list[Column]:
        def what(row: tuple[ReportIssue, FrozenTable | None]) -> str:
            issue, table = row
            name = table.name if table else "—"
            when = issue.frozen_at[:16].replace("T", " ")
            return f"{issue.span} {word(issue.report, self.language)}\n{name} · {when}"

        return [Column(self.tr("期次"), what)]

    def _connect(self) -> None:
        self.list.row_chosen.connect(lambda _row: self._show())
        self.table.figure_wanted.connect(self._on_figure)

    def refresh(self) -> None:
        """Ask for the issues."""
        desk = self.desk
        self.ask(lambda: _listed(frozen.all_issues(desk)), self._on_listed, self.warn)

    def show_target(self, target: Any) -> None:
        """Show an issue."""
        self._wanted = target
        self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The list, or where one gets one from."""
        return self.list if self.pane.has_any else self.nothing.findChild(QAbstractButton)

    def _on_listed(self, rows: list[tuple[ReportIssue, FrozenTable | None]]) -> None:
        chosen = self.chosen()
        before = self._wanted or (chosen[0].id if chosen else None)
        self._wanted = None
        self.model.set_rows(rows)
        self.pane.show_any(bool(rows))
        at = next((n for n, (issue, _) in enumerate(rows) if issue.id == before), 0)
        if rows:
            self.list.setCurrentIndex(self.model.index(at, 0))
        self._show()
        self.be_known()

    def chosen(self) -> tuple[ReportIssue, FrozenTable | None] | None:
        """The issue one stands on, with its table where that can be read."""
        row = self.list.chosen_row()
        return row if isinstance(row, tuple) else None

    def _show(self) -> None:
        chosen = self.chosen()
        self.again.setEnabled(chosen is not None and chosen[1] is not None)
        if chosen is None:
            return
        issue, table = chosen
        if table is None:
            self.note.say(self.tr("冻结数据读不出来或被改动过，请从备份恢复。"), "bad")
            return
        self.table.show_table(table)
        words = self.tr("数据截止 {cut}，摘要 {digest}…；在数字上按回车看明细。")
        cut = issue.cut_off[:16].replace("T", " ")
        self.note.say(words.format(cut=cut, digest=issue.digest[:12]), "info")

    def _on_again(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        out = self.app.messages.choose_folder(self, self.tr("表格存到哪里"), "papers")
        if out is None:
            return
        desk, row = self.desk, chosen[0].id

        def on_done(files: tuple[object, ...]) -> None:
            self.app.toast(self.tr("已重出 %n 个文件，与签发时逐字节相同", "", len(files)))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.do(
            lambda _progress: frozen.reissue(desk, row, out),
            on_done,
            self.warn,
            title=self.tr("重出"),
        )

    def _on_figure(self, wanted: WantedFigure) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        desk, issue = self.desk, chosen[0].id
        unit = "" if wanted.is_sum else wanted.row.unit
        self.open_figure(wanted, lambda: frozen.rows_of(desk, issue, unit, wanted.figure))


def _listed(issues: list[ReportIssue]) -> list[tuple[ReportIssue, FrozenTable | None]]:
    found: list[tuple[ReportIssue, FrozenTable | None]] = []
    for issue in issues:
        try:
            found.append((issue, frozen.read_issue(issue)))
        except GridCreditError:
            found.append((issue, None))
    return found
