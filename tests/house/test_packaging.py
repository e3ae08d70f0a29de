"""The lock files, the project file and the start script agree with each other."""

import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.sources import ROOT

PACKAGING = ROOT / "packaging"


def requirements(name: str) -> set[str]:
    """The requirement lines of an .in file."""
    lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith(("#", "-"))}


def locked(name: str) -> dict[str, str]:
    """Normalised name -> pinned version."""
    text = (PACKAGING / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


def project_name(requirement: str) -> str:
    """`PySide6-Essentials==6.9.3` -> `pyside6-essentials`."""
    return re.split(r"[<>=\[ ]", requirement)[0].lower().replace("_", "-")


def load_bootstrap() -> ModuleType:
    """The start script as a module; packaging/ is no package."""
    spec = importlib.util.spec_from_file_location("bootstrap", PACKAGING / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_wheel_asks_for_what_the_lock_was_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["dependencies"]) == requirements("requirements.in")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_locked(name: str) -> None:
    asked = {project_name(requirement) for requirement in requirements(f"{name}.in")}
    assert asked - set(locked(f"{name}.txt")) == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_version_has_its_hash(name: str) -> None:
    text = (PACKAGING / name).read_text(encoding="utf-8").replace("\\\n", " ")
    assert [line for line in text.splitlines() if "--hash=sha256:" not in line] == []


def test_tests_run_with_the_versions_people_get() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


def test_a_lock_is_the_same_whatever_its_line_endings(tmp_path: Path) -> None:
    bootstrap = load_bootstrap()
    unix, windows = tmp_path / "unix.txt", tmp_path / "windows.txt"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert bootstrap.digest(unix) == bootstrap.digest(windows)


def test_the_program_starts_by_its_name_from_any_folder(tmp_path: Path) -> None:
    bootstrap = load_bootstrap()
    bootstrap.VENV = tmp_path / "环境 1"
    named = Path(bootstrap.command())
    named.parent.mkdir(parents=True)
    bootstrap.write_once(named, bootstrap.LAUNCHER)
    named.chmod(0o755)
    # An interpreter that says how it was called, and a folder that is called like the program.
    (named.parent / "python").write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    (named.parent / "python").chmod(0o755)
    (tmp_path / "gridcredit").mkdir()
    (tmp_path / "link").symlink_to(named)
    for start in (named, tmp_path / "link"):
        told = subprocess.run([start, "demo", "a b"], cwd=tmp_path, capture_output=True, text=True)
        assert (told.returncode, told.stdout) == (0, "-P|-m|gridcredit|demo|a b|")


def test_build_says_plainly_that_there_is_none_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert load_bootstrap().build([]) == 1
    assert "later release" in capsys.readouterr().err
