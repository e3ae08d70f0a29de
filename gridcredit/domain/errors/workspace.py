"""The workspace, its database and the disk or server under it."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import DataUnreadable, FileRefused, WorkspaceFailed


@dataclass(eq=False, repr=False)
class NoWorkspace(WorkspaceFailed):
    """The folder holds no workspace."""

    folder: str


@dataclass(eq=False, repr=False)
class WorkspaceExists(WorkspaceFailed):
    """The folder already holds a workspace; nothing is overwritten."""

    folder: str


@dataclass(eq=False, repr=False)
class WorkspaceBusy(WorkspaceFailed):
    """Another program holds the workspace open for writing."""

    folder: str


@dataclass(eq=False, repr=False)
class DatabaseTooNew(WorkspaceFailed):
    """The file was written by a newer program; it is left as it is."""

    found: str
    known: str


class DatabaseDamaged(DataUnreadable):
    """The file is not a readable database of ours."""


class StorageFailed(DataUnreadable):
    """The disk refused to read or write (full, read-only, unplugged, no permission)."""


class NoteUnwritten(StorageFailed):
    """This computer could not note how far the workspace told others, so nothing was told."""


class ReceiptUnwritten(StorageFailed):
    """The package is in, but the disk refused its receipt; handed in again it gives that."""


@dataclass(eq=False, repr=False)
class ServerAway(WorkspaceFailed):
    """The database server of the workspace does not answer, or stopped answering."""

    server: str


@dataclass(eq=False, repr=False)
class ServerRefused(WorkspaceFailed):
    """The database server answered, but lets us not in or not do what is needed."""

    server: str
    reason: str


@dataclass(eq=False, repr=False)
class BackupUnusable(FileRefused):
    """The backup failed its checks; the workspace is as it was."""

    file: str
    reason: str
