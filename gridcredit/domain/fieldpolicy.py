"""What leaves the street for the district: revisions without their personal fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

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


def redact(revision: Revision, as_of: date) -> Revision | None:
    """The revision without personal fields, or None when a change has nothing left to say.

    A birth date is replaced by its mark (adulthood.adult_mark): the day the person comes of age
    (29 February: 1 March where the year has none), "earlier" for anyone past 20 on `as_of`, blank
    where it is unknown; BY_NUMBER says that its ID number came with it. The names of the dropped
    fields go too, from new, old and base. A field that only a newer program knows may be anything,
    and is dropped as a personal one is; once it is known here the whole goes up again
    (store/exchange/upgrading.py). Of a reason for which a record is off the register goes only that
    there is one: typed by hand, it may name anybody.
    """
    entity = KINDS.get(revision.entity)
    if entity is None or not entity.open_fields:
        return None
    named = revision.new.keys() | revision.old.keys() | revision.base.keys()
    if named <= entity.open_fields - {entity.off}:
        return revision
    new = _without(revision.new, entity, as_of)
    if not new and revision.op != ADD:
        return None
    return replace(
        revision,
        new=new,
        old=_without(revision.old, entity, as_of),
        base=_renamed(revision.base, entity),
        redacted=True,
    )


def _without(values: Mapping[str, Any], kind: Kind, as_of: date) -> dict[str, Any]:
    kept = {name: value for name, value in values.items() if name in kind.open_fields}
    if _BORN in values and _BORN in kind.personal:
        born = values[_BORN]
        kept[_ADULT] = adult_mark(date.fromisoformat(born) if born else None, as_of)
        if is_birth_by_number(values):
            kept[BY_NUMBER] = True
    if kept.get(kind.off):
        kept[kind.off] = _SOME_REASON
    return kept


def _renamed(base: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    kept = {name: ids for name, ids in base.items() if name in kind.open_fields}
    if _BORN in base and _BORN in kind.personal:
        kept[_ADULT] = base[_BORN]
    return kept
