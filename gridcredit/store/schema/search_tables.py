"""Tables of the search index (searchindex.py); the FTS5 table search_text stands in migrations/."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from gridcredit.store.schema.tables import STRICT, Table


class SearchKeyRow(Table):
    """What a name or a number can be typed as: pinyin, initials, inner characters, last four.

    `key` begins with a letter for its kind (store/search/searchindex.py). A pure function of
    `value`: rows are only ever added, and one whose value nobody carries any more finds nobody.
    The values are found through the indexes of their own columns; addresses also through the FTS5
    table search_text (migrations/).
    """

    __tablename__ = "search_key"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (STRICT | {"sqlite_with_rowid": False},)


class DoorKeyRow(Table):
    """What a door can be typed as: 101, 2-101, 2-1-101; like SearchKeyRow, of three columns."""

    __tablename__ = "door_key"
    key: Mapped[str] = mapped_column(primary_key=True)
    building: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (STRICT | {"sqlite_with_rowid": False},)
