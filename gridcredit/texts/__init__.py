"""Words for codes and errors, Chinese first and English complete; the window and the command
line say the same. Sentences of the window itself stand in its tr() calls."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from gridcredit.domain.codes import AreaLevel, Refusal, VisitOutcome
from gridcredit.domain.credit.codes import EntryState, Seat
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.records import KINDS
from gridcredit.domain.stars.codes import LeftOut, StarConsent, StarStage
from gridcredit.texts.codes import CODES, OTHER_FIELDS, OTHER_KINDS
from gridcredit.texts.errors import ERRORS, NARROWER
from gridcredit.texts.progress import PROGRESS
from gridcredit.texts.reasons import REASONS
from gridcredit.texts.values import value_choices as value_choices
from gridcredit.texts.values import value_word as value_word

CHINESE = "zh"
ENGLISH = "en"

Pair = tuple[str, str]
Code = TypeVar("Code", bound=StrEnum)

_CODED = ("reason", "part")
_STARRED: dict[str, type[StrEnum]] = {"stage": StarStage, "consent": StarConsent}
_SHORTEST = 2  # signs of a word's part that tells a code
_MOST_QUOTED = 300  # signs: a file's name is quoted whole


def describe(error: GridCreditError, language: str = CHINESE) -> str:
    """What happened, what is safe, and what to do, with the error's facts filled in."""
    return pick(_template(error), language).format(**_facts(error, language))


def word(code: StrEnum, language: str = CHINESE) -> str:
    """The word of a code; KeyError for an enum without wording (a test holds all of them)."""
    return pick(CODES[type(code)][code.value], language)


def code_of(codes: Iterable[Code], text: str) -> Code | None:
    """The code that a person means who typed it, or its word in either language, or the beginning
    or else the end of the word of one code alone (公示: 同意公示); None for what is neither."""
    typed = text.strip().casefold()
    named = {code: _names(code) for code in codes}
    if whole := [code for code, names in named.items() if typed in names]:
        return whole[0]
    if len(typed) < _SHORTEST:
        return None
    for is_part in (str.startswith, str.endswith):
        meant = [c for c, names in named.items() if any(is_part(one, typed) for one in names[1:])]
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def _names(code: StrEnum) -> tuple[str, ...]:
    """A code and its words, as they are compared."""
    return (code.value.casefold(), *(one.casefold() for one in CODES[type(code)][code.value]))


def entity_word(entity: str, language: str = CHINESE) -> str:
    """The word of a kind of record as the journal names it; the name itself when unknown."""
    known = KINDS.get(entity)
    words = known.words if known else OTHER_KINDS.get(entity, (entity, entity))
    return pick(words, language)


def field_word(field: str, language: str = CHINESE, entity: str = "") -> str:
    """The label of a field of a kind of record; where no kind is said, or it has none of that name,
    the everyday word. The name itself when unknown."""
    of = KINDS.get(entity)
    if of is not None and field in of.columns:
        return pick(of.columns[field].words, language)
    named = (kind.columns[field].words for kind in KINDS.values() if field in kind.columns)
    return pick(OTHER_FIELDS.get(field) or next(named, (field, field)), language)


def reason_word(reason: str, language: str = CHINESE) -> str:
    """The words of a reason code; other text is given back as it is."""
    words = REASONS.get(reason) or CODES[Refusal].get(reason) or (reason, reason)
    return pick(words, language)


def progress_word(what: str, language: str = CHINESE) -> str:
    """The words of a stage of long work; a general word when the code is unknown."""
    return pick(PROGRESS.get(what, PROGRESS[""]), language)


def in_one(parts: Iterable[str], language: str = CHINESE) -> str:
    """Several things that are said in one line."""
    return ("；" if language == CHINESE else "; ").join(parts)


def pick(pair: Pair, language: str) -> str:
    """The member of a (Chinese, English) pair that a language asks for."""
    return pair[1] if language.startswith(ENGLISH) else pair[0]


def _template(error: GridCreditError) -> Pair:
    kind = type(error).__name__
    for (of, fact, value), words in NARROWER.items():
        if of == kind and getattr(error, fact) == value:
            return words
    return ERRORS.get(kind) or ERRORS["GridCreditError"]


def _facts(error: GridCreditError, language: str) -> dict[str, str]:
    names = getattr(error, "__dataclass_fields__", {})
    told = {name: _fact(name, getattr(error, name), language) for name in names}
    if isinstance(error, BadValue):  # kinds of record may call fields of one name otherwise
        told["field"] = field_word(error.field, language, error.entity)
    return told


def _fact(name: str, value: object, language: str) -> str:
    text = str(value)
    if name == "entity":
        return entity_word(text, language)
    if name == "field":
        return field_word(text, language)
    if name == "duty":
        return duty_word(text, language)
    if name in ("level", "role"):  # of an area, or of the office that answers for it
        return pick(CODES[AreaLevel].get(text, (text, text)), language)
    if name == "recorders":  # offices that record an item
        told = (pick(CODES[AreaLevel].get(one, (one, one)), language) for one in text.split())
        return ("、" if language == CHINESE else ", ").join(told)
    if name == "state":
        return pick(CODES[EntryState].get(text, (text, text)), language)
    if name == "outcome":
        return pick(CODES[VisitOutcome].get(text, (text, text)), language)
    if name == "seat":
        return pick(CODES[Seat].get(text, (text, text)), language).lower()
    if name == "left_out":  # codes, each with how many
        pairs = (part.partition("=") for part in text.split())
        words = CODES[LeftOut]
        told = (f"{pick(words.get(one, (one, one)), language)} {n}" for one, _, n in pairs)
        return ("、" if language == CHINESE else ", ").join(told)
    if name in _STARRED:
        return pick(CODES[_STARRED[name]].get(text, (text, text)), language)
    if name in ("at", "now", "newest"):  # local times
        return text.replace("T", " ")
    # Only these hold codes; a file, a name or a typed value may happen to read like one.
    return reason_word(text, language) if name in _CODED else _shortened(text)


def _shortened(text: str) -> str:
    """What a sentence quotes, so that it stays one: a cell may hold pages."""
    return text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + "…"


def duty_word(duty: str, language: str = CHINESE) -> str:
    """The words of a duty's value; the value itself when unknown."""
    return pick(CODES[Duty].get(duty, (duty, duty)), language)
