"""What a large transaction wrote is indexed behind it, and never forgotten."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from gridcredit.store.engine.database import Database, Session
from gridcredit.store.exchange import upgrading
from gridcredit.store.journal import journal
from gridcredit.store.search import searchindex
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.search import search
from gridcredit.store.search.searchindex import complete_index, index_all, is_behind, keep_index
from tests.store.conftest import Fresh
from tests.store.invented import KEY, PEN, street

PINYIN = Path(__file__).parents[3] / "resources" / "pinyin"
MADE = street(4)
FIRST, LAST = MADE.residents[0], MADE.residents[-1]
TABLES = (
    "SELECT key, value FROM search_key ORDER BY 1, 2",
    "SELECT * FROM door_key ORDER BY 1, 2, 3, 4",
    "SELECT dwelling, body FROM search_text ORDER BY 1",
)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful counts as very many: the size is a number, not a rule."""
    monkeypatch.setattr(searchindex, "MANY", 3)


def _tail(s: Session, number: str) -> set[object]:
    return {hit.subject for hit in search(s, number[-6:])}


def _is_found(made: Database) -> bool:
    with made.reading() as s:
        return LAST.id in _tail(s, LAST.id_number)


def _indexed(s: Session) -> list[object]:
    return [s.execute(text(question)).all() for question in TABLES]


def test_a_large_transaction_is_indexed_behind_it(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, MADE.records)
    assert not _is_found(made)
    with made.reading() as s:
        assert is_behind(s)
    complete_index(made, PINYIN)
    assert _is_found(made)
    with made.writing() as s:
        assert not is_behind(s)
        kept = _indexed(s)
        index_all(s, load_readings(PINYIN))
        assert _indexed(s) == kept
        assert all(kept)


def test_what_small_ones_touch_between_does_not_hide_the_rest(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, MADE.records)
    with made.writing(PEN) as s:
        journal.edit(s, "resident", FIRST.id, {"phone": "19900007777"})
    with made.reading() as s:
        assert FIRST.id in _tail(s, "7777")
    assert not _is_found(made)
    complete_index(made, PINYIN)
    assert _is_found(made)


def test_a_crash_in_between_is_caught_up_at_the_next_opening(
    fresh_file: Fresh, tmp_path: Path
) -> None:
    made = fresh_file()
    folder = made.folder
    made.close()
    # A process that ends right behind its commit, as by a cut of power.
    program = (
        "import os, sys; from pathlib import Path\n"
        "from gridcredit.store.engine.database import Database\n"
        "from gridcredit.store.journal import journal\n"
        "from gridcredit.store.search import searchindex\n"
        "from tests.store.invented import KEY, PEN, street\n"
        "searchindex.MANY = 3\n"
        "made = Database.open(Path(sys.argv[1]), KEY)\n"
        "searchindex.keep_index(made, Path(sys.argv[2]))\n"
        "with made.writing(PEN) as s:\n"
        "    journal.add(s, street(4).records)\n"
        "os._exit(7)\n"
    )
    asked = [sys.executable, "-c", program, str(folder), str(PINYIN)]
    assert subprocess.run(asked, check=False, env=os.environ).returncode == 7
    again = Database.open(folder, KEY)
    try:
        assert not _is_found(again)
        keep_index(again, PINYIN)
        assert _is_found(again)
    finally:
        again.close()


def test_a_catching_up_that_fails_is_still_owed(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, MADE.records)

    def fail(_: Session) -> None:
        raise ZeroDivisionError

    made.before_commit.append(fail)
    with pytest.raises(ZeroDivisionError):
        complete_index(made, PINYIN)
    made.before_commit.remove(fail)
    assert not _is_found(made)
    complete_index(made, PINYIN)
    assert _is_found(made)


def test_rows_shown_anew_without_a_revision_are_not_passed_over(fresh: Fresh) -> None:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, MADE.records)
    with made.writing() as s:  # nothing of it was ever indexed
        gained = {"resident": frozenset({"phone", "id_number", "name"})}
        shown = upgrading._show(s, gained)
        assert shown == len(MADE.residents)
    keep_index(made, PINYIN)
    with made.writing() as s:
        for table in ("search_key", "door_key"):
            s.execute(text(f"DELETE FROM {table}"))
        upgrading._show(s, gained)
    with made.reading() as s:
        assert is_behind(s)
    complete_index(made, PINYIN)
    assert _is_found(made)
