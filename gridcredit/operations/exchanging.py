"""Packages and receipts in, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    ChainBroken,
    FileUnreadable,
    GridCreditError,
    NotFound,
    ReceiptUnwritten,
    StorageFailed,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations import held, parting, revoking
from gridcredit.operations.answering import answer, place_of
from gridcredit.operations.continuity import Proof
from gridcredit.operations.desk import Desk
from gridcredit.operations.noticing import after_taking_in
from gridcredit.operations.scans import keep_scans
from gridcredit.operations.sending import party_of
from gridcredit.operations.verifying import came_before, require_receipt, verified
from gridcredit.operations.whereabouts import look_around
from gridcredit.placing import make_folder, placed, require_no_link, settle
from gridcredit.store import audit, links, merging, nodes, retrying, standing, twins, undone
from gridcredit.store.database import Session
from gridcredit.sync import package as packages
from gridcredit.sync import receipt as receipts_format
from gridcredit.sync.documents import link_name
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.package import Contents
from gridcredit.sync.receipt import ReceiptFile

RECEIPTS = "receipts"


@dataclass(frozen=True)
class FileReport:
    """What became of one file that was handed in; `error` when it was refused whole. `restored`:
    its number came before with other content, so that its sender must have come back from an old
    backup; the next package there gives back what it had sent. `undone`: it came before and was
    undone, which handing it in again does not change (undoing.redo_import does). `forked`: it
    comes from a copy of the workspace whose packages came before; in a receipt: this workspace is
    that copy, and has become an installation of its own (parting). `retried`: what had been set
    aside earlier, of whomever, and went in with it. `doubled`: a receipt from below, where
    another goes on in this one's name; the office above tells which is the copy."""

    file: Path
    kind: str
    sender: UUID | None = None
    sender_name: str = ""
    number: int = 0
    accepted: int = 0
    same: int = 0
    conflicts: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    gaps: list[int] = field(default_factory=list)
    receipt: Path | None = None
    import_id: UUID | None = None
    repeated: bool = False
    restored: bool = False
    undone: bool = False
    forked: bool = False
    error: GridCreditError | None = None
    retried: int = 0
    doubled: bool = False


class _PreviewOnly(Exception):
    """Rolls a preview's transaction back."""


class _TakenIn(Exception):
    """Another program took the package in while this one was reading it."""

    def __init__(self, earlier: links.Import) -> None:
        self.earlier = earlier


def import_files(
    desk: Desk,
    paths: Sequence[Path],
    preview: bool = False,
    receipts: Path | None = None,
    progress: Progress = no_progress,
) -> list[FileReport]:
    """Take in packages and receipts in any order; with `preview` say the same and change nothing.

    Each file is one transaction. A file that is refused is reported and the others go on; only
    when it is the one file handed in is its error raised. A package that may be taken in one day
    is kept (held.keep).
    """
    desk.actor.require(Duty.EXCHANGE)
    desk.require_enrolled()
    if preview:
        return _preview(desk, _in_order(paths), progress)
    if desk.has_looked:
        look_around(desk)
    place = receipts or desk.folder / RECEIPTS
    if receipts is None:
        require_no_link(place)
    reports = []
    for path in _in_order(paths):
        try:
            reports.append(_import_one(desk, path, place, progress))
        except GridCreditError as error:
            _keep_for_later(desk, path, error, place)
            if len(paths) == 1:
                raise
            reports.append(FileReport(path, "refused", error=error))
    return reports


def _preview(desk: Desk, paths: Sequence[Path], progress: Progress) -> list[FileReport]:
    """In one transaction of which nothing is kept, so that each file is told as it will be taken
    in behind those before it."""
    trials = [(path, _trial(desk, path, progress)) for path in paths]
    reports = []
    with suppress(_PreviewOnly), desk.writing() as session:
        for path, trial in trials:
            try:
                with session.begin_nested():
                    reports.append(trial(session))
            except GridCreditError as error:
                if len(paths) == 1:
                    raise
                standing.forget(session)
                reports.append(FileReport(path, "refused", error=error))
        raise _PreviewOnly
    return reports


