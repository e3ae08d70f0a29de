"""A PDF of Qt's writer bound to the day that its paper is of, so that the same sheets give the same
bytes whenever and wherever they are drawn.

The writer stamps the clock's time with the machine's zone into its information dictionary, whose
length so depends on where it ran, and an id of chance into trailer and metadata (Qt 6.9.3; it asks
neither SOURCE_DATE_EPOCH nor anybody else).
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from uuid import UUID
from xml.sax.saxutils import escape

BLANK_ID = "00000000-0000-4000-8000-000000000000"
"""What the writer has to be given as the document's id (QPdfWriter.setDocumentId)."""

_TIME = re.compile(rb"(?<=Date \(D:)[0-9]{14}[^)]*")
_OFFSET = re.compile(rb"^([0-9]{10})(?= [0-9]{5} n)", re.MULTILINE)
_START = re.compile(rb"(?<=startxref\n)[0-9]+")

_METADATA = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:RDF>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmp:CreatorTool="{creator}" xmp:CreateDate="{on}" xmpMM:DocumentID="uuid:{id}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
"""


def metadata(title: str, creator: str, on: date) -> bytes:
    """The XMP packet of a paper of that day (ISO 16684-1), its id still BLANK_ID."""
    quoted = {'"': "&quot;"}
    filled = _METADATA.format(
        creator=escape(creator, quoted), on=on.isoformat(), id=BLANK_ID, title=escape(title)
    )
    return filled.encode()


def bound_to(content: bytes, on: date) -> bytes:
    """The file with that day for its times, and an id made of all it holds.

    The information dictionary is the writer's first object: what comes after it moves by as much
    as its times became shorter, and the table of offsets with it. Raises ValueError for a file
    that was not written so.
    """
    head, tail = content.index(b"endobj"), content.rindex(b"\nxref\n")
    information, changed = _TIME.subn(f"{on:%Y%m%d}".encode(), content[:head])
    if changed != 2:
        raise ValueError("not a PDF of Qt's writer")
    moved = len(information) - head

    def shifted(found: re.Match[bytes]) -> bytes:
        at = int(found[0])
        return f"{at + moved if at > head else at:0{len(found[0])}d}".encode()

    table = _START.sub(shifted, _OFFSET.sub(shifted, content[tail:]))
    whole = information + content[head:tail] + table
    made = str(UUID(bytes=sha256(whole).digest()[:16], version=4)).encode()
    blank = BLANK_ID.encode()
    for old, new in ((blank, made), (blank.hex().encode(), made.hex().encode())):
        whole = whole.replace(old, new)
    return whole
