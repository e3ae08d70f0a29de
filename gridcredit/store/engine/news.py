"""Which topics were written last, as numbers that every commit raises: one cheap question tells a
program what others have committed to the same tables, in a file and on a server alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Mapped, Session, mapped_column

from gridcredit.store.schema.tables import STRICT, Table


class NewsRow(Table):
    """The last commit on a topic."""

    __tablename__ = "news"
    topic: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    __table_args__ = (STRICT,)


_NEWEST = "SELECT max(number) FROM news"
_ALL = "SELECT topic, number FROM news"
_NOTE = """
INSERT INTO news (topic, number) VALUES (?, ?)
ON CONFLICT (topic) DO UPDATE SET number = excluded.number"""


def newest(session: Session) -> int:
    """The number of the last commit that had news."""
    return int(session.connection().exec_driver_sql(_NEWEST).scalar() or 0)


def note(session: Session, topics: Collection[str]) -> int:
    """Note the topics of a commit that is about to be; returns its number. Writers take turns, so
    that no two have the same."""
    number = newest(session) + 1
    rows = [(topic, number) for topic in sorted(topics)]
    session.connection().exec_driver_sql(_NOTE, rows)
    return number


def numbers(session: Session) -> dict[str, int]:
    """The number of the last commit on every topic."""
    found = session.connection().exec_driver_sql(_ALL)
    return {str(row[0]): int(row[1]) for row in found}


def since(heard: int, known: Mapping[str, int]) -> frozenset[str]:
    """The topics that were written after the commit of a number; all when the numbers have gone
    back, as by a restored backup."""
    went_back = max(known.values(), default=0) < heard
    return frozenset(topic for topic, number in known.items() if went_back or number > heard)
