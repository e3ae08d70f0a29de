"""What a program owes to a workspace that another program used before it.

Journals keep fields that a program does not know, but its tables do not show them, and a street
leaves them out on the way to the district, as they may be anything. The first opening by a program
that knows more shows them, sends them up, and tries what was set aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from gridcredit import __version__
from gridcredit.domain.codes import Office
from gridcredit.domain.fieldpolicy import is_redacted
from gridcredit.domain.records import KINDS
from gridcredit.store.engine import many_keys, migrate
from gridcredit.store.exchange import links, merging, retrying
from gridcredit.store.journal import nodes, preferences
from gridcredit.store.journal.loading import chunks
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.schema import guards
from gridcredit.wire import read

PROGRAM = "program"
"""The preference that tells of the program which used the workspace last, and what it knew."""
_PAGE = 5_000
Fields = dict[str, dict[str, bool]]  # by entity and field: whether it may go to the district
Named = dict[str, frozenset[str]]  # fields by entity


@dataclass(frozen=True, slots=True)
class Caught:
    """What was caught up on: earlier revisions taken in, records that show more, and whether all
    goes up again."""

    retried: int
    records: int
    again: bool


def is_current(session: Session) -> bool:
    """Whether the program that used the workspace last was this one."""
    return preferences.get(session, PROGRAM) == _told()


def remember(session: Session) -> None:
    """Note that this program uses the workspace."""
    preferences.put(session, PROGRAM, _told())


def catch_up(session: Session) -> Caught:
    """Do what is owed; where nobody noted the program before, it knew the same fields."""
    noted = preferences.get(session, PROGRAM)
    before: Fields = json.loads(noted)["fields"] if noted else _fields()
    records = _show(session, _gained(before, is_open=False))
    again = _send_again(session, _gained(before, is_open=True))
    retried = retrying.try_again(session, retrying.BY_PROGRAM).retried
    remember(session)
    return Caught(retried, records, again)


def _told() -> str:
    return json.dumps({"version": f"{__version__} {migrate.HEAD}", "fields": _fields()})


def _fields() -> Fields:
    return {e.name: {f: f in e.open_fields for f in e.fields} for e in KINDS.values()}


def _gained(before: Fields, is_open: bool) -> Named:
    """The fields that are known now and were not, or that may go up now and might not. Of a kind
    of record that was not known at all nothing is in the journal."""
    gained = {}
    for name, fields in _fields().items():
        held = before.get(name, fields)
        had = {field for field, may_go in held.items() if may_go or not is_open}
        has = {field for field, may_go in fields.items() if may_go or not is_open}
        gained[name] = frozenset(has - had)
    return {name: fields for name, fields in gained.items() if fields}


def _show(session: Session, gained: Named) -> int:
    """Work out anew the rows of which the journal has such fields; returns how many."""
    found: dict[str, set[bytes]] = {}
    for name, row in _revisions_with(session, gained):
        found.setdefault(name, set()).add(row)
    ask = session.connection().exec_driver_sql
    upto = last_arrival(session)
    count = 0
    many_keys.begin(session)
    for name, ids in found.items():
        begin, end = guards.restating(session.get_bind().dialect.name, name)
        ask(begin)
        for some in chunks(sorted(ids)):
            is_one, asked = many_keys.is_id(session, "id", some)
            # They keep the revision they point to: by it is known where a fact stood.
            held = ask(f"SELECT id, revised FROM {name} WHERE {is_one}", asked).all()
            latest = {(name, row): revised for row, revised in held}
            merging.recompute(session, latest, upto, latest)
            count += len(latest)
        ask(end)
    return count


def _send_again(session: Session, gained: Named) -> bool:
    """Let the link to the district begin again if the journal has such fields: packages that
    went up left them out. Those that the district has already are the same to it."""
    own, parent = nodes.own(session), nodes.parent(session)
    if parent is None or not is_redacted(Office(own.office), Office(parent.office)):
        return False
    number = links.next_number(session, parent.id)
    if number == 1 or next(_revisions_with(session, gained), None) is None:
        return False
    links.begin_again(session, parent.id, number)
    return True


def _revisions_with(session: Session, gained: Named) -> Iterator[tuple[str, bytes]]:
    """Entity and row of every revision that has one of these fields."""
    if not gained:
        return
    marks = {name: [f'"{field}"'.encode() for field in fields] for name, fields in gained.items()}
    ask, last = session.connection().exec_driver_sql, 0
    asked = (
        "SELECT arrival, entity, row, body FROM revision WHERE arrival > ?"
        f" AND entity IN ({','.join('?' * len(gained))}) ORDER BY arrival LIMIT {_PAGE}"
    )
    while page := ask(asked, (last, *gained)).all():
        last = page[-1][0]
        for _, name, row, body in page:
            if any(mark in body for mark in marks[name]) and gained[name] & read(body).new.keys():
                yield name, row
