"""What signing and sealing cost in either suite: megabytes a second, milliseconds a signature.

The floor of sealing is what its ciphers alone take for the same bytes, in one call each.
"""

import os
from collections.abc import Callable
from functools import partial
from io import BytesIO

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hmac import HMAC

from gridcredit.domain.codes import Suite
from gridcredit.sync.keys import NodeKeys, seal
from gridcredit.sync.public import is_signed_by
from tests.bench.figures import MS, Figure, Took, interleaved, timed

CHUNK = os.urandom(1 << 18)
MB = 1_000_000


class _Nowhere:
    """Takes all and keeps nothing."""

    def write(self, content: bytes, /) -> int:
        return len(content)


def measure(quick: bool) -> list[Figure]:
    """Seal and open 400 MB (quick: 40), sign and check a short document."""
    chunks = (40 if quick else 400) * MB // len(CHUNK)
    keys = NodeKeys.create()
    figures = []
    for suite in Suite:
        figures += _stream(keys, suite, chunks)
        figures += _signatures(keys, suite, 20 if quick else 200)
    return figures


def _stream(keys: NodeKeys, suite: Suite, chunks: int) -> list[Figure]:
    plain, sealed = [CHUNK] * chunks, BytesIO()
    seal(plain, sealed, keys.public, suite)
    work = partial(seal, plain, _Nowhere(), keys.public, suite)
    floor, sealing = interleaved(3, partial(FLOORS[suite], chunks), work)
    opening = timed(partial(_open, keys, suite, sealed))
    size = chunks * len(CHUNK)
    floor_told = f"ciphers alone {_rate(size, floor)}"
    return [
        Figure(f"seal {size / MB:.0f} MB, suite {suite}", _rate(size, sealing), floor_told,
               f"{sealing.cpu / floor.cpu:.2f}"),
        Figure(f"open {size / MB:.0f} MB, suite {suite}", _rate(size, opening), floor_told,
               f"{opening.cpu / floor.cpu:.2f}"),
    ]  # fmt: skip


def _open(keys: NodeKeys, suite: Suite, sealed: BytesIO) -> None:
    sealed.seek(0)
    with keys.of(suite).unsealed(sealed) as plain:
        while plain.read(1 << 18):
            pass


def _chacha(chunks: int) -> None:
    """What age makes of its chunks of 64 KiB."""
    cipher, piece = ChaCha20Poly1305(bytes(32)), CHUNK[: 1 << 16]
    for number in range(chunks * 4):
        cipher.encrypt(number.to_bytes(12, "big"), piece, None)


def _sm4_and_sm3(chunks: int) -> None:
    stream = Cipher(algorithms.SM4(bytes(16)), modes.CTR(bytes(16))).encryptor()
    mac = HMAC(bytes(32), hashes.SM3())
    for _ in range(chunks):
        mac.update(stream.update(CHUNK))


FLOORS: dict[Suite, Callable[[int], None]] = {Suite.A: _chacha, Suite.B: _sm4_and_sm3}


def _signatures(keys: NodeKeys, suite: Suite, times: int) -> list[Figure]:
    key, signing = keys.of(suite), keys.public.signing_of(suite)
    signature = key.sign(CHUNK[:1000])
    signed = timed(lambda: [key.sign(CHUNK[:1000]) for _ in range(times)])
    checked = timed(lambda: [is_signed_by(signing, CHUNK[:1000], signature) for _ in range(times)])
    return [
        Figure(f"sign a document, suite {suite}", _each(signed, times)),
        Figure(f"check a signature, suite {suite}", _each(checked, times)),
    ]


def _rate(size: int, took: Took) -> str:
    return f"{size / MB / took.cpu:.0f} MB/s"


def _each(took: Took, times: int) -> str:
    return f"{took.cpu / times * MS:.2f} ms"
