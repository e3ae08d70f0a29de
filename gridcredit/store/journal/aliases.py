"""Who stands for whom here, as a table that follows from the merges that stand (resident_merge).

人户分离 links two records of one person without merging them: each is counted by its own basis, and
what was entered for either counts for both, at every office that has both (a second table,
fact_reach; a grid that has one of them counts what it has).

Nothing that was entered for a resident who is merged away is ever written anew: whoever counts,
lists or looks for people asks this table. It never travels. Every transaction that touches a merge,
or may have moved somebody, ends by working it out again, so that it holds after imports and undone
imports alike; within a transaction `refresh` brings it up to date for whoever reads on. Hardly any
register has many merges, most have none: asking for nobody costs nothing to speak of.

A merge holds while both stand in one grid, as it leaves them and as whoever moves one keeps them.
Where two offices that had not heard of each other moved them apart, they count as two until
somebody merges them again: the grid of either knows only its own, and all offices are to count
alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from gridcredit.domain.aliases import Pair, reaches, survivors
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.snapshots import remembered
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal.loading import among, listing, uuid_of

NOT_MERGED = "NOT EXISTS (SELECT 1 FROM resident_alias ra WHERE ra.resident = {}.id)"
"""The condition that a resident stands for a person; takes the alias of the resident's table."""

_AT = "JOIN resident {0} ON {0}.id = m.{1} JOIN household h{0} ON h{0}.id = {0}.household"
_STANDING = text(f"""SELECT m.resident, m."into" FROM resident_merge m
{_AT.format("a", "resident")} JOIN dwelling da ON da.id = ha.dwelling
{_AT.format("b", '"into"')} JOIN dwelling db ON db.id = hb.dwelling
WHERE m.undone = '' AND da.area = db.area""")
_LINKS = text("SELECT DISTINCT resident, registered FROM registry_link WHERE removed = ''")
_MERGES = text("SELECT EXISTS (SELECT 1 FROM resident_merge)")
_JOINING = frozenset({"resident_merge", "registry_link"})
_PLACED = frozenset({"resident", "household", "dwelling"})
_HELD = text("SELECT resident, survivor FROM resident_alias")
_REACH = text("SELECT resident, counts_for FROM fact_reach")
_HOMES = text(
    "SELECT m.resident, m.home FROM resident_merge m"
    " JOIN resident_alias ra ON ra.resident = m.resident WHERE m.undone = '' ORDER BY m.id DESC"
)
_ANY = text("SELECT EXISTS (SELECT 1 FROM resident_alias)")
_ANY_REACH = text("SELECT EXISTS (SELECT 1 FROM fact_reach)")
_OF = listing("SELECT resident, survivor FROM resident_alias WHERE resident IN :ids")
_INTO = listing("SELECT resident, survivor FROM resident_alias WHERE survivor IN :ids")


def keep_aliases(database: Database) -> None:
    """Let every transaction of the database that touched a merge, or where somebody stands, end by
    working out anew who stands for whom."""

    def keep(session: Session) -> None:
        topics = current(session).topics
        if not _JOINING.isdisjoint(topics):
            topics.add("resident")  # whoever shows people shows other ones
            refresh(session)
        elif not _PLACED.isdisjoint(topics) and session.execute(_MERGES).scalar():
            refresh(session)

    database.before_commit.append(keep)


def refresh(session: Session) -> None:
    """Work out who stands for whom, and for whom what was entered counts; write what differs."""
    stand_ins = survivors(_pairs(session, _STANDING))
    reached = reaches(stand_ins, _pairs(session, _LINKS))
    _write(session, "resident_alias", "survivor", _HELD, stand_ins.items())
    _write(session, "fact_reach", "counts_for", _REACH, reached)


def _pairs(session: Session, question: TextClause) -> list[Pair]:
    return [(uuid_of(one), uuid_of(other)) for one, other in session.execute(question)]


def _write(
    session: Session, table: str, column: str, held: TextClause, wanted: Iterable[Pair]
) -> None:
    has = {tuple(row) for row in session.execute(held)}
    should = {(one.bytes, other.bytes) for one, other in wanted}
    gone = f"DELETE FROM {table} WHERE resident = ? AND {column} = ?"
    for row in sorted(has - should):
        session.connection().exec_driver_sql(gone, row)
    insert(session, f"INSERT INTO {table} (resident, {column})", sorted(should - has))


def homes(session: Session) -> dict[UUID, UUID]:
    """Everybody who is merged away, with the household where the record stood before."""
    if not is_any(session):
        return {}
    return {uuid_of(one): uuid_of(home) for one, home in session.execute(_HOMES)}


@remembered
def is_any(session: Session) -> bool:
    """Whether anybody is merged away at all."""
    return bool(session.execute(_ANY).scalar())


@remembered
def is_reaching(session: Session) -> bool:
    """Whether anything counts for another record than it was entered for."""
    return bool(session.execute(_ANY_REACH).scalar())


@remembered
def reach(session: Session) -> dict[bytes, list[bytes]]:
    """For which records what was entered for a record counts, where that is not the record itself
    alone, as the tables hold ids."""
    found: dict[bytes, list[bytes]] = {}
    for resident, person in session.execute(_REACH):
        found.setdefault(resident, []).append(person)
    return found


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
    "coalesce(fr.counts_for, e.resident)",
    " LEFT JOIN fact_reach fr ON fr.resident = e.resident",
)
