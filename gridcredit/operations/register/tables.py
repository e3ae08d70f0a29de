"""Small tables that offices keep as CSV: columns found by their headings, in either language."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import FileUnreadable

Headings = Mapping[str, Sequence[str]]
"""By column its names in Chinese, beside its own."""


def read_table(file: Path, headings: Headings, missing: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV (UTF-8 or GB18030) with the lines they end on, cells by column name.

    Raises FileUnreadable, with the reason `missing` where a column is; StorageFailed.
    """
    require_readable(file)
    with storage(file.name):
        raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _rows(text, file.name, headings, missing)
    raise FileUnreadable(file.name, "UTF-8, GB18030")


def _rows(
    text: str, file: str, headings: Headings, missing: str
) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        reader.fieldnames = [_heading(name, headings) for name in reader.fieldnames or ()]
        if headings.keys() - set(reader.fieldnames):
            raise FileUnreadable(file, missing)
        return [
            (reader.line_num, {k: (v or "").strip() for k, v in row.items() if k}) for row in reader
        ]
    except csv.Error as error:
        raise FileUnreadable(file, "bad_document") from error


def _heading(written: str, headings: Headings) -> str:
    """The column a heading means, whichever language it is in."""
    plain = written.strip().lower()
    return next((name for name, others in headings.items() if plain in others), plain)
