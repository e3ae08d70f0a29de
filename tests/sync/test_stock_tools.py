"""What the README says opens a package in ten years opens it today, without this program."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from gridcredit.sync import enrolment, manifest, receipt, receipt_text
from gridcredit.sync.enrolment import make_request
from gridcredit.sync.keys import PublicKeys
from tests.house.sources import ROOT
from tests.sync.offices import GRID, LINES, SCANS, STREET, pack, scan

TOOLS = ("unzip", "age", "openssl", "sh")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
README = (ROOT / "gridcredit" / "sync" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _tools() -> None:
    if MISSING and os.environ.get("CI") == "true":
        pytest.fail(f"not on this machine: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"not on this machine: {', '.join(MISSING)}")


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """A folder with a package and the identity of the office it is for."""
    pack(tmp_path).path.rename(tmp_path / "package.gcpkg")
    identity = f"{STREET.keys.identity}\n"
    (tmp_path / "identity.txt").write_text(identity, encoding="ascii")
    return tmp_path


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A shell script in a folder, stopping at the first failure."""
    command = ["sh", "-e", "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def recipe() -> str:
    """The README's own lines."""
    found = re.search(r"```sh\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_readme_opens_and_checks_a_package(delivered: Path) -> None:
    done = run(delivered, recipe())
    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    lines = (delivered / "inner" / "revisions.ndjson").read_bytes()
    assert lines == b"".join(line + b"\n" for line in LINES)
    files = {file.name: file.read_bytes() for file in (delivered / "inner" / "files").iterdir()}
    assert files == {scan(content).sha256: content for content in SCANS}


def test_the_readme_notices_a_changed_manifest(delivered: Path) -> None:
    package = delivered / "package.gcpkg"
    with zipfile.ZipFile(package) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["manifest.json"] = held["manifest.json"].replace(b'"number":1', b'"number":2')
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    assert run(delivered, recipe()).returncode != 0


def test_both_zips_pass_the_test_of_stock_unzip_without_a_warning(delivered: Path) -> None:
    script = (
        "unzip -tqq package.gcpkg; unzip -q package.gcpkg; age -d -i identity.txt payload >i.zip"
    )
    done = run(delivered, script + "; unzip -tqq i.zip")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_small_signed_file_is_checked_the_same_way(tmp_path: Path) -> None:
    signed = make_request(GRID.party, "第一网格", GRID.keys, "2026-11-22T19:30")
    signed.write(tmp_path / "package.gcpkg")
    script = recipe().split("# whole and unchanged")[0].replace("manifest", "request")
    done = run(tmp_path, script)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_field_that_is_written() -> None:
    documents = [
        manifest.Manifest,
        manifest.Revisions,
        receipt.Receipt,
        receipt.SetAsideItem,
        receipt_text.ReceiptText,
        enrolment.Request,
        enrolment.Certificate,
        PublicKeys,
    ]
    names = {name for document in documents for name in document.__struct_encode_fields__}
    assert {
        name for name in names if f"`{name}`" not in README and f"{name}" not in README
    } == set()
