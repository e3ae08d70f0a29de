"""The first start: whose computer is this, or a look around with made-up data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridcredit.ui import icons
from gridcredit.ui.app import App
from gridcredit.ui.tokens import BODY, CAPTION, tokens_now
from gridcredit.ui.welcome.cover import Cover
from gridcredit.ui.welcome.founding import choose_invitation
from gridcredit.ui.widgets.buttons import button

_HEIGHT = 60


class FirstRun(Cover):
    """Five ways to begin, and two quiet ones for who has a workspace or a backup already."""

    chosen = Signal(object)  # grid, village, street, district, demo, open, restore, language
    invitation_offered = Signal(object)  # Path

    def __init__(self, app: App, *, can_go_back: bool = False) -> None:
        super().__init__(app, width=560)
        self.set_heading(self.tr("这台电脑归谁用？"), self.tr("选一次就好，以后打开直接登录。"))
        self._options = [
            BigButton("grid", self.tr("网格员"), self.tr("入户走访、登记，向街道上报"), "visit"),
            BigButton("village", self.tr("村居"), self.tr("信用+ 记录、评议、公示和兑换"), "home"),
            BigButton(
                "street",
                self.tr("街道办事处"),
                self.tr("汇总各村居和网格，批准接入"),
                "households",
            ),
            BigButton("district", self.tr("区信用办"), self.tr("建立全区的工作区和区域"), "map"),
            BigButton("demo", self.tr("先看演示"), self.tr("用虚构的数据走一遍，不会外传"), "eye"),
        ]
        self.body.setSpacing(8)
        for option in self._options:
            self.body.addWidget(option)
            option.wanted.connect(self.chosen.emit)
        invited = button(self.tr("打开邀请文件"), self._on_invitation_wanted, kind="link")
        self.links.addWidget(invited)
        self._add_link("open", self.tr("打开已有工作区"))
        self._add_link("restore", self.tr("从备份恢复"))
        self._add_link("language", "English" if app.settings.language == "zh" else "中文")
        if can_go_back:
            self.add_back()
        self.setFocusProxy(self._options[0])
        self.setAcceptDrops(True)

    def _add_link(self, value: str, words: str) -> None:
        self.links.addWidget(button(words, lambda: self.chosen.emit(value), kind="link"))

    def _on_invitation_wanted(self) -> None:
        file = choose_invitation(self.app, self)
        if file is not None:
            self.invitation_offered.emit(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An invitation may be dropped anywhere."""
        if _invitation_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the invitation."""
        file = _invitation_in(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.invitation_offered.emit(file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the ways."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        held = [at for at, option in enumerate(self._options) if option.hasFocus()]
        if step and held:
            to = min(max(held[0] + step, 0), len(self._options) - 1)
            self._options[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _invitation_in(data: QMimeData) -> Path | None:
    """The invitation among what is dragged."""
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((file for file in files if file.suffix.lower() == ".gcinv"), None)


class BigButton(QAbstractButton):
    """A big button: icon, words, and a sentence of what it leads to."""

    wanted = Signal(object)  # its value

    def __init__(self, value: str, words: str, sentence: str, icon: str) -> None:
        super().__init__()
        self._sentence, self._icon = sentence, icon
        self.clicked.connect(lambda: self.wanted.emit(value))
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as two lines of words ask for."""
        return QSize(320, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw plate, icon, words and sentence."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus()
        over = self.underMouse() or self.isDown()
        painter.setPen(QPen(QColor(tokens.focus if lit else tokens.line), 2 if lit else 1))
        painter.setBrush(QColor(tokens.hover if over else tokens.surface))
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(plate, 8, 8)
        ratio = self.devicePixelRatioF()
        middle = self.height() // 2
        painter.drawPixmap(18, middle - 12, icons.pixmap(self._icon, tokens.muted, 24, ratio))
        arrow = icons.pixmap("chevron-right", tokens.faint, 18, ratio)
        painter.drawPixmap(self.width() - 32, middle - 9, arrow)
        words = plate.adjusted(58, 10, -40, -10)
        font = QFont(self.font())
        font.setPixelSize(BODY)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, self.text())
        font.setPixelSize(CAPTION)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, self._sentence)
