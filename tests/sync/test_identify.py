"""Files are known by what they hold, whatever they are called."""

import os
import zipfile
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import FileUnreadable, StorageFailed
from gridcredit.sync.enrolment import make_certificate_file, make_request
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.invitation import make_invitation
from gridcredit.sync.receipt import PackageRef, make_receipt
from gridcredit.sync.revocation import make_revocation
from tests.sync.offices import DISTRICT, GRID, STREET, pack


def make(kind: FileKind, suite: Suite, folder: Path) -> Path:
    """A file of that kind under a name that says otherwise."""
    path = folder / "holiday.jpg"
    if kind is FileKind.PACKAGE:
        pack(folder, suite=suite).path.rename(path)
    elif kind is FileKind.REQUEST:
        make_request(GRID.party, "网格", GRID.keys, "2026-11-22T19:30").write(path)
    elif kind is FileKind.CERTIFICATE:
        chain = [STREET.credential, DISTRICT.credential]
        make_certificate_file(GRID.credential, chain, [], STREET.keys).write(path)
    elif kind is FileKind.INVITATION:
        chain = [STREET.credential, DISTRICT.credential]
        area = GRID.party.area
        make_invitation(Office.GRID, area, "第1网格", chain, STREET.keys, "t").write(path)
    elif kind is FileKind.REVOCATION:
        make_revocation(GRID.credential.certificate, STREET.keys, "t").signed.write(path)
    elif kind is FileKind.RECEIPT:
        make_receipt(
            STREET.party,
            GRID.party,
            PackageRef(number=1, sha256="0" * 64),
            accepted=0,
            same=0,
            set_aside=[],
            head={},
            received_at="2026-11-22T19:30",
            key=STREET.keys.of(suite),
        ).signed.write(path)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("manifest.json", "{}")
    return path


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_file_is_known_by_its_content(suite: Suite, tmp_path: Path, kind: FileKind) -> None:
    assert kind_of(make(kind, suite, tmp_path)) is kind


@pytest.mark.parametrize("content", [b"", b"PK", b"text" * 100, bytes(5000)])
def test_anything_else_is_unknown(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.gcpkg"
    path.write_bytes(content)
    assert kind_of(path) is FileKind.UNKNOWN


def test_a_cut_package_is_unknown(tmp_path: Path) -> None:
    path = pack(tmp_path).path
    path.write_bytes(path.read_bytes()[:-1])
    assert kind_of(path) is FileKind.UNKNOWN


def test_a_missing_file_is_the_disks_refusal(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        kind_of(tmp_path / "away")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.gcpkg"
    os.mkfifo(pipe)
    with pytest.raises(FileUnreadable):
        kind_of(pipe)
