"""DER of SM2 signatures and wrapped secrets, as GM/T 0009 and OpenSSL have them.

Only the one encoding that DER allows is read: what was read and is written again is equal.
"""

from __future__ import annotations

from collections.abc import Iterator

from gridcredit.sync.sm2 import OVERHEAD, PUBLIC_SIZE, SECRET_SIZE, SIGNATURE_SIZE

LONGEST_SIGNATURE = 72
"""Bytes of a signature's DER."""

LONGEST_WRAPPED = 127
"""Bytes behind the first two of a wrapped key's DER."""

_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04


def signature_der(signature: bytes) -> bytes:
    """SEQUENCE { r INTEGER, s INTEGER } of 64 raw bytes."""
    if len(signature) != SIGNATURE_SIZE:
        raise ValueError("not two numbers")
    return _tagged(_SEQUENCE, _integers(signature))


def signature_of(der: bytes) -> bytes:
    """The 64 raw bytes of a signature's DER. Raises ValueError."""
    signature = b"".join(_number(part) for part in _parts(der, (_INTEGER, _INTEGER)))
    return _same(signature, signature_der(signature), der)


def wrapped_der(wrapped: bytes) -> bytes:
    """SEQUENCE { x INTEGER, y INTEGER, C3 OCTET STRING, C2 OCTET STRING } of x, y, C3, C2."""
    digest, cipher = wrapped[PUBLIC_SIZE:OVERHEAD], wrapped[OVERHEAD:]
    parts = _integers(wrapped[:PUBLIC_SIZE]), _tagged(_OCTETS, digest), _tagged(_OCTETS, cipher)
    return _tagged(_SEQUENCE, b"".join(parts))


def wrapped_of(der: bytes) -> bytes:
    """x, y, C3, C2 of their DER. Raises ValueError."""
    x, y, digest, cipher = _parts(der, (_INTEGER, _INTEGER, _OCTETS, _OCTETS))
    wrapped = _number(x) + _number(y) + digest + cipher
    return _same(wrapped, wrapped_der(wrapped), der)


def _integers(joined: bytes) -> bytes:
    first, second = joined[:SECRET_SIZE], joined[SECRET_SIZE:PUBLIC_SIZE]
    return b"".join(_tagged(_INTEGER, _shortest(half)) for half in (first, second))


def _shortest(number: bytes) -> bytes:
    """Without leading zeros, but for one where the number would read as negative."""
    short = number.lstrip(b"\0")
    return short if short and short[0] < 0x80 else b"\0" + short


def _number(integer: bytes) -> bytes:
    if len(integer) > SECRET_SIZE + 1:
        raise ValueError("longer than any number here")
    return int.from_bytes(integer, "big").to_bytes(SECRET_SIZE + 1, "big")[1:]


def _tagged(tag: int, content: bytes) -> bytes:
    if len(content) > LONGEST_WRAPPED:
        raise ValueError("longer than anything here")
    return bytes([tag, len(content)]) + content


def _parts(der: bytes, tags: tuple[int, ...]) -> list[bytes]:
    [(tag, content)] = _elements(der)
    inside = list(_elements(content))
    if tag != _SEQUENCE or tuple(tag for tag, _ in inside) != tags:
        raise ValueError("another shape")
    return [part for _, part in inside]


def _elements(der: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(der):
        tag, *size = der[at : at + 2]
        content = der[at + 2 : at + 2 + sum(size)]
        if not size or size[0] > LONGEST_WRAPPED or len(content) != size[0]:
            raise ValueError("cut")
        yield tag, content
        at += 2 + size[0]


def _same(value: bytes, written: bytes, der: bytes) -> bytes:
    if written != der:
        raise ValueError("not DER")
    return value
