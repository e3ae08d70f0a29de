"""Tables of what offices write for each other (domain.notices), beside those of tables.py."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from gridcredit.store.schema.tables import STRICT, Table, Travelling

__all__ = [
    "DuplicateRow",
    "KeyShareRow",
    "MatchMarkRow",
    "OfficeCertificateRow",
    "PosterTextRow",
    "Table",
]


class MatchMarkRow(Travelling, Table):
    """What stands for a resident's ID number above the street."""

    __tablename__ = "match_mark"
    resident: Mapped[bytes]
    mark: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_match_mark_resident", "resident"),
        Index("ix_match_mark_mark", "mark"),
        STRICT,
    )


class KeyShareRow(Travelling, Table):
    """A matching key sealed to one street."""

    __tablename__ = "key_share"
    area: Mapped[bytes]
    key: Mapped[str]
    made: Mapped[int]
    maker: Mapped[bytes]
    recipient: Mapped[bytes]
    document: Mapped[str]
    __table_args__ = (Index("ix_key_share_recipient", "recipient"), STRICT)


class OfficeCertificateRow(Travelling, Table):
    """A street's certificate for its sister streets."""

    __tablename__ = "office_certificate"
    node: Mapped[bytes]
    credential: Mapped[str]
    revoked: Mapped[int] = mapped_column(default=0)
    __table_args__ = (STRICT,)


class DuplicateRow(Travelling, Table):
    """A hint that a resident may be counted in another street too."""

    __tablename__ = "duplicate"
    resident: Mapped[bytes]
    street: Mapped[str]
    since: Mapped[str]
    closed: Mapped[int] = mapped_column(default=0)
    different: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (Index("ix_duplicate_resident", "resident"), STRICT)


class PosterTextRow(Travelling, Table):
    """What an office wishes on the posters below it."""

    __tablename__ = "poster_text"
    area: Mapped[bytes]
    link: Mapped[str] = mapped_column(default="")
    hotline: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    __table_args__ = (Index("ix_poster_text_area", "area"), STRICT)
