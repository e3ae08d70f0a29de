"""Suite B (国密): SM2 with SM3 for signatures; SM2, SM4-CTR and HMAC-SM3 for what is sealed.

The private keys stand behind `Sm2Pair`, which software and a token satisfy alike (HARDWARE.md).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from gridcredit.domain.codes import Suite
from gridcredit.sync import blocks, sm2, sm2der
from gridcredit.sync.public import PublicKeys, Sm2Public
from gridcredit.sync.seal import NoKey, Readable, SealBroken, Writable


class Sm2Pair(Protocol):
    """Two private SM2 keys that sign and unwrap for an office and answer nothing else."""

    @property
    def public(self) -> Sm2Public:
        """The public halves."""

    def sign(self, content: bytes) -> bytes:
        """The signature over exactly these bytes with the signing key and SM3, under the user id
        `sm2.USER`: r and s, 32 bytes each."""

    def unwrap(self, wrapped: bytes) -> bytes:
        """The 64 secret bytes of a stream: `blocks.LABELS` under SM4-ECB with the 16-byte key that
        was wrapped to the sealing key as x, y, C3, C2 (112 bytes). Raises ValueError unless it
        was."""


@dataclass(frozen=True, repr=False)
class SoftPair:
    """Both keys in software: two secrets of 32 bytes, and their public halves."""

    signing: bytes
    sealing: bytes
    public: Sm2Public

    @classmethod
    def create(cls) -> SoftPair:
        """New keys from the system's randomness."""
        signing, sealing = sm2.create(), sm2.create()
        told = Sm2Public(signing=sm2.public_of(signing), sealing=sm2.public_of(sealing))
        return cls(signing, sealing, told)

    def sign(self, content: bytes) -> bytes:
        """As `Sm2Pair` says."""
        return sm2.sign(self.signing, self.public.signing, content)

    def unwrap(self, wrapped: bytes) -> bytes:
        """As `Sm2Pair` says."""
        key = sm2.unwrap(self.sealing, wrapped)
        if len(key) != blocks.KEY_SIZE:
            raise ValueError("no key of SM4")
        return blocks.secret_of(key)


@dataclass(frozen=True, repr=False)
class Sm2Key:
    """An office's private keys of suite B, wherever they lie, beside what others know of its
    keys."""

    pair: Sm2Pair
    public: PublicKeys
    suite = Suite.B

    def sign(self, content: bytes) -> bytes:
        """The signature over exactly these bytes: r and s, 64 bytes."""
        return self.pair.sign(content)

    @contextmanager
    def unsealed(self, sealed: Readable) -> Iterator[Readable]:
        """The plain bytes of a sealed stream, to be pulled block by block.

        Raises NoKey. Reading raises SealBroken, and whatever reading `sealed` raised.
        """
        wrapped = _wrapped(sealed)
        try:
            secret = self.pair.unwrap(wrapped)
        except ValueError as error:
            raise NoKey(str(error)) from None
        yield blocks.OpenedBlocks(sealed, secret)


def seal(plain: Iterable[bytes], sealed: Writable, recipient: Sm2Public) -> None:
    """Encrypt chunks to a sealing key as they come, in the memory of a block or two.

    Whatever the chunks or the target raise comes out as it was raised.
    """
    key = secrets.token_bytes(blocks.KEY_SIZE)
    sealed.write(sm2der.wrapped_der(sm2.wrap(recipient.sealing, key)))
    for block in blocks.sealed_blocks(plain, blocks.secret_of(key)):
        sealed.write(block)


def _wrapped(sealed: Readable) -> bytes:
    """The wrapped key that a sealed stream begins with, in DER: its second byte is the length."""
    start = _exactly(sealed, 2)
    if start[1] > sm2der.LONGEST_WRAPPED:
        raise SealBroken("header")
    try:
        return sm2der.wrapped_of(start + _exactly(sealed, start[1]))
    except ValueError as error:
        raise SealBroken(str(error)) from None


def _exactly(sealed: Readable, size: int) -> bytes:
    content = b""
    while len(content) < size:
        more = sealed.read(size - len(content))
        if not more:
            raise SealBroken("cut")
        content += more
    return content
