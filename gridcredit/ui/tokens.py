"""The look as values: colours of the two palettes, the 4/8-pixel rhythm, sizes of type.

The accent is the pomegranate blossom's red (榴花红). It marks the primary action and progress, and
nothing else; selection, focus and state have colours of their own.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QGuiApplication, QPalette

# The rhythm, in pixels.
HAIR, TIGHT, SMALL, GAP, WIDE, ROOMY = 2, 4, 8, 16, 24, 32
RADIUS = 6
# Heights that line up across a row of controls.
CONTROL = 36
ROW = 38
# Sizes of type, in pixels.
CAPTION, BODY, LEAD, TITLE, FIGURE = 12, 14, 16, 20, 30


class Tokens(NamedTuple):
    """Colours by what they are for; `#rrggbb`."""

    dark: bool
    window: str  # behind everything
    rail: str  # the left rail and the status bar
    surface: str  # cards, inputs, tables
    raised: str  # menus, popups, toasts
    text: str
    muted: str  # secondary text, icons at rest
    faint: str  # placeholders, disabled
    line: str  # hairlines between areas
    edge: str  # borders of inputs
    hover: str
    selected: str
    mark: str  # selected text
    accent: str
    accent_over: str
    accent_down: str
    on_accent: str
    focus: str
    track: str  # the empty part of a bar
    good: str
    good_back: str
    warn: str
    warn_back: str
    bad: str
    bad_back: str
    info: str
    info_back: str
    plain_back: str


LIGHT = Tokens(
    dark=False,
    window="#F7F6F4",
    rail="#EFEDE9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#211E1B",
    muted="#655F58",
    faint="#8F8880",
    line="#E3DFDA",
    edge="#B5AEA6",
    hover="#F3F1ED",
    selected="#E9E5DF",
    mark="#CFE1F8",
    accent="#C4342D",
    accent_over="#B02C26",
    accent_down="#9A2520",
    on_accent="#FFFFFF",
    focus="#2A6CC4",
    track="#E6E2DC",
    good="#26704A",
    good_back="#E4F1E9",
    warn="#8A5A00",
    warn_back="#FBF0D9",
    bad="#A32A1E",
    bad_back="#FAE8E5",
    info="#28598F",
    info_back="#E6EFF9",
    plain_back="#EDEAE6",
)

DARK = Tokens(
    dark=True,
    window="#1C1B1A",
    rail="#171615",
    surface="#252423",
    raised="#2E2C2B",
    text="#ECE9E5",
    muted="#ABA59E",
    faint="#7F7973",
    line="#353331",
    edge="#56524E",
    hover="#2C2A29",
    selected="#383533",
    mark="#2F4F77",
    accent="#E5645C",
    accent_over="#EC7A73",
    accent_down="#D2534B",
    on_accent="#230706",
    focus="#6FA8EE",
    track="#3A3735",
    good="#7CCB9E",
    good_back="#20352A",
    warn="#E3B65C",
    warn_back="#3A301B",
    bad="#F0918A",
    bad_back="#402523",
    info="#8FBDF0",
    info_back="#223247",
    plain_back="#353331",
)


def tokens_now() -> Tokens:
    """The tokens of the application's palette: what custom painting asks for its colours. A
    widget's own palette will not do, because a style sheet may make its ground transparent."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT
