"""What ledgers ask an office for: occasions to prepare, posters to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds import occasion, poster_inspection, poster_placement
from gridcredit.domain.kinds.occasion import Occasion
from gridcredit.domain.kinds.poster_inspection import PosterInspection
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.occasions import coming, is_near
from gridcredit.domain.ledgers.rules import INSPECTION_DAYS, is_due_for_look
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_TERM = timedelta(days=INSPECTION_DAYS)


class LedgerTaskKind(StrEnum):
    """What is to be done."""

    OCCASION = "occasion_ahead"
    POSTER = "poster_to_look_at"


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """One thing to do: of which record, what, until when, and about what: an occasion, a poster's
    number."""

    id: UUID
    kind: LedgerTaskKind
    due: date
    about: str


def ledger_tasks(desk: Desk, session: Session) -> list[LedgerTask]:
    """Everything of this kind that an office is to do, by day; nothing for who keeps no
    ledgers."""
    if not desk.actor.may(Duty.KEEP_LEDGERS) and not desk.actor.may(Duty.SET_TASKS):
        return []
    found = [*_occasions(session, desk.today()), *_posters(desk, session)]
    return sorted(found, key=lambda task: (task.due, task.kind, task.id))


def _occasions(session: Session, today: date) -> Iterator[LedgerTask]:
    held: list[Occasion] = stored.rows(session, occasion.KIND, [])
    for one in held:
        found = coming(one, today)
        if found is not None and is_near(found):
            yield LedgerTask(one.id, LedgerTaskKind.OCCASION, found.first, one.name)


def _posters(desk: Desk, session: Session) -> Iterator[LedgerTask]:
    own = area_rows.area_by_code(session, desk.node.area)
    areas = [area.id for area in area_rows.under(session, own.id)]
    placed: list[PosterPlacement] = stored.rows(session, poster_placement.KIND, areas)
    looks: dict[UUID, list[PosterInspection]] = {}
    found: list[PosterInspection] = stored.rows(session, poster_inspection.KIND, areas)
    for look in found:
        looks.setdefault(look.placement, []).append(look)
    for one in placed:
        seen = looks.get(one.id, [])
        if is_due_for_look(one, seen, desk.today()) and one.put_up_on is not None:
            last = max((look.on for look in seen), default=one.put_up_on)
            yield LedgerTask(one.id, LedgerTaskKind.POSTER, last + _TERM, one.number)
