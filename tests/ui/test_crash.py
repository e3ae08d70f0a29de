"""A crash report names places in our code and nothing of what was being worked on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from gridcredit.ui import crash

SECRET = "370499199001010012"


def broken() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as inner:
            raise ValueError(f"no {SECRET}") from inner
    except ValueError as error:
        return error


def test_a_report_says_where_but_not_with_what() -> None:
    text = crash.report(broken())
    assert SECRET not in text
    assert str(Path.home()) not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash.py" in text
    assert "broken" in text


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    start = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    for minute in range(crash.KEPT + 5):
        assert crash.save("x", tmp_path, start + timedelta(minutes=minute))
    names = sorted(p.name for p in tmp_path.iterdir())
    assert len(names) == crash.KEPT
    assert names[0] == "crash-20261122-080500.txt"


def test_a_refusing_disk_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert crash.save("x", tmp_path / "file", datetime(2026, 1, 1, tzinfo=UTC)) is None
