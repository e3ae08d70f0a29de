"""Writes NNNN.sql for the present schema: run once before a release, never again after it.

python -m tests.store.old.write
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import ConsentKind, PledgeStage, RegistrationKind, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.kinds.target import Target
from gridcredit.store.engine import migrate
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal, link_state, nodes, preferences
from gridcredit.store.journal.link_state import LinkState
from gridcredit.store.workspace import accounts, audit, drafts
from tests.store.conftest import behind
from tests.store.invented import KEY, PEN, notices, street
from tests.store.made import with_others

HERE = Path(__file__).parent
_SHADOWS = ("sqlite_", "search_text", "alembic_")


def fill(db: Database) -> None:
    """Something in every table that a person's work fills."""
    made = street(3, facts=1)
    on, who = date(2026, 1, 1), made.residents[0]
    facts = [
        Target(UUID(int=1), made.areas[0].id, on, 3000),
        Setting(setting_id("months"), "months", "6"),
        RegistrationEvent(UUID(int=2), who.id, RegistrationKind.INFORMED, on),
        PledgeEvent(UUID(int=3), UUID(int=3), who.id, PledgeStage.SIGNED, on),
        ConsentEvent(UUID(int=4), who.id, ConsentKind.REPORT_PLEDGE, True, on),
        *notices(made.areas[0].id, who.id),
    ]
    own = nodes.Node(
        PEN.node, "street", "370403002", "兴仁街道", "active", "self", None, bytes(32), "age1"
    )
    with db.writing(PEN) as s:
        accounts.put(s, Actor("zhangsan", "张三", Role.STREET_CLERK))
        journal.add(s, with_others([*made.records, *facts]))
        journal.edit(s, "resident", who.id, {"note": "旧文件"})
        audit.log(s, "zhangsan", "export", {"rows": 3})
        drafts.keep(s, "zhangsan", who.household, "{}", "2026-01-01T09:00")
        preferences.put(s, "unit", "兴仁街道")
        link_state.note(s, UUID(int=10), LinkState(restart=2, returns=("a" * 16,)))
        nodes.put(s, own)


def dump(connection: Any) -> str:
    """Every row as an INSERT, what others point to first."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(_SHADOWS)
    ]
    lines = []
    for table in sorted(tables, key=lambda name: (name != "revision", tables.index(name))):
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        quoted = " || ', ' || ".join(f'quote("{name}")' for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        for (values,) in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY 1'):
            lines.append(f'INSERT INTO "{table}" ({columns}) VALUES ({values});\n')
    return "".join(lines)


def main() -> None:
    """Write the file of the present schema."""
    with TemporaryDirectory() as folder:
        db = Database.create(Path(folder), KEY)
        fill(db)
        connection = behind(db)
        (HERE / f"{migrate.HEAD}.sql").write_text(dump(connection), "utf-8")
        connection.close()
        db.close()


if __name__ == "__main__":
    main()
