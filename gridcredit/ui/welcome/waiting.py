"""Waiting for the certificate: the request to send up, and the place for what comes down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.app import App
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.welcome.cover import Cover
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.fingerprint import Fingerprint
from gridcredit.ui.widgets.fingerprints import Fingerprints
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.trust.fingerprints import Above, TrustFile


class Waiting(Cover):
    """Two steps: send the request, take in the certificate."""

    save_wanted = Signal(object)  # Path
    certificate_offered = Signal(object)  # Path: what does it say?
    certificate_agreed = Signal(object)  # (Path, Shown): the fingerprints were compared
    sign_out_wanted = Signal()

    def __init__(self, app: App, desk: Desk) -> None:
        super().__init__(app, width=560)
        self._area = desk.node.area
        self.set_heading(
            self.tr("等待上级批准"),
            self.tr("{name}（{area}）的工作区已建好，尚未收到上级证书。").format(
                name=desk.node.name, area=desk.node.area
            ),
        )
        self.body.addWidget(SectionHeader(self.tr("1  把申请文件交给上级")))
        self._request = QHBoxLayout()
        self._request.setSpacing(SMALL)
        self._request.addStretch(1)
        self.body.addLayout(self._request)
        self.body.addWidget(_caption(self.tr("上级批准时会念出这串指纹，两边一致才能批准：")))
        self._fingerprint = Fingerprint()
        self.body.addWidget(self._fingerprint)
        self._inviter_words = _caption(self.tr("只接受发来邀请的单位签发的证书，它的指纹是："))
        self._inviter = Fingerprints()
        self._is_invited = False
        for widget in (self._inviter_words, self._inviter):
            widget.hide()
            self.body.addWidget(widget)
        self.body.addSpacing(SMALL)
        self.body.addWidget(SectionHeader(self.tr("2  收到证书后拖到这里")))
        self._drop = DropArea(self.tr("把证书 (.gccert) 拖到这里，或点击选择文件"), icon="shield")
        self._drop.setMinimumHeight(88)
        self.body.addWidget(self._drop)
        self._seen = QWidget()
        self._seen.hide()
        self.body.addWidget(self._seen)
        self.links.addWidget(
            button(self.tr("换一个工作区"), lambda: self.sign_out_wanted.emit(), kind="link")
        )
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self.certificate_offered.emit(files[0]))
        self.setFocusProxy(self._drop)

    def put_away(self) -> None:
        """What was shown is dealt with; another file can be handed in."""
        self.set_busy(False)
        self._put_away()

    def show_certificate(self, file: Path, shown: TrustFile) -> None:
        """Show whose certificate, or whose invitation, it is; the person compares before it
        counts."""
        self.set_busy(False)
        self.say("")
        seen = QWidget()
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        codes = Fingerprints()
        if shown.kind == "invitation":
            words = self.tr("{file}：换成这份邀请后，只接受下面这个单位签发的证书。请先核对指纹。")
            codes.show_inviter(shown.parent, shown.root)
        else:
            words = self.tr("{file}：请上级念出它的指纹，两边一致再接受。")
            codes.show_certificate(shown)
        column.addWidget(_caption(words.format(file=file.name)))
        column.addWidget(codes)
        agree = button(self.tr("指纹一致，接受"), icon="check", kind="primary")
        agree.clicked.connect(lambda: self.certificate_agreed.emit((file, shown)))
        refuse = button(self.tr("不一致，不接受"), self._put_away, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(agree)
        row.addWidget(refuse)
        row.addStretch(1)
        column.addLayout(row)
        self._replace_seen(seen)
        self._drop.hide()
        self._show_inviter(is_shown=False)  # the certificate is from there, or was refused
        self.setFocusProxy(refuse)  # Enter alone accepts nothing
        refuse.setFocus()

    def refuse(self, error: GridCreditError) -> None:
        """Say why it is not accepted; another file can be handed in."""
        self._put_away()
        super().refuse(error)

    def _put_away(self) -> None:
        self._replace_seen(QWidget())
        self._seen.hide()
        self._drop.show()
        self._show_inviter(is_shown=self._is_invited)
        self.setFocusProxy(self._drop)
        self._drop.setFocus()

    def _replace_seen(self, seen: QWidget) -> None:
        old, self._seen = self._seen, seen
        self.body.replaceWidget(old, seen)
        old.hide()
        old.deleteLater()
        seen.show()

    def show_inviter(self, parent: Above, root: Above) -> None:
        """Say from which office alone the certificate may come."""
        former, self._inviter = self._inviter, Fingerprints()
        self._inviter.show_inviter(parent, root)
        self.body.replaceWidget(former, self._inviter)
        former.deleteLater()
        self._is_invited = True
        self._show_inviter(is_shown=True)

    def _show_inviter(self, *, is_shown: bool) -> None:
        for widget in (self._inviter_words, self._inviter):
            widget.setVisible(is_shown)

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
        kinds = self.tr("证书或邀请 (*.gccert *.gcinv)")
        file = self.app.messages.choose_file(self, self.tr("选择证书"), kinds, "enrolment")
        if file is not None:
            self.certificate_offered.emit(file)


def _caption(words: str) -> Label:
    made = Label(words)
    made.setProperty("role", "caption")
    made.setWordWrap(True)
    return made
