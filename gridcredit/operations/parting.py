"""A workspace that is a copy of another becomes an installation of its own: new id, new keys, and
what it alone wrote under its own name. It then waits for a certificate; entering goes on."""

from __future__ import annotations

from dataclasses import replace

from gridcredit.domain.areas import LONGEST_NAME
from gridcredit.operations.credentials import KEYS, node_keys
from gridcredit.operations.desk import Desk
from gridcredit.store import audit, journal, links, nodes, parting, preferences, twins
from gridcredit.store.database import Pen, Session
from gridcredit.store.links import Sent
from gridcredit.store.nodes import Node
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.receipt import receipt_from_bytes

_MARK = " (2)"


def part(desk: Desk, session: Session, first: int) -> Node:
    """Make this workspace another installation than the one it is a copy of; its own lines from a
    number on become the new one's. The caller reloads the desk after the commit.

    Raises TokenFailed.
    """
    former, parent = nodes.own(session), nodes.parent(session)
    keys = node_keys(session).made_anew()
    new = replace(
        former,
        id=desk.new_id(),
        name=_name(former.name),
        state=nodes.WAITING if former.state == nodes.WAITING else nodes.COPIED,
        certificate=None,
        signing_key=keys.public.signing,
        age_recipient=keys.public.age_recipient,
    )
    confirmed = links.acknowledged(session, parent.id) if parent else 0
    before = parting.part(session, former.id, new.id, first)
    upwards = parent.id if parent else None
    links.begin_as_another(session, former.id, upwards, min(confirmed, before))
    nodes.become(session, new)
    nodes.keep_secret(session, KEYS, keys.to_bytes())
    for home in (preferences.HOME_MACHINE, preferences.COPIED_AT, preferences.RESTORED):
        preferences.drop(session, home)
    session.info["pen"] = Pen(new.id, desk.actor.name, desk.now())
    facts = {"former": str(former.id), "node": str(new.id), "from": first}
    audit.log(session, desk.actor.login, "parted", facts)
    return new


def part_as_told(desk: Desk, session: Session, forked: int, sent: Sent) -> Node:
    """The same, told so by the receipt of a package: from the number that it names, and in any case
    with all that was written since that package. Raises TokenFailed."""
    since = parting.first_since(session, desk.node.id, sent.upto)
    return part(desk, session, min(forked, since or forked))


def seen_twice(session: Session, told: Manifest, forked: int) -> int:
    """From which number on a package's sender is another installation: the first under which
    something else came, or, where another goes on from a backup of it (twins), the one behind all
    that is held. 0 where nothing shows that there are two."""
    sender = told.sender.node
    if not links.returns_of(session, sender):
        return forked
    if forked:
        twins.end(session, sender, told.restored)
        return forked
    relied_on = links.find_import(session, told.confirmed_sha256)
    heard = receipt_from_bytes(relied_on.receipt, "").receipt.returns if relied_on else []
    if not twins.go_on(session, sender, told.restored, heard):
        return 0
    return journal.last_seq(session, sender) + 1


def _name(former: str) -> str:
    """The name that tells the new installation from the one it was copied from."""
    return former[: LONGEST_NAME - len(_MARK)] + _MARK
