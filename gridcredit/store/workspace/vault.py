"""The workspace's key: random, and wrapped once for every login and the keyring."""

from __future__ import annotations

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import keyring
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from keyring.errors import KeyringError

from gridcredit.atomic_file import as_before, make_folder, placed, require_nameable, storage
from gridcredit.domain.errors import (
    FileUnreadable,
    NoWorkspace,
    StorageFailed,
    UnknownAccount,
    WeakPassphrase,
    WorkspaceExists,
    WrongPassphrase,
)
from gridcredit.store.engine.cipher import KEY_BYTES
from gridcredit.store.engine.folder_swap import put_right

VAULT = "workspace.json"
LEAST_PASSPHRASE = 8  # characters
_FORMAT = 1
_KEYRING = "gridcredit"
# RFC 9106, second recommended choice (64 MiB, three passes), about a tenth of a second.
_COST = {"time": 3, "memory": 65_536, "lanes": 4}
# Four times as much, for a later program's choice: what a file asks for may be forged.
_DEAREST = {"time": 12, "memory": 262_144, "lanes": 16}
_LARGEST = 1 << 20  # bytes of the file: a few hundred logins
_ESCROW = "recovery"
# Names that a workspace must have room for, its own and below it (folder_swap.py, files.py).
_LATER = "-before-restore-99"
_INSIDE = "files/" + "0" * 64 + ".age"


def create_vault(folder: Path, login: str, passphrase: str) -> bytes:
    """Make a random key and its first wrap; returns the key (32 bytes)."""
    require_room(folder)
    put_right(folder)
    with storage(folder.name):
        if (folder / VAULT).exists():
            raise WorkspaceExists(folder.name)
    key = secrets.token_bytes(KEY_BYTES)
    wrap = _wrap(key, login, passphrase)
    make_folder(folder)
    _write(
        folder,
        {
            "format": _FORMAT,
            "workspace": secrets.token_hex(16),
            "default": login,
            "logins": {login: wrap},
        },
    )
    return key


def require_room(folder: Path) -> None:
    """Raise StorageFailed for a folder whose name leaves no room for those that a workspace needs,
    beside it and in it: it would fail a year later, at a restore or a scan."""
    require_nameable(folder.with_name(folder.name + _LATER) / _INSIDE)


def open_vault(folder: Path, login: str | None, passphrase: str) -> bytes:
    """The key. Raises NoWorkspace, UnknownAccount, WrongPassphrase, FileUnreadable."""
    content = _read(folder)
    name = login or str(content["default"])
    wrap = content["logins"].get(name)
    if wrap is None:
        raise UnknownAccount(name)
    key = _unwrap(wrap, name, passphrase)
    drop_escrow(folder)
    return key


def add_login(folder: Path, key: bytes, login: str, passphrase: str) -> None:
    """Wrap the key for one more login, or anew for one that lost its passphrase."""
    content = _read(folder)
    content["logins"][login] = _wrap(key, login, passphrase)
    _write(folder, content)


def remove_login(folder: Path, login: str) -> None:
    """Take a login's wrap away. The last one stays, or nobody could open the workspace."""
    content = _read(folder)
    if login not in content["logins"]:
        raise UnknownAccount(login)
    if len(content["logins"]) > 1:
        del content["logins"][login]
        if content["default"] == login:
            content["default"] = next(iter(content["logins"]))
        _write(folder, content)


def has_escrow(folder: Path) -> bool:
    """Whether the key lies there sealed to the office above, as earlier programs left it."""
    return _ESCROW in _read(folder)


def drop_escrow(folder: Path) -> None:
    """Take that away: nobody ever read it, and who had both keys of the office above could open
    the workspace with it. A disk that cannot be written to is tried again at the next opening."""
    content = _read(folder)
    if _ESCROW in content:
        with suppress(StorageFailed):
            _write(folder, content)


@contextmanager
def unless_refused(folder: Path) -> Iterator[None]:
    """Have the logins as they were when what is done inside fails: a file is no part of a
    transaction. Raises StorageFailed."""
    with suppress(OSError):  # what a pulled plug left may open with an old passphrase
        for litter in folder.glob(f".{VAULT}.*"):
            litter.unlink(missing_ok=True)
    with as_before(folder / VAULT):
        yield


