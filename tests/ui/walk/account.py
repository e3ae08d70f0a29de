"""What is stored of every household, and an account of what was meant, kept by another hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.visits import visiting
from gridcredit.store.register import events, register_lists, visits
from gridcredit.store.workspace import drafts
from gridcredit.ui.pages.visit.state import AdultMarks, VisitState, from_draft


@dataclass(frozen=True)
class Settled:
    """What was settled for one adult."""

    registration: RegistrationKind | None = None
    pledged: bool = False
    consents: tuple[tuple[ConsentKind, bool], ...] = ()


@dataclass(frozen=True)
class Knocked:
    """One visit, with all that it settled."""

    at: str
    outcome: VisitOutcome
    mode: VisitMode = VisitMode.DOOR
    met: frozenset[UUID] = frozenset()
    settled: Mapping[UUID, Settled] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    leaflets: int = 0
    follow_up: date | None = None
    note: str = ""


Fact = tuple[str, ...]


@dataclass(frozen=True)
class Door:
    """All that is stored of one household: the visits that stand, the facts of its people with
    their days, and the form that waits."""

    visits: tuple[Fact, ...] = ()
    registrations: tuple[Fact, ...] = ()
    pledges: tuple[Fact, ...] = ()
    consents: tuple[Fact, ...] = ()
    draft: VisitState | None = None


def differences(desk: Desk, meant: Account) -> list[str]:
    """Where what is stored is not what was meant, in words."""
    found, wanted = stored(desk), meant.doors()
    said = []
    for home in sorted({*found, *wanted}):
        is_so, ought = found.get(home, Door()), wanted.get(home, Door())
        for part in fields(Door):
            have, want = getattr(is_so, part.name), getattr(ought, part.name)
            if have != want:
                said.append(f"{home} {part.name}: stored {have}, meant {want}")
    return said


def stored(desk: Desk) -> dict[UUID, Door]:
    """Every household that has anything, and none that has not."""
    with desk.reading() as session:
        homes = set(households.household_ids(desk)) | set(drafts.waiting(session, desk.actor.login))
    found = {home: _door(desk, home) for home in homes}
    return {home: door for home, door in found.items() if door != Door()}


def _door(desk: Desk, home: UUID) -> Door:
    with desk.reading() as session:
        people = [person.id for person in register_lists.residents_of(session, home)]
        knocks = [
            _knock(
                Knocked(v.at, v.outcome, v.mode, frozenset(v.met), {}, v.topics, v.leaflets,
                        v.follow_up, v.note)
            )
            for v in visits.visits_of(session, home)
        ]  # fmt: skip
        registrations = [
            (e.resident.hex, e.event.value, e.on.isoformat())
            for e in events.registrations(session, people)
        ]
        pledges = [
            (e.resident.hex, e.stage.value, e.on.isoformat())
            for e in events.pledge_steps(session, people)
        ]
        consents = [
            (e.resident.hex, e.consent.value, str(e.given), e.on.isoformat())
            for e in events.consents(session, people)
        ]
    kept = from_draft(visiting.load_draft(desk, home))
    draft = kept[0] if kept and not kept[0].is_blank else None
    return Door(*map(_sorted, (knocks, registrations, pledges, consents)), draft)


def _sorted(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts))


def _knock(knocked: Knocked) -> Fact:
    met = ",".join(sorted(row.hex for row in knocked.met))
    topics = ",".join(sorted(knocked.topics))
    agreed = knocked.follow_up.isoformat() if knocked.follow_up else ""
    return (knocked.at, knocked.outcome.value, knocked.mode.value, met, topics,
            str(knocked.leaflets), agreed, knocked.note)  # fmt: skip


class Account:
    """What the person at the keys meant, written down by a hand of its own."""

    def __init__(self) -> None:
        self.knocks: dict[UUID, list[Knocked]] = {}
        self.drafts: dict[UUID, VisitState] = {}

    def knock(self, home: UUID, knocked: Knocked) -> None:
        """A visit was saved, which ends the form of its door."""
        self.knocks.setdefault(home, []).append(knocked)
        self.drafts.pop(home, None)

    def take_back(self, home: UUID, form: VisitState | None = None) -> Knocked:
        """The last visit of a door was taken back; its form is there again."""
        gone = self.knocks[home].pop()
        self.drafts[home] = form or as_form(gone)
        return gone

    def type(self, home: UUID, **fields: object) -> None:
        """Something was typed for a door, and waits."""
        before = self.drafts.get(home, VisitState())
        self.drafts[home] = replace(before, **fields)  # type: ignore[arg-type]

    def doors(self) -> dict[UUID, Door]:
        """What has to be stored, if nothing was lost and nothing made up."""
        homes = {*self.knocks, *self.drafts}
        found = {home: self._door(home) for home in homes}
        return {home: door for home, door in found.items() if door != Door()}

    def _door(self, home: UUID) -> Door:
        knocks = self.knocks.get(home, [])
        settled = [(k.at[:10], who, what) for k in knocks for who, what in k.settled.items()]
        registrations = [
            (who.hex, what.registration.value, on)
            for on, who, what in settled
            if what.registration is not None
        ]
        pledges = [(who.hex, "signed", on) for on, who, what in settled if what.pledged]
        consents = [
            (who.hex, kind.value, str(given), on)
            for on, who, what in settled
            for kind, given in what.consents
        ]
        facts = map(_sorted, ([_knock(k) for k in knocks], registrations, pledges, consents))
        draft = self.drafts.get(home)
        return Door(*facts, draft if draft is not None and not draft.is_blank else None)


def as_form(knocked: Knocked) -> VisitState:
    """The form that a visit was typed in, its time left at now."""
    marks = {
        who: AdultMarks(True, what.registration, what.pledged, dict(what.consents))
        for who, what in knocked.settled.items()
    }
    marks |= {who: AdultMarks(True) for who in knocked.met - marks.keys()}
    return VisitState(knocked.outcome, knocked.mode, "", marks, knocked.topics, knocked.leaflets,
                      knocked.follow_up, knocked.note)  # fmt: skip
