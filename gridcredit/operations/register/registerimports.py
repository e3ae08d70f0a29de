"""A register that is taken in is noted like a package, so that it can be undone like one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import storage
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.exchange.links import Import
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.workspace import audit


@contextmanager
def register_import(
    desk: Desk, session: Session, file: Path, digest: str, same: int
) -> Iterator[UUID]:
    """What is written within is what the register brought, from its first arrival to its last;
    `same` are the rows that were known already. Gives the id by which it can be undone."""
    import_id, before = desk.new_id(), last_arrival(session)
    yield import_id
    last = last_arrival(session)
    first, last = (before + 1, last) if last > before else (0, 0)
    written = last - first + 1 if last else 0
    imported = Import(
        import_id,
        desk.node.id,
        1 + max((one.number for one in links.registers(session)), default=0),
        digest,
        written,
        same,
        0,
        first,
        last,
        desk.now(),
        file.name.encode("utf-8", "backslashreplace").decode(),  # may hold bytes that are no text
        receipt=b"",
    )
    links.record_import(session, imported)
    facts = {"import": import_id.hex, "number": imported.number, "revisions": written}
    audit.log(session, desk.actor.login, "roster_import", facts)


def register_digest(file: Path) -> str:
    """The sha-256 of a register, hex: the same file, or another. Raises StorageFailed."""
    with storage(file.name), file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
