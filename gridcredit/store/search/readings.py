"""Loads the pinyin tables of resources/pinyin (made by packaging/pinyin.py)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gridcredit.domain.searching import Readings


@cache  # whoever locks the window and comes back opens the workspace anew
def load_readings(folder: Path) -> Readings:
    """The readings of characters.tsv and surnames.tsv: a line is key TAB readings with commas."""
    return Readings(_table(folder / "characters.tsv"), _table(folder / "surnames.tsv"))


def _table(file: Path) -> dict[str, tuple[str, ...]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines)
    return {key: tuple(readings.split(",")) for key, _, readings in pairs}
