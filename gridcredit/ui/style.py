"""The style sheet, made from tokens. Widgets choose by property: QPushButton[kind], QLabel[role],
QFrame[role]. What is painted by hand stands in widgets/."""

from __future__ import annotations

from string import Template

from gridcredit.paths import resources
from gridcredit.ui.tokens import BODY, CAPTION, FIGURE, LEAD, RADIUS, TITLE, Tokens

_SHEET = Template(
    """
* { outline: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
QLabel[role="title"] { font-size: ${TITLE}px; font-weight: bold; }
QLabel[role="lead"] { font-size: ${LEAD}px; font-weight: bold; }
QLabel[role="section"] { font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: ${CAPTION}px; }
QLabel[role="error"] { color: $bad; font-size: ${CAPTION}px; }
QLabel[role="figure"] { font-size: ${FIGURE}px; font-weight: bold; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="rail"] { background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[role="status"] { background: $rail; border: 0; border-top: 1px solid $line; }
QFrame[role="header"] { background: $window; border: 0; }
QFrame[role="popup"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[role="toast"] { background: $raised; border: 1px solid $edge; border-radius: 10px; }
QFrame[role="progress"] {
  background: $surface; border: 0; border-top: 1px solid $line; border-bottom: 1px solid $line;
}
QFrame[role="hairline"] { background: $line; border: 0; }

QPushButton {
  min-height: 20px; padding: 6px 14px; border-radius: ${RADIUS}px;
  border: 1px solid $edge; background: $surface; color: $text;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selected; }
QPushButton:disabled { color: $faint; border-color: $line; background: transparent; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_over; border-color: $accent_over; }
QPushButton[kind="primary"]:pressed { background: $accent_down; border-color: $accent_down; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; }
QPushButton[kind="primary"]:disabled {
  background: $track; border-color: $track; color: $faint;
}
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover_over; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="link"] {
  border-color: transparent; background: transparent; color: $info; padding: 2px 4px;
  min-height: 0; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $faint; text-decoration: none; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 1px 3px; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:disabled { color: $faint; }
QPushButton[kind="status"] {
  border: 2px solid transparent; background: transparent; color: $muted; padding: 1px 8px;
  font-size: ${CAPTION}px;
}
QPushButton[kind="status"]:hover { background: $hover_over; color: $text; }
QPushButton[kind="status"]:focus { border-color: $focus; }
QFrame[role="segments"] { background: $track; border: 0; border-radius: 8px; }
QPushButton[kind="segment"] {
  border: 2px solid transparent; background: transparent; padding: 3px 12px; color: $muted;
}
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $segment; color: $text; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 3px 12px; }
QToolButton {
  border: 2px solid transparent; border-radius: ${RADIUS}px; padding: 4px;
  background: transparent; color: $text;
}
QToolButton:hover { background: $hover_over; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: ${RADIUS}px;
  padding: 6px 9px; selection-background-color: $mark; selection-color: $text;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 20px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $focus; padding: 5px 8px;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"],
QPlainTextEdit[wrong="true"] { border-color: $bad; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  color: $faint; background: $window; border-color: $line;
}
QLineEdit:read-only { background: $window; }
QLineEdit[role="search"], QLineEdit[role="search"]:focus {
  border: 0; background: transparent; padding: 6px 4px;
}
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url("$art/down-$shade.svg"); width: 16px; height: 16px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 24px; }
QAbstractSpinBox::up-arrow { image: url("$art/up-$shade.svg"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url("$art/down-$shade.svg"); width: 14px; height: 14px; }
QDateEdit::drop-down { border: 0; width: 28px; }
QDateEdit::down-arrow { image: url("$art/down-$shade.svg"); width: 16px; height: 16px; }
QCheckBox::indicator, QTableView::indicator, QTreeView::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $surface;
}
QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 9px; background: $surface;
}
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $muted; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked {
  background: $text; border-color: $text; image: url("$art/check-$shade.svg");
}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate { background: $edge; }
QRadioButton::indicator:checked { border: 5px solid $text; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView {
  background: $raised; border: 1px solid $line; border-radius: 0;
  selection-background-color: $selected; selection-color: $text;
}
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }

QAbstractItemView {
  background: $surface; border: 0; selection-background-color: $selected;
  selection-color: $text; alternate-background-color: $window;
}
QTableView, QTreeView, QListView { border: 1px solid $line; border-radius: 8px; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $focus; }
QListView[role="rail"], QListView[role="hits"], QListView[role="rail"]:focus,
QListView[role="hits"]:focus { background: transparent; border: 0; }
QListView[role="rail"]::item, QListView[role="hits"]::item { padding: 0; }
QTableView { gridline-color: transparent; }
QTableView::item, QTreeView::item { padding: 0 10px; border: 0; }
QListView::item { padding: 8px 10px; border: 0; }
QAbstractItemView::item:hover { background: $hover; }
QTableView::item:hover { background: transparent; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 8px 13px; font-size: ${CAPTION}px;
}
QHeaderView::section:first { border-top-left-radius: 7px; }
QHeaderView::section:last { border-top-right-radius: 7px; }
QTableCornerButton::section { background: $surface; border: 0; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: 0; }

QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab {
  padding: 8px 14px; color: $muted; border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $text; }
QTabBar::tab:focus { color: $focus; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar { border: 0; border-radius: 3px; background: $track; max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: $accent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a palette."""
    colours = tokens._asdict()
    sizes = {"CAPTION": CAPTION, "LEAD": LEAD, "TITLE": TITLE, "FIGURE": FIGURE, "BODY": BODY}
    # Over the rail and the header, which are darker than a card, a card's hover would not show.
    over = tokens.selected
    segment = tokens.edge if tokens.dark else tokens.surface
    art = (resources() / "icons" / "style").as_posix()
    shade = "dark" if tokens.dark else "light"
    more = {"RADIUS": RADIUS, "hover_over": over, "segment": segment, "art": art, "shade": shade}
    return _SHEET.substitute(colours, **sizes, **more)
