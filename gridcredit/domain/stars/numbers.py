"""Numbers of nominations, notices and certificates; one that was given is never given again."""

from __future__ import annotations

from collections.abc import Iterable

from gridcredit.domain.stars.periods import Period

GAP_AFTER_RETURN = 50
"""Serials left out behind the last one known by who came back from a backup and may have forgotten
some."""


def form_number(area: str, period: Period, used: Iterable[str], by_street: bool) -> str:
    """The next number of a 推荐表: area, period and a serial. The street's office has serials of
    its own (S01), so that two computers without a network never give one number twice."""
    stem = f"{area}-{period.text}-" + ("S" if by_street else "")
    return f"{stem}{_next(stem, used):02d}"


def certificate_number(street: str, period: Period, used: Iterable[str], skip: int = 0) -> str:
    """The next number of a certificate, 街道-年-期-序, the serials of a year's period shared by
    all levels; `skip` leaves some out."""
    stem = f"{street}-{period.year:04d}-{period.mark}-"
    return f"{stem}{_next(stem, used) + skip:03d}"


def notice_number(area: str, period: Period, used: Iterable[str]) -> str:
    """The next number of a notice."""
    stem = f"{area}-{period.text}-G"
    return f"{stem}{_next(stem, used):02d}"


def _next(stem: str, used: Iterable[str]) -> int:
    ends = [number[len(stem) :] for number in used if number.startswith(stem)]
    return max((int(end) for end in ends if _is_serial(end)), default=0) + 1


def _is_serial(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7
