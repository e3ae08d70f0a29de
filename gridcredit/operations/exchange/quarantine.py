"""Packages that cannot be taken in yet, kept whole and sealed as they came: their sender has no
certificate that counts here, or a newer program wrote them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import own_folder, placed, storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    GridCreditError,
    PackageTooNew,
    SenderRevoked,
    SenderUnknown,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import strangers
from gridcredit.operations.trust import revoking
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.journal import nodes
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.package import open_package

READY, TOO_NEW, UNKNOWN, REVOKED = "ready", "too_new", "sender_unknown", "revoked"
_CURABLE = (PackageTooNew, SenderRevoked, SenderUnknown)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A package that waits. `reason`: revoked, sender_unknown, too_new, the reason of a file that
    cannot be read, or "ready" when the cause is gone."""

    file: Path
    reason: str
    sender: UUID | None = None
    sender_name: str = ""
    area: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a package waits, the notice for its sender, and the packages of strangers that had to
    go for it; it is among them itself when it is too large."""

    file: Path
    notice: Path | None
    let_go: tuple[str, ...] = ()


def may_wait(error: GridCreditError) -> bool:
    """Whether what refused a package may go one day."""
    return isinstance(error, _CURABLE)


def keep(desk: Desk, path: Path, error: GridCreditError, answers: Path) -> Kept | None:
    """Keep a package that was refused for a cause that can go, and leave the notice beside the
    receipts where its sender's certificate was ended here. None for other files and causes. Of
    senders that nobody knows only so many wait (strangers).

    Raises StorageFailed.
    """
    desk.actor.require(Duty.EXCHANGE)
    if not may_wait(error) or kind_of(path) is not FileKind.PACKAGE:
        return None
    notice = None
    if isinstance(error, SenderRevoked) and _is_below(desk, UUID(error.node)):
        notice = revoking.write_notice(desk, UUID(error.node), answers)
    is_known = strangers.is_known(desk, path)
    kept = desk.folder / quarantine_files.FOLDER / quarantine_files.name_of(path)
    if not is_known and strangers.is_too_large(path):
        strangers.note(desk, 1)
        return Kept(kept, notice, (kept.name,))
    own_folder(desk.folder, quarantine_files.FOLDER)
    # What came first may have been damaged since.
    if not kept.exists() or quarantine_files.name_of(kept) != kept.name:
        with placed(kept) as part, storage(path.name):
            shutil.copyfile(path, part)
    return Kept(kept, notice, () if is_known else strangers.let_oldest_go(desk))


def held(desk: Desk) -> list[Quarantined]:
    """The packages that wait here, those of one sender in their order."""
    desk.actor.require(Duty.READ)
    found = [_held(desk, file) for file in quarantine_files.kept(desk.folder)]
    return sorted(found, key=lambda one: (one.area, str(one.sender), one.number, one.file.name))


def let_go(one: Quarantined) -> None:
    """Throw a waiting package away: it was taken in, or nobody wants it."""
    with storage(one.file.name):
        one.file.unlink(missing_ok=True)


def _is_below(desk: Desk, node: UUID) -> bool:
    with desk.reading() as session:
        return nodes.get(session, node).kinship == nodes.CHILD


def _held(desk: Desk, file: Path) -> Quarantined:
    try:
        told = open_package(file).manifest
    except PackageTooNew:
        return Quarantined(file, TOO_NEW)
    except GridCreditError:
        return Quarantined(file, "damaged")
    with desk.reading() as session:
        sender = nodes.find(session, told.sender.node)
    reason = READY
    if sender is None or sender.certificate is None:
        reason = UNKNOWN
    elif sender.state == nodes.REVOKED:
        reason = REVOKED
    name = sender.name if sender else ""
    return Quarantined(file, reason, told.sender.node, name, told.sender.area, told.number)
