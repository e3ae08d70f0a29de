"""A package or receipt as texts of QR codes on sheets of paper, of which any one may be lost.

The file is deflated, veiled, cut into pieces of one length and laid out sheet by sheet; the last
sheet is spare and holds at each place the XOR of the pieces at that place. Every text says which
piece of which set it is, so that they come back in any order and as often as they like. README.md
says it exactly.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from pathlib import Path

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import FileUnreadable, PackageTooNew, TooMuchForPaper
from gridcredit.sync import base45

PREFIX = "GCQR"
VERSION = 1
MOST_SHEETS = 40
"""Sheets that this program prints, the spare one among them; about 200 kB."""
MOST_BYTES = 8 << 20
"""Of a file that is tried at all: a receipt shrinks to a twentieth, a package does not shrink."""
LARGEST = 64 << 20
"""Bytes of a file that sheets rebuild; more is no file of ours."""

# Codes a sheet, and the most bytes in a piece: what fits at 0.6 mm and more a module with 15 % of
# a code to repair. The fewest places that hold everything are used, so that a short file is large.
_LAYOUTS = ((1, 720), (2, 720), (6, 463), (12, 463))
_FIELDS = struct.Struct(">B8sBBBBBL")
_SUM = struct.Struct(">L")


class SheetKind(IntEnum):
    """What a set of sheets rebuilds."""

    PACKAGE = 1
    RECEIPT = 2


@dataclass(frozen=True, slots=True)
class SheetSet:
    """What every code of a set says of it: `digest` is the beginning of the SHA-256 of the
    deflated file, `size` its bytes; `sheets` counts those with the file's own pieces, `spare` is 1
    where there is a spare one besides; `places` are the codes on each sheet."""

    digest: bytes
    kind: SheetKind
    sheets: int
    spare: int
    places: int
    size: int

    @property
    def name(self) -> str:
        """Tells the set from every other one; fit for a file name."""
        shape = f"{self.sheets}{'s' if self.spare else ''}{self.places}x{self.size}"
        return f"{self.digest.hex()}-{self.kind.name.lower()}-{shape}"

    @property
    def mark(self) -> str:
        """What people see on every sheet of the set."""
        sign = self.digest.hex().upper()
        return f"{sign[:4]}-{sign[4:8]}"

    @property
    def total(self) -> int:
        """Sheets of paper, the spare one included."""
        return self.sheets + self.spare

    @property
    def piece(self) -> int:
        """Bytes of every piece; the last ones are filled up."""
        return -(-self.size // (self.sheets * self.places))


@dataclass(frozen=True, slots=True)
class Piece:
    """One code: `sheet` counts from 1, the spare one being the last; `place` from 0."""

    of: SheetSet
    sheet: int
    place: int
    content: bytes

    @property
    def text(self) -> str:
        """As it stands in the code."""
        of = self.of
        head = _FIELDS.pack(
            of.kind, of.digest, of.sheets, of.spare, of.places, self.sheet, self.place, of.size
        )
        total = _SUM.pack(zlib.crc32(head + self.content))
        return f"{PREFIX}{VERSION}:{base45.encode(head + total + self.content)}"


@dataclass(frozen=True, slots=True)
class SetProgress:
    """How much of a set is there: sheets of which every code, some or none was read, and how many
    more are needed before it can be joined (0: at once)."""

    of: SheetSet
    whole: tuple[int, ...]
    unclear: tuple[int, ...]
    missing: tuple[int, ...]
    needed: int


def content_of(path: Path) -> bytes:
    """The bytes of a file that is to be cut. Raises StorageFailed, and TooMuchForPaper for one that
    need not be tried."""
    with storage(path.name):
        size = path.stat().st_size
        if size > MOST_BYTES:
            places, most = _LAYOUTS[-1]
            raise TooMuchForPaper(path.name, size // (places * most) + 1, MOST_SHEETS)
        return path.read_bytes()


def cut(content: bytes, kind: SheetKind, file: str) -> list[list[str]]:
    """The texts of the codes, sheet by sheet. A receipt on one sheet has no spare one: it is
    printed again. Raises TooMuchForPaper; `file` names the file in it."""
    packed = _deflated(content)
    of = _laid_out(packed, kind, file)
    count = of.sheets * of.places
    filled = _veiled(packed.ljust(count * of.piece, b"\0"), of.digest)
    pieces = [filled[at : at + of.piece] for at in range(0, len(filled), of.piece)]
    sheets = [pieces[at : at + of.places] for at in range(0, count, of.places)]
    if of.spare:
        sheets.append([_xor(column) for column in zip(*sheets, strict=True)])
    return [
        [Piece(of, number, place, piece).text for place, piece in enumerate(sheet)]
        for number, sheet in enumerate(sheets, 1)
    ]


def read_piece(text: str, file: str) -> Piece:
    """The piece in a code's text. Raises FileUnreadable: `other_code` (somebody else's), `damaged`;
    PackageTooNew. `file` names in them where the code was seen."""
    version, colon, body = text.removeprefix(PREFIX).partition(":")
    if not text.startswith(PREFIX) or not colon or not (version.isascii() and version.isdigit()):
        raise FileUnreadable(file, "other_code")
    if int(version[:9]) > VERSION:
        raise PackageTooNew(file, int(version[:9]), VERSION)
    try:
        return _piece(base45.decode(body))
    except (ValueError, struct.error):
        raise FileUnreadable(file, "damaged") from None


def standing(pieces: Iterable[Piece]) -> list[SetProgress]:
    """How the sets stand that these pieces belong to, each set once, in the order of arrival."""
    held: dict[SheetSet, set[tuple[int, int]]] = {}
    for piece in pieces:
        held.setdefault(piece.of, set()).add((piece.sheet, piece.place))
    return [_standing(of, places) for of, places in held.items()]


def join(pieces: Iterable[Piece], file: str) -> bytes:
    """The file of one set's pieces, byte for byte as it was cut; raises ValueError where pieces are
    missing or of several sets, FileUnreadable (damaged) when they do not belong together."""
    given = list(pieces)
    sets = {piece.of for piece in given}
    if len(sets) != 1:
        raise ValueError("pieces of one set are joined")
    of = sets.pop()
    held = {(piece.sheet, piece.place): piece for piece in given}
    columns = [_column(of, held, place) for place in range(of.places)]
    filled = b"".join(piece for sheet in zip(*columns, strict=True) for piece in sheet)
    packed = _veiled(filled, of.digest)[: of.size]
    if _digest(packed) != of.digest:
        raise FileUnreadable(file, "damaged")
    return _inflated(packed, file)


def _laid_out(packed: bytes, kind: SheetKind, file: str) -> SheetSet:
    size = len(packed)
    places, most = next(
        ((count, most) for count, most in _LAYOUTS if count * most >= size), _LAYOUTS[-1]
    )
    sheets = -(-size // (places * most))
    spare = int(kind is SheetKind.PACKAGE or sheets > 1)
    if sheets + spare > MOST_SHEETS:
        raise TooMuchForPaper(file, sheets + spare, MOST_SHEETS)
    return SheetSet(_digest(packed), kind, sheets, spare, places, size)


def _piece(raw: bytes) -> Piece:
    """Raises ValueError and struct.error for what no writer puts into a code."""
    head, rest = raw[: _FIELDS.size], raw[_FIELDS.size :]
    kind, digest, sheets, spare, places, sheet, place, size = _FIELDS.unpack(head)
    (told,) = _SUM.unpack(rest[: _SUM.size])
    content = rest[_SUM.size :]
    if zlib.crc32(head + content) != told:
        raise ValueError("sum")
    if not (sheets and places and size and spare <= 1):
        raise ValueError("set")
    of = SheetSet(digest, SheetKind(kind), sheets, spare, places, size)
    if not (1 <= sheet <= of.total and place < places and len(content) == of.piece):
        raise ValueError("place")
    return Piece(of, sheet, place, content)


def _standing(of: SheetSet, held: set[tuple[int, int]]) -> SetProgress:
    read = {
        sheet: sum((sheet, place) in held for place in range(of.places))
        for sheet in range(1, of.total + 1)
    }
    lacking = (
        sum((sheet, place) not in held for sheet in range(1, of.total + 1))
        for place in range(of.places)
    )
    return SetProgress(
        of,
        tuple(sheet for sheet, count in read.items() if count == of.places),
        tuple(sheet for sheet, count in read.items() if 0 < count < of.places),
        tuple(sheet for sheet, count in read.items() if not count),
        max(0, max(lacking) - of.spare),
    )


def _column(of: SheetSet, held: dict[tuple[int, int], Piece], place: int) -> list[bytes]:
    """The file's own pieces at a place; a missing one is the XOR of the others and the spare."""
    there = {sheet: piece.content for (sheet, at), piece in held.items() if at == place}
    if len(there) + of.spare < of.total:
        raise ValueError("pieces are missing")
    lacking = [sheet for sheet in range(1, of.sheets + 1) if sheet not in there]
    for sheet in lacking:  # one at most
        there[sheet] = _xor(there.values())
    return [there[sheet] for sheet in range(1, of.sheets + 1)]


def _xor(pieces: Iterable[bytes]) -> bytes:
    """The sum without carry of pieces of one length."""
    numbers: Iterator[tuple[int, int]] = ((int.from_bytes(p, "big"), len(p)) for p in pieces)
    total, length = reduce(lambda a, b: (a[0] ^ b[0], b[1]), numbers)
    return total.to_bytes(length, "big")


def _veiled(content: bytes, digest: bytes) -> bytes:
    """Looking random, or looking as before: an encoder may stumble over a long run of zeros."""
    return _xor((content, hashlib.shake_256(digest).digest(len(content))))


def _digest(packed: bytes) -> bytes:
    return hashlib.sha256(packed).digest()[:8]


def _deflated(content: bytes) -> bytes:
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush()


def _inflated(packed: bytes, file: str) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, LARGEST)
    except zlib.error:
        raise FileUnreadable(file, "damaged") from None
    if not stream.eof or stream.unused_data:
        raise FileUnreadable(file, "damaged")
    return content
