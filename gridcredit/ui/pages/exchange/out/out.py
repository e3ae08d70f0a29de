"""The outgoing half of the exchange: what waits, for whom, one button, and the finished file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.paper import PaperButton, Source
from gridcredit.ui.pages.exchange.out.stick import stick_button
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel
from gridcredit.ui.work_words import unsent_words

if TYPE_CHECKING:
    from gridcredit.operations.exchange.sending import SentPackage
    from gridcredit.operations.exchange.situation import Link, Situation

_MIDDLE = Qt.TextElideMode.ElideMiddle
_PLACE_WIDTH, _TARGET_WIDTH = 340, 200  # pixels
FOLDER = "export"  # under this purpose the settings remember the folder


class OutCard(Card):
    """Says how much has no receipt yet and writes it as a package."""

    export_wanted = Signal(object)  # (node or None, Path)
    paper_wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self._now: Situation | None = None
        self._links: list[Link] = []
        self._fallback: Path | None = None  # as long as nothing is known
        self._is_wanted = False
        self._figure = Label("–")
        self._figure.setProperty("role", "figure")
        self._words = Label()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._target = QComboBox()
        guard_wheel(self._target)
        self._target.setAccessibleName(self.tr("发给"))
        self._to = Label()
        words = self.tr("导出数据包")
        self.export = button(words, self.ask_for_export, icon="export", kind="primary")
        self.export.setToolTip("Ctrl+E")
        self.export.setEnabled(False)
        self._target.setMinimumWidth(_TARGET_WIDTH)
        self._place = Label()
        self._place.setProperty("role", "caption")
        self._change = button(self.tr("更改文件夹"), self._on_change, kind="link")
        self._change.setEnabled(False)
        self._done = QWidget()
        self._done.hide()
        self._lay_out()
        self._target.currentIndexChanged.connect(lambda _at: self._show_link())

    def show_situation(self, now: Situation, fallback: Path) -> None:
        """Show what waits for the parent and for each child that still belongs."""
        self._fallback, self._now = fallback, now
        self._links = [link for link in now.links if link.node.state != "revoked"]
        chosen = self._target.currentData()
        self._target.blockSignals(True)
        self._target.clear()
        for link in self._links:
            self._target.addItem(self._name(link), link.node.id)
        self._target.setCurrentIndex(max(self._target.findData(chosen), 0))
        self._target.blockSignals(False)
        self._target.setVisible(len(self._links) > 1)
        self._to.setVisible(len(self._links) == 1)
        self._change.setEnabled(True)
        self._show_link()
        if self._is_wanted:
            self._is_wanted = False
            self.ask_for_export()

    def ask_for_export(self) -> None:
        """Export for whom is chosen, when something waits; what is asked before it is known who
        that is and where to is done as soon as it is."""
        folder = self._folder()
        if folder is None:
            self._is_wanted = True
        elif self.export.isEnabled():
            self.export_wanted.emit((self._target.currentData(), folder))

    def show_sent(self, sent: SentPackage) -> None:
        """Show the finished file, ready to be dragged away."""
        words = self.tr("第 {number} 号数据包已写好。存到 U 盘交给对方，收到回执才算送到。").format(
            number=sent.number
        )
        # Which suite seals is for the district to choose; nobody else can do anything about it.
        if sent.is_makeshift and self._now is not None and self._now.node.office == "district":
            note = self.tr("收发双方有一方还没有区里所选算法的密钥，这个包仍用 {suite} 套件。")
            words = "\n".join((words, note.format(suite=sent.suite.value)))
        self.show_file(sent.path, words)

    def show_file(self, file: Path, words: str) -> None:
        """Show a file with what to do with it."""
        old = self._done
        self._done = QWidget()
        row = FlowLayout(across=SMALL, down=TIGHT)
        chip = FileChip(file, "package")
        chip.clicked.connect(lambda: show_folder(file))
        row.addWidget(chip)
        stick = stick_button(self.app, file)
        row.addWidget(stick)
        folder = button(self.tr("打开所在文件夹"), lambda: show_folder(file), kind="quiet")
        row.addWidget(folder)
        paper = PaperButton(lambda: Source.of(file), self._done)
        paper.wanted.connect(self.paper_wanted.emit)
        said = Label(words)
        said.setProperty("role", "caption")
        said.setWordWrap(True)
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        row.addWidget(paper.button)
        column.addWidget(said)
        self.body.replaceWidget(old, self._done)
        old.deleteLater()
        self.setTabOrder(self.export, chip)
        self.setTabOrder(chip, stick)
        self.setTabOrder(stick, folder)
        self.setTabOrder(folder, paper.button)
        stick.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._figure)
        words.addWidget(self._words)
        head.addLayout(words, 1)
        target = QVBoxLayout()
        target.setSpacing(SMALL)
        target.addWidget(self._target)
        target.addWidget(self._to)
        target.addWidget(self.export)
        target.addStretch(1)
        head.addLayout(target)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._place)
        foot.addWidget(self._change)
        foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._done)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _name(self, link: Link) -> str:
        is_parent = link.node.kinship == "parent"
        words = self.tr("上级 {name}") if is_parent else self.tr("下级 {name}")
        return words.format(name=link.node.name)

    def _show_link(self) -> None:
        at = self._target.currentIndex()
        link = self._links[at] if 0 <= at < len(self._links) else None
        waiting = link.unsent if link else 0
        self.export.setEnabled(waiting > 0)
        self._figure.setText(self._waiting_words(link))
        self._to.setText(self.tr("发给 {name}").format(name=link.node.name) if link else "")
        if link is None:
            words = self.tr("还没有可以往来的单位。批准下级接入后，这里可以向它下发。")
        elif waiting and link.node.kinship == "parent":
            words = self.tr("还没有回执。每个数据包都带上全部没有回执的内容，个别丢失不影响。")
        elif waiting:
            words = self.tr("项区域、户册、目标等内容可以下发。个别数据包丢失不影响。")
        else:
            words = self.tr("全部内容都有回执，不用再导出。")
            self._done.hide()  # what was written has arrived
        self._words.setText(words)
        folder = self._folder()
        shown = self._place.fontMetrics().elidedText(str(folder), _MIDDLE, _PLACE_WIDTH)
        self._place.setText(self.tr("保存到 {folder}").format(folder=shown))
        self._place.setToolTip(plain_tooltip(str(folder)))

    def _waiting_words(self, link: Link | None) -> str:
        """Upward what people would count; downward it is lists and rules that wait."""
        if link is None or not link.unsent:
            return "0"
        if link.node.kinship == "parent" and self._now is not None:
            return unsent_words(self._now.work, link.unsent)
        return f"{link.unsent:,}"

    def _folder(self) -> Path | None:
        """Where packages go; None as long as nothing is known."""
        kept = self.app.settings.folders.get(FOLDER, "")
        return Path(kept) if kept and self._fallback is not None else self._fallback

    def _on_change(self) -> None:
        title = self.tr("数据包保存到")
        if self.app.messages.choose_folder(self, title, FOLDER) is not None:
            self.app.save_settings()
            self._show_link()
