"""The verb that takes an import back, by its id and by nothing else."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.cli.test_contract import keys_of, keys_told


def brought(grid: Terminal, street: Terminal, folder: Path) -> str:
    """A package with an edit and a visit, taken in at the street; the id of the import."""
    [person, *_] = grid.run("residents", "list")
    grid.run("resident", "set", person["id"], "--field", "phone", "--value", "19900003333")
    sent = grid.run("export", "--out", folder)
    [report] = street.run("import", sent["package"], "--receipts", folder)
    return str(report["import"])


def phones(terminal: Terminal) -> list[str]:
    """All telephone numbers, in the order of the doors."""
    return [p["phone"] for p in terminal.run("residents", "list", "--reveal", "测试")]


def test_an_import_is_looked_at_undone_and_taken_in_again(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    before = phones(street)
    key = brought(grid, street, tmp_path)
    after = phones(street)
    assert before != after
    seen = street.run("undo", key, "--preview")
    assert keys_of(seen) <= keys_told("undo")
    assert (seen["import"], seen["number"], seen["reversed"]) == (key, 2, 1)
    assert phones(street) == after
    assert street.run("undo", key) == seen
    assert phones(street) == before
    assert street.run("undo", key)["reversed"] == 0
    assert street.run("undo", key, "--redo")["reversed"] == 1
    assert phones(street) == after


def test_what_was_changed_since_is_listed_with_its_fields(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    key = brought(grid, street, tmp_path)
    [person, *_] = street.run("residents", "list")
    street.run("resident", "set", person["id"], "--field", "phone", "--value", "19900004444")
    done = street.run("undo", key)
    row = {"entity": "resident", "row": person["id"], "fields": ["phone"]}
    assert done["kept"] == [row | {"reason": "changed_since", "set_back": []}]
    assert keys_of(done) == keys_told("undo") - {"count"}
    assert "19900004444" in phones(street)


def test_anything_but_an_import_is_refused_by_name(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    key = brought(grid, street, tmp_path)
    [receipt] = tmp_path.glob("*.gcack")
    assert street.ask("undo", str(uuid4())).refused == "NoSuchImport"
    assert street.ask("undo", receipt).refused == "NoSuchImport"
    assert grid.ask("undo", key).refused == "NoSuchImport"
    assert street.ask("undo", key, "--redo").refused == "NotUndone"
