"""Who stands for whom here, as a table that follows from the merges that stand (resident_merge).

Nothing that was entered for a resident who is merged away is ever written anew: whoever counts,
lists or looks for people asks this table. It never travels. Every transaction that touches a merge
ends by working it out again, so that it holds after imports and undone imports alike; within a
transaction `refresh` brings it up to date for whoever reads on. Hardly any register has many
merges, most have none: asking for nobody costs nothing to speak of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.aliases import survivors
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal.loading import among, listing, uuid_of

NOT_MERGED = "NOT EXISTS (SELECT 1 FROM resident_alias ra WHERE ra.resident = {}.id)"
"""The condition that a resident stands for a person; takes the alias of the resident's table."""

_STANDING = text("SELECT resident, \"into\" FROM resident_merge WHERE undone = ''")
_HELD = text("SELECT resident, survivor FROM resident_alias")
_ANY = text("SELECT EXISTS (SELECT 1 FROM resident_alias)")
_OF = listing("SELECT resident, survivor FROM resident_alias WHERE resident IN :ids")
_INTO = listing("SELECT resident, survivor FROM resident_alias WHERE survivor IN :ids")


def keep_aliases(database: Database) -> None:
    """Let every transaction of the database that touched a merge end by working out anew who
    stands for whom."""

    def keep(session: Session) -> None:
        if current(session).touched.get("resident_merge"):
            refresh(session)

    database.before_commit.append(keep)


def refresh(session: Session) -> None:
    """Work out who stands for whom, and write what differs."""
    told = session.execute(_STANDING)
    pairs = [(uuid_of(resident), uuid_of(into)) for resident, into in told]
    wanted = {(one.bytes, other.bytes) for one, other in survivors(pairs).items()}
    held = {(resident, survivor) for resident, survivor in session.execute(_HELD)}
    ask = session.connection().exec_driver_sql
    for resident, _ in sorted(held - wanted):
        ask("DELETE FROM resident_alias WHERE resident = ?", (resident,))
    insert(session, "INSERT INTO resident_alias (resident, survivor)", sorted(wanted - held))


def is_any(session: Session) -> bool:
    """Whether anybody is merged away at all."""
    return bool(session.execute(_ANY).scalar())


def all_aliases(session: Session) -> dict[UUID, UUID]:
    """Everybody who is merged away, with who stands for them."""
    return {uuid_of(one): uuid_of(other) for one, other in session.execute(_HELD)}


def survivors_of(session: Session, residents: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these residents those who are merged away, with who stands for them."""
    asked = list(residents)
    if not is_any(session):
        return {}
    return {uuid_of(one): uuid_of(other) for one, other in among(session, _OF, asked)}


def survivor_of(session: Session, resident: UUID) -> UUID:
    """Who stands for a resident: the resident itself where it is not merged away."""
    return survivors_of(session, [resident]).get(resident, resident)


def merged_into(session: Session, residents: Iterable[UUID]) -> dict[UUID, UUID]:
    """Everybody who is merged into one of these residents, with who stands for them."""
    asked = list(residents)
    if not is_any(session):
        return {}
    return {uuid_of(one): uuid_of(other) for one, other in among(session, _INTO, asked)}


def sides_of(session: Session, resident: UUID) -> frozenset[UUID]:
    """All records of the person that a resident's record is of, this one among them."""
    stays = survivor_of(session, resident)
    return frozenset({resident, stays, *merged_into(session, [stays])})


def with_sides(session: Session, residents: Collection[UUID]) -> list[UUID]:
    """These residents, and everybody who is merged into one of them behind."""
    known = set(residents)
    return [*residents, *(one for one in merged_into(session, residents) if one not in known)]


@dataclass(frozen=True, slots=True)
class Person:
    """How a question about facts `e` names whom they count for: `id` in place of e.resident, and
    what is to be joined for it."""

    id: str
    joined: str


RECORDS = Person("e.resident", "")
"""Each record for itself: all that is needed where nobody is merged away, and quicker."""

PEOPLE = Person(
    "coalesce(ra.survivor, e.resident)",
    " LEFT JOIN resident_alias ra ON ra.resident = e.resident",
)
