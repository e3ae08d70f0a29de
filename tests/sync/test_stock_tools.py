"""What the README says opens a package in ten years opens it today, without this program."""

import base64
import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest

from gridcredit.domain.codes import Suite
from gridcredit.sync import enrolment, manifest, receipt
from gridcredit.sync.blocks import BLOCK, PLAIN
from gridcredit.sync.enrolment import make_request
from gridcredit.sync.keys import seal
from gridcredit.sync.public import PublicKeys, Sm2Public
from tests.house.sources import ROOT
from tests.sync.offices import GRID, LINES, SCANS, STREET, pack, scan

TOOLS = ("unzip", "age", "openssl", "sh")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
# PKCS#8 of a key of SM2, up to its 32 bytes.
PKCS8 = bytes.fromhex("3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420")
README = (ROOT / "gridcredit" / "sync" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _tools() -> None:
    if MISSING and os.environ.get("CI") == "true":
        pytest.fail(f"not on this machine: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"not on this machine: {', '.join(MISSING)}")


@pytest.fixture
def delivered(suite: Suite, tmp_path: Path) -> Path:
    """A folder with a package and the secret of the office it is for."""
    pack(tmp_path, suite=suite).path.rename(tmp_path / "package.gcpkg")
    kept = msgspec.json.decode(STREET.keys.to_bytes())
    (tmp_path / "identity.txt").write_text(kept["age"] + "\n", encoding="ascii")
    (tmp_path / "office.der").write_bytes(PKCS8 + base64.b64decode(kept["sm2"]["sealing"]))
    done = run(tmp_path, "openssl pkey -inform DER -in office.der -out office.pem")
    assert done.returncode == 0, done.stderr
    return tmp_path


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A shell script in a folder, stopping at the first failure."""
    command = ["sh", "-e", "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def recipe(suite: Suite) -> str:
    """The README's own lines for a suite."""
    found = re.search(rf"### Suite {suite}\n.*?```sh\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_readme_opens_and_checks_a_package(suite: Suite, delivered: Path) -> None:
    done = run(delivered, recipe(suite))
    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    lines = (delivered / "inner" / "revisions.ndjson").read_bytes()
    assert lines == b"".join(line + b"\n" for line in LINES)
    files = {file.name: file.read_bytes() for file in (delivered / "inner" / "files").iterdir()}
    assert files == {scan(content).sha256: content for content in SCANS}


def test_the_readme_opens_a_package_of_several_blocks(suite: Suite, delivered: Path) -> None:
    content = bytes(range(251)) * 10_000
    made = pack(delivered, files=[scan(content)], suite=suite)
    made.path.rename(delivered / "package.gcpkg")
    done = run(delivered, recipe(suite))
    assert done.returncode == 0, done.stderr
    [file] = (delivered / "inner" / "files").iterdir()
    assert file.read_bytes() == content


@pytest.mark.parametrize("suite", [Suite.B])
@pytest.mark.parametrize("size", [2 * PLAIN, 2 * PLAIN - 1, 0])
def test_the_readme_opens_blocks_of_every_fill_and_notices_each_one_that_is_wrong(
    delivered: Path, size: int
) -> None:
    """The part of suite B's lines behind the signature, with payloads made for it."""
    outer, content, sealed = delivered / "outer", bytes(size), io.BytesIO()
    outer.mkdir()
    seal([content], sealed, STREET.keys.public, Suite.B)
    payload = sealed.getvalue()
    script = recipe(Suite.B).split("the manifest names the payload's digest")[1]
    script = "#" + script.split("# what it holds")[0].split("outer/manifest.json", 1)[1]
    opening = script + "openssl enc -d -sm4-ctr -K $cipher -iv $counter -in body -out plain"
    (outer / "payload").write_bytes(payload)
    done = run(delivered, opening)
    assert done.returncode == 0, done.stderr
    assert (delivered / "plain").read_bytes() == content
    (delivered / "plain").unlink()
    start = payload[1] + 2
    second, third = start + BLOCK, start + 2 * BLOCK
    swapped = payload[:start] + payload[second:third] + payload[start:second] + payload[third:]
    wrong = [payload[:-1], payload[:-32], payload + b"x", payload[:3] + b"x" + payload[4:]]
    for changed in (*wrong, *([swapped, payload[:second]] if size > PLAIN else [])):
        (outer / "payload").write_bytes(changed)
        assert run(delivered, opening).returncode != 0
        assert not (delivered / "plain").exists()


def test_the_readme_notices_a_changed_manifest(suite: Suite, delivered: Path) -> None:
    package = delivered / "package.gcpkg"
    with zipfile.ZipFile(package) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["manifest.json"] = held["manifest.json"].replace(b'"number":1', b'"number":2')
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    assert run(delivered, recipe(suite)).returncode != 0


@pytest.mark.parametrize("suite", [Suite.B])
def test_the_signature_of_suite_b_is_what_dgst_takes_too(delivered: Path) -> None:
    script = recipe(Suite.B).split("openssl pkeyutl -verify")[0] + (
        "openssl dgst -sm3 -verify sender.pem -sigopt distid:1234567812345678"
        " -signature outer/manifest.sig outer/manifest.json"
    )
    done = run(delivered, script)
    assert (done.returncode, done.stdout) == (0, "Verified OK\n"), done.stderr


@pytest.mark.parametrize("suite", [Suite.A])
def test_both_zips_pass_the_test_of_stock_unzip_without_a_warning(delivered: Path) -> None:
    script = (
        "unzip -tqq package.gcpkg; unzip -q package.gcpkg; age -d -i identity.txt payload >i.zip"
    )
    done = run(delivered, script + "; unzip -tqq i.zip")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_small_signed_file_is_checked_the_same_way(suite: Suite, tmp_path: Path) -> None:
    """A request in both suites; of suite B the second signature, with the key at its place."""
    signed = make_request(GRID.party, "第一网格", GRID.keys, "2026-11-22T19:30")
    signed.write(tmp_path / "package.gcpkg")
    script = recipe(suite).split("# whole and unchanged")[0].replace("manifest", "request")
    script = script.replace('"signing":"', '"keys":{"signing":"')
    script = script.replace('"sm2":"', '"sm2":{"signing":"')
    if suite is Suite.B:
        script = script.replace("request.sig", "request.sm2")
    done = run(tmp_path, script)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_field_that_is_written() -> None:
    documents = [
        manifest.Manifest,
        manifest.Revisions,
        receipt.Receipt,
        receipt.SetAsideItem,
        enrolment.Request,
        enrolment.Certificate,
        PublicKeys,
        Sm2Public,
    ]
    names = {name for document in documents for name in document.__struct_encode_fields__}
    assert {
        name for name in names if f"`{name}`" not in README and f"{name}" not in README
    } == set()
