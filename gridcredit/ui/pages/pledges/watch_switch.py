"""A switch: the folder of the office scanner is watched while the page is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.pledges.filing import Filing
from gridcredit.operations.pledges.watching import Event, Scanned, ScanWatch, Stranger
from gridcredit.operations.watched_folder import Away, Back, Refused, Waits
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label

EVERY = 5_000  # milliseconds between two looks
_FOLDER, _ON = "pledges.watched", "pledges.watches"
_NAMED = 3  # files that are named one by one


class WatchSwitch(QWidget):
    """`filed` carries what became of the pages of files that arrived (Filing). The folder, and
    whether it is watched, are remembered on this computer."""

    filed = Signal(object)

    def __init__(self, view: PledgesView) -> None:
        super().__init__()
        self._view, self._choices = view, view.app.settings.choices
        self._watch: ScanWatch | None = None
        self._is_looking = False
        self._strangers: list[str] = []
        self._waiting: dict[str, str] = {}
        self.switch = QCheckBox(self.tr("看住扫描文件夹"))
        self.choose = button(self.tr("选文件夹…"), self._on_choose, kind="link")
        self.state = Label()
        self.state.setProperty("role", "muted")
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for part in (self.switch, self.choose, self.state):
            row.addWidget(part)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self.switch.setChecked(bool(self._choices.get(_ON)) and self.folder is not None)
        self.switch.toggled.connect(self._on_toggled)
        self._begin()

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen."""
        kept = self._choices.get(_FOLDER, "")
        return Path(kept) if kept else None

    def watch(self, folder: Path) -> None:
        """Watch this folder from now on."""
        self._choices[_FOLDER] = str(folder)
        self.switch.blockSignals(True)
        self.switch.setChecked(True)
        self.switch.blockSignals(False)
        self._begin()

    def look(self) -> None:
        """Look once; not while the look before is still at work."""
        watch = self._watch
        if watch is None or self._is_looking:
            return
        self._is_looking = True
        self._view.ask(watch.fresh, self._on_fresh, self._on_failed)

    def _on_choose(self) -> None:
        title = self.tr("看住哪个文件夹")
        folder = self._view.app.messages.choose_folder(self._view, title, "scans")
        if folder is not None:
            self.watch(folder)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on and self.folder is None:
            self._on_choose()
            if self.folder is None:
                self.switch.setChecked(False)
            return
        self._begin()

    def _begin(self) -> None:
        is_on, folder = self.switch.isChecked(), self.folder
        self._choices[_ON] = "1" if is_on else ""
        self._strangers, self._waiting, self._is_looking = [], {}, False
        self._watch = ScanWatch(self._view.desk, folder) if is_on and folder else None
        if self._watch is not None:
            self._timer.start()
        else:
            self._timer.stop()
        self._say()

    def _on_fresh(self, found: list[Path | Away | Back | Stranger]) -> None:
        watch = self._watch
        files = [one for one in found if isinstance(one, Path)]
        self._tell([one for one in found if not isinstance(one, Path)])
        if watch is None or not files:
            self._is_looking = False
            return
        self._view.do(
            lambda progress: [watch.file(file, progress) for file in files],
            self._on_dealt,
            self._on_failed,
            lambda: self.switch.setChecked(False),
            title=self.tr("归档扫描件"),
        )

    def _on_dealt(self, events: list[Event | None]) -> None:
        self._is_looking = False
        self._tell([one for one in events if one is not None])
        done = [one.filing for one in events if isinstance(one, Scanned)]
        if done:
            self.filed.emit(together(done))

    def _on_failed(self, error: GridCreditError) -> None:
        """Said beside the switch; the next look tries again."""
        self._is_looking = False
        self.state.setText(self._view.describe(error))

    def _tell(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Stranger):
                self._strangers.append(event.file.name)
            elif isinstance(event, Waits | Refused):
                self._waiting[event.file.name] = self._view.describe(event.error)
            elif isinstance(event, Scanned):
                self._waiting.pop(event.file.name, None)
            elif isinstance(event, Away):
                self._waiting[""] = self._view.describe(event.error)
            else:
                self._waiting.pop("", None)
        self._say()

    def _say(self) -> None:
        folder = self.folder
        words = [str(folder)] if folder is not None else [self.tr("放进去的扫描件自动归位")]
        if self._watch is not None:
            if self._waiting:
                words += [why.splitlines()[0] for why in list(self._waiting.values())[-1:]]
            if self._strangers:
                named = "、".join(self._strangers[:_NAMED])
                told = self.tr("没有动 %n 个别的文件：{names}", "", len(self._strangers))
                words.append(told.format(names=named))
        self.state.setText(" · ".join(words))
        self.choose.setText(self.tr("换文件夹…") if folder else self.tr("选文件夹…"))


def together(done: list[Filing]) -> Filing:
    """What became of the pages of several files."""
    whole = Filing()
    for one in done:
        whole.pages += one.pages
        for name in ("filed", "twice", "unread", "blank", "missing"):
            getattr(whole, name).extend(getattr(one, name))
    return whole
