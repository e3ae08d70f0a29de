"""Safe keeping: a backup now, the way back, a check of everything; and what this program is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import __version__
from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader

if TYPE_CHECKING:
    from gridcredit.operations.pledges.verifying import Verified
    from gridcredit.operations.workspace.keeping import Check, Health

LICENCE = "Apache-2.0"


class KeepingCard(Card):
    """Backup, restore and the doctor."""

    grew = Signal(object)  # the widget that now says something, below what was in sight

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("备份与检查")))
        self._page, self._app = page, page.app
        words = Label(
            self.tr(
                "每天第一次打开时自动留一份数据库副本，在工作区里。"
                "另外请常把备份存到U盘：备份是加密的，用口令才能打开。"
            )
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.backup = button(self.tr("立即备份…"), self._on_backup, icon="backup")
        self.doctor = button(self.tr("检查数据"), self._on_doctor, icon="check-circle")
        self.pledges = button(self.tr("核验承诺书"), self._on_pledges, icon="pledge")
        self.restore = button(self.tr("从备份恢复…"), self._on_restore, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for made in (self.backup, self.doctor, self.pledges, self.restore):
            row.addWidget(made)
        row.addStretch(1)
        self._told = QWidget()
        self._told.hide()  # while it says nothing it takes no room
        self.body.addWidget(words)
        self.body.addLayout(row)
        self.body.addWidget(self._told)

    def show_health(self, health: Health) -> None:
        """Show every check, and the file that was written."""
        old, self._told = self._told, QWidget()
        column = QVBoxLayout(self._told)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(TIGHT)
        for check in health.checks:
            column.addLayout(self._line(check))
        file = health.file
        if file is not None and file.is_absolute() and file.suffix:
            chip = FileChip(file, "backup")
            chip.clicked.connect(lambda: show_folder(file))
            row = QHBoxLayout()
            row.addWidget(chip)
            open_folder = self.tr("打开所在文件夹")
            row.addWidget(button(open_folder, lambda: show_folder(file), kind="quiet"))
            row.addStretch(1)
            column.addSpacing(TIGHT)
            column.addLayout(row)
        self.body.replaceWidget(old, self._told)
        old.deleteLater()
        QTimer.singleShot(0, self._told, lambda: self.grew.emit(self._told))

    def _line(self, check: Check) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        icon, tone = ("check-circle", "good") if check.ok else ("error", "bad")
        said = Label(self._words(check))
        said.setWordWrap(True)
        row.addWidget(Glyph(icon, tone, 18))
        row.addWidget(said, 1)
        return row

    def _words(self, check: Check) -> str:
        words = {
            ("written", True): self.tr("备份已写好：{detail}"),
            ("opened_again", True): self.tr("重新打开检查过，没有问题"),
            ("database", True): self.tr("数据文件完好"),
            ("database", False): self.tr("数据文件有损坏：{detail}。请从最近的备份恢复。"),
            ("server", True): self.tr("数据库服务器的版本和设置合适"),
            ("server", False): self.tr("数据库服务器：{detail}。请让管理员处理。"),
            ("rights", True): self.tr("在服务器上的权限齐全"),
            ("rights", False): self.tr("服务器上缺少权限：{detail}"),
            ("backup", True): self.tr("最近的备份：{detail}"),
            ("backup", False): self.tr("还没有备份；服务器上的数据请定期备份"),
            ("audit_log", True): self.tr("审计日志完整"),
            ("audit_log", False): self.tr("审计日志从第 {detail} 条起不完整"),
            ("daily_copy", True): self.tr("最近的每日副本：{detail}"),
            ("daily_copy", False): self.tr("还没有每日副本"),
            ("device_clock", False): self.tr("时钟比最新的一条记录（{detail}）还早"),
            ("enrolled", True): self.tr("证书有效"),
            ("enrolled", False): self.tr("还没有证书"),
            ("place", True): self.tr("工作区就在原来的电脑和文件夹里"),
            ("place", False): self.tr(
                "工作区换过电脑或文件夹，或比上次导出时旧：请到“交换”页回答页首的问题"
            ),
            ("clock", False): self.tr(
                "改动的计数已到 {detail}，余地不多：有人发来过计数超前的内容。"
                "数据完好，请告知区信用办。"
            ),
            ("numbers", False): self.tr(
                "对账码用的编号区间有 {detail} 处与记录不符，已重新统计；数据完好。"
            ),
            ("keys", True): self.tr("签名和解密的密钥可用（套件 {detail}）"),
            ("keys", False): self.tr("密钥用不了：请插好密码钥匙，确认驱动已安装"),
            ("waiting", True): self.tr("收存的 {detail} 个数据包完好"),
            ("waiting", False): self.tr(
                "收存的数据包有损坏的：{detail}。其余数据不受影响；请发送方再导出一次。"
            ),
            ("state", True): self.tr("数据摘要 {detail}：内容相同的两处，摘要相同"),
            ("state", False): self.tr("数据摘要算不出来：{detail}"),
        }
        found = words.get((check.name, check.ok), "{name} {detail}")
        return found.format(name=check.name, detail=check.detail)

    def _on_backup(self) -> None:
        desk = self._page.desk
        folder = self._app.messages.choose_folder(self, self.tr("备份存到"), "backup")
        if folder is None:
            return

        def copy(progress: Progress) -> Health:
            from gridcredit.operations.workspace import keeping

            return keeping.backup(desk, folder, progress)

        self._page.do(copy, self.show_health, title=self.tr("正在备份"))

    def _on_doctor(self) -> None:
        desk = self._page.desk

        def look(_progress: Progress) -> Health:
            from gridcredit.operations.workspace import keeping

            return keeping.doctor(desk)

        self._page.do(look, self.show_health, title=self.tr("正在检查数据"))

    def _on_pledges(self) -> None:
        desk = self._page.desk

        def look(progress: Progress) -> Verified:
            from gridcredit.operations.pledges import verifying

            return verifying.verify(desk, progress=progress)

        self._page.do(look, self._on_verified, title=self.tr("正在核验承诺书"))

    def _on_verified(self, found: Verified) -> None:
        if not found.altered:
            words = self.tr("核验了 %n 份承诺书，都和当初写下、归档的一样", "", found.checked)
            self._app.toast(words)
            return
        from gridcredit.ui.dialogs.altered_pledges import AlteredPledgesDialog

        AlteredPledgesDialog(self._page, self._app, found).open()

    def _on_restore(self) -> None:
        kinds = self.tr("备份 (*.gcbackup)")
        file = self._app.messages.choose_file(self, self.tr("选择备份"), kinds, "backup")
        if file is None:
            return
        agreed = self._app.messages.ask(
            self,
            self.tr("用这份备份代替现在的数据？"),
            self.tr("备份之后的改动不在里面。现在的工作区会留在旁边，不会删除。"),
            yes=self.tr("继续"),
            danger=True,
        )
        if agreed:
            self._app.restore_wanted.emit(file)


class AboutCard(Card):
    """Version, licence and where the data lies."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("关于")))
        folder = page.app.settings.workspace
        lines = [
            self.tr("榴花网格 {version}").format(version=__version__),
            self.tr("许可：{licence}。不联网，不上传，数据只随您导出的文件离开这台电脑。").format(
                licence=LICENCE
            ),
        ]
        if folder:
            lines.append(self.tr("数据文件夹：{folder}").format(folder=folder))
        for words in lines:
            said = Label(words)
            said.setProperty("role", "muted")
            said.setWordWrap(True)
            self.body.addWidget(said)
        self.body.setSpacing(TIGHT)
        self.folder = button(self.tr("打开数据文件夹"), lambda: _open(Path(folder)), icon="folder")
        offer(self.folder, bool(folder))
        row = QHBoxLayout()
        row.addWidget(self.folder)
        row.addStretch(1)
        row.setContentsMargins(0, SMALL, 0, 0)
        self.body.addLayout(row)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