def _trial(desk: Desk, path: Path, progress: Progress) -> Callable[[Session], FileReport]:
    """What a file would do, all checks that need no transaction made."""
    try:
        kind = kind_of(path)
        if kind is FileKind.RECEIPT:
            file = _receipt_in(desk, path)
            return lambda session: _confirm(desk, session, path, file)
        if kind is not FileKind.PACKAGE:
            other = _other(desk, path, kind, preview=True)
            return lambda _: other
        opened = packages.open_package(path)
        if earlier := came_before(desk, opened, progress):
            return lambda session: _repeated(session, path, earlier)[0]
        contents = verified(desk, opened, progress)
        return lambda session: _tried(desk, session, path, contents, progress)
    except GridCreditError as error:
        return partial(_refuse, error)


def _refuse(error: GridCreditError, _session: Session) -> FileReport:
    raise error


def _tried(
    desk: Desk, session: Session, path: Path, contents: Contents, progress: Progress
) -> FileReport:
    try:
        report, _ = _merge(desk, session, path, contents, progress, False)
    except _TakenIn as found:
        return _repeated(session, path, found.earlier)[0]
    return replace(report, import_id=None)


def _keep_for_later(desk: Desk, path: Path, error: GridCreditError, place: Path) -> None:
    try:
        held.keep(desk, path, error, place)
    except StorageFailed:  # why it was refused says more; the file is where it was
        return


def _import_one(desk: Desk, path: Path, place: Path, progress: Progress) -> FileReport:
    kind = kind_of(path)
    if kind is FileKind.PACKAGE:
        return _import_package(desk, path, place, progress)
    if kind is FileKind.RECEIPT:
        file = _receipt_in(desk, path)
        with desk.writing() as session:
            report = _confirm(desk, session, path, file)
        desk.reload()
        return report
    return _other(desk, path, kind)


def _other(desk: Desk, path: Path, kind: FileKind, preview: bool = False) -> FileReport:
    if kind is FileKind.REVOCATION:
        ended = revoking.take_notice(desk, path, preview)
        return FileReport(path, kind.value, ended.node, ended.name, accepted=1)
    if kind is FileKind.UNKNOWN:
        packages.open_package(path)  # says why it is none of ours
    raise FileUnreadable(path.name, "other_kind")


def _import_package(desk: Desk, path: Path, place: Path, progress: Progress) -> FileReport:
    opened = packages.open_package(path)
    earlier = came_before(desk, opened, progress)
    try:
        if earlier is None:
            contents = verified(desk, opened, progress)
            return _take_in(desk, path, contents, place, progress)
    except _TakenIn as error:
        earlier = error.earlier
    proof = Proof(desk)
    with desk.reading() as session:
        report, receipt = _repeated(session, path, earlier)
        proof.renew(session)
    name = receipts_format.receipt_name(receipt.receipt)
    try:
        out = place_of(make_folder(place), name, earlier.sha256)
        proof.note()
        receipt.signed.write(out)
    except StorageFailed as error:
        raise ReceiptUnwritten(error.file, error.reason) from error
    return replace(report, receipt=out)


def _take_in(
    desk: Desk, path: Path, contents: Contents, place: Path, progress: Progress
) -> FileReport:
    """Import and receipt: the receipt is on the disk before the commit, and gets its name after it,
    as a receipt of what was not taken in would have the sender forget it. Raises ReceiptUnwritten
    when the package is in, but the receipt did not get its name."""
    told = contents.package.manifest
    stem = link_name(told.sender, party_of(desk.node), told.number)
    name = f"{stem}{receipts_format.SUFFIX}"
    out = place_of(make_folder(place), name, contents.sha256)
    is_in, proof = False, Proof(desk)
    try:
        with placed(out) as part:
            with desk.writing() as session:
                report, receipt = _merge(desk, session, path, contents, progress, True)
                after_taking_in(desk, session, progress)
                proof.promise(session)
                with part.open("wb") as file:
                    file.write(receipt.signed.to_bytes())
                    settle(file)
            is_in = True
            proof.note()
    except StorageFailed as error:
        if is_in:
            raise ReceiptUnwritten(error.file, error.reason) from error
        raise
    return replace(report, receipt=out)


