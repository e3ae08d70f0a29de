"""A workspace that is a copy of another becomes an installation of its own: new id, new keys, and
what it alone wrote under its own name. It then waits for a certificate; entering goes on."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from gridcredit.domain.codes import Office, Refusal
from gridcredit.domain.fieldpolicy import is_redacted, redact
from gridcredit.domain.fieldrules import LONGEST_NAME
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import KEYS, node_keys
from gridcredit.store.copies import namesakes, parting
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import Author, current
from gridcredit.store.exchange import links, retrying, twins
from gridcredit.store.exchange.links import Sent
from gridcredit.store.exchange.merging import Merged
from gridcredit.store.journal import nodes, numbering, preferences
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace import audit
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.receipt import receipt_from_bytes
from gridcredit.wire import decode

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
    retrying.try_again(session, {Refusal.SEQ_REUSED})  # the other's lines of the same numbers
    upwards = parent.id if parent else None
    links.begin_as_another(session, former.id, upwards, min(confirmed, before))
    believed = retrying.believed(session)
    nodes.become(session, new)
    retrying.take_in_of_the_former(session, believed)
    nodes.keep_secret(session, KEYS, keys.to_bytes())
    for home in preferences.PLACE:
        preferences.drop(session, home)
    current(session).author = Author(new.id, desk.actor.name, desk.now())
    facts = {"former": str(former.id), "node": str(new.id), "from": first}
    audit.log(session, desk.actor.login, "parted", facts)
    return new


def part_as_answered(desk: Desk, session: Session, forked: int, sent: Sent) -> Node:
    """The same, told so by the receipt of a package: from the number that it names, and in any case
    with all that was written since that package. Raises TokenFailed."""
    since = parting.first_since(session, desk.node.id, sent.upto)
    first = min(forked, since or forked)
    return part(desk, session, first - _unseen_before(desk, session, first))


def _unseen_before(desk: Desk, session: Session, first: int) -> int:
    """How many lines right before a number the office above was never told of, for there was
    nothing in them that it may know: it cannot tell whose they are. Nobody else hears of them."""
    above = nodes.parent(session)
    if above is None or not is_redacted(desk.office, Office(above.office)):
        return 0
    before = parting.revisions_before(session, desk.node.id, first)
    hidden = takewhile(lambda body: redact(decode(body), desk.today()) is None, before)
    return sum(1 for _ in hidden)


def tell_apart(session: Session, told: Manifest, merged: Merged) -> None:
    """Look at what was just taken in for two installations under one name: lines that came under
    the wrong one get theirs, and `merged` says whether the sender is to become another."""
    namesakes.settle(session, merged)
    merged.forked = _second_of_two(session, told, merged.forked)


def _second_of_two(session: Session, told: Manifest, forked: int) -> int:
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
    return numbering.last_seq(session, sender) + 1


def _name(former: str) -> str:
    """The name that tells the new installation from the one it was copied from."""
    return former[: LONGEST_NAME - len(_MARK)] + _MARK
