"""Whom the person at the keyboard is tied to: asked anew whenever something is decided, and of all
records of one person (identities.py), so that a merge is heard at once."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from gridcredit.domain.credit.recusal import Handler, Ties
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.journal.journal import history
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.register import identities
from gridcredit.store.schema.travelling import TABLES

_KINSHIP = TABLES["kinship"]


def ties_of(session: Session, person: Handler) -> Ties:
    """The ties of a person: none of an account that is linked to nobody of the register."""
    if person.resident is None:
        return Ties(person)
    own = identities.records_of(session, person.resident)
    kin = kin_of(session, person.resident)
    return Ties(
        person,
        frozenset(home for record in own for home in households_ever(session, record)),
        kin,
        frozenset(p.household for p in load_by(session, Resident, "id", kin)),
        own,
    )


def kin_of(session: Session, resident: UUID) -> frozenset[UUID]:
    """Whom a resident is declared to be kin of, by either side and for any record of either, all
    records of them; ended ones left out."""
    own = identities.records_of(session, resident)
    ids = [record.bytes for record in own]
    names = or_(_KINSHIP.resident.in_(ids), _KINSHIP.other.in_(ids))
    declared = load(session, Kinship, names, _KINSHIP.removed == "")
    told = {kin.other if kin.resident in own else kin.resident for kin in declared} - own
    return frozenset(row for one in told for row in identities.records_of(session, one)) - own


def households_ever(session: Session, resident: UUID) -> frozenset[UUID]:
    """The households where a resident lives or lived, as far as it is known here."""
    told = (revision.new.get("household") for revision in history(session, resident))
    return frozenset(UUID(household) for household in told if household)


def households_of(session: Session, residents: Collection[UUID]) -> dict[UUID, UUID]:
    """Where each resident lives now."""
    return {p.id: p.household for p in load_by(session, Resident, "id", residents)}
