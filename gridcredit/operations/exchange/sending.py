"""Packages out: everything since the last receipt, sealed, read back, and only then recorded."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from gridcredit import __version__
from gridcredit.atomic_file import make_folder
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NoParent, NotFound, NothingToExport, PlaceRevoked
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.continuity import Proof
from gridcredit.operations.exchange.exchange_hooks import before_sending
from gridcredit.operations.exchange.filenames import package_stem
from gridcredit.operations.exchange.location import check_location, require_settled
from gridcredit.operations.trust.suites import in_force, key_to
from gridcredit.store.engine import migrate
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links, outgoing
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace import audit, files
from gridcredit.sync.documents import Party
from gridcredit.sync.packing import Attachment
from gridcredit.sync.writing import PackageFacts, Written, write_package


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that was written. `suite` is the one it was sealed with; `is_makeshift` when the
    district has chosen another, for which one of the two offices has no keys."""

    path: Path
    to: UUID
    number: int
    revisions: int
    files: int
    sha256: str
    suite: Suite
    is_makeshift: bool


def export_package(
    desk: Desk, to: UUID | None, out: Path, progress: Progress = no_progress
) -> SentPackage:
    """Write a package with everything since the last receipt, by default to the parent.

    Raises NotEnrolled, PlaceRevoked, NoParent, NotFound, NothingToExport, SuiteMissing,
    TokenFailed, StorageFailed, FileUnreadable.
    """
    desk.actor.require(Duty.EXCHANGE)
    desk.require_enrolled()
    if desk.has_looked:
        check_location(desk)
    written: Written | None = None
    proof = Proof(desk)
    try:
        with desk.writing() as session:
            require_settled(desk, session)
            target = _target(desk, session, to)
            before_sending(desk, session, target, progress)
            after = links.acknowledged(session, target.id)
            again = links.begins_again(session, target.id)
            going = outgoing.pending(session, target, after, desk.today(), with_theirs=again)
            if not going.count and not again:
                raise NothingToExport(target.name)
            make_folder(out)
            attached = [_attachment(desk, session, sha256) for sha256 in going.files]
            key, theirs = key_to(session, target)
            proof.promise(session)
            written = write_package(
                out,
                _facts(desk, session, target),
                going.lines,
                attached,
                key,
                theirs,
                progress,
                proof.note,
            )
            sent = _record(desk, session, target, written, going.upto, len(attached))
    except BaseException:
        with suppress(OSError):  # the disk may be gone; its own error is already on its way
            if written is not None:  # named, but not recorded: it must not be carried anywhere
                written.path.unlink(missing_ok=True)
            proof.take_back()
        raise
    return sent


def _target(desk: Desk, session: Session, to: UUID | None) -> Node:
    if to is not None:
        target = nodes.get(session, to)
        if target.kinship == nodes.SELF or target.state == nodes.REVOKED:
            raise NotFound("node", str(to))
        return target
    parent = nodes.parent(session)
    if parent is None:
        raise NoParent(desk.node.name)
    if parent.state == nodes.REVOKED:
        raise PlaceRevoked(parent.name)
    return parent


def _facts(desk: Desk, session: Session, target: Node) -> PackageFacts:
    confirmed = links.confirmed_number(session, target.id)
    known = links.find_sent(session, target.id, confirmed)
    number = links.next_number(session, target.id)
    return PackageFacts(
        sender=party_of(desk.node),
        receiver=party_of(target),
        number=number,
        previous=links.chain_hash(session, target.id),
        confirmed=confirmed,
        confirmed_sha256=known.sha256 if known else "",
        restored=links.last_return(session),
        created_at=desk.now(),
        as_of=desk.today().isoformat(),
        app_version=__version__,
        schema_version=migrate.HEAD,
        stem=package_stem(session, desk.node.area, target.area, number, desk.now()),
    )


def _record(
    desk: Desk,
    session: Session,
    target: Node,
    written: Written,
    upto: int,
    attached: int,
) -> SentPackage:
    number, revisions = written.manifest.number, written.manifest.revisions.count
    links.record_sent(
        session,
        links.Sent(
            target.id,
            number,
            written.sha256,
            upto,
            revisions,
            attached,
            desk.now(),
            written.path.name,
        ),
    )
    facts = {"to": str(target.id), "number": number, "revisions": revisions}
    audit.log(session, desk.actor.login, "export", facts | {"sha256": written.sha256})
    suite = written.manifest.suite
    return SentPackage(
        written.path,
        target.id,
        number,
        revisions,
        attached,
        written.sha256,
        suite,
        suite is not in_force(session),
    )


def _attachment(desk: Desk, session: Session, sha256: str) -> Attachment:
    size = files.size(session, sha256) or 0
    return Attachment(sha256, size, lambda: files.open_stream(session, desk.folder, sha256))


def party_of(node: Node) -> Party:
    """An installation as documents name it."""
    return Party(node=node.id, office=Office(node.office), area=node.area)
