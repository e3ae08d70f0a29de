"""The numbers of an area: the rate as the one big thing, the others beside it, and the 2 × 2."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from gridcredit.domain.coverage import Coverage
from gridcredit.domain.rates import as_percent, percent
from gridcredit.operations.figures.coverage_board import Board
from gridcredit.operations.figures.covering import Pace
from gridcredit.ui import icons
from gridcredit.ui.pages.score.words import figure_word
from gridcredit.ui.tokens import CAPTION, GAP, tokens_now
from gridcredit.ui.widgets.figure import FigureTile

_RATE = 40  # pixels; the one big thing of the page
_ROOM = 280  # pixels that the rate at its full size and its count need
_BESIDE = ("eligible", "informed", "pledged", "age_unknown")
_CROSS = ("registered_and_pledged", "registered_only", "pledged_only", "neither")


class RateTile(QAbstractButton):
    """The registration rate, the number it comes from, and where the pace stands."""

    def __init__(self) -> None:
        super().__init__()
        self._coverage, self._pace = Coverage(), Pace(None, None, 0, ())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rate(self, coverage: Coverage, pace: Pace) -> None:
        """Show a coverage and its pace."""
        self._coverage, self._pace = coverage, pace
        count = self.tr("已注册 {count:,} 人").format(count=coverage.registered)
        self.setAccessibleName(self.tr("注册率 {rate}%").format(rate=coverage.rate))
        self.setAccessibleDescription(f"{count} {self._pace_words()}")
        self.update()

    def sizeHint(self) -> QSize:
        """Wider than a plain tile, as tall."""
        return QSize(336, 104)

    def minimumSizeHint(self) -> QSize:
        """The least width that holds its words."""
        return QSize(232, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel, the rate, the count and the bar."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        over = self.underMouse() or self.isDown()
        edge = QPen(QColor(tokens.focus), 2) if self.hasFocus() else QPen(QColor(tokens.line), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.hover if over else tokens.surface))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(GAP - 1, 10, -GAP + 1, -10)
        self._draw_rate(painter, inner)
        self._draw_bar(painter, QRectF(inner.left(), inner.top() + 56, inner.width(), 6))
        painter.setFont(self._font(CAPTION))
        painter.setPen(QColor(tokens.muted))
        bottom = Qt.AlignmentFlag.AlignBottom
        room = int(inner.width())
        words = painter.fontMetrics().elidedText(
            self._pace_words(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | bottom, words)

    def _draw_rate(self, painter: QPainter, inner: QRectF) -> None:
        tokens = tokens_now()
        painter.setFont(self._font(_RATE if self.width() >= _ROOM else _RATE - 8, bold=True))
        painter.setPen(QColor(tokens.text))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 50), left, self._rate())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        beside = QRectF(inner.left(), inner.top() + 22, inner.width(), 22)
        painter.setFont(self._font(CAPTION))
        painter.setPen(QColor(tokens.muted))
        label = self.tr("已注册 {count:,} 人").format(count=self._coverage.registered)
        painter.drawText(beside, right, label)
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width() - 20, 22), right, self.tr("注册率")
        )
        arrow = icons.pixmap("chevron-right", tokens.faint, 16, self.devicePixelRatioF())
        painter.drawPixmap(int(inner.right()) - 14, int(inner.top()) + 3, arrow)

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        tokens = tokens_now()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(bar, 3, 3)
        share = min(self._coverage.rate_hundredths / 10_000, 1.0)
        if share > 0:
            painter.setBrush(QColor(tokens.accent))
            done = QRectF(bar)
            done.setWidth(max(6.0, bar.width() * share))
            painter.drawRoundedRect(done, 3, 3)
        if self._pace.line is not None:
            at = bar.left() + min(self._pace.line / 10_000, 1.0) * (bar.width() - 2) + 1
            painter.fillRect(QRectF(at - 1, bar.top() - 3, 2, 12), QColor(tokens.text))

    def _rate(self) -> str:
        return f"{self._coverage.rate}%" if self._coverage.eligible else "—"

    def _pace_words(self) -> str:
        line = self._pace.line
        if line is None:
            return self.tr("还没有目标")
        if not self._coverage.eligible:
            return ""
        gap = self._coverage.rate_hundredths - line
        if gap < 0:
            return self.tr("落后序时进度 {gap} 个百分点").format(gap=as_percent(-gap))
        return self.tr("领先序时进度 {gap} 个百分点").format(gap=as_percent(gap))

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font


class Figures(QWidget):
    """The rate, 应注册, 已告知, 已承诺 and 年龄待核 side by side."""

    wanted = Signal(object)  # the name of a figure

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.rate = RateTile()
        self.rate.clicked.connect(lambda: self.wanted.emit("registered"))
        row.addWidget(self.rate, 2)
        self.tiles: dict[str, FigureTile] = {}
        for figure in _BESIDE:
            tile = self.tiles[figure] = FigureTile(figure_word(figure))
            tile.clicked.connect(lambda _checked=False, figure=figure: self.wanted.emit(figure))
            row.addWidget(tile, 1)

    def show_board(self, board: Board) -> None:
        """Show a board's numbers."""
        c = board.coverage
        self.rate.show_rate(c, board.pace)
        informed = self.tr("告知率 {rate}%").format(rate=percent(c.informed, c.eligible))
        pledged = self.tr("承诺率 {rate}%").format(rate=c.pledge_rate)
        self.tiles["eligible"].show_value(f"{c.eligible:,}", self.tr("18 岁以上"))
        self.tiles["informed"].show_value(f"{c.informed:,}", informed)
        self.tiles["pledged"].show_value(f"{c.pledged:,}", pledged)
        self.tiles["age_unknown"].show_value(f"{c.age_unknown:,}", self.tr("不计入应注册"))


class Crossing(QWidget):
    """Registered × pledged as four tiles; together they are everybody eligible."""

    wanted = Signal(object)  # the name of a figure

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("注册与承诺"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self.tiles: dict[str, FigureTile] = {}
        # Shorter than elsewhere: the four are read together.
        labels = (
            self.tr("已注册并承诺"),
            self.tr("已注册未承诺"),
            self.tr("已承诺未注册"),
            self.tr("均未办理"),
        )
        for at, (figure, label) in enumerate(zip(_CROSS, labels, strict=True)):
            tile = self.tiles[figure] = FigureTile(label)
            tile.clicked.connect(lambda _checked=False, figure=figure: self.wanted.emit(figure))
            grid.addWidget(tile, at // 2, at % 2)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the four numbers."""
        for figure, tile in self.tiles.items():
            number = getattr(coverage, figure)
            share = self.tr("占 {share}%").format(share=percent(number, coverage.eligible))
            tile.show_value(f"{number:,}", share)
