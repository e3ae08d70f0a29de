"""Failed openings: counted for each account, waited for by the machine's own time, in bounds."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gridcredit import machine
from gridcredit.domain.attempts import MOST, wait_after
from gridcredit.domain.errors import SignInDelayed, UnknownAccount, WrongPassphrase
from gridcredit.store.workspace import attempts, vault

RIGHT, WRONG = "榴花盛开-2026", "not this one"
AT = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001


@dataclass
class Machine:
    """How long it has run, and since which start."""

    seconds: float = 5000.0
    start: str = "first"


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose time tests move; nothing else tells how long one has waited."""
    made = Machine()
    monkeypatch.setattr(machine, "uptime", lambda: made.seconds)
    monkeypatch.setattr(machine, "boot", lambda: made.start)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with two accounts."""
    key = vault.create_vault(tmp_path, "grid", RIGHT)
    vault.add_login(tmp_path, key, "cai", RIGHT)
    return tmp_path


def fail(folder: Path, times: int = 1, login: str = "grid") -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            attempts.open_counted(folder, login, WRONG, AT)


def delayed(folder: Path, passphrase: str = RIGHT, login: str = "grid") -> SignInDelayed:
    with pytest.raises(SignInDelayed) as refused:
        attempts.open_counted(folder, login, passphrase, AT)
    return refused.value


def test_a_few_slips_cost_nothing(folder: Path, running: Machine) -> None:
    fail(folder, 2)
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_after_more_one_waits_and_is_told_until_when(folder: Path, running: Machine) -> None:
    fail(folder, 3)
    error = delayed(folder)
    assert (error.login, error.seconds, error.until) == ("grid", 5, "09:00:05")
    running.seconds += 5.1
    assert attempts.open_counted(folder, "grid", RIGHT, AT)
    fail(folder, 2)  # who got in begins anew
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_the_wait_grows_up_to_a_bound_and_a_right_passphrase_counts_only_behind_it(
    folder: Path, running: Machine
) -> None:
    waited = []
    for _ in range(MOST + 3):
        fail(folder)
        book = json.loads((folder / attempts.ATTEMPTS).read_text("utf-8"))
        wait = wait_after(book["accounts"]["grid"]["failed"])
        waited.append(wait)
        if wait:
            assert delayed(folder).seconds == wait
        running.seconds += wait + 0.1
    assert waited == sorted(waited)
    assert waited[-3:] == [900, 900, 900]
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_one_account_does_not_lock_another(folder: Path, running: Machine) -> None:
    fail(folder, 3)
    delayed(folder)
    assert attempts.open_counted(folder, "cai", RIGHT, AT)
    delayed(folder)


def test_a_clock_set_forward_frees_nobody_and_one_set_back_locks_nobody(
    folder: Path, running: Machine
) -> None:
    fail(folder, 3)
    for years in (-30, 30):
        with pytest.raises(SignInDelayed):
            attempts.open_counted(folder, "grid", RIGHT, AT + timedelta(days=365 * years))
    running.seconds += 6
    long_ago = AT - timedelta(days=9999)
    assert attempts.open_counted(folder, "grid", RIGHT, long_ago)


@pytest.mark.parametrize("ran", [1.0, 1e9])
def test_after_a_restart_one_waits_from_the_start_on_and_no_longer(
    folder: Path, running: Machine, ran: float
) -> None:
    running.seconds = ran
    fail(folder, 3)
    running.start, running.seconds = "second", 2.0
    assert delayed(folder).seconds == 3
    running.seconds = 5.5
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_where_no_start_can_be_told_from_another_the_wait_is_kept_too(
    folder: Path, running: Machine
) -> None:
    running.start = ""
    fail(folder, 3)
    running.seconds = 1.0
    assert delayed(folder).seconds == 4
    running.seconds = 5.5
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"accounts": {}}', b"[" * 100_000,
        b'{"accounts": [1], "failures": [], "dropped": 0}',
        b'{"accounts": {"grid": {"failed": "9"}}, "failures": [], "dropped": 0}',
        b'{"accounts": {}, "failures": [[1]], "dropped": 0}',
        b'{"accounts": {}, "failures": [], "dropped": -1}',
        b" " * (1 << 19),
        b'{"accounts": {"grid": {"failed": 9, "uptime": 1%s, "boot": ""}}}' % (b"0" * 400),
    ],
)  # fmt: skip
def test_a_cracked_file_frees_nobody_and_locks_nobody_for_long(
    folder: Path, running: Machine, content: bytes
) -> None:
    (folder / attempts.ATTEMPTS).write_bytes(content)
    assert 0 < delayed(folder).seconds <= 60
    running.seconds += 61
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


@pytest.mark.parametrize(
    ("failed", "uptime"), [(10**18, 1e18), (10**18, -1e18), (10**18, float("nan")), (9, 1e300)]
)
def test_a_forged_file_locks_nobody_longer_than_the_longest_wait(
    folder: Path, running: Machine, failed: int, uptime: float
) -> None:
    held = {"failed": failed, "uptime": uptime, "boot": "first"}
    told = {"accounts": {"grid": held}, "failures": [], "dropped": 0}
    (folder / attempts.ATTEMPTS).write_text(json.dumps(told), "utf-8")
    running.seconds += 900.1
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_what_failed_is_remembered_in_bounds_and_names_nobody_who_is_not_there(
    folder: Path, running: Machine
) -> None:
    for login in ("mistyped-secret", "x" * 5000):
        with pytest.raises(UnknownAccount):
            attempts.open_counted(folder, login, WRONG, AT)
    for _ in range(110):
        fail(folder)
        running.seconds += 901
    held, dropped = attempts.failures(folder)
    assert len(held) + dropped == 112
    assert len(held) == 100
    assert {one.login for one in held} == {"?", "grid"}
    assert "secret" not in (folder / attempts.ATTEMPTS).read_text("utf-8")
    assert (folder / attempts.ATTEMPTS).stat().st_size < 1 << 16


def test_only_what_was_taken_is_cleared(folder: Path, running: Machine) -> None:
    fail(folder)
    taken, dropped = attempts.failures(folder)
    fail(folder)
    attempts.clear_failures(folder, taken, dropped)
    assert len(attempts.failures(folder)[0]) == 1
    fail(folder)
    delayed(folder)  # and the count of failures in a row stands


def test_a_new_passphrase_lets_one_in_at_once(folder: Path, running: Machine) -> None:
    fail(folder, 3)
    delayed(folder)
    attempts.forgive(folder, "grid")
    assert attempts.open_counted(folder, "grid", RIGHT, AT)


def test_many_guesses_at_once_are_no_more_than_one_after_another(
    folder: Path, running: Machine
) -> None:
    def guess(_number: int) -> str:
        try:
            attempts.open_counted(folder, "grid", WRONG, AT)
        except (SignInDelayed, WrongPassphrase) as error:
            return type(error).__name__
        return "opened"

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(guess, range(40)))
    assert told.count("WrongPassphrase") == 3
    assert told.count("SignInDelayed") == 37


def test_a_full_disk_keeps_nobody_from_working(
    folder: Path, running: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The disk is the edge: nothing else here can be full.
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "touch", refuse)
    fail(folder)
    assert attempts.open_counted(folder, "grid", RIGHT, AT)
