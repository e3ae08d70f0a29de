"""How people type: full-width letters, odd spaces and dots, brought into one form."""

from __future__ import annotations

import re

_KEPT_WIDE = "，！？：；"  # Chinese punctuation stays Chinese
_NARROW = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c) not in _KEPT_WIDE}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t\r\n\v\f"), " ")
_NOTHING = dict.fromkeys(
    (
        *map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u180e"),
        *range(0x202A, 0x202F),  # the directions that pasted texts bring along
        *range(0x2066, 0x206A),
    )
)
_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅･●"), "·")
_TABLE = _NARROW | _SPACES | _NOTHING | _DOTS

_PLAIN_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BLANKS = re.compile(r" {2,}")
_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DOT_IN_NAME = re.compile(f"(?<=[{_HAN}]) ?[.·] ?(?=[{_HAN}])")
_BLANK_IN_NAME = re.compile(f"(?<=[{_HAN}·]) (?=[{_HAN}·])")
_LIKE_X = str.maketrans("ⅩⅹХх×", "XXXXX")


def is_text(text: str) -> bool:
    """Whether it can be written down everywhere: no halves of characters, as broken programs and
    file names leave them, and no NUL, at which others stop reading."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def is_plain_han(text: str) -> bool:
    """Whether there are only everyday Chinese characters in it: nothing to bring into one form.
    Most names are so, and asking first is five times faster than bringing them."""
    return _PLAIN_HAN.fullmatch(text) is not None


def normalise_text(text: str) -> str:
    """The text in half width, with plain single spaces, trimmed; invisible characters are gone,
    the dots that fonts and keyboards offer are all `·`, rare characters stay untouched."""
    if text.isascii() and text.isprintable():
        return _BLANKS.sub(" ", text.strip())
    return _BLANKS.sub(" ", text.translate(_TABLE).strip())


def normalise_name(text: str) -> str:
    """A person's name: `normalise_text`, without blanks between Chinese characters (张　三), and
    with `·` for any dot between them (买买提．阿里)."""
    if is_plain_han(text):
        return text
    plain = normalise_text(text)
    return _BLANK_IN_NAME.sub("", _DOT_IN_NAME.sub("·", plain))


def normalise_digits(text: str) -> str:
    """A number's text: half width, no blanks at all, no leading apostrophe, look-alikes of X made
    X."""
    plain = normalise_text(text).replace(" ", "").lstrip("'‘’`")
    return plain if plain.isascii() else plain.translate(_LIKE_X)


def is_han(character: str) -> bool:
    """Whether the one character is Chinese, the rare planes included (𬱖, 㛃, 〇)."""
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF or code in _OTHER_HAN


_OTHER_HAN = frozenset({0x3007, *range(0xF900, 0xFB00)})
