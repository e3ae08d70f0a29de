"""The repository holds what the design says, and nothing of the machines it was made on."""

import re
import shutil
import subprocess
from functools import cache

import pytest

from tests.house.sources import ROOT

TOP = {
    "gridcredit", "resources", "translations", "packaging", "tests",
    "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md",
}  # fmt: skip
# Written with brackets so that this file does not find itself.
LEAKS = re.compile(
    r"/ro[o]t/|/wo[r]k/|/ho[m]e/|/t[m]p/[a-z]|[C]:\\Users\\"
    r"|--(extra-)?ind[e]x-url|--fi[n]d-links"
    r"|py[p]i\.(org|python)|python[h]osted|registr[y]\.(npmjs|yarnpkg|npmmirror)"
    r"|deb\.deb[i]an\.org|mi[r]rors?\.[a-z]"
)

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="needs git and a checkout",
)


@cache
def tracked() -> tuple[str, ...]:
    """Every file of the repository; read also when the checkout belongs to someone else."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    return tuple(name for name in listing.decode().split("\0") if (ROOT / name).is_file())


def leaks(text: str) -> list[str]:
    """What in a text names a machine, a person's folder or a package registry."""
    return [found.group() for found in LEAKS.finditer(text)]


def test_the_top_level_is_fixed() -> None:
    top = {name.split("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} - TOP == set()


def test_packaging_is_never_a_package() -> None:
    """It would hide PyPI's `packaging` from everything installed."""
    assert "packaging/__init__.py" not in tracked()


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for name in tracked():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            found += [f"{name}: {leak}" for leak in leaks(content.decode("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "text", ["/ro" + "ot/x", "https://py" + "pi.org/simple", "--ind" + "ex-url x"]
)
def test_a_leak_is_seen(text: str) -> None:
    assert leaks(text)
