"""A child joins by what it asked for: the certificate answers its request, and comes from the
office that invited it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    AreaOutside,
    BadValue,
    CertificateRefused,
    FingerprintDiffers,
    NotAllowed,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.installation.credentials import node_keys, own_chain
from gridcredit.operations.trust import enrolling, fingerprints, inviting
from gridcredit.operations.workspace import accounts
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import audit
from gridcredit.sync import enrolment
from gridcredit.sync.enrolment import Credential
from gridcredit.sync.invitation import make_invitation
from gridcredit.sync.keys import NodeKeys
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, VILLAGE, Offices, Ticking
from tests.operations.offices import counting_ids as ids

OTHER_STREET = "370403003"


@pytest.fixture
def invitation(street: Desk, tmp_path: Path) -> Path:
    """The street's invitation for a grid."""
    out = tmp_path / "second.gcinv"
    inviting.invite(street, GRIDS[1], out)
    return out


@pytest.fixture
def invited(invitation: Path, tmp_path: Path) -> Iterator[Desk]:
    """A grid's workspace that was begun with it."""
    told, remember = inviting.remembered(invitation)
    desk = enrolling.start_child(
        tmp_path / "invited", told.office, told.area, "王芳", PASSPHRASE, Ticking(),
        ids(70).__next__, fill=remember,
    )  # fmt: skip
    with closing(desk):
        yield desk


def answer(above: Desk, child: Desk, folder: Path, **changed: Any) -> Path:
    """A certificate for the child as an office would write that changes something of it."""
    request = enrolment.read_request(enrolling.write_request(child, folder / "x.gcreq"))
    told = msgspec.structs.replace(request, **changed)
    with above.reading() as session:
        keys, chain = node_keys(session), own_chain(session)
    valid = enrolling.VALID
    given = enrolment.certify(told, chain[0].certificate, keys, valid, "2026-11-22T09:00")
    out = folder / "x.gccert"
    enrolment.make_certificate_file(given, chain, [], keys).write(out)
    return out


def test_an_invited_child_asks_for_the_place_and_starts(
    street: Desk, invited: Desk, tmp_path: Path
) -> None:
    assert (invited.office, invited.node.area) == (Office.GRID, GRIDS[1])
    inviter = inviting.inviter(invited)
    assert inviter is not None
    assert inviter[0].fingerprint == enrolling.fingerprint(street)
    request = enrolling.write_request(invited, tmp_path / "y.gcreq")
    enrolling.approve(street, request, tmp_path / "y.gccert")
    parent = enrolling.accept(invited, tmp_path / "y.gccert")
    assert parent.id == street.node.id
    assert inviting.inviter(invited) is None


def test_the_invitation_is_remembered_after_a_restart(invited: Desk) -> None:
    before = inviting.inviter(invited)
    invited.close()
    with closing(open_desk(invited.folder, PASSPHRASE, Ticking(), ids(71).__next__)) as again:
        assert inviting.inviter(again) == before


def test_a_certificate_of_another_office_than_the_one_that_invited_is_refused(
    offices: Offices, district: Desk, street: Desk, invited: Desk, tmp_path: Path
) -> None:
    other = offices.child(district, Office.STREET, OTHER_STREET)
    for office in (other, district):
        with pytest.raises(CertificateRefused) as refused:
            enrolling.accept(invited, answer(office, invited, tmp_path))
        assert refused.value.reason == "other_inviter"
        assert invited.node.state == nodes.WAITING
    enrolling.accept(invited, answer(street, invited, tmp_path))


def test_a_certificate_of_a_made_up_district_is_refused(invited: Desk, tmp_path: Path) -> None:
    false = Offices(tmp_path / "false", first_id=40)
    with closing(false):
        street = false.child(false.district(), Office.STREET, STREET)
        with pytest.raises(CertificateRefused) as refused:
            enrolling.accept(invited, answer(street, invited, tmp_path))
    assert refused.value.reason == "other_inviter"


def test_another_invitation_for_the_same_place_names_the_office_anew(
    offices: Offices, district: Desk, street: Desk, invited: Desk, tmp_path: Path
) -> None:
    inviting.invite(district, STREET, tmp_path / "street.gcinv")
    inviting.invite(street, GRIDS[0], tmp_path / "wrong.gcinv")
    for name in ("street.gcinv", "wrong.gcinv"):
        with pytest.raises(CertificateRefused):
            inviting.invite_anew(invited, tmp_path / name)
    keys, chain = _keys_of(district)
    made = make_invitation(Office.GRID, GRIDS[1], "第2网格", chain, keys, "t")
    made.write(tmp_path / "new.gcinv")
    seen = inviting.check_anew(invited, tmp_path / "new.gcinv")
    with pytest.raises(FingerprintDiffers):
        inviting.invite_anew(invited, tmp_path / "new.gcinv", replace(seen, area_name="别处"))
    inviting.invite_anew(invited, tmp_path / "new.gcinv", seen)
    with pytest.raises(CertificateRefused):
        enrolling.accept(invited, answer(street, invited, tmp_path))
    enrolling.accept(invited, answer(district, invited, tmp_path))
    with pytest.raises(AlreadyEnrolled):
        inviting.check_anew(invited, tmp_path / "new.gcinv")


