"""Base45 is that of the standard, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.sync.base45 import decode, encode


def test_base45_is_that_of_the_standard() -> None:
    """RFC 9285, section 4.3."""
    assert encode(b"AB") == "BB8"
    assert encode(b"Hello!!") == "%69 VD92EX0"
    assert encode(b"base-45") == "UJCLQE7W581"
    assert decode("QED8WEX0") == b"ietf!"


@given(st.binary(max_size=200))
def test_what_was_encoded_is_decoded(content: bytes) -> None:
    assert decode(encode(content)) == content


@pytest.mark.parametrize("text", ["A", "ABCA", "a", "A\u20ac", ":::", "::", "GGW"])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base45"):
        decode(text)
