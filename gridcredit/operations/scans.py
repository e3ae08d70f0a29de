"""The scans of a package, sealed into the workspace that takes it in."""

from __future__ import annotations

from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.store import files
from gridcredit.store.database import Session
from gridcredit.sync.package import Contents
from gridcredit.sync.seal import Readable


def keep_scans(desk: Desk, session: Session, contents: Contents, progress: Progress) -> None:
    """Seal the package's scans into the workspace, those that are here already left alone."""
    wanted = {blob.sha256 for blob in contents.package.manifest.files}
    wanted -= files.held(session).keys()

    def keep(sha256: str, size: int, stream: Readable) -> None:
        if sha256 in wanted:
            files.put(session, desk.folder, stream)

    if wanted:
        contents.files(keep, progress)
