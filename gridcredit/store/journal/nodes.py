"""Installations that this one knows (itself, parent, children), and the secrets it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import NotFound
from gridcredit.store.engine.snapshots import remembered
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import NodeRow, SecretRow

SELF, PARENT, CHILD, FORMER = "self", "parent", "child", "former"
WAITING, ACTIVE, REVOKED = "waiting", "active", "revoked"
COPIED = "copied"  # of this one: it was a copy of another, and waits for a certificate of its own


@dataclass(frozen=True, slots=True)
class Node:
    """One installation; `area` is a code, the keys are public ones.

    `state`: waiting, active, revoked, copied. `kinship`: self, parent, child, former (the parent
    before another one). `certificate` is the signed file as it came.
    """

    id: UUID
    office: str
    area: str
    name: str
    state: str
    kinship: str
    certificate: bytes | None
    signing_key: bytes
    age_recipient: str


@remembered
def own(session: Session) -> Node:
    """This installation. Raises NotFound before it was put in."""
    return _of_kinship(session, SELF)


def own_id(session: Session) -> UUID:
    """The id of this installation alone, cheap enough for every transaction. Raises NotFound."""
    found = session.scalar(select(NodeRow.id).where(NodeRow.kinship == SELF))
    if found is None:
        raise NotFound("node", SELF)
    return UUID(bytes=found)


def own_and_parent(session: Session) -> tuple[bytes, bytes]:
    """The ids of this installation and of the office above; blank where there is none."""
    asked = select(NodeRow.kinship, NodeRow.id).where(NodeRow.kinship.in_((SELF, PARENT)))
    found = dict(iter(session.execute(asked)))
    return found.get(SELF, b""), found.get(PARENT, b"")


def offices(session: Session) -> dict[bytes, Office]:
    """The offices of this installation and of all that it ever knew, by their ids."""
    found = session.execute(select(NodeRow.id, NodeRow.office))
    return {node: Office(office) for node, office in found}


def street_nodes(session: Session) -> frozenset[bytes]:
    """The installations that are known here to be a street's; for a pilot village every other one
    is its own side, whatever it calls itself."""
    return frozenset(node for node, office in offices(session).items() if office is Office.STREET)


def become(session: Session, node: Node) -> None:
    """Be another installation from now on; the former one and those below it are no neighbours. Of
    the former one it stays known which office it was: what it wrote counts as that office's."""
    session.execute(delete(NodeRow).where(NodeRow.kinship == CHILD))
    session.execute(update(NodeRow).where(NodeRow.kinship == SELF).values(kinship=FORMER))
    put(session, node)


@remembered
def parent(session: Session) -> Node | None:
    """The office above, when this one is enrolled and not the district."""
    row = session.scalar(select(NodeRow).where(NodeRow.kinship == PARENT))
    return _node(row) if row else None


@remembered
def children(session: Session) -> list[Node]:
    """The installations below that were ever approved, by area and name."""
    found = select(NodeRow).where(NodeRow.kinship == CHILD).order_by(NodeRow.area, NodeRow.name)
    return [_node(row) for row in session.scalars(found)]


def get(session: Session, node: UUID) -> Node:
    """The installation of that id. Raises NotFound."""
    row = session.get(NodeRow, node.bytes)
    if row is None:
        raise NotFound("node", str(node))
    return _node(row)


def find(session: Session, node: UUID) -> Node | None:
    """The installation of that id, if it is known."""
    row = session.get(NodeRow, node.bytes)
    return _node(row) if row else None


def put(session: Session, node: Node) -> None:
    """Write an installation, new or known."""
    session.merge(
        NodeRow(
            id=node.id.bytes,
            office=str(node.office),
            area=node.area,
            name=node.name,
            state=node.state,
            kinship=node.kinship,
            certificate=node.certificate,
            signing_key=node.signing_key,
            age_recipient=node.age_recipient,
        )
    )
    session.flush()
    current(session).topics.add("nodes")


def secret(session: Session, name: str) -> bytes | None:
    """A private value of this workspace, if it is kept."""
    row = session.get(SecretRow, name)
    return current(session).secrets.unseal(name, row.value) if row else None


def keep_secret(session: Session, name: str, value: bytes) -> None:
    """Keep a private value under a name; it never travels."""
    session.merge(SecretRow(name=name, value=current(session).secrets.seal(name, value)))
    session.flush()


def _of_kinship(session: Session, kinship: str) -> Node:
    row = session.scalar(select(NodeRow).where(NodeRow.kinship == kinship))
    if row is None:
        raise NotFound("node", kinship)
    return _node(row)


def _node(row: NodeRow) -> Node:
    return Node(
        id=UUID(bytes=row.id),
        office=row.office,
        area=row.area,
        name=row.name,
        state=row.state,
        kinship=row.kinship,
        certificate=row.certificate,
        signing_key=row.signing_key,
        age_recipient=row.age_recipient,
    )
