"""Keeps every test inside a temporary home, off the screen, and strict about warnings."""

import gc
import logging
import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.logging import _QtMessageCapture

from tests.cluster import Cluster
from tests.screenshots import pytest_runtest_makereport

__all__ = ["pytest_runtest_makereport"]  # a hook is found by its name

_numbers = count(1)
_home = tempfile.TemporaryDirectory(prefix="gridcredit-tests-", ignore_cleanup_errors=True)


def _stay_inside(home: Path) -> None:
    """Point everything that a program may read or write outside its folder into `home`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    for name in [n for n in os.environ if n.startswith("GRIDCREDIT_")]:
        del os.environ[name]


# Before the application object is made, which reads these once.
_stay_inside(Path(_home.name))

EXAMPLES = 25  # of a property that asks for no number of its own
settings.register_profile("everywhere", deadline=None, max_examples=EXAMPLES)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=EXAMPLES)
settings.load_profile("ci" if os.environ.get("CI") else "everywhere")


def pytest_collection_finish() -> None:
    """Ten thousand tests are no garbage: whoever collects it need not look through them, nor as
    often as a program does that has just begun."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure() -> None:
    """Leave no temporary home behind."""
    _home.cleanup()


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> None:
    """The application object is made first: posters would make do with less than windows need, and
    a process has only one."""


@pytest.fixture(scope="session", autouse=True)
def _workspaces_are_quickly_made() -> Iterator[None]:
    """Of every workspace that a test makes or opens."""
    from tests.quick_workspaces import REAL, quick_workspaces

    assert REAL == {"time": 3, "memory": 65_536, "lanes": 4}  # RFC 9106, for everybody else
    with quick_workspaces():
        yield


@pytest.fixture(autouse=True)
def _a_computer_of_its_own() -> Iterator[None]:
    """What the program notes outside of workspaces is not there for the next test."""
    before = os.environ["XDG_STATE_HOME"], os.environ["LOCALAPPDATA"]
    place = Path(_home.name) / "computers" / f"{next(_numbers)}"
    os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = str(place)
    yield
    os.environ["XDG_STATE_HOME"], os.environ["LOCALAPPDATA"] = before


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of our own, started once; where there is none, the tests that need it fail."""
    started = Cluster()
    yield started
    started.stop()


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[str]:
    """The URL of a database on the server in which nothing is."""
    name = cluster.borrow()
    yield cluster.url(name)
    cluster.give_back(name)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Fail a test whose windows make Qt warn as they go: pytest-qt 4.5 listens until the body of a
    test has ended, and can have this too one day."""
    capture = _QtMessageCapture(item.config.getini("qt_log_ignore"))
    capture._start()
    try:
        yield
    finally:
        capture._stop()
    level = item.config.getini("qt_log_level_fail")
    if said := [r for r in capture.records if r.matches_level(level) and not r.ignored]:
        pytest.fail("Qt said: " + "; ".join(record.message for record in said))


@pytest.fixture(autouse=True)
def _logged_warnings_fail(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logged a warning, unless it is marked `logs_warnings`."""
    caplog = request.getfixturevalue("caplog")
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    if said := [record.getMessage() for record in records if record.levelno >= logging.WARNING]:
        pytest.fail("The log said: " + "; ".join(said))
