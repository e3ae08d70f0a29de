"""After an undo a workspace is what it would be had the package never come, whatever was in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.journal import ADD, Revision
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.undo_rules import Ended, Fate
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author, current
from gridcredit.store.exchange import digest, import_ledger, links
from gridcredit.store.exchange.links import Import
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import conflicts, journal, nodes, numbering
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.undo import undopasts
from gridcredit.store.undo.reversal import Undoing, undo
from gridcredit.wire import decode, encode
from tests.store.conftest import Fresh
from tests.store.invented import new_ids, street, undone

HERE, THERE = UUID(int=11), UUID(int=12)
BASE = street(2)
GRID = BASE.grids[0]
FACTS = (Visit, RegistrationEvent)


@dataclass
class Office:
    """A workspace of the store with a hand that writes in it."""

    db: Database
    node: UUID
    ids: Iterator[UUID]
    sent: int = 0
    undos: list[tuple[int, int]] = field(default_factory=list)

    def writing(self) -> Any:
        """A session of its own pen."""
        return self.db.writing(Author(self.node, "w", "2026-11-22T09:00"))

    def lines(self, after: int = 0) -> list[bytes]:
        """What its journal holds beyond an arrival."""
        with self.db.reading() as s:
            asked = text("SELECT body FROM revision WHERE arrival > :a ORDER BY arrival")
            return list(s.scalars(asked, {"a": after}))

    def last(self) -> int:
        """The newest arrival."""
        with self.db.reading() as s:
            return numbering.last_arrival(s)

    def take(self, lines: list[bytes], number: int, sender: UUID = THERE) -> Import:
        """Take lines in as a package."""
        with self.writing() as s:
            key = next(self.ids)
            merged = merge(s, lines, sender, lambda _: True, import_id=key)
            taken = Import(
                key, sender, number, f"{sender}{number}", merged.accepted, merged.same,
                len(merged.set_aside), merged.first, merged.last, "t", receipt=b"r",
            )  # fmt: skip
            links.record_import(s, taken)
        return taken

    def undo(
        self, of: Import, redo: bool = False, allowed: Callable[[str], bool] = lambda _: True
    ) -> Undoing:
        """Undo, noted as the operation notes it."""
        with self.writing() as s:
            done = undo(s, of, redo, allowed, self.ids.__next__)
            import_ledger.record_undo(s, of.id, redo, (done.first, done.last), "t", "w")
        self.undos.append((done.first, done.last))
        return done

    def state(self) -> tuple[str, list[tuple[UUID, str, set[str]]]]:
        """What shows, and what is in conflict."""
        with self.db.reading() as s:
            clashes = [
                (c.row, c.field, {str(held.value) for held in c.values})
                for c in conflicts.open_conflicts(s)
            ]
            return digest.state_digest(s), clashes


def office(make: Fresh, node: UUID, seed: int) -> Office:
    """A workspace that holds the base records."""
    made = Office(make(), node, new_ids(seed))
    area = BASE.areas[0].code
    own = nodes.Node(node, "street", area, "x", "active", "self", None, bytes(32), "age1")
    with made.writing() as s:
        nodes.put(s, own)
    source = [Revision(UUID(int=10), at, at, "b", KIND_OF[type(r)].name, r.id, "370403002001001",
                       ADD, journal.rows.shape(KIND_OF[type(r)].name).written(r)[0])
              for at, r in enumerate(BASE.records, 1)]  # fmt: skip
    with made.writing() as s:
        merge(s, map(encode, source), UUID(int=10), lambda _: True)
    return made


def act(one: Office, chance: Random, mine_only: bool) -> None:
    """Something that a person does."""
    with one.writing() as s:
        homes, people = rows(s, "household"), rows(s, "resident")
        if mine_only:  # what nobody else has added
            homes = [h.id for h in BASE.households]
            people = [r.id for r in BASE.residents]
        chance.choice(_ACTS)(s, one, chance, homes, people)


def rows(s: Session, name: str) -> list[UUID]:
    """The rows of a kind that count."""
    found = s.scalars(text(f"SELECT id FROM {name} WHERE removed = '' ORDER BY id"))
    return [UUID(bytes=row) for row in found]


def _family(s: Session, one: Office, chance: Random, *_known: list[UUID]) -> None:
    dwelling = Dwelling(next(one.ids), GRID, room=str(chance.randrange(99)))
    household = Household(next(one.ids), dwelling.id)
    journal.add(s, [dwelling, household, Resident(next(one.ids), household.id, "x")])


def _knock(s: Session, one: Office, chance: Random, homes: list[UUID], people: list[UUID]) -> None:
    household = chance.choice(homes)
    met = (chance.choice(people),) if chance.random() < 0.3 else ()
    at = f"2026-11-{chance.randrange(10, 30)}T09:00"
    visit = Visit(next(one.ids), household, at, VisitOutcome.MET_DONE, met=met)
    journal.add(s, [visit])
    who = s.scalars(text("SELECT id FROM resident WHERE household = :h"), {"h": household.bytes})
    for row in who.all()[:1]:
        kind = chance.choice([RegistrationKind.INFORMED, RegistrationKind.REGISTERED])
        event = RegistrationEvent(
            next(one.ids), UUID(bytes=row), kind, date(2026, 11, 1), visit=visit.id
        )
        journal.add(s, [event])


def _edit(s: Session, _one: Office, chance: Random, _homes: list[UUID], people: list[UUID]) -> None:
    new = {chance.choice(["phone", "note"]): str(chance.randrange(3))}
    journal.edit(s, "resident", chance.choice(people), new)


def _move(s: Session, _one: Office, chance: Random, homes: list[UUID], people: list[UUID]) -> None:
    journal.edit(s, "resident", chance.choice(people), {"household": chance.choice(homes).hex})


def _remove(
    s: Session, _one: Office, chance: Random, _homes: list[UUID], people: list[UUID]
) -> None:
    if len(people) > 2:
        journal.edit(s, "resident", chance.choice(people), {"removed": "重复"})


def _correct(s: Session, one: Office, chance: Random, *_known: list[UUID]) -> None:
    kind = chance.choice(FACTS)
    standing = sorted(load_standing(s, kind), key=lambda fact: fact.id)
    if standing:
        fact = chance.choice(standing)
        void = chance.random() < 0.5
        journal.add(s, [replace(fact, id=next(one.ids), corrects=fact.id, void=void, note="c")])


def _settle(
    s: Session, _one: Office, chance: Random, _homes: list[UUID], _people: list[UUID]
) -> None:
    found = conflicts.open_conflicts(s)
    if found:
        clash = chance.choice(found)
        value = chance.choice(clash.values).value
        journal.choose(s, clash.entity, clash.row, clash.field, value)


_ACTS = (_family, _knock, _knock, _edit, _edit, _edit, _move, _remove, _correct, _settle)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.data())
def test_undone_imports_leave_what_the_others_alone_would_show(
    fresh_file: Fresh, chance: Random, data: st.DataObject
) -> None:
    here, there = office(fresh_file, HERE, 1), office(fresh_file, THERE, 2)
    packages: list[tuple[Import, list[bytes]]] = []
    for number in (1, 2):
        for _ in range(4):
            act(there, chance, mine_only=False)
        for _ in range(2):
            act(here, chance, mine_only=chance.random() < 0.7)
        lines = there.lines(there.sent)[:]
        there.sent = there.last()
        packages.append((here.take(lines, number), lines))
        act(here, chance, mine_only=chance.random() < 0.7)
        if chance.random() < 0.3:
            there.take(here.lines(), number, HERE)
            there.sent = there.last()
    before = here.state()
    gone: list[int] = []
    for at in data.draw(st.lists(st.integers(0, 1), min_size=1, max_size=3)):
        here.undo(packages[at][0], redo=at in gone)
        gone = [*gone, at] if at not in gone else [g for g in gone if g != at]
    assert written_again(here, packages, gone) == []
    if not gone:
        assert here.state()[0] == before[0]
        assert [c[:2] for c in here.state()[1]] == [c[:2] for c in before[1]]
    elif not left(here, packages, gone):
        alone = office(fresh_file, UUID(int=13), 3)
        alone.take(others(here, packages), 1)
        for at in {0, 1} - set(gone):
            alone.take(packages[at][1], at + 2)
        assert here.state() == alone.state()


def test_what_undoing_alone_switched_needs_no_past(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = office(fresh, HERE, 1), office(fresh, THERE, 2)
    chance = Random(5)
    with there.writing() as s:
        for _ in range(4):
            _family(s, there, chance)
    sent = there.lines()
    with there.writing() as s:  # of one of them more is said than undoing says
        changed = s.scalars(text("SELECT id FROM resident WHERE name = 'x'")).first()
        journal.edit(s, "resident", UUID(bytes=changed), {"note": "1"})
    taken = here.take(sent, 1)
    quickly: list[int] = []
    road = undopasts.switches

    def counted(*asked: Any) -> dict[bytes, undopasts.Switch]:
        found = road(*asked)
        quickly.append(len(found))
        return found

    monkeypatch.setattr(undopasts, "switches", counted)
    for redo, by_it in ((False, 0), (True, 12), (False, 9), (True, 11)):
        quickly.clear()
        quick = would_write(here, taken, redo)
        assert sum(quickly) == by_it
        # The slow road for all rows: every past is read, as it was before there was a quick one.
        with monkeypatch.context() as without:
            without.setattr(undopasts, "switches", lambda *_: {})
            assert would_write(here, taken, redo) == quick
        here.undo(taken, redo)
        if redo:
            here.take(there.lines(), 2)


def would_write(here: Office, of: Import, redo: bool) -> list[tuple[str, UUID, Any, Any, Any]]:
    """What undoing would say, row by row, and what shows then; nothing of it stays."""
    with undone(here.db) as s:
        current(s).author = Author(HERE, "w", "2026-11-22T09:00")
        before = numbering.last_arrival(s)
        undo(s, of, redo, lambda _: True, here.ids.__next__)
        asked = text("SELECT body FROM revision WHERE arrival > :a")
        said = [decode(body) for body in s.scalars(asked, {"a": before})]
        shown = digest.state_digest(s)
    return [
        *sorted((r.entity, r.row, r.new, r.old, r.base) for r in said),
        ("", HERE, shown, None, None),
    ]


def written_again(here: Office, packages: list[tuple[Import, list[bytes]]], gone: list[int]) -> Any:
    """What doing it once more would write."""
    return [run for at in gone if (run := span(here.undo(packages[at][0])))]


def span(done: Undoing) -> tuple[int, int] | None:
    return (done.first, done.last) if done.last else None


def left(here: Office, packages: list[tuple[Import, list[bytes]]], gone: list[int]) -> list[Ended]:
    """What is kept or could not be set back."""
    return [
        e for at in gone for e in here.undo(packages[at][0]).ended if e.fate is not Fate.REVERSED
    ]


def others(here: Office, packages: list[tuple[Import, list[bytes]]]) -> list[bytes]:
    """What is neither of the packages nor written by undoing."""
    runs = [*here.undos, *((taken.first, taken.last) for taken, _ in packages)]
    with here.db.reading() as s:
        found = s.execute(text("SELECT arrival, body FROM revision ORDER BY arrival")).all()
    return [body for at, body in found if not any(a <= at <= z for a, z in runs)]
