"""Numbers of nominations, notices and certificates; one that was given is never given again."""

from __future__ import annotations

from collections.abc import Iterable

from gridcredit.domain.stars.periods import Period


def form_stem(area: str, period: Period, by_street: bool) -> str:
    """What a 推荐表's number begins with: area and period. The street's office has serials of its
    own (S01), so that two computers without a network never give one number twice."""
    return f"{area}-{period.text}-" + ("S" if by_street else "")


def notice_stem(area: str, period: Period) -> str:
    """What a notice's number begins with."""
    return f"{area}-{period.text}-G"


def certificate_stem(street: str, period: Period) -> str:
    """What a certificate's number begins with: 街道-年-期, its serials shared by all levels."""
    return f"{street}-{period.year:04d}-{period.mark}-"


def next_number(stem: str, used: Iterable[str], width: int = 2) -> str:
    """The number behind all that were used with that beginning."""
    ends = [number[len(stem) :] for number in used if number.startswith(stem)]
    last = max((int(end) for end in ends if _is_serial(end)), default=0)
    return f"{stem}{last + 1:0{width}d}"


def _is_serial(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7
