"""SM2 (GB/T 32918): signatures with SM3, and short secrets wrapped to a public key.

The schemes are gmalg's, whose nonces come from `secrets`; SM3 is OpenSSL's, by `cryptography`. What
gmalg leaves open is checked here: that points are points, numbers in their range, lengths right.
Keys are raw big-endian bytes: 32 of a secret, 64 of a public one (x, y; so never infinity).
Python computes in a time that depends a little on its numbers: on a machine where others measure
such times, the key belongs in a token.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes
from gmalg.errors import GMError
from gmalg.sm2 import SM2Core

from gridcredit.sync.sm2curve import Curve, Group, N

USER = b"1234567812345678"
"""The user id that goes into every signature: the default of GM/T 0009."""

SECRET_SIZE = 32
PUBLIC_SIZE = 64
SIGNATURE_SIZE = 64  # r, s
OVERHEAD = 96  # of a wrapped secret: the point C1 and the digest C3 before C2

RandomBits = Callable[[int], int]


class Sm3:
    """SM3 under the names that gmalg calls."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self._hash = hashes.Hash(hashes.SM3())

    def update(self, content: bytes) -> None:
        """Take more in."""
        self._hash.update(content)

    def value(self) -> bytes:
        """The digest of what was taken in."""
        return self._hash.copy().finalize()

    @classmethod
    def hash_length(cls) -> int:
        """Bytes of a digest."""
        return hashes.SM3.digest_size


def create() -> bytes:
    """A new secret, from the system's randomness."""
    return (1 + secrets.randbelow(N - 2)).to_bytes(SECRET_SIZE, "big")


def public_of(secret: bytes) -> bytes:
    """The public key of a secret. Raises ValueError when it is none."""
    return _joined(Group().kG(_number(secret)))


def require_public(public: bytes) -> None:
    """Raise ValueError unless these bytes are a point of the curve."""
    _point(public)


def sign(
    secret: bytes, public: bytes, content: bytes, random: RandomBits = secrets.randbits
) -> bytes:
    """The signature over exactly these bytes, r and s; `random` gives so many random bits."""
    r, s = _core(random).sign(content, _number(secret), USER, _point(public))
    return _joined((r, s))


def is_signed_by(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether a public key made this signature over exactly these bytes."""
    try:
        point, (r, s) = _point(public), _halves(signature)
    except ValueError:
        return False
    return bool(_core().verify(content, r, s, USER, point))


def wrap(public: bytes, secret: bytes, random: RandomBits = secrets.randbits) -> bytes:
    """Some bytes that only the holder of a key can read: x, y, C3, C2."""
    point, cipher, digest = _core(random).encrypt(secret, _point(public))
    return _joined(point) + bytes(digest) + bytes(cipher)


def unwrap(key: bytes, wrapped: bytes) -> bytes:
    """What was wrapped to the public key of this secret. Raises ValueError for anything else."""
    if len(wrapped) <= OVERHEAD:
        raise ValueError("cut")
    point, digest, cipher = (
        _point(wrapped[:PUBLIC_SIZE]),
        wrapped[PUBLIC_SIZE:OVERHEAD],
        wrapped[OVERHEAD:],
    )
    try:
        return bytes(_core().decrypt(point, cipher, digest, _number(key)))
    except GMError as error:
        raise ValueError(type(error).__name__) from None


def _core(random: RandomBits = secrets.randbits) -> SM2Core:
    # One a call: its SM3 is a state that two threads must not share.
    return SM2Core(Group(), Sm3(), random)


def _number(secret: bytes) -> int:
    number = int.from_bytes(secret, "big")
    if len(secret) != SECRET_SIZE or not 0 < number < N - 1:
        raise ValueError("no secret of SM2")
    return number


def _point(public: bytes) -> tuple[int, int]:
    point = _halves(public)
    if not Curve().isvalid(point):  # on the curve is enough: its order is prime, its cofactor 1
        raise ValueError("no point of the curve")
    return point


def _halves(joined: bytes) -> tuple[int, int]:
    if len(joined) != 2 * SECRET_SIZE:
        raise ValueError("not two numbers")
    first, second = joined[:SECRET_SIZE], joined[SECRET_SIZE:]
    return int.from_bytes(first, "big"), int.from_bytes(second, "big")


def _joined(numbers: tuple[float, float]) -> bytes:
    return b"".join(int(number).to_bytes(SECRET_SIZE, "big") for number in numbers)
