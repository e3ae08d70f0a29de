"""What a worker has in hand at a door: lists of doors, one household's sheet, drafts waiting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.adulthood import age, is_adult
from gridcredit.domain.codes import ConsentKind, Office, RegistrationKind
from gridcredit.domain.coverage import CoverageFacts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.masks import mask_name, mask_phone
from gridcredit.domain.phones import is_phone, split_phones
from gridcredit.domain.visiting import Due
from gridcredit.domain.workdays import Due as LastDay
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.finding import find_hits
from gridcredit.operations.register.measures import titles_at
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.visits.appealing import due_in
from gridcredit.operations.visits.consenting import notice_in_force
from gridcredit.operations.visits.note_templates import NoteSentence, sentences_in
from gridcredit.operations.visits.visiting import due_of, due_today
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import events, register_lists, visits
from gridcredit.store.register.register_lists import HouseholdLine, HouseholdPage
from gridcredit.store.workspace import audit, drafts

Door = HouseholdLine
"""A door as lists show it."""

_VISITS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Round:
    """The doors to see to: those due, most urgent first (None: not asked for), those with a form
    typed and not saved, whether there are any doors at all, and at how many somebody knocked
    today."""

    due: tuple[Due, ...] | None
    drafts: tuple[UUID, ...]
    has_register: bool
    done_today: int = 0


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody of legal age, or of unknown age, with where they stand today."""

    id: UUID
    name: str
    relation: str
    phone: str  # one or several, masked; `reveal_phones` gives them
    age_unknown: bool
    limited: bool  # 不适用: nothing is asked of them and nothing is recorded
    registration: RegistrationKind | None
    pledged: bool
    consents: Mapping[ConsentKind, bool]
    age: int | None = None


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One household as the page at the door needs it. Minors are a head count and nothing more
    (Shandong credit regulation, art. 2)."""

    household: UUID
    address: str
    householder: str
    number: str
    note: str
    people: tuple[SheetPerson, ...]
    minors: int
    visits: tuple[Visit, ...]  # the latest that stand, newest first
    knocks: int  # how many stand altogether
    notice_version: str
    known: frozenset[UUID] = frozenset()  # all of those
    due: Due | None = None  # why to visit it now
    standing: tuple[Visit, ...] = ()  # all of the visits
    appeal_due: LastDay | None = None  # until when a request passed on today is to be replied to
    sentences: tuple[NoteSentence, ...] = ()  # what a note may begin with
    measures: Mapping[str, str] = field(default_factory=dict)  # titles of incentives by code

    @property
    def head_count(self) -> int:
        """Everybody who lives here."""
        return len(self.people) + self.minors


def visit_round(desk: Desk, *, lists_due: bool = True) -> Round:
    """What is to be visited from here. The district's rows carry no addresses, so that no door is
    due there. Over many doors the list takes seconds: `lists_due` says whether it is wanted."""
    desk.actor.require(Duty.RECORD_VISITS)
    begins = datetime.combine(desk.today(), time())
    with desk.reading() as session:
        typed = drafts.waiting(session, desk.actor.login)
        homes = {home.id for home in load_by(session, Household, "id", typed)}
        waiting = [row for row in typed if row in homes]  # other pages keep drafts, too
        grids = grids_of(session, desk.node.area)
        any_door = register_lists.has_households(session, grids)
        today = visits.visit_counts(session, grids, begins, begins + timedelta(days=1))
    done = sum(counts.households for counts in today.values())
    if not lists_due:
        return Round(None, tuple(waiting), any_door, done)
    due = [] if desk.office is Office.DISTRICT or not any_door else due_today(desk)
    return Round(tuple(due), tuple(waiting), any_door, done)


def door_lines(desk: Desk, households: Sequence[UUID]) -> list[Door | None]:
    """The lines of these households in the order given, None for one off the register; names are
    shown at one's own doors and masked at the offices above."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = {line.id: line for line in register_lists.household_lines(session, households)}
    lines = [found.get(row) for row in households]
    return [
        line and replace(line, householder=shown_name(desk, line.householder)) for line in lines
    ]


