"""Old files come up to date whole or stay as they were; a new file is no different from them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import StaticPool, create_engine
from sqlcipher3 import dbapi2

from gridcredit.domain.errors import DatabaseDamaged
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import KIND_OF, KINDS
from gridcredit.store.engine import cipher, migrate
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.search_tables import Table
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.schema.undo_tables import UndoRow
from gridcredit.store.workspace import audit
from tests.store.conftest import behind
from tests.store.invented import KEY
from tests.store.old import write

OLD = Path(__file__).parents[1] / "old"
SYNTHETIC = OLD / "synthetic"


def test_the_known_steps_are_the_steps_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    config.set_main_option("path_separator", "os")
    found = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == migrate.STEPS


def shape_of(connection: Any) -> dict[str, Any]:
    """Tables with columns, keys, strictness and indexes, as SQLite itself tells them."""
    shape = {}
    for name, _kind, _columns, without_rowid, strict in connection.execute(
        "SELECT name, type, ncol, wr, strict FROM pragma_table_list"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'alembic%'"
    ).fetchall():
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
        shape[name] = (
            (without_rowid, strict),
            {row[1]: row[2:] for row in columns},
            [row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')],
            {
                row[1]: (row[2], connection.execute(f'PRAGMA index_info("{row[1]}")').fetchall())
                for row in indexes
                if not row[1].startswith("sqlite_autoindex")
            },
        )
        # The names of columns, not their places, are what an index promises.
        for index, (unique, places) in shape[name][3].items():
            shape[name][3][index] = (unique, [place[2] for place in places])
    return shape


def names_of(connection: Any) -> set[str]:
    """The names of all constraints, as written."""
    sql = " ".join(
        row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")
    )
    words = sql.replace("(", " ").split()
    return {words[at + 1] for at, word in enumerate(words) if word == "CONSTRAINT"}


def test_the_migrated_schema_is_what_the_models_say(tmp_path: Path) -> None:
    db = Database.create(tmp_path, KEY)
    migrated = behind(db)
    modelled = cipher.connect(tmp_path / "models.db", KEY)
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: modelled, poolclass=StaticPool
    )
    assert UndoRow.metadata is Table.metadata
    assert {row.metadata for row in TABLES.values()} == {Table.metadata}
    Table.metadata.create_all(engine)
    found, expected = shape_of(migrated), shape_of(modelled)
    for name, shape in expected.items():
        assert found[name] == shape, name
    assert {n for n in found if not n.startswith("search_text")} == set(expected)
    assert names_of(migrated) - {"alembic_version_pkc"} == names_of(modelled)
    for connection in (migrated, modelled):
        connection.close()
    db.close()


@pytest.mark.parametrize("old", sorted(p.stem for p in OLD.glob("*.sql")))
def test_a_file_of_every_release_opens_with_all_its_rows(tmp_path: Path, old: str) -> None:
    content = (OLD / f"{old}.sql").read_text("utf-8")
    connection = cipher.connect(tmp_path / DATABASE, KEY)
    connection.execute("PRAGMA journal_mode = WAL")
    migrate.create(connection, to=old)
    connection.executescript(content)
    had = {row[0] for row in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    connection.close()
    db = Database.open(tmp_path, KEY)
    with db.reading() as s:
        for kind, entity in KIND_OF.items():
            assert len(load(s, kind)) == content.count(f'INSERT INTO "{entity.name}" '), kind
            assert load(s, kind) or entity.name not in had
        assert "旧文件" in {r.note for r in load(s, Resident)}
        assert audit.first_broken(s) is None
    connection = behind(db)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    guards = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    assert guards.fetchone()[0] == 4 * len(KINDS) + 4
    connection.close()
    db.close()


def test_the_present_schema_has_its_old_file_waiting(tmp_path: Path) -> None:
    db = Database.create(tmp_path, KEY)
    write.fill(db)
    connection = behind(db)
    assert write.dump(connection).count("\n") == (OLD / f"{migrate.HEAD}.sql").read_text(
        "utf-8"
    ).count("\n")
    connection.close()
    db.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Any, Path]]:
    """A file at the first synthetic step, with a house and two people in it."""
    path = tmp_path / DATABASE
    connection = cipher.connect(path, KEY)
    connection.execute("PRAGMA journal_mode = WAL")
    migrate.create(connection, SYNTHETIC, "s1")
    connection.execute("INSERT INTO house VALUES (1, 'h')")
    connection.execute("INSERT INTO person VALUES (1, 1), (2, 1)")
    yield connection, path
    connection.close()


def people(connection: Any) -> int:
    return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])


def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(house: tuple[Any, Path]) -> None:
    connection, path = house
    assert migrate.is_older(connection, path.name, ("s1", "s2"))
    kept = migrate.upgrade(connection, path, KEY, SYNTHETIC)
    assert migrate.version(connection, path.name) == "s2"
    assert people(connection) == 2
    copy = cipher.connect(kept, KEY)
    assert (migrate.version(copy, ""), people(copy)) == ("s1", 2)
    copy.close()
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(
    ("name", "error"), [("broken", ArithmeticError), ("orphans", DatabaseDamaged)]
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    house: tuple[Any, Path], name: str, error: type[Exception]
) -> None:
    connection, path = house
    connection.execute("UPDATE house SET name = ?", (name,))
    with pytest.raises(error):
        migrate.upgrade(connection, path, KEY, SYNTHETIC)
    assert migrate.version(connection, path.name) == "s1"
    assert people(connection) == 2
    columns = [row[1] for row in connection.execute("PRAGMA table_info(house)")]
    assert columns == ["id", "name"]
