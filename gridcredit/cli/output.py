"""How a verb's answer is written: one JSON document, or plain lines for a person."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TextIO

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError


def show_passing(words: str) -> None:
    """Put words on the terminal's line in place of those that stand there; what is said next takes
    their place. Nothing where nobody looks."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words}\x1b[K")
        sys.stderr.flush()


def write(document: Any, as_json: bool) -> None:
    """Put the answer on standard output."""
    show_passing("")
    if as_json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False, default=str) + "\n")
        return
    write_lines(document, sys.stdout)


def write_lines(document: Any, stream: TextIO) -> None:
    """Put an answer down as lines for a person."""
    for line in _lines(document) or ["-"]:  # an empty list is an answer too
        stream.write(line + "\n")


def write_error(error: GridCreditError, as_json: bool, language: str) -> None:
    """Say what was refused: a JSON document on standard output, or a sentence on standard error."""
    told = error_document(error, language)
    if as_json:
        write({"error": told}, as_json=True)
    else:
        say(told["message"])


def say(message: str) -> None:
    """Put a sentence for a person on standard error."""
    show_passing("")
    sys.stderr.write(_shown(message) + "\n")


def error_document(error: GridCreditError, language: str) -> dict[str, Any]:
    """An error as the contract has it: kind, message for a person, facts."""
    message = texts.describe(error, language)
    return {"kind": type(error).__name__, "message": message, "facts": facts(error)}


def facts(error: GridCreditError) -> dict[str, Any]:
    """The facts of an error by name."""
    named = getattr(error, "__dataclass_fields__", None)
    return {f.name: getattr(error, f.name) for f in fields(error)} if named else {}  # type: ignore[arg-type]


def _lines(document: Any, indent: str = "") -> list[str]:
    if isinstance(document, Mapping):
        return _mapping_lines(document, indent)
    if isinstance(document, Sequence) and not isinstance(document, str):
        if document and all(isinstance(row, Mapping) for row in document):
            return _rows(document, indent)
        return [indent + _cell(row) for row in document]
    return [indent + _cell(document)]


def _mapping_lines(document: Mapping[str, Any], indent: str) -> list[str]:
    width = max((len(key) for key in document), default=0)
    lines = []
    for key, value in document.items():
        if _is_nested(value):
            lines.append(f"{indent}{key}:")
            lines += _lines(value, indent + "  ")
        else:
            lines.append(f"{indent}{key.ljust(width)}  {_cell(value)}".rstrip())
    return lines


def _is_nested(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(isinstance(one, (Mapping, list, tuple)) for one in value)
    return isinstance(value, Mapping) and bool(value)


def _rows(rows: Sequence[Mapping[str, Any]], indent: str) -> list[str]:
    """A table where it fits a line and says all; else each row as lines of its own."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    if not any(_is_nested(value) for row in rows for value in row.values()):
        # A column of lists that are all empty says nothing.
        told = [k for k in keys if not all(row.get(k) in ([], {}) for row in rows)]
        table = _table(rows, told, indent)
        if max(map(_width, table)) <= _line():
            return table
    lines = []
    for row in rows:
        first, *others = _mapping_lines(row, indent + "  ")
        lines += [indent + "- " + first[len(indent) + 2 :], *others]
    return lines


def _line() -> int:
    """Signs to a line: those of the terminal, and where there is none, as many as may be."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], indent: str) -> list[str]:
    cells = [columns, *([_cell(row.get(c)) for c in columns] for row in rows)]
    widths = [max(_width(line[i]) for line in cells) for i in range(len(columns))]
    return [
        (
            indent
            + "  ".join(
                text + " " * (w - _width(text)) for text, w in zip(line, widths, strict=True)
            )
        ).rstrip()
        for line in cells
    ]


def _cell(value: Any) -> str:
    if value is None or value in ([], (), {}):
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_cell, value))
    return _shown(str(value))


def _shown(text: str) -> str:
    """Without what steers a terminal, or ends a line: the name of a file may hold anything."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
