"""Everything that is held on one person: records of all kinds that name the person, what hangs on
these, and what the household has that names nobody else. Worked out from what kinds declare, so
that a new kind is never forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, get_origin
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.kinds.kind import Kind, Nature, hints
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.domain.records import KINDS
from gridcredit.domain.stars.nominations import honour_id
from gridcredit.store.journal.aliases import sides_of
from gridcredit.store.journal.journal import history
from gridcredit.store.journal.loading import held_in, load, load_by, load_standing
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES

_NUMBERED = ("pledge_event", "pledge_blank")


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record with all revisions of it, oldest first. `stands`: it counts; facts that were
    corrected or taken back, and what is off the register, do not. `is_mention`: it only lists the
    person among others; `is_taken_back`: a fact that another
    one, which says no more than that, took back (`ended_by`)."""

    kind: Kind
    record: Any
    stands: bool
    past: tuple[Revision, ...]
    is_mention: bool = False
    is_taken_back: bool = False
    ended_by: Any = None


@dataclass(frozen=True, slots=True)
class Held:
    """What is held on a person: who that is in the register (several who were merged), where they
    live, and all records by kind."""

    residents: frozenset[UUID]
    households: frozenset[UUID]
    records: tuple[HeldRecord, ...]


def held_on(s: Session, resident: UUID) -> Held:
    """What is held on a person here. Raises NotFound."""
    people = sides_of(s, resident)
    persons: list[Resident] = [register_lists.get(s, "resident", one) for one in sorted(people)]
    homes = frozenset(one.household for one in persons)
    about: dict[str, set[UUID]] = {"resident": set(people)}
    shared = {"household": set(homes), "dwelling": _dwellings(s, homes)}
    found: list[HeldRecord] = []
    mentions: list[Any]
    for kind in KINDS.values():
        if kind.name == "area":
            continue
        own = shared.get(kind.name) or (about["resident"] if kind.name == "resident" else None)
        if own is not None:
            records, mentions = load(s, kind.record, TABLES[kind.name].id.in_(_bytes(own))), []
        else:
            records, mentions = _naming(s, kind, about, homes, people)
            about[kind.name] = {one.id for one in records}
        found += _told(s, kind, records, is_mention=False)
        found += _told(s, kind, mentions, is_mention=True)
    found += _unlinked(s, found)
    return Held(people, homes, tuple(found))


def _dwellings(s: Session, homes: Collection[UUID]) -> set[UUID]:
    return {register_lists.get(s, "household", home).dwelling for home in homes}


def _naming(
    s: Session,
    kind: Kind,
    about: dict[str, set[UUID]],
    homes: Collection[UUID],
    people: Collection[UUID],
) -> tuple[list[Any], list[Any]]:
    """The records of a kind that name the person, or what is about the person; and those that only
    list them among others."""
    records: dict[UUID, Any] = {}
    mentions: dict[UUID, Any] = {}
    named = {**kind.refs, kind.owner: kind.owner_kind} if kind.owner else dict(kind.refs)
    for field, of in named.items():
        if field == kind.handler:
            continue
        wanted = set(homes) if of == "household" else about.get(of, set())
        if not wanted:
            continue
        is_list = get_origin(hints(kind)[field]) is tuple
        rows = _listing(s, kind, field, wanted) if is_list else _with(s, kind, field, wanted)
        for one in rows:
            if not _is_of_others(kind, one, people):
                (mentions if is_list else records)[one.id] = one
    for key in records:
        mentions.pop(key, None)
    return list(records.values()), list(mentions.values())


def _with(s: Session, kind: Kind, field: str, ids: Iterable[UUID]) -> list[Any]:
    return [one for held in held_in(kind.record, field, ids) for one in load(s, kind.record, held)]


def _listing(s: Session, kind: Kind, field: str, ids: Collection[UUID]) -> list[Any]:
    """The records whose list names one of the ids."""
    column = getattr(TABLES[kind.name], field)
    held = or_(*(column.contains(one.hex) for one in ids))
    return [one for one in load(s, kind.record, held) if {*ids} & {*getattr(one, field)}]


def _is_of_others(kind: Kind, record: Any, people: Collection[UUID]) -> bool:
    """Whether a record names people, and this one is not among them."""
    named: set[UUID] = set()
    for field, is_list in kind.fields_naming("resident"):
        if field != kind.handler and (value := getattr(record, field)):
            named |= {*value} if is_list else {value}
    return bool(named) and not named & {*people}


def _told(s: Session, kind: Kind, records: list[Any], *, is_mention: bool) -> list[HeldRecord]:
    standing = _standing(s, kind, records)
    ends = _ends(kind, records)
    told = [
        HeldRecord(
            *(kind, one, one.id in standing, tuple(history(s, one.id))),
            is_mention,
            is_taken_back=one.id in ends or getattr(one, "void", False),
            ended_by=ends.get(one.id),
        )
        for one in records
        if not (getattr(one, "void", False) and one.corrects in ends)
    ]
    return sorted(told, key=lambda one: (kind.when(one.record), str(one.record.id)))


def _standing(s: Session, kind: Kind, records: list[Any]) -> set[UUID]:
    if kind.nature is Nature.BASE:
        return {one.id for one in records if not (kind.off and getattr(one, kind.off))}
    held = held_in(kind.record, "id", [one.id for one in records])
    return {one.id for some in held for one in load_standing(s, kind.record, some)}


def _ends(kind: Kind, records: list[Any]) -> dict[UUID, Any]:
    """The facts that only take one of these back, by the one that they take back."""
    if kind.nature is Nature.BASE:
        return {}
    known = {one.id for one in records}
    return {one.corrects: one for one in records if one.void and one.corrects in known}


def _unlinked(s: Session, found: Iterable[HeldRecord]) -> list[HeldRecord]:
    """What names pledges of the person by their numbers, the 销毁清册 on which they stand and pages
    that somebody filed there by hand; and honours, which go by their nomination."""
    numbers = {one.record.number for one in found if one.kind.name in _NUMBERED} - {""}
    listed = [one for one in load(s, DisposalList) if numbers & {*one.numbers}]
    honours = {honour_id(one.record.id) for one in found if one.kind.name == "star"}
    pages = load(s, UnreadPage, TABLES["unread_page"].settled.in_(numbers)) if numbers else []
    return [
        *_told(s, KINDS["disposal_list"], listed, is_mention=True),
        *_told(s, KINDS["unread_page"], pages, is_mention=False),
        *_told(s, KINDS["honour"], load_by(s, Honour, "id", honours), is_mention=False),
    ]


def _bytes(ids: Iterable[UUID]) -> list[bytes]:
    return [one.bytes for one in ids]
