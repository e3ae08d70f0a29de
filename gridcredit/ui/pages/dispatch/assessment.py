"""考核: a quarter or a year by a scheme, unit by unit and line by line, scored and issued."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.dispatch.assessment import Line, UnitScore, value_text
from gridcredit.domain.dispatch.spans import quarter_of, year_of
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.rates import NO_RATE, as_percent
from gridcredit.operations.dispatch import assessing, assessments, schemes
from gridcredit.operations.dispatch.assessing import Assessed
from gridcredit.operations.dispatch.issuing import Issued
from gridcredit.operations.dispatch.schemes import SchemeRead
from gridcredit.texts import word
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.dispatch.score_dialog import ScoreDialog
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_pane import ListPane
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.pasted import first_table
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.table import Table

_QUARTER, _YEAR = "quarter", "year"


class AssessmentView(DispatchView):
    """Begins with the last quarter that is over; Enter on a line scores it."""

    def _build(self) -> None:
        self.span = quarter_of(self.desk.today()).previous
        self._all: list[Assessed] = []
        may = self.desk.actor.may(Duty.ISSUE_REPORTS)
        self.kind = Segmented(
            self.tr("期次"), [(_QUARTER, self.tr("季度")), (_YEAR, self.tr("年度"))]
        )
        self.back = button("", lambda: self._go(-1), icon="chevron-left", kind="quiet")
        self.back.setAccessibleName(self.tr("往前"))
        self.on = button("", lambda: self._go(1), icon="chevron-right", kind="quiet")
        self.on.setAccessibleName(self.tr("往后"))
        self.name = Label()
        self.name.setProperty("role", "section")
        self.load = button(self.tr("导入方案…"), self._on_import, icon="import", kind="quiet")
        self.score = button(self.tr("评分…"), self.score_chosen, icon="pencil")
        self.check = button(self.tr("核定本单位…"), self._on_check)
        self.check.setToolTip(self.tr("其余各项按数据计分；之后 5 个工作日内单位可以提异议"))
        self.issue = button(self.tr("签发…"), self._on_issue, icon="check", kind="primary")
        for part in (self.load, self.score, self.check, self.issue):
            offer(part, may)
        self.note = Banner("info", "")
        self.units = Table(self.tr("被考核单位"))
        self.unit_model = RowsModel(self._unit_columns())
        self.units.setModel(self.unit_model)
        self.lines = Table(self.tr("指标"))
        self.line_model = RowsModel(self._line_columns())
        self.lines.setModel(self.line_model)
        self.units.setMinimumWidth(230)
        split = Splitter("assessment", self.app.settings, [self.units, self._side()], [3, 8])
        begin = (self.tr("装入常用方案…"), self._on_starter) if may else ("", None)
        nothing = EmptyState(
            "flag",
            self.tr("这一期没有考核方案"),
            self.tr("导入一份指标表：指标、分值、计分方式、数据来源；先装入常用方案再改也行。"),
            *begin,
        )
        acts = (
            self.kind, self.back, self.name, self.on, self.load, self.score, self.check, self.issue
        )  # fmt: skip
        self.pane = ListPane(split, nothing, acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.note)
        column.addWidget(self.lines, 1)
        side.setMinimumWidth(420)
        return side

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.units.row_chosen.connect(lambda _row: self._show_lines())
        self.lines.row_opened.connect(lambda _row: self.score_chosen())
        self.lines.row_chosen.connect(lambda _row: self._say_acts())

    def _unit_columns(self) -> list[Column]:
        return [
            Column(self.tr("单位"), lambda row: row[1].unit),
            Column(self.tr("得分"), lambda row: row[1].points, 76, is_number=True),
            Column(self.tr("满分"), lambda row: row[1].full, 76, is_number=True),
            Column(self.tr("名次"), lambda row: str(row[1].rank), 52, is_number=True),
        ]

    def _line_columns(self) -> list[Column]:
        def points(of: str) -> Any:
            return lambda line: _points(getattr(line, of))

        def figure(line: Line) -> str:
            if line.value is None:
                return NO_RATE
            return f"{word(line.indicator.source, self.language)} {value_text(line)}"

        def name(line: Line) -> str:
            return f"{line.indicator.code} {line.indicator.name}"

        return [
            Column(self.tr("指标"), name, 210),
            Column(self.tr("满分"), lambda line: as_percent(line.indicator.points), 64, True),
            Column(self.tr("数据"), figure, 150),
            Column(self.tr("按数据"), points("computed"), 68, True),
            Column(self.tr("自评"), points("own"), 62, True),
            Column(self.tr("核定"), points("checked"), 62, True),
            Column(self.tr("异议"), points("objected"), 62, True),
            Column(self.tr("得分"), points("final"), 62, True),
            Column(self.tr("说明"), lambda line: line.ground.replace("\n", " ")),
        ]

    def refresh(self) -> None:
        """Ask for the period."""
        desk, span = self.desk, self.span
        words = self.tr("{year}年第{number}季度") if span.is_quarter else self.tr("{year}年")
        self.name.setText(words.format(year=span.year, number=span.number))
        self.on.setEnabled(span.last < desk.today())
        self.ask(
            lambda: (span, assessing.see_assessments(desk, span.text)),
            self._on_seen,
            self._on_failed,
        )

    def keyboard_place(self) -> QWidget | None:
        """The units, or what takes a scheme in."""
        return self.units if self.pane.has_any else self.back

    def _go(self, steps: int) -> None:
        self.span = self.span.previous if steps < 0 else self.span.next
        self.refresh()

    def _on_kind(self, kind: object) -> None:
        last = self.span.last
        self.span = quarter_of(last) if kind == _QUARTER else year_of(last)
        self.refresh()

    def _on_seen(self, answer: tuple[Any, list[Assessed]]) -> None:
        span, found = answer
        if span != self.span:
            return  # one went on meanwhile
        self._all = found
        at = max(self.units.currentIndex().row(), 0)
        rows = [(one, unit) for one in found for unit in one.units]
        self.unit_model.set_rows(rows)
        self.pane.show_any(bool(rows))
        if rows:
            self.units.selectRow(min(at, len(rows) - 1))
        self._show_lines()
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.warn(error)
        self.be_known()

    def chosen(self) -> tuple[Assessed, UnitScore] | None:
        """The unit one stands on, with its assessment."""
        row = self.units.chosen_row()
        return row if isinstance(row, tuple) else None

    def line(self) -> Line | None:
        """The line one stands on."""
        row = self.lines.chosen_row()
        return row if isinstance(row, Line) else None

    def _show_lines(self) -> None:
        chosen = self.chosen()
        at = max(self.lines.currentIndex().row(), 0)
        lines = chosen[0].of_unit(chosen[1].unit) if chosen else []
        self.line_model.set_rows(lines)
        if lines:
            self.lines.selectRow(min(at, len(lines) - 1))
        self._say_acts()

    def _say_acts(self) -> None:
        chosen = self.chosen()
        is_open = chosen is not None and chosen[0].issue is None
        is_own = chosen is not None and chosen[0].is_own
        is_over = self.span.last < self.desk.today()
        self.score.setEnabled(is_open and self.line() is not None)
        self.check.setEnabled(is_open and is_own and is_over)
        self.issue.setEnabled(is_open and is_own and is_over)
        if chosen is not None:
            self.note.say(*self._words(*chosen))

    def _words(self, found: Assessed, unit: UnitScore) -> tuple[str, str]:
        name = found.scheme.record.name
        if found.issue is not None:
            when = found.issue.frozen_at[:16].replace("T", " ")
            return self.tr("{scheme}：{when} 已签发，不再改动。").format(
                scheme=name, when=when
            ), "good"
        until = found.until.get(unit.unit)
        lines = found.of_unit(unit.unit)
        if any(line.is_open for line in lines):
            return self.tr("{scheme}：有异议等待复核。").format(scheme=name), "warn"
        if until is None or any(line.checked is None for line in lines):
            return self.tr("{scheme}：还没有核定完。").format(scheme=name), "info"
        return (
            self.tr("{scheme}：已核定，{unit}可以提异议到 {day}。").format(
                scheme=name, unit=unit.unit, day=until.isoformat()
            ),
            "info",
        )

    # Acts

    def score_chosen(self) -> None:
        """Score the line one stands on."""
        chosen, line = self.chosen(), self.line()
        if chosen is None or line is None or chosen[0].issue is not None:
            return
        if not self.desk.actor.may(Duty.ISSUE_REPORTS):
            return
        found, period = chosen[0], self.span.text
        dialog = ScoreDialog(self, self.app, self.desk, period, line, is_own=found.is_own)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, points: int) -> None:
        self.app.toast(self.tr("已保存，现得 {points} 分").format(points=as_percent(points)))
        self.mark_stale()

    def _on_check(self) -> None:
        chosen = self.chosen()
        if chosen is None or not chosen[0].is_own:
            return
        unit, desk, text = chosen[1].unit, self.desk, self.span.text
        title = self.tr("核定 {unit}").format(unit=unit)
        words = self.tr("没有人工评过的指标按数据计分；之后 5 个工作日内该单位可以提异议。")
        if not self.app.messages.ask(self, title, words, yes=self.tr("核定")):
            return

        def on_done(count: int) -> None:
            self.app.toast(self.tr("已核定 %n 项", "", count))
            self.mark_stale()

        self.do(
            lambda _progress: assessing.check_unit(desk, text, unit),
            on_done,
            self.warn,
            title=title,
        )

    def _on_issue(self) -> None:
        chosen = self.chosen()
        if chosen is None or not chosen[0].is_own:
            return
        title = self.tr("签发 {span}").format(span=self.name.text())
        words = self.tr("考核结果签发后不再改动，随数据包下发到各单位。")
        if not self.app.messages.ask(self, title, words, yes=self.tr("签发")):
            return
        out = self.app.messages.choose_folder(self, self.tr("表格存到哪里"), "papers")
        if out is None:
            return
        desk, text = self.desk, self.span.text

        def on_done(made: Issued) -> None:
            self.app.toast(self.tr("{span} 已签发").format(span=made.issue.span))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
            self.mark_stale()

        self.do(
            lambda progress: assessments.issue_assessment(desk, text, out, progress),
            on_done,
            self.warn,
            title=title,
        )

    # Schemes

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on the page: the first table among them is a scheme."""
        table, may = first_table(files), self.desk.actor.may(Duty.ISSUE_REPORTS)
        if table is not None and may:
            self.read(table)
        return table is not None and may

    def _on_starter(self) -> None:
        self.read(schemes.starter(), self.tr("常用考核方案"))

    def _on_import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv *.xls *.et)")
        file = self.app.messages.choose_file(self, self.tr("考核方案"), kinds, "ledgers")
        if file is not None:
            self.read(file)

    def read(self, file: Path, name: str = "") -> None:
        """Take a scheme in, in force from the period in sight on."""
        desk, start = self.desk, self.span.text

        def on_done(found: SchemeRead) -> None:
            if found.refused:
                title = self.tr("方案没有导入，请改好这些再试")
                RefusedCellsDialog(self, title, found.refused, self.language).open()
                return
            points = as_percent(sum(one.points for one in found.indicators))
            told = self.tr("已导入 {count} 项指标，满分 {points}").format(
                count=len(found.indicators), points=points
            )
            tone = "good"
            if found.judged_by_articles:
                told += self.tr("；按信息篇数计分与为基层减负的规定不符，请斟酌")
                tone = "warn"
            self.app.toast(told, tone=tone)
            self.mark_stale()

        self.do(
            lambda _progress: schemes.import_scheme(desk, file, name or file.stem, start),
            on_done,
            self.warn,
            title=self.tr("导入方案"),
        )


def _points(said: int | None) -> str:
    return NO_RATE if said is None else as_percent(said)
