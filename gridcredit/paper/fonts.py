"""The bundled font, so that every office draws the same characters whatever it has installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from gridcredit.domain.errors import StorageFailed
from gridcredit.paper.sheet import Weight
from gridcredit.paths import resources

FAMILY = "Noto Sans SC"
EM = 100
"""Text is laid out at this many units an em, then scaled: every device breaks lines alike."""

_FILES = {Weight.REGULAR: "NotoSansSC-Regular.ttf", Weight.BOLD: "NotoSansSC-Bold.ttf"}
_LOADED = "gridcredit_fonts_loaded"


def offscreen() -> QGuiApplication:
    """The application object that drawing needs; made without a screen when there is none yet."""
    standing = QCoreApplication.instance()
    if isinstance(standing, QGuiApplication):
        return standing
    return QGuiApplication(["gridcredit", "-platform", "offscreen"])


def load() -> None:
    """Make the bundled font known to the application object; the second call costs nothing."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("fonts need an application object: keep what offscreen() gives")
    if application.property(_LOADED):
        return
    for weight in _FILES:
        file = file_of(weight)
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise StorageFailed(file=file.name, reason="not_found")
    application.setProperty(_LOADED, True)


def file_of(weight: Weight) -> Path:
    """Where a cut of the bundled font lies."""
    return resources() / "fonts" / _FILES[weight]


def font(weight: Weight, family: str = "", spacing: float = 0.0) -> QFont:
    """The font at `EM` units; letter spacing as a fraction of the em."""
    load()
    made = QFont([family, FAMILY] if family else [FAMILY])
    made.setPixelSize(EM)
    made.setWeight(QFont.Weight.Bold if weight is Weight.BOLD else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * EM)
    return made
