"""What leaves the street for the district: revisions without their personal fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from gridcredit.domain.adulthood import adult_mark
from gridcredit.domain.codes import Office
from gridcredit.domain.journal import ADD, BY_NUMBER, Revision, is_birth_by_number
from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.records import KINDS

_BORN = "birth_date"
_ADULT = "adult_on"
_SOME_REASON = "removed"


def is_redacted(sender: Office, receiver: Office) -> bool:
    """Whether the link drops personal fields: from a street up to the district."""
    return sender is Office.STREET and receiver is Office.DISTRICT


class Telling(Protocol):
    """A revision, or the line of one, as far as it tells of its row."""

    @property
    def entity(self) -> str:
        """The kind of its row."""

    @property
    def op(self) -> str:
        """Whether it makes the row."""

    @property
    def new(self) -> Mapping[str, Any]:
        """Plain values, by field."""

    @property
    def old(self) -> Mapping[str, Any]:
        """What stood before."""

    @property
    def base(self) -> Mapping[str, Any]:
        """What its author had seen, by field."""


class OpenPart(NamedTuple):
    """What of a revision may go: the very mappings of the whole where nothing was left out."""

    new: Mapping[str, Any]
    old: Mapping[str, Any]
    base: Mapping[str, Any]


def open_part(told: Telling, as_of: date) -> OpenPart | None:
    """What a revision tells without personal fields, or None when a change has nothing left to say.

    A birth date is replaced by its mark (adulthood.adult_mark): the day the person comes of age
    (29 February: 1 March where the year has none), "earlier" for anyone past 20 on `as_of`, blank
    where it is unknown; BY_NUMBER says that its ID number came with it. The names of the dropped
    fields go too, from new, old and base. A field that only a newer program knows may be anything,
    and is dropped as a personal one is; once it is known here the whole goes up again
    (store/exchange/upgrading.py). Of a reason for which a record is off the register goes only that
    there is one: typed by hand, it may name anybody.
    """
    kind = KINDS.get(told.entity)
    if kind is None or not kind.open_fields:
        return None
    new, old, base = told.new, told.old, told.base
    free = _free(kind)
    if new.keys() <= free and old.keys() <= free and base.keys() <= free:
        return OpenPart(new, old, base)
    kept = _without(new, kind, as_of)
    if not kept and told.op != ADD:
        return None
    return OpenPart(
        kept,
        _without(old, kind, as_of) if old else old,
        _renamed(base, kind) if base else base,
    )


def forget_erased(kind: Kind, part: OpenPart, is_off: bool) -> OpenPart:
    """The same without what the erasable fields of a record held before, and where the record is
    off the list (`is_off`), without what they ever held: blank values alone stay. The very part
    where nothing of the kind is in it."""
    gone = kind.erasable_above
    if not gone:
        return part
    old = {name: value for name, value in part.old.items() if name not in gone}
    new = {n: v for n, v in part.new.items() if n not in gone or not v} if is_off else part.new
    if len(old) == len(part.old) and len(new) == len(part.new):
        return part
    return OpenPart(new, old, part.base)


def redact(revision: Revision, as_of: date) -> Revision | None:
    """The revision without personal fields (`open_part`): itself where it has none, None when a
    change has nothing left to say."""
    part = open_part(revision, as_of)
    if part is None or part.new is revision.new:
        return revision if part else None
    return replace(revision, new=part.new, old=part.old, base=part.base, redacted=True)


@cache
def _free(kind: Kind) -> frozenset[str]:
    """The fields that go as they are."""
    return kind.open_fields - {kind.off}


def _without(values: Mapping[str, Any], kind: Kind, as_of: date) -> dict[str, Any]:
    may_go = kind.open_fields
    kept = {name: value for name, value in values.items() if name in may_go}
    if _BORN in values and _BORN in kind.personal:
        kept[_ADULT] = _mark(values[_BORN], as_of)
        if is_birth_by_number(values):
            kept[BY_NUMBER] = True
    if kept.get(kind.off):
        kept[kind.off] = _SOME_REASON
    return kept


@lru_cache(maxsize=65_536)  # people share their birthdays
def _mark(born: str | None, as_of: date) -> str:
    return adult_mark(date.fromisoformat(born) if born else None, as_of)


def _renamed(base: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    kept = {name: ids for name, ids in base.items() if name in kind.open_fields}
    if _BORN in base and _BORN in kind.personal:
        kept[_ADULT] = base[_BORN]
    return kept
