"""The two keys of an installation: Ed25519 to sign with, age/X25519 to be written to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE_SIZE = 64
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FINGERPRINT_GROUPS = 5  # of four characters: 100 bits, beyond search


class PublicKeys(msgspec.Struct, frozen=True, kw_only=True):
    """What others know of an installation: the raw 32-byte Ed25519 key and the age recipient.

    In JSON `signing` is base64 and the recipient is named `age`. Raises ValueError for anything
    that is not such a key.
    """

    signing: bytes
    age_recipient: str = msgspec.field(name="age")

    def __post_init__(self) -> None:
        """Refuse what is not a key."""
        Ed25519PublicKey.from_public_bytes(self.signing)
        try:
            pyrage.x25519.Recipient.from_str(self.age_recipient)
        except pyrage.RecipientError as error:
            raise ValueError(str(error)) from None

    def signed(self, content: bytes, signature: bytes) -> bool:
        """Whether the signature over exactly these bytes was made with the signing key."""
        return is_signed_by(self.signing, content, signature)

    def fingerprint(self) -> str:
        """Twenty characters in fours, to be read out and compared by two people."""
        digest = hashlib.sha256(
            b"gridcredit keys 1\0" + self.signing + self.age_recipient.encode("ascii")
        ).digest()
        number = int.from_bytes(digest[:13], "big") >> 4
        signs = "".join(_CROCKFORD[number >> shift & 31] for shift in range(95, -1, -5))
        return "-".join(signs[at : at + 4] for at in range(0, 4 * _FINGERPRINT_GROUPS, 4))


@dataclass(frozen=True, repr=False)
class NodeKeys:
    """Both private keys. They never travel and show nothing of themselves when printed."""

    signing: Ed25519PrivateKey
    identity: pyrage.x25519.Identity

    @classmethod
    def create(cls) -> NodeKeys:
        """New keys from the system's randomness."""
        return cls(Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate())

    @classmethod
    def from_bytes(cls, stored: bytes) -> NodeKeys:
        """The keys that `to_bytes` wrote. Raises ValueError for anything else."""
        kept = msgspec.json.decode(stored, type=_Stored)
        try:
            identity = pyrage.x25519.Identity.from_str(kept.age)
        except pyrage.IdentityError as error:
            raise ValueError(str(error)) from None
        return cls(Ed25519PrivateKey.from_private_bytes(kept.signing), identity)

    def to_bytes(self) -> bytes:
        """Both keys as bytes to be kept secret: JSON with the raw seed and the age secret key."""
        return msgspec.json.encode(_Stored(self.signing.private_bytes_raw(), str(self.identity)))

    @property
    def public(self) -> PublicKeys:
        """What others may know."""
        return PublicKeys(
            signing=self.signing.public_key().public_bytes_raw(),
            age_recipient=str(self.identity.to_public()),
        )

    def sign(self, content: bytes) -> bytes:
        """The 64-byte Ed25519 signature over exactly these bytes."""
        return self.signing.sign(content)

    def __repr__(self) -> str:
        """Only the fingerprint."""
        return f"NodeKeys({self.public.fingerprint()})"


class _Stored(msgspec.Struct):
    signing: bytes
    age: str


def is_signed_by(signing: bytes, content: bytes, signature: bytes) -> bool:
    """Whether a raw 32-byte public key made this signature over exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(signing).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
