"""The written form of a revision: read as written, and nothing else brings the reader down."""

import pytest

from gridcredit import wire
from tests.sync.offices import line

WHOLE = line(1)


def test_a_line_is_read_as_it_was_written() -> None:
    assert wire.encode(wire.decode(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"\xff",
        WHOLE[:-1],
        WHOLE.replace(b'"row":"', b'"row":"\xff'),
        WHOLE.replace(b'"new":{', b'"new":{"deep":' + b"[" * 100_000),
        WHOLE.replace(b"{", b'{"added":' + b"[" * 100_000, 1),
    ],
    ids=["empty", "list", "not-utf-8", "cut", "bad-text", "deep", "deep-and-unknown"],
)
def test_a_line_that_is_none_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library has words of its own
        wire.decode(line)