def find_doors(desk: Desk, text: str, area: str = "") -> list[UUID]:
    """The households of an area ("": one's own) that a search finds, best first, each once."""
    desk.actor.require(Duty.READ)
    found = list(dict.fromkeys(hit.household for hit in find_hits(desk, text)))
    with desk.reading() as session:
        grids = set(grids_of(session, area or desk.node.area))
        here = {
            line.id for line in register_lists.household_lines(session, found) if line.grid in grids
        }
    return [household for household in found if household in here]


def visit_sheet(desk: Desk, household: UUID) -> VisitSheet:
    """A household's sheet for a visit today. Raises NotFound."""
    desk.actor.require(Duty.RECORD_VISITS)
    today = desk.today()
    with desk.reading() as session:
        page = register_lists.household_page(session, household)
        known = visits.visits_of(session, household)
        notice = notice_in_force(session)
        here = [r for r in page.residents if _lives_here(page.coverage_facts[r.id], today)]
        of_age = [r for r in here if is_adult(r.birth_date, r.adult_on, today) is not False]
        consents = _consents(session, [r.id for r in of_age])
        due = due_of(desk, session, [household]).get(household)
        appeal_due = due_in(session, today)
        sentences = sentences_in(desk, session)
        measures = titles_at(session, page.grid.code)
    return VisitSheet(
        household,
        page.address,
        shown_name(desk, page.household.householder),
        page.household.number,
        page.household.note,
        tuple(_person(desk, page, r, consents.get(r.id, {}), today) for r in of_age),
        len(here) - len(of_age),
        tuple(known[:_VISITS_SHOWN]),
        len(known),
        notice,
        frozenset(visit.id for visit in known),
        due,
        tuple(known),
        appeal_due,
        tuple(sentences),
        measures,
    )


def reveal_phones(desk: Desk, household: UUID, purpose: str) -> dict[UUID, str]:
    """The telephone numbers of a household's people, where they have some, one a line: also those
    that a register's import put into the note. The purpose is logged.

    Raises NotFound, BadValue (no purpose).
    """
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    with desk.writing() as session:
        page = register_lists.household_page(session, household)
        facts = {"what": "phones", "household": household.hex, "purpose": purpose.strip()}
        audit.log(session, desk.actor.login, "reveal", facts)
    return {r.id: "\n".join(phones) for r in page.residents if (phones := _phones(r))}


def _phones(resident: Resident) -> list[str]:
    """The number on the register first, then those in the note."""
    noted = [number for number in split_phones(resident.note) if is_phone(number)]
    return list(dict.fromkeys(filter(None, [resident.phone, *noted])))


def shown_name(desk: Desk, name: str) -> str:
    """A name as this workspace may show it without a purpose."""
    return name if desk.office.is_lowest else mask_name(name)


def _lives_here(standing: CoverageFacts, on: date) -> bool:
    gone = standing.removed or coverage.has_left(standing, on)
    return not gone and standing.population.lives_here


def _consents(session: Session, residents: list[UUID]) -> dict[UUID, dict[ConsentKind, bool]]:
    """What each person last said of each consent."""
    said: dict[UUID, dict[ConsentKind, bool]] = {}
    for fact in events.consents(session, residents):
        said.setdefault(fact.resident, {})[fact.consent] = fact.given
    return said


def _person(
    desk: Desk,
    page: HouseholdPage,
    resident: Resident,
    consents: Mapping[ConsentKind, bool],
    today: date,
) -> SheetPerson:
    standing = page.coverage_facts[resident.id]
    return SheetPerson(
        resident.id,
        shown_name(desk, resident.name),
        resident.relation,
        "、".join(mask_phone(number) for number in _phones(resident)),
        is_adult(resident.birth_date, resident.adult_on, today) is None,
        resident.limited,
        coverage.registration_on(standing, today),
        coverage.pledged_on(standing, today),
        consents,
        age(resident.birth_date, today) if resident.birth_date else None,
    )
