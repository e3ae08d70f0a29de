"""What became of one file that was handed in: one of five outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from uuid import UUID

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.runs import Run, listed
from gridcredit.store.exchange.tally import Tally


class Noticed(Enum):
    """What a file shows of copies and backups."""

    NOTHING = auto()
    RESTORED = auto()
    """A package's number came before with other content, so that its sender must have come back
    from an old backup; the next package there gives back what it had sent."""
    COPIED = auto()
    """A package comes from a copy of the workspace whose packages came before; a receipt says that
    this workspace is that copy, and it has become an installation of its own (parting)."""
    DOUBLED = auto()
    """A receipt from below: another goes on in this office's name. The office above tells which is
    the copy."""


@dataclass(frozen=True)
class _Counted:
    """What packages and receipts have in common. The counts of a receipt are those of the office
    that wrote it."""

    file: Path
    sender: UUID
    sender_name: str
    number: int
    accepted: int = 0
    same: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()  # (reason, count)
    noticed: Noticed = Noticed.NOTHING


@dataclass(frozen=True)
class TakenIn(_Counted):
    """A package that was taken in. `retried`: revisions set aside earlier, of whomever, that went
    in with it. `receipt` and `import_id` are None in a preview."""

    conflicts: int = 0
    missing: Sequence[Run] = ()  # numbers of the sender's that never came
    receipt: Path | None = None
    import_id: UUID | None = None
    retried: int = 0
    work: Tally = field(default_factory=Tally)  # what people did, among what is new

    @property
    def gaps(self) -> list[int]:
        """The missing numbers one by one, the first of them if they are many."""
        return listed(self.missing)


@dataclass(frozen=True)
class AlreadyKnown(_Counted):
    """A package that came before, and was answered by its old receipt. One whose import was undone
    stays so: handing it in again changes nothing (undoing.redo_import does)."""

    import_id: UUID | None = None
    is_undone: bool = False
    receipt: Path | None = None


@dataclass(frozen=True)
class Confirmed(_Counted):
    """A receipt that was taken in; `is_again` when it came before."""

    is_again: bool = False


@dataclass(frozen=True)
class CertificateEnded:
    """A notice that was taken in: the certificate of `sender` is revoked."""

    file: Path
    sender: UUID
    sender_name: str


@dataclass(frozen=True)
class Refused:
    """A file of which nothing was taken in."""

    file: Path
    error: GridCreditError


Answered = TakenIn | AlreadyKnown
"""A package, which gets a receipt."""
Counted = Answered | Confirmed
Accepted = Counted | CertificateEnded
FileReport = Accepted | Refused
