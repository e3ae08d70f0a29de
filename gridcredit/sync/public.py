"""What others know of an office's keys, and the one question asked of a signature.

Which algorithm a signature is judged by follows from the key alone (32 bytes are Ed25519, 64 are
SM2) and never from the file that carries it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import UNSET, UnsetType

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import SuiteMissing
from gridcredit.sync import sm2

SIGNATURE_SIZE = 64
"""Bytes of a signature in either suite: Ed25519 as it is, SM2 as r and s."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FINGERPRINT_GROUPS = 5  # of four characters: 100 bits, beyond search


class Sm2Public(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of suite B: one to check signatures with, one to seal to; 64 bytes each (x, y),
    base64 in JSON. Raises ValueError for what is no point of the curve."""

    signing: bytes
    sealing: bytes

    def __post_init__(self) -> None:
        """Refuse what is not a key."""
        sm2.require_public(self.signing)
        sm2.require_public(self.sealing)


class PublicKeys(msgspec.Struct, frozen=True, kw_only=True):
    """What others know of an installation: of suite A the raw 32-byte Ed25519 key and the age
    recipient, of suite B `sm2` when it has those keys. `only` is the one suite whose keys count:
    B where they lie in a token, as the program keeps no secret then.

    In JSON keys are base64 and the recipient is named `age`. Raises ValueError for anything that
    is not such a key.
    """

    signing: bytes
    age_recipient: str = msgspec.field(name="age")
    sm2: Sm2Public | UnsetType = UNSET
    only: Suite | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Refuse what is not a key, and a suite whose keys are missing."""
        Ed25519PublicKey.from_public_bytes(self.signing)
        try:
            pyrage.x25519.Recipient.from_str(self.age_recipient)
        except pyrage.RecipientError as error:
            raise ValueError(str(error)) from None
        if self.only is Suite.B and self.sm2 is UNSET:
            raise ValueError("only suite B, without its keys")

    @property
    def suites(self) -> tuple[Suite, ...]:
        """The suites whose keys count, in the order of their letters."""
        if self.only is not UNSET:
            return (self.only,)
        return (Suite.A,) if self.sm2 is UNSET else (Suite.A, Suite.B)

    def signing_of(self, suite: Suite) -> bytes | None:
        """The key that signatures of a suite are checked with, if it counts."""
        if suite not in self.suites:
            return None
        if suite is Suite.B and self.sm2 is not UNSET:
            return self.sm2.signing
        return self.signing

    def signed(self, content: bytes, signatures: Sequence[bytes]) -> bool:
        """Whether these are the signatures over exactly these bytes with every key that counts."""
        keys = [self.signing_of(suite) for suite in self.suites]
        return len(keys) == len(signatures) and all(
            is_signed_by(key, content, signature)
            for key, signature in zip(keys, signatures, strict=True)
        )

    def fingerprint(self) -> str:
        """Twenty characters in fours, to be read out and compared by two people."""
        digest = hashlib.sha256(self._told()).digest()
        number = int.from_bytes(digest[:13], "big") >> 4
        signs = "".join(_CROCKFORD[number >> shift & 31] for shift in range(95, -1, -5))
        return "-".join(signs[at : at + 4] for at in range(0, 4 * _FINGERPRINT_GROUPS, 4))

    def _told(self) -> bytes:
        first = self.signing + self.age_recipient.encode("ascii")
        if self.sm2 is UNSET:
            return b"gridcredit keys 1\0" + first
        suites = "".join(self.suites).encode("ascii")
        return b"gridcredit keys 2\0" + suites + b"\0" + self.sm2.signing + self.sm2.sealing + first


def common_suite(wanted: Suite, own: PublicKeys, theirs: PublicKeys, office: str = "") -> Suite:
    """The suite of what goes between two: the one wanted where both have its keys, else another
    that both have. Raises SuiteMissing; `office` names the other one in it."""
    both = [suite for suite in own.suites if suite in theirs.suites]
    if not both:
        raise SuiteMissing(office, "".join(own.suites), "".join(theirs.suites))
    return wanted if wanted in both else both[0]


def is_signed_by(signing: bytes | None, content: bytes, signature: bytes) -> bool:
    """Whether a raw public key (32 bytes Ed25519, 64 bytes SM2) made this signature of 64 bytes
    over exactly these bytes. No key has made none."""
    if signing is None:
        return False
    if len(signing) == sm2.PUBLIC_SIZE:
        return sm2.is_signed_by(signing, content, signature)
    try:
        Ed25519PublicKey.from_public_bytes(signing).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
