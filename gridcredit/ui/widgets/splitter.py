"""Two parts side by side whose sizes this computer remembers."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from gridcredit.settings import Settings


class Splitter(QSplitter):
    """Holds `parts` from left to right; `shares` are their sizes until the person moves them."""

    def __init__(
        self, name: str, settings: Settings, parts: list[QWidget], shares: list[int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._name, self._settings = name, settings
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        for at, (part, share) in enumerate(zip(parts, shares, strict=True)):
            self.addWidget(part)
            self.setStretchFactor(at, share)
        self.setSizes([share * 100 for share in shares])
        saved = QByteArray.fromBase64(settings.splitters.get(name, "").encode())
        if not saved.isEmpty():
            self.restoreState(saved)
        self.splitterMoved.connect(self._on_moved)

    def _on_moved(self) -> None:
        state = bytes(self.saveState().toBase64().data())
        self._settings.splitters[self._name] = state.decode()
