"""What others commit to the same tables is heard by topic, in a file and on a server alike."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gridcredit.store.engine import news
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal, preferences
from tests.store.conftest import Fresh
from tests.store.invented import KEY, PEN, street

OTHERS = """
import sys
from pathlib import Path
from gridcredit.store.journal import journal
from gridcredit.store.engine.database import Database
from tests.store.invented import KEY, PEN, street
db = Database.open(Path(sys.argv[1]), KEY)
with db.writing(PEN) as s:
    journal.add(s, street(1).records)
db.close()
"""


def test_what_another_program_committed_is_heard_once_and_by_topic(fresh: Fresh) -> None:
    db = fresh()
    assert db.hear() == frozenset()
    command = [sys.executable, "-c", OTHERS, str(db.folder)]
    subprocess.run(command, cwd=Path(__file__).parents[3], check=True, timeout=60)
    assert db.hear() == frozenset({"area", "dwelling", "household", "resident"})
    assert db.hear() == frozenset()


def test_own_commits_are_no_news_and_do_not_hide_those_of_others(fresh: Fresh) -> None:
    db = fresh()
    other = Database.open(db.folder, KEY)
    with db.writing(PEN) as s:
        journal.add(s, street(1).records)
    assert db.hear() == frozenset()
    with other.writing() as s:
        preferences.put(s, "unit", "x")
    with db.writing(PEN) as s:
        journal.edit(s, "resident", street(1).residents[0].id, {"note": "x"})
    assert "preferences" in db.hear()
    assert other.hear() >= {"resident"}
    assert db.hear() == other.hear() == frozenset()
    other.close()


def test_who_opens_later_hears_only_what_comes_after(fresh: Fresh) -> None:
    db = fresh()
    with db.writing() as s:
        preferences.put(s, "unit", "x")
    late = Database.open(db.folder, KEY)
    assert late.hear() == frozenset()
    late.close()


def test_nothing_that_was_rolled_back_is_heard(fresh: Fresh) -> None:
    db = fresh()
    other = Database.open(db.folder, KEY)
    try:
        with other.writing() as s:
            preferences.put(s, "unit", "x")
            raise KeyError
    except KeyError:
        pass
    assert db.hear() == frozenset()
    other.close()


def test_numbers_that_have_gone_back_make_everything_news() -> None:
    assert news.since(7, {"links": 3, "nodes": 2}) == {"links", "nodes"}
    assert news.since(3, {"links": 3, "nodes": 2}) == frozenset()
    assert news.since(2, {"links": 3, "nodes": 2}) == {"links"}
