"""存到 U 盘: one press puts a finished file onto the stick that is in, read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from gridcredit import machine
from gridcredit.domain.progress import Progress
from gridcredit.ui.app import App
from gridcredit.ui.widgets.buttons import button

Find = Callable[[], list[Path]]


def stick_button(app: App, file: Path, find: Find = machine.sticks) -> QPushButton:
    """The button of a file; `find` says where sticks are, asked off the screen thread."""
    return _Carrier(app, file, find).button


class _Carrier(QObject):
    """Looks for sticks, asks which where there are several, copies, and says what became of it."""

    def __init__(self, app: App, file: Path, find: Find) -> None:
        super().__init__()
        self.button = button(self.tr("存到 U 盘"), self._look, icon="usb")
        self.setParent(self.button)
        self._app, self._file, self._find = app, file, find

    def _look(self) -> None:
        self._app.runner.ask(self._find, self._on_found, owner=self)

    def _on_found(self, sticks: list[Path]) -> None:
        if not sticks:
            self._app.messages.tell(
                self.button.window(),
                self.tr("没有找到 U 盘"),
                self.tr("插好 U 盘，等电脑认出它以后再按一次；也可以把文件直接拖到 U 盘的窗口里。"),
            )
        elif len(sticks) == 1:
            self._copy(sticks[0])
        else:
            self._choose(sticks)

    def _choose(self, sticks: list[Path]) -> None:
        menu = QMenu(self.button)
        for stick in sticks:
            menu.addAction(str(stick)).triggered.connect(
                lambda _on=False, stick=stick: self._copy(stick)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _copy(self, stick: Path) -> None:
        file = self._file

        def copy(progress: Progress) -> Path:
            from gridcredit.operations.exchange import carrying

            return carrying.copy_to(file, stick, progress)

        title = self.tr("正在存到 U 盘 {place}").format(place=stick)
        self._app.runner.do(copy, self._on_copied, None, None, title, owner=self)

    def _on_copied(self, copied: Path) -> None:
        words = self.tr("已存到 {place}，并读回核对过。弹出 U 盘后就可以拔下。")
        self._app.toast(words.format(place=copied.parent))
