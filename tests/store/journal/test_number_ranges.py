"""The numbers kept as ranges are those of the revisions that are here."""

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.store.copies import parting
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, number_ranges, numbering
from gridcredit.store.journal.number_ranges import Range
from tests.store.conftest import Filled, Fresh
from tests.store.invented import PEN, street, undone

NODES = [UUID(int=1), UUID(int=2)]
STREET = street(3)


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled([])


def told(session: Session, node: UUID) -> list[Range]:
    return number_ranges.of(session, node.bytes)


_NAMES = st.lists(st.tuples(st.sampled_from(NODES), st.integers(1, 12) | st.integers(1, 1 << 47)))


@given(batches=st.lists(_NAMES, max_size=6))
def test_ranges_tell_every_number_once_however_they_come(
    workspace: Database, batches: list[list[tuple[UUID, int]]]
) -> None:
    with undone(workspace) as s:
        for names in batches:
            number_ranges.note(s, [(node.bytes, seq, "visit") for node, seq in names])
        kept = {node: told(s, node) for node in NODES}
    for node, ranges in kept.items():
        numbers = {seq for names in batches for one, seq in names if one == node}
        assert sum(last - first + 1 for first, last in ranges) == len(numbers)
        assert all(any(first <= n <= last for first, last in ranges) for n in numbers)
        assert all(before + 1 < first for (_, before), (first, _) in pairwise(ranges))


def test_what_is_written_and_what_comes_in_is_kept(fresh: Fresh) -> None:
    laptop, office = fresh(), fresh()
    with laptop.writing(PEN) as s:
        journal.add(s, STREET.records)
        journal.edit(s, "resident", STREET.residents[0].id, {"phone": "19900000001"})
        lines = list(
            s.connection().exec_driver_sql("SELECT body FROM revision ORDER BY seq").scalars()
        )
        assert told(s, PEN.node) == [(1, len(lines))]
        numbering.leap(s, PEN.node)
        journal.edit(s, "resident", STREET.residents[0].id, {"phone": "19900000002"})
        assert len(told(s, PEN.node)) == 2
        assert number_ranges.strays(s) == set()
    with office.writing() as s:
        for some in (lines[6:9], lines[:5], lines[4:7], lines):
            merge(s, some, PEN.node, lambda _: True)
            assert number_ranges.strays(s) == set()
        assert told(s, PEN.node) == [(1, len(lines))]


def test_a_copy_that_becomes_another_takes_its_numbers_along(fresh: Fresh) -> None:
    new = UUID(int=8)
    with fresh().writing(PEN) as s:
        journal.add(s, STREET.records)
        last = numbering.last_seq(s, PEN.node)
        parting.part(s, PEN.node, new, last - 3)
        assert told(s, PEN.node) == [(1, last - 4)]
        assert told(s, new) == [(1, 4)]
        assert number_ranges.strays(s) == set()


def test_what_strays_is_found_and_counted_again(fresh: Fresh) -> None:
    with fresh().writing(PEN) as s:
        journal.add(s, STREET.records)
        kept = told(s, PEN.node)
        strange = [(NODES[0].bytes, 5), (PEN.node.bytes, kept[0][1] + 7)]
        number_ranges.note(s, [(*name, "visit") for name in strange])
        assert number_ranges.strays(s) == {NODES[0].bytes, PEN.node.bytes}
        number_ranges.count_again(s, number_ranges.strays(s))
        assert (told(s, PEN.node), told(s, NODES[0])) == (kept, [])
        assert number_ranges.strays(s) == set()


def test_numbers_of_kinds_that_stay_below_are_left_out_for_the_district(fresh: Fresh) -> None:
    home = STREET.households[0].id
    code = [PublicCode(UUID(int=900 + at), home, 2026, f"G{at}") for at in range(3)]
    with fresh().writing(PEN) as s:
        journal.add(s, STREET.records)
        journal.add(s, code[:2])
        journal.edit(s, "resident", STREET.residents[0].id, {"phone": "19900000001"})
        journal.add(s, code[2:])
        own = PEN.node.bytes
        asked = "SELECT seq FROM revision WHERE entity <> 'public_code' ORDER BY seq"
        heard = number_ranges.heard_above(s, own)
        held = [seq for first, last in heard for seq in range(first, last + 1)]
        assert held == list(s.connection().exec_driver_sql(asked).scalars())
        assert len(heard) == 2
        assert number_ranges.strays(s) == set()
        number_ranges.count_again(s, {own})
        assert number_ranges.heard_above(s, own) == heard
        assert len(number_ranges.of(s, own)) == 1
