"""The database defends itself: no travelling row changes without its revision."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from gridcredit.domain.codes import ConsentKind, PledgeStage, RegistrationKind
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.records import KINDS
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.server.server import Server
from gridcredit.store.journal import journal
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.workspace import audit
from tests.store.conftest import Fresh
from tests.store.invented import PEN, notices, street
from tests.store.made import with_others

MADE = street(2, facts=2)


@pytest.fixture
def full(fresh: Fresh) -> Database:
    """A workspace with a row in every travelling table."""
    on, who = date(2026, 1, 1), MADE.residents[0].id
    more = [
        Target(UUID(int=1), MADE.areas[0].id, on, 3000),
        Setting(setting_id("months"), "months", "6"),
        RegistrationEvent(UUID(int=2), who, RegistrationKind.INFORMED, on),
        PledgeEvent(UUID(int=3), UUID(int=3), who, PledgeStage.SIGNED, on),
        ConsentEvent(UUID(int=4), who, ConsentKind.REPORT_PLEDGE, True, on),
        *notices(MADE.areas[0].id, who),
    ]
    db = fresh()
    with db.writing(PEN) as s:
        journal.add(s, with_others([*MADE.records, *more]))
        audit.log(s, "zhangsan", "export", {"rows": 3})
    return db


def refused(session: Session, statement: str, **values: bytes) -> bool:
    """Whether the database turns a statement away (and it finds something to change)."""
    with pytest.raises(DBAPIError) as error, session.begin_nested():
        session.execute(text(statement), values)
    return "IntegrityError" in type(error.value).__name__


@pytest.mark.parametrize("table", sorted(KINDS))
def test_a_row_is_never_changed_without_a_new_revision(full: Database, table: str) -> None:
    field = next(iter(KINDS[table].fields))
    with full.writing() as s:
        assert refused(s, f'UPDATE {table} SET "{field}" = "{field}"')


@pytest.mark.parametrize("table", sorted(KINDS))
def test_a_row_is_never_changed_under_the_revision_of_another(full: Database, table: str) -> None:
    with full.writing() as s:
        assert refused(s, f"UPDATE {table} SET revised = CASE revised WHEN 1 THEN 2 ELSE 1 END")
        assert refused(s, f"UPDATE {table} SET revised = 999999")


@pytest.mark.parametrize("table", sorted(KINDS))
def test_a_row_is_never_deleted(full: Database, table: str) -> None:
    with full.writing() as s:
        assert refused(s, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(KINDS))
def test_a_row_is_never_made_or_replaced_without_its_revision(full: Database, table: str) -> None:
    names = ", ".join(f'"{column.name}"' for column in TABLES[table].__table__.columns)
    fresh_id = names.replace('"id"', ":fresh")
    stale = names.replace('"revised"', "1")
    replacing = "ON CONFLICT (id) DO UPDATE SET revised = excluded.revised"
    with full.writing() as s:
        assert refused(
            s, f"INSERT INTO {table} ({names}) SELECT {fresh_id} FROM {table}", fresh=bytes(16)
        )
        if table != "area":  # revision 1 is about the first area itself
            again = f"INTO {table} ({names}) SELECT {stale} FROM {table} WHERE 1 = 1"
            assert refused(s, f"INSERT {again} {replacing}")
            if not isinstance(full.backing, Server):
                assert refused(s, f"INSERT OR REPLACE {again}")


@pytest.mark.parametrize("table", ["revision", "audit"])
def test_journal_and_audit_log_only_grow(full: Database, table: str) -> None:
    first = {"revision": "body", "audit": "facts"}[table]
    with full.writing() as s:
        assert refused(s, f"UPDATE {table} SET {first} = {first}")
        assert refused(s, f"DELETE FROM {table}")
