"""The suite of a district: chosen once for all links, heard of by packages, obeyed by everybody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from gridcredit import paths, wire
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import NotAllowed, SuiteMissing, TokenFailed
from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.setting import setting_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, verifying
from gridcredit.operations.figures import covering
from gridcredit.operations.installation.credentials import KEYS
from gridcredit.operations.trust import enrolling, suites
from gridcredit.operations.workspace import keeping
from gridcredit.store.exchange import merging, retrying
from gridcredit.store.journal import nodes
from gridcredit.sync.receipt import read_receipt
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, Offices, Ticking, with_register

A, B = Suite.A, Suite.B


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """An empty folder for workspaces, closed afterwards."""
    made = Offices(tmp_path / "offices")
    with closing(made):
        yield made


def sent(desk: Desk, to: Desk | None, folder: Path) -> sending.SentPackage:
    """A package to the parent, or down to a child."""
    return sending.export_package(desk, to.node.id if to else None, folder)


def taken(desk: Desk, package: sending.SentPackage, folder: Path) -> Path:
    """Take a package in; its receipt."""
    [report] = exchanging.import_files(desk, [package.path], receipts=folder)
    assert report.receipt is not None
    return report.receipt


def in_force(desk: Desk) -> Suite:
    """The suite as a workspace knows it."""
    return suites.chosen(desk).suite


def test_a_district_of_suite_b_writes_everything_in_it_from_the_first_file(
    offices: Offices, tmp_path: Path
) -> None:
    district = offices.district(B)
    street = offices.child(district, Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    assert [in_force(desk) for desk in (district, street, grid)] == [B, B, B]
    with_register(grid, tmp_path)
    for child, parent in ((grid, street), (street, district)):
        package = sent(child, None, tmp_path)
        assert (package.suite, package.is_makeshift) == (B, False)
        checked = verifying.verify_file(parent, package.path)
        assert (checked.suite, checked.valid) == ("B", True)
        receipt = taken(parent, package, tmp_path)
        assert read_receipt(receipt).receipt.suite is B
        checked = verifying.verify_file(child, receipt)
        assert (checked.kind, checked.suite, checked.valid) == ("receipt", "B", True)
        exchanging.import_files(child, [receipt])
        assert sent(parent, child, tmp_path / "down").suite is B


def test_a_suite_chosen_later_goes_down_and_everybody_writes_in_it_once_they_heard(
    offices: Offices, tmp_path: Path
) -> None:
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, tmp_path)
    early = sent(grid, None, tmp_path / "early")
    suites.choose(district, B)
    assert [in_force(desk) for desk in (district, street, grid)] == [B, A, A]
    assert (early.suite, sent(street, grid, tmp_path / "x").suite) == (A, A)
    for above, below in ((district, street), (street, grid)):
        package = sent(above, below, tmp_path / "down")
        assert package.suite is B
        assert read_receipt(taken(below, package, tmp_path)).receipt.suite is B
    assert in_force(grid) is B
    # What was written before is read after.
    assert read_receipt(taken(street, early, tmp_path)).receipt.suite is B
    assert sent(grid, None, tmp_path).suite is B
    suites.choose(district, A)
    assert sent(district, street, tmp_path / "down").suite is A


def test_a_child_that_joins_later_begins_with_the_suite_in_force(
    offices: Offices, tmp_path: Path
) -> None:
    district = offices.district()
    suites.choose(district, B)
    street = offices.child(district, Office.STREET, STREET)
    assert in_force(street) is B


def test_only_the_district_chooses(offices: Offices) -> None:
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    with pytest.raises(NotAllowed):
        suites.choose(street, B)
    assert in_force(street) is A


@pytest.mark.parametrize("op", ["add", "set"])
@pytest.mark.parametrize("key", ["suite", "tenant_months"])
def test_no_rule_is_written_from_below_in_whatever_area_it_claims_to_stand(
    offices: Offices, op: str, key: str
) -> None:
    district = offices.district(B)
    street = offices.child(district, Office.STREET, STREET)
    for area in ("", STREET, "GX"):
        forged = Revision(
            node=street.node.id,
            seq=900,
            counter=900,
            author="x",
            entity="setting",
            row=setting_id(key),
            area=area,
            op=op,
            new={"value": "A"} if op == "set" else {"key": key, "value": "A"},
            entered_at="2026-11-22T09:00",
        )
        with district.writing() as session:
            allowed = retrying.allowed(session, nodes.get(session, street.node.id))
            merged = merging.merge(session, [wire.encode(forged)], street.node.id, allowed)
        assert merged.accepted == 0
    assert in_force(district) is B


def from_before(desk: Desk) -> None:
    """Make a waiting workspace one that knows nothing of suite B yet."""
    with desk.writing() as session:
        kept = msgspec.json.decode(nodes.secret(session, KEYS) or b"")
        del kept["sm2"]
        nodes.keep_secret(session, KEYS, msgspec.json.encode(kept))


def waiting(offices: Offices, area: str, office: Office, token: str = "") -> Desk:
    """A workspace without a certificate."""
    desk = enrolling.start_child(
        offices.folder / f"waiting-{area}", office, area, "单位", PASSPHRASE, Ticking(),
        offices.ids_from(50 + len(offices.desks)), token=token,
    )  # fmt: skip
    offices.desks[desk.folder.name] = desk
    return desk


def joined(desk: Desk, parent: Desk, folder: Path) -> Desk:
    """Its request approved and its certificate taken in."""
    request = enrolling.write_request(desk, folder / "x.gcreq")
    enrolling.approve(parent, request, folder / "x.gccert")
    enrolling.accept(desk, folder / "x.gccert")
    return desk


def test_a_link_to_an_office_without_the_keys_stays_in_a_and_says_so(
    offices: Offices, tmp_path: Path
) -> None:
    district = offices.district(B)
    old = waiting(offices, STREET, Office.STREET)
    from_before(old)
    joined(old, district, tmp_path)
    new = offices.child(district, Office.STREET, "370403003")
    covering.set_target(district, "GX", Ticking().now.date(), 9000)
    for street, suite in ((old, A), (new, B)):
        package = sent(district, street, tmp_path)
        assert (package.suite, package.is_makeshift) == (suite, suite is A)
        assert read_receipt(taken(street, package, tmp_path)).receipt.suite is suite
    [told] = suites.chosen(district).others
    assert (told.node.id, told.suite) == (old.node.id, A)
    assert [one.suite for one in suites.chosen(old).others] == [A]
    assert suites.chosen(new).others == ()


def test_a_district_without_the_keys_cannot_choose_them(offices: Offices) -> None:
    district = offices.district()
    from_before(district)
    with pytest.raises(SuiteMissing) as refused:
        suites.choose(district, B)
    assert (refused.value.suite, refused.value.known) == ("B", "A")
    assert in_force(district) is A


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a made-up token whose driver is installed; its key lies outside the program."""
    place = tmp_path / "drivers"
    about = place / "made_up-1.0.dist-info"
    about.mkdir(parents=True)
    (place / "made_up_slot.py").write_text(
        "from gridcredit.sync.suite_b import SoftPair\n"
        "PAIR, IN_SLOT = SoftPair.create(), [True]\n"
        "def open_slot():\n"
        "    if not IN_SLOT[0]:\n        raise OSError('no token')\n"
        "    return PAIR\n",
        encoding="utf-8",
    )
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: made-up\nVersion: 1.0\n", "utf-8")
    entry = "[gridcredit.keys]\nslot = made_up_slot:open_slot\n"
    (about / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    yield "slot"
    sys.modules.pop("made_up_slot", None)


def test_an_office_with_a_token_is_written_to_in_b_even_in_a_district_of_a(
    offices: Offices, driver: str, tmp_path: Path
) -> None:
    district = offices.district()
    street = joined(waiting(offices, STREET, Office.STREET, driver), district, tmp_path)
    covering.set_target(district, "GX", Ticking().now.date(), 9000)
    package = sent(district, street, tmp_path)
    assert (package.suite, package.is_makeshift) == (B, True)
    receipt = taken(street, package, tmp_path)
    assert verifying.verify_file(district, receipt).valid
    with street.reading() as session:
        kept = msgspec.json.decode(nodes.secret(session, KEYS) or b"")
    assert set(kept) == {"token", "public"}
    assert (
        enrolling.fingerprint(street)
        == enrolling.read_request(tmp_path / "x.gcreq").keys.fingerprint()
    )


def test_without_its_token_an_office_reads_its_data_and_exchanges_nothing(
    offices: Offices, driver: str, tmp_path: Path
) -> None:
    district = offices.district(B)
    street = joined(waiting(offices, STREET, Office.STREET, driver), district, tmp_path)
    covering.set_target(district, "GX", Ticking().now.date(), 9000)
    package = sent(district, street, tmp_path)
    sys.modules["made_up_slot"].IN_SLOT[0] = False
    assert in_force(street) is B
    assert ("keys", False, "not_answering") in checks(street)
    with pytest.raises(TokenFailed):
        exchanging.import_files(street, [package.path])
    sys.modules["made_up_slot"].IN_SLOT[0] = True
    assert ("keys", True, "B") in checks(street)
    assert ("keys", True, "AB") in checks(district)
    assert taken(street, package, tmp_path)


def checks(desk: Desk) -> list[tuple[str, bool, str]]:
    """What the doctor finds."""
    return [(check.name, check.ok, check.detail) for check in keeping.doctor(desk).checks]


def test_two_offices_without_a_suite_in_common_are_not_joined(
    offices: Offices, driver: str, tmp_path: Path
) -> None:
    district = offices.district()
    old = waiting(offices, STREET, Office.STREET)
    from_before(old)
    joined(old, district, tmp_path)
    bare = waiting(offices, GRIDS[0], Office.GRID, driver)
    request = enrolling.write_request(bare, tmp_path / "bare.gcreq")
    with pytest.raises(SuiteMissing):
        enrolling.check_request(old, request)
    with pytest.raises(SuiteMissing):
        enrolling.approve(old, request, tmp_path / "bare.gccert")
    assert not (tmp_path / "bare.gccert").exists()


def test_a_district_whose_keys_lie_in_a_token_begins_in_b(driver: str, tmp_path: Path) -> None:
    def start(suite: Suite) -> Desk:
        return enrolling.start_district(
            tmp_path / "district", "GX", paths.resources() / "demo" / "areas.csv", "区信用办",
            PASSPHRASE, Ticking(), Offices(tmp_path).ids_from(1), suite=suite, token=driver,
        )  # fmt: skip

    with pytest.raises(SuiteMissing):
        start(A)
    assert not (tmp_path / "district").exists()
    with closing(start(B)) as district:
        assert in_force(district) is B
