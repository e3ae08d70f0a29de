"""DER of SM2 signatures and wrapped secrets, as GM/T 0009 and OpenSSL have them.

Only the one encoding that DER allows is read: what was read and is written again is equal.
"""

from __future__ import annotations

from typing import Annotated

from cryptography.hazmat import asn1

from gridcredit.sync.sm2 import OVERHEAD, PUBLIC_SIZE, SECRET_SIZE, SIGNATURE_SIZE

LONGEST_SIGNATURE = 72
"""Bytes of a signature's DER."""

LONGEST_WRAPPED = 127
"""Bytes behind the first two of a wrapped key's DER."""

_LONGEST_CIPHER = 21  # with it, numbers and digest of full length make LONGEST_WRAPPED


@asn1.sequence
class _Signature:
    r: int
    s: int


@asn1.sequence
class _Wrapped:
    x: int
    y: int
    digest: Annotated[bytes, asn1.Size.exact(OVERHEAD - PUBLIC_SIZE)]
    cipher: Annotated[bytes, asn1.Size(0, _LONGEST_CIPHER)]


def signature_der(signature: bytes) -> bytes:
    """SEQUENCE { r INTEGER, s INTEGER } of 64 raw bytes."""
    if len(signature) != SIGNATURE_SIZE:
        raise ValueError("not two numbers")
    r, s = _halves(signature)
    return asn1.encode_der(_Signature(r=r, s=s))


def signature_of(der: bytes) -> bytes:
    """The 64 raw bytes of a signature's DER. Raises ValueError."""
    read = asn1.decode_der(_Signature, der)
    return _joined(read.r, read.s)


def wrapped_der(wrapped: bytes) -> bytes:
    """SEQUENCE { x INTEGER, y INTEGER, C3 OCTET STRING, C2 OCTET STRING } of x, y, C3, C2."""
    x, y = _halves(wrapped[:PUBLIC_SIZE])
    digest, cipher = wrapped[PUBLIC_SIZE:OVERHEAD], wrapped[OVERHEAD:]
    return asn1.encode_der(_Wrapped(x=x, y=y, digest=digest, cipher=cipher))


def wrapped_of(der: bytes) -> bytes:
    """x, y, C3, C2 of their DER. Raises ValueError."""
    read = asn1.decode_der(_Wrapped, der)
    return _joined(read.x, read.y) + read.digest + read.cipher


def _halves(joined: bytes) -> tuple[int, int]:
    return int.from_bytes(joined[:SECRET_SIZE], "big"), int.from_bytes(joined[SECRET_SIZE:], "big")


def _joined(first: int, second: int) -> bytes:
    """Both numbers at full length; an INTEGER of ASN.1 may as well be negative, or longer."""
    try:
        return b"".join(number.to_bytes(SECRET_SIZE, "big") for number in (first, second))
    except OverflowError:
        raise ValueError("no number of 256 bits") from None
