"""How people type: full-width letters, odd spaces and dots, brought into one form."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

_KEPT_WIDE = "，！？：；"  # Chinese punctuation stays Chinese
_NARROW = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c) not in _KEPT_WIDE}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t\r\n\v\f"), " ")
# Nothing to see: joiners, marks of direction, and the selectors of a character's variants.
_UNSEEN = (
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
)
_NOTHING = dict.fromkeys(_UNSEEN)
_NOTHING |= dict.fromkeys(map(ord, "\u00ad\u061c\u180e\ufeff"))
_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅･●"), "·")
# Radicals that PDF readers put in the place of characters, those that Unicode does not fold itself
# (CJK Radicals Supplement; EquivalentUnifiedIdeograph.txt of the Unicode Character Database).
_RADICALS = dict(
    zip(
        map(
            ord,
            "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻒⻁⺩⺼⺝⺮⺶⻊⻏⻗⻑⻫⻯⻲⺒⺓⺁",
        ),
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙镸虎王肉月竹羊足邑雨長斉竜亀巳幺厂",
        strict=True,
    )
)
# Whole blocks of look-alikes that Unicode folds: Kangxi radicals and compatibility ideographs.
_LOOK_ALIKES = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_FOLDED = {c: unicodedata.normalize("NFKC", chr(c)) for c in chain(*_LOOK_ALIKES)} | _RADICALS
_TABLE = _NARROW | _SPACES | _NOTHING | _DOTS | _FOLDED

# What no text of people holds; tabs and line feeds are blanks.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
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


def without_controls(text: str) -> str:
    """The text without control characters, other systems' line ends made blanks."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", _CONTROLS.sub("", text))


def normalise_text(text: str) -> str:
    """The text in half width, with plain single spaces, trimmed; invisible characters are gone,
    the dots that fonts and keyboards offer are all `·`, radicals and compatibility forms are the
    ordinary characters that look the same, rare characters stay untouched."""
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
