"""Documents and workbooks whose bytes say nothing but their content: the same content, the same
bytes, whenever, wherever and by whichever build of zlib they are written."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name."""
_FILE = 0o600 << 16
_CORE = "docProps/core.xml"
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settled(content: bytes, on: date | None = None) -> bytes:
    """The same file with its parts in the order of their names, with one time and not compressed:
    another build of zlib would make other bytes of them. With `on`, it says that it was made and
    last changed at the beginning of that day, whatever its writer put there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(made, "w") as written:
        for name in sorted(read.namelist(), key=lambda name: (not name.startswith("["), name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, _FILE
            part = read.read(name)
            if on is not None and name == _CORE:
                part = _MOMENTS.sub(
                    rb"\g<1>" + f"{on.isoformat()}T00:00:00Z".encode() + rb"\2", part
                )
            written.writestr(entry, part)
    return made.getvalue()
