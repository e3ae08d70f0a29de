"""A pledge proves itself, and says what was altered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from gridcredit.domain.errors import BlankRefused
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing, signing, verifying
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.verifying import Altered
from gridcredit.store.workspace import files
from tests.operations.homes import Home, a_home
from tests.store.conftest import behind

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.fixture
def number(worker: Desk, home: Home, tmp_path: Path) -> str:
    """A paper that was printed, signed and scanned."""
    out = tmp_path / "空白.pdf"
    (blank,) = blanks.print_blanks(worker, out, Wanted(unnamed=1)).blanks
    signing.sign_pledge(worker, home.adult, ON, number=blank.number)
    assert len(filing.file_scans(worker, [out], processes=1).filed) == 1
    return blank.number


def test_what_was_not_touched_is_whole(worker: Desk, number: str) -> None:
    assert verifying.verify(worker) == verifying.Verified(1, ())
    assert verifying.verify(worker, number).checked == 1
    with pytest.raises(BlankRefused):
        verifying.verify(worker, "370403002-001-2026-9999")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE pledge_event SET \"on\" = '2026-11-19'",
        "UPDATE pledge_event SET template_version = 'x'",
        "UPDATE pledge_blank SET number = number || '', version = 'x'",
        "UPDATE pledge_scan SET page = 2",
    ],
)
def test_a_changed_row_is_named(worker: Desk, number: str, change: str) -> None:
    connection = behind(worker.database)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'pledge_%'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(change)
    connection.close()
    assert (number, Altered.ROW) in verifying.verify(worker).altered


def test_a_changed_or_lost_file_is_named(worker: Desk, number: str) -> None:
    (kept,) = [p for p in (worker.folder / files.FOLDER).iterdir() if p.is_file()]
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert verifying.verify(worker).altered == ((number, Altered.FILE),)
    kept.unlink()
    assert verifying.verify(worker).altered == ((number, Altered.GONE),)


def test_how_often_it_asks_does_not_grow_with_the_papers(
    worker: Desk, number: str, tmp_path: Path
) -> None:
    def asked() -> int:
        told: list[str] = []

        def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
            told.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            verifying.verify(worker)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len([one for one in told if "pledge_" in one])

    one = asked()
    blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(unnamed=30))
    assert asked() == one
