"""Waiting for the certificate: the request to send up, and the place for what comes down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gridcredit.ui.app import App
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.welcome.cover import Cover
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.fingerprint import Fingerprint
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class Waiting(Cover):
    """Two steps: send the request, take in the certificate."""

    save_wanted = Signal(object)  # Path
    certificate_offered = Signal(object)  # Path
    sign_out_wanted = Signal()

    def __init__(self, app: App, desk: Desk) -> None:
        super().__init__(app, width=560)
        self._area = desk.node.area
        self.set_heading(
            self.tr("等待上级批准"),
            self.tr("{name}（{area}）的工作区已建好，还差一张证书。").format(
                name=desk.node.name, area=desk.node.area
            ),
        )
        self.body.addWidget(SectionHeader(self.tr("1  把申请文件交给上级")))
        self._request = QHBoxLayout()
        self._request.setSpacing(SMALL)
        self._request.addStretch(1)
        self.body.addLayout(self._request)
        words = Label(self.tr("上级批准时会念出这串指纹，两边一致才能批准："))
        words.setProperty("role", "caption")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self._fingerprint = Fingerprint()
        self.body.addWidget(self._fingerprint)
        self.body.addSpacing(SMALL)
        self.body.addWidget(SectionHeader(self.tr("2  收到证书后拖到这里")))
        self._drop = DropArea(self.tr("把证书 (.gccert) 拖到这里，或点击选择文件"), icon="shield")
        self._drop.setMinimumHeight(88)
        self.body.addWidget(self._drop)
        self.links.addWidget(
            button(self.tr("换一个工作区"), lambda: self.sign_out_wanted.emit(), kind="link")
        )
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self.certificate_offered.emit(files[0]))
        self.setFocusProxy(self._drop)

    def show_request(self, file: Path, fingerprint: str) -> None:
        """Show the request file, ready to be dragged away, and one's own fingerprint."""
        self._fingerprint.show_text(fingerprint)
        while self._request.count() > 1:
            old = self._request.takeAt(0).widget()
            if old is not None:
                old.deleteLater()
        chip = FileChip(file, "file")
        chip.clicked.connect(lambda: show_folder(file))
        save = button(self.tr("另存到…"), self._on_save, icon="save")
        folder = button(self.tr("打开所在文件夹"), lambda: show_folder(file), kind="quiet")
        for at, widget in enumerate((chip, save, folder)):
            self._request.insertWidget(at, widget)

    def _on_save(self) -> None:
        kinds = self.tr("申请文件 (*.gcreq)")
        name = f"{self._area}.gcreq"
        title = self.tr("保存申请文件")
        file = self.app.messages.choose_save(self, title, name, kinds, "enrolment")
        if file is not None:
            self.save_wanted.emit(file)

    def _on_choose(self) -> None:
        kinds = self.tr("证书 (*.gccert)")
        file = self.app.messages.choose_file(self, self.tr("选择证书"), kinds, "enrolment")
        if file is not None:
            self.certificate_offered.emit(file)
