"""A server as its administrator keeps it: limits of time, half a restore, the wrong database."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from gridcredit.domain.errors import (
    BadValue,
    GridCreditError,
    ServerAway,
    ServerRefused,
    StorageFailed,
)
from gridcredit.domain.records import KINDS
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.server import server, serverchecks
from gridcredit.store.engine.server.server import Server, shown
from gridcredit.store.engine.server.serverfailures import failures_named
from gridcredit.store.engine.server.serverfile import read
from gridcredit.store.journal import journal, nodes, preferences
from tests.cluster import ROLE, Cluster
from tests.store.invented import KEY, PEN, street

TRIED = 'connection failed: connection to server at "10.0.0.5", port 5432 failed: '
PG_HBA = 'no pg_hba.conf entry for host "10.0.0.9", user "u", database "d"'


@pytest.fixture
def db(empty_database: str, tmp_path: Path) -> Iterator[Database]:
    """A workspace on the server, with a secret of its own."""
    made = Database.create(tmp_path / "work", KEY, empty_database)
    with made.writing() as s:
        nodes.keep_secret(s, "keys", b"the district's own keys")
    yield made
    made.close()


def name_of(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def test_limits_of_time_for_other_programs_are_not_ours(
    db: Database, cluster: Cluster, empty_database: str
) -> None:
    where = f"ROLE {ROLE} IN DATABASE {name_of(empty_database)}"
    limits = (
        "statement_timeout",
        "idle_in_transaction_session_timeout",
        "idle_session_timeout",
    )
    for limit in limits:
        cluster.tell(f"ALTER {where} SET {limit} = '20ms'")
    try:
        with closing(Database.open(db.folder, KEY)) as again:
            with again.reading() as s:
                s.execute(text("SELECT pg_sleep(0.06)"))
                cluster.tell("SELECT pg_sleep(0.06)")
                assert preferences.get(s, "unit") == ""
            cluster.tell("SELECT pg_sleep(0.06)")
            with again.reading() as s:
                assert [s.scalar(text(f"SHOW {limit}")) for limit in limits] == ["0"] * 3
    finally:
        cluster.tell(f"ALTER {where} RESET ALL")


# As PostgreSQL 15 and libpq 18 said it, and the Chinese catalogues that come with them.
REFUSED = {
    'root certificate file "/r" does not exist\nEither provide it': "no_root_certificate",
    'could not read root certificate file "/x": no such': "no_root_certificate",
    "SSL error: certificate verify failed": "unknown_certificate",
    'server certificate for "a" does not match host name "b"': "certificate_of_another",
    "server does not support SSL, but SSL was required": "no_tls",
    f"FATAL:  {PG_HBA}, no encryption": "tls_needed",
    f"FATAL:  {PG_HBA}, SSL encryption\n{TRIED}FATAL:  {PG_HBA}, no encryption": "not_let_in",
    f'FATAL:  password authentication failed for user "u"\n{TRIED}{PG_HBA}': "wrong_password",
    "fe_sendauth: no password supplied": "no_password",
    'FATAL:  database "d" does not exist': "no_database",
    '致命错误:  角色 "u" 不存在': "no_database",
    '致命错误:  用户 "u" Password 认证失败': "wrong_password",
    "FATAL:  sorry, too many clients already": "no_connection_left",
    'FATAL:  permission denied for database "d"': "no_permission",
    'FATAL:  could not open file "x": gone': 'could not open file "x": gone',
    "SSL error: tlsv1 alert unknown ca": "SSL error: tlsv1 alert unknown ca",
}
AWAY = (
    "FATAL:  the database system is starting up",
    "FATAL:  the database system is in recovery mode",
    "致命错误:  数据库系统停止中",
    "SSL SYSCALL error: EOF detected",
    "Connection refused",
)


def refused_with(said: str) -> GridCreditError:
    with pytest.raises(GridCreditError) as refused, failures_named("there"):
        raise psycopg.OperationalError(f"{TRIED}{said}")
    return refused.value


def test_why_nobody_is_let_in_is_named() -> None:
    named = {said: refused_with(said) for said in REFUSED}
    assert {type(error) for error in named.values()} == {ServerRefused}
    assert {said: error.reason for said, error in named.items()} == REFUSED
    assert {type(refused_with(said)) for said in AWAY} == {ServerAway}
    full = refused_with("FATAL:  could not write init file: No space left on device")
    assert isinstance(full, StorageFailed)
    assert full.reason == "disk_full"


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (psycopg.errors.QueryCanceled, "cancelled"),
        (psycopg.errors.IdleInTransactionSessionTimeout, "time_limit"),
        (psycopg.errors.IdleSessionTimeout, "time_limit"),
        (psycopg.errors.OutOfMemory, "no_memory"),
        (psycopg.errors.ConfigurationLimitExceeded, "no_resources"),
    ],
)
def test_what_ends_a_step_on_the_server_is_named(raised: type[psycopg.Error], reason: str) -> None:
    with pytest.raises(ServerRefused) as refused, failures_named("there"):
        raise raised
    assert refused.value.reason == reason


def test_a_setting_that_is_none_is_told(empty_database: str, tmp_path: Path) -> None:
    misspelt = (f"{empty_database}&sslrotcert=y", f"{empty_database}&sslmode=verify_full")
    for wrong in (*misspelt, "postgresql+psycopg://u@h:x/x"):
        with pytest.raises(BadValue) as refused:
            Database.create(tmp_path, KEY, wrong)
        assert refused.value.reason in ("bad_option", "not_postgresql")


def test_a_url_is_shown_without_its_password() -> None:
    for url in ("postgresql://u:geheim@h/x", "postgresql://u@h/x?password=geheim&sslmode=require"):
        assert "geheim" not in shown(url)
        assert shown(url).startswith("postgresql+psycopg://u")


def refusal(url: str, key: bytes = KEY) -> str:
    with pytest.raises(ServerRefused) as refused:
        Server.open(url, key)
    return refused.value.reason


def test_the_database_of_another_office_is_noticed_at_opening(
    db: Database, empty_database: str
) -> None:
    assert refusal(empty_database, bytes(32)) == "other_workspace"
    with closing(Server(empty_database, bytes(32))) as theirs, pytest.raises(ServerRefused):
        theirs.has_tables()
    Server.open(empty_database, KEY).close()


def test_tables_that_went_are_not_called_a_damaged_file(db: Database, cluster: Cluster) -> None:
    with db.writing() as s:
        s.execute(text("DROP SCHEMA gridcredit CASCADE"))
    for attempt in (db.reading, db.writing):
        with pytest.raises(ServerRefused) as refused, attempt():
            pass
        assert refused.value.reason == "no_tables"
    assert refusal(read(db.folder, KEY)) == "no_tables"


@pytest.mark.parametrize(
    ("lost", "told", "is_refused"),
    [
        ("ALTER TABLE revision DROP CONSTRAINT pk_revision CASCADE", "revision", True),
        ("DROP TABLE draft CASCADE", "draft", True),
        ("DROP INDEX ix_area_code", "ix_area_code", False),
    ],
)
def test_half_a_restore_is_known_by_what_it_lacks(
    db: Database, empty_database: str, lost: str, told: str, is_refused: bool
) -> None:
    assert db.backing.missing() == ""
    with db.writing() as s:
        found = s.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'gridcredit'"))
        assert serverchecks._BESIDE | KINDS.keys() | {"alembic_version"} == set(found)
        s.execute(text(lost))
    assert told in db.backing.missing()
    if is_refused:
        assert refusal(empty_database) == "half_restored"
    else:
        Server.open(empty_database, KEY).close()


def test_of_two_who_change_a_field_at_once_the_second_is_told(db: Database) -> None:
    made = street(1)
    with db.writing(PEN) as s:
        journal.add(s, made.records)
    row = made.residents[0].id
    said: list[str] = []

    def second(field: str, value: str) -> None:
        with closing(Database.open(db.folder, KEY)) as other:
            begun.set()
            try:
                with other.writing(PEN) as s:
                    journal.edit(s, "resident", row, {field: value})
                said.append("")
            except BadValue as error:
                said.append(error.reason)

    def is_waited_for() -> bool:
        with closing(Database.open(db.folder, KEY)) as other, other.reading() as s:
            waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            return bool(s.scalar(text(waiting)))

    for field, value, reason in (("note", "乙", "changed_meanwhile"), ("phone", "19900000001", "")):
        begun = threading.Event()
        with db.writing(PEN) as s:
            thread = threading.Thread(target=second, args=(field, value))
            thread.start()
            begun.wait(5)
            while not is_waited_for():
                pass
            journal.edit(s, "resident", row, {"note": f"甲{field}"})
        thread.join(5)
        assert said.pop() == reason
    with db.writing(PEN) as s:  # who comes after it was said has seen it
        journal.edit(s, "resident", row, {"note": "丙"})


def test_the_addresses_that_the_guide_prints_can_be_used_as_they_are() -> None:
    guide = Path(server.__file__).parents[2] / "SERVER.md"
    printed = re.findall(r"'(postgresql[^'…]+)'", guide.read_text("utf-8"))
    assert printed
    for url in printed:
        asked = make_url(url).query
        assert asked["sslmode"] == "verify-full"
        assert asked["sslrootcert"]  # without it the driver looks in the home of whoever runs it
        assert make_url(shown(url)).query == asked
