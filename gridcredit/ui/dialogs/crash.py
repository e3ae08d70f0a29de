"""Says that the program itself failed: the data is safe, and this is what to pass on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label


class CrashDialog(QDialog):
    """Shows a report that holds no personal data; the program goes on."""

    def __init__(self, parent: QWidget | None, report: str, file: Path | None) -> None:
        super().__init__(parent)
        self._report, self._file = report, file
        self.setWindowTitle(QGuiApplication.applicationDisplayName())
        title = Label(self.tr("程序出错了"))
        title.setProperty("role", "lead")
        words = Label(
            self.tr(
                "刚才的一步没有完成，已经保存的数据是安全的。可以继续使用；"
                "如果再次出现，请把下面的报告交给技术支持。报告里没有个人信息。"
            )
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("错误报告"))
        shown.setTabChangesFocus(True)
        shown.setMinimumSize(560, 180)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(button(self.tr("复制报告"), self._on_copy, icon="copy"))
        folder = button(self.tr("打开所在文件夹"), self._on_show, icon="folder", kind="quiet")
        folder.setVisible(file is not None)
        row.addWidget(folder)
        row.addStretch(1)
        go_on = button(self.tr("继续使用"), self.accept, kind="primary")
        go_on.setDefault(True)
        row.addWidget(go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        for part in (title, words, shown):
            whole.addWidget(part)
        whole.addLayout(row)
        go_on.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _on_show(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))
