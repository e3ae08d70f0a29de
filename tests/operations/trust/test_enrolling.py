"""Joining by two files: who may join where, once, and only as who they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    AreaOutside,
    AreaUnknown,
    BadValue,
    CertificateRefused,
    FileUnreadable,
    GridCreditError,
    NotFound,
    SenderRevoked,
    StorageFailed,
    WeakPassphrase,
    WorkspaceExists,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import areas
from gridcredit.operations.trust import enrolling
from gridcredit.store.workspace import vault
from gridcredit.sync import enrolment
from gridcredit.sync.documents import Party
from gridcredit.sync.keys import NodeKeys
from tests.operations.offices import (
    GRIDS,
    PASSPHRASE,
    STREET,
    VILLAGE,
    Ticking,
    counting_ids,
    with_register,
)


@pytest.fixture
def street(clerk: Desk) -> Desk:
    """A street's desk that has approved one grid."""
    return clerk


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Desk]:
    """A grid's workspace without a certificate."""
    made = start(tmp_path / "waiting", GRIDS[1])
    with closing(made):
        yield made


def start(folder: Path, area: str, office: Office = Office.GRID, start: int = 70) -> Desk:
    """A new workspace that waits."""
    ids = counting_ids(start).__next__
    return enrolling.start_child(folder, office, area, "新网格", PASSPHRASE, Ticking(), ids)


def approved(street: Desk, waiting: Desk, folder: Path) -> Path:
    """The certificate of a waiting workspace."""
    request = enrolling.write_request(waiting, folder / "new.gcreq")
    enrolling.approve(street, request, folder / "new.gccert")
    return folder / "new.gccert"


def chain(desk: Desk) -> list[UUID]:
    """The installation and those above it."""
    with desk.reading() as session:
        return [one.certificate.node for one in enrolling.own_chain(session)]


