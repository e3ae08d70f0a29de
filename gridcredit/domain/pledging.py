"""信用承诺书: the stages of a paper and the numbers that offline laptops give without clashing."""

from __future__ import annotations

from collections.abc import Iterable

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import NumbersUsedUp

_LAST_SERIAL = 9999

FIRST_STAGES = frozenset({PledgeStage.DRAFTED, PledgeStage.SIGNED})
"""Where a paper may begin: a signed one need not have been drafted here."""

NEXT_STAGES: dict[PledgeStage, frozenset[PledgeStage]] = {
    PledgeStage.DRAFTED: frozenset({PledgeStage.SIGNED, PledgeStage.VOIDED}),
    PledgeStage.SIGNED: frozenset({PledgeStage.CHECKED, PledgeStage.WITHDRAWN, PledgeStage.VOIDED}),
    PledgeStage.CHECKED: frozenset(
        {PledgeStage.ARCHIVED, PledgeStage.WITHDRAWN, PledgeStage.VOIDED}
    ),
    PledgeStage.ARCHIVED: frozenset({PledgeStage.WITHDRAWN, PledgeStage.VOIDED}),
    PledgeStage.WITHDRAWN: frozenset(),
    PledgeStage.VOIDED: frozenset(),
}
"""What may follow: a paper once withdrawn or voided stays so; a new one gets a new number."""


def may_follow(stage: PledgeStage, last: PledgeStage | None) -> bool:
    """Whether a paper may come to a stage after the last one; None: it is new."""
    return stage in (FIRST_STAGES if last is None else NEXT_STAGES[last])


def number_stem(street_code: str, village_code: str, year: int) -> str:
    """街道-村居-年份-: what the pledge numbers of a village and year begin with. The village gives
    the part that follows its street's code, or its whole code where it is managed by another
    street."""
    village = village_code.removeprefix(street_code) or village_code
    return f"{street_code}-{village}-{year:04d}-"


def pledge_number(stem: str, serial: int) -> str:
    """街道-村居-年份-serial: 370403002-001-2026-0042. A computer that marks its numbers does so in
    the stem, behind the year: 370403002-001-2026-7KQ-0042."""
    return f"{stem}{serial:04d}"


def serial_of(number: str) -> int | None:
    """The serial at the end of a pledge number; None where the text is none."""
    tail = number.rpartition("-")[2]
    is_serial = tail.isascii() and tail.isdecimal() and len(tail) <= len(str(_LAST_SERIAL))
    return int(tail) if is_serial else None


def together(numbers: Iterable[str]) -> str:
    """Several numbers in one line, the beginning that they share said once:
    370403002-001-2026-0041、0042."""
    words: list[str] = []
    before = ""
    for number in numbers:
        stem, _, serial = number.rpartition("-")
        words.append(serial if stem == before else number)
        before = stem
    return "、".join(words)


def serial_range(grid_code: str, sibling_codes: Iterable[str]) -> range:
    """The grid's own share of 1..9999: the village's grids in the order of their codes share them
    evenly, so that laptops without a network give no number twice."""
    codes = sorted({grid_code, *sibling_codes})
    place = codes.index(grid_code)
    first = 1 + place * _LAST_SERIAL // len(codes)
    end = 1 + (place + 1) * _LAST_SERIAL // len(codes)
    return range(first, end)


def office_share(share: range, is_village: bool) -> range:
    """What of the share that no grid has is a village's own: the second half; the first is that of
    the street, which numbers beside it."""
    half = share.start + len(share) // 2
    return range(half, share.stop) if is_village else range(share.start, half)


def next_serial(share: range, used: Iterable[int]) -> int:
    """The next free serial of a share: after the last one used, voided ones included; gaps only
    when the end is reached. Raises NumbersUsedUp."""
    taken = {serial for serial in used if serial in share}
    after = max(taken, default=share.start - 1) + 1
    if after in share:
        return after
    free = next((serial for serial in share if serial not in taken), None)
    if free is None:
        raise NumbersUsedUp(share.start, share.stop - 1)
    return free
