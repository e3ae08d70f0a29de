"""Tables on a server: several people at once, and failures that have a name."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, text

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import (
    BadValue,
    DatabaseDamaged,
    DatabaseTooNew,
    GridCreditError,
    ServerAway,
    ServerRefused,
    StorageFailed,
    WorkspaceBusy,
    WorkspaceExists,
)
from gridcredit.store.engine import migrate
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.engine.server import server, serverfile
from gridcredit.store.engine.server.serverfailures import failures_named
from gridcredit.store.engine.server.serverfile import SERVER_FILE
from gridcredit.store.journal import journal, nodes, preferences
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.schema.undo_tables import UndoRow
from gridcredit.store.workspace import accounts
from tests.cluster import Cluster
from tests.store.conftest import Fresh
from tests.store.invented import KEY, PEN, street

LIMITED = "limited"


@pytest.fixture
def url(empty_database: str) -> str:
    """Where a workspace may be made."""
    return empty_database


@pytest.fixture
def db(url: str, tmp_path: Path) -> Iterator[Database]:
    """A workspace on the server."""
    made = Database.create(tmp_path / "work", KEY, url)
    yield made
    made.close()


@pytest.fixture
def limited(cluster: Cluster) -> Iterator[str]:
    """Somebody the server knows, and no more."""
    cluster.tell(f"CREATE ROLE {LIMITED} LOGIN PASSWORD 'x'")
    yield LIMITED
    cluster.tell(f"DROP ROLE {LIMITED}")


def name_of(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def test_no_file_beside_holds_the_tables_and_none_tells_the_way(db: Database, url: str) -> None:
    assert [path.name for path in db.folder.iterdir()] == [SERVER_FILE]
    kept = (db.folder / SERVER_FILE).read_bytes()
    assert not any(part.encode() in kept for part in (url, "gridcredit@", "postgresql"))
    assert serverfile.read(db.folder, KEY) == url
    with pytest.raises(DatabaseDamaged):
        Database.open(db.folder, bytes(32))


def test_secrets_are_sealed_by_the_key_that_the_server_never_sees(db: Database) -> None:
    with db.writing() as s:
        nodes.keep_secret(s, "keys", b"the district's own keys")
        nodes.keep_secret(s, "other", b"another")
    with db.reading() as s:
        assert nodes.secret(s, "keys") == b"the district's own keys"
        rows = dict(s.execute(text("SELECT name, value FROM secret")).all())
    assert b"own keys" not in rows["keys"]
    with db.writing() as s:
        s.execute(text("UPDATE secret SET value = :v WHERE name = 'keys'"), {"v": rows["other"]})
    with db.reading() as s, pytest.raises(DatabaseDamaged):
        nodes.secret(s, "keys")


def test_a_second_workspace_in_one_database_is_refused(
    db: Database, url: str, tmp_path: Path
) -> None:
    with db.writing() as s:
        preferences.put(s, "unit", "x")
    with pytest.raises(WorkspaceExists):
        Database.create(tmp_path / "other", KEY, url)
    with db.reading() as s:
        assert preferences.get(s, "unit") == "x"


COUNTS = """
import sys
from pathlib import Path
from gridcredit.store.journal import preferences
from gridcredit.store.engine.database import Database
from tests.store.invented import KEY
db = Database.open(Path(sys.argv[1]), KEY)
for _ in range(20):
    with db.writing() as s:
        preferences.put(s, "n", str(int(preferences.get(s, "n", "0")) + 1))
