"""Revisions set aside, tried again as soon as what they wait for may have come.

A revision waits for a newer program, or for its record to stand where its sender may write: an area
added or moved, a handover, an earlier revision of somebody else, a certificate for another area.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import Refusal
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import merging
from gridcredit.store.exchange.merging import Merged
from gridcredit.store.journal import clocks, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import area_rows

BY_DATA = frozenset({Refusal.AREA_OUTSIDE})
"""Reasons that may go when something else comes in or moves."""
BY_OFFICES = BY_DATA | {Refusal.AUTHOR_OUTSIDE}
"""Reasons that may go when an office is revoked: what it wrote is then sent by others."""
BY_PROGRAM = frozenset(Refusal) - merging.LASTING
"""Reasons that may go with another program: all but those that never go by themselves."""


def keep_trying(database: Database) -> None:
    """Let every transaction that moved something, added an area or certified somebody end by
    trying what waits for that."""

    def try_on(session: Session) -> None:
        noted = current(session)
        if "nodes" in noted.topics:
            try_again(session, BY_OFFICES)
        elif noted.has_moved or "area" in noted.touched:
            try_again(session)

    database.before_commit.append(try_on)


def try_again(session: Session, reasons: Collection[Refusal] = BY_DATA) -> Merged:
    """Take in, of all senders who are believed, what was set aside for one of these reasons and
    need not be any longer, until nothing more goes in; where nothing waits this costs a look.
    `retried` and `conflicts` of the answer are filled."""
    done = Merged()
    ends: dict[UUID, int] = {}  # of counters, as before the first of these tries
    is_done = False
    while not is_done:
        is_done = True
        for via in _waited_for(session, reasons):
            sender = nodes.find(session, via)
            if sender is None or not _counts(sender):
                continue
            end = ends.setdefault(via, clocks.allowance(session, via))
            may_write_in = allowed(session, sender)
            merged = merging.try_again(session, via, may_write_in, reasons, farthest=end)
            done.retried += merged.retried
            done.conflicts += merged.conflicts
            is_done = is_done and not merged.retried
    return done


def believed(session: Session) -> dict[UUID, Callable[[str], bool]]:
    """The offices below who are believed, each with the areas in which it may write."""
    below = filter(_counts, nodes.children(session))
    return {child.id: allowed(session, child) for child in below}


def take_in_of_the_former(session: Session, senders: Mapping[UUID, Callable[[str], bool]]) -> None:
    """Take in what these had sent in the name of the node that this one was until now: it was
    another workspace's revision, which others would not send to this one, being that node."""
    for via, may_write_in in senders.items():
        merging.try_again(session, via, may_write_in, {Refusal.AUTHOR_OUTSIDE})


def allowed(session: Session, sender: Node | None) -> Callable[[str], bool]:
    """In which areas (codes) a sender may write: a parent of everything that it sends, a child of
    the area of its certificate. None: one who was believed while this workspace was another
    installation (parting.py), of this office's area."""
    if sender is not None and sender.kinship == nodes.PARENT:
        return lambda _: True
    area = sender.area if sender else nodes.own(session).area
    codes = AreaTree(area_rows.all_areas(session)).codes(area)
    return codes.__contains__


def _counts(sender: Node) -> bool:
    return sender.state == nodes.ACTIVE and sender.kinship in (nodes.PARENT, nodes.CHILD)


def _waited_for(session: Session, reasons: Collection[Refusal]) -> list[UUID]:
    """The senders of what waits for one of these reasons."""
    found = session.connection().exec_driver_sql("SELECT DISTINCT via, reason FROM set_aside")
    return sorted({UUID(bytes=via) for via, reason in found if reason in reasons})
