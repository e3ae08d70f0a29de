"""Nothing that the program writes is for other people on the computer, and names that the system
does not take are refused in words."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.inbox.watching import Watch
from tests.cli.terminal import Terminal
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids

At = Callable[[str], Terminal]
LONG = "长" * 86  # 258 bytes
DEEP = "/".join(["长" * 80] * 20)


@contextmanager
def everybody_may() -> Iterator[None]:
    """A shell whose new files are for all the world."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What others may look at."""
    return [
        str(path.relative_to(folder))
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.lstat().st_mode) & 0o077 and not path.is_symlink()
    ]


def visit(office: Terminal) -> None:
    """Have something to export."""
    home = office.run("households", "list")[0]["id"]
    office.run("visit", "add", "--household", home, "--outcome", "11", "--at", "2026-01-05T10:00")


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_district_that_is_made_and_at_work_is_nobody_else_s(
    at: At, tmp_path: Path, passphrase_file: Path
) -> None:
    with everybody_may():
        made = at("nowhere").run("demo", "--out", tmp_path / "demo")
        passphrase_file.write_text(Path(made["passphrase_file"]).read_text())
        grid = Terminal(
            Path(next(v for k, v in made["workspaces"].items() if k.startswith("grid"))),
            at("nowhere").capture,
        )
        grid.run("roster", "export", "--out", tmp_path / "demo" / "all.xlsx", "--reveal", "x")
        file = grid.run("backup", "--out", tmp_path / "demo" / "stick")["file"]
        grid.run("restore", file)
        grid.run("status")
    assert open_to_others(tmp_path / "demo") == []


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_workspace_of_before_is_taken_away_from_others_when_it_is_opened(at: At) -> None:
    grid = at("grid")
    for path in (grid.workspace, *grid.workspace.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    grid.run("status")
    # What lies below lies in folders that nobody else may enter.
    assert all("/" in name for name in open_to_others(grid.workspace))


@pytest.mark.parametrize("name", [LONG, DEEP], ids=["name", "path"])
@pytest.mark.parametrize(
    "words",
    [
        "init --area GX --areas areas.csv --name x",
        "enrol request --role grid --area 370403002001001 --name x --out x.gcreq",
        "demo --out {}",
    ],
)
def test_no_workspace_is_begun_where_it_could_not_stay(
    at: At, tmp_path: Path, name: str, words: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    terminal = Terminal(tmp_path / name, at("nowhere").capture)
    answer = terminal.ask(*words.format(tmp_path / name).split())
    assert answer.refused in ("StorageFailed", "FileUnreadable")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", [LONG, DEEP], ids=["name", "path"])
@pytest.mark.parametrize(
    "words",
    [
        "export --out {}",
        "backup --out {}",
        "roster export --out {}.xlsx",
        "poster print --grid 370403002001001 --link https://example.cn --out {}.pdf",
        "enrol renew --out {}",
    ],
)
def test_no_file_is_begun_under_a_name_that_is_too_long(
    at: At, tmp_path: Path, name: str, words: str
) -> None:
    office = at("grid")
    visit(office)
    before = sorted(path for path in tmp_path.rglob("*") if "log" not in path.name)
    answer = office.ask(*words.format(tmp_path / name).split())
    assert answer.refused in ("StorageFailed", "AlreadyEnrolled")
    assert sorted(path for path in tmp_path.rglob("*") if "log" not in path.name) == before


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_receipts_and_what_waits_never_go_where_a_link_leads(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    visit(grid)
    sent = grid.run("export", "--out", tmp_path / "post")["package"]
    (tmp_path / "aim").mkdir()
    for name in ("receipts", "logs", "inbox", "sheets"):
        shutil.rmtree(street.workspace / name, ignore_errors=True)
        (street.workspace / name).symlink_to(tmp_path / "aim")
    answer = street.ask("import", sent)
    assert answer.refused == "StorageFailed"
    assert answer.document["error"]["facts"] == {"file": "receipts", "reason": "is_link"}
    assert not list((tmp_path / "aim").iterdir())
    (street.workspace / "receipts").unlink()
    [report] = street.run("import", sent)
    receipt = Path(report["receipt"])
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    receipt.unlink()
    receipt.symlink_to(victim)
    assert street.run("import", sent)[0]["receipt"] == str(receipt)
    assert victim.read_text("utf-8") == "mine"
    assert not receipt.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_watched_folder_gets_no_receipts_through_a_link(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    visit(grid)
    (tmp_path / "drop").mkdir()
    grid.run("export", "--out", tmp_path / "drop")
    (tmp_path / "aim").mkdir()
    (tmp_path / "drop" / "receipts").symlink_to(tmp_path / "aim")
    with desk_of(street) as desk:
        watch = Watch(desk, tmp_path / "drop")
        events = [*watch.look(), *watch.look()]
    assert [type(event).__name__ for event in events] == ["Waits"]
    assert not list((tmp_path / "aim").iterdir())


def desk_of(office: Terminal) -> closing[Desk]:
    """The workspace, opened."""
    return closing(open_desk(office.workspace, PASSPHRASE, Ticking(), counting_ids(88).__next__))
