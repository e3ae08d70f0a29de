"""Column types that mean the same in a file and on a server, for models and migrations."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, LargeBinary, Text

BLOB = LargeBinary()
"""Ids of 16 bytes, digests, lines of the journal."""

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number below 2^63: after a restore the numbers of revisions leap far beyond 2^31."""

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in the order of its characters' code points, as SQLite and Python have it, whatever the
server's own collation: the same lists in the same order, and prefixes found through an index."""
