"""Searching by a number that is masked: who may not see numbers finds people by whole ones only,
and by nothing else that the mask hides. Otherwise the search would tell digit by digit what the
mask does not."""

from __future__ import annotations

import re

from gridcredit.domain.masks import mask_name
from gridcredit.domain.writing import normalise_text

MOST_IN_AN_HOUR = 10
"""Whole numbers that an account which may not see them can search for."""

_ID_NUMBER = re.compile(r"\d{17}[\dx]")
_OLD_ID_NUMBER = re.compile(r"\d{15}")
_PHONE = re.compile(r"1\d{10}|0\d{9,11}")
_RUN = re.compile(r"\d+|[a-z]+|[^\W\da-z_]+")
_SEPARATORS = re.compile(r"[\s\-·.]+")


def whole_number(typed: str) -> str:
    """Which number is looked for when it was typed as a whole: id_number or phone; else blank."""
    bare = _SEPARATORS.sub("", normalise_text(typed).casefold())
    if _ID_NUMBER.fullmatch(bare) or _OLD_ID_NUMBER.fullmatch(bare):
        return "id_number"
    return "phone" if _PHONE.fullmatch(bare) else ""


def is_whole(typed: str) -> bool:
    """Whether a search for it tells one thing only: that somebody here has exactly this number. One
    of 15 digits would also find those of 18 that begin so."""
    bare = _SEPARATORS.sub("", normalise_text(typed).casefold())
    return bool(whole_number(typed)) and not _OLD_ID_NUMBER.fullmatch(bare)


def is_explained(typed: str, address: str, name: str, shows_names: bool) -> bool:
    """Whether all that was typed stands in what may be seen of a hit: its address and, where names
    are masked, what the mask leaves of the name. Only then does finding it tell nothing new."""
    seen = normalise_text(address).casefold()
    surname = mask_name(name).split("*")[0].casefold()
    for run in _RUN.findall(normalise_text(typed).casefold()):
        is_digits = run.isdecimal()
        if run in seen or (shows_names and not is_digits):
            continue
        if is_digits or not surname.startswith(run):
            return False
    return True
