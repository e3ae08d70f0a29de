"""The same drawing is the same file: a PDF of Qt's writer without clock, chance and hash order.

QPdfWriter of Qt 6.9 writes the time and a random id (in the information, the XMP packet and the
trailer), ignores SOURCE_DATE_EPOCH, and numbers fonts in the order of a hash table with a new seed
in each process. Here objects are numbered as they are met from the catalog, subsets of fonts are
tagged by their content, and what only tells when and by what is left out (ISO 32000-1, 7.5 and
14.3 to 14.4, 9.6.4).
"""

from __future__ import annotations

import hashlib
import re
import string
from dataclasses import dataclass

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_LEFT_OUT = re.compile(rb"^/(?:CreationDate|ModDate|Producer|Metadata) .*\n", re.MULTILINE)
_TAG = re.compile(rb"/FontName /[A-Z]{6}\+")
_FONT_FILE = re.compile(rb"/FontFile2 (\d+) 0 R")
_STREAM = b"stream\n"
_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class _Object:
    """One object: its dictionary or value, and the stream behind it, which is copied as it is."""

    head: bytes
    stream: bytes

    @property
    def references(self) -> list[int]:
        return [int(number) for number in _REFERENCE.findall(self.head)]


def canonical(content: bytes) -> bytes:
    """A file of Qt's writer as the bytes that its drawing alone decides.

    Raises ValueError for what Qt's writer did not write.
    """
    objects, catalog, facts = _parsed(content)
    heads = {number: _plain(found.head) for number, found in objects.items()}
    plain = {number: _Object(heads[number], objects[number].stream) for number in objects}
    order = _met(plain, catalog, facts)
    renumbered = {old: new for new, old in enumerate(order, 1)}
    tags = {number: _tagged(plain, number) for number in order}
    return _written([_Object(_renumbered(tags[n], renumbered), plain[n].stream) for n in order])


def _parsed(content: bytes) -> tuple[dict[int, _Object], int, int]:
    """Objects by number, and the numbers of the catalog and of the document's information."""
    start = content.rfind(b"startxref\n")
    table = int(content[start:].split()[1]) if start > 0 else -1
    lines = content[table:start].split(b"\n") if table > 0 else []
    if len(lines) < 3 or lines[0] != b"xref":
        raise ValueError("no table of objects")
    count = int(lines[1].split()[1])
    entries = [line.split() for line in lines[2 : 2 + count]]
    offsets = {n: int(at) for n, (at, _, use) in enumerate(entries) if use == b"n"}
    ends = dict(zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], table], strict=True))
    objects = {n: _object(content[at : ends[at]], n) for n, at in offsets.items()}
    trailer = content[table:start]
    return objects, _named(trailer, b"/Root"), _named(trailer, b"/Info")


def _object(written: bytes, number: int) -> _Object:
    opening, closing = b"%d 0 obj\n" % number, b"endobj\n"
    body = written.rstrip(b"\n") + b"\n"
    if not body.startswith(opening) or not body.endswith(closing):
        raise ValueError(f"object {number} is not where the table says")
    body = body[len(opening) : -len(closing)]
    at = body.find(_STREAM)
    return _Object(body, b"") if at < 0 else _Object(body[:at], body[at:])


def _named(trailer: bytes, name: bytes) -> int:
    found = re.search(name + rb" (\d+) 0 R", trailer)
    if found is None:
        raise ValueError(f"no {name.decode()} in the trailer")
    return int(found[1])


def _plain(head: bytes) -> bytes:
    return _LEFT_OUT.sub(b"", head)


def _met(objects: dict[int, _Object], catalog: int, facts: int) -> list[int]:
    """The numbers of all objects that are used, the first met first."""
    order: dict[int, None] = {}
    ahead = [facts, catalog]
    while ahead:
        number = ahead.pop()
        if number not in order:
            order[number] = None
            ahead += reversed(objects[number].references)
    return list(order)


def _tagged(objects: dict[int, _Object], number: int) -> bytes:
    """The head of an object; a font's subset is named after a hash of its shapes."""
    head = objects[number].head
    file = _FONT_FILE.search(head)
    if file is None:
        return head
    digest = hashlib.sha256(objects[int(file[1])].stream).digest()
    tag = "".join(string.ascii_uppercase[byte % 26] for byte in digest[:6])
    return _TAG.sub(b"/FontName /" + tag.encode() + b"+", head)


def _renumbered(head: bytes, numbers: dict[int, int]) -> bytes:
    return _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], head)


def _written(objects: list[_Object]) -> bytes:
    """The file; the catalog comes first and the information last, as they were met."""
    parts, offsets, at = [_HEADER], [], len(_HEADER)
    for number, one in enumerate(objects, 1):
        offsets.append(at)
        parts.append(b"%d 0 obj\n%s%sendobj\n" % (number, one.head, one.stream))
        at += len(parts[-1])
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    name = digest.hexdigest()[:32].encode()
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(
        b"trailer\n<<\n/Size %d\n/Info %d 0 R\n/Root 1 0 R\n/ID [ <%s> <%s> ]\n>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), name, name, at)
    )
    return b"".join(parts)
