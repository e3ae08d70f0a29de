"""What the register's page shows before there is a register: where to drop one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.roster_import import SUFFIXES, choose_register, save_template
from gridcredit.ui.tokens import GAP, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.offered import offer


class RegisterStart(QWidget):
    """Takes a file, offers the template, and adding by hand."""

    file_given = Signal(object)  # Path
    addition_wanted = Signal()

    def __init__(self, app: App, desk: Desk) -> None:
        super().__init__()
        self._app, self._desk = app, desk
        empty = EmptyState(
            "households",
            self.tr("还没有户册"),
            self.tr("拖入一份户册表格就可以开始；也可以先下载模板，或者一户一户添加。"),
        )
        drop = DropArea(self.tr("把户册表格拖到这里，或点击选择文件"), SUFFIXES)
        drop.setFixedWidth(480)
        drop.clicked.connect(self._on_choose)
        drop.files_dropped.connect(lambda files: self.file_given.emit(files[0]))
        links = QHBoxLayout()
        links.setSpacing(WIDE)
        links.addStretch(1)
        links.addWidget(button(self.tr("下载空白模板"), self._on_template, kind="link"))
        links.addWidget(
            button(self.tr("添加一户"), lambda: self.addition_wanted.emit(), kind="link")
        )
        links.addStretch(1)
        offers = QWidget()
        offer(offers, desk.actor.may(Duty.IMPORT_REGISTER))
        inner = QVBoxLayout(offers)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(drop, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addLayout(links)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(empty)
        column.addWidget(offers)
        column.addStretch(2)

    def _on_choose(self) -> None:
        file = choose_register(self, self._app)
        if file is not None:
            self.file_given.emit(file)

    def _on_template(self) -> None:
        save_template(self, self._app, self._desk)
