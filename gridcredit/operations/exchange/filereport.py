"""What became of one file that was handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.runs import Run, listed
from gridcredit.store.exchange.tally import Tally


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
    missing: Sequence[Run] = ()  # numbers of the sender's that never came
    receipt: Path | None = None
    import_id: UUID | None = None
    repeated: bool = False
    restored: bool = False
    undone: bool = False
    forked: bool = False
    error: GridCreditError | None = None
    retried: int = 0
    doubled: bool = False
    work: Tally = field(default_factory=Tally)  # what people did, among what is new

    @property
    def gaps(self) -> list[int]:
        """The missing numbers one by one, the first of them if they are many."""
        return listed(self.missing)
