"""Whatever order revisions come in, on any engine and at either office: one reading of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_answer import StarAnswer
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_consent import StarConsentGiven
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.kinds.star_revocation import StarRevocation
from gridcredit.domain.kinds.star_scheme import StarScheme
from gridcredit.domain.records import Record
from gridcredit.domain.stars.clocks import USUAL
from gridcredit.domain.stars.codes import (
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.nominations import Nomination
from gridcredit.domain.stars.stages import Standing, standing
from gridcredit.domain.workdays import Workdays
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, nodes
from gridcredit.store.stars.nominations import nomination, nominations, notices_of
from gridcredit.store.stars.schemes import all_schemes
from tests.store.conftest import Fresh
from tests.store.invented import PEN, new_ids
from tests.store.taking import SENDER, everywhere, lines_of

VILLAGE, STREET = UUID(int=41), UUID(int=42)
TOP = Area(area_id("370403002"), "370403002", "兴仁街道", AreaLevel.STREET, None)
AREA = Area(area_id("370403002001"), "370403002001", "薛庄", AreaLevel.VILLAGE, TOP.id)
FIRST = date(2026, 3, 2)
CALENDAR = Workdays([])
Reading = list[tuple[Nomination, Standing]]


class Months:
    """Random work of a village and its street, written as it comes."""

    def __init__(self, db: Database, seed: int) -> None:
        self._db, self._chance, self._ids = db, random.Random(seed), new_ids(seed)
        self._stars: list[Star] = []
        self._facts: list[Record] = []
        self._write(STREET, TOP, AREA)
        for at in range(3):
            star = Star(
                next(self._ids),
                AREA.id,
                StarLevel.VILLAGE,
                "2026-03",
                f"n{at}",
                self._day(),
                StarKind.PERSON,
                f"甲{at}",
                summary="清雪。",
            )
            self._stars.append(star)
            self._write(VILLAGE, star)
        for _ in range(45):
            self._step()

    def _step(self) -> None:
        made = self._chance.choice(self._sorts())
        if made is not None:
            self._write(self._chance.choice((VILLAGE, STREET)), made)
            self._facts.append(made)

    def _sorts(self) -> list[Record | None]:
        chance, star = self._chance, self._chance.choice(self._stars)
        row, on = next(self._ids), self._day()
        step, decision = chance.choice(list(StarStep)), chance.choice(list(StepDecision))
        consent, given = chance.choice(list(StarConsent)), chance.random() < 0.7
        return [
            StarConsentGiven(row, star.id, consent, on, given),
            StarConsentGiven(row, star.id, StarConsent.NOTICE, on),
            StarDecision(row, star.id, step, decision, on, "因"),
            StarDecision(row, star.id, StarStep.REVIEW, StepDecision.PASS, on),
            self._notice(row, on),
            StarObjection(row, star.id, on, "不实"),
            self._answer(row, on),
            StarAward(row, star.id, f"c{row.hex[-4:]}", on),
            StarPublication(row, star.id, chance.choice(list(StarOutlet)).value, on),
            StarRevocation(row, star.id, Revoking.FACT, on, on),
            StarScheme(row, AREA.id, StarLevel.VILLAGE, chance.randrange(4)),
            self._amended(row, star, on),
            self._corrected(row),
        ]

    def _notice(self, row: UUID, on: date) -> StarNotice:
        stars = tuple(s.id for s in self._stars if self._chance.random() < 0.6)
        until = on + timedelta(days=self._chance.randrange(9))
        level = StarLevel.VILLAGE
        return StarNotice(row, AREA.id, level, "2026-03", f"g{row.hex[-4:]}", on, until, stars)

    def _answer(self, row: UUID, on: date) -> StarAnswer | None:
        asked = [f.id for f in self._facts if isinstance(f, StarObjection)]
        if not asked:
            return None
        return StarAnswer(row, self._chance.choice(asked), self._chance.choice(list(Result)), on)

    def _amended(self, row: UUID, star: Star, on: date) -> Star:
        """The same nomination said otherwise, or in other files, or as it was once before."""
        earlier = self._chance.choice([f for f in (*self._stars, *self._facts) if _is(f, Star)])
        summary = self._chance.choice(("清雪。", "照顾邻居。", earlier.summary))
        return replace(star, id=row, corrects=earlier.id, summary=summary, on=on)

    def _corrected(self, row: UUID) -> Record | None:
        if not self._facts:
            return None
        fact = self._chance.choice(self._facts)
        void = self._chance.random() < 0.5
        made: Record = replace(fact, id=row, corrects=fact.id, void=void)  # type: ignore[type-var]
        return made

    def _day(self) -> date:
        return FIRST + timedelta(days=self._chance.randrange(25))

    def _write(self, node: UUID, *records: Record) -> None:
        with self._db.writing(Author(node, "w", "2026-03-02T09:00")) as s:
            journal.add(s, list(records))


def _is(fact: Record, kind: type[object]) -> bool:
    return isinstance(fact, kind)


def placed(session: Session, office: Office) -> None:
    """Let a workspace be one of the two, and know the other."""
    own, other = (STREET, VILLAGE) if office is Office.STREET else (VILLAGE, STREET)
    kin = nodes.CHILD if office is Office.STREET else nodes.PARENT
    for node, place, kinship in ((own, office, nodes.SELF), (other, _other(office), kin)):
        code = TOP.code if place is Office.STREET else AREA.code
        made = nodes.Node(node, place.value, code, "x", "active", kinship, None, bytes(32), "")
        nodes.put(session, made)


def _other(office: Office) -> Office:
    return Office.VILLAGE if office is Office.STREET else Office.STREET


def read(db: Database, today: date) -> tuple[object, ...]:
    """All that is shown of it."""
    with db.reading() as s:
        found: Reading = [(n, standing(n, today, USUAL, CALENDAR)) for n in nominations(s)]
        for known, _ in found:
            assert nomination(s, known.star.id) == nomination(s, known.root) == known
        notices = notices_of(s, AREA.id, StarLevel.VILLAGE, "2026-03")
        return found, notices, all_schemes(s)


def taken(make: Fresh, lines: Sequence[bytes], office: Office, chance: random.Random) -> Database:
    """An office that hears the lines in any order, in some packages, some of them twice."""
    db, rest = make(), [*lines, *chance.sample(list(lines), 5)]
    chance.shuffle(rest)
    with db.writing(PEN) as s:
        placed(s, office)
    while rest:
        size = chance.randrange(1, 30)
        with db.writing(PEN) as s:
            assert merge(s, rest[:size], SENDER, everywhere).set_aside == []
        rest = rest[size:]
    return db


@pytest.mark.parametrize("seed", range(6))
def test_both_offices_see_the_same_in_any_order(fresh: Fresh, seed: int) -> None:
    written = fresh()
    Months(written, seed)
    with written.writing(PEN) as s:
        placed(s, Office.STREET)
    lines, chance = lines_of(written), random.Random(100 + seed)
    heard = [taken(fresh, lines, office, chance) for office in (Office.STREET, Office.VILLAGE)]
    for days in (0, 10, 40):
        today = FIRST + timedelta(days=days)
        seen = read(written, today)
        assert len(seen[0]) <= 3  # type: ignore[arg-type]
        assert [read(db, today) for db in heard] == [seen, seen]
