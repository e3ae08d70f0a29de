"""本周: a week as it stands, who has not reported, and the one button that issues it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.dispatch.spans import week_of
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.area import area_id
from gridcredit.operations.dispatch import frozen, weekly
from gridcredit.operations.dispatch.issuing import Issued, Papers
from gridcredit.operations.dispatch.weekly import WeekSeen
from gridcredit.ui.pages.dispatch.figures_table import FiguresTable, WantedFigure
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer

_WEEK = timedelta(days=7)


class WeekView(DispatchView):
    """Begins with the last week that is over. Targets: a day of the week to be shown."""

    def _build(self) -> None:
        self.week = week_of(self.desk.today()).previous
        self.seen: WeekSeen | None = None
        self.back = button("", lambda: self._go(-1), icon="chevron-left", kind="quiet")
        self.back.setAccessibleName(self.tr("上一周"))
        self.on = button("", lambda: self._go(1), icon="chevron-right", kind="quiet")
        self.on.setAccessibleName(self.tr("下一周"))
        self.name = Label()
        self.name.setProperty("role", "section")
        self.target = Label()
        self.target.setProperty("role", "caption")
        self.issue = button(self.tr("签发…"), self.issue_week, icon="check", kind="primary")
        self.draft = button(self.tr("导出暂计…"), self._on_draft, icon="export")
        self.note = Banner("info", "")
        self.table = FiguresTable()
        self._busy = BusyOverlay(self.table)
        offer(self.issue, self.desk.actor.may(Duty.ISSUE_REPORTS))
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for part in (self.back, self.name, self.on):
            top.addWidget(part)
        top.addWidget(self.target)
        top.addStretch(1)
        for part in (self.draft, self.issue):
            top.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addLayout(top)
        whole.addWidget(self.note)
        whole.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.table.figure_wanted.connect(self._on_figure)

    def refresh(self) -> None:
        """Count the week, or read its issue."""
        desk, week = self.desk, self.week
        days = f"{week.first.isoformat()} — {week.last.isoformat()}"
        self.name.setText(self.tr("{year}年第{number}周（{days}）").format(
            year=week.year, number=week.number, days=days
        ))  # fmt: skip
        self.on.setEnabled(week.last < desk.today())
        self._busy.begin(self.tr("正在统计"))
        self.ask(lambda: weekly.see_week(desk, week), self._on_seen, self._on_failed)

    def show_target(self, target: Any) -> None:
        """Show the week of a day."""
        self.week = week_of(target)
        self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The table."""
        return self.table

    def _go(self, weeks: int) -> None:
        self.week = week_of(self.week.first + weeks * _WEEK)
        self.refresh()

    def _on_seen(self, seen: WeekSeen) -> None:
        self._busy.end()
        if seen.table.span != self.week.text:
            return  # one went on meanwhile
        self.seen = seen
        self.table.show_table(seen.table)
        self.target.setText(self.tr("目标 {rate}%").format(rate=seen.table.total.target))
        self.issue.setEnabled(seen.may_issue)
        self.draft.setEnabled(seen.issue is None)
        self.note.say(*self._words(seen))
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self._busy.end()
        self.note.say(self.describe(error), "bad")
        self.be_known()

    def _words(self, seen: WeekSeen) -> tuple[str, str]:
        """What is to be said of the week, and how."""
        if seen.issue is not None:
            when = seen.issue.frozen_at[:16].replace("T", " ")
            return self.tr("{when} 已签发，不再改动；以后查明的列入下一期的“更正”。").format(
                when=when
            ), "good"
        late = ""
        if seen.late:
            units = "、".join(seen.late)
            late = self.tr("还没有报这一周：{units}。").format(units=units)
        if self.week.last >= self.desk.today():
            words = self.tr("暂计：本周到 {day} 结束，之后才能签发。").format(
                day=self.week.last.isoformat()
            )
            return f"{words}{late}", "info"
        if not seen.may_issue:
            return self.tr("暂计，没有签发。") + late, "info"
        words = self.tr("可以签发：以现在收到的数据为准，签发后不再改动。")
        return f"{late}{words}", "warn" if late else "info"

    # Acts

    def issue_week(self) -> None:
        """Ask, and freeze the week."""
        seen = self.seen
        if seen is None or not seen.may_issue:
            return
        title = self.tr("签发 {week}").format(week=seen.table.span)
        words, _ = self._words(seen)
        if not self.app.messages.ask(self, title, words, yes=self.tr("签发")):
            return
        out = self.app.messages.choose_folder(self, self.tr("表格存到哪里"), "papers")
        if out is not None:
            self._issue(out, title)

    def _issue(self, out: Path, title: str) -> None:
        desk, text = self.desk, self.week.text

        def on_done(made: Issued) -> None:
            self.app.toast(self.tr("{week} 已签发").format(week=made.issue.span))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
            self.mark_stale()

        self.do(
            lambda progress: weekly.issue_week(desk, text, out, progress),
            on_done,
            self.warn,
            title=title,
        )

    def _on_draft(self) -> None:
        seen = self.seen
        if seen is None or seen.issue is not None:
            return
        name = self.tr("暂计_{week}.xlsx").format(week=seen.table.span)
        kinds = self.tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)")
        out = self.app.messages.choose_save(self, self.tr("导出暂计"), name, kinds, "papers")
        if out is None:
            return
        is_pdf = out.suffix.lower() == ".pdf"
        papers = Papers(paper=out) if is_pdf else Papers(sheet=out)
        mark, table = self.tr("（暂计）"), seen.table
        self.do(
            lambda _progress: weekly.write_week(table, papers, mark),
            lambda _none: self.app.toast(self.tr("已存为 {name}").format(name=out.name)),
            self.warn,
            title=self.tr("导出暂计"),
        )

    def _on_figure(self, wanted: WantedFigure) -> None:
        seen, desk = self.seen, self.desk
        if seen is None:
            return
        if seen.issue is not None:
            issue, unit = seen.issue.id, "" if wanted.is_sum else wanted.row.unit
            self.open_figure(wanted, lambda: frozen.rows_of(desk, issue, unit, wanted.figure))
            return
        row: UUID | None = None if wanted.is_sum else area_id(wanted.row.unit)
        self.open_figure(wanted, lambda: weekly.lines_so_far(seen, row, wanted.figure))
