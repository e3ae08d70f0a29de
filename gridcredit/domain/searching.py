"""Search: what was typed decides where to look, and the same rules make the keys to be found.

Digits look among phones and ID numbers, their last digits, birth dates and house numbers; letters
among initials and full pinyin; Chinese characters among names, then as a phrase of the full text
(design, section 2). Of several words each must be found somewhere, whatever its sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice, product
from typing import Any, NamedTuple

from gridcredit.domain.addresses import address_key
from gridcredit.domain.names import split_name
from gridcredit.domain.writing import is_han, is_plain_han, normalise_name, normalise_text

_MOST_COMBINATIONS = 8
_TAIL = 4
_ID_TAIL = 6
_LONGEST_DOOR = 6  # digits; a longer run is a telephone
_LONGEST_NAME = 12
_INDEXED_NAME = 64
_MOST_WORDS = 60  # a row of a register, pasted, has fewer

_LETTERS = re.compile(r"[a-zü' ·.]+")
_DOOR = re.compile(r"(?:\d{1,6}(?:号楼|号|栋|幢|楼|单元|室|户|#)?)+")
_DOOR_PATH = re.compile(r"\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)+")
_ID_NUMBER = re.compile(r"\d{15}|\d{16,17}x?|\d{18}")
_ID_END = re.compile(r"\d{3}(?:\d{2})?[\dx]")
_BIRTH = re.compile(
    r"((?:19|20)\d\d)(?:(0\d|1[0-2])([0-2]\d|3[01])|[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?)"
)
# Runs of one sort within a word: 石榴花园1-1-101 is an estate and a door.
_PIECE = re.compile(
    r"\d{1,6}[a-z]?(?:(?:号楼|号|栋|幢|楼|单元|室|户|#|-)+(?:\d{1,6}[a-z]?)?)*|\d+|[a-z]+|[^\W\da-z]+"
)
# The rare planes are named because the Unicode tables of Python and SQLite lag behind them.
_TOKEN = re.compile("\\d+号|[0-9a-z]+|[\U00020000-\U0003ffff]|[^\\W_]")
_SYLLABLE_MARKS = str.maketrans({"ü": "v", "'": None, " ": None, "·": None, ".": None})


class SearchKind(StrEnum):
    """Where a term is looked up: kinds of keys, and the two that are not keys."""

    PHONE = "phone"  # prefix
    TAIL = "tail"  # last four of a phone, whole
    ID_TAIL = "id_tail"  # last four or six of an ID number: prefix of its end, backwards
    BIRTH = "birth"  # prefix of the birth date, in the register itself
    DOOR = "door"  # prefix
    INITIALS = "initials"  # prefix
    PINYIN = "pinyin"  # prefix
    NAME = "name"  # prefix
    ID_NUMBER = "id_number"  # prefix, in the register itself
    PHRASE = "phrase"  # full text: tokens that follow each other


class QueryKind(StrEnum):
    """What sort of thing was typed."""

    NOTHING = "nothing"
    DIGITS = "digits"
    LETTERS = "letters"
    HAN = "han"
    MIXED = "mixed"


class Term(NamedTuple):
    """One look-up: a key of a kind. Made by the hundred thousand."""

    kind: SearchKind
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as look-ups in the order of their worth."""

    kind: QueryKind
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """Pinyin without tones by character and by surname, every reading, the commonest first."""

    characters: Mapping[str, tuple[str, ...]]
    surnames: Mapping[str, tuple[str, ...]]


def classify(query: str) -> Query:
    """What to look up for a query taken as a whole."""
    text = normalise_text(query).casefold()
    if not text:
        return Query(QueryKind.NOTHING)
    bare = text.replace(" ", "")
    if born := _BIRTH.fullmatch(bare):
        return Query(QueryKind.DIGITS, (_birth_term(born), *_digit_terms(bare)))
    if _ID_NUMBER.fullmatch(bare) or bare.replace("-", "").isdecimal() or _ID_END.fullmatch(bare):
        return Query(QueryKind.DIGITS, tuple(_digit_terms(bare)))
    if _DOOR_PATH.fullmatch(bare):
        return Query(QueryKind.DIGITS, (_door_term(bare),))
    if _LETTERS.fullmatch(text):
        return Query(QueryKind.LETTERS, tuple(_letter_terms(text)))
    if all(is_han(c) or c in "·. " for c in text):
        return Query(QueryKind.HAN, tuple(_han_terms(text)))
    return Query(QueryKind.MIXED, tuple(_mixed_terms(bare)))


