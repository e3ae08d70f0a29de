"""抽查: marks on entries that are passed one by one, never in bulk. A mark is no state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.credit.entry_rules import WHOLE, do_overlap
from gridcredit.domain.credit.recusal import Handler

MOST_HOURS = 12 * WHOLE
"""Of one person in one day, tenths."""
MOST_IN_A_ROW = 50
"""Entries by one recorder within IN_A_ROW; one activity counts as one."""
IN_A_ROW = timedelta(minutes=5)


class SpotCheck(StrEnum):
    """Why an entry is looked at by itself."""

    HOURS = "hours"  # more than 12 hours of one person in one day
    IN_A_ROW = "in_a_row"  # more than 50 by one recorder in five minutes
    OVERLAP = "overlap"  # in two activities at the same time


@dataclass(frozen=True, slots=True)
class Checked:
    """What is asked of an entry: `hours` in tenths, 0 for other units; `saved_at` local ISO time,
    blank where it is not known; `span` the times of its activity."""

    id: UUID
    resident: UUID | None
    on: date
    hours: int
    recorder: Handler
    saved_at: str = ""
    activity: UUID | None = None
    span: tuple[str, str] | None = None


Marks = dict[UUID, tuple[SpotCheck, ...]]


def spot_checks(entries: Iterable[Checked]) -> Marks:
    """The marks of the entries that have any, in the order of SpotCheck. The order in which they
    are given has no say."""
    listed = sorted(entries, key=lambda entry: entry.id)
    found: dict[UUID, set[SpotCheck]] = defaultdict(set)
    for mark, ids in (
        (SpotCheck.HOURS, _long_days(listed)),
        (SpotCheck.IN_A_ROW, _in_a_row(listed)),
        (SpotCheck.OVERLAP, _overlapping(listed)),
    ):
        for entry in ids:
            found[entry].add(mark)
    return {entry: tuple(m for m in SpotCheck if m in marks) for entry, marks in found.items()}


def _long_days(entries: Sequence[Checked]) -> Iterable[UUID]:
    for day in _by_person_and_day(entries).values():
        if sum(entry.hours for entry in day) > MOST_HOURS:
            yield from (entry.id for entry in day if entry.hours)


def _overlapping(entries: Sequence[Checked]) -> Iterable[UUID]:
    for day in _by_person_and_day(entries).values():
        spans = [(entry, entry.span) for entry in day if entry.span]
        for entry, span in spans:
            others = (other for e, other in spans if e.activity != entry.activity)
            if any(do_overlap(span, other) for other in others):
                yield entry.id


def _by_person_and_day(
    entries: Sequence[Checked],
) -> Mapping[tuple[UUID, date], list[Checked]]:
    days: dict[tuple[UUID, date], list[Checked]] = defaultdict(list)
    for entry in entries:
        if entry.resident is not None:
            days[entry.resident, entry.on].append(entry)
    return days


def _in_a_row(entries: Sequence[Checked]) -> Iterable[UUID]:
    """A recorder is who the account is linked to, else its name."""
    by_recorder: dict[object, list[Checked]] = defaultdict(list)
    for entry in entries:
        if entry.saved_at:
            by_recorder[entry.recorder.resident or entry.recorder.name].append(entry)
    for own in by_recorder.values():
        yield from _dense(own)


def _dense(own: Sequence[Checked]) -> Iterable[UUID]:
    acts: dict[UUID, list[Checked]] = defaultdict(list)
    for entry in own:
        acts[entry.activity or entry.id].append(entry)
    timed = sorted((min(_moment(e) for e in of), act) for act, of in acts.items())
    begin = done = 0  # the first within IN_A_ROW, and the first that is not marked yet
    marked: list[UUID] = []
    for end, (moment, _) in enumerate(timed):
        while moment - timed[begin][0] > IN_A_ROW:
            begin += 1
        if end - begin + 1 > MOST_IN_A_ROW:
            marked += [act for _, act in timed[max(begin, done) : end + 1]]
            done = end + 1
    return [entry.id for act in marked for entry in acts[act]]


def _moment(entry: Checked) -> datetime:
    return datetime.fromisoformat(entry.saved_at).replace(tzinfo=None)
