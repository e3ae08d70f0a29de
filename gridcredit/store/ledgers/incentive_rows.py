"""Incentives as visits name them: their titles, and how often each was introduced."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridcredit.domain.kinds import incentive
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.incentives import introduced
from gridcredit.store.journal.standing_facts import stands_among_many
from gridcredit.store.ledgers.rows import rows
from gridcredit.store.schema.travelling import TABLES

_TABLE = TABLES["incentive"]

_INTRODUCED = text(f"""SELECT v.topics, r.area, count(*) FROM visit v
JOIN revision r ON r.arrival = v.revised
WHERE v.topics LIKE '%"incentive:%' AND {stands_among_many("visit", "v")}
GROUP BY v.topics, r.area""")


def introductions(s: Session) -> Counter[tuple[str, str]]:
    """At how many visits that stand a measure was introduced, by its code and the code of the
    area that answered for the visit."""
    found: Counter[tuple[str, str]] = Counter()
    for topics, area, count in s.execute(_INTRODUCED):
        for code in set(introduced(json.loads(topics))):
            found[code, area] += count
    return found


def of_areas(s: Session, areas: Iterable[Area]) -> list[Incentive]:
    """The measures that stand in areas, in the order of the areas, those taken off left out."""
    order = {area.id: at for at, area in enumerate(areas)}
    found: list[Incentive] = rows(s, incentive.KIND, list(order))
    return sorted(found, key=lambda row: (order[row.area], row.id))


def titles(s: Session, areas: Iterable[Area]) -> dict[str, str]:
    """What the measures of areas are called, by code; of the same code the first area's."""
    order = {area.id.bytes: at for at, area in enumerate(areas)}
    columns = (_TABLE.area, _TABLE.id, _TABLE.code, _TABLE.title)
    found = s.execute(select(*columns).where(_TABLE.area.in_(order), _TABLE.removed == "")).all()
    named: dict[str, str] = {}
    for _area, _id, code, title in sorted(found, key=lambda row: (order[row[0]], row[1])):
        named.setdefault(code, title)
    return named
