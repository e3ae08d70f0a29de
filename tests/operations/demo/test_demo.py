"""The demonstration: the same seed the same people, whole or not there at all."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.errors import Cancelled, StorageFailed, WorkspaceExists
from gridcredit.operations.demo import demo
from gridcredit.operations.demo.invention import Inventor, invented_entries
from gridcredit.operations.desk import open_desk
from gridcredit.operations.figures import covering
from gridcredit.operations.register import office_texts, people
from gridcredit.operations.workspace import keeping
from tests.operations.offices import Ticking, counting_ids

TODAY = date(2026, 11, 22)
LATER = datetime(2026, 11, 22, 18)  # noqa: DTZ001 - when all of it is done
Rows = list[tuple[str, str, str]]


def people_of(made: demo.Demo) -> Rows:
    """Everybody in the grids of a demonstration."""
    found: Rows = []
    for name, folder in sorted(made.workspaces.items()):
        if name.startswith("grid"):
            ids = counting_ids(99).__next__
            with closing(open_desk(folder, demo.PASSPHRASE, Ticking(), ids)) as desk:
                listed = people.list_residents(desk, purpose="测试")
                found += [(p.line.name, p.line.id_number, p.registration) for p in listed]
    return found


def make(out: Path, seed: int) -> demo.Demo:
    """A small demonstration."""
    return demo.make_demo(out, "small", seed, Ticking(), counting_ids(seed).__next__)


@pytest.mark.slow
def test_the_same_seed_makes_the_same_people(made: demo.Demo, tmp_path: Path) -> None:
    first, again = people_of(made), people_of(make(tmp_path / "a", 1))
    assert first == again
    assert len(first) > 200
    assert {state for _, _, state in first} >= {"registered", "declined", "informed"}
    assert all(number.startswith("370499") for _, number, _ in first if number)
    with pytest.raises(WorkspaceExists):
        make(tmp_path / "a", 1)
    for folder in (tmp_path / "a" / "workspaces").iterdir():
        with closing(
            open_desk(folder, demo.PASSPHRASE, Ticking(LATER), counting_ids(99).__next__)
        ) as desk:
            with desk.reading() as session:
                targets = covering.targets_for(session, desk.node.area)
                texts = office_texts.in_force(session, desk.node.area)
            assert min(target.on for target in targets) > TODAY
            assert texts.link == demo.POSTER_LINK
            keeping.daily_copy(desk)
            assert keeping.doctor(desk).ok


def test_a_demonstration_stopped_half_way_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 1:
            raise Cancelled

    out = tmp_path / "demo"
    with pytest.raises(Cancelled):
        demo.make_demo(out, "small", 1, Ticking(), counting_ids().__next__, progress=stop)
    assert not out.exists()
    out.mkdir()
    (out / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(Cancelled):
        demo.make_demo(out, "small", 1, Ticking(), counting_ids().__next__, progress=stop)
    assert {p.name for p in out.iterdir()} == {"mine.txt", "passphrase.txt"}


def test_it_stops_before_a_grid_is_finished(tmp_path: Path) -> None:
    heard = 0

    def stop(done: int, total: int, _what: str) -> None:
        nonlocal heard
        heard += bool(total) and done == 0
        if heard == 20:
            raise Cancelled

    out = tmp_path / "demo"
    with pytest.raises(Cancelled):
        demo.make_demo(out, "small", 1, Ticking(), counting_ids().__next__, progress=stop)
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StorageFailed):
            make(out, 1)
    assert (tmp_path / "file").read_text("utf-8") == "x"


def test_invented_entries_follow_from_the_seed() -> None:
    homes = [(UUID(int=n), [UUID(int=100 + n)]) for n in range(1, 40)]
    noon = Ticking().now.replace(hour=12)
    first, again, other = (list(invented_entries(seed, noon, homes)) for seed in (1, 1, 2))
    assert first == again != other


def test_invented_registers_follow_from_the_seed() -> None:
    def rows(seed: int) -> object:
        return Inventor(seed, TODAY).grid("370403002001001", "薛庄村", 30).rows

    assert rows(1) == rows(1) != rows(2)
