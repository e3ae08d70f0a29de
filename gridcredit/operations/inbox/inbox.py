"""Files handed in, one by one: what each is and would do, and taking it in with its receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    Cancelled,
    FileUnreadable,
    GridCreditError,
    NotAddressed,
    StorageFailed,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.runs import without
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging
from gridcredit.operations.exchange.filenames import in_order
from gridcredit.operations.exchange.filereport import Accepted, CertificateEnded, TakenIn
from gridcredit.operations.trust import enrolling
from gridcredit.operations.trust.fingerprints import TrustFile
from gridcredit.store.register import area_rows
from gridcredit.sync.identify import FileKind, kind_of

SUFFIXES = (".gcpkg", ".gcack", ".gcreq", ".gccert", ".gcrev")


@dataclass(frozen=True, slots=True)
class Offered:
    """One file and what it holds: a report of what importing would do, a request or certificate
    whose fingerprints are to be compared first, or the reason why it is refused. `kind`: package,
    receipt, request, certificate, revocation, invitation, unknown.
    """

    file: Path
    kind: str
    report: Accepted | None = None
    joining: TrustFile | None = None
    error: GridCreditError | None = None


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files among what was handed in; a folder stands for the files of ours in it. By name,
    which puts the packages of one sender into their order."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += [p for p in place.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file()]
        else:
            found.append(place)
    return in_order(dict.fromkeys(found))


def offer(desk: Desk, file: Path, progress: Progress = no_progress) -> Offered:
    """What a file is, told by its content, and what taking it in would do. Changes nothing and
    refuses nothing aloud: `error` says why a file cannot be taken in. Raises Cancelled."""
    desk.actor.require(Duty.EXCHANGE)
    kind = FileKind.UNKNOWN
    try:
        kind = kind_of(file)
        return _offered(desk, file, kind, progress)
    except Cancelled:
        raise
    except NotAddressed as error:
        named = NotAddressed(error.file, _area_name(desk, error.to) or error.to)
        return Offered(file, kind.value, error=named)
    except GridCreditError as error:
        return Offered(file, kind.value, error=error)


def take_in(desk: Desk, file: Path, progress: Progress = no_progress) -> Accepted:
    """Take a package, receipt or revocation in. A receipt is written beside its package, or into
    the workspace where that place cannot be written to or is the workspace's own. Raises what
    refuses the file."""
    beside = None if file.is_relative_to(desk.folder) else file.parent
    try:
        return exchanging.import_file(desk, file, receipts=beside, progress=progress)
    except StorageFailed:
        # When it was the workspace's own disk that refused, this says so too. A package that is in
        # but for its receipt only gets that.
        return exchanging.import_file(desk, file, progress=progress)


def without_gaps_between(offered: list[Offered]) -> list[Offered]:
    """Offers that know of each other: what arrives together is not missing."""
    coming: dict[UUID, set[int]] = {}
    for one in offered:
        if one.report is not None and not isinstance(one.report, CertificateEnded):
            coming.setdefault(one.report.sender, set()).add(one.report.number)
    return [_without(one, coming) for one in offered]


def has_gaps(one: Offered) -> bool:
    """Whether packages before it never came."""
    return isinstance(one.report, TakenIn) and bool(one.report.missing)


def _without(one: Offered, coming: dict[UUID, set[int]]) -> Offered:
    report = one.report
    if not isinstance(report, TakenIn) or not report.missing:
        return one
    left = without(report.missing, coming[report.sender])
    return replace(one, report=replace(report, missing=left))


def _offered(desk: Desk, file: Path, kind: FileKind, progress: Progress) -> Offered:
    if kind in (FileKind.PACKAGE, FileKind.RECEIPT, FileKind.REVOCATION):
        report = exchanging.import_file(desk, file, preview=True, progress=progress)
        return Offered(file, kind.value, report=report)
    if kind is FileKind.REQUEST:
        return Offered(file, kind.value, joining=enrolling.check_request(desk, file))
    if kind is FileKind.CERTIFICATE:
        return Offered(file, kind.value, joining=enrolling.check_certificate(desk, file))
    if kind is FileKind.INVITATION:
        raise FileUnreadable(file.name, "invitation")
    exchanging.import_file(desk, file, preview=True)  # says why it is none of ours
    raise FileUnreadable(file.name, "other_kind")


def _area_name(desk: Desk, code: str) -> str:
    with desk.reading() as session:
        found = AreaTree(area_rows.all_areas(session)).by_code(code)
    return found.name if found else ""
