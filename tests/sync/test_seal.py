"""Sealing in either suite: streamed both ways, and whatever goes wrong comes out as what it was."""

import io
import threading
from collections.abc import Iterator

import pytest

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import Cancelled
from gridcredit.sync.keys import NodeKeys, seal
from gridcredit.sync.seal import NoKey, SealBroken

KEYS = NodeKeys.create()


class Full(io.RawIOBase):
    """A disk that is full after so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, content: object, /) -> int:
        size = len(content)  # type: ignore[arg-type]
        self.room -= size
        if self.room < 0:
            raise OSError(28, "No space left on device")
        return size


def sealed(suite: Suite, *chunks: bytes) -> bytes:
    """Chunks sealed to KEYS."""
    out = io.BytesIO()
    seal(chunks, out, KEYS.public, suite)
    return out.getvalue()


def opened(suite: Suite, content: bytes, keys: NodeKeys = KEYS, step: int = 1000) -> bytes:
    """All plain bytes."""
    with keys.of(suite).unsealed(io.BytesIO(content)) as plain:
        return b"".join(iter(lambda: plain.read(step), b""))


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 65_536, 300_000])
def test_what_was_sealed_comes_out(suite: Suite, size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    assert opened(suite, sealed(suite, content)) == content


def test_chunks_of_any_size_make_one_stream(suite: Suite) -> None:
    assert (
        opened(suite, sealed(suite, b"", b"a", b"", b"bc" * 70_000, b"")) == b"a" + b"bc" * 70_000
    )


def test_only_the_recipient_opens_it(suite: Suite) -> None:
    with pytest.raises(NoKey):
        opened(suite, sealed(suite, b"x"), NodeKeys.create())


@pytest.mark.parametrize("size", [0, 3, 100_000])
def test_a_cut_or_changed_seal_is_broken(suite: Suite, size: int) -> None:
    whole = sealed(suite, bytes(size))
    for changed in (whole[:-1], whole[:-1] + b"\0" + b"\0", whole + b"\0"):
        with pytest.raises(SealBroken):
            opened(suite, changed)


@pytest.mark.parametrize("room", [0, 10, 250, 100_000])
def test_a_full_disk_is_never_taken_for_success(suite: Suite, room: int) -> None:
    """Also at the last write, of which the library itself says nothing."""
    with pytest.raises(OSError, match="No space left"):
        seal([bytes(200_000)], Full(room), KEYS.public, suite)


def test_a_full_disk_is_noticed_for_the_smallest_content(suite: Suite) -> None:
    """All of it is one write, after a header whose length varies by chance (200 bytes or more)."""
    with pytest.raises(OSError, match="No space left"):
        seal([b"x"], Full(150), KEYS.public, suite)


def test_what_the_chunks_raise_comes_out_as_it_was(suite: Suite) -> None:
    def chunks() -> Iterator[bytes]:
        yield bytes(100_000)
        raise Cancelled

    with pytest.raises(Cancelled):
        seal(chunks(), io.BytesIO(), KEYS.public, suite)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_what_reading_the_seal_raises_comes_out_as_it_was(suite: Suite, after: int) -> None:
    class Unplugged(io.BytesIO):
        left = after

        def read(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            if self.left < 0:
                raise OSError(5, "Input/output error")
            return super().read(size)

    def read() -> None:
        with KEYS.of(suite).unsealed(Unplugged(sealed(suite, bytes(4_000_000)))) as plain:
            while plain.read(1000):
                pass

    with pytest.raises(OSError, match="Input/output error"):
        read()


def test_leaving_early_leaves_nothing_running(suite: Suite) -> None:
    before = threading.active_count()
    content = sealed(suite, bytes(3_000_000))

    def leave() -> None:
        with KEYS.of(suite).unsealed(io.BytesIO(content)) as plain:
            plain.read(10)
            raise Cancelled

    with pytest.raises(Cancelled):
        leave()
    with KEYS.of(suite).unsealed(io.BytesIO(content)):
        pass
    assert threading.active_count() == before
