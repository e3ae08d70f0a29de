"""The key: opened by every login's own passphrase and by nothing else."""

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
from gridcredit.store import vault

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
    vault.change_passphrase(tmp_path, "zhang", FIRST, SECOND)
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


def test_the_recovery_wrap_is_kept_as_it_was_sealed(tmp_path: Path) -> None:
    vault.create_vault(tmp_path, "zhang", FIRST)
    assert vault.recovery(tmp_path) is None
    vault.set_recovery(tmp_path, b"sealed")
    assert vault.recovery(tmp_path) == b"sealed"


def test_the_key_and_the_passphrase_are_in_no_file(made: tuple[Path, bytes]) -> None:
    folder, key = made
    for path in folder.iterdir():
        content = path.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content
        assert SECOND.encode() not in content
