"""Whose an entry is where caps, tiers and groups go by person: records that were merged are one.

The rows themselves keep the record that they were entered for; so do closed lists. Only what is
open shares its room with all records of its person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol


class OfSomebody(Protocol):
    """An entry, or a row of a list."""

    @property
    def household(self) -> str:
        """The household that the points go to."""

    @property
    def resident(self) -> str:
        """Who did it; blank: the household."""


class Whose(NamedTuple):
    """The household and the person of an entry, ids in hex."""

    household: str
    resident: str = ""


class Persons:
    """Who stands for whom, by ids in hex."""

    def __init__(self, stands_for: Mapping[str, str] | None = None) -> None:
        self._stands_for = stands_for or {}

    def of(self, row: OfSomebody) -> str:
        """The person of an entry; where nobody is named the household takes that place."""
        resident = row.resident
        return self._stands_for.get(resident, resident) if resident else row.household


EACH_RECORD = Persons()
"""Where nobody is merged."""
