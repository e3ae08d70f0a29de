"""A stream of any length under one secret: SM4-CTR, and HMAC-SM3 of every block ahead of reading.

A block is a mebibyte: 1,048,544 sealed bytes and the 32 of their HMAC, which goes over the block's
number in 16 hex digits and the sealed bytes. The last block is the one that is shorter, if need be
empty: so none can be left out, doubled, moved or cut off, and none needs a mark. The counter of
SM4-CTR runs on from block to block.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC

from gridcredit.sync.seal import Readable, SealBroken

BLOCK = 1 << 20
TAG = 32
PLAIN = BLOCK - TAG
"""Bytes that a whole block seals."""

LABELS = b"gridcredit key 1gridcredit key 2gridcredit key 3gridcredit key 4"
"""What a wrapped SM4 key encrypts to make the secret of a stream: four blocks, each another."""

KEY_SIZE = 16


def secret_of(key: bytes) -> bytes:
    """The 64 bytes that a stream is sealed with: SM4 key, first counter, HMAC key (32), each a
    block of SM4-ECB over LABELS. A token makes them too, and its wrapped key never leaves it."""
    ecb = Cipher(algorithms.SM4(key), modes.ECB()).encryptor()
    return ecb.update(LABELS)


def sealed_blocks(chunks: Iterable[bytes], secret: bytes) -> Iterator[bytes]:
    """The blocks of a stream of chunks of any size, each ready to be written."""
    sealing = _Blocks(secret)
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= PLAIN:
            yield sealing.seal(bytes(waiting[:PLAIN]))
            del waiting[:PLAIN]
    yield sealing.seal(bytes(waiting))


class OpenedBlocks:
    """The plain bytes of sealed blocks, pulled; nothing of a block comes out before its HMAC fits.

    Reading raises SealBroken, and whatever reading the sealed bytes raises.
    """

    def __init__(self, sealed: Readable, secret: bytes) -> None:
        """Begin at the first block."""
        self._sealed = sealed
        self._blocks = _Blocks(secret)
        self._plain = memoryview(b"")
        self._is_last = False

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; empty at the end of the last block."""
        while not self._plain and not self._is_last:
            self._plain = memoryview(self._next())
        given, self._plain = self._plain[:size], self._plain[size:]
        return bytes(given)

    def _next(self) -> bytes:
        block = bytearray()
        while len(block) < BLOCK and (more := self._sealed.read(BLOCK - len(block))):
            block += more
        self._is_last = len(block) < BLOCK
        return self._blocks.open(bytes(block))


class _Blocks:
    """The running cipher and the number of the block that is next."""

    def __init__(self, secret: bytes) -> None:
        key, counter, self._mac_key = secret[:16], secret[16:32], secret[32:]
        # CTR is its own inverse: the same stream of keys seals and opens.
        self._stream: CipherContext = Cipher(algorithms.SM4(key), modes.CTR(counter)).encryptor()
        self._number = 0

    def seal(self, plain: bytes) -> bytes:
        sealed = self._stream.update(plain)
        return sealed + self._tag(sealed)

    def open(self, block: bytes) -> bytes:
        sealed, tag = block[:-TAG], block[-TAG:]
        if len(tag) != TAG or not hmac.compare_digest(self._tag(sealed), tag):
            raise SealBroken("block")
        return self._stream.update(sealed)

    def _tag(self, sealed: bytes) -> bytes:
        mac = HMAC(self._mac_key, hashes.SM3())
        mac.update(b"%016x" % self._number)
        mac.update(sealed)
        self._number += 1
        return mac.finalize()
