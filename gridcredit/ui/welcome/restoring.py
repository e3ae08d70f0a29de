"""Putting a backup in the place of a workspace, or where there is none yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from gridcredit.domain.errors import GridCreditError, WrongPassphrase
from gridcredit.ui.app import App
from gridcredit.ui.welcome.cover import LABELS, Cover
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.passphrase import PassphraseEdit


class Restoring(Cover):
    """A backup file and the passphrase it was made under."""

    wanted = Signal(object)  # (Path, passphrase)

    def __init__(self, app: App, file: Path | None, *, replaces: bool) -> None:
        super().__init__(app, width=520)
        kept = self.tr("现有的工作区会留在旁边，不会删除。")
        checked = self.tr("备份先检查，没有问题才启用。")
        self.set_heading(self.tr("从备份恢复"), f"{checked}{kept}" if replaces else checked)
        self._file = file
        self._drop = DropArea(
            self.tr("把备份 (.gcbackup) 拖到这里，或点击选择"), [".gcbackup"], "backup"
        )
        self._drop.setMinimumHeight(88)
        self._passphrase = PassphraseEdit()
        form = Form(LABELS)
        self._file_row = form.add(self.tr("备份文件"), self._drop)
        self._row = form.add(
            self.tr("口令"), self._passphrase, self.tr("做备份时第一个账号的口令。")
        )
        self._passphrase.hint_in(self._row)
        self.body.addWidget(form)
        self.add_back()
        self.add_primary(self.tr("恢复")).clicked.connect(self._on_clicked)
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self._take(files[0]))
        self.setFocusProxy(self._passphrase if file else self._drop)
        if file is not None:
            self._take(file)

    def refuse(self, error: GridCreditError) -> None:
        """Say what is wrong: beside the field when it is the passphrase."""
        self.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._row.set_error(self.tr("口令不对。请检查大小写和输入法。"))
            self._passphrase.selectAll()
            self._passphrase.setFocus()
        else:
            self.say_error(error)

    def _take(self, file: Path) -> None:
        self._file = file
        self._file_row.set_error("")
        self._drop.setText(file.name)
        self._drop.setAccessibleName(file.name)
        self._drop.update()

    def _on_choose(self) -> None:
        kinds = self.tr("备份 (*.gcbackup)")
        file = self.app.messages.choose_file(self, self.tr("选择备份"), kinds, "backup")
        if file is not None:
            self._take(file)

    def _on_clicked(self) -> None:
        self.say("")
        has_words = bool(self._passphrase.text())
        self._row.set_error("" if has_words else self.tr("请输入口令。"))
        self._file_row.set_error("" if self._file else self.tr("请选择备份文件。"))
        if has_words and self._file is not None:
            self.wanted.emit((self._file, self._passphrase.text()))
