"""Posters, sheets and the printer."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import FileRefused, NotPrinted


@dataclass(eq=False, repr=False)
class LinkTooLong(NotPrinted):
    """The text is too long for a QR code that a phone reads from paper (characters)."""

    length: int
    most: int


@dataclass(eq=False, repr=False)
class PosterUnreadable(NotPrinted):
    """A code on the finished poster could not be read back; it must not be printed."""

    page: int
    reason: str


@dataclass(eq=False, repr=False)
class GlyphMissing(NotPrinted):
    """The fonts of the program have no shape for these characters; they would print as boxes.
    `place` is the text in which the first of them stands."""

    characters: str
    place: str


@dataclass(eq=False, repr=False)
class PaperUnfit(NotPrinted):
    """On the paper or with the margins that the printer has, a code would be cut or too small to
    be read back; nothing was printed. `paper` is its size in mm."""

    printer: str
    paper: str


@dataclass(eq=False, repr=False)
class TooMuchForPaper(NotPrinted):
    """The file would fill more sheets of codes than anybody scans; `most` is the limit."""

    file: str
    sheets: int
    most: int


@dataclass(eq=False, repr=False)
class SheetUnreadable(NotPrinted):
    """The codes on a finished sheet could not be read back; it must not be printed."""

    sheet: int


@dataclass(eq=False, repr=False)
class NoCodes(FileRefused):
    """The picture, scan or PDF holds no code that belongs to a package or receipt on paper."""

    file: str
    reason: str


@dataclass(eq=False, repr=False)
class PrinterFailed(NotPrinted):
    """The printer took no page."""

    printer: str
