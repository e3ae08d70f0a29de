"""What is asked of a whole row of a ledger: what is wrong by field, as reasons (texts.reasons)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from gridcredit.domain.kinds.article import Article
from gridcredit.domain.kinds.enterprise_visit import EnterpriseVisit
from gridcredit.domain.kinds.group_post import GroupPost
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.kinds.occasion import Occasion
from gridcredit.domain.kinds.poster_inspection import PosterInspection
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.kinds.publicity_activity import PublicityActivity
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.credit_codes import credit_code_fault

Faults = dict[str, str]
"""Why a field cannot stay as it is; blank where nothing is wrong."""

INSPECTION_DAYS = 30
"""Days after which a poster that hangs wants a look again."""
_LEAP = 2024


def article_faults(row: Article, today: date, _above: object) -> Faults:
    """An article is published by the day it is entered."""
    return _not_ahead(today, on=row.on)


def article_joined(row: Article, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """One text in two outlets is one article: the outlet that a file has for a known one stands
    beside the first with its day and link, the first day stays, and what is known stays."""
    outlet, also = str(values.get("outlet", "")), dict.fromkeys(row.also)
    also |= dict.fromkeys(values.get("also", ()))
    told = {name: value for name, value in values.items() if name not in ("on", "also")}
    if outlet and outlet != row.outlet:
        day = values.get("on")
        line = " ".join(filter(None, (outlet, str(day or ""), str(values.get("link", "")))))
        if not any(one.split()[:1] == [outlet] for one in also):
            also[line] = None
        told = {name: value for name, value in told.items() if name not in ("outlet", "link")}
    return told | {"also": tuple(also)}


def activity_faults(row: PublicityActivity, today: date, _above: object) -> Faults:
    """An activity may be planned; who came is known afterwards."""
    if row.on > today and (row.attendance or row.materials):
        return {"on": "in_future"}
    return {}


def placement_faults(row: PosterPlacement, today: date, _above: object) -> Faults:
    """A poster is agreed to, put up and taken down in this order, none of it ahead."""
    found = _not_ahead(
        today, agreed_on=row.agreed_on, put_up_on=row.put_up_on, taken_down_on=row.taken_down_on
    )
    if row.put_up_on and not row.agreed_on:
        found.setdefault("agreed_on", "not_agreed")
    found |= _in_order("put_up_on", "not_agreed_yet", row.agreed_on, row.put_up_on)
    if row.taken_down_on and not row.put_up_on:
        found.setdefault("put_up_on", "not_put_up")
    return found | _in_order("taken_down_on", "before_put_up", row.put_up_on, row.taken_down_on)


def inspection_faults(row: PosterInspection, today: date, above: object) -> Faults:
    """Only what hangs is looked at, from the day on that it was put up."""
    found = _not_ahead(today, on=row.on)
    if isinstance(above, PosterPlacement):
        if above.put_up_on is None:
            found["placement"] = "not_put_up"
        else:
            if row.found is InspectionResult.INTACT and is_other_code(above, row.code_read):
                found["found"] = "code_is_another"
            found |= _in_order("on", "before_put_up", above.put_up_on, row.on)
            found |= _in_order("on", "poster_taken_down", row.on, above.taken_down_on)
    return found


def post_faults(row: GroupPost, today: date, _above: object) -> Faults:
    """A post is out by the day it is entered."""
    return _not_ahead(today, on=row.on)


def visit_faults(row: EnterpriseVisit, today: date, _above: object) -> Faults:
    """A visit is over by the day it is entered; its code is a right one, where one is given."""
    found = _not_ahead(today, on=row.on, replied_on=row.replied_on)
    if row.credit_code and (reason := credit_code_fault(row.credit_code)):
        found["credit_code"] = reason
    found |= _in_order("replied_on", "before_the_visit", row.on, row.replied_on)
    if row.reply and not row.appeal:
        found["reply"] = "nothing_asked"
    return found


def incentive_faults(row: Incentive, _today: date, _above: object) -> Faults:
    """From and until, youngest and oldest stand in their order."""
    found = _in_order("until", "until_before", row.on, row.until)
    if row.age_from > row.age_to:
        found["age_to"] = "until_before"
    return found


def occasion_faults(row: Occasion, _today: date, _above: object) -> Faults:
    """A day of every year, a month, or an announced day."""
    if not row.month and row.announced is None:
        return {"announced": "empty"}
    if not row.month:
        return _in_order("until", "until_before", row.announced, row.until)
    if row.day and row.day > calendar.monthrange(_LEAP, row.month)[1]:
        return {"day": "not_a_date"}
    return _in_order("until", "until_before", row.announced, row.until)


def _not_ahead(today: date, **days: date | None) -> Faults:
    return {name: "in_future" for name, day in days.items() if day is not None and day > today}


def _in_order(field: str, reason: str, first: date | None, then: date | None) -> Faults:
    return {field: reason} if first and then and then < first else {}


def is_due_for_look(row: PosterPlacement, looks: Iterable[PosterInspection], today: date) -> bool:
    """Whether a poster that hangs wants an inspection."""
    if row.put_up_on is None or row.taken_down_on is not None or row.removed:
        return False
    last = max((look.on for look in looks if not look.removed), default=row.put_up_on)
    return last + timedelta(days=INSPECTION_DAYS) <= today


def is_other_code(row: PosterPlacement, code_read: str) -> bool:
    """疑似换码: whether what a camera read on a poster is not what it was printed with."""
    read = code_read.strip()
    return bool(read) and bool(row.link) and read not in (row.link, row.number)
