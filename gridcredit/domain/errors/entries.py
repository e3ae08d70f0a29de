"""What a person enters or looks up: values, people, areas, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import BadEntry


@dataclass(eq=False, repr=False)
class NotFound(BadEntry):
    """No record of that kind has that id."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class BadValue(BadEntry):
    """A field was given a value it cannot hold; of which kind of record it is, where others call
    a field of that name otherwise."""

    field: str
    value: str
    reason: str
    entity: str = ""


@dataclass(eq=False, repr=False)
class MinorRefused(BadEntry):
    """Registration or pledge of somebody who is a minor on that day (Shandong credit regulation,
    art. 2). When they were born is said nowhere."""

    on: str


@dataclass(eq=False, repr=False)
class GoneBefore(BadEntry):
    """What is entered is dated after the resident died or moved out; `left_on` blank: no date is
    known."""

    state: str
    left_on: str
    on: str


@dataclass(eq=False, repr=False)
class LeavingDoubtful(BadEntry):
    """A death or a move is dated before what is known of the resident; who is sure may keep it."""

    left_on: str
    last: str


@dataclass(eq=False, repr=False)
class TimeDoubtful(BadEntry):
    """The time of a visit wants a second look (texts.reasons); who is sure may keep it."""

    at: str
    now: str
    reason: str
    newest: str


@dataclass(eq=False, repr=False)
class ClockBehind(BadEntry):
    """A date is refused as yet to come, and this device's clock is the likely cause: what was
    entered here last is later than it."""

    on: str
    now: str
    newest: str


@dataclass(eq=False, repr=False)
class AlreadyCorrected(BadEntry):
    """The fact was corrected before; correct the newer one."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class OnlyPartKnown(BadEntry):
    """The fact is here without its personal fields: who wrote it can correct it, not this
    office."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class ChangedSince(BadEntry):
    """What was to be undone was changed since, or others built upon it: it is left as it is."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class VisitedMeanwhile(BadEntry):
    """The household was visited since the form that is to be saved was opened."""

    at: str
    outcome: str


@dataclass(eq=False, repr=False)
class MovedAway(BadEntry):
    """The record stands in an area now that is not known here; who answers for it writes on."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class DifferentPeople(BadEntry):
    """Two residents cannot be merged: they have different valid ID numbers, given masked."""

    first: str
    second: str


@dataclass(eq=False, repr=False)
class NumbersUsedUp(BadEntry):
    """Every pledge number of the grid's share has been given this year."""

    first: int
    last: int


@dataclass(eq=False, repr=False)
class AreaUnknown(BadEntry):
    """No area of that code is known here."""

    code: str


@dataclass(eq=False, repr=False)
class WrongLevel(BadEntry):
    """The code is that of an area of another level than the office answers for; `digits`: how many
    such a code has, `suggested`: the one that was meant, as far as that can be told."""

    role: str
    area: str
    level: str
    digits: int
    suggested: str


@dataclass(eq=False, repr=False)
class AreaOutside(BadEntry):
    """The area lies outside what this office answers for."""

    code: str
    area: str


@dataclass(eq=False, repr=False)
class BlankRefused(BadEntry):
    """No pledge can be signed under that number: there is no such blank, it was spoiled, signed
    already, or printed for somebody else."""

    number: str
    reason: str
