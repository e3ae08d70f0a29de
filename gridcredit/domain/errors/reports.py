"""Issued reports: what is frozen stays, and is issued once."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import BadEntry


@dataclass(eq=False, repr=False)
class IssuedAlready(BadEntry):
    """The report of a period was issued before, on `issued`; it is not issued twice."""

    span: str
    issued: str


@dataclass(eq=False, repr=False)
class PeriodRunning(BadEntry):
    """A period is not over; until then it is only shown, not issued."""

    span: str
    ends: str


@dataclass(eq=False, repr=False)
class IssuesInOrder(BadEntry):
    """A period lies before one that was issued already."""

    span: str
    latest: str


@dataclass(eq=False, repr=False)
class IssueUnreadable(BadEntry):
    """What an issue froze cannot be read (`reason`: texts.reasons)."""

    span: str
    reason: str


@dataclass(eq=False, repr=False)
class AssessmentUnfinished(BadEntry):
    """An assessment cannot be issued: something about a unit is open (`reason`: texts.reasons)."""

    span: str
    unit: str
    reason: str


@dataclass(eq=False, repr=False)
class NoScheme(BadEntry):
    """No scheme of assessment is in force in a period."""

    span: str
