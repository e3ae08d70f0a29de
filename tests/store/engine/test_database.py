"""The database file: one writer, snapshots for readers, and failures that have a name."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridcredit.domain.errors import (
    DatabaseDamaged,
    DatabaseTooNew,
    GridCreditError,
    StorageFailed,
    WorkspaceExists,
)
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.journal import journal, preferences
from tests.store.conftest import Fresh, behind
from tests.store.invented import KEY, PEN, street

NAME = "欧阳榴花"


def test_what_was_committed_is_there_after_reopening(tmp_path: Path) -> None:
    made = Database.create(tmp_path, KEY)
    with made.writing() as s:
        preferences.put(s, "hotline", "0632")
    made.close()
    again = Database.open(tmp_path, KEY)
    with again.reading() as s:
        assert preferences.get(s, "hotline") == "0632"
    again.close()


def test_an_existing_database_is_never_overwritten(tmp_path: Path) -> None:
    Database.create(tmp_path, KEY).close()
    with pytest.raises(WorkspaceExists):
        Database.create(tmp_path, KEY)


def test_an_exception_leaves_nothing_and_tells_nobody(fresh: Fresh) -> None:
    db, told = fresh(), list[frozenset[str]]()
    db.subscribe(told.append)
    with pytest.raises(KeyError):
        write_then_fail(db)
    with db.reading() as s:
        assert s.scalar(text("SELECT count(*) FROM revision")) == 0
        assert s.scalar(text("SELECT count(*) FROM resident")) == 0
    assert told == []


def write_then_fail(db: Database) -> None:
    with db.writing(PEN) as s:
        journal.add(s, street(2).records)
        raise KeyError


def test_listeners_hear_the_topics_once_after_the_commit(fresh: Fresh) -> None:
    db, told = fresh(), list[frozenset[str]]()
    stop = db.subscribe(told.append)
    with db.writing(PEN) as s:
        journal.add(s, street(1).records)
        assert told == []
    assert told == [frozenset({"area", "dwelling", "household", "resident"})]
    stop()
    with db.writing() as s:
        preferences.put(s, "unit", "x")
    assert len(told) == 1


def test_a_snapshot_does_not_see_what_is_written_meanwhile(fresh: Fresh) -> None:
    db = fresh()
    with db.reading() as before:
        with db.writing() as s:
            preferences.put(s, "unit", "x")
        assert preferences.get(before, "unit") == ""
    with db.reading() as after:
        assert preferences.get(after, "unit") == "x"


def test_writers_of_many_threads_take_turns(fresh: Fresh) -> None:
    db = fresh()

    def count_up() -> None:
        for _ in range(20):
            with db.writing() as s:
                preferences.put(s, "n", str(int(preferences.get(s, "n", "0")) + 1))

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.reading() as s:
        assert preferences.get(s, "n") == "80"


def test_two_programs_may_hold_one_workspace(fresh: Fresh) -> None:
    window = fresh()
    script = Database.open(window.folder, KEY)
    with script.writing() as s:
        preferences.put(s, "unit", "x")
    script.close()
    with window.reading() as s:
        assert preferences.get(s, "unit") == "x"


def test_a_reading_session_cannot_write(fresh: Fresh) -> None:
    with pytest.raises(GridCreditError), fresh().reading() as s:
        s.execute(text("INSERT INTO preference VALUES ('a', 'b')"))


def test_a_wrong_key_is_named_and_changes_nothing(fresh_file: Fresh) -> None:
    db = fresh_file()
    db.close()
    before = (db.folder / DATABASE).read_bytes()
    with pytest.raises(DatabaseDamaged):
        Database.open(db.folder, bytes(32))
    assert (db.folder / DATABASE).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a database at all", os.urandom(9000)])
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        Database.open(tmp_path, KEY)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseDamaged):
        Database.open(tmp_path, KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_newer_program_is_refused_untouched(fresh_file: Fresh) -> None:
    db = fresh_file()
    raw = behind(db)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    db.close()
    before = (db.folder / DATABASE).read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        Database.open(db.folder, KEY)
    assert (refused.value.found, (db.folder / DATABASE).read_bytes()) == ("9999", before)


def test_a_full_disk_is_named_and_the_data_stays(fresh_file: Fresh) -> None:
    db = fresh_file()
    with db.writing() as s:
        preferences.put(s, "unit", "x")
    with pytest.raises(StorageFailed):
        fill_up(db)
    with db.reading() as s:
        assert preferences.get(s, "unit") == "x"


def fill_up(db: Database) -> None:
    with db.writing() as s:
        pages = s.connection().exec_driver_sql("PRAGMA page_count").scalar()
        s.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        preferences.put(s, "unit", "y" * 100_000)


def test_commits_are_on_the_disk_when_they_return(fresh_file: Fresh) -> None:
    with fresh_file().reading() as s:
        ask = s.connection().exec_driver_sql
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA foreign_keys").scalar() == 1
        assert ask("PRAGMA temp_store").scalar() == 2


def test_no_file_of_the_workspace_shows_a_name(fresh_file: Fresh) -> None:
    db = fresh_file()
    with db.writing(PEN) as s:
        made = street(3)
        journal.add(s, made.records)
        journal.edit(s, "resident", made.residents[0].id, {"name": NAME})
    kept = [path.read_bytes() for path in db.folder.iterdir()]
    assert len(kept) >= 2  # the write-ahead log is among them
    assert not any(NAME.encode() in content or b"370499" in content for content in kept)
    assert not any(b"SQLite format" in content for content in kept)


CRASHES = """
import os, sys
from pathlib import Path
from gridcredit.store.journal import journal, preferences
from gridcredit.store.engine.database import Database
from tests.store.invented import KEY, PEN, street
db = Database.open(Path(sys.argv[1]), KEY)
with db.writing() as s:
    preferences.put(s, "unit", "kept")
with db.writing(PEN) as s:
    journal.add(s, street(400).records)
    preferences.put(s, "unit", "lost")
    os._exit(9)
"""


def test_a_program_that_dies_loses_only_what_it_had_not_committed(fresh: Fresh) -> None:
    db = fresh()
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", CRASHES, db.folder]
    done = subprocess.run(command, cwd=root, check=False, timeout=60)
    assert done.returncode == 9
    with db.reading() as s:
        assert preferences.get(s, "unit") == "kept"
        assert s.scalar(text("SELECT count(*) FROM revision")) == 0
        assert s.scalar(text("SELECT count(*) FROM resident")) == 0
    assert db.backing.looks()["database"]() == ""


def test_what_an_error_says_names_nobody(tmp_path: Path) -> None:
    made = Database.create(tmp_path, KEY)
    question = text("INSERT INTO preference VALUES (:name, NULL)")  # which may not be
    with made.writing() as s, pytest.raises(IntegrityError) as told:
        s.execute(question, {"name": NAME})
    assert NAME not in str(told.value)
    made.close()
