"""Packages, receipts and imports of a link are numbered, remembered, and found again."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import NotFound
from gridcredit.store.engine import snapshots
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.exchange import links, record_code
from gridcredit.store.exchange.links import Import, Sent
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, number_ranges
from tests.store.conftest import Filled, Fresh
from tests.store.invented import PEN, street, undone

THERE = UUID(int=5)


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled([])


def write(session: Session, number: int, upto: int) -> None:
    links.record_sent(session, Sent(THERE, number, f"{number:064x}", upto, 3, 0, "t", "f"))


def arrived(number: int, sender: UUID = THERE) -> Import:
    sha256 = f"{sender.int}-{number}"
    return Import(
        UUID(int=number), sender, number, sha256, 1, 0, 0, 1, 1, f"t{number}", receipt=b"r"
    )


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
        assert links.receipts(s, THERE) == [b"first"]


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


@given(
    packages=st.lists(st.integers(0, 50), min_size=1, max_size=6),
    heard=st.lists(st.integers(1, 6), unique=True, max_size=5),
    again=st.integers(0, 7),
)
@settings(max_examples=50)
def test_a_snapshot_and_the_tables_say_what_is_confirmed_as_one_counts_it(
    workspace: Database, packages: list[int], heard: list[int], again: int
) -> None:
    """The plain count: the highest of what receipts name, of packages not forgotten there."""
    known = [number for number in heard if number <= len(packages)]
    with undone(workspace) as s:
        for number, upto in enumerate(packages, 1):
            write(s, number, upto)
        for turn, number in enumerate(known):
            links.acknowledge(s, THERE, number, f"r{number}".encode(), f"t{turn}")
        links.begin_again(s, THERE, again)
        counted = max((packages[number - 1] for number in known if number >= again), default=0)
        assert links.acknowledged(s, THERE) == counted
        assert links.receipts(s, THERE) == [f"r{n}".encode() for n in sorted(known, reverse=True)]
        assert links.last_receipt_at(s, THERE) == (f"t{len(known) - 1}" if known else "")
        snapshots.hold(s)
        assert links.acknowledged(s, THERE) == counted
        told = {p.number for p in links.all_sent(s)[THERE] if p.receipt_at is not None}
        assert told == set(known)
