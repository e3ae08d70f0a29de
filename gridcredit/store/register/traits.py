"""What filters of the register ask (domain.filters), of whole grids: places, people, papers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import DwellingUse, PledgeStage
from gridcredit.domain.coverage import Cutoff, truths
from gridcredit.domain.filters import PaperState, Place, Traits
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import among, listing, uuid_of
from gridcredit.store.journal.standing_facts import stands_among_many
from gridcredit.store.register.coverage_facts import facts_in_grids

_PLACES = listing("""SELECT h.id, a.code, d.estate, d.building, d."use"
FROM household h JOIN dwelling d ON d.id = h.dwelling JOIN area a ON a.id = d.area
WHERE h.removed = '' AND d.removed = '' AND d.area IN :ids""")
_STEPS = f"""SELECT e.resident, e.pledge, e.stage, e."on", e.number, e.scan
FROM pledge_event e WHERE {stands_among_many("pledge_event", "e")}"""
_SCANNED = f"""SELECT DISTINCT b.number, b.resident
FROM pledge_scan p JOIN pledge_blank b ON b.id = p.blank
WHERE b.void = 0 AND {stands_among_many("pledge_scan", "p")}"""

_USES: dict[str, DwellingUse] = {use.value: use for use in DwellingUse}
_STAGES = {stage.value: (rank, stage) for rank, stage in enumerate(PledgeStage)}
_NONE: frozenset[PaperState] = frozenset()


@many_values()
def places_in(s: Session, grids: Collection[UUID]) -> dict[UUID, Place]:
    """Where every household of the grids is, those off the register left out."""
    return {
        (household := uuid_of(row)): Place(household, code, estate, building, _USES[use])
        for row, code, estate, building, use in among(s, _PLACES, grids)
    }


@many_values()
def traits_in(
    s: Session, grids: Collection[UUID], cut: Cutoff, *, with_papers: bool
) -> tuple[list[Traits], dict[UUID, Place]]:
    """Everybody on the register of the grids as of a day, and the places of its households; without
    `with_papers` nobody's papers are looked at."""
    places = places_in(s, grids)
    papers = paper_states(s) if with_papers else {}
    people = [
        Traits(
            places[facts.household],
            facts,
            truths(facts, cut),
            papers.get(facts.resident, _NONE),
        )
        for facts in facts_in_grids(s, grids)
        if not facts.removed and facts.household in places
    ]
    return people, places


@dataclass(slots=True)
class _Paper:
    """A pledge as its steps tell it: the last of them, and whether a page of it is kept."""

    resident: bytes
    last: tuple[str, int] = ("", -1)
    stage: PledgeStage = PledgeStage.DRAFTED
    signed: str = ""
    number: str = ""
    has_scan: bool = False


@many_values()
def paper_states(s: Session) -> dict[UUID, frozenset[PaperState]]:
    """What is missing of people's papers: of several that count, of the one signed last."""
    ask = s.connection().exec_driver_sql
    stand_ins = {one.bytes: other.bytes for one, other in aliases.all_aliases(s).items()}
    papers: dict[bytes, _Paper] = {}
    for resident, pledge, stage, on, number, scan in ask(_STEPS):
        paper = papers.setdefault(pledge, _Paper(stand_ins.get(resident, resident)))
        rank, known = _STAGES[stage]
        if (on, rank) > paper.last:
            paper.last, paper.stage = (on, rank), known
        if known is PledgeStage.SIGNED:
            paper.signed = on
        paper.number = number or paper.number
        paper.has_scan = paper.has_scan or bool(scan)
    kept: dict[str, bytes | None] = dict(iter(ask(_SCANNED)))
    found = _of_signed(papers.values(), kept)
    entered = {paper.number for paper in papers.values()}
    for number, resident in kept.items():
        if resident and number not in entered:
            whose = stand_ins.get(resident, resident)
            found[whose] = found.get(whose, _NONE) | {PaperState.NOT_ENTERED}
    return {uuid_of(resident): states for resident, states in found.items()}


def _of_signed(
    papers: Collection[_Paper], kept: Collection[str]
) -> dict[bytes, frozenset[PaperState]]:
    current: dict[bytes, _Paper] = {}
    for paper in papers:
        other = current.get(paper.resident)
        if paper.stage.counts_as_pledged and (other is None or paper.signed >= other.signed):
            current[paper.resident] = paper
    found: dict[bytes, frozenset[PaperState]] = {}
    for resident, paper in current.items():
        has_scan = paper.has_scan or paper.number in kept
        if not has_scan:
            found[resident] = frozenset({PaperState.WITHOUT_SCAN})
        elif paper.stage is PledgeStage.SIGNED:
            found[resident] = frozenset({PaperState.WITHOUT_CHECK})
    return found
