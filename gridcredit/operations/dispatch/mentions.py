"""通报表扬 and 通报批评 of units: proposed from the figures, named only once a person confirms."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import is_behind, trends
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, IssuedAlready
from gridcredit.domain.kinds.unit_mention import UnitMention
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.rates import NO_RATE
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.earlier import issued_before
from gridcredit.operations.dispatch.seen import so_far
from gridcredit.operations.visits.takingback import void
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.register import area_rows
from gridcredit.store.schema.travelling import TABLES

_MONTHLY = Report.MONTHLY
_MENTION = TABLES["unit_mention"]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A unit that is named in a month's bulletin, or might be; `id` is none before a person
    confirmed it."""

    unit: str
    praised: bool
    ground: str
    id: UUID | None = None


def mentions(desk: Desk, month: str) -> list[Mentioned]:
    """Who is named in a month, and who might be: praise first, then by name. Raises BadValue,
    AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    span = span_named(_MONTHLY, month)
    table = so_far(desk, _MONTHLY, span)
    with desk.reading() as session:
        known = confirmed(desk, session, span.text)
        earlier = issued_before(desk, session, _MONTHLY, span)
    said = {(one.unit, one.praised) for one in known}
    open_ones = [one for one in proposed(table, earlier) if (one.unit, one.praised) not in said]
    return sorted([*known, *open_ones], key=lambda one: (not one.praised, one.id is None, one.unit))


def confirmed(desk: Desk, session: Session, month: str) -> list[Mentioned]:
    """Who is named in a month's bulletin of this office."""
    own = area_rows.area_by_code(session, desk.node.area)
    where = (_MENTION.area == own.id.bytes, _MENTION.span == month)
    found = load_standing(session, UnitMention, *where)
    told = (Mentioned(one.unit, one.praised, one.ground, one.id) for one in found)
    return sorted(told, key=lambda one: (not one.praised, one.unit))


def proposed(table: FrozenTable, earlier: list[FrozenTable]) -> list[Mentioned]:
    """Who might be named by the figures: praise for who leads or gained most and is not behind,
    blame for who is behind or sent nothing. Numbers of articles are no ground."""
    found: list[Mentioned] = []
    told = trends(table, earlier[:1])
    placed = [one for one in told if one.row.rank is not None]
    gains = [float(one.change) for one in placed if one.change != NO_RATE]
    for one in placed:
        row, good = one.row, []
        if row.rank == 1 and row.total:
            good.append(f"注册率{row.rate}%，排名第一")
        if gains and one.change != NO_RATE and float(one.change) == max(gains) > 0:
            good.append(f"注册率较上月提高{one.change.lstrip('+')}个百分点，提高最多")
        if good and not row.late and not is_behind(row):
            found.append(Mentioned(row.name, True, "；".join(good)))
    for one in told:
        row, bad = one.row, []
        if row.late:
            bad.append(f"没有按时报送数据（数据截至{row.as_of or '尚未报送'}）")
        if is_behind(row):
            bad.append(f"注册率{row.rate}%，低于序时进度{row.pace_gap.lstrip('-')}个百分点")
        if bad:
            found.append(Mentioned(row.name, False, "；".join(bad)))
    return found


def confirm(desk: Desk, month: str, unit: str, ground: str, *, praised: bool) -> UUID:
    """Name a unit in a month's bulletin. Raises BadValue (no ground, no unit of this office, named
    so already), IssuedAlready, AreaUnknown."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    span, why = span_named(_MONTHLY, month), ground.strip()
    if not why:
        raise BadValue("ground", "", "empty")
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        _require_open(session, own.id, span.text)
        if unit not in _units(session, own.id, own.name):
            raise BadValue("unit", unit, "area_not_known")
        known = confirmed(desk, session, span.text)
        if any(one.unit == unit and one.praised == praised for one in known):
            raise BadValue("unit", unit, "named_already")
        made = UnitMention(desk.new_id(), own.id, span.text, unit, praised, desk.today(), why)
        journal.add(session, [made])
    return made.id


def take_back(desk: Desk, mention: UUID, reason: str) -> None:
    """Name a unit no more. Raises BadValue (not named), IssuedAlready."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        where = (_MENTION.area == own.id.bytes, _MENTION.id == mention.bytes)
        held = load_standing(session, UnitMention, *where)
        if not held:
            raise BadValue("unit", "", "not_named")
        _require_open(session, own.id, held[0].span)
        void(desk, session, held, reason)


def _require_open(session: Session, own: UUID, month: str) -> None:
    issue = stored.issue_of(session, own, _MONTHLY, month)
    if issue is not None:
        raise IssuedAlready(month, issue.frozen_at.replace("T", " "))


def _units(session: Session, own: UUID, name: str) -> set[str]:
    below = {area.name for area in area_rows.all_areas(session) if area.parent == own}
    return below | {f"{name}本级"}
