"""Every error a person can meet, each carrying the facts its text needs (wording: texts).

No comparison and no repr are generated: forty of each would cost every start five milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass


class GridCreditError(Exception):
    """Something refused for a reason that a person can understand and act upon."""


@dataclass(eq=False, repr=False)
class NotAllowed(GridCreditError):
    """The account lacks the duty that the act asks for."""

    duty: str


@dataclass(eq=False, repr=False)
class NotFound(GridCreditError):
    """No record of that kind has that id."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class BadValue(GridCreditError):
    """A field was given a value it cannot hold."""

    field: str
    value: str
    reason: str


@dataclass(eq=False, repr=False)
class MinorRefused(GridCreditError):
    """Registration or pledge of a minor (Shandong credit regulation, art. 2)."""

    born: str
    on: str


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
class WrongPassphrase(GridCreditError):
    """The passphrase does not open the workspace."""

    login: str


@dataclass(eq=False, repr=False)
class WeakPassphrase(GridCreditError):
    """The passphrase is shorter than the least length (characters)."""

    least: int


@dataclass(eq=False, repr=False)
class UnknownAccount(GridCreditError):
    """No account of that login exists in the workspace."""

    login: str


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
class NotEnrolled(GridCreditError):
    """The workspace still waits for its certificate."""

    name: str


@dataclass(eq=False, repr=False)
class CopyUndecided(GridCreditError):
    """The workspace stands elsewhere than it was used last: moved, or a copy? Nobody said yet."""

    name: str
    reason: str = ""  # restored: it came there from a backup


@dataclass(eq=False, repr=False)
class PlaceRevoked(GridCreditError):
    """The office's certificate has ended; nothing is exchanged with it any more."""

    name: str


@dataclass(eq=False, repr=False)
class AlreadyEnrolled(GridCreditError):
    """The workspace already holds a certificate."""

    name: str


@dataclass(eq=False, repr=False)
class FileUnreadable(GridCreditError):
    """The file is not of the kind it claims to be, or is cut."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class PackageTooNew(GridCreditError):
    """The file's format version, or the suite it is sealed with, is newer than this program."""

    file: str
    found: int
    known: int
    suite: str = ""


@dataclass(eq=False, repr=False)
class FileDamaged(GridCreditError):
    """A scan held here no longer has the bytes it was filed with; the rest is untouched."""

    sha256: str


@dataclass(eq=False, repr=False)
class SignatureWrong(GridCreditError):
    """The file's signature does not match its content."""

    file: str


@dataclass(eq=False, repr=False)
class SenderUnknown(GridCreditError):
    """No certificate of the sender is known here."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class SenderRevoked(GridCreditError):
    """The sender's certificate has been revoked."""

    file: str
    node: str


@dataclass(eq=False, repr=False)
class NotAddressed(GridCreditError):
    """The file is addressed to another office."""

    file: str
    to: str
    reason: str = ""  # former: to what this one was a copy of


@dataclass(eq=False, repr=False)
class ContentAltered(GridCreditError):
    """Digests or counts inside the package differ from its signed manifest."""

    file: str
    part: str


@dataclass(eq=False, repr=False)
class ChainBroken(GridCreditError):
    """The same package number arrived before with other content."""

    file: str
    number: int


@dataclass(eq=False, repr=False)
class CertificateRefused(GridCreditError):
    """The certificate does not belong to this workspace or was not made by its parent."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class SuiteMissing(GridCreditError):
    """An office has no keys of the suite that is asked for; `known` are those it has."""

    office: str
    suite: str
    known: str


@dataclass(eq=False, repr=False)
class TokenFailed(GridCreditError):
    """The token that holds this workspace's keys is away, refuses, or holds others."""

    token: str
    reason: str


@dataclass(eq=False, repr=False)
class AreaUnknown(GridCreditError):
    """No area of that code is known here."""

    code: str


@dataclass(eq=False, repr=False)
class AreaOutside(GridCreditError):
    """The area lies outside what this office answers for."""

    code: str
    area: str


@dataclass(eq=False, repr=False)
class MovedAway(GridCreditError):
    """The record stands in an area now that is not known here; who answers for it writes on."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class AreasRefused(GridCreditError):
    """The list of areas has a row that cannot be taken in; none was."""

    file: str
    row: int
    reason: str


@dataclass(eq=False, repr=False)
class HeaderNotFound(GridCreditError):
    """No sheet of the workbook holds a header row that names people."""

    file: str
    looked_at: str


@dataclass(eq=False, repr=False)
class NothingToExport(GridCreditError):
    """Every revision has been confirmed by a receipt already."""

    to: str


@dataclass(eq=False, repr=False)
class NoParent(GridCreditError):
    """The district has no office above it; name a child to send to."""

    name: str


@dataclass(eq=False, repr=False)
class LinkTooLong(GridCreditError):
    """The text is too long for a QR code that a phone reads from paper (characters)."""

    length: int
    most: int


@dataclass(eq=False, repr=False)
class PosterUnreadable(GridCreditError):
    """A code on the finished poster could not be read back; it must not be printed."""

    page: int
    reason: str


@dataclass(eq=False, repr=False)
class TooMuchForPaper(GridCreditError):
    """The file would fill more sheets of codes than anybody scans; `most` is the limit."""

    file: str
    sheets: int
    most: int


@dataclass(eq=False, repr=False)
class SheetUnreadable(GridCreditError):
    """The codes on a finished sheet could not be read back; it must not be printed."""

    sheet: int


@dataclass(eq=False, repr=False)
class NoCodes(GridCreditError):
    """The picture, scan or PDF holds no code that belongs to a package or receipt on paper."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class PrinterFailed(GridCreditError):
    """The printer took no page."""

    printer: str


@dataclass(eq=False, repr=False)
class BackupUnusable(GridCreditError):
    """The backup failed its checks; the workspace is as it was."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class AlreadyCorrected(GridCreditError):
    """The fact was corrected before; correct the newer one."""

    entity: str
    key: str


@dataclass(eq=False, repr=False)
class NumbersUsedUp(GridCreditError):
    """Every pledge number of the grid's share has been given this year."""

    first: int
    last: int


@dataclass(eq=False, repr=False)
class NoSuchImport(GridCreditError):
    """Nothing that was taken in here has that id; only packages can be undone, receipts cannot."""

    key: str


@dataclass(eq=False, repr=False)
class NotUndone(GridCreditError):
    """The import is in force already, so there is nothing to take in again."""

    number: int


@dataclass(eq=False, repr=False)
class Cancelled(GridCreditError):
    """The person stopped the work; nothing was changed."""
