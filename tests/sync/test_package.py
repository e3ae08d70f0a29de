"""Packages: what goes in comes out, streamed, checked, and addressed."""

import hashlib
import io
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import (
    CertificateRefused,
    NotAddressed,
    SenderRevoked,
    SenderUnknown,
    SignatureWrong,
    StorageFailed,
)
from gridcredit.sync.package import open_package
from tests.sync import offices
from tests.sync.offices import DISTRICT, GRID, LINES, NODE, SCANS, STREET, TODAY, line, pack, scan

lines_of_any_kind = st.binary(min_size=1, max_size=80).map(lambda b: b.replace(b"\n", b"\r"))
honest_lines = st.builds(
    line,
    st.integers(0, 60),
    st.sampled_from(["visit", "resident", "一", ""]),
    st.sampled_from([NODE, UUID(int=8)]),
)


def test_lines_and_files_come_out_as_they_went_in(suite: Suite, tmp_path: Path) -> None:
    written = pack(tmp_path, suite=suite)
    contents = offices.verify(open_package(written.path))
    assert list(contents.lines()) == LINES
    assert list(offices.held_files(contents).values()) == SCANS


@settings(max_examples=30)
@given(
    st.lists(lines_of_any_kind | honest_lines, max_size=40),
    st.lists(st.binary(max_size=300), max_size=4, unique=True),
)
def test_any_lines_and_any_files_come_out_as_they_went_in(
    suite: Suite, tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], scans: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    written = pack(folder, lines, [scan(content) for content in scans], suite=suite)
    contents = offices.verify(open_package(written.path))
    assert list(contents.lines()) == lines
    assert list(offices.held_files(contents).values()) == scans
    assert sum(written.manifest.counts.values()) == len(lines)


def test_the_lines_can_be_read_as_often_as_wanted(suite: Suite, tmp_path: Path) -> None:
    contents = offices.verify(open_package(pack(tmp_path, suite=suite).path))
    assert list(contents.lines()) == list(contents.lines()) == LINES


def test_the_manifest_tells_counts_and_ranges(suite: Suite, tmp_path: Path) -> None:
    other = UUID(int=8)
    lines = [line(5), line(6), line(2), line(9, "resident", other), line(7), line(6), b"rubbish"]
    told = pack(tmp_path, lines, suite=suite).manifest
    assert told.counts == {"visit": 5, "resident": 1, "": 1}
    assert told.revisions.ranges == [(NODE, [(2, 2), (5, 7)]), (other, [(9, 9)])]
    assert told.revisions.count == 7


def test_a_file_of_many_blocks_streams_through(suite: Suite, tmp_path: Path) -> None:
    content = bytes(range(251)) * 8000
    contents = offices.verify(open_package(pack(tmp_path, [], [scan(content)], suite=suite).path))
    assert list(offices.held_files(contents).values()) == [content]


def test_a_sink_need_not_read_what_it_does_not_want(suite: Suite, tmp_path: Path) -> None:
    contents = offices.verify(open_package(pack(tmp_path, suite=suite).path))
    seen = []
    contents.files(lambda sha256, size, stream: seen.append((size, stream.read(1))))
    assert seen == [(10, b"f"), (0, b""), (768, b"\0")]


def test_a_sink_that_fails_is_heard(suite: Suite, tmp_path: Path) -> None:
    contents = offices.verify(open_package(pack(tmp_path, suite=suite).path))

    def refuse(sha256: str, size: int, stream: object) -> None:
        raise LookupError(size)

    with pytest.raises(LookupError):
        contents.files(refuse)


def test_an_empty_package_is_a_package(suite: Suite, tmp_path: Path) -> None:
    contents = offices.verify(open_package(pack(tmp_path, [], [], suite=suite).path))
    assert list(contents.lines()) == []
    assert contents.package.manifest.revisions.ranges == []


def test_the_digest_of_a_package_is_that_of_its_file(suite: Suite, tmp_path: Path) -> None:
    written = pack(tmp_path, suite=suite)
    package = open_package(written.path)
    digest = hashlib.sha256(written.path.read_bytes()).hexdigest()
    assert {written.sha256, package.check_payload(), offices.verify(package).sha256} == {digest}
    assert written.size == written.path.stat().st_size


