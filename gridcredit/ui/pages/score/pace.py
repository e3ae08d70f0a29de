"""The pace chart: dated targets, the straight line between them, the course of the rate, today."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from gridcredit.domain.pace import PROGRAMME_START, pace_gap
from gridcredit.domain.rates import as_percent
from gridcredit.operations.figures.coverage_board import Board, Course
from gridcredit.paper.charts import DARK, LIGHT, pace_chart
from gridcredit.paper.sheet import Box, Item
from gridcredit.ui.tokens import tokens_now
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.paper_view import ChartView
from gridcredit.ui.widgets.section import SectionHeader

_SIZE = 8.5  # points


class ScorePace(Card):
    """Where registration stands against the targets."""

    def __init__(self, action: QWidget | None = None) -> None:
        super().__init__()
        self.head = SectionHeader(self.tr("序时进度"), action=action)
        self.chart = ChartView(self.tr("序时进度"), 150)
        self.body.addWidget(self.head)
        self.body.addWidget(self.chart, 1)

    def show_board(self, board: Board, course: Course = ()) -> None:
        """Show a board's pace; the way the rate went there, once it is known."""
        pace = board.pace
        words = self.tr("还没有目标")
        if pace.target is not None:
            words = self.tr("目标 {target}")
            if all(target.on < board.on for target in pace.targets):
                words = self.tr("目标 {target}，已到期")
            words = words.format(target=short(pace.target))
        self.head.set_remark(words)
        names = (self.tr("注册率"), self.tr("序时"))
        said = [f"{t.on:%Y-%m-%d} {short(t.rate)}" for t in pace.targets]
        gap = pace_gap(board.coverage.rate_hundredths, pace.line)
        said.append(self.tr("相差 {gap} 个百分点").format(gap=gap))
        self.chart.show_chart(lambda box: chart_of(board, course, box, names), "，".join(said))


def short(rate: int) -> str:
    """A rate without decimals that say nothing: 3000 is "30%", 3250 is "32.50%"."""
    return f"{rate // 100 if rate % 100 == 0 else as_percent(rate)}%"


def chart_of(board: Board, course: Course, box: Box, names: tuple[str, str]) -> tuple[Item, ...]:
    """The chart of a board; x counts days. It begins with the programme and ends with the last
    target, or with the cut-off date when all targets have passed."""
    targets = [(t.on, t.rate) for t in board.pace.targets]
    start = min([PROGRAMME_START, *(day for day, _ in targets), board.on])
    end = max([board.on, *(day for day, _ in targets)])
    line = [(start, 0), *targets]
    if targets and end > targets[-1][0]:
        line.append((end, targets[-1][1]))

    def point(day: date, rate: int) -> tuple[float, float]:
        return float((day - start).days), rate / 100

    went = [(day, rate) for day, rate in course if day >= start]
    went = went or [(board.on, board.coverage.rate_hundredths)]
    palette = DARK if tokens_now().dark else LIGHT
    years = [date(year, 1, 1) for year in range(start.year + 1, end.year + 1)]
    return pace_chart(
        box,
        [point(day, rate) for day, rate in went],
        [point(day, rate) for day, rate in line] if targets else [],
        [(point(day, 0)[0], f"{day:%Y}") for day in years],
        names,
        palette,
        _SIZE,
        marks=[(point(day, rate), f"{short(rate)} {day:%Y-%m}") for day, rate in targets],
        today=(point(board.on, 0)[0], f"{board.on:%m-%d}"),
    )
