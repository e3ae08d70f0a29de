"""The village's fund for goods: what came in and what went out, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.credit.codes import Flow
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldrules import as_author, line
from gridcredit.domain.kinds.fund_move import FundMove
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.writing import is_text, normalise_text
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.store.credit.facts import told
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections
from gridcredit.store.schema.travelling import TABLES

_MOVE = TABLES["fund_move"]
_WORDS = line(200, least=1)
_MOST = 10**12  # fen


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of the fund by its id, and what is left behind it in fen; of one day the lines stand
    in the order in which they were written."""

    id: UUID
    fact: FundMove
    left: int


def add_to_fund(
    desk: Desk, on: date, flow: Flow, amount: int, words: str, village: str = ""
) -> UUID:
    """Write that money came in or went out, in fen. Raises BadValue, ClockBehind, AreaUnknown,
    AreaOutside."""
    desk.actor.require(Duty.KEEP_GOODS)
    if not 0 < amount <= _MOST:
        raise BadValue("amount", str(amount), "more_than_none" if amount <= 0 else "too_large")
    what = normalise_text(words) if is_text(words) else ""
    if fault := _WORDS(what) if is_text(words) else "not_text":
        raise BadValue("words", what, fault)
    with desk.writing() as session:
        refuse_future(session, "on", on, desk.clock())
        area = village_of_code(desk, session, village)
        by = as_author(desk.actor.name)
        move = FundMove(desk.new_id(), area.id, on, flow, amount, what, by, desk.actor.resident)
        journal.add(session, [move])
    return move.id


def list_fund(desk: Desk, village: str = "") -> list[FundLine]:
    """The lines of a village's fund in the order of their days. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        found = told(session, FundMove, _MOVE.area == area.id.bytes)
    lines, left = [], 0
    for one in sorted(found, key=lambda one: (one.fact.on, one.order)):
        left += one.fact.amount if one.fact.flow is Flow.IN else -one.fact.amount
        lines.append(FundLine(one.root, one.fact, left))
    return lines


def take_back_fund(desk: Desk, move: UUID, reason: str) -> None:
    """Take a line of the fund back that was a mistake. Raises NotFound, AlreadyCorrected, BadValue,
    MovedAway."""
    desk.actor.require(Duty.KEEP_GOODS)
    why = checked_reason(reason)
    with desk.writing() as session:
        fact: FundMove = corrections.standing_fact(session, "fund_move", move)
        void = FundMove(
            desk.new_id(), fact.area, fact.on, fact.flow, fact.amount, fact.words,
            as_author(desk.actor.name), desk.actor.resident, fact.id, True, why,
        )  # fmt: skip
        journal.add(session, [void])
