"""The rules that an entry is asked before it is kept. Several entries of one transaction ask
together what is looked up once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NoReturn
from uuid import UUID

from gridcredit.domain.adulthood import require_adult
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.participation import Days, Participation
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.dating import require_here
from gridcredit.domain.errors import (
    BadValue,
    ItemNotCounted,
    ItemOfOthers,
    NoRules,
    NotFound,
    NotTakingPart,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.places import villages_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.credit.members import members_on, participation
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by


class EntryChecks:
    """Asks the rules of entries at one desk, in one session."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk, self.session = desk, session
        self._books: dict[UUID, RuleBook] = {}
        self._villages: dict[UUID, Area] = {}
        self._parts: dict[UUID, Participation] = {}
        self._homes: dict[UUID, Household] = {}
        self._people: dict[UUID, Resident] = {}
        self._members: dict[tuple[UUID, date], int] = {}

    def look_up(self, households: Collection[UUID], on: date) -> None:
        """Look up in few statements what entries of these will ask, of a day."""
        new = set(households) - self._homes.keys()
        known = load_by(self.session, Household, "id", new)
        self._homes |= {home.id: home for home in known}
        self._villages |= villages_of(self.session, [home.id for home in known])
        self._parts |= dict.fromkeys(new, participation(self.session, new))
        people = load_by(self.session, Resident, "household", new)
        self._people |= {person.id: person for person in people}
        counted = members_on(self.session, new, on, coverage_rules(self.session))
        self._members |= {(home, on): len(found) for home, found in counted.items()}

    def look_up_people(self, residents: Collection[UUID]) -> None:
        """Look up people wherever they live."""
        found = load_by(self.session, Resident, "id", set(residents) - self._people.keys())
        self._people |= {person.id: person for person in found}

    def village(self, household: UUID, on: date) -> Area:
        """The village of a household on the register. Raises NotFound, AreaUnknown, BadValue."""
        if household not in self._homes:
            self.look_up([household], on)
        if household not in self._homes:
            raise NotFound("household", str(household))
        if self._homes[household].removed:
            raise BadValue("household", "", "off_register")
        return self._villages[household]

    def book(self, village: Area) -> RuleBook:
        """The rule sets of a village."""
        if village.id not in self._books:
            self._books[village.id] = rule_book(self.session, village.id)
        return self._books[village.id]

    def is_off(self, household: UUID) -> bool:
        """Whether a household that was looked up is off the register."""
        return household in self._homes and bool(self._homes[household].removed)

    def item(self, household: UUID, code: str, on: date) -> Item:
        """The item that counts for a household on a day; its name is as good as its code. Raises
        NoRules, ItemNotCounted, ItemOfOthers."""
        village = self.village(household, on)
        book = self.book(village)
        held = book.for_day(on)
        if held is None:
            raise NoRules(village.name, on.isoformat())
        found = _named(held[1].values(), code)
        if found is None:
            elsewhere = any(_named(rules.items.values(), code) for rules in book.sets)
            reason = "item_other_month" if elsewhere else "item_unknown"
            raise ItemNotCounted(code, month_of(on), reason)
        if not found.on:
            raise ItemNotCounted(found.code, month_of(on), "item_off")
        if found.recorders and self.desk.office.value not in found.recorders:
            raise ItemOfOthers(found.code, found.name, " ".join(found.recorders))
        return found

    def person(self, resident: UUID) -> Resident:
        """A person. Raises NotFound."""
        if resident not in self._people:
            self.look_up_people([resident])
        if resident not in self._people:
            raise NotFound("resident", str(resident))
        return self._people[resident]

    def require_person(self, household: UUID, resident: UUID, on: date) -> None:
        """Raise what keeps a person out of the ledger of a household on a day: NotFound,
        MinorRefused, GoneBefore, NotTakingPart, BadValue."""
        person = self.person(resident)
        if person.removed:
            raise BadValue("resident", "", "off_register")
        require_adult(person.birth_date, person.adult_on, on)
        if person.limited:
            raise BadValue("resident", "", "limited_person")
        part = self._parts[household]
        days = part.days(household, resident)
        if person.household != household and not days:
            raise BadValue("resident", "", "other_household")
        if person.household == household:
            require_here(person.state, person.left_on, on)
        if not part.takes_part(household, resident, on):
            _refuse(days, on, "person_not_joined")

    def require_household(self, household: UUID, on: date) -> None:
        """Raise NotTakingPart where nobody of a household takes part on a day, GoneBefore where all
        who do had died or moved out."""
        part = self._parts[household]
        taking = [self.person(one) for one in part.people(household, on)]
        if not taking:
            own = [p.id for p in self._people.values() if p.household == household]
            spans = [span for one in own for span in part.days(household, one)]
            _refuse(spans, on, "household_not_joined")
        last = max(taking, key=lambda p: (p.left_on is None, p.left_on or date.min, p.id))
        require_here(last.state, last.left_on, on)

    def members(self, household: UUID, on: date) -> int:
        """How many of a household may take part on a day."""
        if (household, on) not in self._members:
            found = members_on(self.session, [household], on, coverage_rules(self.session))
            self._members[household, on] = len(found[household])
        return self._members[household, on]


def _named(items: Iterable[Item], code: str) -> Item | None:
    """The item of a code, or else the only one of that name."""
    listed = list(items)
    by_code = [item for item in listed if item.code == code]
    named = by_code or [item for item in listed if item.name == code]
    return named[0] if len(named) == 1 else None


def _refuse(days: Iterable[Days], on: date, reason: str) -> NoReturn:
    """Raise why somebody does not take part on a day, by the spans in which he does."""
    spans = sorted(days, key=lambda span: span[0])
    later = next((begins for begins, _ in spans if begins > on), None)
    if spans and spans[0][0] > on:
        raise NotTakingPart(on.isoformat(), "before_joining", spans[0][0].isoformat())
    if spans:
        since = later.isoformat() if later else ""
        raise NotTakingPart(on.isoformat(), "after_leaving", since)
    raise NotTakingPart(on.isoformat(), reason)
