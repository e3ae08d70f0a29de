"""A QR code's modules back into its text, strictly: every codeword has to be as it was drawn.

The second of two decoders of a finished poster, written for that from ISO/IEC 18004 and sharing
nothing with the library that made the code, nor with the library that reads it first. It repairs
nothing: a scanned code may lean on its error correction, one that we have just drawn may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

Rows = tuple[tuple[bool, ...], ...]

# ISO/IEC 18004 table 9, versions 1 to 40: check codewords a block, and blocks.
_CHECKS = {
    "L": "7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28"
    " 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30",
    "M": "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26"
    " 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28",
    "Q": "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30"
    " 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30",
    "H": "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28"
    " 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30",
}
_BLOCKS = {
    "L": "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8"
    " 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25",
    "M": "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16"
    " 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49",
    "Q": "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20"
    " 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68",
    "H": "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25"
    " 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81",
}
_LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}

_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)

_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FORMAT_MASK = 0b101010000010010
_FORMAT_GENERATOR = 0b10100110111


class NotACode(ValueError):
    """The modules do not make a QR code without a fault."""


def decode(rows: Rows) -> str:
    """The text of a code of versions 1 to 40, given without its quiet zone; raises NotACode."""
    side = len(rows)
    version, odd = divmod(side - 17, 4)
    if odd or not 1 <= version <= 40 or any(len(row) != side for row in rows):
        raise NotACode(f"{side} modules a side")
    level, mask = _format(rows)
    codewords = _codewords(rows, version, _MASKS[mask])
    data = _checked(codewords, version, level)
    return _text(data, version)


def _format(rows: Rows) -> tuple[str, int]:
    """Level and mask from the format information, whose two copies must be equal and valid."""
    side = len(rows)
    first = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    second = [(side - 1 - y, 8) for y in range(7)] + [(8, side - 8 + x) for x in range(8)]
    read = {_number(rows[y][x] for y, x in copy) ^ _FORMAT_MASK for copy in (first, second)}
    if len(read) != 1:
        raise NotACode("format copies differ")
    bits = read.pop()
    rest = bits
    for shift in range(4, -1, -1):
        if rest >> (shift + 10) & 1:
            rest ^= _FORMAT_GENERATOR << shift
    if rest:
        raise NotACode("format")
    return _LEVELS[bits >> 13], bits >> 10 & 0b111


def _number(bits: Iterator[bool]) -> int:
    value = 0
    for bit in bits:
        value = value << 1 | bit
    return value


def _codewords(rows: Rows, version: int, mask: Callable[[int, int], bool]) -> list[int]:
    """Codewords in the order in which they lie: upwards and downwards, two columns at a time."""
    side = len(rows)
    taken = _function_modules(version)
    bits = []
    for turn, right in enumerate(
        [*range(side - 1, 6, -2), *range(5, 0, -2)]  # column 6 is the timing pattern
    ):
        down = range(side) if turn % 2 else range(side - 1, -1, -1)
        bits += [
            rows[y][x] ^ mask(y, x) for y in down for x in (right, right - 1) if (y, x) not in taken
        ]
    whole = len(bits) // 8 * 8
    if any(bits[whole:]):
        raise NotACode("a remainder bit is set")
    return [_number(iter(bits[at : at + 8])) for at in range(0, whole, 8)]


def _function_modules(version: int) -> set[tuple[int, int]]:
    """Where no data lies: finders, timing, alignment, format and version information."""
    side = version * 4 + 17
    taken = {(y, x) for y in range(9) for x in range(9)}
    taken |= {(y, x) for y in range(9) for x in range(side - 8, side)}
    taken |= {(y, x) for y in range(side - 8, side) for x in range(9)}
    taken |= {(6, at) for at in range(side)} | {(at, 6) for at in range(side)}
    centres = _alignment(version)
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    for y in centres:
        for x in centres:
            if (y, x) not in corners:
                taken |= {(y + dy, x + dx) for dy in range(-2, 3) for dx in range(-2, 3)}
    if version >= 7:
        taken |= {(y, x) for y in range(6) for x in range(side - 11, side - 8)}
        taken |= {(y, x) for y in range(side - 11, side - 8) for x in range(6)}
    return taken


def _alignment(version: int) -> list[int]:
    """Rows and columns of the alignment patterns' centres (ISO/IEC 18004, annex E)."""
    if version == 1:
        return []
    count = version // 7 + 2
    last = version * 4 + 10
    # Even steps from the far end, the uneven rest between the first two; version 32 is irregular.
    step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    return [6, *reversed([last - step * index for index in range(count - 1)])]


