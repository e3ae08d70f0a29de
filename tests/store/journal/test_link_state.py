"""What is known of the other end of a link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gridcredit.store.engine import cipher, migrate
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.journal import link_state, preferences
from gridcredit.store.journal.link_state import LinkState
from tests.store.conftest import Fresh
from tests.store.invented import KEY, PEN

NEAR, FAR, FORMER = (UUID(int=n << 64) for n in (1, 2, 3))
KNOWN = LinkState(7, 5, 900, "b" * 64, ("x", "y"), frozenset({"-", "=y", "x>y"}), 1 << 40, NEAR)


def test_what_is_noted_of_a_link_stands_until_it_is_noted_anew(fresh: Fresh) -> None:
    db, told = fresh(), list[frozenset[str]]()
    db.subscribe(told.append)
    with db.writing(PEN) as s:
        link_state.note(s, NEAR, KNOWN)
        link_state.note(s, FAR, LinkState(behind=1))
        link_state.note(s, FAR, replace(link_state.state(s, FAR), returns=("z",)))
    with db.reading() as s:
        assert link_state.state(s, NEAR) == KNOWN
        assert link_state.state(s, FAR) == LinkState(behind=1, returns=("z",))
        assert link_state.state(s, FORMER) == LinkState()
    assert told == [{"links"}]


def test_another_node_knows_how_far_the_time_may_go_and_who_it_was(fresh: Fresh) -> None:
    db = fresh()
    with db.writing(PEN) as s:
        link_state.note(s, NEAR, replace(KNOWN, above=None))
        link_state.note(s, FORMER, LinkState(above=FAR))
        link_state.begin_anew(s)
    with db.reading() as s:
        assert link_state.state(s, NEAR) == LinkState(allowed=KNOWN.allowed)
        assert link_state.formers(s) == {FORMER: FAR}


def test_what_was_kept_as_preferences_moves_into_the_table(tmp_path: Path) -> None:
    connection = cipher.connect(tmp_path / DATABASE, KEY)
    connection.execute("PRAGMA journal_mode = WAL")
    migrate.create(connection, to="0011")
    kept = {
        f"link_behind:{NEAR.hex}": "7",
        f"link_restart:{NEAR.hex}": "5",
        f"link_from:{NEAR.hex}": "900",
        f"clock_allowed:{NEAR.hex}": str(1 << 40),
        f"link_gave_back:{NEAR.hex}": "b" * 64,
        f"link_returns:{NEAR.hex}": "x y",
        f"link_twins:{NEAR.hex}": "- =y x>y",
        f"link_restart:{FAR.hex}": "2",
        f"former:{FORMER.hex}": FAR.hex,
        "return": "c" * 64,
        "unit": "单位：街道",
    }
    connection.executemany("INSERT INTO preference (key, value) VALUES (?, ?)", kept.items())
    connection.commit()
    connection.close()
    db = Database.open(tmp_path, KEY)
    with db.reading() as s:
        assert link_state.state(s, NEAR) == replace(KNOWN, above=None)
        assert link_state.state(s, FAR) == LinkState(restart=2)
        assert link_state.formers(s) == {FORMER: FAR}
        assert preferences.everything(s) == {"return": "c" * 64, "unit": "单位：街道"}
    db.close()
