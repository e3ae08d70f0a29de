"""All tables go from a file to a server and back, and are proved equal."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from gridcredit import paths
from gridcredit.domain.errors import DatabaseDamaged, StorageFailed, WorkspaceBusy
from gridcredit.domain.progress import no_progress
from gridcredit.store.engine import cipher
from gridcredit.store.engine.database import DATABASE, Database, Session
from gridcredit.store.engine.server import moving, serverfile
from gridcredit.store.engine.server.server import Server
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.journal import journal, nodes, preferences
from gridcredit.store.search import search
from gridcredit.store.search.searchindex import keep_index
from gridcredit.store.workspace import backup, relocating, restoring, vault
from tests.store.invented import PEN, notices, street

STREET = street(40, facts=2)
OWN = nodes.Node(PEN.node, "district", "GX", "区", "active", "self", None, b"k", "age1")
PASSPHRASE = "榴花盛开-2026"
TODAY = date(2026, 11, 22)
KEPT = "kept.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace in a file, with rows of every sort."""
    place = tmp_path / "work"
    with closing(Database.create(place, vault.create_vault(place, "li", PASSPHRASE))) as db:
        keep_index(db, paths.resources() / "pinyin")
        with db.writing(PEN) as s:
            nodes.keep_secret(s, "keys", b"secret of the district")
            preferences.put(s, "unit", "x")
            journal.add(s, STREET.records)
            journal.add(s, notices(STREET.areas[0].id, STREET.residents[0].id))
            journal.edit(s, "resident", STREET.residents[0].id, {"note": "改过"})
            nodes.put(s, OWN)
    return place


@pytest.fixture
def key(folder: Path) -> bytes:
    """The workspace's key."""
    return vault.open_vault(folder, "li", PASSPHRASE)


@pytest.fixture
def moved(folder: Path, key: bytes, empty_database: str) -> Iterator[Database]:
    """The workspace after its move to the server."""
    relocating.to_server(folder, key, empty_database, KEPT, no_progress)
    with closing(Database.open(folder, key)) as db:
        yield db


def told(db: Database) -> tuple[object, ...]:
    """What a workspace says of itself, whatever it lies in."""
    with db.reading() as s:
        found = search.search(s, "幸福小区1号楼"), search.search(s, STREET.residents[5].name)
        journal_rows = s.execute(text("SELECT * FROM revision ORDER BY arrival")).all()
        return (
            state_digest(s),
            found,
            nodes.secret(s, "keys"),
            preferences.everything(s),
            [tuple(row) for row in journal_rows],
        )


def test_what_was_in_the_file_is_on_the_server_and_in_its_copy(
    folder: Path, key: bytes, moved: Database
) -> None:
    assert moved.backing.is_shared
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [KEPT, serverfile.SERVER_FILE, vault.VAULT]
    )
    copy = folder.parent / "copy"
    copy.mkdir()
    moved.backing.copy_to(copy / DATABASE, no_progress)
    assert [path.name for path in copy.iterdir()] == [DATABASE]
    (folder / KEPT).rename(copy / KEPT)
    with closing(Database.open(copy, key)) as again:
        assert told(again) == told(moved)
        assert "1号" in str(told(moved)[1])
        assert again.backing.looks()["database"]() == ""


def test_a_file_that_somebody_holds_open_does_not_move(
    folder: Path, key: bytes, empty_database: str
) -> None:
    with (
        closing(Database.open(folder, key)) as open_elsewhere,
        open_elsewhere.reading(),
        pytest.raises(WorkspaceBusy),
    ):
        relocating.to_server(folder, key, empty_database, KEPT, no_progress)
    with closing(Server(empty_database, key)) as server:
        assert not server.has_tables()
    assert not (folder / KEPT).exists()


