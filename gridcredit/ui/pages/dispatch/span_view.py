"""A week or a month as it stands, who has not reported, and the one button that issues it."""

from __future__ import annotations

from abc import abstractmethod
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.dispatch.spans import Span, span_of
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress
from gridcredit.domain.rates import NO_RATE
from gridcredit.operations.dispatch import frozen, seen
from gridcredit.operations.dispatch.issuing import Issued
from gridcredit.operations.dispatch.seen import SpanSeen
from gridcredit.ui.pages.dispatch.figures_table import FiguresTable, WantedFigure
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer

_DAY = timedelta(days=1)


class SpanView(DispatchView):
    """Begins with the last span that is over. Targets: a day of the span to be shown."""

    REPORT: ClassVar[Report]

    @abstractmethod
    def _title(self, span: Span) -> str:
        """How the view calls a span."""

    @abstractmethod
    def _jobs(self) -> list[QWidget]:
        """The buttons that stand before the one that issues."""

    @abstractmethod
    def _papers(self, text: str, out: Path, progress: Progress) -> Issued:
        """Issue a span with its papers in a folder."""

    def _build(self) -> None:
        self.span = span_of(self.REPORT, self.desk.today()).previous
        self.seen: SpanSeen | None = None
        self.back = button("", lambda: self._go(-1), icon="chevron-left", kind="quiet")
        self.back.setAccessibleName(self.tr("往前"))
        self.on = button("", lambda: self._go(1), icon="chevron-right", kind="quiet")
        self.on.setAccessibleName(self.tr("往后"))
        self.name = Label()
        self.name.setProperty("role", "section")
        self.target = Label()
        self.target.setProperty("role", "caption")
        self.issue = button(self.tr("签发…"), self.issue_span, icon="check", kind="primary")
        self.note = Banner("info", "")
        self.table = FiguresTable()
        self.moved = Label()
        self.moved.setProperty("role", "caption")
        self.moved.setWordWrap(True)
        self._busy = BusyOverlay(self.table)
        offer(self.issue, self.desk.actor.may(Duty.ISSUE_REPORTS))
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for part in (self.back, self.name, self.on):
            top.addWidget(part)
        top.addWidget(self.target)
        top.addStretch(1)
        for job in (*self._jobs(), self.issue):
            top.addWidget(job)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addLayout(top)
        whole.addWidget(self.note)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.moved)

    def _connect(self) -> None:
        self.table.figure_wanted.connect(self._on_figure)

    def refresh(self) -> None:
        """Count the span, or read its issue."""
        desk, report, span = self.desk, self.REPORT, self.span
        self.name.setText(self._title(span))
        self.on.setEnabled(span.last < desk.today())
        self._busy.begin(self.tr("正在统计"))
        self.ask(lambda: seen.see_span(desk, report, span), self._on_seen, self._on_failed)

    def show_target(self, target: Any) -> None:
        """Show the span of a day."""
        self.span = span_of(self.REPORT, target)
        self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The table."""
        return self.table

    def _go(self, steps: int) -> None:
        span = self.span
        self.span = span.previous if steps < 0 else span_of(self.REPORT, span.last + _DAY)
        self.refresh()

    def _on_seen(self, found: SpanSeen) -> None:
        self._busy.end()
        if found.table.span != self.span.text:
            return  # one went on meanwhile
        self.seen = found
        self.table.show_table(found.table)
        self.target.setText(self.tr("目标 {rate}%").format(rate=found.table.total.target))
        self.issue.setEnabled(found.may_issue)
        self.note.say(*self._words(found))
        self.moved.setText(self._changes(found))
        self._show_jobs(found)
        self.be_known()

    @abstractmethod
    def _show_jobs(self, found: SpanSeen) -> None:
        """Offer the jobs that fit the span."""

    def _on_failed(self, error: GridCreditError) -> None:
        self._busy.end()
        self.note.say(self.describe(error), "bad")
        self.be_known()

    def _words(self, found: SpanSeen) -> tuple[str, str]:
        """What is to be said of the span, and how."""
        if found.issue is not None:
            when = found.issue.frozen_at[:16].replace("T", " ")
            return self.tr("{when} 已签发，不再改动；以后查明的列入下一期的“更正”。").format(
                when=when
            ), "good"
        late = ""
        if found.late:
            units = "、".join(found.late)
            late = self.tr("还没有报这一期：{units}。").format(units=units)
        if self.span.last >= self.desk.today():
            words = self.tr("暂计：这一期到 {day} 结束，之后才能签发。").format(
                day=self.span.last.isoformat()
            )
            return f"{words}{late}", "info"
        if not found.may_issue:
            return self.tr("暂计，没有签发。") + late, "info"
        words = self.tr("可以签发：以现在收到的数据为准，签发后不再改动。")
        return f"{late}{words}", "warn" if late else "info"

    def _changes(self, found: SpanSeen) -> str:
        """What changed since the issue before."""
        parts = []
        if gained := [one for one in found.moved if one.change not in (NO_RATE, "0.00")]:
            told = "、".join(f"{one.row.name} {one.change}" for one in gained)
            parts.append(self.tr("注册率较上期：{units}").format(units=told))
        if shifted := [one for one in found.moved if one.moved]:
            told = "、".join(f"{one.row.name} {one.shift}" for one in shifted)
            parts.append(self.tr("名次：{units}").format(units=told))
        if behind := [one for one in found.moved if one.behind > 1]:
            told = "、".join(f"{one.row.name} {one.behind}" for one in behind)
            parts.append(self.tr("连续低于序时进度（期）：{units}").format(units=told))
        return "　".join(parts)

    # Acts

    def issue_span(self) -> None:
        """Ask, and freeze the span."""
        if self.seen is not None and self.seen.may_issue:
            self._ask_and_issue(self.seen)

    def _ask_and_issue(self, found: SpanSeen) -> None:
        title = self.tr("签发 {span}").format(span=found.table.span)
        words, _ = self._words(found)
        if not self.app.messages.ask(self, title, words, yes=self.tr("签发")):
            return
        out = self.app.messages.choose_folder(self, self.tr("表格存到哪里"), "papers")
        if out is not None:
            self._issue(out, title)

    def _issue(self, out: Path, title: str) -> None:
        text, papers = self.span.text, self._papers

        def on_done(made: Issued) -> None:
            self.app.toast(self.tr("{span} 已签发").format(span=made.issue.span))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
            self.mark_stale()

        self.do(lambda progress: papers(text, out, progress), on_done, self.warn, title=title)

    def _on_figure(self, wanted: WantedFigure) -> None:
        found, desk = self.seen, self.desk
        if found is None:
            return
        if found.issue is not None:
            issue, unit = found.issue.id, "" if wanted.is_sum else wanted.row.unit
            self.open_figure(wanted, lambda: frozen.rows_of(desk, issue, unit, wanted.figure))
            return
        row: UUID | None = None if wanted.is_sum else area_id(wanted.row.unit)
        self.open_figure(wanted, lambda: seen.lines_so_far(found, row, wanted.figure))