def test_a_waiting_workspace_opened_again_still_waits_with_the_same_request(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    first = enrolling.write_request(waiting, tmp_path / "a.gcreq")
    shown = enrolling.fingerprint(waiting)
    waiting.close()
    with closing(open_desk(waiting.folder, PASSPHRASE, Ticking(), waiting.new_id)) as again:
        assert (again.node.state, enrolling.fingerprint(again)) == ("waiting", shown)
        second = enrolling.write_request(again, tmp_path / "b.gcreq")
        asked = [enrolling.read_request(file) for file in (first, second)]
        assert asked[0].keys == asked[1].keys
        enrolling.approve(street, first, tmp_path / "new.gccert")
        enrolling.accept(again, tmp_path / "new.gccert")
        assert again.node.state == "active"
        assert GRIDS[1] in {area.code for area in areas.list_areas(again)}


def test_approving_twice_makes_one_child_and_both_files_work(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    before = len(enrolling.list_nodes(street))
    request = enrolling.write_request(waiting, tmp_path / "new.gcreq")
    for name in ("one", "two"):
        enrolling.approve(street, request, tmp_path / f"{name}.gccert")
    assert len(enrolling.list_nodes(street)) == before + 1
    enrolling.accept(waiting, tmp_path / "one.gccert")
    with pytest.raises(AlreadyEnrolled):
        enrolling.accept(waiting, tmp_path / "two.gccert")
    with pytest.raises(AlreadyEnrolled):
        enrolling.write_request(waiting, tmp_path / "again.gcreq")
    with_register(waiting, tmp_path)
    sent = sending.export_package(waiting, None, tmp_path)
    [report] = exchanging.import_files(street, [sent.path], receipts=tmp_path)
    assert (report.accepted, report.set_aside) == (sent.revisions, ())


@pytest.mark.parametrize(
    ("office", "area", "error"),
    [
        (Office.GRID, VILLAGE, CertificateRefused),
        (Office.GRID, STREET, CertificateRefused),
        (Office.VILLAGE, GRIDS[1], CertificateRefused),
        (Office.VILLAGE, STREET, CertificateRefused),
        (Office.STREET, GRIDS[1], CertificateRefused),
        (Office.STREET, STREET, CertificateRefused),
        (Office.GRID, "370499", AreaUnknown),
        (Office.GRID, "GX", AreaOutside),
    ],
)
def test_nobody_joins_on_another_level_or_elsewhere(
    street: Desk, tmp_path: Path, office: Office, area: str, error: type[GridCreditError]
) -> None:
    before = enrolling.list_nodes(street)
    request = tmp_path / "w.gcreq"
    party = Party(node=UUID(int=77), office=office, area=area)
    enrolment.make_request(party, "新网格", NodeKeys.create(), "2026-11-22T09:00").write(request)
    with pytest.raises(error):
        enrolling.approve(street, request, tmp_path / "w.gccert")
    assert not (tmp_path / "w.gccert").exists()
    assert enrolling.list_nodes(street) == before


def test_a_village_joins_its_street_and_no_other_office(
    district: Desk, street: Desk, tmp_path: Path
) -> None:
    """Above the street nobody hears what stands in a village's ledger."""
    request = tmp_path / "w.gcreq"
    party = Party(node=UUID(int=77), office=Office.VILLAGE, area=VILLAGE)
    enrolment.make_request(party, "薛庄", NodeKeys.create(), "2026-11-22T09:00").write(request)
    with pytest.raises(CertificateRefused) as refused:
        enrolling.approve(district, request, tmp_path / "w.gccert")
    assert refused.value.reason == "office"
    child = enrolling.approve(street, request, tmp_path / "w.gccert")
    assert (child.office, child.area) == (Office.VILLAGE, VILLAGE)


@pytest.mark.parametrize("whose", ["child", "self", "parent"])
def test_nobody_joins_under_the_identity_of_another(
    street: Desk, tmp_path: Path, whose: str
) -> None:
    known: dict[str, UUID] = {
        "child": enrolling.list_nodes(street)[0].id,
        "self": street.node.id,
        "parent": chain(street)[1],
    }
    keys = NodeKeys.create()
    party = Party(node=known[whose], office=Office.GRID, area=GRIDS[1])
    forged = tmp_path / "forged.gcreq"
    enrolment.make_request(party, "冒名", keys, "2026-11-22T09:00").write(forged)
    before = enrolling.list_nodes(street)
    with pytest.raises(CertificateRefused) as refused:
        enrolling.approve(street, forged, tmp_path / "forged.gccert")
    assert refused.value.reason == "node_taken"
    assert enrolling.list_nodes(street) == before
    street.reload()
    assert street.node.office == Office.STREET


def test_a_certificate_of_another_workspace_is_refused_and_one_goes_on_waiting(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    with closing(start(tmp_path / "other", GRIDS[1], start=71)) as other:
        certificate = approved(street, waiting, tmp_path)
        with pytest.raises(CertificateRefused) as refused:
            enrolling.accept(other, certificate)
        assert refused.value.reason == "not_ours"
        assert other.node.state == "waiting"


@pytest.mark.parametrize("content", [b"", b"junk", b"PK\3\4" + bytes(60)])
def test_what_is_no_certificate_is_refused(waiting: Desk, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.gccert"
    file.write_bytes(content)
    with pytest.raises(FileUnreadable):
        enrolling.accept(waiting, file)
    with pytest.raises(StorageFailed):
        enrolling.accept(waiting, tmp_path)
    with pytest.raises(StorageFailed):
        enrolling.accept(waiting, tmp_path / "missing.gccert")


def test_every_cut_and_every_altered_certificate_is_refused(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    content = approved(street, waiting, tmp_path).read_bytes()
    file = tmp_path / "bad.gccert"
    for at in range(0, len(content), max(1, len(content) // 40)):
        for bad in (content[:at], content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]):
            file.write_bytes(bad)
            with pytest.raises(GridCreditError):
                enrolling.accept(waiting, file)
    waiting.reload()
    assert waiting.node.state == "waiting"


@pytest.mark.parametrize("year", [1969, 1970, 2099])
def test_a_clock_years_off_still_accepts_a_certificate(
    street: Desk, waiting: Desk, tmp_path: Path, year: int
) -> None:
    certificate = approved(street, waiting, tmp_path)
    clock = Ticking()
    clock.now = clock.now.replace(year=year)
    waiting.clock = clock
    if year < 1970:
        with pytest.raises(CertificateRefused) as refused:
            enrolling.accept(waiting, certificate)
        assert refused.value.reason == "not_yet_valid"
    else:
        enrolling.accept(waiting, certificate)
        assert waiting.node.state == "active"


def test_the_revoked_are_refused_and_get_nothing_any_more(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    enrolling.accept(waiting, approved(street, waiting, tmp_path))
    with_register(waiting, tmp_path)
    sent = sending.export_package(waiting, None, tmp_path)
    states = {node.id: node.state for node in enrolling.revoke(street, waiting.node.id)}
    assert states[waiting.node.id] == "revoked"
    with pytest.raises(SenderRevoked):
        exchanging.import_files(street, [sent.path])
    with pytest.raises(NotFound):
        sending.export_package(street, waiting.node.id, tmp_path)
    for nobody in (street.node.id, street.new_id()):
        with pytest.raises(NotFound):
            enrolling.revoke(street, nobody)


def test_the_parent_gets_nothing_that_opens_the_workspace(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    before = (waiting.folder / vault.VAULT).read_bytes()
    enrolling.accept(waiting, approved(street, waiting, tmp_path))
    assert (waiting.folder / vault.VAULT).read_bytes() == before
    assert b"recovery" not in before


def test_two_programs_accept_one_certificate_once(
    street: Desk, waiting: Desk, tmp_path: Path
) -> None:
    certificate = approved(street, waiting, tmp_path)
    said: list[str] = []
    second = open_desk(waiting.folder, PASSPHRASE, Ticking(), counting_ids(72).__next__)

    def take(desk: Desk) -> None:
        try:
            enrolling.accept(desk, certificate)
            said.append("accepted")
        except AlreadyEnrolled:
            said.append("already")

    both = [Thread(target=take, args=(desk,)) for desk in (waiting, second)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    second.close()
    assert sorted(said) == ["accepted", "already"]


@pytest.mark.parametrize(
    ("area", "name", "field", "reason"),
    [
        ("", "网格", "area", "empty"),
        (GRIDS[1], " ", "name", "empty"),
        (GRIDS[1], "网" * 101, "name", "too_long"),
        ("3" * 65, "网格", "area", "too_long"),
        (GRIDS[1], "\ud800", "name", "not_text"),
        ("a\0b", "网格", "area", "not_text"),
    ],
)
def test_a_place_is_named_as_documents_can_carry_it(
    tmp_path: Path, area: str, name: str, field: str, reason: str
) -> None:
    with pytest.raises(BadValue) as refused:
        enrolling.start_child(
            tmp_path / "w", Office.GRID, area, name, PASSPHRASE, Ticking(), counting_ids().__next__
        )
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert not (tmp_path / "w").exists()


def test_a_code_typed_in_full_width_is_the_code(tmp_path: Path) -> None:
    wide = GRIDS[1].translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    desk = enrolling.start_child(
        tmp_path / "w", Office.GRID, f" {wide}", "网格", PASSPHRASE, Ticking(),
        counting_ids().__next__,
    )  # fmt: skip
    assert desk.node.area == GRIDS[1]
    desk.close()


def test_a_request_that_cannot_be_written_leaves_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")

    def ask(out: Path) -> Desk:
        return enrolling.request_place(
            tmp_path / "w",
            Office.GRID,
            GRIDS[1],
            "网格",
            out,
            PASSPHRASE,
            Ticking(),
            counting_ids().__next__,
        )

    for out in (tmp_path / "file" / "below.gcreq", tmp_path):
        with pytest.raises(StorageFailed):
            ask(out)
    ask(tmp_path / "good.gcreq").close()
    with pytest.raises(WorkspaceExists):
        ask(tmp_path / "other.gcreq")


def test_a_district_that_cannot_begin_leaves_no_workspace(tmp_path: Path) -> None:
    listed = tmp_path / "areas.csv"
    listed.write_text("code,name,level,parent\nGX,高新区,district,\nS,街道,street,GX\n", "utf-8")

    def begin(area: str, passphrase: str = PASSPHRASE, name: str = "区") -> Desk:
        ids = counting_ids().__next__
        clock = Ticking()
        return enrolling.start_district(tmp_path / "d", area, listed, name, passphrase, clock, ids)

    for area, passphrase, name, error in (
        ("S", PASSPHRASE, "区", AreaUnknown),
        ("nowhere", PASSPHRASE, "区", AreaUnknown),
        ("GX", "short", "区", WeakPassphrase),
        ("GX", PASSPHRASE, "区" * 300, BadValue),
    ):
        with pytest.raises(error):
            begin(area, passphrase, name)
        assert not (tmp_path / "d").exists()
    (tmp_path / "d").mkdir()  # chosen by a person: it stays
    with pytest.raises(AreaUnknown):
        begin("nowhere")
    assert list((tmp_path / "d").iterdir()) == []
    begin("GX").close()
