"""折页: the measures that may be told here, as a leaflet in three folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import IncentiveGrade, Scene
from gridcredit.domain.ledgers.incentives import in_order
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.measures import live_rows
from gridcredit.operations.register.office_texts import in_force
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.incentives.leaflet import (
    LeafletItem,
    LeafletPaper,
    LeafletScene,
    leaflet_sheets,
)
from gridcredit.reports.incentives.leaflet_text import LeafletText
from gridcredit.reports.writing import write_paper
from gridcredit.store.journal import nodes

_COLOURS = {
    Scene.HEALTH: "#B62A24",
    Scene.TRAVEL: "#2B6684",
    Scene.SERVICES: "#8A5A14",
    Scene.CULTURE: "#5C4A86",
    Scene.LIVING: "#3A7349",
}
_GRADES = {IncentiveGrade.AAA: "AAA", IncentiveGrade.AA: "AA", IncentiveGrade.BOTH: "AAA、AA"}


@dataclass(frozen=True, slots=True)
class LeafletPrinted:
    """How many pages and measures, and the titles of those whose words found no room whole."""

    pages: int
    items: int
    shortened: tuple[str, ...]


def print_leaflet(desk: Desk, out: Path, progress: Progress = no_progress) -> LeafletPrinted:
    """Write the measures that run today, by scene; the same ones on the same day are the same
    bytes. Raises BadValue (none runs), GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.PRINT_POSTERS)
    with desk.reading() as session:
        rows = in_order(live_rows(session, desk.node.area, desk.today()))
        known = in_force(session, desk.node.area)
        above = nodes.parent(session) if desk.office.is_lowest else None
    if not rows:
        raise BadValue("incentives", "", "no_incentive_runs")
    offscreen()
    on = desk.today()
    unit = known.unit or (above or desk.node).name
    edition, scenes = f"{on.year}年{on.month}月{on.day}日印制", _scenes(rows)
    told = LeafletText(unit, known.hotline, edition, len(rows), tuple(s.words for s in scenes))
    sheets, shortened = leaflet_sheets(LeafletPaper(told, scenes))
    pages = write_paper(out, sheets, "榴花分激励措施", progress=progress)
    return LeafletPrinted(pages, len(rows), tuple(shortened))


def _scenes(rows: Sequence[Incentive]) -> tuple[LeafletScene, ...]:
    found = []
    for scene in Scene:
        items = tuple(_item(row) for row in rows if row.scene is scene)
        if items:
            found.append(LeafletScene(texts.word(scene), _COLOURS[scene], items))
    return tuple(found)


def _item(row: Incentive) -> LeafletItem:
    gives = (texts.word(row.benefit), row.amount, row.quota, row.frequency)
    claim = (texts.word(row.claim), row.place)
    ends = row.until.isoformat() if row.until else ""
    told = (
        ("条件", row.condition),
        ("办理", "，".join(filter(None, claim))),
        ("年龄", _age(row)),
        ("带上", row.documents),
        ("电话", f"{row.contact}　　截止 {ends}"),
        ("承办", row.department),
    )
    lines = tuple((label, _plain(words)) for label, words in told if words.strip())
    return LeafletItem(row.title, _GRADES[row.grade], " · ".join(filter(None, gives)), lines)


def _age(row: Incentive) -> str:
    if row.age_from <= 0 and row.age_to >= 150:
        return ""
    if row.age_to >= 150:
        return f"{row.age_from} 岁及以上"
    return f"{row.age_from} 至 {row.age_to} 岁"


def _plain(words: str) -> str:
    return " ".join(words.split())
