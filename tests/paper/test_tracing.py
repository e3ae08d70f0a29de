"""The edge of a code's modules encloses exactly the dark ones."""

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.paper.tracing import Corner, loops

squares = st.integers(1, 9).flatmap(
    lambda side: st.lists(st.tuples(*[st.booleans()] * side), min_size=side, max_size=side).map(
        tuple
    )
)


def _twice_the_area(loop: tuple[Corner, ...]) -> int:
    following = [*loop[1:], loop[0]]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(loop, following, strict=True))


@given(squares)
def test_the_loops_enclose_as_much_as_there_is_dark(rows: tuple[tuple[bool, ...], ...]) -> None:
    assert sum(map(_twice_the_area, loops(rows))) == 2 * sum(map(sum, rows))


def test_neighbours_are_one_loop_without_a_seam() -> None:
    assert loops(((True, True), (True, True))) == (((0, 0), (2, 0), (2, 2), (0, 2)),)


def test_a_hole_is_a_loop_of_its_own() -> None:
    ring = ((True, True, True), (True, False, True), (True, True, True))
    assert len(loops(ring)) == 2
