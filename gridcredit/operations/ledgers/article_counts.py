"""How many articles each unit published: a street one a week at least, a department one or two a
month (seed document, items 3 to 10). Shown, never ranked, and left out of scores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds import article
from gridcredit.domain.kinds.article import Article
from gridcredit.operations.desk import Desk
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """A unit's articles of the running week (Monday to Sunday) and month, each once whatever the
    outlets; departments are asked for by the month."""

    unit: str
    week: int
    month: int
    is_department: bool = False


def article_counts(desk: Desk) -> list[ArticleCount]:
    """The streets of a district in their order, or this office itself; then departments by
    name."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    monday = today - timedelta(days=today.weekday())
    with desk.reading() as session:
        areas = area_rows.all_areas(session)
        own = area_rows.area_by_code(session, desk.node.area)
        first = min(monday, today.replace(day=1))
        held: list[Article] = stored.rows(
            session, article.KIND, [area.id for area in areas], first, monday + _WEEK
        )
        units = [area for area in areas if area.parent == own.id]
        units = units if desk.office is Office.DISTRICT else [own]
        unit_of = {area.id: unit for unit in units for area in area_rows.under(session, unit.id)}
    found = []
    for unit in units:
        mine = [one.on for one in held if unit_of.get(one.area) is unit and not one.unit]
        found.append(_count(unit.name, mine, monday, today))
    for name in sorted({one.unit for one in held} - {""}):
        mine = [one.on for one in held if one.unit == name]
        found.append(_count(name, mine, monday, today, is_department=True))
    return found


def _count(
    unit: str, days: list[date], monday: date, today: date, *, is_department: bool = False
) -> ArticleCount:
    week = sum(monday <= day <= monday + _WEEK for day in days)
    month = sum((day.year, day.month) == (today.year, today.month) for day in days)
    return ArticleCount(unit, week, month, is_department)
