"""Beside today's list: the pace, the week, and what was promised."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.coverage import Coverage
from gridcredit.domain.rates import as_percent
from gridcredit.operations.figures.covering import Pace
from gridcredit.operations.figures.today_summary import AreaDay, PromisedVisit, WeekLeft
from gridcredit.ui.days import weekday
from gridcredit.ui.tokens import HAIR, SMALL, TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.figure import FigureTile
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.pace_bar import PaceBar
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.short_address import AddressLink
from gridcredit.ui.widgets.tag import Tag

_PROMISES = 6


class PaceCard(Card):
    """The rate now, the next target, and how far the line is away."""

    def __init__(self) -> None:
        super().__init__(self.tr("序时进度"))
        self._rate = Label()
        self._rate.setProperty("role", "figure")
        self._gap = Tag("")
        self._base = Label()
        self._base.setProperty("role", "caption")
        self._bar = PaceBar()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._rate)
        side = QVBoxLayout()
        side.setSpacing(HAIR)
        side.addWidget(self._gap)
        side.addWidget(self._base)
        line.addLayout(side)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._bar)

    def show_pace(
        self, pace: Pace, coverage: Coverage, on: date, left: WeekLeft | None = None
    ) -> None:
        """Show how registration stands against the targets, and what is left until Sunday."""
        self._rate.setText(f"{coverage.rate}%" if coverage.eligible else "—")
        self._base.setText(
            self.tr("{registered:,} / {eligible:,} 人").format(
                registered=coverage.registered, eligible=coverage.eligible
            )
        )
        share = pace.rate / 10_000
        if pace.target is None or pace.line is None:
            self._gap.hide()
            self._bar.show_share(share, None, self.tr("上级还没有下达目标"))
            return
        coming = next((t.on for t in pace.targets if t.on >= on), None)
        ended = coming is None
        told, tone = self._left_words(ended, left)
        self._gap.show_text(told, tone)
        self._gap.setVisible(coverage.eligible > 0 and bool(told))
        words = self.tr("目标 {rate}%（{day}）")
        if ended:
            words = self.tr("目标 {rate}% 已于 {day} 结束")
        day = coming or max(target.on for target in pace.targets)
        target = words.format(rate=_round(pace.target), day=day.isoformat())
        whole = max(pace.target, 1)
        if ended:
            self._bar.show_share(min(pace.rate / whole, 1), None, target)
            return
        line_words = self.tr("序时应达 {rate}%").format(rate=as_percent(pace.line))
        self._bar.show_share(pace.rate / whole, pace.line / whole, target, line_words)

    def _left_words(self, ended: bool, left: WeekLeft | None) -> tuple[str, str]:
        """What is left of the week, and in which tone; never how far anybody is behind."""
        if ended:
            return self.tr("目标已结束"), "plain"
        if left is None or left.registrations is None:
            return "", "plain"
        if not left.registrations:
            return self.tr("本周已够"), "good"
        return self.tr("本周还需注册 %n 人", "", left.registrations), "info"


class WeekTiles(QWidget):
    """The week's dates and its four figures; each opens its list."""

    figure_opened = Signal(object)  # one of WEEK_FIGURES

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._header = SectionHeader(self.tr("本周"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addWidget(self._header)
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        whole.addLayout(grid)
        words = {
            "visits": self.tr("走访户次"),
            "met": self.tr("见面户数"),
            "new_registered": self.tr("新增注册"),
            "new_pledged": self.tr("新签承诺"),
        }
        self._tiles: dict[str, FigureTile] = {}
        for at, (figure, label) in enumerate(words.items()):
            tile = FigureTile(label)
            tile.clicked.connect(lambda _on=False, figure=figure: self.figure_opened.emit(figure))
            self._tiles[figure] = tile
            grid.addWidget(tile, at // columns, at % columns)

    def show_week(self, day: AreaDay) -> None:
        """Show the week of an area's day."""
        week, now = day.week, day.coverage
        remarks = {
            "visits": self.tr("另有电话 %n 次", "", week.by_phone) if week.by_phone else "",
            "met": self.tr("走访 %n 户", "", week.households),
            "new_registered": self.tr("累计 {count:,}").format(count=now.registered),
            "new_pledged": self.tr("累计 {count:,}").format(count=now.pledged),
        }
        span = (week.monday.strftime("%m-%d"), week.sunday.strftime("%m-%d"))
        self._header.set_remark(" – ".join(span))
        for figure, tile in self._tiles.items():
            tile.show_value(f"{getattr(week, figure):,}", remarks[figure])


class PromisesCard(Card):
    """The follow-ups from today to Sunday; a row opens its door. Those past their day stand on
    the list of whom to visit, so that here is only their number."""

    door_opened = Signal(object)  # UUID of the household
    late_opened = Signal()

    def __init__(self, language: str) -> None:
        self._language = language
        self._late = button("", lambda: self.late_opened.emit(), kind="link")
        super().__init__(self.tr("约定的回访"), self._late)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(TIGHT)
        self.body.addLayout(self._rows)

    def show_promises(self, promised: tuple[PromisedVisit, ...], today: date) -> None:
        """Show what was promised until Sunday."""
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        coming = [promise for promise in promised if promise.due >= today]
        late = len(promised) - len(coming)
        self._late.setText(self.tr("已过期 %n 户", "", late))
        self._late.setVisible(bool(late))
        for promise in coming[:_PROMISES]:
            self._rows.addWidget(self._row(promise, today))
        if len(coming) > _PROMISES:
            self._rows.addWidget(_caption(self.tr("还有 %n 户", "", len(coming) - _PROMISES)))
        if not coming:
            self._rows.addWidget(_caption(self.tr("今天到周日没有约定的回访。")))

    def _row(self, promise: PromisedVisit, today: date) -> QWidget:
        door = promise.door
        words = door.address or door.number
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        day = Tag(self._day(promise.due, today), "bad" if promise.due == today else "plain")
        link = AddressLink(words)
        link.clicked.connect(lambda: self.door_opened.emit(door.id))
        link.setToolTip(plain_tooltip(f"{words} {door.householder}"))
        line.addWidget(day)
        line.addWidget(link)
        line.addStretch(1)
        return row

    def _day(self, due: date, today: date) -> str:
        if due == today:
            return self.tr("今天")
        return weekday(due, self._language)


def _caption(words: str) -> Label:
    label = Label(words)
    label.setProperty("role", "caption")
    return label


def _round(rate: int) -> str:
    """A target's rate: 100, 62.50."""
    return str(rate // 100) if rate % 100 == 0 else as_percent(rate)
