"""The workspace, its database and the disk or server under it."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import GridCreditError


@dataclass(eq=False, repr=False)
class NoWorkspace(GridCreditError):
    """The folder holds no workspace."""

    folder: str


@dataclass(eq=False, repr=False)
class WorkspaceExists(GridCreditError):
    """The folder already holds a workspace; nothing is overwritten."""

    folder: str


@dataclass(eq=False, repr=False)
class WorkspaceBusy(GridCreditError):
    """Another program holds the workspace open for writing."""

    folder: str


@dataclass(eq=False, repr=False)
class DatabaseTooNew(GridCreditError):
    """The file was written by a newer program; it is left as it is."""

    found: str
    known: str


@dataclass(eq=False, repr=False)
class DatabaseDamaged(GridCreditError):
    """The file is not a readable database of ours."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class StorageFailed(GridCreditError):
    """The disk refused to read or write (full, read-only, unplugged, no permission)."""

    file: str
    reason: str


class NoteUnwritten(StorageFailed):
    """This computer could not note how far the workspace told others, so nothing was told."""


class ReceiptUnwritten(StorageFailed):
    """The package is in, but the disk refused its receipt; handed in again it gives that."""


@dataclass(eq=False, repr=False)
class ServerAway(GridCreditError):
    """The database server of the workspace does not answer, or stopped answering."""

    server: str


@dataclass(eq=False, repr=False)
class ServerRefused(GridCreditError):
    """The database server answered, but lets us not in or not do what is needed."""

    server: str
    reason: str


@dataclass(eq=False, repr=False)
class BackupUnusable(GridCreditError):
    """The backup failed its checks; the workspace is as it was."""

    file: str
    reason: str
