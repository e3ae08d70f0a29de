"""The full text of addresses: an FTS5 table in a file; on a server plain text, asked by LIKE.

A file answers in a few milliseconds however much it holds. A server reads through the texts of all
dwellings (100,000 in some 40 ms): FTS5 has no counterpart there that every engine knows, and a
district knows no addresses to look for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text
from gridcredit.domain.searching import goes_on, phrase
from gridcredit.store.engine.inserting import insert
from gridcredit.store.schema.guards import SERVER

_IN_FILE = "INSERT OR REPLACE INTO search_text (rowid, body, dwelling)"
_ON_SERVER = "INSERT INTO search_text (dwelling, body)"
_LAST_WINS = " ON CONFLICT (dwelling) DO UPDATE SET body = excluded.body"
_DWELLINGS = "SELECT id, estate, building, unit, room FROM dwelling"

FOUND_IN_FILE = "t.search_text MATCH :phrase"
FOUND_ON_SERVER = "t.body LIKE :phrase"


def put(s: Session, dwellings: Iterable[Any]) -> None:
    """Write the texts of dwellings anew: rows of id, estate, building, unit and room."""
    texts = {row: phrase(address_text(*parts)) for row, *parts in dwellings}
    if is_on_server(s):
        # A space at both ends, so that a token is found whole by the spaces around it.
        insert(s, _ON_SERVER, [(row, f" {text} ") for row, text in texts.items()], _LAST_WINS)
        return
    # FTS5 flushes its buffer whenever a rowid is not above the last one.
    insert(s, _IN_FILE, sorted((_place(row), text, row) for row, text in texts.items()))


def put_all(s: Session) -> None:
    """Write the texts of all dwellings anew."""
    ask = s.connection().exec_driver_sql
    ask("DELETE FROM search_text")
    put(s, ask(_DWELLINGS))


def phrase_for(s: Session, tokens: str) -> str:
    """What to bind for tokens that follow each other; a number or word being typed may still go
    on."""
    growing = goes_on(tokens)
    if is_on_server(s):
        return f"% {tokens}%" if growing else f"% {tokens} %"
    return f'"{tokens}"' + (" *" if growing else "")


def is_on_server(s: Session) -> bool:
    """Whether the tables lie on a server."""
    return s.get_bind().dialect.name == SERVER


def _place(row: bytes) -> int:
    """The rowid of a dwelling's text: the last 63 bits of its id, which are random in UUIDv7."""
    return int.from_bytes(row[8:]) & (2**63 - 1)