db.close()
"""


def test_several_programs_write_and_none_loses_a_word(db: Database) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", COUNTS, db.folder]
    programs = [subprocess.Popen(command, cwd=root) for _ in range(3)]
    for _ in range(20):
        with db.writing() as s:
            preferences.put(s, "n", str(int(preferences.get(s, "n", "0")) + 1))
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    with db.reading() as s:
        assert preferences.get(s, "n") == "80"


def test_who_waits_too_long_for_a_writer_is_told(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Twenty seconds for people are too long for a test.
    monkeypatch.setattr(server, "_PATIENCE_MS", 50)
    other = Database.open(db.folder, KEY)
    with db.writing() as s:
        preferences.put(s, "unit", "x")
        with other.reading() as reader:  # nobody waits to read
            assert preferences.get(reader, "unit") == ""
        with pytest.raises(WorkspaceBusy), other.writing():
            pass
    other.close()


def test_a_schema_of_a_newer_program_is_refused_untouched(db: Database) -> None:
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    with db.writing() as s:
        s.execute(newer)
    for attempt in (db.reading, db.writing):
        with pytest.raises(DatabaseTooNew), attempt():
            pass
    with pytest.raises(DatabaseTooNew) as refused:
        Database.open(db.folder, KEY)
    assert refused.value.found == "9999"


def test_an_older_schema_is_brought_up_to_date_and_keeps_its_rows(url: str, tmp_path: Path) -> None:
    engine = create_engine(url, connect_args={"options": "-c search_path=gridcredit"})
    with engine.begin() as on:
        on.exec_driver_sql("CREATE SCHEMA gridcredit")
        migrate.bring_up(on, "0001")
        on.exec_driver_sql("INSERT INTO preference VALUES ('unit', 'x')")
    engine.dispose()
    serverfile.write(tmp_path, KEY, url)
    db = Database.open(tmp_path, KEY)
    with db.reading() as s:
        assert preferences.get(s, "unit") == "x"
        assert s.scalar(text("SELECT version_num FROM alembic_version")) == migrate.HEAD
    assert looked_at(db)["database"] == ""
    db.close()


@pytest.mark.parametrize(
    ("wrong", "error", "reason"),
    [
        ("sqlite:///x.db", BadValue, "not_postgresql"),
        ("nonsense", BadValue, "not_postgresql"),
        ("postgresql+psycopg://host", BadValue, "not_postgresql"),
        ("postgresql+psycopg://u@127.0.0.1:1/x", ServerAway, ""),
        ("postgresql+psycopg://u@nowhere.invalid/x", ServerAway, ""),
        ("{folder}/nothing_there", ServerRefused, "no_database"),
        ("{role}", ServerRefused, "no_database"),
    ],
)
def test_a_server_that_is_none_is_named(
    cluster: Cluster, tmp_path: Path, wrong: str, error: type[GridCreditError], reason: str
) -> None:
    if wrong == "{role}":
        wrong = cluster.url("postgres", role="stranger")
    elif wrong.startswith("{folder}"):
        wrong = cluster.url("nothing_there")
    with pytest.raises(error) as refused:
        Database.create(tmp_path, KEY, wrong)
    assert getattr(refused.value, "reason", "") == reason
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_told_again(tmp_path: Path) -> None:
    with pytest.raises(BadValue) as refused:
        Database.create(tmp_path, KEY, "mysql://u:geheim@host/x")
    assert "geheim" not in refused.value.value


def test_a_wrong_password_is_named(cluster: Cluster, limited: str, url: str) -> None:
    rules = cluster.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all {limited} scram-sha-256\n{before}")
    cluster.tell("SELECT pg_reload_conf()")
    try:
        place = cluster.url(name_of(url), role=f"{limited}:wrong")
        with pytest.raises(ServerRefused) as refused:
            server.Server.open(place, KEY)
        assert refused.value.reason == "wrong_password"
    finally:
        rules.write_text(before)
        cluster.tell("SELECT pg_reload_conf()")


def test_who_may_do_nothing_there_is_told_so(
    cluster: Cluster, limited: str, url: str, tmp_path: Path
) -> None:
    cluster.tell(f"REVOKE CREATE ON DATABASE {name_of(url)} FROM {limited}")
    with pytest.raises(ServerRefused) as refused:
        Database.create(tmp_path, KEY, cluster.url(name_of(url), role=limited))
    assert refused.value.reason == "no_permission"


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (psycopg.errors.DiskFull, StorageFailed),
        (psycopg.errors.IoError, StorageFailed),
        (psycopg.errors.ReadOnlySqlTransaction, StorageFailed),
        (psycopg.errors.DataCorrupted, DatabaseDamaged),
        (psycopg.errors.TooManyConnections, ServerRefused),
        (psycopg.errors.AdminShutdown, ServerAway),
        (psycopg.errors.ConnectionFailure, ServerAway),
        (psycopg.errors.SyntaxError, psycopg.errors.SyntaxError),
    ],
)
def test_what_a_server_says_becomes_words_for_people(
    raised: type[psycopg.Error], error: type[Exception]
) -> None:
    with pytest.raises(error), failures_named("there"):
        raise raised


def read_while(db: Database, it_happens: Callable[[], None]) -> None:
    with db.reading() as s:
        it_happens()
        preferences.get(s, "unit")


def write_until(db: Database, it_happens: Callable[[], None]) -> None:
    with db.writing(PEN) as s:
        journal.add(s, street(20).records)
        it_happens()


def test_a_server_that_comes_back_is_found_again(db: Database, cluster: Cluster, url: str) -> None:
    with db.writing() as s:
        preferences.put(s, "unit", "x")
    with pytest.raises(ServerAway):
        read_while(db, lambda: cluster.throw_out(name_of(url)))
    with db.reading() as s:
        assert preferences.get(s, "unit") == "x"


def test_what_failed_half_way_leaves_nothing(db: Database, cluster: Cluster, url: str) -> None:
    with pytest.raises(ServerAway):
        write_until(db, lambda: cluster.throw_out(name_of(url)))
    with db.reading() as s:
        assert s.scalar(text("SELECT count(*) FROM revision")) == 0


def test_texts_come_in_one_order_wherever_they_lie(fresh: Fresh) -> None:
    logins = ["李", "a", "王", "B", "阿", "b", "1", "A"]
    made = fresh()
    with made.writing() as s:
        for login in logins:
            accounts.put(s, Actor(login, login, Role.GRID_WORKER))
    with made.reading() as s:
        assert [actor.login for actor in accounts.active(s)] == sorted(logins)


def test_the_tables_are_what_the_models_say(db: Database, url: str) -> None:
    engine = create_engine(url)
    told: Any = inspect(engine)
    assert {row.metadata for row in TABLES.values()} == {UndoRow.metadata}
    for table in UndoRow.metadata.sorted_tables:
        columns = told.get_columns(table.name, schema="gridcredit")
        found = {c["name"]: (str(c["type"]), c["nullable"]) for c in columns}
        wanted = {c.name: (c.type.compile(engine.dialect), c.nullable) for c in table.columns}
        assert found == wanted, table.name
        key = told.get_pk_constraint(table.name, schema="gridcredit")
        assert key["constrained_columns"] == [c.name for c in table.primary_key.columns]
        indexes = {i["name"] for i in told.get_indexes(table.name, schema="gridcredit")}
        assert indexes == {index.name for index in table.indexes}
    engine.dispose()


def looked_at(db: Database) -> dict[str, str]:
    return {name: look() for name, look in db.backing.looks().items()}


def test_a_doctor_finds_a_server_that_does_not_keep_its_word(db: Database) -> None:
    found = looked_at(db)
    assert "fsync = off" in found.pop("server")  # as servers of tests are
    assert found == {"rights": "", "database": ""}


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("ALTER TABLE visit DISABLE TRIGGER visit_delete", "visit_delete"),
        ("DROP TRIGGER revision_truncate ON revision", "revision_truncate"),
        ("ALTER TABLE account ALTER COLUMN login TYPE text COLLATE \"und-x-icu\"", "account.login"),
    ],
)  # fmt: skip
def test_a_doctor_finds_what_somebody_did_to_the_tables(db: Database, done: str, told: str) -> None:
    with db.writing() as s:
        s.execute(text(done))
    assert told in looked_at(db)["database"]


def test_a_doctor_finds_a_row_that_lost_its_revision(db: Database) -> None:
    with db.writing(PEN) as s:
        journal.add(s, street(1).records)
        s.execute(text("SET LOCAL session_replication_role = replica"))
        s.execute(text("UPDATE area SET revised = 99999"))
    assert "area: " in looked_at(db)["database"]


def test_a_doctor_finds_rights_that_were_taken(
    db: Database, cluster: Cluster, limited: str, url: str
) -> None:
    with db.writing() as s:
        s.execute(text(f"GRANT USAGE ON SCHEMA gridcredit TO {limited}"))
        s.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA gridcredit TO {limited}"))
    theirs = server.Server(cluster.url(name_of(url), role=limited), KEY)
    assert "account: INSERT" in theirs.looks()["rights"]()
    theirs.close()
    with db.writing() as s:
        s.execute(text(f"DROP OWNED BY {limited}"))


def test_the_tables_cannot_be_emptied_at_one_blow(db: Database) -> None:
    for table in ("revision", "audit", "visit"):
        with pytest.raises(Exception, match="never deleted"), db.writing() as s:
            s.execute(text(f"TRUNCATE {table} CASCADE"))


def test_a_counter_may_leap_beyond_what_thirty_two_bits_hold(db: Database) -> None:
    with db.writing(PEN) as s:
        preferences.put(s, "seq_floor", str(1 << 45))
        journal.add(s, street(1).records)
        last = s.scalar(
            text("SELECT max(seq) FROM revision WHERE node = :n"), {"n": PEN.node.bytes}
        )
    assert last > 1 << 45
    assert not (db.folder / DATABASE).exists()


def test_what_many_rows_were_written_to_is_known_by_its_figures_at_once(db: Database) -> None:
    made = street(700)
    with db.writing(PEN) as s:
        journal.add(s, made.records)
    with db.reading() as s:
        asked = "SELECT reltuples FROM pg_class WHERE oid = CAST(:t AS regclass)"
        known = {t: s.scalar(text(asked), {"t": t}) for t in ("resident", "revision", "visit")}
    assert known["resident"] == len(made.residents) > 2_000
    assert known["revision"] == len(made.records)
    assert known["visit"] == -1  # never asked for: nobody wrote any
