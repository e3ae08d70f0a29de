"""Where rows stand: the code of the area that a record belongs to, by following its owners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from gridcredit.domain.journal import SET
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KINDS
from gridcredit.store.engine import many_keys
from gridcredit.store.engine.snapshots import remembered
from gridcredit.store.engine.transaction import current

_CHUNK = 5_000
Codes = dict[bytes, str]

# What the journal marks of a revision where it comes in (revision.handover), as a sum.
MOVES = 1  # its row, and what hangs on it, may stand elsewhere from now on
ADRIFT = 4  # it hangs on a row that has not come yet


def moves(entity: str, op: str, new: Mapping[str, Any]) -> bool:
    """Whether a revision puts its row under another owner."""
    return op == SET and KINDS[entity].is_movable and KINDS[entity].owner in new


def codes(session: Session, name: str, rows: Iterable[bytes]) -> Codes:
    """The code of the area that each of an entity's rows stands in; unknown rows are absent.

    An area itself answers with its own code. Kept for the session; `forget` after a move.
    """
    known = current(session).codes
    wanted = set(rows)
    missing = [row for row in wanted if row not in known]
    for start in range(0, len(missing), _CHUNK):
        some = missing[start : start + _CHUNK]
        is_one, asked = many_keys.is_id(session, "t.id", some)
        found = session.connection().exec_driver_sql(_question(name) + is_one, asked)
        known.update((row, code) for row, code in found)
    return {row: known[row] for row in wanted if row in known}


def code_of_row(session: Session, name: str, row: bytes) -> str:
    """The code that a revision of an existing row carries: of the area it stands in, for an area
    its parent's (an office must take in an area that it has not heard of yet)."""
    if not KINDS[name].owner_kind:
        return ""
    if name != "area":
        return codes(session, name, [row]).get(row, "")
    parent = session.connection().exec_driver_sql("SELECT parent FROM area WHERE id = ?", (row,))
    held = parent.scalar()
    return codes(session, "area", [held or row]).get(held or row, "")


def ever(session: Session, name: str, row: bytes) -> set[str]:
    """The codes that revisions of a row name: where it stood when they were written. Of a fact also
    those of the facts that it corrects, and on which it hangs: who wrote an entry of the ledger may
    say of it what is to be said, wherever the household went."""
    found: set[str] = set()
    todo, seen = [(name, row)], {row}
    ask = session.connection().exec_driver_sql
    while todo:
        name, row = todo.pop()
        found.update(ask("SELECT DISTINCT area FROM revision WHERE row = ?", (row,)).scalars())
        kind = KINDS[name]
        named = [("corrects", name), (kind.owner, kind.owner_kind)]
        for field, above in named:
            if kind.nature is not Nature.FACT or not is_fact(above):
                continue
            held = ask(f'SELECT "{field}" FROM {name} WHERE id = ?', (row,)).scalar()
            if held and held not in seen:
                seen.add(held)
                todo.append((above, held))
    return found


def is_fact(name: str) -> bool:
    """Whether a kind of records is one of facts."""
    return name in KINDS and KINDS[name].nature is Nature.FACT


def is_own(session: Session, code: str) -> bool:
    """Whether an area lies within what this office answers for; a workspace that does not know yet
    who it is answers for all. What was found is kept for the session."""
    known = current(session).own_codes
    if not known & {code, "*"}:
        ask = session.connection().exec_driver_sql
        known = {held for _, held in ask(_BELOW.format(code=_OWN))}
        if not known and ask(_OWN).scalar() is None:
            known = {"*"}
        current(session).own_codes = known
    return bool(known & {code, "*"})


@remembered
def below(session: Session, code: str) -> list[tuple[bytes, str]]:
    """Ids and codes of the area of that code and of all below it."""
    found = session.connection().exec_driver_sql(_BELOW.format(code="?"), (code,))
    return [(identity, held) for identity, held in found]


_OWN = "SELECT area FROM node WHERE kinship = 'self'"
_BELOW = (
    "WITH RECURSIVE below(id, code) AS (SELECT id, code FROM area WHERE code = ({code})"
    " UNION SELECT a.id, a.code FROM area AS a JOIN below AS b ON a.parent = b.id)"
    " SELECT id, code FROM below"
)


def remember(session: Session, row: bytes, code: str) -> None:
    """Note where a row stands that is just being written."""
    current(session).codes[row] = code


def forget(session: Session) -> None:
    """Drop what is remembered: something moved."""
    noted = current(session)
    noted.codes.clear()
    noted.own_codes = set()
    noted.has_moved = True


@cache
def _question(name: str) -> str:
    joins, table = "", name
    while table != "area":
        field, owner = KINDS[table].owner, KINDS[table].owner_kind
        joins += f' JOIN {owner} AS o_{owner} ON o_{owner}.id = {_alias(table, name)}."{field}"'
        table = owner
    return f"SELECT t.id, {_alias('area', name)}.code FROM {name} AS t{joins} WHERE "


def _alias(table: str, first: str) -> str:
    return "t" if table == first else f"o_{table}"
