"""Choices from the code lists, and lines, as forms of the register need them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from gridcredit import texts

Code = TypeVar("Code", bound=StrEnum)


def code_choice(kind: type[Code], chosen: Code, language: str) -> QComboBox:
    """A drop-down of a code list in words; its data are the codes."""
    made = QComboBox()
    for code in kind:
        made.addItem(texts.word(code, language), code.value)
    made.setCurrentIndex(list(kind).index(chosen))
    return made


def chosen_code(choice: QComboBox, kind: type[Code]) -> Code:
    """The code that is chosen."""
    return kind(choice.currentData())


def line(text: str, most: int = 60) -> QLineEdit:
    """A line with its text."""
    made = QLineEdit(text)
    made.setMaxLength(most)
    return made


def hidden_line(masked: str, most: int, remark: str) -> QLineEdit:
    """A line for a value that is not shown: blank keeps it, typing replaces it."""
    made = QLineEdit()
    made.setMaxLength(most)
    made.setPlaceholderText(remark.format(value=masked) if masked else "")
    return made
