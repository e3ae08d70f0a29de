"""Something long before the pages stand: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from gridcredit.ui.app import App
from gridcredit.ui.runner import Task
from gridcredit.ui.welcome.cover import Cover
from gridcredit.ui.widgets.label import Label


class Working(Cover):
    """Follows the runner's job; `back_wanted` is the wish to stop it."""

    def __init__(self, app: App, title: str, sentence: str) -> None:
        super().__init__(app, title, sentence)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(title)
        self._stage = Label()
        self._stage.setProperty("role", "caption")
        self.body.addWidget(self._progress)
        self.body.addWidget(self._stage)
        self._stop = self.add_back(self.tr("停止"))
        self.setFocusProxy(self._stop)
        app.runner.progressed.connect(self._on_progressed)

    def _on_progressed(self, report: tuple[Task, int, int, str]) -> None:
        from gridcredit import texts  # words are needed only once something takes long

        _job, done, total, what = report
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        stage = texts.progress_word(what, self.app.settings.language)
        self._stage.setText(
            self.tr("{stage}  {done:,} / {total:,}").format(stage=stage, done=done, total=total)
        )

    def show_stopping(self) -> None:
        """The wish to stop has been heard."""
        self._stop.setEnabled(False)
        self._progress.setRange(0, 0)
        self._stage.setText(self.tr("正在停止"))
