"""Line icons from resources/icons, drawn in the palette's colours at the screen's resolution.

`put` gives a button or an action its icon and remembers the name, so that `retint` can draw it anew
when the theme changes. What paints by itself asks for a `pixmap`.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from gridcredit.paths import resources
from gridcredit.ui.tokens import Tokens, tokens_now

SIZE = 20
_NAME, _TONE = "icon_name", "icon_tone"
# Beside words an icon stands so many pixels lower than a button's middle, where Qt puts it: the
# middle of Chinese characters lies below that of their line.
_BESIDE_WORDS = 1.5


def pixmap(
    name: str, colour: str, size: int = SIZE, ratio: float = 0.0, lower: float = 0.0
) -> QPixmap:
    """One icon in one colour, `size` device-independent pixels wide, drawn so many lower within
    its square. `ratio` 0 means: as sharp as the best screen needs. FileNotFoundError when there is
    no such icon."""
    ratio = ratio or _best_ratio()
    key = f"icon:{name}:{colour}:{size}:{ratio}:{lower}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, colour, round(size * ratio), lower * ratio)
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(
    name: str, tokens: Tokens, tone: str = "muted", size: int = SIZE, lower: float = 0.0
) -> QIcon:
    """An icon for every state: at rest in `tone` (a field of Tokens), under the pointer and chosen
    in the text colour, faint when disabled."""
    rest = getattr(tokens, tone)
    active = tokens.text if tone == "muted" else rest
    made = QIcon(pixmap(name, rest, size, lower=lower))
    made.addPixmap(pixmap(name, active, size, lower=lower), QIcon.Mode.Active)
    made.addPixmap(pixmap(name, active, size, lower=lower), QIcon.Mode.Selected)
    made.addPixmap(pixmap(name, tokens.faint, size, lower=lower), QIcon.Mode.Disabled)
    return made


def put(target: QAbstractButton | QAction, name: str, tone: str = "muted") -> None:
    """Give a button or an action its icon, and keep it in line with the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_TONE, tone)
    has_words = isinstance(target, QPushButton) and target.property("kind") != "status"
    lower = _BESIDE_WORDS if has_words else 0.0
    target.setIcon(icon(name, tokens_now(), tone, lower=lower))


def _best_ratio() -> float:
    return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def retint() -> None:
    """Draw anew every icon that `put` placed on a button or on an action of a widget."""
    # Not by findChildren: PySide then holds all that it finds as long as the window stands.
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            if isinstance(target, QAbstractButton | QAction) and target.property(_NAME):
                put(target, target.property(_NAME), target.property(_TONE))


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(pixmap("app", "", 64))


def names() -> list[str]:
    """Every icon there is."""
    return sorted(file.stem for file in (resources() / "icons").glob("*.svg"))


def _draw(name: str, colour: str, pixels: int, lower: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # one more library that a start without icons spares

    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if colour:
        source = source.replace(b"currentColor", QColor(colour).name().encode())
    renderer = QSvgRenderer(source)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, lower, pixels, pixels))
    painter.end()
    return drawn


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()
