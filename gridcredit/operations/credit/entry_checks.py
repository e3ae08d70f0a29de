"""The rules that an entry is asked before it is kept. Several entries of one transaction ask
together what is looked up once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from gridcredit.domain.adulthood import require_adult
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.participation import Participation
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.dating import require_here
from gridcredit.domain.errors import BadValue, ItemNotCounted, ItemOfOthers, NoRules, NotTakingPart
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.places import village_of_household
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import taking_part
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists


class EntryChecks:
    """Asks the rules of entries at one desk, in one session."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk, self.session = desk, session
        self._books: dict[UUID, RuleBook] = {}
        self._villages: dict[UUID, Area] = {}
        self._people: dict[UUID, Mapping[UUID, Resident]] = {}
        self._taking_part: dict[UUID, Participation] = {}

    def item(self, household: UUID, code: str, on: date) -> Item:
        """The item that counts for a household on a day; its name is as good as its code. Raises
        NoRules, ItemNotCounted, ItemOfOthers, NotFound."""
        village = self.village(household)
        book = self._book(village)
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
            raise ItemOfOthers(found.code, found.name, "、".join(found.recorders))
        return found

    def village(self, household: UUID) -> Area:
        """The village of a household. Raises NotFound, AreaUnknown."""
        if household not in self._villages:
            self._villages[household] = village_of_household(self.session, household)
        return self._villages[household]

    def require_registered(self, household: UUID) -> None:
        """Raise NotFound for no household, BadValue for one off the register."""
        if register_lists.get(self.session, "household", household).removed:
            raise BadValue("household", "", "off_register")

    def require_person(self, household: UUID, resident: UUID, on: date) -> None:
        """Raise what keeps a person out of the ledger of a household on a day: NotFound,
        MinorRefused, GoneBefore, NotTakingPart, BadValue."""
        person = self._person(household, resident)
        require_adult(person.birth_date, person.adult_on, on)
        if person.limited:
            raise BadValue("resident", "", "limited_person")
        days = self._part(household).days(household, resident)
        if person.household != household and not days:
            raise BadValue("resident", "", "other_household")
        if person.household == household:
            require_here(person.state, person.left_on, on)
        if not self._part(household).takes_part(household, resident, on):
            raise _not_taking_part(days, on, "person_not_joined")

    def require_household(self, household: UUID, on: date) -> None:
        """Raise NotTakingPart where nobody of a household takes part on a day, GoneBefore where
        all who did had died or moved out."""
        part = self._part(household)
        people = self._household(household)
        taking = [people[one] for one in part.people(household, on) if one in people]
        if not taking:
            spans = [span for one in people for span in part.days(household, one)]
            raise _not_taking_part(spans, on, "household_not_joined")
        last = max(taking, key=lambda p: (p.left_on is None, p.left_on or date.min, p.id))
        require_here(last.state, last.left_on, on)

    def members(self, household: UUID, on: date) -> int:
        """How many of a household may take part on a day."""
        return taking_part.members_on(self.session, self._part(household), household, on)

    def look_up(self, households: Collection[UUID]) -> None:
        """Look up what many entries will ask, in few statements."""
        self._taking_part |= taking_part.participation(self.session, households)
