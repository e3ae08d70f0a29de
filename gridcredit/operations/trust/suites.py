"""The suite that offices sign and seal with: the district decides, a link takes what both have.

Reading never asks which suite is in force: a file is read in the one that it names.
"""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.codes import Suite
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import ChangedSince, SuiteMissing
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import keys_of, node_keys, own_public
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import rules
from gridcredit.store.workspace import audit
from gridcredit.sync.keys import Key
from gridcredit.sync.public import PublicKeys, common_suite

_SETTING = "suite"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour and the suite of what is written to it."""

    node: Node
    suite: Suite


@dataclass(frozen=True, slots=True)
class SuiteChosen:
    """The suite that the district has chosen, and the neighbours that are written to in another,
    because one end has no keys of it."""

    suite: Suite
    others: tuple[Neighbour, ...]


def first_choice(suite: Suite) -> Setting:
    """The record with which a district begins. It is there from the first day, as one that nobody
    has written yet could be written from below."""
    return Setting(setting_id(_SETTING), _SETTING, suite.value)


def in_force(session: Session) -> Suite:
    """The suite that the district has chosen, as far as it is known here; A where it never has."""
    held = rules.setting(session, _SETTING)
    return Suite.B if held is not None and held.value == Suite.B else Suite.A


def chosen(desk: Desk) -> SuiteChosen:
    """The suite in force, and who is written to in another."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        suite, own = in_force(session), own_public(session)
        parent = nodes.parent(session)
        known = [*([parent] if parent else []), *nodes.children(session)]
        met = [
            Neighbour(node, common_suite(suite, own, keys_of(node)))
            for node in known
            if node.state == nodes.ACTIVE
        ]
        return SuiteChosen(suite, tuple(one for one in met if one.suite is not suite))


def choose(desk: Desk, suite: Suite, instead_of: Suite | None = None) -> None:
    """Choose the suite of all links of the district; it travels with the next packages, and each
    office writes so from then on. `instead_of` is the choice that is to be undone. Raises
    SuiteMissing when one's own certificate has no such keys, ChangedSince where another is in
    force."""
    desk.actor.require(Duty.SET_TARGETS)
    with desk.writing() as session:
        known = own_public(session).suites
        if suite not in known:
            raise SuiteMissing(desk.node.name, suite.value, "".join(known))
        if instead_of is not None and in_force(session) is not instead_of:
            raise ChangedSince("setting", _SETTING)
        if rules.setting(session, _SETTING) is None:
            journal.add(session, [first_choice(suite)])
        else:
            journal.edit(session, "setting", setting_id(_SETTING), {"value": suite.value})
        audit.log(session, desk.actor.login, "suite", {"suite": suite.value})


def key_to(session: Session, node: Node) -> tuple[Key, PublicKeys]:
    """One's own key to write to a neighbour with, in the suite of that link, and the neighbour's
    keys. Raises SuiteMissing, TokenFailed."""
    theirs = keys_of(node)
    return key_between(session, theirs, node.name), theirs


def key_between(session: Session, theirs: PublicKeys, office: str = "") -> Key:
    """One's own key to write to the holder of some keys with, in the suite that both have, as in
    `key_to`; `office` names the other one in errors."""
    own = node_keys(session)
    return own.of(common_suite(in_force(session), own.public, theirs, office))