def words(query: str) -> list[Query]:
    """The words of a query, each of which must be found somewhere; one word is no such question."""
    typed = normalise_text(query).split()
    return _askable(typed) if len(typed) > 1 else []


def pieces(query: str) -> list[Query]:
    """The same for the runs of one sort within the words (石榴花园1-1-101); nothing where they
    are the words themselves."""
    typed = normalise_text(query).casefold().split()
    found = [piece for word in typed for piece in _PIECE.findall(word)]
    return _askable(found) if len(found) > len(typed) else []


def _askable(typed: Iterable[str]) -> list[Query]:
    """Words that only separate (a dash, a dot) ask for nothing. Of more words than anybody types,
    as of a sheet that was pasted, nobody has all: no question is made of them."""
    asked = [query for query in map(classify, typed) if query.terms]
    return asked if len(asked) <= _MOST_WORDS else []


def _birth_term(born: re.Match[str]) -> Term:
    year, *rest = born.groups()
    parts = [part.zfill(2) for part in rest if part]
    return Term(SearchKind.BIRTH, "-".join([year, *parts]))


def _digit_terms(text: str) -> Iterator[Term]:
    digits = text.replace("-", "")
    if _ID_NUMBER.fullmatch(digits):
        yield Term(SearchKind.ID_NUMBER, digits.upper())
        return
    if _DOOR_PATH.fullmatch(text) and not text.startswith("0"):
        yield _door_term(text)
    if len(digits) == _TAIL and digits.isdecimal():
        yield Term(SearchKind.TAIL, digits)
    if _ID_END.fullmatch(text):
        yield Term(SearchKind.ID_TAIL, digits[::-1].upper())
    if len(digits) <= _LONGEST_DOOR and digits == text and digits.isdecimal():
        yield _door_term(digits)
    if len(digits) >= _TAIL - 1 and digits.isdecimal():
        yield Term(SearchKind.PHONE, digits)


def _letter_terms(text: str) -> Iterator[Term]:
    letters = _joined(text)
    if letters:
        yield Term(SearchKind.INITIALS, letters)
        yield Term(SearchKind.PINYIN, letters)


def _han_terms(text: str) -> Iterator[Term]:
    name = _undotted(normalise_name(text))
    tokens = phrase(text)
    if not tokens:
        return
    if len(name) <= _LONGEST_NAME:
        yield Term(SearchKind.NAME, name)
    yield Term(SearchKind.PHRASE, tokens)


def _mixed_terms(bare: str) -> Iterator[Term]:
    if _DOOR.fullmatch(bare):
        yield _door_term("-".join(re.findall(r"\d+", bare)))
    tokens = phrase(bare)
    if tokens:
        yield Term(SearchKind.PHRASE, tokens)


def _door_term(path: str) -> Term:
    """The key of a door as `door_terms` makes it: no leading zeros."""
    return Term(SearchKind.DOOR, "-".join(part.lstrip("0") or part for part in path.split("-")))


def phrase(text: str) -> str:
    """Text as the full-text index keeps it and is asked for it: every character a token, but
    runs of letters or digits one, and 12号 one: 幸福小区12号 is "幸 福 小 区 12号"."""
    return " ".join(_TOKEN.findall(normalise_text(text).casefold()))


def goes_on(tokens: str) -> bool:
    """Whether the last of some tokens may still go on, as a number or a word being typed."""
    return tokens[-1:].isascii() and tokens[-1:].isalnum()


def name_terms(name: str, readings: Readings) -> list[Term]:
    """The keys of a name: itself, and initials and full pinyin of at most eight readings, among
    them every reading of the surname. Of a name longer than any (a cell put into the wrong column)
    the beginning counts: keys grow with the square of its length."""
    plain = plain_name(name)
    if not plain:
        return []
    spoken = [s for s in _spellings(plain, readings) if s]
    initials = [Term(SearchKind.INITIALS, "".join(s[0] for s in way)) for way in spoken]
    full = [Term(SearchKind.PINYIN, "".join(way)) for way in spoken]
    return list(dict.fromkeys([Term(SearchKind.NAME, plain), *initials, *full]))


