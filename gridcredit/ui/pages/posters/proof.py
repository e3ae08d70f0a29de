"""What came of the printing: the proof, the file, and only then the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.operations.posters.postering import Printed
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.file_chip import FileChip, show_folder


class ProofPanel(QWidget):
    """Nothing at first; then a green line with the file and its actions, or what went wrong."""

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("good", "")
        self.print = button(self.tr("打印"), self.print_wanted.emit, icon="printer")
        self.folder = button(self.tr("打开文件夹"), self._on_folder, icon="folder")
        self.chip: FileChip | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(SMALL)
        self._row.addWidget(self.print)
        self._row.addWidget(self.folder)
        self._row.addStretch(1)
        self._place = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.banner)
        column.addLayout(self._place)
        column.addLayout(self._row)
        self.forget()

    def forget(self) -> None:
        """Something on the page changed: what was proven is no longer what is shown."""
        self._show_file(None)
        self.hide()

    def show_proof(self, printed: Printed, file: Path) -> None:
        """Say that every code was read back."""
        pages = self.tr("%n 页", "", printed.pages)
        if printed.decoded:
            words = self.tr("{pages}，二维码已逐页验证，可以扫描。").format(pages=pages)
            self.banner.say(words, "good")
        else:
            words = self.tr("{pages}。上面只有官方图片，请用手机扫一扫再张贴。").format(pages=pages)
            self.banner.say(words, "info")
        self._show_file(file)
        self.show()

    def show_problem(self, words: str) -> None:
        """Say why there is no file."""
        self.banner.say(words, "bad")
        self._show_file(None)
        self.show()

    def _show_file(self, file: Path | None) -> None:
        if self.chip is not None:
            self.chip.hide()
            self.chip.deleteLater()
        self.chip = FileChip(file, "poster") if file is not None else None
        if self.chip is not None:
            self.chip.clicked.connect(self._on_folder)
            self._place.addWidget(self.chip)
        self.print.setVisible(file is not None)
        self.folder.setVisible(file is not None)

    def _on_folder(self) -> None:
        if self.chip is not None:
            show_folder(self.chip.path)
