"""A journal in a partition for each street says the same as one in a table."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridcredit.domain.progress import no_progress
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.engine.server.server import Server
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.journal import journal, nodes, numbering
from gridcredit.store.schema import partitions
from gridcredit.store.workspace import relocating
from tests.store.invented import KEY, PEN, street

EAST, WEST = UUID(int=21).bytes, UUID(int=22).bytes
JOURNAL = "SELECT * FROM revision ORDER BY arrival"
ROOMS = "SELECT tableoid::regclass::text, count(*) FROM revision GROUP BY 1"


def brought(db: Database, via: bytes, seq: int) -> None:
    """A street's copy of the newest revision, under a number of its own."""
    with db.writing(PEN) as s:
        last = list(s.execute(text(f"{JOURNAL} DESC LIMIT 1")).one())
        row = [last[0] + 1, via, seq, last[3] + 1, *last[4:7], via, *last[8:]]
        numbering.write_revisions(s, [tuple(row)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace in a file to which a street has brought something."""
    with closing(Database.create(tmp_path / "work", KEY)) as db:
        with db.writing(PEN) as s:
            nodes.keep_secret(s, "keys", b"secret of the district")
            journal.add(s, street(10, facts=1).records)
        brought(db, EAST, 1)
    return tmp_path / "work"


@pytest.fixture
def db(file: Path, empty_database: str) -> Iterator[Database]:
    """The same after its move to partitions."""
    relocating.to_server(file, KEY, empty_database, "kept.db", no_progress, by_street=True)
    with closing(Database.open(file, KEY)) as moved:
        yield moved


def told(db: Database) -> tuple[str, list[tuple[object, ...]]]:
    with db.reading() as s:
        return state_digest(s), [tuple(row) for row in s.execute(text(JOURNAL))]


def rooms(db: Database) -> dict[str, int]:
    with db.reading() as s:
        return {name.rpartition(".")[2]: many for name, many in s.execute(text(ROOMS)).all()}


def test_every_street_has_its_partition_and_all_is_as_in_a_file(db: Database, file: Path) -> None:
    copy = file.parent / "copy"
    copy.mkdir()
    db.backing.copy_to(copy / DATABASE, no_progress)
    (file / "kept.db").rename(copy / "kept.db")
    with closing(Database.open(copy, KEY)) as again:
        before = told(again)
    assert told(db) == before
    us, east, west = (f"{partitions.PREFIX}{name}" for name in ("us", EAST.hex(), WEST.hex()))
    assert rooms(db) == {us: len(before[1]) - 1, east: 1}
    with db.reading():  # who reads keeps nobody from making room
        brought(db, WEST, 1)
    assert rooms(db)[west] == 1
    assert db.backing.missing() == ""
    assert {name: look() for name, look in db.backing.looks().items()}["database"] == ""


def test_a_revision_is_there_once_whoever_brings_it(db: Database) -> None:
    with db.reading() as s:
        node, seq = s.execute(text("SELECT node, seq FROM revision WHERE via IS NULL")).all()[0]
    columns = "node, seq, counter, entity, row, area, via, body, handover, redacted, stood"
    other = columns.replace("via", ":via")
    taken = text(
        f"INSERT INTO revision (arrival, {columns}) SELECT :at, {other} FROM revision"
        " WHERE node = :node AND seq = :seq"
    )
    for at in (900_000, 1):
        with pytest.raises(IntegrityError), db.writing(PEN) as s:
            s.execute(taken, {"via": EAST, "node": node, "seq": seq, "at": at})


def test_what_comes_back_to_the_server_lies_in_partitions_again(
    db: Database, empty_database: str
) -> None:
    with closing(Server(empty_database, KEY)) as place:
        place.replace(lambda _session: None)
    with closing(Database.open(db.folder, KEY)) as again, again.reading() as s:
        assert partitions.are_made(s.connection())
