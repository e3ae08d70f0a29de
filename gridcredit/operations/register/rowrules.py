"""Rows of a register that state what no record can hold: refused, and the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import attrgetter

from gridcredit.domain.fieldrules import LONGEST_LINE, Rule
from gridcredit.domain.records import KINDS, rules, to_plain
from gridcredit.domain.roster_rows import RosterRow, RowReason, RowRefusal, VacantRow
from gridcredit.rosters.read import Reading

_FIELDS = {
    "resident": {
        name: name
        for name in (
            "name", "relation", "id_number", "birth_date", "phone", "arrived_on",
            "registry_address", "note",
        )
    },
    "dwelling": {name: name for name in ("estate", "building", "unit", "room")},
    "household": {"number": "household_number", "householder": "householder"},
}  # fmt: skip
"""What a record's field is called in a row."""

_DAYS = ("birth_date", "arrived_on")
_texts = attrgetter(
    *(c for columns in _FIELDS.values() for c in columns.values() if c not in _DAYS)
)
_EARLY, _LATE = date.min, date(9000, 1, 1)

_REASONS = {
    "too_long": RowReason.TOO_LONG,
    "not_a_date": RowReason.BAD_DATE,
    "control_characters": RowReason.CONTROL_CHARACTERS,
    "not_text": RowReason.NOT_TEXT,
}


def holdable(reading: Reading) -> tuple[list[RosterRow], list[VacantRow], list[RowRefusal]]:
    """The rows and empty dwellings whose values meet the rules of their fields, and why the others
    are refused."""
    refused = [fault for row in _stated(reading) for fault in _faults(row)]
    if not refused:
        return reading.rows, reading.vacant, []
    left_out = {(one.sheet, one.row) for one in refused}
    rows = [row for row in reading.rows if (row.sheet, row.row) not in left_out]
    vacant = [one for one in reading.vacant if (one.row.sheet, one.row.row) not in left_out]
    return rows, vacant, refused


def _stated(reading: Reading) -> Iterator[RosterRow]:
    yield from reading.rows
    yield from (vacant.row for vacant in reading.vacant)


def _faults(row: RosterRow) -> Iterator[RowRefusal]:
    if _is_ordinary(row):
        return
    for column, rule in _rules():
        value = to_plain(getattr(row, column))
        if value and (fault := rule(value)):
            reason = _REASONS.get(fault, RowReason.UNKNOWN_VALUE)
            yield RowRefusal(row.sheet, row.row, column, reason)
            return  # one reason is enough to mend a row by


def _is_ordinary(row: RosterRow) -> bool:
    """Whether all cells together are no more than any may be: so almost every row, at once."""
    told = "".join(_texts(row))
    return (
        len(told) <= LONGEST_LINE
        and told.isprintable()
        and (row.birth_date or _EARLY) < _LATE
        and (row.arrived_on or _EARLY) < _LATE
    )


@cache
def _rules() -> list[tuple[str, Rule]]:
    return [
        (column, rules(KINDS[entity])[field])
        for entity, columns in _FIELDS.items()
        for field, column in columns.items()
    ]
