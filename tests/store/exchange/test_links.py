"""Packages, receipts and imports of a link are numbered, remembered, and found again."""

from uuid import UUID

import pytest

from gridcredit.domain.errors import NotFound
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links, record_code
from gridcredit.store.exchange.links import Import, Sent
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, number_ranges
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street

THERE = UUID(int=5)


def write(session: Session, number: int, upto: int) -> None:
    links.record_sent(session, Sent(THERE, number, f"{number:064x}", upto, 3, 0, "t", "f"))


def arrived(number: int, sender: UUID = THERE) -> Import:
    sha256 = f"{sender.int}-{number}"
    return Import(UUID(int=number), sender, number, sha256, 1, 0, 0, 1, 1, f"t{number}", b"r")


def test_numbers_have_no_gaps_and_chain_on(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        assert (links.next_number(s, THERE), links.chain_hash(s, THERE)) == (1, "")
        write(s, 1, 10)
        assert (links.next_number(s, THERE), links.chain_hash(s, THERE)) == (2, f"{1:064x}")
        assert links.next_number(s, UUID(int=6)) == 1
        with pytest.raises(ValueError, match="gaps"):
            write(s, 3, 20)


def test_only_a_receipt_confirms(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        write(s, 1, 10)
        write(s, 2, 20)
        assert links.acknowledged(s, THERE) == 0
        links.acknowledge(s, THERE, 2, b"second", "t2")
        assert links.acknowledged(s, THERE) == 20
        links.acknowledge(s, THERE, 1, b"first", "t3")
        assert links.acknowledged(s, THERE) == 20


def test_the_first_receipt_of_a_package_stays(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        write(s, 1, 10)
        links.acknowledge(s, THERE, 1, b"first", "t1")
        links.acknowledge(s, THERE, 1, b"other", "t2")
        assert [p.receipt for p in links.sent(s, THERE)] == [b"first"]


def test_a_receipt_of_no_package_is_refused(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s, pytest.raises(NotFound):
        links.acknowledge(s, THERE, 1, b"x", "t")


def test_a_restored_neighbour_gets_everything_again(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        write(s, 1, 10)
        links.acknowledge(s, THERE, 1, b"first", "t1")
        assert (links.acknowledged(s, THERE), links.confirmed_number(s, THERE)) == (10, 1)
        links.begin_again(s, THERE, 2)
        assert (links.acknowledged(s, THERE), links.next_number(s, THERE)) == (0, 2)
        links.begin_again(s, THERE, 1)
        assert (links.restart(s, THERE), links.confirmed_number(s, THERE)) == (2, 0)
        write(s, 2, 12)
        links.acknowledge(s, THERE, 2, b"second", "t2")
        assert (links.acknowledged(s, THERE), links.confirmed_number(s, THERE)) == (12, 2)


def test_an_import_is_known_by_content_and_by_number(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        links.record_import(s, arrived(2))
        assert links.find_import(s, "5-2") == arrived(2)
        assert links.find_import(s, "5-3") is None
        assert links.find_import_number(s, THERE, 2) == arrived(2)
        assert links.get_import(s, UUID(int=2)) == arrived(2)
        assert links.last_number(s, THERE) == 2


def test_missing_numbers_are_listed(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        assert links.gaps(s, THERE) == []
        for number in (2, 5):
            links.record_import(s, arrived(number))
        assert links.gaps(s, THERE) == [(1, 1), (3, 4)]
        assert links.gaps(s, UUID(int=6)) == []
        assert [i.number for i in links.imports(s, THERE)] == [2, 5]


def test_the_record_code_is_the_same_only_for_the_same_records(fresh: Fresh) -> None:
    laptop, office = fresh(), fresh()
    with laptop.writing(PEN) as s:
        journal.add(s, street(3).records)
        code = record_code.of(s, PEN.node)
        lines = list(
            s.connection().exec_driver_sql("SELECT body FROM revision ORDER BY seq").scalars()
        )
    assert len(code) == 6
    assert set(code) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    with office.writing() as s:
        merge(s, lines[:4] + lines[5:], PEN.node, lambda _: True)
        assert number_ranges.of(s, PEN.node.bytes) == [(1, 4), (6, len(lines))]
        assert links.last_held(s, PEN.node) == len(lines)
        assert links.last_held(s, UUID(int=99)) == 0
        assert record_code.of(s, PEN.node) != code
        merge(s, lines[4:5], PEN.node, lambda _: True)
        assert record_code.of(s, PEN.node) == code
