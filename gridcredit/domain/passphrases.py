"""Which passphrases anybody would try first: short ones, runs of keys, names that stand on the
door, and those of a kept list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import pairwise

LEAST = 8
"""Characters that a passphrase needs."""

_FEWEST_SIGNS = 4  # different ones
_SHORTEST_RUN = 3
_LONGEST_NUMBER = 11  # digits: a date, a telephone
_LEAST_BESIDE = 5  # characters beside a name that everybody knows
_SHORTEST_NAME = 3
_LONGEST_TRIM = 6  # digits and signs put before or behind a common word

# What lies side by side: digits, the alphabet, the rows of a keyboard and its slanted columns.
_LINES = (
    "01234567890", "abcdefghijklmnopqrstuvwxyz", "`1234567890-=", "~!@#$%^&*()_+",
    "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./",
    "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/",
    "147", "258", "369", "159", "357", "1qazxsw23edcvfr4", "qazwsxedcrfvtgbyhnujmikolp",
)  # fmt: skip
_NEIGHBOURS = frozenset(
    pair for line in _LINES for way in (line, line[::-1]) for pair in map("".join, pairwise(way))
)
_TRIM = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def weakness(passphrase: str, common: Collection[str] = (), names: Iterable[str] = ()) -> str:
    """Why a passphrase is too easy to guess, as a reason; blank when it is not. `common` are the
    kept list's, in small letters; `names` those that others know: login, person, office."""
    plain = folded(passphrase)
    bare = "".join(plain.split())
    if len(unicodedata.normalize("NFKC", passphrase)) < LEAST:
        return "too_short"
    if len(set(bare)) < _FEWEST_SIGNS:
        return "monotonous"
    unit = _unit(bare)
    if len(unit) < len(bare) and (len(unit) < LEAST or _is_common(unit, common)):
        return "monotonous"
    if _is_run(bare):
        return "keyboard_run"
    if bare.isdecimal() and len(bare) <= _LONGEST_NUMBER:
        return "digits_only"
    if _is_common(bare, common):
        return "common"
    return "own_name" if _is_known(bare, names) else ""


def folded(text: str) -> str:
    """As it is compared: capitals and widths make nothing harder to guess."""
    return unicodedata.normalize("NFKC", text).casefold()


def _unit(text: str) -> str:
    """The shortest beginning that the text repeats: abcabcab repeats abc."""
    for length in range(1, len(text) // 2 + 1):
        if (text[:length] * (len(text) // length + 1))[: len(text)] == text:
            return text[:length]
    return text


def _is_run(text: str) -> bool:
    """Whether all of it is made of runs: signs side by side, or the same one again."""
    length, begun = 1, True
    for one, other in pairwise(text):
        if one == other or one + other in _NEIGHBOURS:
            length += 1
            continue
        begun = begun and length >= _SHORTEST_RUN
        length = 1
    return begun and length >= _SHORTEST_RUN


def _is_common(text: str, common: Collection[str]) -> bool:
    """Whether it is on the list, as it stands, or without what is put before and behind a word to
    please a rule (password123!)."""
    word = _TRIM.sub("", text)
    is_listed = bool(word) and (word in common or _unit(word) in common)
    return text in common or (is_listed and len(text) - len(word) <= _LONGEST_TRIM)


def _is_known(text: str, names: Iterable[str]) -> bool:
    """Whether little is left of it without the names, or it is itself a part of one."""
    rest = text
    for name in names:
        known = "".join(folded(name).split())
        if text in known:
            return True
        if len(known) >= _SHORTEST_NAME:
            rest = rest.replace(known, "").replace(known[::-1], "")
    return rest != text and len(rest) < _LEAST_BESIDE
