"""Receipts: signed, complete in their counts, and the same again for the same package."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import (
    GridCreditError,
    NotAddressed,
    SenderRevoked,
    SenderUnknown,
    SignatureWrong,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.receipt import (
    MOST_ITEMS,
    PackageRef,
    ReasonCount,
    ReceiptFile,
    SetAsideItem,
    make_receipt,
    read_receipt,
    receipt_from_bytes,
)
from tests.sync.offices import DISTRICT, GRID, NODE, STREET, TODAY, pack

SHA = "ab" * 32
ASIDE = [
    SetAsideItem(node=NODE, seq=4, reason="unknown_entity"),
    SetAsideItem(node=None, seq=0, reason="undecodable"),
    SetAsideItem(node=NODE, seq=9, reason="unknown_entity"),
]


def given(
    items: list[SetAsideItem] = ASIDE, keys: NodeKeys = STREET.keys, suite: Suite = Suite.A
) -> ReceiptFile:
    """The street's receipt for the grid's third package."""
    return make_receipt(
        STREET.party,
        GRID.party,
        PackageRef(number=3, sha256=SHA),
        accepted=10,
        same=2,
        set_aside=items,
        head={GRID.party.node: 15, NODE: 9},
        received_at="2026-11-23T08:00",
        key=keys.of(suite),
    )


def test_a_receipt_is_read_as_it_was_given(suite: Suite, tmp_path: Path) -> None:
    made = given(suite=suite)
    made.signed.write(tmp_path / made.name)
    read = read_receipt(tmp_path / made.name)
    assert read == made
    read.require(GRID.party.node, STREET.credential.certificate, TODAY)
    assert read.receipt.head_of(GRID.party.node) == 15
    assert read.receipt.head_of(UUID(int=99)) == 0
    assert receipt_from_bytes(made.signed.to_bytes(), made.name) == made


def test_the_same_receipt_is_the_same_bytes() -> None:
    assert given().signed.to_bytes() == given().signed.to_bytes()


def test_what_was_set_aside_is_counted_and_listed() -> None:
    receipt = given().receipt
    assert receipt.set_aside == [
        ReasonCount(reason="undecodable", count=1),
        ReasonCount(reason="unknown_entity", count=2),
    ]
    assert receipt.items == ASIDE


def test_a_very_long_list_is_cut_and_its_counts_are_not(tmp_path: Path) -> None:
    many = [SetAsideItem(node=NODE, seq=1, reason="bad_value")] * (MOST_ITEMS + 5)
    made = given(many)
    made.signed.write(tmp_path / "x.gcack")
    receipt = read_receipt(tmp_path / "x.gcack").receipt
    assert receipt.set_aside == [ReasonCount(reason="bad_value", count=MOST_ITEMS + 5)]
    assert len(receipt.items) == MOST_ITEMS


def test_a_receipt_is_named_like_its_package(tmp_path: Path) -> None:
    package = pack(tmp_path).path.name
    assert given().name == package.replace("-000001-", "-000003-").replace(".gcpkg", ".gcack")


def test_a_receipt_for_or_from_another_is_refused(suite: Suite) -> None:
    read, grid = given(suite=suite), GRID.party.node
    with pytest.raises(NotAddressed):
        read.require(DISTRICT.party.node, STREET.credential.certificate, TODAY)
    with pytest.raises(SenderUnknown):
        read.require(grid, None, TODAY)
    with pytest.raises(SenderUnknown):
        read.require(grid, DISTRICT.credential.certificate, TODAY)
    with pytest.raises(SenderRevoked):
        read.require(grid, STREET.credential.certificate, TODAY, revoked=True)
    with pytest.raises(GridCreditError):
        read.require(grid, STREET.credential.certificate, date(2040, 1, 1))
    forged = given(keys=NodeKeys.create(), suite=suite)
    with pytest.raises(SignatureWrong):
        forged.require(grid, STREET.credential.certificate, TODAY)


def test_every_flipped_byte_is_refused(suite: Suite) -> None:
    whole, believed = given(suite=suite).signed.to_bytes(), []
    for at in range(len(whole)):
        changed = whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :]
        try:
            receipt_from_bytes(changed, "x")
            believed.append(at)
        except GridCreditError:
            continue
    assert believed == []
