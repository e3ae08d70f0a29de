"""A code that two people read to each other: big, in groups, selectable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase

from gridcredit.ui.widgets.label import Label

MONO = ("Noto Sans Mono CJK SC", "DejaVu Sans Mono", "Consolas", "Menlo")


class Fingerprint(Label):
    """Characters of one width; `pixels` is their size."""

    def __init__(self, pixels: int = 20) -> None:
        super().__init__()
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies([*MONO, font.family()])
        font.setPixelSize(pixels)
        font.setBold(True)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, pixels / 12)
        self.setFont(font)
        # The style sheet's own font would win over the widget's.
        self.setStyleSheet(f"font-size: {pixels}px;")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def show_text(self, text: str) -> None:
        """Show a code; a screen reader spells it."""
        self.setText(text.replace("-", "  "))
        self.setAccessibleName(" ".join(text.replace("-", " ")))