def _checked(codewords: list[int], version: int, level: str) -> bytes:
    """Data codewords in reading order, each block's Reed-Solomon syndromes being zero."""
    checks = int(_CHECKS[level].split()[version - 1])
    count = int(_BLOCKS[level].split()[version - 1])
    short, longer = divmod(len(codewords), count)
    lengths = [short - checks + (index >= count - longer) for index in range(count)]
    blocks: list[list[int]] = [[] for _ in range(count)]
    given = iter(codewords)
    for column in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if column < length:
                block.append(next(given))
    tails: list[list[int]] = [[] for _ in range(count)]
    for _ in range(checks):
        for tail in tails:
            tail.append(next(given))
    for block, tail in zip(blocks, tails, strict=True):
        if any(_syndromes([*block, *tail], checks)):
            raise NotACode("a codeword is wrong")
    return bytes(word for block in blocks for word in block)


@cache
def _powers() -> tuple[list[int], list[int]]:
    """Exponents and logarithms of GF(256) over x^8 + x^4 + x^3 + x^2 + 1."""
    exponents, logarithms = [0] * 510, [0] * 256
    value = 1
    for power in range(255):
        exponents[power] = exponents[power + 255] = value
        logarithms[value] = power
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return exponents, logarithms


def _syndromes(block: list[int], checks: int) -> Iterator[int]:
    exponents, logarithms = _powers()
    for power in range(checks):
        value = 0
        for word in block:
            value = word ^ (exponents[logarithms[value] + power] if value else 0)
        yield value


class _Bits:
    """Bits taken from the front; past the end there are none."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "big")
        self.left = len(data) * 8

    def take(self, count: int) -> int:
        """The next `count` bits as a number; raises NotACode past the end."""
        if count > self.left:
            raise NotACode("cut short")
        self.left -= count
        return self._value >> self.left & ((1 << count) - 1)


def _text(data: bytes, version: int) -> str:
    """Segments in numeric, alphanumeric and byte mode; bytes are UTF-8."""
    bits = _Bits(data)
    wide = (version >= 10) + (version >= 27)
    text = b""
    while bits.left >= 4:
        mode = bits.take(4)
        if mode == 0b0000:
            break
        if mode == 0b0001:
            text += _numeric(bits, bits.take((10, 12, 14)[wide]))
        elif mode == 0b0010:
            text += _alphanumeric(bits, bits.take((9, 11, 13)[wide]))
        elif mode == 0b0100:
            text += bytes(bits.take(8) for _ in range(bits.take((8, 16, 16)[wide])))
        else:
            raise NotACode(f"mode {mode}")
    try:
        return text.decode()
    except UnicodeDecodeError as wrong:
        raise NotACode("not UTF-8") from wrong


def _numeric(bits: _Bits, count: int) -> bytes:
    text = ""
    while count:
        group = min(3, count)
        text += f"{bits.take((4, 7, 10)[group - 1]):0{group}d}"
        count -= group
    return text.encode()


def _alphanumeric(bits: _Bits, count: int) -> bytes:
    text = ""
    for _ in range(count // 2):
        pair = bits.take(11)
        if pair >= 45 * 45:
            raise NotACode("pair")
        text += _ALPHANUMERIC[pair // 45] + _ALPHANUMERIC[pair % 45]
    if count % 2:
        last = bits.take(6)
        if last >= 45:
            raise NotACode("letter")
        text += _ALPHANUMERIC[last]
    return text.encode()