def plain_name(name: str) -> str:
    """A name as its keys have it: what is typed of it in Chinese is found within."""
    return _undotted(normalise_name(name[:_INDEXED_NAME]).casefold())


def _undotted(name: str) -> str:
    """Whether a name is written with dots does not decide: 买买提·阿里 is 买买提阿里."""
    return name.replace("·", "").replace(".", "")


def _spellings(name: str, readings: Readings) -> Iterator[tuple[str, ...]]:
    """Ways to say a name, syllable by syllable; the surname's readings change fastest, so that
    the cap never leaves one of them out."""
    surname, given = _spoken_parts(name)
    known = readings.surnames.get(surname)
    if known:
        characters = tuple(readings.characters.get(c, ()) for c in surname)
        surnames = _parted(known, characters)
    else:
        surnames = list(product(*_syllables(surname, readings)))
    ways: Iterator[tuple[Any, ...]] = product(*_syllables(given, readings), surnames)
    for way in islice(ways, _MOST_COMBINATIONS):
        yield way[-1] + way[:-1]


@cache  # a few hundred surnames, asked for with every name
def _parted(
    known: tuple[str, ...], characters: tuple[tuple[str, ...], ...]
) -> list[tuple[str, ...]]:
    """A surname's readings syllable by syllable: ouyang is ou, yang."""
    ways = {"".join(way): way for way in reversed(list(product(*characters)))}
    return [ways.get(reading, (reading,)) for reading in known]


def _spoken_parts(name: str) -> tuple[str, str]:
    """Surname and given name; names in other letters are all "given", one syllable a word."""
    if not is_han(name[0]):
        return "", name
    return split_name(name)


def _syllables(text: str, readings: Readings) -> list[tuple[str, ...]]:
    """The readings of each character; a word of letters is one syllable, the unknown is none."""
    pieces = text if is_plain_han(text) else re.findall(r"[a-zü']+|[^\W\d_]", text)
    known = [readings.characters.get(p) or _as_letters(p) for p in pieces]
    return [syllables for syllables in known if syllables]


def initials(text: str, readings: Readings, most: int = 3) -> str:
    """The first letters of a sentence's first characters, as they are usually read: YJJ; what has
    no reading is passed over."""
    known = [_syllables(one, readings) for one in text[: 2 * most]]
    return "".join(found[0][0][0] for found in known if found)[:most].upper()


def _as_letters(piece: str) -> tuple[str, ...]:
    letters = _joined(piece)
    return (letters,) if letters.isascii() and letters else ()


def _joined(text: str) -> str:
    return text.translate(_SYLLABLE_MARKS)


def phone_terms(phone: str) -> Iterator[Term]:
    """The keys of a telephone: its digits, and its last four."""
    digits = "".join(c for c in phone if c.isascii() and c.isdecimal())
    if len(digits) > _LONGEST_DOOR:
        yield Term(SearchKind.PHONE, digits)
        yield Term(SearchKind.TAIL, digits[-_TAIL:])


def id_terms(id_number: str) -> Iterator[Term]:
    """The key of an ID number: its last six, backwards, so that fewer of them begin it."""
    if len(id_number) > _ID_TAIL:
        yield Term(SearchKind.ID_TAIL, id_number[: -_ID_TAIL - 1 : -1].upper())


def door_terms(estate: str, building: str, unit: str, room: str) -> list[Term]:
    """The keys of a door: its room, and building-unit-room as far as they are known; measure
    words are left out, so that 2号楼1单元101室 answers to 101, 2-1-101 and 2-101."""
    _, *parts = address_key(estate, building, unit, room)
    house, stair, flat = parts
    ways = [[flat], [house, flat], [house, stair, flat]]
    keys = ["-".join(part for part in way if part) for way in ways]
    return [Term(SearchKind.DOOR, key) for key in dict.fromkeys(keys) if key]