def is_same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same workspace; no key is needed. Where one cannot be read, it
    does not."""
    try:
        return bool(_read(one)["workspace"] == _read(other)["workspace"])
    except (NoWorkspace, FileUnreadable, StorageFailed):
        return False


def default_login(folder: Path) -> str:
    """The login that made the workspace."""
    return str(_read(folder)["default"])


def logins(folder: Path) -> list[str]:
    """Every login that has a wrap, in the order they were added."""
    return list(_read(folder)["logins"])


def remember_in_keyring(folder: Path, key: bytes) -> bool:
    """Leave the key in the system's keyring; false where there is none that keeps it."""
    try:
        keyring.set_password(_KEYRING, _read(folder)["workspace"], b64encode(key).decode())
    except KeyringError:
        return False
    return key_from_keyring(folder) == key


def key_from_keyring(folder: Path) -> bytes | None:
    """The key the keyring remembers, or nothing."""
    try:
        kept = keyring.get_password(_KEYRING, _read(folder)["workspace"])
    except KeyringError:
        return None
    if not kept:
        return None
    drop_escrow(folder)
    return b64decode(kept)


def forget_keyring(folder: Path) -> None:
    """Take the key out of the keyring, if it is there."""
    try:
        keyring.delete_password(_KEYRING, _read(folder)["workspace"])
    except KeyringError:
        return


def _stretch(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    # The same characters typed on another keyboard may come composed differently.
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost["time"],
        memory_cost=cost["memory"],
        parallelism=cost["lanes"],
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _wrap(key: bytes, login: str, passphrase: str) -> dict[str, Any]:
    if len(unicodedata.normalize("NFKC", passphrase)) < LEAST_PASSPHRASE:
        raise WeakPassphrase(LEAST_PASSPHRASE)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = ChaCha20Poly1305(_stretch(passphrase, salt, _COST)).encrypt(
        nonce, key, login.encode()
    )
    parts = {"salt": salt, "nonce": nonce, "wrapped": wrapped}
    return {"argon2id": _COST, **{n: b64encode(v).decode() for n, v in parts.items()}}


def _unwrap(wrap: dict[str, Any], login: str, passphrase: str) -> bytes:
    try:
        cost = _cost(wrap["argon2id"])
        salt, nonce, wrapped = (b64decode(wrap[n]) for n in ("salt", "nonce", "wrapped"))
        stretched = _stretch(passphrase, salt, cost)
    except (HashingError, LookupError, TypeError, ValueError) as error:
        raise FileUnreadable(VAULT, "damaged") from error
    try:
        return ChaCha20Poly1305(stretched).decrypt(nonce, wrapped, login.encode())
    except InvalidTag:
        raise WrongPassphrase(login) from None
    except ValueError as error:  # a nonce of another length
        raise FileUnreadable(VAULT, "damaged") from error


def _cost(told: Mapping[str, int]) -> dict[str, int]:
    """The work that a wrap asks for; a damaged or forged one must not take all memory or time."""
    cost = {name: told[name] for name in _COST}
    if any(type(value) is not int or value < 1 for value in cost.values()):
        raise ValueError("no cost")
    if any(value > _DEAREST[name] for name, value in cost.items()):
        raise FileUnreadable(VAULT, "too_costly")
    return cost


def _read(folder: Path) -> dict[str, Any]:
    path = folder / VAULT
    put_right(folder)
    try:
        with storage(VAULT), path.open("rb") as file:
            content: dict[str, Any] = json.loads(file.read(_LARGEST).decode())
    except StorageFailed as error:
        if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
            raise NoWorkspace(folder.name) from None
        raise
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(VAULT, "damaged") from error
    if not _is_vault(content):
        raise FileUnreadable(VAULT, "damaged")
    return content


def _is_vault(content: Any) -> bool:
    return (
        isinstance(content, dict)
        and {"workspace", "default"} <= content.keys()
        and isinstance(content.get("logins"), dict)
    )


def _write(folder: Path, content: dict[str, Any]) -> None:
    content.pop(_ESCROW, None)
    with placed(folder / VAULT) as part:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
