"""The stream of suite B: every block is checked before a byte of it comes out."""

import io
from collections.abc import Callable

import pytest

from gridcredit.sync.blocks import BLOCK, PLAIN, TAG, OpenedBlocks, sealed_blocks
from gridcredit.sync.seal import SealBroken

SECRET = bytes(range(64))
CONTENT = bytes(range(256)) * 9000  # two whole blocks and a part
SEALED = b"".join(sealed_blocks([CONTENT], SECRET))
PARTS = [SEALED[at : at + BLOCK] for at in range(0, len(SEALED), BLOCK)]


def opened(sealed: bytes, secret: bytes = SECRET) -> bytes:
    """What comes out until the end or the first complaint."""
    blocks, out = OpenedBlocks(io.BytesIO(sealed), secret), bytearray()
    try:
        while chunk := blocks.read(70_001):
            out += chunk
    except SealBroken:
        return bytes(out) + b"!"
    return bytes(out)


@pytest.mark.parametrize("size", [0, 1, PLAIN - 1, PLAIN, PLAIN + 1, 2 * PLAIN])
def test_streams_of_every_length_end_with_a_block_that_is_shorter(size: int) -> None:
    content = CONTENT[:size]
    sealed = b"".join(sealed_blocks([content[:5], b"", content[5:]], SECRET))
    assert opened(sealed) == content
    assert len(sealed) == size + TAG * (size // PLAIN + 1)
    assert 0 < len(sealed) % BLOCK < BLOCK


def test_equal_blocks_are_sealed_unlike() -> None:
    zeros = b"".join(sealed_blocks([bytes(2 * PLAIN)], SECRET))
    assert zeros[:PLAIN] != zeros[BLOCK : BLOCK + PLAIN]


@pytest.mark.parametrize(
    "rearranged",
    [
        lambda p: [p[1], p[0], p[2]],
        lambda p: [p[0], p[2]],
        lambda p: [p[1], p[2]],
        lambda p: [p[0], p[0], p[1], p[2]],
        lambda p: [p[0], p[1]],
        lambda p: [p[0]],
        lambda p: [],
        lambda p: [p[0], p[1], p[2], p[2]],
        lambda p: [p[0], p[1], p[2] + b"\0"],
        lambda p: [p[0], p[1], p[2][:-1]],
        lambda p: [p[0], p[1], p[2][:TAG]],
    ],
)
def test_blocks_left_out_doubled_moved_or_cut_are_broken(
    rearranged: Callable[[list[bytes]], list[bytes]],
) -> None:
    found = opened(b"".join(rearranged(PARTS)))
    assert found.endswith(b"!")
    assert CONTENT.startswith(found[:-1])


def test_nothing_of_a_changed_block_comes_out() -> None:
    for block in range(len(PARTS)):
        for at in (0, 1, len(PARTS[block]) - TAG - 1, len(PARTS[block]) - TAG, -1):
            changed = bytearray(PARTS[block])
            changed[at] ^= 1
            whole = b"".join([*PARTS[:block], bytes(changed), *PARTS[block + 1 :]])
            assert opened(whole) == CONTENT[: block * PLAIN] + b"!"


@pytest.mark.parametrize("part", [0, 16, 32, 63])
def test_every_part_of_the_secret_is_needed(part: int) -> None:
    """Key and counter change what comes out; the key of the HMAC lets nothing come out."""
    other = bytearray(SECRET)
    other[part] ^= 1
    found = opened(SEALED, bytes(other))
    assert found == b"!" if part >= 32 else found[:100] != CONTENT[:100]
