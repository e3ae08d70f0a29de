"""What may stand in the text of a 信用承诺书, and what may not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST_CLAUSES = 6
MOST_TICKS = 6
LONGEST_PART = 200
"""Characters of a clause or a tick; the notice has room for more."""
LONGEST_NOTICE = 600

_RULED_OUT = re.compile(r"[不无勿免禁][^，。；]{0,4}$")
"""Stands before what is only ruled out: 不按手印."""
_EVERYWHERE = {
    "thumbprint": re.compile("手印|指印|指纹|指模|人脸|虹膜"),
    "identity_document": re.compile(
        "(身份证|证件|户口本|户口簿)[^，。；]{0,6}(照片|复印件|影印件|原件|正反面)"
    ),
}
_IN_CLAUSES = {
    "punishment": re.compile(
        "惩戒|处罚|罚款|罚金|黑名单|失信名单|扣分|降级|取消[^，。；]{0,8}资格"
        "|限制[^，。；]{0,8}(待遇|服务|消费|办理)|承担[^，。；]{0,8}(后果|责任)"
        "|接受[^，。；]{0,8}(约束|制裁)"
    ),
    "publication": re.compile("公开|公示|曝光|公布|披露|通报"),
}
FORBIDDEN = (*_EVERYWHERE, *_IN_CLAUSES)
"""What a text may not ask for, as reasons (texts.reasons) that name the statute."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a pledge: a version, its first day, and what people read and tick."""

    version: str
    begins: date
    clauses: tuple[str, ...]
    notice: str = ""
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingFault:
    """What is wrong with a part of a text: which part, the how manieth of it from 1, and why."""

    part: str  # version, clauses, notice, ticks
    place: int
    reason: str
    said: str = ""


def wording_faults(wording: Wording) -> list[WordingFault]:
    """All that keeps a text from being used."""
    found = []
    if not wording.version:
        found.append(WordingFault("version", 1, "empty"))
    found += _many("clauses", wording.clauses, MOST_CLAUSES, _EVERYWHERE | _IN_CLAUSES)
    if not wording.notice:
        found.append(WordingFault("notice", 1, "empty"))
    found += _part("notice", 1, wording.notice, LONGEST_NOTICE, _EVERYWHERE)
    if wording.ticks:
        found += _many("ticks", wording.ticks, MOST_TICKS, _EVERYWHERE)
    return found


def _many(
    part: str, said: Sequence[str], most: int, forbidden: dict[str, re.Pattern[str]]
) -> Iterator[WordingFault]:
    if not said:
        yield WordingFault(part, 1, "empty")
    for place, text in enumerate(said, start=1):
        if place == most + 1:
            yield WordingFault(part, place, "too_many", text)
        yield from _part(part, place, text, LONGEST_PART, forbidden)


def _part(
    part: str, place: int, text: str, longest: int, forbidden: dict[str, re.Pattern[str]]
) -> Iterator[WordingFault]:
    if len(text) > longest:
        yield WordingFault(part, place, "too_long", text)
    for reason, asked in forbidden.items():
        match = asked.search(text)
        if match and not _RULED_OUT.search(text[: match.start()]):
            yield WordingFault(part, place, reason, match.group())
