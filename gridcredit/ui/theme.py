"""Light or dark, as the system says or the person chose: palette, style sheet and type."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gridcredit.ui import icons
from gridcredit.ui.style import style_sheet
from gridcredit.ui.tokens import BODY, DARK, LIGHT, Tokens

# After our own: for the rare character our cut of Noto leaves out.
FAMILIES = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI")
FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


class Theme(QObject):
    """Keeps the application's look in line with a choice: `system`, `light` or `dark`."""

    changed = Signal(object)  # Tokens

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.tokens: Tokens = DARK if self._is_dark() else LIGHT
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._dress()

    @property
    def choice(self) -> str:
        """What the person chose."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow another choice from now on."""
        if choice != self._choice:
            self._choice = choice
            self._follow()

    def _on_scheme_changed(self) -> None:
        if self._choice == "system":
            self._follow()

    def _is_dark(self) -> bool:
        if self._choice == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _follow(self) -> None:
        """Look as the choice says now; no widget is touched when it looks so already."""
        before = self.tokens
        self.tokens = DARK if self._is_dark() else LIGHT
        if self.tokens is not before:
            self._dress()
            self.changed.emit(self.tokens)

    def _dress(self) -> None:
        # Qt lays a new sheet over an old one anew for every widget and all that it holds, which is
        # seconds in a window of a thousand. Taken off and put on, it visits each of them twice.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        icons.retint()


def load_fonts(folder: Path) -> list[str]:
    """Make our fonts known to Qt; the names of files that could not be loaded."""
    return [
        name for name in FONT_FILES if QFontDatabase.addApplicationFont(str(folder / name)) == -1
    ]


def body_font() -> QFont:
    """The font of running text."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def palette(tokens: Tokens) -> QPalette:
    """Tokens as Qt's palette, the disabled group included."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Highlight: tokens.mark,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.info,
        role.LinkVisited: tokens.info,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.edge,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
    }
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return made
