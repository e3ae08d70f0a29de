"""Who may not decide of which nominee: one's own nominations, one's household, one's kin; asked
anew at the moment of decision, and of every record of one person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from gridcredit.domain.credit.recusal import Handler, Recusal, Ties
from gridcredit.domain.errors import MustKeepOut
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.star import Star
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.identities import records_of
from gridcredit.store.stars.nominations import forms_of


class KeepingOut:
    """What the person at the keyboard keeps out of, asked of one session."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session

    def reason(self, star: Star) -> Recusal | None:
        """Why the person keeps out of a nominee; None: he need not."""
        recorders = self._recorders(star)
        if any(ties.person.is_same(one) for ties in self._ties for one in recorders):
            return Recusal.OWN_RECORD
        people = self._people(star)
        homes = {star.household} | {person.household for person in people} - {None}
        named = {person.id for person in people}
        for ties in self._ties:
            if homes & ties.households or ties.person.resident in named:
                return Recusal.OWN_HOUSEHOLD
        is_kin = any(homes & t.kin_households or named & t.kin for t in self._ties)
        return Recusal.OWN_KIN if is_kin else None

    def require_free(self, star: Star) -> None:
        """Raise MustKeepOut where the person keeps out of a nominee."""
        if reason := self.reason(star):
            raise MustKeepOut(star.number, reason.value)

    @cached_property
    def _ties(self) -> list[Ties]:
        actor = self._desk.actor
        if actor.resident is None:
            return [ties_of(self._session, Handler(actor.name))]
        records = sorted(records_of(self._session, actor.resident))
        return [ties_of(self._session, Handler(actor.name, record)) for record in records]

    def _recorders(self, star: Star) -> list[Handler]:
        """Whoever wrote a form of the nomination."""
        return [
            Handler(form.by, record)
            for form in forms_of(self._session, star.id)
            for record in self._records(form.by_resident)
        ]

    def _records(self, resident: UUID | None) -> Iterable[UUID | None]:
        return sorted(records_of(self._session, resident)) if resident else [None]

    def _people(self, star: Star) -> list[Resident]:
        """The records of those whom a form is of: the nominee, or a group's members."""
        named = [*star.members, *([star.resident] if star.resident else [])]
        records = {row for one in named for row in records_of(self._session, one)}
        return load_by(self._session, Resident, "id", sorted(records))
