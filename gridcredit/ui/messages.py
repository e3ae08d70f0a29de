"""The only message boxes and file dialogs. Pages get a `Messages` and never open one themselves, so
that tests can answer in the person's place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.errors import GridCreditError
from gridcredit.settings import Settings
from gridcredit.ui.modal import run
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDTH = 460


class Messages(QObject):
    """Says and asks things in dialogs above `parent`, in the language of the settings."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def tell(self, parent: QWidget | None, title: str, text: str = "") -> None:
        """Say something that needs no choice."""
        box = _Box(parent, "info", "info", title, text)
        box.add_button(self.tr("知道了"), "primary", 1)
        run(box)

    def warn(self, parent: QWidget | None, problem: GridCreditError | str, title: str = "") -> None:
        """Say what went wrong, what is safe and what to do."""
        box = _Box(parent, "warning", "warn", title or self.tr("没有完成"), self.words(problem))
        box.add_button(self.tr("知道了"), "primary", 1)
        run(box)

    def ask(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        *,
        yes: str,
        no: str = "",
        danger: bool = False,
    ) -> bool:
        """Ask for a decision; the buttons name the actions. With `danger`, Enter means no."""
        box = _Box(parent, "question", "warn" if danger else "info", title, text)
        refuse = box.add_button(no or self.tr("取消"), "", 0)
        agree = box.add_button(yes, "danger" if danger else "primary", 1)
        (refuse if danger else agree).setDefault(True)
        (refuse if danger else agree).setFocus()
        return run(box) == 1

    def ask_text(
        self,
        parent: QWidget | None,
        title: str,
        label: str,
        text: str = "",
        *,
        secret: bool = False,
    ) -> str | None:
        """Ask for a line of text; None when the person thought better of it."""
        box = _Box(parent, "pencil", "muted", title, label)
        line = QLineEdit(text)
        line.setAccessibleName(label or title)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        box.body.insertWidget(2, line)
        box.add_button(self.tr("取消"), "", 0)
        agree = box.add_button(self.tr("确定"), "primary", 1)
        line.textChanged.connect(lambda now: agree.setEnabled(bool(now.strip())))
        agree.setEnabled(bool(text.strip()))
        line.setFocus()
        return line.text().strip() if run(box) == 1 else None

    def choose_file(
        self, parent: QWidget | None, title: str, kinds: str, purpose: str = ""
    ) -> Path | None:
        """Ask for one existing file. `kinds` as Qt wants it: `表格 (*.xlsx *.xls)`."""
        name, _ = QFileDialog.getOpenFileName(parent, title, self._folder(purpose), kinds)
        return self._chosen(name, purpose)

    def choose_files(
        self, parent: QWidget | None, title: str, kinds: str, purpose: str = ""
    ) -> list[Path]:
        """Ask for any number of existing files."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._folder(purpose), kinds)
        return [path for name in names if (path := self._chosen(name, purpose))]

    def choose_folder(self, parent: QWidget | None, title: str, purpose: str = "") -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, title, self._folder(purpose))
        return self._chosen(name, purpose, is_folder=True)

    def choose_save(
        self, parent: QWidget | None, title: str, name: str, kinds: str, purpose: str = ""
    ) -> Path | None:
        """Ask where to save; `name` is proposed. Overwriting has been agreed to."""
        start = str(Path(self._folder(purpose)) / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
        path = self._chosen(chosen, purpose)
        if path is not None and not path.suffix:
            path = path.with_suffix(Path(name).suffix)
        return path

    def choose_printer(self, parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
        """Ask for a printer, copies and pages; `printer` (see printing.py) takes the choice."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer.setFromTo(1, pages)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        return run(dialog) == QDialog.DialogCode.Accepted

    def words(self, problem: GridCreditError | str) -> str:
        """An error in the chosen language; other words as they are."""
        if isinstance(problem, str):
            return problem
        from gridcredit import texts  # the tables of words are not needed to open the window

        return texts.describe(problem, self._settings.language)

    def _folder(self, purpose: str) -> str:
        return self._settings.folders.get(purpose, str(Path.home()))

    def _chosen(self, name: str, purpose: str, *, is_folder: bool = False) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._settings.folders[purpose] = str(path if is_folder else path.parent)
        return path


class _Box(QDialog):
    """A calm dialog: icon, heading, words, buttons at the right."""

    def __init__(self, parent: QWidget | None, icon: str, tone: str, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        heading = Label(title)
        heading.setProperty("role", "lead")
        heading.setWordWrap(True)
        words = Label(text)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(SMALL)
        self.body.addWidget(heading)
        self.body.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(Glyph(icon, tone, 28), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL)
        self._buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(WIDE)
        whole.addLayout(row)
        whole.addLayout(self._buttons)
        self.body.addStretch(1)
        self.setFixedWidth(_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the words need at this width; Qt guesses more."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(_WIDTH))
        super().showEvent(event)

    def add_button(self, text: str, kind: str, result: int) -> QPushButton:
        """A button that closes the dialog with a result."""
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setDefault(kind == "primary")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.done(result))
        self._buttons.addWidget(button)
        return button
