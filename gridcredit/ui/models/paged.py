"""A list of any length: all ids, and the rows of the pages that are looked at.

A proxy filter over a Python model takes 7 s a keystroke at 100,000 rows, so filtering and ordering
are the database's: a new filter is a new list of ids. Rows come from the runner a page at a time,
their text is formatted there, and an answer to an older list is dropped.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from gridcredit.ui.models.rows import (
    ACCESSIBLE,
    ALIGN,
    DISPLAY,
    ROW,
    TONE,
    TOOLTIP,
    Column,
    Index,
    header,
)
from gridcredit.ui.runner import Runner
from gridcredit.ui.tooltips import plain_tooltip

PAGE = 100  # rows
KEPT = 50  # pages

Fetch = Callable[[Sequence[Any]], Sequence[Any]]
_Shown = tuple[tuple[str, ...], Any]


class PagedModel(QAbstractTableModel):
    """A table of `ids` whose rows `fetch(ids)` gives, in the ids' order, None for a row that went
    away meanwhile. `fetch` runs off the screen thread."""

    loaded = Signal(object)  # the number of a page that arrived

    def __init__(self, columns: Sequence[Column], fetch: Fetch, runner: Runner) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch, self._runner = fetch, runner
        self._ids: Sequence[Any] = ()
        self._pages: OrderedDict[int, list[_Shown | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._edition = 0

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._ids = ids
        self._forget()
        self.endResetModel()

    def reload(self) -> None:
        """Read the rows anew; the list and the place in it stay."""
        self._forget()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def ids(self) -> Sequence[Any]:
        """The list that is shown."""
        return self._ids

    def id_at(self, at: int) -> Any:
        """The id of a row."""
        return self._ids[at]

    def row_of(self, key: Any) -> int:
        """Where an id stands; -1 when it is not in the list."""
        try:
            return self._ids.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text, alignment, tone and the row; blank until the page has come."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == ALIGN:
            return column.align
        if role not in (DISPLAY, ACCESSIBLE, TOOLTIP, ROW, TONE):
            return None
        shown = self._shown(index.row())
        if shown is None:
            return "" if role in (DISPLAY, ACCESSIBLE) else None
        texts, row = shown
        if role == ROW:
            return row
        if role == TONE:
            return column.tone(row) if column.tone else None
        text = texts[index.column()]
        return plain_tooltip(text) if role == TOOLTIP else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The columns' titles, aligned like their cells."""
        return header(self.columns, section, orientation, role)

    def _shown(self, at: int) -> _Shown | None:
        number, place = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            # A runner that runs at once has brought the page by now.
            page = self._pages.get(number)
            if page is None:
                return None
        self._pages.move_to_end(number)
        return page[place]

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        fetch, columns, edition = self._fetch, self.columns, self._edition

        def query() -> list[_Shown | None]:
            return [
                None if row is None else (tuple(c.text(row) for c in columns), row)
                for row in fetch(ids)
            ]

        def on_done(page: list[_Shown | None]) -> None:
            self._on_page(edition, number, page)

        self._runner.ask(query, on_done, owner=self)

    def _on_page(self, edition: int, number: int, page: list[_Shown | None]) -> None:
        if edition != self._edition:
            return
        self._asked.discard(number)
        self._pages[number] = page
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self.columns) - 1))
        self.loaded.emit(number)

    def _forget(self) -> None:
        self._edition += 1
        self._pages.clear()
        self._asked.clear()
