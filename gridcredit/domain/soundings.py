"""How a text in Chinese is said, character by character, to be found by pinyin or its initials."""

from __future__ import annotations

from gridcredit.domain.searching import Readings
from gridcredit.domain.writing import is_han


class Sounding:
    """The syllables of a text; letters are looked for from whatever character on."""

    def __init__(self, text: str, readings: Readings) -> None:
        self._syllables = [
            readings.characters.get(character, ()) for character in text if is_han(character)
        ]

    def has_initials(self, word: str) -> bool:
        """Whether the letters are the first ones of syllables that follow each other."""
        return _is_letters(word) and any(
            self._begin_with(word, start) for start in range(len(self._syllables))
        )

    def begins(self, word: str) -> bool:
        """Whether syllables that follow each other begin with the letters, the last one cut."""
        return _is_letters(word) and any(
            self._sounds(word, start) for start in range(len(self._syllables))
        )

    def _begin_with(self, word: str, start: int) -> bool:
        said = self._syllables[start : start + len(word)]
        return len(said) == len(word) and all(
            any(reading.startswith(letter) for reading in readings)
            for letter, readings in zip(word, said, strict=True)
        )

    def _sounds(self, word: str, start: int) -> bool:
        if not word:
            return True
        if start >= len(self._syllables):
            return False
        return any(
            reading.startswith(word)
            or (word.startswith(reading) and self._sounds(word[len(reading) :], start + 1))
            for reading in self._syllables[start]
        )


def _is_letters(word: str) -> bool:
    return word.isascii() and word.isalpha()
