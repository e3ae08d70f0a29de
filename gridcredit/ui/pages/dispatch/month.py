"""月通报: a month as it stands, its bulletin drafted for a person to edit, and issued."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gridcredit.domain.dispatch.spans import Span
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress
from gridcredit.operations.dispatch import bulletins, wording
from gridcredit.operations.dispatch.issuing import Issued
from gridcredit.operations.dispatch.seen import SpanSeen
from gridcredit.ui.pages.dispatch.mentions_dialog import MentionsDialog
from gridcredit.ui.pages.dispatch.span_view import SpanView
from gridcredit.ui.pages.dispatch.wording_dialog import WordingDialog
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer


class MonthView(SpanView):
    """A month: drafted in Word, edited there, issued with the edited document or as drafted."""

    REPORT: ClassVar[Report] = Report.MONTHLY

    def _title(self, span: Span) -> str:
        return self.tr("{year}年{month}月").format(year=span.year, month=span.number)

    def _jobs(self) -> list[QWidget]:
        self._edited: Path | None = None
        self.draft = button(self.tr("起草…"), self._on_draft, icon="pencil")
        self.draft.setToolTip(self.tr("按数字写一份 Word 草稿，由您补写后再签发"))
        self.take = button(self.tr("用写好的稿子签发…"), self._on_take, icon="import")
        self.named = button(self.tr("表扬批评…"), self._on_named, kind="quiet")
        self.named.setToolTip(self.tr("按数字提出名单，由您确认后写进通报"))
        self.words = button(self.tr("文字…"), self._on_words, kind="quiet")
        self.words.setToolTip(self.tr("主送、开头、要求、落款、发文机关标志，改成本单位的"))
        jobs = (self.words, self.named, self.draft, self.take)
        for job in jobs:
            offer(job, self.desk.actor.may(Duty.ISSUE_REPORTS))
        return list(jobs)

    def _show_jobs(self, found: SpanSeen) -> None:
        self.draft.setEnabled(found.issue is None)
        self.named.setEnabled(found.issue is None)
        self.take.setEnabled(found.may_issue)

    def _papers(self, text: str, out: Path, progress: Progress) -> Issued:
        return bulletins.issue_bulletin(self.desk, text, out, self._edited, progress)

    def issue_span(self) -> None:
        """Ask, and freeze the month as drafted."""
        self._edited = None
        super().issue_span()

    def _on_named(self) -> None:
        if self.seen is not None and self.seen.issue is None:
            MentionsDialog(self, self.app, self.desk, self.seen.table.span).open()

    def _on_words(self) -> None:
        if self.desk.actor.may(Duty.ISSUE_REPORTS):
            WordingDialog(self, self.app, self.desk, wording.wording(self.desk)).open()

    def _on_take(self) -> None:
        found = self.seen
        if found is None or not found.may_issue:
            return
        kinds = self.tr("Word 文档 (*.docx)")
        file = self.app.messages.choose_file(self, self.tr("写好的通报"), kinds, "papers")
        if file is None:
            return
        try:
            bulletins.require_document(file)
        except GridCreditError as error:
            self.warn(error)
            return
        self._edited = file
        self._ask_and_issue(found)

    def _on_draft(self) -> None:
        found = self.seen
        if found is None or found.issue is not None:
            return
        name = self.tr("月通报_{month}_草稿.docx").format(month=found.table.span)
        kinds = self.tr("Word 文档 (*.docx)")
        out = self.app.messages.choose_save(self, self.tr("起草"), name, kinds, "papers")
        if out is None:
            return
        desk, text = self.desk, found.table.span

        def on_done(_table: FrozenTable) -> None:
            self.app.toast(self.tr("草稿已存为 {name}").format(name=out.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.do(
            lambda _progress: bulletins.draft_bulletin(desk, text, out),
            on_done,
            self.warn,
            title=self.tr("起草"),
        )
