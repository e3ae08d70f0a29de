"""The keys and certificates that a workspace holds: its own, and those of its neighbours."""

from __future__ import annotations

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import NotFound
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.sync import enrolment
from gridcredit.sync.enrolment import Credential
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.public import PublicKeys

KEYS = "node_keys"
"""The name under which a workspace keeps its private keys, or its token's name."""


def node_keys(session: Session) -> NodeKeys:
    """The private keys of this installation. Raises TokenFailed when their token is away."""
    kept = nodes.secret(session, KEYS)
    if kept is None:
        raise NotFound("node", KEYS)
    return NodeKeys.from_bytes(kept)


def own_public(session: Session) -> PublicKeys:
    """What others may know of this installation's keys; asks no token."""
    kept = nodes.secret(session, KEYS)
    if kept is None:
        raise NotFound("node", KEYS)
    return NodeKeys.public_in(kept)


def own_chain(session: Session) -> list[Credential]:
    """One's own credential, then those above it up to the district's. Raises NotFound."""
    return chain_of(nodes.own(session))


def chain_of(own: Node) -> list[Credential]:
    """The credential of this installation's own entry, then those above it. Raises NotFound."""
    if own.certificate is None:
        raise NotFound("certificate", own.name)
    if own.office == Office.DISTRICT:
        return [Credential.from_bytes(own.certificate)]
    file = enrolment.certificate_file_from_bytes(own.certificate, own.name)
    return [file.credential, *file.chain]


def certificate_of(node: Node) -> enrolment.Certificate | None:
    """The certificate known of another installation."""
    return Credential.from_bytes(node.certificate).certificate if node.certificate else None


def keys_of(node: Node) -> PublicKeys:
    """The certified keys of another installation. Raises NotFound."""
    certificate = certificate_of(node)
    if certificate is None:
        raise NotFound("certificate", node.name)
    return certificate.keys
