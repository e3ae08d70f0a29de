"""Which papers a page without a readable code is likely one of. Nothing follows from it: a person
chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.domain.pledging import serial_of
from gridcredit.operations.pledges.listing import ListedPaper
from gridcredit.store.register.pledge_papers import Paper

MOST = 30
_NEAR = 5
"""How far apart in the row of numbers papers of one batch may lie."""
_ENDED = (PledgeStage.WITHDRAWN, PledgeStage.VOIDED)


class Why(StrEnum):
    """Why a paper is offered."""

    READ = "number_on_page"  # the code says so, and something else is in the way
    NEAR = "near_in_batch"  # its number lies near those of the pages around
    SHORT = "page_missing"  # another page of it was scanned
    SIGNED = "signed_without_scan"
    PRINTED = "printed_unsigned"


@dataclass(frozen=True, slots=True)
class Likely:
    """A paper that is offered, and why."""

    listed: ListedPaper
    why: Why


def may_take(paper: Paper) -> bool:
    """Whether a page could be filed there: it has not ended, and not all its pages are here."""
    return paper.stage not in _ENDED and len(paper.pages) < paper.of


def likely(page: UnreadPage, papers: Sequence[ListedPaper]) -> tuple[Likely, ...]:
    """Papers that `may_take` a page, the likeliest first, MOST of them."""
    near = [number for number in page.near.split() if serial_of(number) is not None]
    ranked = sorted(((_rank(page, near, one.paper), one) for one in papers), key=lambda r: r[0])
    return tuple(Likely(one, _ORDER[rank[0]]) for rank, one in ranked[:MOST])


_ORDER = list(Why)
_Rank = tuple[int, int, str]


def _rank(page: UnreadPage, near: Sequence[str], paper: Paper) -> _Rank:
    """What is likelier is less: why, then how near or how lately, then the number."""
    if page.number == paper.number:
        return _ORDER.index(Why.READ), 0, paper.number
    away = min((_apart(paper.number, one) for one in near), default=_NEAR + 1)
    if away <= _NEAR:
        return _ORDER.index(Why.NEAR), away, paper.number
    if paper.pages:
        return _ORDER.index(Why.SHORT), 0, paper.number
    if paper.stage is not None:
        return _ORDER.index(Why.SIGNED), -_day(paper.signed_on), paper.number
    return _ORDER.index(Why.PRINTED), -_day(paper.printed_on), paper.number


def _apart(number: str, other: str) -> int:
    """How many numbers lie between two of one village and year."""
    stem, _, serial = number.rpartition("-")
    there, _, last = other.rpartition("-")
    if stem != there or not serial.isdecimal():
        return _NEAR + 1
    return abs(int(serial) - int(last))


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
