"""Where the exchange stands: unsent, confirmed, missing, in conflict, set aside, 对账码."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.domain.journal import RevisionId
from gridcredit.domain.runs import Run, left_out, listed
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import check_change
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import (
    import_ledger,
    links,
    outgoing,
    quarantine_files,
    record_code,
    tally,
)
from gridcredit.store.exchange.links import Imported, Sent, SetAside
from gridcredit.store.exchange.tally import Tally
from gridcredit.store.journal import conflicts, journal, nodes
from gridcredit.store.journal.conflicts import Conflict
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import area_rows, duplicate_hints, register_lists


@dataclass(frozen=True, slots=True)
class Link:
    """One neighbour: packages sent to it and confirmed by it, numbers received and missing."""

    node: Node
    sent: int
    acknowledged: int
    last_number: int
    missing: list[Run]
    code: str  # 对账码 of the records that its node wrote, as held here
    unsent: int

    @property
    def gaps(self) -> list[int]:
        """The missing numbers one by one, the first of them if they are many."""
        return listed(self.missing)


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of one workspace's exchange; `unsent` counts revisions without a receipt."""

    node: Node
    unsent: int
    links: tuple[Link, ...]
    conflicts: int
    set_aside: int
    code: str
    last_receipt: str  # ISO local time of the newest receipt; blank before the first
    work: Tally  # of what is unsent


def status(desk: Desk) -> Situation:
    """Where the exchange stands now."""
    desk.actor.require(Duty.READ)
    with desk.snapshot() as still, still.reading() as session:
        own = nodes.own(session)
        parent = nodes.parent(session)
        neighbours = [*([parent] if parent else []), *nodes.children(session)]
        numbers, sent = links.numbers(session), links.all_sent(session)
        listed = tuple(_link(session, node, numbers.get(node.id, ())) for node in neighbours)
        packages = [p for node in neighbours for p in sent.get(node.id, ())]
        return Situation(
            own,
            listed[0].unsent if parent else 0,
            listed,
            conflicts.count(session),
            links.set_aside_count(session),
            record_code.of(session, own.id),
            max((p.receipt_at or "" for p in packages), default=""),
            tally.waiting(session, parent) if parent and listed[0].unsent else Tally(),
        )


@dataclass(frozen=True, slots=True)
class Glance:
    """What a status bar says: the area in words, and how the link upwards stands."""

    area: tuple[str, ...]  # names from the street (or the own area) down
    has_parent: bool
    unsent: int
    last_receipt: str  # ISO local time; blank before the first
    work: Tally  # of what is unsent
    to_decide: int  # conflicts, people counted twice, packages and sheets that wait for somebody


def glance(desk: Desk) -> Glance:
    """Where one works and what has not been confirmed: cheap enough to ask after every commit."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        parent = nodes.parent(session)
        path = AreaTree(area_rows.all_areas(session)).path(desk.node.area)
        unsent = outgoing.unsent(session, parent) if parent else 0
        return Glance(
            tuple(area.name for area in path[1:] or path),
            parent is not None,
            unsent,
            links.last_receipt_at(session, parent.id) if parent else "",
            tally.waiting(session, parent) if parent and unsent else Tally(),
            _to_decide(desk, session),
        )


def _to_decide(desk: Desk, session: Session) -> int:
    # People counted twice are for their streets to decide about.
    told = duplicate_hints.open_hints(session) if desk.office is Office.STREET else []
    twice = {hint.resident for hint in told}
    return conflicts.count(session) + len(twice) + len(quarantine_files.kept(desk.folder))


@dataclass(frozen=True, slots=True)
class Traffic:
    """The packages of a workspace, newest first, and what waits outside."""

    sent: tuple[Sent, ...]
    received: tuple[Imported, ...]
    set_aside: tuple[SetAside, ...]
    names: dict[UUID, str]
    undone: dict[UUID, str]  # imports that are undone, with when: local ISO time
    registers: tuple[Imported, ...] = ()  # household registers taken in here, newest first


def traffic(desk: Desk) -> Traffic:
    """Everything that was sent, taken in and set aside here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        own, parent = nodes.own(session), nodes.parent(session)
        neighbours = [*([parent] if parent else []), *nodes.children(session)]
        by_link = links.all_sent(session)
        sent = [package for node in neighbours for package in by_link.get(node.id, ())]
        names = {node.id: node.name for node in [own, *neighbours]}
        before = {
            key: names[above] for key, above in links.formers(session).items() if above in names
        }
        return Traffic(
            tuple(sorted(sent, key=lambda p: (p.upto, p.number), reverse=True)),
            tuple(reversed(links.imports(session))),
            tuple(links.set_aside(session)),
            names | before,
            {key: undo.at for key, undo in import_ledger.undone(session).items()},
            tuple(reversed(links.registers(session))),
        )


def choose(desk: Desk, conflict: Conflict, value: Any) -> RevisionId:
    """Close a conflict with one of its values or a third; the choice travels to all.

    Raises NotFound when it is closed already, BadValue when the value does not fit.
    """
    desk.actor.require(Duty.RESOLVE)
    with desk.writing() as session:
        still_open = {(c.row, c.field) for c in conflicts.open_conflicts(session)}
        if (conflict.row, conflict.field) not in still_open:
            raise NotFound("conflict", conflict.field)
        if conflict.entity == "resident" and conflict.field == "birth_date":
            person = register_lists.get(session, "resident", conflict.row)
            check_change("resident", person, {"birth_date": value}, desk.today())
        return journal.choose(session, conflict.entity, conflict.row, conflict.field, value)


def _link(session: Session, node: Node, numbers: Sequence[int]) -> Link:
    sent, first = links.all_sent(session).get(node.id, []), links.restart(session, node.id)
    confirmed = (p.number for p in sent if p.receipt_at is not None and p.number >= first)
    return Link(
        node,
        max((p.number for p in sent), default=0),
        max(confirmed, default=0),
        max(numbers, default=0),
        left_out(numbers),
        record_code.of(session, node.id),
        0 if node.state == nodes.REVOKED else outgoing.unsent(session, node),
    )