def _merge(
    desk: Desk,
    session: Session,
    path: Path,
    contents: Contents,
    progress: Progress,
    is_kept: bool,
) -> tuple[FileReport, ReceiptFile]:
    told = contents.package.manifest
    sender = nodes.get(session, told.sender.node)
    if earlier := links.find_import(session, contents.sha256):
        raise _TakenIn(earlier)
    restored = links.came_back(session, sender.id, told.restored)
    again = restored or links.find_import_number(session, sender.id, told.number) is not None
    if twins.takes_turns(session, sender.id, told.restored) or again:
        links.begin_again(session, sender.id, links.next_number(session, sender.id))
    import_id = desk.new_id()
    if is_kept:
        keep_scans(desk, session, contents, progress)
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
    receipt = answer(desk, session, sender, contents, merged)
    _record(desk, session, import_id, contents, merged, receipt)
    report = FileReport(
        path,
        FileKind.PACKAGE.value,
        sender.id,
        sender.name,
        told.number,
        merged.accepted,
        merged.same,
        merged.conflicts,
        tuple((count.reason, count.count) for count in receipt.receipt.set_aside),
        links.gaps(session, sender.id),
        import_id=import_id,
        restored=again and not merged.forked,
        forked=merged.forked > 0,
        retried=merged.retried,
    )
    return report, receipt


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
            receipt.signed.to_bytes(),
        ),
    )
    facts = {"from": str(told.sender.node), "number": told.number, "accepted": merged.accepted}
    if merged.forked:
        facts["forked"] = merged.forked
    audit.log(session, desk.actor.login, "import", facts | {"sha256": contents.sha256})


def _receipt_in(desk: Desk, path: Path) -> ReceiptFile:
    file = receipts_format.read_receipt(path)
    require_receipt(desk, file)
    return file


def _confirm(desk: Desk, session: Session, path: Path, file: ReceiptFile) -> FileReport:
    """Take a receipt in: what it confirms counts as sent from now on."""
    receipt = file.receipt
    sender = nodes.get(session, receipt.sender.node)
    sent = links.find_sent(session, sender.id, receipt.package.number)
    if sent is None:
        raise NotFound("package", str(receipt.package.number))
    if sent.sha256 != receipt.package.sha256:
        raise ChainBroken(path.name, receipt.package.number)
    signed = file.signed.to_bytes()
    links.acknowledge(session, sender.id, sent.number, signed, desk.now())
    links.number_behind(session, sender.id, receipt.last)
    # Not those written meanwhile: they, too, leave out what is missing there.
    if receipt.resend and sent.number >= links.restart(session, sender.id):
        links.begin_again(session, sender.id, links.next_number(session, sender.id))
    if is_copy := receipt.forked > 0 and sender.kinship == nodes.PARENT:
        parting.part_as_told(desk, session, receipt.forked, sent)
    return FileReport(
        path,
        FileKind.RECEIPT.value,
        sender.id,
        sender.name,
        sent.number,
        receipt.accepted,
        receipt.same,
        set_aside=tuple((count.reason, count.count) for count in receipt.set_aside),
        repeated=sent.receipt is not None,
        forked=is_copy,
        doubled=receipt.forked > 0 and not is_copy,
    )


def _repeated(
    session: Session, path: Path, earlier: links.Import
) -> tuple[FileReport, ReceiptFile]:
    """The answer to a package that came before: nothing changes, the old receipt once more."""
    sender = nodes.get(session, earlier.sender)
    receipt = receipts_format.receipt_from_bytes(earlier.receipt, path.name)
    told = receipt.receipt
    report = FileReport(
        path,
        FileKind.PACKAGE.value,
        sender.id,
        sender.name,
        earlier.number,
        same=told.accepted + told.same,
        set_aside=tuple((count.reason, count.count) for count in told.set_aside),
        import_id=earlier.id,
        repeated=True,
        undone=earlier.id in undone.undone(session),
        forked=told.forked > 0,
    )
    return report, receipt


def _in_order(paths: Sequence[Path]) -> list[Path]:
    """Packages of one link by their numbers (which stand in their names), the rest as they came."""
    return sorted(paths, key=lambda path: path.name)
