"""Packages that wait although nobody knows their sender: few of them, and the oldest go.

Anybody may hand such files in, so they must not fill the disk. What a known office signed is kept
however much it is.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import keys_of
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import audit
from gridcredit.sync.origin import proven_sender
from gridcredit.sync.public import PublicKeys

MOST_FILES, MOST_BYTES = 20, 200 << 20
_ACT = "inbox_let_go"


def is_known(desk: Desk, package: Path) -> bool:
    """Whether an office that is known here signed a package, revoked or not."""

    def keys(node: UUID) -> PublicKeys | None:
        with desk.reading() as session:
            found = nodes.find(session, node)
        if found is None or found.kinship == nodes.SELF:
            return None
        try:
            return keys_of(found)
        except NotFound:
            return None

    return proven_sender(package, keys) is not None


def is_too_large(package: Path) -> bool:
    """Whether a package alone is more than all that may wait of strangers. Raises StorageFailed."""
    with storage(package.name):
        return package.stat().st_size > MOST_BYTES


def let_oldest_go(desk: Desk) -> tuple[str, ...]:
    """Throw away what is too much of strangers' packages, the oldest first; the names. Raises
    StorageFailed."""
    strange = [file for file in quarantine_files.kept(desk.folder) if not is_known(desk, file)]
    gone = []
    with storage(quarantine_files.FOLDER):
        strange.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
        room = MOST_BYTES
        for number, file in enumerate(strange, start=1):
            room -= file.stat().st_size
            if number > MOST_FILES or room < 0:
                file.unlink(missing_ok=True)
                gone.append(file.name)
    if gone:
        note(desk, len(gone))
    return tuple(gone)


def note(desk: Desk, count: int) -> None:
    """Keep in the log that so many packages were let go."""
    with desk.writing() as session:
        audit.log(session, desk.actor.login, _ACT, {"count": count})


def let_go_so_far(desk: Desk) -> int:
    """How many packages of strangers were let go here, ever."""
    with desk.reading() as session:
        return sum(int(entry.facts["count"]) for entry in audit.entries(session, act=_ACT))
