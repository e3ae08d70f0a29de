"""Finding an item of a rule set by its code, its words, or how they are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gridcredit.domain.credit.items import Item
from gridcredit.domain.searching import Readings
from gridcredit.domain.soundings import Sounding
from gridcredit.domain.writing import normalise_text

# What a match is worth, the lowest first: a code before words, words before sounds.
_CODE, _WORDS, _WITHIN, _LETTERS, _SOUND, _NONE = range(6)


class ItemIndex:
    """The items of one rule set. Each word that is typed must be found in an item."""

    def __init__(self, items: Iterable[Item], readings: Readings) -> None:
        self.items = tuple(items)
        self._said = {item.code: Sounding(item.name, readings) for item in self.items}

    def find(self, typed: str) -> Sequence[Item]:
        """The items that are meant, best first; all of them, in the set's order, for nothing."""
        words = normalise_text(typed).casefold().split()
        if not words:
            return self.items
        worth = {item.code: max(self._worth(item, word) for word in words) for item in self.items}
        found = [item for item in self.items if worth[item.code] < _NONE]
        return sorted(found, key=lambda item: worth[item.code])

    def by_code(self, code: str) -> Item | None:
        """The item of a code; None where there is none."""
        return next((item for item in self.items if item.code == code), None)

    def _worth(self, item: Item, word: str) -> int:
        name = normalise_text(item.name).casefold()
        if item.code.casefold().startswith(word):
            return _CODE
        if word in name:
            return _WORDS if name.startswith(word) else _WITHIN
        said = self._said[item.code]
        if said.has_initials(word):
            return _LETTERS
        return _SOUND if said.begins(word) else _NONE
