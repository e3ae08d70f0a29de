"""What is known of each neighbour's end of a link, beside the packages that went and came."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, Session, mapped_column

from gridcredit.store.engine import snapshots
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import STRICT, Table


class LinkRow(Table):
    """One neighbour, or a node that this one was before; the columns are those of LinkState."""

    __tablename__ = "link"
    neighbour: Mapped[bytes] = mapped_column(primary_key=True)
    behind: Mapped[int]
    restart: Mapped[int]
    begins_after: Mapped[int]
    gave_back: Mapped[str]
    returns: Mapped[str]  # with blanks between them
    twins: Mapped[str]  # likewise
    allowed: Mapped[int]
    above: Mapped[bytes | None]
    __table_args__ = (STRICT,)


@dataclass(frozen=True, slots=True)
class LinkState:
    """`behind`: the next package bears a number above it. `restart`: the first package that the
    other end cannot have forgotten; 0: it never forgot any. `begins_after`: of what came up to this
    arrival the first package says nothing. `gave_back`: the return of this workspace's after which
    the neighbour has sent all again. `returns`: those of its own that it reported, in their order;
    `twins` what tells whether it goes on in two places (twins.py). `allowed`: the Lamport time that
    its packages may reach (clocks.py). `above`: of a node that this one was, the office above it
    then."""

    behind: int = 0
    restart: int = 0
    begins_after: int = 0
    gave_back: str = ""
    returns: tuple[str, ...] = ()
    twins: frozenset[str] = frozenset()
    allowed: int = 0
    above: UUID | None = None


_COLUMNS = "behind, restart, begins_after, gave_back, returns, twins, allowed, above"
_INTO = f"INSERT INTO link (neighbour, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_AGAIN = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", "))


def state(session: Session, neighbour: UUID) -> LinkState:
    """What is known of a neighbour's end."""
    if snapshots.is_held(session):
        return _all(session).get(neighbour, LinkState())
    asked = session.connection().exec_driver_sql(
        f"SELECT {_COLUMNS} FROM link WHERE neighbour = ?", (neighbour.bytes,)
    )
    row = asked.first()
    return LinkState() if row is None else _state(*row)


def note(session: Session, neighbour: UUID, known: LinkState) -> None:
    """Keep what is known of a neighbour's end now."""
    values = list(astuple(known))
    values[4], values[5] = " ".join(known.returns), " ".join(sorted(known.twins))
    values[7] = known.above.bytes if known.above else None
    session.connection().exec_driver_sql(
        f"{_INTO} ON CONFLICT (neighbour) DO UPDATE SET {_AGAIN}", (neighbour.bytes, *values)
    )
    current(session).topics.add("links")


def begin_anew(session: Session) -> None:
    """Forget what was known of the ends of all links: this workspace is another node from now on.
    How far packages may set the time on, and which nodes it was before, stays."""
    for neighbour, known in _all(session).items():
        note(session, neighbour, LinkState(allowed=known.allowed, above=known.above))


def formers(session: Session) -> dict[UUID, UUID]:
    """The nodes that this one was before, each with the office above it then."""
    return {node: known.above for node, known in _all(session).items() if known.above}


@snapshots.remembered
def _all(session: Session) -> dict[UUID, LinkState]:
    asked = session.connection().exec_driver_sql(f"SELECT neighbour, {_COLUMNS} FROM link")
    return {UUID(bytes=neighbour): _state(*row) for neighbour, *row in asked}


def _state(*row: Any) -> LinkState:
    behind, restart, begins_after, gave_back, returns, twins, allowed, above = row
    return LinkState(
        behind,
        restart,
        begins_after,
        gave_back,
        tuple(returns.split()),
        frozenset(twins.split()),
        allowed,
        UUID(bytes=above) if above else None,
    )
