"""Every job that is broken off, by name."""

from __future__ import annotations

from tests.operations.plug.entering import Entries, Passphrase, Register
from tests.operations.plug.keeping import Backup, DailyCopy, Restore
from tests.operations.plug.kept import Kept
from tests.operations.plug.posting import Export, Import, Receipt, Undo
from tests.operations.plug.work import Job, Work

JOBS: dict[str, Job] = {
    "entries": Entries(),
    "register": Register(),
    "passphrase": Passphrase(),
    "export": Export(),
    "import": Import(),
    "receipt": Receipt(),
    "undo": Undo(),
    "daily": DailyCopy(),
    "backup": Backup(),
    "restore": Restore(),
}


class Careless:
    """What no part of the program does: a file is written, and nobody sees that it stays."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """An empty disk."""

    def do(self, work: Work) -> None:
        """Write it."""
        (work.disk / "file").write_text("said to be saved", "utf-8")
        work.tell("file")
        (work.disk / "another").touch()

    def look(self, kept: Kept, work: Work) -> bool:
        """It is there."""
        assert (work.disk / "file").read_text("utf-8") == "said to be saved"
        return False

    def again(self, kept: Kept, work: Work) -> None:
        """It may be written once more."""
        self.do(work)


CARELESS = "careless"
EVERY_JOB = JOBS | {CARELESS: Careless()}
