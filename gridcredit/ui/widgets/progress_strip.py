"""Says what long work is doing, how far it is, and lets the person stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from gridcredit.ui.runner import Runner, Task
from gridcredit.ui.tokens import GAP, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label

# Jobs shorter than this are never announced, in milliseconds.
PATIENCE = 350
HEIGHT = 44


class ProgressStrip(QFrame):
    """A strip that appears while a job takes long; `language` words the stages."""

    def __init__(self, runner: Runner, language: str) -> None:
        super().__init__()
        self.setProperty("role", "progress")
        self.setFixedHeight(HEIGHT)
        self._language = language
        self._job: Task | None = None
        self._title = Label()
        self._stage = Label()
        self._stage.setProperty("role", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(160)
        self._stop = button(self.tr("停止"), self._on_stop, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, 0, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stage)
        row.addWidget(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.show)
        runner.started.connect(self._on_started)
        runner.progressed.connect(self._on_progressed)
        runner.ended.connect(self._on_ended)
        self.hide()

    def _on_started(self, job: Task) -> None:
        self._job = job
        self._title.setText(job.title)
        self.setAccessibleName(job.title)
        self._stage.clear()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title or self.tr("进度"))
        self._stop.setEnabled(True)
        self._timer.start()

    def _on_progressed(self, report: tuple[Task, int, int, str]) -> None:
        from gridcredit import texts  # words are needed only once something takes long

        job, done, total, what = report
        if job is not self._job or not self._stop.isEnabled():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        stage = texts.progress_word(what, self._language)
        if total:
            stage = self.tr("{stage}  {done:,} / {total:,}").format(
                stage=stage, done=done, total=total
            )
        self._stage.setText(stage)

    def _on_ended(self, job: Task) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._bar.setRange(0, 0)
            self._stage.setText(self.tr("正在停止"))
