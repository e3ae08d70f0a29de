"""Words for filters of the register: those that come with the program, and what one asks for."""

from __future__ import annotations

from collections.abc import Iterator

from gridcredit.domain.addresses import address_text
from gridcredit.domain.filters import Filter
from gridcredit.texts.codes import CODES

Pair = tuple[str, str]

PROVIDED: dict[str, Pair] = {
    "unregistered_adults": ("未注册的成年人", "Not registered"),
    "uninformed_adults": ("未告知的成年人", "Not informed"),
    "unpledged_adults": ("未签承诺成年人", "Not pledged"),
    "registered_unpledged": ("已注册未签承诺", "Registered only"),
    "without_scan": ("已签承诺无扫描件", "No scan of pledge"),
    "without_check": ("扫描件待核", "Scan to check"),
    "tenants": ("出租房住户", "In rented homes"),
}
"""By domain.filters.PROVIDED."""

_TRUTHS: dict[str, tuple[Pair, Pair]] = {
    "eligible": (("应注册", "eligible"), ("不在应注册人数内", "not eligible")),
    "informed": (("已告知", "informed"), ("未告知", "not informed")),
    "registered": (("已注册", "registered"), ("未注册", "not registered")),
    "pledged": (("已签承诺", "pledged"), ("未签承诺", "not pledged")),
}
_NOTHING: Pair = ("户册全部", "The whole register")
_BETWEEN: Pair = ("{0}–{1} 岁", "aged {0} to {1}")
_FROM: Pair = ("{0} 岁及以上", "aged {0} or more")
_UNTIL: Pair = ("{0} 岁及以下", "aged {0} or less")


def in_words(wanted: Filter, language: str, area: str = "") -> str:
    """What a filter asks for, on one line; `area` is what its area is called."""
    at = 1 if language.startswith("en") else 0
    return " · ".join(_parts(wanted, at, area)) or _NOTHING[at]


def _parts(wanted: Filter, at: int, area: str) -> Iterator[str]:
    if wanted.area:
        yield area or wanted.area
    if wanted.estate or wanted.building:
        yield address_text(wanted.estate or "", wanted.building or "", "", "")
    if wanted.ages is not None:
        least, most = wanted.ages
        words = _UNTIL if least is None else _FROM if most is None else _BETWEEN
        yield words[at].format(*(years for years in wanted.ages if years is not None))
    for name, words_of in _TRUTHS.items():
        truth = getattr(wanted, name)
        if truth is not None:
            yield words_of[0 if truth else 1][at]
    for codes in (wanted.papers, wanted.states, wanted.populations, wanted.uses):
        if codes:
            yield "/".join(CODES[type(code)][code.value][at] for code in codes)
    if wanted.text:
        yield f"“{wanted.text}”" if at else f"「{wanted.text}」"


REASONS: dict[str, Pair] = {
    "unknown_condition": (
        "不是可用的条件，或写了两遍；写成 eligible=yes; registered=no 这样",
        "it is no condition, or stands there twice; write them like eligible=yes; registered=no",
    ),
    "yes_or_no": ("写 yes 或 no", "write yes or no"),
    "18-60": ("要写成 18-60、18- 或 -17 这样", "write it like 18-60, 18- or -17"),
    "name_used": ("已有同名的筛选", "another filter is called so"),
    "number_in_filter": (
        "电话或证件号不能存成筛选；按号码查找每次都要记入日志",
        "a telephone or ID number is not kept in a filter; every search by one is logged",
    ),
}
"""Why the text of a filter cannot be read, or a filter is not kept."""