def _keys_of(desk: Desk) -> tuple[NodeKeys, list[Credential]]:
    with desk.reading() as session:
        return node_keys(session), own_chain(session)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"area": GRIDS[0]}, "not_asked_area"),
        ({"name": "李娜"}, "not_asked_name"),
    ],
)
def test_a_certificate_for_something_else_than_was_asked_for_is_refused(
    street: Desk, invited: Desk, tmp_path: Path, changed: dict[str, str], reason: str
) -> None:
    with pytest.raises(CertificateRefused) as refused:
        enrolling.accept(invited, answer(street, invited, tmp_path, **changed))
    assert refused.value.reason == reason
    assert (invited.node.area, invited.node.state) == (GRIDS[1], nodes.WAITING)


def test_a_certificate_of_another_level_than_was_asked_for_is_refused(
    district: Desk, tmp_path: Path
) -> None:
    asking = enrolling.start_child(
        tmp_path / "w", Office.GRID, GRIDS[1], "王芳", PASSPHRASE, Ticking(), ids(70).__next__
    )
    with closing(asking):
        file = answer(district, asking, tmp_path, office=Office.STREET)
        with pytest.raises(CertificateRefused) as refused:
            enrolling.accept(asking, file)
    assert refused.value.reason == "not_asked_office"


def test_what_was_shown_is_what_is_signed_and_accepted(
    street: Desk, invited: Desk, tmp_path: Path
) -> None:
    request = enrolling.write_request(invited, tmp_path / "y.gcreq")
    seen = enrolling.check_request(street, request)
    assert seen == fingerprints.show(request, street)
    for other in (replace(seen, fingerprint="0" * 24), replace(seen, name="李娜")):
        with pytest.raises(FingerprintDiffers):
            enrolling.approve(street, request, tmp_path / "y.gccert", other)
        assert not (tmp_path / "y.gccert").exists()
    enrolling.approve(street, request, tmp_path / "y.gccert", seen)
    shown = enrolling.check_certificate(invited, tmp_path / "y.gccert")
    false = replace(shown, parent=replace(shown.parent, fingerprint="0" * 24))
    with pytest.raises(FingerprintDiffers):
        enrolling.accept(invited, tmp_path / "y.gccert", false)
    enrolling.accept(invited, tmp_path / "y.gccert", shown)


def test_what_was_confirmed_is_in_the_audit_log(
    street: Desk, invited: Desk, tmp_path: Path
) -> None:
    request = enrolling.write_request(invited, tmp_path / "y.gcreq")
    enrolling.approve(street, request, tmp_path / "y.gccert")
    with street.reading() as session:
        [invite] = audit.entries(session, act="enrol_invite")
        approve = audit.entries(session, act="enrol_approve")[-1]
    assert invite.facts == {"area": GRIDS[1]}
    assert approve.facts["fingerprint"] == enrolling.fingerprint(invited)


def test_only_those_right_below_are_offered_and_invited(
    district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offered = {area.code: taken for area, taken in inviting.places(street)}
    assert {code for code in offered if len(code) == 15} == set(GRIDS[:2])
    assert VILLAGE in {code for code in offered if len(code) == 12}
    assert {len(code) for code in offered} == {12, 15}
    assert (offered[GRIDS[0]], offered[VILLAGE]) == (1, 0)
    assert {len(area.code) for area, _ in inviting.places(district)} == {9}
    out = tmp_path / "x.gcinv"
    for code in (VILLAGE, GRIDS[0]):  # by their street
        with pytest.raises(BadValue) as refused:
            inviting.invite(district, code, out)
        assert refused.value.reason == "no_office"
    for code in (STREET, "GX"):
        with pytest.raises(AreaOutside):
            inviting.invite(street, code, out)
    with pytest.raises(NotAllowed):
        inviting.invite(grid, GRIDS[0], out)
    assert not out.exists()


@pytest.mark.parametrize("name", ["王<b>芳", "王\n芳", "王\u202e芳"])
def test_a_name_is_one_line_of_text_when_it_is_made(
    district: Desk, tmp_path: Path, name: str
) -> None:
    with pytest.raises(BadValue) as refused:
        enrolling.start_child(
            tmp_path / "w", Office.GRID, GRIDS[1], name, PASSPHRASE, Ticking(), ids().__next__
        )
    assert refused.value.field == "name"
    assert refused.value.reason in ("unsafe_characters", "control_characters")
    role = next(iter(accounts.ROLES_AT[Office.DISTRICT]))
    with pytest.raises(BadValue):
        accounts.add_account(district, "new", name, role, PASSPHRASE)
