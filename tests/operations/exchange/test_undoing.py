"""Any import can be undone later, at every level, and taken in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import Cancelled, NoSuchImport, NotAllowed, NotUndone
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import conflicts, exchanging, sending, situation, undoing
from gridcredit.operations.exchange.filereport import AlreadyKnown
from gridcredit.operations.visits import visiting
from gridcredit.store.register import visits
from gridcredit.store.workspace import audit
from tests.operations.chains import Chain, a_days_work, edit, state, talk


def test_an_undone_import_leaves_every_office_as_if_it_had_never_come(chain: Chain) -> None:
    edit(chain.street, "resident", chain.home.unknown, note="街道")
    chain.everywhere()
    before = chain.states()
    a_days_work(chain)
    edit(chain.grid, "resident", chain.home.unknown, phone="19900001113")
    brought = chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    assert not set(before) & set(chain.states())
    done = undoing.undo_import(chain.street, brought)
    assert (done.kept, done.could_not) == ((), ())
    assert state(chain.street) == before[-1]
    chain.everywhere()
    assert chain.states() == before
    assert chain.clashes() == [[], [], []]


def test_taken_in_again_it_is_everywhere_as_before_and_can_be_undone_once_more(
    chain: Chain,
) -> None:
    nothing = chain.states()
    a_days_work(chain)
    brought = chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    whole = chain.states()
    undoing.undo_import(chain.street, brought)
    undoing.redo_import(chain.street, brought)
    assert state(chain.street) == whole[-1]
    undoing.undo_import(chain.street, brought)
    chain.everywhere()
    assert chain.states() == nothing
    undoing.redo_import(chain.street, brought)
    chain.everywhere()
    assert chain.states() == whole


def test_in_a_conflict_taken_in_again_each_value_is_still_its_authors(chain: Chain) -> None:
    edit(chain.grid, "resident", chain.home.unknown, note="网格")
    edit(chain.street, "resident", chain.home.unknown, note="街道")
    brought = chain.up(chain.grid, chain.street)

    def said(desk: Desk) -> dict[str, tuple[str, str]]:
        [conflict] = conflicts.listed(desk)
        return {v.value: (v.first.author, v.first.entered_at) for v in conflict.values}

    before = said(chain.street)
    assert {author for author, _ in before.values()} == {
        desk.actor.name for desk in (chain.grid, chain.street)
    }
    undoing.undo_import(chain.street, brought)
    undoing.redo_import(chain.street, brought)
    chain.everywhere()
    assert said(chain.street) == said(chain.grid) == before


def test_a_visit_taken_in_again_is_one_with_what_it_settled(chain: Chain) -> None:
    visiting.log_visit(chain.grid, talk(chain.grid, chain.home))
    brought = chain.up(chain.grid, chain.street)
    undoing.undo_import(chain.street, brought)
    undoing.redo_import(chain.street, brought)
    with chain.street.reading() as session:
        found = {visit.id for visit in visits.visits_of(session, chain.home.household)}
    [again] = found - {chain.visit}
    assert visiting.take_back_visit(chain.street, again) == 4


def test_the_same_package_handed_in_again_brings_nothing_back(chain: Chain, tmp_path: Path) -> None:
    before = state(chain.street)
    a_days_work(chain)
    sent = sending.export_package(chain.grid, None, tmp_path / "stick")
    [report] = exchanging.import_files(chain.street, [sent.path], receipts=tmp_path)
    assert report.import_id is not None
    undoing.undo_import(chain.street, report.import_id)
    [again] = exchanging.import_files(chain.street, [sent.path], receipts=tmp_path)
    assert (isinstance(again, AlreadyKnown), again.import_id) == (True, report.import_id)
    chain.up(chain.grid, chain.street)  # the receipt never came, so all of it comes once more
    assert state(chain.street) == before


def test_undoing_twice_reverses_nothing_more(chain: Chain) -> None:
    a_days_work(chain)
    brought = chain.up(chain.grid, chain.street)
    first = undoing.undo_import(chain.street, brought)
    after = state(chain.street)
    again = undoing.undo_import(chain.street, brought)
    assert first.reversed
    assert (again.reversed, again.kept, again.could_not, again.revisions) == ((), (), (), 0)
    assert state(chain.street) == after
    with chain.street.reading() as session:
        assert [e.act for e in audit.entries(session)].count("undo") == 1


def test_the_preview_is_the_undoing_and_changes_nothing(chain: Chain) -> None:
    a_days_work(chain)
    brought = chain.up(chain.grid, chain.street)
    edit(chain.street, "resident", chain.home.adult, phone="19900002222")
    before = state(chain.street)
    seen = undoing.undo_import(chain.street, brought, preview=True)
    assert state(chain.street) == before
    assert situation.traffic(chain.street).undone == {}
    assert undoing.undo_import(chain.street, brought) == seen
    assert list(situation.traffic(chain.street).undone) == [brought]
    assert undoing.redo_import(chain.street, brought, preview=True).is_redo
    assert list(situation.traffic(chain.street).undone) == [brought]


def test_cancelled_half_way_nothing_is_undone(chain: Chain) -> None:
    a_days_work(chain)
    brought = chain.up(chain.grid, chain.street)
    before, told = state(chain.street), []

    def stop(done: int, total: int, _what: str) -> None:
        told.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        undoing.undo_import(chain.street, brought, progress=stop)
    assert state(chain.street) == before
    assert told[0][1] > told[-1][0] > 0


def test_only_what_was_taken_in_can_be_undone_and_only_by_whom_may(chain: Chain) -> None:
    edit(chain.grid, "resident", chain.home.adult, note="x")
    brought = chain.up(chain.grid, chain.street)
    with pytest.raises(NoSuchImport) as error:
        undoing.undo_import(chain.street, chain.street.new_id())
    assert error.value.key
    with pytest.raises(NoSuchImport):  # the grid sent it and has the receipt
        undoing.undo_import(chain.grid, brought)
    with pytest.raises(NotUndone):
        undoing.redo_import(chain.street, brought)
    chain.street.actor = Actor("x", "管理员", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        undoing.undo_import(chain.street, brought)
