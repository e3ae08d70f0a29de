"""Every error a person can meet, each carrying the facts its text needs (wording: texts.py)."""

from __future__ import annotations

from dataclasses import dataclass


class GridCreditError(Exception):
    """Something refused for a reason that a person can understand and act upon."""


@dataclass
class NotAllowed(GridCreditError):
    """The account lacks the duty that the act asks for."""

    duty: str


@dataclass
class NotFound(GridCreditError):
    """No record of that kind has that id."""

    entity: str
    key: str


@dataclass
class BadValue(GridCreditError):
    """A field was given a value it cannot hold."""

    field: str
    value: str
    reason: str


@dataclass
class MinorRefused(GridCreditError):
    """Registration or pledge of a minor (Shandong credit regulation, art. 2)."""

    born: str
    on: str


@dataclass
class NoWorkspace(GridCreditError):
    """The folder holds no workspace."""

    folder: str


@dataclass
class WorkspaceExists(GridCreditError):
    """The folder already holds a workspace; nothing is overwritten."""

    folder: str


@dataclass
class WorkspaceBusy(GridCreditError):
    """Another program holds the workspace open for writing."""

    folder: str


@dataclass
class WrongPassphrase(GridCreditError):
    """The passphrase does not open the workspace."""

    login: str


@dataclass
class WeakPassphrase(GridCreditError):
    """The passphrase is shorter than the least length (characters)."""

    least: int


@dataclass
class UnknownAccount(GridCreditError):
    """No account of that login exists in the workspace."""

    login: str


@dataclass
class DatabaseTooNew(GridCreditError):
    """The file was written by a newer program; it is left as it is."""

    found: str
    known: str


@dataclass
class DatabaseDamaged(GridCreditError):
    """The file is not a readable database of ours."""

    file: str
    reason: str


@dataclass
class StorageFailed(GridCreditError):
    """The disk refused to read or write (full, read-only, unplugged, no permission)."""

    file: str
    reason: str


@dataclass
class NotEnrolled(GridCreditError):
    """The workspace still waits for its certificate."""

    name: str


@dataclass
class AlreadyEnrolled(GridCreditError):
    """The workspace already holds a certificate."""

    name: str


@dataclass
class FileUnreadable(GridCreditError):
    """The file is not of the kind it claims to be, or is cut."""

    file: str
    reason: str


@dataclass
class PackageTooNew(GridCreditError):
    """The file's format version, or the suite it is sealed with, is newer than this program."""

    file: str
    found: int
    known: int
    suite: str = ""


@dataclass
class FileDamaged(GridCreditError):
    """A scan held here no longer has the bytes it was filed with; the rest is untouched."""

    sha256: str


@dataclass
class SignatureWrong(GridCreditError):
    """The file's signature does not match its content."""

    file: str


@dataclass
class SenderUnknown(GridCreditError):
    """No certificate of the sender is known here."""

    file: str
    node: str


@dataclass
class SenderRevoked(GridCreditError):
    """The sender's certificate has been revoked."""

    file: str
    node: str


@dataclass
class NotAddressed(GridCreditError):
    """The file is addressed to another office."""

    file: str
    to: str


@dataclass
class ContentAltered(GridCreditError):
    """Digests or counts inside the package differ from its signed manifest."""

    file: str
    part: str


@dataclass
class ChainBroken(GridCreditError):
    """The same package number arrived before with other content."""

    file: str
    number: int


@dataclass
class CertificateRefused(GridCreditError):
    """The certificate does not belong to this workspace or was not made by its parent."""

    file: str
    reason: str


@dataclass
class AreaUnknown(GridCreditError):
    """No area of that code is known here."""

    code: str


@dataclass
class AreaOutside(GridCreditError):
    """The area lies outside what this office answers for."""

    code: str
    area: str


@dataclass
class AreasRefused(GridCreditError):
    """The list of areas has a row that cannot be taken in; none was."""

    file: str
    row: int
    reason: str


@dataclass
class HeaderNotFound(GridCreditError):
    """No sheet of the workbook holds a header row that names people."""

    file: str
    looked_at: str


@dataclass
class NothingToExport(GridCreditError):
    """Every revision has been confirmed by a receipt already."""

    to: str


@dataclass
class NoParent(GridCreditError):
    """The district has no office above it; name a child to send to."""

    name: str


@dataclass
class LinkTooLong(GridCreditError):
    """The text is too long for a QR code that a phone reads from paper (characters)."""

    length: int
    most: int


@dataclass
class PosterUnreadable(GridCreditError):
    """A code on the finished poster could not be read back; it must not be printed."""

    page: int
    reason: str


@dataclass
class PrinterFailed(GridCreditError):
    """The printer took no page."""

    printer: str


@dataclass
class BackupUnusable(GridCreditError):
    """The backup failed its checks; the workspace is as it was."""

    file: str
    reason: str


@dataclass
class AlreadyCorrected(GridCreditError):
    """The fact was corrected before; correct the newer one."""

    entity: str
    key: str


@dataclass
class NumbersUsedUp(GridCreditError):
    """Every pledge number of the grid's share has been given this year."""

    first: int
    last: int


@dataclass
class Cancelled(GridCreditError):
    """The person stopped the work; nothing was changed."""