def test_who_opens_it_during_the_move_comes_out_at_the_server(
    folder: Path, key: bytes, empty_database: str
) -> None:
    with ThreadPoolExecutor(1) as other, relocating.held_alone(folder / DATABASE, key):
        opening = other.submit(Database.open, folder, key)  # waits for the file
        Server.create(empty_database, key).close()
        serverfile.write(folder, key, empty_database)
    with closing(opening.result()) as db:
        assert db.backing.is_shared


LIES = """
CREATE FUNCTION gridcredit.lie() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.value = 'y'; RETURN NEW; END $$;
CREATE TRIGGER lie BEFORE INSERT ON preference FOR EACH ROW EXECUTE FUNCTION gridcredit.lie()"""


def test_what_reads_back_differently_is_not_moved(
    folder: Path, key: bytes, empty_database: str
) -> None:
    def fill(target: Session) -> None:
        target.execute(text(LIES))
        moving.copy(source, target, no_progress)

    with (
        closing(Database.open(folder, key)) as db,
        db.reading() as source,
        pytest.raises(DatabaseDamaged) as refused,
    ):
        Server.create(empty_database, key, fill)
    assert (refused.value.file, refused.value.reason) == ("preference", "reads_back")
    with closing(Server(empty_database, key)) as server:
        assert not server.has_tables()


def test_a_cancelled_move_changes_nothing(folder: Path, key: bytes, empty_database: str) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise StorageFailed("", "")

    with pytest.raises(StorageFailed):
        relocating.to_server(folder, key, empty_database, KEPT, stop)
    with closing(Database.open(folder, key)) as db, db.reading() as s:
        assert preferences.get(s, "unit") == "x"
    with closing(Server(empty_database, key)) as server:
        assert not server.has_tables()


def test_a_backup_of_a_server_opens_without_one(
    folder: Path, moved: Database, tmp_path: Path
) -> None:
    before = told(moved)
    file = backup.backup(moved, tmp_path / "out", "2026-11-22T09:00:00")
    assert {path.name for path in folder.iterdir()} == {KEPT, serverfile.SERVER_FILE, vault.VAULT}
    alone = tmp_path / "alone"
    assert restoring.restore(file, alone, PASSPHRASE).former is None
    with closing(Database.open(alone, vault.open_vault(alone, "li", PASSPHRASE))) as db:
        assert not db.backing.is_shared
        assert told(db)[:3] == before[:3]


def test_a_backup_goes_back_to_the_server_and_the_former_state_to_a_file(
    folder: Path, key: bytes, moved: Database, tmp_path: Path
) -> None:
    before = told(moved)
    file = backup.backup(moved, tmp_path / "out", "2026-11-22T09:00:00")
    with moved.writing(PEN) as s:
        journal.edit(s, "resident", STREET.residents[1].id, {"note": "后来"})
    later = told(moved)
    with pytest.raises(WorkspaceBusy):
        restoring.restore(file, folder, PASSPHRASE)
    assert told(moved) == later
    moved.close()
    former = restoring.restore(file, folder, PASSPHRASE).former
    assert former is not None
    with closing(Database.open(folder, key)) as db:
        assert db.backing.is_shared
        assert told(db)[:3] == before[:3]
        assert db.backing.looks()["database"]() == ""
    with closing(Database.open(former, key)) as db:
        assert not db.backing.is_shared
        assert told(db) == later


def test_a_backup_goes_back_to_a_server_that_lost_everything(
    folder: Path, key: bytes, moved: Database, tmp_path: Path
) -> None:
    before = told(moved)
    file = backup.backup(moved, tmp_path / "out", "2026-11-22T09:00:00")
    moved.backing.discard()
    restoring.restore(file, folder, PASSPHRASE)
    with closing(Database.open(folder, key)) as db:
        assert db.backing.is_shared
        assert told(db)[:3] == before[:3]


def test_a_moved_file_opens_under_the_same_key(folder: Path, key: bytes, moved: Database) -> None:
    with closing(cipher.connect(folder / KEPT, key)) as connection:
        cipher.check_key(connection)
    assert backup.daily(moved, TODAY) is None
