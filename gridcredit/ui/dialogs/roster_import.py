"""Takes a register in: choose a file, see what it would do, then do it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError, RegisterChanged
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.roster_rows import NO_ANSWERS, Answers, Choice, RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rostering
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.rostering import RosterReport
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.roster_report import RosterReportView
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.progress_strip import ProgressStrip

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".et", ".csv")
_WIDTH, _HEIGHT = 900, 620
_LEAST_CHOICES = 3  # "none", and two grids to choose from


class RosterImportDialog(QDialog):
    """Nothing is written before 导入 is pressed; `imported` carries the report of what was."""

    imported = Signal(object)  # RosterReport

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, grids: Sequence[Area], grid: str = ""
    ) -> None:
        super().__init__(parent)
        self.app, self._desk = app, desk
        self._file: Path | None = None
        self._report: RosterReport | None = None
        self._job: Task | None = None
        self._checked_grid = ""  # what the report was made with
        self._is_stale = False  # the file was saved anew since
        self._is_done = False
        self._is_leaving = False
        self.setWindowTitle(self.tr("导入户册"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(grids, grid)
        self._show_state()
        self._drop.setFocus()

    def _build(self, grids: Sequence[Area], grid: str) -> None:
        self._title = Label(self.tr("导入户册"))
        self._title.setProperty("role", "lead")
        self._remark = Label()
        self._remark.setProperty("role", "muted")
        self._strip = ProgressStrip(self.app.runner, self.app.settings.language)
        self._banner = Banner("bad", "")
        self._banner.hide()
        self._view = RosterReportView(
            self.app.runner, self.app.settings.language, shows_names=shows_names(self._desk)
        )
        self._view.answered.connect(self._show_state)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start(grids, grid))
        self._stack.addWidget(self._view)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._title)
        head.addWidget(self._remark, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addLayout(head)
        for part in (self._strip, self._banner, self._grid_line):
            whole.addWidget(part)
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._buttons())

    def _start(self, grids: Sequence[Area], grid: str) -> QWidget:
        self._drop = DropArea(self.tr("把户册表格拖到这里，或点击选择文件"), SUFFIXES)
        expanding = QSizePolicy.Policy.Expanding
        self._drop.setSizePolicy(expanding, expanding)
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self.check(files[0]))
        template = button(self.tr("下载空白模板"), self._on_template, icon="file", kind="link")
        self._grid = QComboBox()
        self._grid.addItem(self.tr("不指定：没有网格编号的行不导入"), "")
        for area in grids:
            self._grid.addItem(area.name, area.code)
        self._grid.setCurrentIndex(max(self._grid.findData(grid), 0))
        self._check_again = button(self.tr("按这个网格重新检查"), self._on_check_again)
        form = Form(160)
        form.add(self.tr("没有网格编号的行归入"), self._grid)
        self._grid_line = QWidget()
        line = QHBoxLayout(self._grid_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(form, 1)
        line.addWidget(self._check_again, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.currentIndexChanged.connect(self._show_state)
        about = Label(
            self.tr(
                "支持 Excel、WPS 和 CSV。先检查，看清会改动什么，再决定是否导入；"
                "有错误的行单独列出，不影响其他行。"
            )
        )
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._drop, 1)
        column.addWidget(about)
        past = button(self.tr("导入记录：撤销以前的导入"), self._on_past, icon="inbox", kind="link")
        links = QHBoxLayout()
        links.setSpacing(WIDE)
        links.addWidget(template)
        links.addWidget(past)
        links.addStretch(1)
        column.addLayout(links)
        return start

    def _buttons(self) -> QHBoxLayout:
        self._again = button(self.tr("换一个文件"), self._on_again, kind="quiet")
        self._refused = button(
            self.tr("把拒收的行另存为工作簿"), self._on_save_refused, icon="save"
        )
        self._undo = button(self.tr("撤销这次导入…"), self._on_undo, icon="undo", kind="quiet")
        self._leave = button(self.tr("取消"), self.reject)
        self._import = button(self.tr("导入"), self._on_import, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._again)
        row.addWidget(self._refused)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._import)
        return row

    def check(self, file: Path) -> None:
        """See what a file would do; nothing is written."""
        self._file, self._report = file, None
        self._run(file, keep=False)

    def _on_check_again(self) -> None:
        if self._file is not None:
            self._run(self._file, keep=False)

    def _run(self, file: Path, *, keep: bool) -> None:
        desk, grid = self._desk, self._chosen_grid()
        self._checked_grid = grid
        answers = Answers(dict(self._view.answers)) if keep else NO_ANSWERS
        approved = self._report if keep else None
        title = self.tr("导入 {file}") if keep else self.tr("检查 {file}")
        self._banner.hide()
        self._job = self.app.runner.do(
            lambda progress: rostering.read_roster(
                desk, file, grid, keep, progress, answers=answers, approved=approved
            ),
            self._on_imported if keep else self._on_checked,
            self._on_failed,
            self._on_cancelled,
            title.format(file=file.name),
            owner=self,
        )
        self._show_state()

    def _on_checked(self, report: RosterReport) -> None:
        self._report, self._job, self._is_stale = report, None, False
        self._view.show_report(report)
        self._show_state()
        self._import.setFocus()

    def _on_imported(self, report: RosterReport) -> None:
        self._report, self._job, self._is_done = report, None, True
        self._view.is_open = False
        self._view.show_report(report)
        words = self.tr(
            "已导入：新增 {added:,} 人，变更 {changed:,} 处，拒收 {refused:,} 行。"
        ).format(
            added=report.residents_added,
            changed=len(report.changes),
            refused=len(report.refused),
        )
        self._say(words, "good")
        self._show_state()
        self.imported.emit(report)
        self._leave.setFocus()
        self._end_unseen(words, "good")

    def _on_failed(self, error: GridCreditError) -> None:
        self._job = None
        self._is_stale = isinstance(error, RegisterChanged)
        words = texts.describe(error, self.app.settings.language)
        self._say(words, "bad")
        self._show_state()
        if self._report is None:
            self._drop.setFocus()
        self._end_unseen(words, "bad")

    def _on_cancelled(self) -> None:
        self._job = None
        if self._is_leaving:
            self._go()
            return
        self._say(self.tr("已停止，户册没有任何改动。"), "info")
        self._show_state()

    def _end_unseen(self, words: str, tone: str) -> None:
        """What ended although it was to stop stays in sight; put away already, it is told."""
        self._is_leaving = False
        if not self.isVisible():
            self.app.toast(words, tone=tone)
            super().reject()

    def _say(self, words: str, tone: str) -> None:
        self._banner.say(words, tone)
        self._banner.show()

    def _chosen_grid(self) -> str:
        return str(self._grid.currentData() or "")

    def _asks_for_grid(self) -> bool:
        """Whether the grid of rows that name none is worth a question."""
        if self._grid.count() < _LEAST_CHOICES or self._is_done:
            return False
        report = self._report
        if report is None or self._checked_grid:
            return True
        return any(refusal.reason is RowReason.NO_GRID for refusal in report.refused)

    def _show_state(self) -> None:
        """What can be done now."""
        report, is_busy = self._report, self._is_busy()
        is_as_checked = self._chosen_grid() == self._checked_grid and not self._is_stale
        self._grid_line.setVisible(self._asks_for_grid())
        self._grid_line.setEnabled(not is_busy)
        self._check_again.setVisible(report is not None)
        self._check_again.setEnabled(not is_as_checked)
        self._stack.setCurrentIndex(0 if report is None else 1)
        self._stack.setEnabled(not is_busy)
        rows = "" if report is None else self.tr("%n 行", "", report.rows)
        name = self._file.name if self._file and (report or is_busy) else ""
        self._remark.setText("  ".join(part for part in (name, rows) if part))
        self._again.setVisible(report is not None and not self._is_done)
        self._again.setEnabled(not is_busy)
        self._refused.setVisible(report is not None and bool(report.refused))
        self._undo.setVisible(self._is_done)
        changes = 0 if report is None else len(report.added_rows) + len(report.changes)
        changes += sum(choice is not Choice.LEAVE for choice in self._view.answers.values())
        self._import.setVisible(report is not None and not self._is_done)
        self._import.setEnabled(bool(changes) and not is_busy and is_as_checked)
        self._leave.setEnabled(not self._is_leaving)
        self._leave.setText(self.tr("关闭") if self._is_done else self.tr("取消"))
        (self._leave if self._is_done else self._import).setDefault(True)

    def _on_choose(self) -> None:
        file = choose_register(self, self.app)
        if file is not None:
            self.check(file)

    def _on_again(self) -> None:
        self._report = None
        self._banner.hide()
        self._show_state()
        self._drop.setFocus()

    def _on_import(self) -> None:
        if self._file is not None and self._report is not None:
            self._run(self._file, keep=True)

    def _on_save_refused(self) -> None:
        report, desk, source = self._report, self._desk, self._file
        if report is None:
            return
        name = self.tr("拒收的行-{file}.xlsx").format(file=Path(report.file).stem)
        out = self.app.messages.choose_save(
            self, self._refused.text(), name, self.tr("表格 (*.xlsx)"), "roster"
        )
        if out is not None:
            self.app.runner.do(
                lambda _progress: rostering.write_refused(desk, report, out, source),
                lambda _done: self._say(
                    self.tr("已另存为 {file}，改好后再导入。").format(file=out.name), "good"
                ),
                self._on_failed,
                title=self._refused.text(),
                owner=self,
            )

    def _on_past(self) -> None:
        """To what was taken in before; each can be undone there."""
        self._go()
        self.app.go("exchange", "received")

    def _on_undo(self) -> None:
        report = self._report
        if report is not None and report.import_id is not None:
            self._go()
            self.app.go("exchange", report.import_id)

    def _on_template(self) -> None:
        save_template(self, self.app, self._desk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the next thing: choose, import, close."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._report is None and self._stack.isEnabled():
            self._on_choose()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave. What is under way is stopped only if the person says so, and the dialog stays
        until it has ended: it may end as done."""
        if not self._is_busy():
            self._go()
        elif not self._is_leaving and self._wants_to_stop() and not self._is_done:
            self._stop()

    def put_away(self) -> None:
        """Leave without asking: nothing of it may stay in sight."""
        if self.isVisible():
            self.hide()
            self._stop()

    def _is_busy(self) -> bool:
        return self._job is not None and not self._job.ending

    def _wants_to_stop(self) -> bool:
        return self.app.messages.ask(
            self,
            self.tr("还没有完成"),
            self.tr("现在关闭会停止正在进行的工作，这个文件里的内容一条也不会进入户册。"),
            yes=self.tr("停止并关闭"),
            no=self.tr("继续等待"),
            danger=True,
        )

    def _stop(self) -> None:
        if self._job is None or not self._is_busy():
            self._go()
            return
        self._is_leaving = True
        self._leave.setEnabled(False)
        self._job.cancel()

    def _go(self) -> None:
        """Close; whoever chose a file is told that nothing of it was taken in."""
        if self._file is not None and not self._is_done:
            self.app.toast(self.tr("没有导入任何内容，户册没有改动。"), tone="info")
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as its lists like, as far as the screen lets it."""
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 32), min(_HEIGHT, room.height() - 48))
        super().showEvent(event)


def choose_register(parent: QWidget, app: App) -> Path | None:
    """Ask for a register to take in."""
    title = QCoreApplication.translate("RosterImportDialog", "选择户册")
    kinds = QCoreApplication.translate("RosterImportDialog", "表格 ({patterns})")
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    return app.messages.choose_file(parent, title, kinds.format(patterns=patterns), "roster")


def save_template(parent: QWidget, app: App, desk: Desk) -> None:
    """Ask where, and write an empty register to fill in."""
    title = QCoreApplication.translate("RosterImportDialog", "下载空白模板")
    name = QCoreApplication.translate("RosterImportDialog", "户册模板.xlsx")
    kinds = QCoreApplication.translate("RosterImportDialog", "表格 (*.xlsx)")
    saved = QCoreApplication.translate("RosterImportDialog", "已保存 {file}")
    out = app.messages.choose_save(parent, title, name, kinds, "roster")
    if out is not None:
        app.runner.do(
            lambda _progress: rostering.write_template(desk, out),
            lambda _done: app.toast(saved.format(file=out.name)),
            title=title,
            owner=parent,
        )
