"""The formats of a workbook's cells: which are days, which are text, and a text format beside one
that is not."""

from __future__ import annotations

import re
from copy import deepcopy

from gridcredit.reports.forms.parts import Element, Parts

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXT_FORMAT = 49  # @
_DAY_FORMATS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_PERCENT_FORMATS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Styles:
    """The cell formats of one workbook."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts, self._name = parts, name
        self._texts: dict[int, int] = {}
        root = parts.tree(name) if name in parts else None
        self._formats = [] if root is None else list(root.iterfind(f"{S}cellXfs/{S}xf"))
        own = [] if root is None else root.iterfind(f"{S}numFmts/{S}numFmt")
        self._codes = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in own}

    def is_day(self, style: int) -> bool:
        """Whether a number in this format is shown as a day."""
        number = self._number(style)
        if number in self._codes:
            bare = _QUOTED.sub("", self._codes[number]).casefold()
            return (
                "y" in bare or "d" in bare or ("m" in bare and "h" not in bare and "s" not in bare)
            )
        return number in _DAY_FORMATS

    def is_text(self, style: int) -> bool:
        """Whether the format says that all is text."""
        return self._number(style) == TEXT_FORMAT

    def is_percent(self, style: int) -> bool:
        """Whether a number in this format is shown as hundredths."""
        number = self._number(style)
        return "%" in self._codes.get(number, "") or number in _PERCENT_FORMATS

    def as_text(self, style: int) -> int:
        """The same format as text: itself, or one more behind the others."""
        if self.is_text(style) or not self._formats:
            return style
        if style not in self._texts:
            made = deepcopy(self._format(style))
            made.set("numFmtId", str(TEXT_FORMAT))
            made.set("applyNumberFormat", "1")
            formats: Element = self._parts.touch(self._name).find(f"{S}cellXfs")
            formats.append(made)
            self._formats.append(made)
            formats.set("count", str(len(self._formats)))
            self._texts[style] = len(self._formats) - 1
        return self._texts[style]

    def _format(self, style: int) -> Element:
        return self._formats[style if style < len(self._formats) else 0]

    def _number(self, style: int) -> int:
        return int(self._format(style).get("numFmtId", 0)) if self._formats else 0
