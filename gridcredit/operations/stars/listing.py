"""Lists of nominations, and what a certificate's number stands for.

`list_stars(desk, period="", level=None, stage=None, area="", purpose="") -> list[StarLine]`: names
are masked unless a purpose is given, which is logged. `star_line(desk, star, purpose="")` gives
one. `check_certificate(desk, number) -> CertificateState`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.masks import mask_name, mask_numbers
from gridcredit.domain.stars.codes import StarKind, StarLevel, StarStage
from gridcredit.domain.stars.periods import period_of
from gridcredit.domain.stars.stages import OPEN
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.doubting import doubts
from gridcredit.operations.stars.honours import REVOKED
from gridcredit.store.stars.honours import all_honours


class CertificateState(StrEnum):
    """What a certificate's number stands for."""

    VALID = "valid"
    REVOKED = "revoked"  # 已撤销
    OFF_LIST = "off_list"  # given, but not to be named any more; the street says why
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is known of a certificate's number: its state, and the nomination where it is known."""

    number: str
    state: CertificateState
    line: StarLine | None = None


def list_stars(
    desk: Desk,
    period: str = "",
    level: StarLevel | None = None,
    stage: StarStage | None = None,
    area: str = "",
    purpose: str = "",
) -> list[StarLine]:
    """The nominations of an area (a code; "": all known here), by period and number, of these
    period, level and stage where one is given; those under way with what is pointed out of them
    (repeats, the quota). Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "stars", purpose)
    wanted = period_of(period.strip()).text if period.strip() else ""
    with desk.reading() as session:
        board = Board(session, desk.today())
        within = _within(desk, board.tree, area)
        lines = board.lines(within, [wanted] if wanted else []) if area else board.everywhere()
        found = [
            _with_doubts(board, line)
            for line in lines
            if (not wanted or line.star.period == wanted)
            and level in (None, line.star.level)
            and stage in (None, line.stage)
        ]
    return found if purpose else [masked(line) for line in found]


def star_line(desk: Desk, star: UUID, purpose: str = "") -> StarLine:
    """One nomination by any fact of its chain. Raises NotFound, AlreadyCorrected."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "stars", purpose)
    with desk.reading() as session:
        line = Board(session, desk.today()).line(star)
    return line if purpose else masked(line)


def check_certificate(desk: Desk, number: str) -> Certificate:
    """Whether a certificate's number stands for an honour; names are masked. Where nominations are
    not known, as at a district, what is heard of honours tells."""
    desk.actor.require(Duty.READ)
    wanted = number.strip()
    with desk.reading() as session:
        lines = Board(session, desk.today()).everywhere()
        heard = {honour.certificate: honour.removed for honour in all_honours(session)}
    for line in lines:
        # Who came back from a backup may have given a second number for the same honour.
        numbers = {told.fact.certificate for told in line.nomination.awards if told.by_street}
        if wanted and wanted in numbers:
            revoked = line.stage is StarStage.REVOKED
            state = CertificateState.REVOKED if revoked else CertificateState.VALID
            return Certificate(wanted, state, masked(line))
    return Certificate(wanted, _state_heard(heard.get(wanted)))


def _state_heard(removed: str | None) -> CertificateState:
    """What an honour says of its certificate; None where there is none."""
    if removed is None:
        return CertificateState.UNKNOWN
    if removed == REVOKED:
        return CertificateState.REVOKED
    return CertificateState.OFF_LIST if removed else CertificateState.VALID


def masked(line: StarLine) -> StarLine:
    """A line as it may be shown without a purpose: no name in full, no story."""
    star = masked_form(line.star)
    nomination = replace(line.nomination, star=star)
    members = tuple(mask_name(name) for name in line.members)
    return replace(line, star=star, members=members, nomination=nomination)


def masked_form(star: Star) -> Star:
    """A form as it may be shown without a purpose. A group's name is nobody's."""
    shown = star.name if star.kind is StarKind.GROUP else mask_name(star.name)
    summary = star.summary.replace(star.name, shown) if star.name else star.summary
    return replace(
        star,
        name=shown,
        summary=mask_numbers(summary),
        story="",
        ties="",
        exception="",
        witnesses=tuple(mask_name(witness) for witness in star.witnesses),
        by=mask_name(star.by),
        scan="",
        photo="",
    )


def _with_doubts(board: Board, line: StarLine) -> StarLine:
    return replace(line, doubts=doubts(board, line.star)) if line.stage in OPEN else line


def _within(desk: Desk, tree: AreaTree, code: str) -> list[UUID]:
    if not code:
        return []
    if tree.by_code(code) is None:
        raise AreaUnknown(code)
    if not tree.covers(desk.node.area, code):
        raise AreaOutside(code, desk.node.area)
    return [area.id for area in tree.subtree(code)]
