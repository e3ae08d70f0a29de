"""Posters where they hang: how each stands, and what a code read on one says (practice, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from gridcredit.domain.kinds.poster_inspection import PosterInspection
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.rules import is_due_for_look, is_other_code


class PosterState(StrEnum):
    """How a placement stands; what is wrong first."""

    SWAPPED = "swapped"  # 疑似换码
    MISSING = "missing"  # 失踪
    DAMAGED = "damaged"  # 破损
    COVERED = "covered"  # 遮挡
    DUE = "due"  # 待巡查
    PLANNED = "planned"  # 拟投放
    AGREED = "agreed"  # 业主同意
    HANGS = "hangs"  # 已张贴
    DOWN = "down"  # 已撤除


_WRONG = {
    InspectionResult.SWAPPED: PosterState.SWAPPED,
    InspectionResult.MISSING: PosterState.MISSING,
    InspectionResult.DAMAGED: PosterState.DAMAGED,
    InspectionResult.COVERED: PosterState.COVERED,
}


def last_look(looks: Iterable[PosterInspection]) -> PosterInspection | None:
    """The latest inspection."""
    standing = (look for look in looks if not look.removed)
    return max(standing, key=lambda look: (look.on, look.id), default=None)


def state(row: PosterPlacement, looks: Sequence[PosterInspection], today: date) -> PosterState:
    """How a placement stands on a day: by what was last found, while it hangs."""
    if row.taken_down_on is not None:
        return PosterState.DOWN
    if row.put_up_on is None:
        return PosterState.AGREED if row.agreed_on is not None else PosterState.PLANNED
    last = last_look(looks)
    if last is not None and last.found in _WRONG:
        return _WRONG[last.found]
    return PosterState.DUE if is_due_for_look(row, looks, today) else PosterState.HANGS


def is_its_code(row: PosterPlacement, text: str) -> bool:
    """Whether a text that was read is what a poster was printed with, or its number."""
    return bool(text.strip()) and text.strip() in (row.link, row.number)


def others_of(row: PosterPlacement, text: str, hang: Iterable[PosterPlacement]) -> tuple[str, ...]:
    """The numbers of the other posters whose code a text is, where it is not a poster's own."""
    if is_its_code(row, text):
        return ()
    return tuple(one.number for one in hang if one.id != row.id and is_its_code(one, text))


def judged(row: PosterPlacement, codes: Iterable[str]) -> tuple[InspectionResult | None, str]:
    """What the codes read on a photo say of a poster, and the code that says it: whole where its
    own is among them, perhaps swapped where only others are; nothing where none was read, or where
    nobody knows what it was printed with."""
    read = sorted(filter(None, map(str.strip, codes)))
    own = [code for code in read if is_its_code(row, code)]
    if own:
        return InspectionResult.INTACT, own[0]
    other = [code for code in read if is_other_code(row, code)]
    return (InspectionResult.SWAPPED, other[0]) if other else (None, read[0] if read else "")
