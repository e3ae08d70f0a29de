"""The lists behind an issue come back as they were packed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.dispatch.packing import Lists, Mark, pack, unpack

ids = st.binary(min_size=16, max_size=16)
marked = st.dictionaries(ids, st.integers(1, 2 * Mark.COUNTED - 1), max_size=8)


@given(st.builds(Lists, marked, marked, marked, marked))
def test_lists_come_back(lists: Lists) -> None:
    packed = pack(lists)
    assert unpack(packed) == lists
    assert pack(unpack(packed)) == packed


@given(marked)
def test_the_order_in_which_ids_were_found_says_nothing(people: dict[bytes, int]) -> None:
    backwards = dict(reversed(people.items()))
    assert pack(Lists(people)) == pack(Lists(backwards))


@given(st.builds(Lists, marked, marked, marked, marked), st.data())
def test_what_was_cut_or_altered_is_refused_or_reads_as_something(
    lists: Lists, data: st.DataObject
) -> None:
    packed = pack(lists)
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_bytes_of_another_kind_are_refused() -> None:
    for other in (b"", b"GCL1", b"GCL1junk", b"PK\3\4", pack(Lists()) + b"x"):
        with pytest.raises(ValueError, match="damaged"):
            unpack(other)
