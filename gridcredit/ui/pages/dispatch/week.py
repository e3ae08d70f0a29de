"""周调度: a week as it stands, and its table issued."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridcredit.domain.dispatch.spans import Span
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress
from gridcredit.operations.dispatch import weekly
from gridcredit.operations.dispatch.cut_off import checked_cut_off
from gridcredit.operations.dispatch.issuing import Issued, Papers
from gridcredit.operations.dispatch.seen import SpanSeen
from gridcredit.ui.pages.dispatch.span_view import SpanView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer


class WeekView(SpanView):
    """A week, which may also be written out before it is issued."""

    REPORT: ClassVar[Report] = Report.WEEKLY

    def _title(self, span: Span) -> str:
        days = f"{span.first.isoformat()} — {span.last.isoformat()}"
        words = self.tr("{year}年第{number}周（{days}）")
        return words.format(year=span.year, number=span.number, days=days)

    def _jobs(self) -> list[QWidget]:
        self._cut = ""
        self.cut = button(self.tr("截止时间…"), self._on_cut, icon="clock", kind="quiet")
        self.cut.setToolTip(self.tr("签发时不算这之后收到和录入的；平时以签发那一刻为准"))
        offer(self.cut, self.desk.actor.may(Duty.ISSUE_REPORTS))
        self.draft = button(self.tr("导出暂计…"), self._on_draft, icon="export")
        return [self.cut, self.draft]

    def _show_jobs(self, found: SpanSeen) -> None:
        self.draft.setEnabled(found.issue is None)
        self.cut.setEnabled(found.may_issue)
        if not found.may_issue:
            self._cut = ""

    def _on_cut(self) -> None:
        found = self.seen
        if found is None or not found.may_issue:
            return
        words = self.tr("不算这之后收到和录入的，写成 2026-11-30 09:00")
        usual = self._cut.replace("T", " ") or f"{self.span.next.first.isoformat()} 09:00"
        said = self.app.messages.ask_text(self, self.tr("截止时间"), words, usual)
        if said is None:
            return
        try:
            self._cut = checked_cut_off(self.desk, self.span, said)
        except GridCreditError as error:
            self.warn(error)
            return
        self.note.say(*self._words(found))

    def _words(self, found: SpanSeen) -> tuple[str, str]:
        words, tone = super()._words(found)
        if self._cut and found.may_issue:
            words += self.tr("截止 {moment}。").format(moment=self._cut.replace("T", " "))
        return words, tone

    def _papers(self, text: str, out: Path, progress: Progress) -> Issued:
        return weekly.issue_week(self.desk, text, out, progress, self._cut)

    def _on_draft(self) -> None:
        found = self.seen
        if found is None or found.issue is not None:
            return
        name = self.tr("暂计_{week}.xlsx").format(week=found.table.span)
        kinds = self.tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)")
        out = self.app.messages.choose_save(self, self.tr("导出暂计"), name, kinds, "papers")
        if out is None:
            return
        is_pdf = out.suffix.lower() == ".pdf"
        papers = Papers(paper=out) if is_pdf else Papers(sheet=out)
        mark, table = self.tr("（暂计）"), found.table
        self.do(
            lambda _progress: weekly.write_table(table, papers, mark),
            lambda _none: self.app.toast(self.tr("已存为 {name}").format(name=out.name)),
            self.warn,
            title=self.tr("导出暂计"),
        )
