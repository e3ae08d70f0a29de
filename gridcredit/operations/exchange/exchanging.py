"""Packages and receipts in, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from gridcredit.atomic_file import make_folder, placed, require_no_link, settle
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    Cancelled,
    FileUnreadable,
    GridCreditError,
    ReceiptUnwritten,
    StorageFailed,
    WorkspaceFailed,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import importing, quarantine
from gridcredit.operations.exchange.confirming import confirm
from gridcredit.operations.exchange.continuity import Proof
from gridcredit.operations.exchange.exchange_hooks import after_taking_in
from gridcredit.operations.exchange.filenames import in_order, receipt_name
from gridcredit.operations.exchange.filereport import (
    Accepted,
    Answered,
    CertificateEnded,
    FileReport,
    Refused,
    TakenIn,
)
from gridcredit.operations.exchange.importing import CameMeanwhile
from gridcredit.operations.exchange.location import check_location
from gridcredit.operations.exchange.receipts import place_of
from gridcredit.operations.exchange.verifying import came_before, require_receipt, verified
from gridcredit.operations.trust import revoking
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import savepoint
from gridcredit.sync import package as packages
from gridcredit.sync import receipt as receipts_format
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.package import Contents
from gridcredit.sync.receipt import ReceiptFile

RECEIPTS = "receipts"


class _PreviewOnly(Exception):
    """Rolls a preview's transaction back."""


def import_file(
    desk: Desk,
    path: Path,
    preview: bool = False,
    receipts: Path | None = None,
    progress: Progress = no_progress,
) -> Accepted:
    """Take in one package, receipt or notice; with `preview` say the same and change nothing.
    Raises what refuses it; a package that may be taken in one day is kept (quarantine.keep)."""
    [report] = _import_each(desk, [path], preview, receipts, progress)
    if isinstance(report, Refused):
        raise report.error
    return report


def import_files(
    desk: Desk,
    paths: Sequence[Path],
    preview: bool = False,
    receipts: Path | None = None,
    progress: Progress = no_progress,
) -> list[FileReport]:
    """As `import_file`, in any order. Each file is one transaction. A file that is refused is
    reported and the others go on; only when it is the one file handed in is its error raised."""
    if len(paths) == 1:
        return [import_file(desk, paths[0], preview, receipts, progress)]
    return _import_each(desk, paths, preview, receipts, progress)


def _import_each(
    desk: Desk, paths: Sequence[Path], preview: bool, receipts: Path | None, progress: Progress
) -> list[FileReport]:
    desk.actor.require(Duty.EXCHANGE)
    desk.require_enrolled()
    if preview:
        return _preview(desk, in_order(paths), progress)
    if desk.has_looked:
        check_location(desk)
    place = receipts or desk.folder / RECEIPTS
    if receipts is None:
        require_no_link(place)
    reports: list[FileReport] = []
    for path in in_order(paths):
        try:
            reports.append(_import_one(desk, path, place, progress))
        except Cancelled:
            raise
        except GridCreditError as error:
            _keep_for_later(desk, path, error, place)
            reports.append(Refused(path, error))
    return reports


def _preview(desk: Desk, paths: Sequence[Path], progress: Progress) -> list[FileReport]:
    """In one transaction of which nothing is kept, so that each file is reported as it will be
    taken in behind those before it."""
    trials = [(path, _trial(desk, path, progress)) for path in paths]
    reports: list[FileReport] = []
    with suppress(_PreviewOnly), desk.writing() as session:
        for path, trial in trials:
            try:
                with savepoint(session):
                    reports.append(trial(session))
            except Cancelled:
                raise
            except GridCreditError as error:
                reports.append(Refused(path, error))
        raise _PreviewOnly
    return reports


def _trial(desk: Desk, path: Path, progress: Progress) -> Callable[[Session], Accepted]:
    """What a file would do, all checks that need no transaction made."""
    try:
        kind = kind_of(path)
        if kind is FileKind.RECEIPT:
            file = _receipt_in(desk, path)
            return lambda session: confirm(desk, session, path, file)
        if kind is not FileKind.PACKAGE:
            other = _other(desk, path, kind, preview=True)
            return lambda _: other
        opened = packages.open_package(path)
        if earlier := came_before(desk, opened, progress):
            return lambda session: importing.repeated(session, path, earlier)[0]
        contents = verified(desk, opened, progress)
        return lambda session: _tried(desk, session, path, contents, progress)
    except GridCreditError as error:
        return partial(_refuse, error)


def _refuse(error: GridCreditError, _session: Session) -> Accepted:
    raise error


def _tried(
    desk: Desk, session: Session, path: Path, contents: Contents, progress: Progress
) -> Answered:
    try:
        report, _ = importing.take_in(desk, session, path, contents, progress, False)
    except CameMeanwhile as found:
        return importing.repeated(session, path, found.earlier)[0]
    return replace(report, import_id=None)


def _keep_for_later(desk: Desk, path: Path, error: GridCreditError, place: Path) -> None:
    try:
        quarantine.keep(desk, path, error, place)
    except WorkspaceFailed:  # why it was refused says more; the file is where it was
        return


def _import_one(desk: Desk, path: Path, place: Path, progress: Progress) -> Accepted:
    kind = kind_of(path)
    if kind is FileKind.PACKAGE:
        return _import_package(desk, path, place, progress)
    if kind is FileKind.RECEIPT:
        file = _receipt_in(desk, path)
        with desk.writing() as session:
            report = confirm(desk, session, path, file)
        desk.reload()
        return report
    return _other(desk, path, kind)


def _other(desk: Desk, path: Path, kind: FileKind, preview: bool = False) -> CertificateEnded:
    if kind is FileKind.REVOCATION:
        ended = revoking.take_notice(desk, path, preview)
        return CertificateEnded(path, ended.node, ended.name)
    if kind is FileKind.UNKNOWN:
        packages.open_package(path)  # says why it is none of ours
    raise FileUnreadable(path.name, "other_kind")


def _import_package(desk: Desk, path: Path, place: Path, progress: Progress) -> Answered:
    opened = packages.open_package(path)
    earlier = came_before(desk, opened, progress)
    try:
        if earlier is None:
            contents = verified(desk, opened, progress)
            return _take_in(desk, path, contents, place, progress)
    except CameMeanwhile as error:
        earlier = error.earlier
    proof = Proof(desk)
    with desk.reading() as session:
        report, receipt = importing.repeated(session, path, earlier)
        proof.renew(session)
    name = receipt_name(desk, opened.manifest)
    try:
        out = place_of(make_folder(place), name, earlier.sha256)
        proof.note()
        receipt.signed.write(out)
    except StorageFailed as error:
        raise ReceiptUnwritten(error.file, error.reason) from error
    return replace(report, receipt=out)


def _take_in(
    desk: Desk, path: Path, contents: Contents, place: Path, progress: Progress
) -> TakenIn:
    """Import and receipt: the receipt is on the disk before the commit, and gets its name after it,
    as a receipt of what was not taken in would have the sender forget it. Raises ReceiptUnwritten
    when the package is in, but the receipt did not get its name."""
    told = contents.package.manifest
    name = receipt_name(desk, told)
    out = place_of(make_folder(place), name, contents.sha256)
    is_in, proof = False, Proof(desk)
    try:
        with placed(out) as part:
            with desk.writing() as session:
                report, receipt = importing.take_in(desk, session, path, contents, progress, True)
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


def _receipt_in(desk: Desk, path: Path) -> ReceiptFile:
    file = receipts_format.read_receipt(path)
    require_receipt(desk, file)
    return file
