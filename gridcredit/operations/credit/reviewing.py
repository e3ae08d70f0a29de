"""审核: what is said of entries under review, by who recorded none of them and is tied to nobody in
them; asked anew at the moment of decision, across computers too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from gridcredit.domain.credit.codes import Decision, Seat
from gridcredit.domain.credit.entry_rules import missing_evidence
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.recusal import Recusal, Ties
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    BadValue,
    CheckedAlone,
    EvidenceMissing,
    MeetingWanted,
    MustKeepOut,
    NotDecidedHere,
    OnlyPartKnown,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_meeting import CreditMeeting
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.credit.ledgers import (
    Chosen,
    choose,
    own_handler,
    recorders,
    require_deciding,
    require_open,
    seat_deciding,
)
from gridcredit.operations.credit.meetings import kept_out, meeting_of, require_quorum
from gridcredit.operations.credit.places import seat_of
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.marks import beside, marked
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal

_WITH_REASON = (Decision.RETURN, Decision.HOLD)


def decide(
    desk: Desk,
    entries: Sequence[UUID],
    decision: Decision,
    reason: str = "",
    meeting: UUID | None = None,
) -> tuple[UUID, ...]:
    """Pass, return or hold some entries, all or none; the ids of their first facts.

    Raises NotFound, BadValue (no reason to return or hold), NotDecidedHere, EntryVoided,
    EntryClosed, EntryDisputed, MustKeepOut, EvidenceMissing, CheckedAlone, MeetingWanted,
    QuorumFallen, OnlyPartKnown, MovedAway.
    """
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.writing() as session:
        return keep_decision(desk, session, entries, decision, reason, meeting)


def keep_decision(
    desk: Desk,
    session: Session,
    entries: Sequence[UUID],
    decision: Decision,
    reason: str = "",
    meeting: UUID | None = None,
) -> tuple[UUID, ...]:
    """Write what is decided of some entries after its rules were asked."""
    if decision is Decision.HAND_UP:
        raise BadValue("decision", decision.value, "pass | return | hold")
    why = checked_reason(reason) if decision in _WITH_REASON or reason.strip() else ""
    chosen = _chosen(desk, session, entries)
    for row in chosen.rows:
        require_deciding(desk, chosen.area, seat_deciding(chosen.decides, row))
        require_open(row)
    held = meeting_of(session, meeting, chosen.area.id) if meeting else None
    _require_meeting(chosen, held)
    _require_apart(desk, session, chosen.rows, held)
    if decision is Decision.PASS:
        _require_passable(session, chosen)
    if held is not None:
        require_quorum(held, [row.id for row in chosen.rows])
    return _keep(desk, session, chosen.rows, decision, why, meeting)


def hand_up(desk: Desk, entries: Sequence[UUID], reason: str) -> tuple[UUID, ...]:
    """Let the street decide some entries, all or none; the ids of their first facts. Whoever must
    keep out of one may hand it up: nothing is said of it by that.

    Raises NotFound, BadValue (no reason), NotDecidedHere, EntryVoided, EntryClosed, EntryDisputed,
    MovedAway.
    """
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.writing() as session:
        why = checked_reason(reason)
        chosen = _chosen(desk, session, entries)
        for row in chosen.rows:
            _require_village_decides(desk, chosen, row)
            require_open(row)
        return _keep(desk, session, chosen.rows, Decision.HAND_UP, why)


def _chosen(desk: Desk, session: Session, entries: Sequence[UUID]) -> Chosen:
    chosen = choose(desk, session, entries)
    for row in chosen.rows:
        if row.fact is None:
            raise OnlyPartKnown("credit_entry", str(row.id))
    return chosen


def _require_village_decides(desk: Desk, chosen: Chosen, row: LedgerRow) -> None:
    """Raise NotDecidedHere where the street decides an entry already, or this is no village."""
    seat = seat_deciding(chosen.decides, row)
    if seat is Seat.STREET or seat_of(desk) is not Seat.VILLAGE:
        raise NotDecidedHere(chosen.area.name, seat.value)


def _require_meeting(chosen: Chosen, meeting: CreditMeeting | None) -> None:
    rules = chosen.book.set_for(month_of(chosen.today))
    if meeting is None and rules is not None and rules.rules.meeting_required:
        raise MeetingWanted(chosen.area.name)


def _require_apart(
    desk: Desk, session: Session, rows: Iterable[LedgerRow], meeting: CreditMeeting | None
) -> None:
    """Raise MustKeepOut where the person at the keyboard may not decide one of the entries."""
    ties = ties_of(session, own_handler(desk))
    for row in rows:
        reason = keeps_out(ties, row)
        if reason is None and meeting and desk.actor.name in kept_out(meeting, row.id):
            reason = Recusal.SAID_AT_MEETING
        if reason is not None:
            raise MustKeepOut(str(row.id), reason.value)


def keeps_out(ties: Ties, row: LedgerRow) -> Recusal | None:
    """Why somebody neither sees nor decides an entry."""
    return ties.keeps_out_of(row.household, row.resident, recorders(row))


def _require_passable(session: Session, chosen: Chosen) -> None:
    for row in chosen.rows:
        item = chosen.book.item(row.on, row.item)
        if row.fact and item and (missing := missing_evidence(item.evidence, row.fact.evidence)):
            raise EvidenceMissing(str(row.id), "、".join(missing))
    if len(chosen.rows) > 1:
        others = beside(session, chosen.rows, chosen.book)
        found = marked(session, chosen.rows, chosen.book, others)
        if several := sum(bool(row.spot_check) for row in found):
            raise CheckedAlone(several)


def _keep(
    desk: Desk,
    session: Session,
    rows: Iterable[LedgerRow],
    decision: Decision,
    why: str,
    meeting: UUID | None = None,
) -> tuple[UUID, ...]:
    """A decision names the content that it was made of: the fact that stands."""
    listed = [(row, row.fact) for row in rows if row.fact]
    made = [
        CreditDecision(
            desk.new_id(), fact.id, decision, desk.today(), why, meeting,
            as_author(desk.actor.name), desk.actor.resident,
        )
        for _, fact in listed
    ]  # fmt: skip
    journal.add(session, made)
    return tuple(row.id for row, _ in listed)
