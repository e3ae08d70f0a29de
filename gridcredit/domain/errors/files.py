"""Files that were handed in or are to be written: packages, receipts, registers."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import (
    BadEntry,
    ExchangeRefused,
    FileBroken,
    FileRefused,
    WorkspaceFailed,
)


@dataclass(eq=False, repr=False)
class FileUnreadable(FileBroken):
    """The file is not of the kind it claims to be, or is cut."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class NotSavedAsWorkbook(FileRefused):
    """The file is a table that WPS and Excel open, but no workbook, whatever its name says."""

    file: str
    reason: str  # web_page, xml_2003


@dataclass(eq=False, repr=False)
class RegisterChanged(FileRefused):
    """The register was saved anew since it was looked at: what people approved is another file."""

    file: str


@dataclass(eq=False, repr=False)
class PackageTooNew(FileRefused):
    """The file's format version, or the suite it is sealed with, is newer than this program."""

    file: str
    found: int
    known: int
    suite: str = ""


@dataclass(eq=False, repr=False)
class FileDamaged(WorkspaceFailed):
    """A scan held here no longer has the bytes it was filed with; the rest is untouched."""

    sha256: str


@dataclass(eq=False, repr=False)
class SignatureWrong(FileBroken):
    """The file's signature does not match its content."""

    file: str


@dataclass(eq=False, repr=False)
class NotAddressed(FileRefused):
    """The file is addressed to another office."""

    file: str
    to: str
    reason: str = ""  # former: to what this one was a copy of


@dataclass(eq=False, repr=False)
class ContentAltered(FileBroken):
    """Digests or counts inside the package differ from its signed manifest."""

    file: str
    part: str


@dataclass(eq=False, repr=False)
class ChainBroken(FileRefused):
    """The same package number arrived before with other content."""

    file: str
    number: int


@dataclass(eq=False, repr=False)
class NumberTooFar(FileRefused):
    """The file names a package far beyond the last one that is known; nobody writes so many."""

    file: str
    number: int
    known: int


@dataclass(eq=False, repr=False)
class NothingToExport(ExchangeRefused):
    """Every revision has been confirmed by a receipt already."""

    to: str


@dataclass(eq=False, repr=False)
class NoSuchImport(BadEntry):
    """Nothing that was taken in here has that id; only packages and registers can be undone."""

    key: str


@dataclass(eq=False, repr=False)
class NotUndone(BadEntry):
    """The import is in force already, so there is nothing to take in again."""

    number: int


@dataclass(eq=False, repr=False)
class ColumnsMissing(FileRefused):
    """No sheet has a heading row with the columns that the table must have."""

    file: str
    columns: str
    looked_at: str


@dataclass(eq=False, repr=False)
class AreasRefused(FileRefused):
    """The list of areas has a row that cannot be taken in; none was."""

    file: str
    row: int
    reason: str


@dataclass(eq=False, repr=False)
class CalendarRefused(FileRefused):
    """The list of working days has a row that cannot be taken in; none was."""

    file: str
    row: int
    reason: str


@dataclass(eq=False, repr=False)
class HeaderNotFound(FileRefused):
    """No sheet of the workbook holds a header row that names people."""

    file: str
    looked_at: str


@dataclass(eq=False, repr=False)
class FormRefused(FileRefused):
    """Another office's form that cannot be filled as it is; the reason says what to do first."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class MappingRefused(BadEntry):
    """A line of a form's mapping cannot be: the field does not exist, or not for such a place."""

    line: int
    said: str
    reason: str
