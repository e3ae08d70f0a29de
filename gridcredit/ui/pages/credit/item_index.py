"""Finding an item of a rule set by its code, its words, or how they are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gridcredit.domain.credit.items import Item
from gridcredit.domain.searching import Readings
from gridcredit.domain.writing import is_han, normalise_text

# What a match is worth, the lowest first: a code before words, words before sounds.
_CODE, _WORDS, _WITHIN, _LETTERS, _SOUND, _NONE = range(6)


class ItemIndex:
    """The items of one rule set. Each word that is typed must be found in an item."""

    def __init__(self, items: Iterable[Item], readings: Readings) -> None:
        self.items = tuple(items)
        self._said = {item.code: _Said(item.name, readings) for item in self.items}

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
        return self._said[item.code].worth(word)


class _Said:
    """How a name is said, character by character."""

    def __init__(self, name: str, readings: Readings) -> None:
        self._syllables = [
            readings.characters.get(character, ()) for character in name if is_han(character)
        ]

    def worth(self, word: str) -> int:
        """What letters are worth, from whatever character on they are said."""
        if not word.isascii() or not word.isalpha():
            return _NONE
        starts = range(len(self._syllables))
        if any(self._has_initials(word, start) for start in starts):
            return _LETTERS
        return _SOUND if any(self._sounds(word, start) for start in starts) else _NONE

    def _has_initials(self, word: str, start: int) -> bool:
        said = self._syllables[start : start + len(word)]
        return len(said) == len(word) and all(
            any(reading.startswith(letter) for reading in readings)
            for letter, readings in zip(word, said, strict=True)
        )

    def _sounds(self, word: str, start: int) -> bool:
        """Whether the syllables from here on begin with the letters, the last one cut."""
        if not word:
            return True
        if start >= len(self._syllables):
            return False
        return any(
            reading.startswith(word)
            or (word.startswith(reading) and self._sounds(word[len(reading) :], start + 1))
            for reading in self._syllables[start]
        )
