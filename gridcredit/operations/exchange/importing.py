"""A package into the workspace, in the caller's transaction, and the answer to one that came
before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.filereport import AlreadyKnown, Noticed, TakenIn
from gridcredit.operations.exchange.receipts import answer
from gridcredit.operations.exchange.verifying import require_near
from gridcredit.operations.installation import parting
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import import_ledger, links, merging, retrying, tally, twins
from gridcredit.store.journal import nodes
from gridcredit.store.register.disposals import erased_files
from gridcredit.store.workspace import audit, files
from gridcredit.sync import receipt as receipts_format
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.package import Contents
from gridcredit.sync.receipt import ReceiptFile
from gridcredit.sync.seal import Readable


class CameMeanwhile(Exception):
    """Another program took the package in while this one was reading it."""

    def __init__(self, earlier: links.Import) -> None:
        self.earlier = earlier


def take_in(
    desk: Desk,
    session: Session,
    path: Path,
    contents: Contents,
    progress: Progress,
    keep_scans: bool,
) -> tuple[TakenIn, ReceiptFile]:
    """Merge a verified package and what waited for it, and note it with its signed receipt. Raises
    CameMeanwhile when it came meanwhile, and NumberTooFar."""
    told = contents.package.manifest
    sender = nodes.get(session, told.sender.node)
    if earlier := links.find_import(session, contents.sha256):
        raise CameMeanwhile(earlier)
    require_near(session, told, path.name)
    again = _begins_again(session, told)
    import_id = desk.new_id()
    if keep_scans:
        _keep_files(desk, session, contents, progress)
    merged = merging.merge(
        session, contents.lines(), sender.id, retrying.allowed(session, sender), progress, import_id
    )
    if merged.accepted or merged.retried:
        others = retrying.try_again(session)
        merged.retried += others.retried
        merged.conflicts += others.conflicts
    parting.tell_apart(session, told, merged)
    if merged.forked:  # what either of the two confirmed, the other may never have seen
        links.begin_again(session, sender.id, links.next_number(session, sender.id))
    if not told.confirmed:
        links.gave_back(session, sender.id)
    receipt = answer(desk, session, sender, contents, merged)
    _record(desk, session, import_id, contents, merged, receipt)
    report = _report(session, path, told, merged, receipt)
    if again and not merged.forked:
        report = replace(report, noticed=Noticed.RESTORED)
    return replace(report, import_id=import_id), receipt


def _report(
    session: Session, path: Path, told: Manifest, merged: merging.Merged, receipt: ReceiptFile
) -> TakenIn:
    sender = nodes.get(session, told.sender.node)
    return TakenIn(
        path,
        sender.id,
        sender.name,
        told.number,
        merged.accepted,
        merged.same,
        receipt.receipt.aside_counts,
        Noticed.COPIED if merged.forked else Noticed.NOTHING,
        merged.conflicts,
        links.gaps(session, sender.id),
        retried=merged.retried,
        work=tally.arrived(session, merged.first, merged.last),
    )


def _begins_again(session: Session, told: Manifest) -> bool:
    """Whether a package's sender has come back from an old backup; what was sent to it may be
    forgotten there then."""
    sender = told.sender.node
    restored = links.came_back(session, sender, told.restored)
    again = restored or links.find_import_number(session, sender, told.number) is not None
    if twins.takes_turns(session, sender, told.restored) or again:
        links.begin_again(session, sender, links.next_number(session, sender))
    return again


def _record(
    desk: Desk,
    session: Session,
    import_id: UUID,
    contents: Contents,
    merged: merging.Merged,
    receipt: ReceiptFile,
) -> None:
    told = contents.package.manifest
    links.record_import(
        session,
        links.Import(
            import_id,
            told.sender.node,
            told.number,
            contents.sha256,
            merged.accepted,
            merged.same,
            len(merged.set_aside),
            merged.first,
            merged.last,
            desk.now(),
            receipt=receipt.signed.to_bytes(),
            as_of=told.as_of,
        ),
    )
    facts = {"from": str(told.sender.node), "number": told.number, "accepted": merged.accepted}
    if merged.forked:
        facts["forked"] = merged.forked
    audit.log(session, desk.actor.login, "import", facts | {"sha256": contents.sha256})


def _keep_files(desk: Desk, session: Session, contents: Contents, progress: Progress) -> None:
    """Seal the package's scans into the workspace, those that are here already left alone."""
    wanted = {blob.sha256 for blob in contents.package.manifest.files}
    wanted -= files.held(session).keys() | erased_files(session)

    def keep(sha256: str, size: int, stream: Readable) -> None:
        if sha256 in wanted:
            files.put(session, desk.folder, stream)

    if wanted:
        contents.files(keep, progress)


def repeated(
    session: Session, path: Path, earlier: links.Import
) -> tuple[AlreadyKnown, ReceiptFile]:
    """The answer to a package that came before: nothing changes, the old receipt once more."""
    sender = nodes.get(session, earlier.sender)
    receipt = receipts_format.receipt_from_bytes(earlier.receipt, path.name)
    told = receipt.receipt
    report = AlreadyKnown(
        path,
        sender.id,
        sender.name,
        earlier.number,
        same=told.accepted + told.same,
        set_aside=told.aside_counts,
        noticed=Noticed.COPIED if told.forked else Noticed.NOTHING,
        import_id=earlier.id,
        is_undone=earlier.id in import_ledger.undone(session),
    )
    return report, receipt
