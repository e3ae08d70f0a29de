"""The palettes can be read, and every icon exists and follows them."""

import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from gridcredit.paths import resources
from gridcredit.ui import icons
from gridcredit.ui.actions import ACTIONS
from gridcredit.ui.hits import ICONS
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.style import style_sheet
from gridcredit.ui.theme import Theme
from gridcredit.ui.tokens import DARK, LIGHT, Tokens
from gridcredit.ui.widgets.buttons import button
from tests.ui.conftest import OpenWindow, settle

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
pytestmark = pytest.mark.usefixtures("theme")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    bright, dim = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@BOTH
def test_words_can_be_read(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.rail, tokens.surface, tokens.raised, tokens.selected)
    for ground in grounds:
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.text, tokens.mark) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    for tone in ("good", "warn", "bad", "info"):
        for ground in (getattr(tokens, tone + "_back"), tokens.surface, tokens.window):
            assert contrast(getattr(tokens, tone), ground) >= 4.5


@BOTH
def test_focus_and_progress_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.rail, tokens.surface):
        assert contrast(tokens.focus, ground) >= 3
    assert contrast(tokens.accent, tokens.track) >= 3


@BOTH
def test_the_style_sheet_is_filled_in_and_its_pictures_exist(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    for name in re.findall(r'url\("([^"]+)"\)', sheet):
        assert not QImage(name).isNull()


class Visits(QObject):
    """Counts how often each widget is told of a new style."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[int] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            # Not its id: what Python sees of a widget that Qt made is made anew each time, and may
            # stand where that of another one stood.
            self.count[shiboken6.getCppPointer(watched)[0]] += 1
        return False


@contextmanager
def visits(application: QApplication) -> Iterator[Counter[int]]:
    watch = Visits()
    application.installEventFilter(watch)
    yield watch.count
    application.removeEventFilter(watch)


def nested(depth: int) -> QWidget:
    """A label as deep as that."""
    within = QWidget()
    column = QVBoxLayout(within)
    column.addWidget(nested(depth - 1) if depth > 1 else QLabel("深"))
    return within


def test_a_change_of_theme_visits_a_widget_twice_however_deep_it_lies(
    dressed: QApplication, theme: Theme
) -> None:
    outer = nested(12)
    outer.show()
    settle()
    with visits(dressed) as count:
        theme.choose("dark")
        theme.choose("light")
    assert count
    assert max(count.values()) <= 4
    outer.deleteLater()
    settle()


@pytest.mark.parametrize("choice", ["light", "system"])
def test_a_choice_that_changes_nothing_does_nothing(
    dressed: QApplication, theme: Theme, choice: str
) -> None:
    outer = nested(2)
    outer.show()
    settle()
    told: list[Tokens] = []
    theme.changed.connect(told.append)
    with visits(dressed) as count:
        theme.choose(choice)
        theme.choose("light")
        dressed.styleHints().colorSchemeChanged.emit(dressed.styleHints().colorScheme())
    theme.changed.disconnect(told.append)
    outer.deleteLater()
    settle()
    assert not count
    assert not told


def test_a_window_that_changed_looks_like_one_made_in_that_look(
    theme: Theme, window: MainWindow, open_window: OpenWindow
) -> None:
    before = window.grab().toImage()
    theme.choose("dark")
    window.app.runner.close()
    changed = window.grab().toImage()
    made = open_window(window._rows)
    made.show_first_page()
    settle()
    assert made.grab().toImage() == changed
    assert changed != before
    theme.choose("light")
    settle()
    assert window.grab().toImage() == before


def test_a_change_of_theme_holds_nothing_that_goes(theme: Theme, window: MainWindow) -> None:
    def passing_by() -> int:
        for choice in ("dark", "light"):
            made = QLineEdit("过客")
            made.setClearButtonEnabled(True)  # a button that only Qt knows
            window.layout().addWidget(made)
            settle()
            theme.choose(choice)
            made.deleteLater()
            del made
            settle()
        gc.collect()
        known = [o for o in gc.get_objects() if isinstance(o, QWidget)]
        return sum(not shiboken6.isValid(widget) for widget in known)

    first = passing_by()  # with what others left behind
    assert passing_by() <= first


def test_icons_follow_the_theme_on_buttons_and_on_actions(theme: Theme, window: MainWindow) -> None:
    line, made = QLineEdit(), button("按", icon="info")
    action = line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    icons.put(action, "filter")
    for part in (line, made):
        window.layout().addWidget(part)

    def drawn() -> list[QImage]:
        return [part.icon().pixmap(20).toImage() for part in (made, action)]

    light = drawn()
    theme.choose("dark")
    assert all(now != then for now, then in zip(drawn(), light, strict=True))
    theme.choose("light")
    assert drawn() == light


def test_our_font_is_the_one_that_is_used(dressed: QApplication) -> None:
    assert QFontInfo(dressed.font()).family() == "Noto Sans SC"


def test_every_icon_that_is_named_exists() -> None:
    named = {row.icon for row in (*PAGES, *ACTIONS)} | set(ICONS.values())
    assert named <= set(icons.names())


@pytest.mark.parametrize("name", sorted(p.stem for p in (resources() / "icons").glob("*.svg")))
def test_every_icon_draws_in_the_colour_asked_for(name: str) -> None:
    drawn = icons.pixmap(name, "#ff0000", 24, 2.0).toImage()
    assert drawn.width() == 48
    inked = [
        drawn.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    if name != "app":
        assert all(c.red() > 250 and c.green() < 5 for c in inked)
