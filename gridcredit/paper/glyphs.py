"""Whether the bundled fonts can draw what is to be printed: a missing character would be a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QRawFont

from gridcredit.domain.errors import GlyphMissing
from gridcredit.paper.fonts import EM, file_of, load
from gridcredit.paper.sheet import Sheet, Text, Weight

_MOST_NAMED = 12
# What no font draws: breaks and blanks, joiners, and the selectors of variants.
_INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
_SELECTORS = (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))


def require_glyphs(sheets: Sequence[Sheet]) -> None:
    """Raises GlyphMissing, naming the characters that the program's fonts do not have."""
    found: dict[str, str] = {}
    for weight in Weight:
        texts = [item.text for item in _texts(sheets) if item.weight is weight]
        for character in missing("".join(texts), weight):
            found.setdefault(character, next(text for text in texts if character in text))
    if found:
        named = "、".join(f"{c}（U+{ord(c):04X}）" for c in list(found)[:_MOST_NAMED])
        more = "…" if len(found) > _MOST_NAMED else ""
        raise GlyphMissing(named + more, next(iter(found.values())))


def missing(text: str, weight: Weight = Weight.REGULAR) -> list[str]:
    """The characters of a text that the font of a weight has no shape for, in their order.
    Needs an application object (fonts.offscreen)."""
    characters = dict.fromkeys(text)
    if not characters:
        return []
    load()
    raw = QRawFont(str(file_of(weight)), EM)
    return [c for c in characters if not _is_unseen(c) and not raw.supportsCharacter(ord(c))]


def _texts(sheets: Iterable[Sheet]) -> Iterator[Text]:
    """The texts in the program's own fonts; another family is the reader's to have."""
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Text) and not item.family:
                yield item


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or any(
        first <= character <= last for first, last in _SELECTORS
    )
