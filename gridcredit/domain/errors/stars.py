"""诚信之星: stages, places, consents, and which office does what."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import BadEntry, NotPermitted


@dataclass(eq=False, repr=False)
class StageUnfit(BadEntry):
    """A nomination stands at a stage at which this cannot be done."""

    number: str
    stage: str


@dataclass(eq=False, repr=False)
class ConsentNeeded(BadEntry):
    """The nominee has not given this consent, or has withdrawn it."""

    number: str
    consent: str


@dataclass(eq=False, repr=False)
class PlacesNeeded(BadEntry):
    """More nominees passed than there are places to give: the reviewer sets each one's place, no
    two alike. `numbers` are those that lack one."""

    passed: int
    seats: int
    numbers: str


@dataclass(eq=False, repr=False)
class StarDecidedElsewhere(NotPermitted):
    """This step of 诚信之星 is another office's (`seat`)."""

    seat: str


@dataclass(eq=False, repr=False)
class NobodyToName(BadEntry):
    """Of a period nobody can be put on a notice. `left_out` are the reasons, codes of LeftOut each
    with how many, as `stage=2 consent=1`; blank where nobody is left out."""

    period: str
    count: int
    left_out: str = ""


@dataclass(eq=False, repr=False)
class OnlyItsNominator(NotPermitted):
    """A returned nomination is amended by who wrote it."""

    number: str
