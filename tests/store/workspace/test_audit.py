"""The audit log tells when an entry was altered, dropped or slipped in."""

import pytest
from sqlalchemy import text

from gridcredit.store.engine.database import Database
from gridcredit.store.engine.server.server import Server
from gridcredit.store.workspace import audit
from tests.store.conftest import Fresh
from tests.store.invented import PEN


@pytest.fixture
def db(fresh: Fresh) -> Database:
    made = fresh()
    with made.writing(PEN) as s:
        for number in range(5):
            audit.log(s, "zhang", "export" if number % 2 else "reveal", {"rows": number})
    return made


def tamper(db: Database, statement: str) -> None:
    """Do what somebody does who has the key and takes the guards off."""
    on = " ON audit" if isinstance(db.backing, Server) else ""
    with db.writing() as s:
        for name in ("audit_update", "audit_delete"):
            s.execute(text(f"DROP TRIGGER {name}{on}"))
        s.execute(text(statement))


def test_entries_come_back_in_order_by_act(db: Database) -> None:
    with db.reading() as s:
        assert [e.facts["rows"] for e in audit.entries(s)] == [0, 1, 2, 3, 4]
        assert [e.id for e in audit.entries(s, 3, "reveal")] == [3, 5]
        assert {e.at for e in audit.entries(s)} == {PEN.at}


def test_an_honest_log_is_whole(db: Database) -> None:
    with db.reading() as s:
        assert audit.first_broken(s) is None


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET facts = '{}' WHERE id = 3", 3),
        ("UPDATE audit SET login = 'li' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 1", 1),
        ("INSERT INTO audit SELECT 6, at, login, act, facts, previous, digest FROM audit"
         " WHERE id = 5", 6),
    ],
)  # fmt: skip
def test_tampering_is_found_at_its_place(db: Database, statement: str, broken: int) -> None:
    tamper(db, statement)
    with db.reading() as s:
        assert audit.first_broken(s) == broken


def test_entries_need_somebody_who_writes(db: Database) -> None:
    with db.writing() as s, pytest.raises(RuntimeError):
        audit.log(s, "zhang", "export")
    with db.reading() as s:
        assert s.scalar(text("SELECT count(*) FROM audit")) == 5
