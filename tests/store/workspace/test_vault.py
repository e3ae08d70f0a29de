"""The key: opened by every login's own passphrase and by nothing else."""

import errno
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from gridcredit.domain.errors import (
    FileUnreadable,
    NoWorkspace,
    UnknownAccount,
    WeakPassphrase,
    WorkspaceExists,
    WrongPassphrase,
)
from gridcredit.store.workspace import vault

FIRST, SECOND = "榴花开时 eight", "another one"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault with two logins."""
    folder = tmp_path_factory.mktemp("vault") / "ws"
    key = vault.create_vault(folder, "zhang", FIRST)
    vault.add_login(folder, key, "li", SECOND)
    return folder, key


def test_every_login_opens_the_same_key(made: tuple[Path, bytes]) -> None:
    folder, key = made
    assert vault.open_vault(folder, None, FIRST) == key
    assert vault.open_vault(folder, "li", SECOND) == key
    assert (vault.logins(folder), vault.default_login(folder)) == (["zhang", "li"], "zhang")


def test_one_passphrase_is_not_good_for_another_login(made: tuple[Path, bytes]) -> None:
    with pytest.raises(WrongPassphrase):
        vault.open_vault(made[0], "li", FIRST)


def test_a_login_that_is_not_there_is_named(made: tuple[Path, bytes]) -> None:
    with pytest.raises(UnknownAccount):
        vault.open_vault(made[0], "wang", FIRST)


def test_another_login_s_wrap_cannot_be_passed_off(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    text = (made[0] / vault.VAULT).read_text("utf-8")
    forged = text.replace('"zhang"', '"tmp"').replace('"li"', '"zhang"').replace('"tmp"', '"li"')
    (tmp_path / vault.VAULT).write_text(forged, "utf-8")
    with pytest.raises(WrongPassphrase):
        vault.open_vault(tmp_path, "zhang", SECOND)


def test_an_existing_vault_is_never_overwritten(made: tuple[Path, bytes]) -> None:
    with pytest.raises(WorkspaceExists):
        vault.create_vault(made[0], "x", FIRST)


def test_short_passphrases_are_refused_and_make_nothing(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        vault.create_vault(tmp_path / "new", "zhang", "1234567")
    assert not (tmp_path / "new").exists()


def test_a_changed_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    key = vault.create_vault(tmp_path, "zhang", FIRST)
    vault.add_login(tmp_path, key, "zhang", SECOND)
    assert vault.open_vault(tmp_path, "zhang", SECOND) == key
    with pytest.raises(WrongPassphrase):
        vault.open_vault(tmp_path, "zhang", FIRST)


def test_the_last_login_cannot_be_taken_away(tmp_path: Path) -> None:
    vault.create_vault(tmp_path, "zhang", FIRST)
    vault.remove_login(tmp_path, "zhang")
    assert vault.logins(tmp_path) == ["zhang"]


def test_a_folder_without_a_workspace_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        vault.open_vault(tmp_path, None, FIRST)


@pytest.mark.parametrize("content", ["", "{", "{}", '{"logins": 3}'])
def test_a_cut_vault_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / vault.VAULT).write_text(content, "utf-8")
    with pytest.raises(FileUnreadable):
        vault.open_vault(tmp_path, None, FIRST)


def test_without_a_keyring_the_passphrase_remains_the_way(made: tuple[Path, bytes]) -> None:
    folder, key = made
    assert vault.remember_in_keyring(folder, key) is False
    assert vault.key_from_keyring(folder) is None
    vault.forget_keyring(folder)


ESCROW = "c2VhbGVkIHRvIHRoZSBwYXJlbnQ="


def with_escrow(folder: Path) -> bytes:
    """Make a vault as programs before this one left it; returns its key."""
    key = vault.create_vault(folder, "zhang", FIRST)
    content = json.loads((folder / vault.VAULT).read_text("utf-8"))
    (folder / vault.VAULT).write_text(json.dumps(content | {"recovery": ESCROW}), "utf-8")
    return key


def bytes_in(folder: Path) -> bytes:
    """Everything that lies in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_opening_an_old_vault_takes_away_what_was_sealed_to_the_parent(tmp_path: Path) -> None:
    key = with_escrow(tmp_path)
    assert vault.has_escrow(tmp_path)
    assert vault.open_vault(tmp_path, None, FIRST) == key
    assert not vault.has_escrow(tmp_path)
    assert ESCROW.encode() not in bytes_in(tmp_path)
    assert b"recovery" not in bytes_in(tmp_path)
    assert vault.open_vault(tmp_path, None, FIRST) == key


def test_it_goes_with_every_change_of_an_old_vault_too(tmp_path: Path) -> None:
    key = with_escrow(tmp_path)
    vault.add_login(tmp_path, key, "li", SECOND)
    assert b"recovery" not in bytes_in(tmp_path)


def test_a_new_vault_holds_nothing_for_the_parent(made: tuple[Path, bytes]) -> None:
    assert b"recovery" not in bytes_in(made[0])


def test_an_old_vault_on_a_disk_that_cannot_be_written_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = with_escrow(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "touch", refuse)
    assert vault.open_vault(tmp_path, None, FIRST) == key


@pytest.mark.parametrize(
    "cost",
    [
        {"memory": 1 << 40},
        {"memory": 1 << 20},
        {"time": 1 << 31},
        {"time": 64},
        {"lanes": 1 << 24},
        {"lanes": 64},
    ],
)
def test_work_beyond_reason_is_refused_before_it_begins(
    tmp_path: Path, cost: dict[str, int]
) -> None:
    vault.create_vault(tmp_path, "zhang", FIRST)
    with pytest.raises(FileUnreadable) as refused:
        vault.open_vault(asking(tmp_path, cost), None, FIRST)
    assert refused.value.reason == "too_costly"


@pytest.mark.parametrize("value", [0, -1, 1.5, "3", True, None, [], 1e300])
@pytest.mark.parametrize("name", ["time", "memory", "lanes"])
def test_a_cost_that_is_none_is_called_damage(tmp_path: Path, name: str, value: object) -> None:
    vault.create_vault(tmp_path, "zhang", FIRST)
    with pytest.raises(FileUnreadable):
        vault.open_vault(asking(tmp_path, {name: value}), None, FIRST)


def test_a_vault_of_endless_size_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / vault.VAULT).open("wb") as file:
        file.write(b'{"workspace": "')
        file.truncate(20 << 30)
    with pytest.raises(FileUnreadable):
        vault.open_vault(tmp_path, None, FIRST)


def asking(folder: Path, cost: Mapping[str, object]) -> Path:
    """The vault, asking for other work than it was made with."""
    content = json.loads((folder / vault.VAULT).read_text("utf-8"))
    content["logins"]["zhang"]["argon2id"].update(cost)
    (folder / vault.VAULT).write_text(json.dumps(content), "utf-8")
    return folder


def test_the_key_and_the_passphrase_are_in_no_file(made: tuple[Path, bytes]) -> None:
    folder, key = made
    for path in folder.iterdir():
        content = path.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content
        assert SECOND.encode() not in content