def test_the_name_of_a_package_holds_areas_number_and_link_only(
    suite: Suite, tmp_path: Path
) -> None:
    up, down = (
        pack(tmp_path, suite=suite),
        pack(tmp_path, sender=STREET, receiver=GRID, suite=suite),
    )
    assert up.path.name.startswith("370403002001001-370403002-000001-")
    assert down.path.name.startswith("370403002-370403002001001-000001-")
    assert {file.name for file in tmp_path.iterdir()} == {up.path.name, down.path.name}


def test_two_offices_of_one_area_never_overwrite_each_other(suite: Suite, tmp_path: Path) -> None:
    colleague = offices.child(STREET, Office.GRID, GRID.party.area, 4)
    assert pack(tmp_path, suite=suite).path != pack(tmp_path, sender=colleague, suite=suite).path


def test_a_package_for_another_office_is_not_opened(suite: Suite, tmp_path: Path) -> None:
    package = open_package(pack(tmp_path, suite=suite).path)
    with pytest.raises(NotAddressed) as refused:
        offices.verify(package, receiver=DISTRICT)
    assert refused.value.to == STREET.party.area


def test_a_package_sealed_to_other_keys_is_not_opened(suite: Suite, tmp_path: Path) -> None:
    package = open_package(pack(tmp_path, suite=suite).path)
    certificate = GRID.credential.certificate
    with pytest.raises(NotAddressed):
        package.verify(STREET.party.node, DISTRICT.keys, certificate, TODAY)


def test_an_unknown_or_revoked_sender_is_refused(suite: Suite, tmp_path: Path) -> None:
    package, street = open_package(pack(tmp_path, suite=suite).path), STREET.party.node
    known = GRID.credential.certificate
    with pytest.raises(SenderUnknown):
        package.verify(street, STREET.keys, None, TODAY)
    with pytest.raises(SenderUnknown):
        package.verify(street, STREET.keys, DISTRICT.credential.certificate, TODAY)
    with pytest.raises(SenderRevoked):
        package.verify(street, STREET.keys, known, TODAY, revoked=True)


def test_a_sender_with_other_keys_than_certified_is_refused(suite: Suite, tmp_path: Path) -> None:
    impostor = offices.child(STREET, Office.GRID, GRID.party.area, 3)
    package = open_package(pack(tmp_path, sender=impostor, suite=suite).path)
    with pytest.raises(SignatureWrong):
        offices.verify(package)


def test_a_sender_of_another_area_than_certified_is_refused(suite: Suite, tmp_path: Path) -> None:
    moved = offices.OfficeAt(
        offices.party(Office.GRID, "370403003001001", 3), GRID.keys, GRID.credential
    )
    package = open_package(pack(tmp_path, sender=moved, suite=suite).path)
    with pytest.raises(CertificateRefused):
        offices.verify(package)


@pytest.mark.parametrize(
    ("on", "reason"), [(date(2025, 12, 31), "not_yet_valid"), (date(2031, 1, 1), "expired")]
)
def test_a_certificate_counts_only_in_its_days(
    suite: Suite, tmp_path: Path, on: date, reason: str
) -> None:
    package = open_package(pack(tmp_path, suite=suite).path)
    with pytest.raises(CertificateRefused) as refused:
        package.verify(STREET.party.node, STREET.keys, GRID.credential.certificate, on)
    assert refused.value.reason == reason


def test_a_missing_file_is_the_disks_refusal_and_names_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as refused:
        open_package(tmp_path / "away.gcpkg")
    assert (refused.value.file, refused.value.reason) == ("away.gcpkg", "not_found")


def test_progress_goes_to_its_end(suite: Suite, tmp_path: Path) -> None:
    package = open_package(pack(tmp_path, suite=suite).path)
    heard: list[tuple[int, int, str]] = []
    certificate = GRID.credential.certificate
    package.verify(
        STREET.party.node,
        STREET.keys,
        certificate,
        TODAY,
        progress=lambda done, total, what: heard.append((done, total, what)),
    )
    assert heard[-1][0] == heard[-1][1] > 0
    assert heard == sorted(heard)


def test_the_same_content_may_come_from_any_readable(suite: Suite, tmp_path: Path) -> None:
    """A stream that gives a byte at a time is a stream too."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(1, size or 0))

    whole = scan(b"slowly")
    slow = offices.Attachment(whole.sha256, whole.size, lambda: Slow(b"slowly"))
    contents = offices.verify(open_package(pack(tmp_path, [], [slow], suite=suite).path))
    assert list(offices.held_files(contents).values()) == [b"slowly"]
