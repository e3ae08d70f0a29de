"""Keeps what search looks up: keys of names, phones and doors, and the full text of addresses.

The keys of a name, a phone or a door follow from it alone, so they are only ever added and never
wrong; residents, households and dwellings are found through the ordinary indexes of their columns.
Only the full text of addresses belongs to one row and is written anew when that row changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.searching import (
    Readings,
    SearchKind,
    Term,
    door_terms,
    id_terms,
    name_terms,
    phone_terms,
)
from gridcredit.store.engine import address_text, many_keys
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal import preferences
from gridcredit.store.journal.loading import chunks
from gridcredit.store.search.readings import load_readings

MARKS = {
    SearchKind.INITIALS: "i",
    SearchKind.PINYIN: "y",
    SearchKind.NAME: "n",  # where the name is kept in another spelling than it is typed
    SearchKind.PHONE: "p",  # where the phone is kept with other signs than digits
    SearchKind.TAIL: "t",
    SearchKind.ID_TAIL: "d",
}
MANY = 5_000
"""More rows than a transaction indexes itself."""
INNER = "s"
"""What a key of search_key begins with, by kind; INNER: a name from its second character on."""

_BEHIND = "search_behind"  # the preference with the arrival up to which the index is whole
_SEARCHED = ("resident", "household", "dwelling")
_PEOPLE = "SELECT name, phone, id_number FROM resident"
_HEADS = "SELECT householder, '', '' FROM household"
_DWELLINGS = "SELECT id, estate, building, unit, room FROM dwelling"

# Everybody has a name or a number, and so a key.
_STALE = (
    "SELECT EXISTS (SELECT 1 FROM resident WHERE name <> '' OR phone <> '' OR id_number <> '')"
    " AND NOT EXISTS (SELECT 1 FROM search_key)"
)
_INTO_KEYS = "INSERT INTO search_key (key, value)"
_INTO_DOORS = "INSERT INTO door_key (key, building, unit, room)"
_NEW_ONLY = " ON CONFLICT DO NOTHING"

Key = tuple[str, str]


def keep_index(database: Database, folder: Path) -> None:
    """Let every transaction of the database end by indexing what it touched, and make the index
    now where it is not whole. `folder` holds the pinyin tables, read when they are first needed.

    A transaction that touched very many rows only notes that they are not indexed yet: what it did
    stands sooner, and `complete_index` follows.
    """

    def keep(s: Session) -> None:
        touched = {entity: ids for entity in _SEARCHED if (ids := current(s).touched.get(entity))}
        after = current(s).revised_after
        if after is not None and sum(map(len, touched.values())) > MANY:
            held = preferences.get(s, _BEHIND)
            preferences.put(s, _BEHIND, str(min(after, int(held or after))))
        elif touched:
            refresh_index(s, touched, load_readings(folder))

    database.before_commit.append(keep)
    complete_index(database, folder)


def is_behind(s: Session) -> bool:
    """Whether a large transaction was not indexed yet."""
    return preferences.get(s, _BEHIND) != ""


def complete_index(database: Database, folder: Path) -> None:
    """Index what large transactions left, and everything where a newer schema emptied the index.
    A crash on the way changes nothing: it is done at the next opening."""
    with database.reading() as s:
        is_whole = not is_behind(s) and not s.execute(text(_STALE)).scalar()
    if is_whole:
        return
    with database.writing() as s:
        after = preferences.get(s, _BEHIND)  # somebody else may have been quicker
        if after:
            _index_after(s, int(after), load_readings(folder))
            preferences.drop(s, _BEHIND)
        if s.execute(text(_STALE)).scalar():
            index_all(s, load_readings(folder))


@many_values()
def _index_after(s: Session, arrival: int, readings: Readings) -> None:
    ask, revised = s.connection().exec_driver_sql, " WHERE revised > ?"
    people = [*ask(_PEOPLE + revised, (arrival,)), *ask(_HEADS + revised, (arrival,))]
    _add_keys(s, people, readings)
    dwellings = ask(_DWELLINGS + revised, (arrival,)).all()
    _add_doors(s, dwellings)
    address_text.put(s, dwellings)


@many_values()
def refresh_index(s: Session, touched: Mapping[str, Collection[bytes]], readings: Readings) -> None:
    """Index the rows that a transaction wrote: entity names to row ids."""

    def rows(entity: str, question: str) -> Iterator[Any]:
        for some in chunks(sorted(touched.get(entity, ()))):
            is_one, asked = many_keys.is_id(s, "id", some)
            yield from s.connection().exec_driver_sql(f"{question} WHERE {is_one}", asked)

    people = [*rows("resident", _PEOPLE), *rows("household", _HEADS)]
    _add_keys(s, people, readings)
    dwellings = list(rows("dwelling", _DWELLINGS))
    _add_doors(s, dwellings)
    address_text.put(s, dwellings)


@many_values()
def index_all(s: Session, readings: Readings) -> None:
    """Make the whole index anew, as after a restore or with new pinyin tables."""
    ask = s.connection().exec_driver_sql
    for table in ("search_key", "door_key"):
        ask(f"DELETE FROM {table}")
    people = [*ask(_PEOPLE).all(), *ask(_HEADS).all()]
    _add_keys(s, people, readings)
    _add_doors(s, ask(_DWELLINGS).all())
    address_text.put_all(s)


def _add_keys(s: Session, people: Iterable[tuple[str, str, str]], readings: Readings) -> None:
    names, phones, id_numbers = set(), set(), set()
    for name, phone, id_number in people:
        names.add(name)
        phones.add(phone)
        id_numbers.add(id_number)
    keys = [key for name in names for key in _name_keys(name, readings)]
    keys += (key for phone in phones for key in _number_keys(phone, phone_terms(phone)))
    keys += (key for number in id_numbers for key in _number_keys(number, id_terms(number)))
    # In the order of the tree: far fewer pages are read and written again.
    keys.sort(key=itemgetter(0))
    insert(s, _INTO_KEYS, keys, _NEW_ONLY)


def _name_keys(name: str, readings: Readings) -> Iterator[Key]:
    for term in name_terms(name, readings):
        if term.kind is not SearchKind.NAME:
            yield MARKS[term.kind] + term.text, name
            continue
        if term.text != name:
            yield MARKS[term.kind] + term.text, name
        for start in range(1, len(term.text)):
            yield INNER + term.text[start:], name


def _number_keys(number: str, terms: Iterable[Term]) -> Iterator[Key]:
    for term in terms:
        if term.text != number:
            yield MARKS[term.kind] + term.text, number


def _add_doors(s: Session, dwellings: Iterable[Any]) -> None:
    doors = {(building, unit, room) for _, _, building, unit, room in dwellings}
    keys = {(term.text, *door) for door in doors for term in door_terms("", *door)}
    insert(s, _INTO_DOORS, sorted(keys), _NEW_ONLY)
