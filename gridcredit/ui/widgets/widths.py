"""Column widths that this computer remembers."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from gridcredit.settings import Settings


def remember_widths(table: QTableView, name: str, settings: Settings) -> None:
    """Give a table, whose model is set, the widths the person chose last, and keep new ones."""
    across = table.horizontalHeader()
    key = f"widths.{name}"
    kept = settings.choices.get(key, "").split()
    fixed = [
        at
        for at in range(across.count())
        if across.sectionResizeMode(at) == across.ResizeMode.Interactive
    ]
    if len(kept) == len(fixed) and all(width.isdecimal() for width in kept):
        for at, width in zip(fixed, kept, strict=True):
            table.setColumnWidth(at, min(max(int(width), 40), 600))

    def keep() -> None:
        sizes = [across.sectionSize(at) for at in fixed]
        if all(sizes):  # a hidden column has none, and nobody chose that
            settings.choices[key] = " ".join(map(str, sizes))

    # Only the person's own dragging counts: pressing comes before it.
    across.sectionResized.connect(lambda at, _old, _new: keep() if at in fixed else None)
