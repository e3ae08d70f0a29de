"""The private keys of an installation, a pair for every suite, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import UNSET, UnsetType

from gridcredit import shapes
from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import SuiteMissing, TokenFailed
from gridcredit.sync import suite_a, suite_b
from gridcredit.sync.public import PublicKeys, Sm2Public
from gridcredit.sync.seal import Readable, Writable
from gridcredit.sync.suite_a import AgeKey
from gridcredit.sync.suite_b import Sm2Key, Sm2Pair, SoftPair
from gridcredit.sync.tokens import open_token


class Key(Protocol):
    """Signs for an office and opens what is sealed to it, in one suite; where the secrets lie is
    its own affair."""

    @property
    def suite(self) -> Suite:
        """The suite it signs and opens in."""

    @property
    def public(self) -> PublicKeys:
        """What others know of the office's keys, those of other suites too."""

    def sign(self, content: bytes) -> bytes:
        """The signature over exactly these bytes, 64 bytes."""

    def unsealed(self, sealed: Readable) -> AbstractContextManager[Readable]:
        """The plain bytes of a sealed stream, to be pulled. Raises NoKey and, as late as by
        reading, SealBroken and what reading `sealed` raised."""


OpenToken = Callable[[str], Sm2Pair]
"""The keys in the token of that name. Raises TokenFailed."""


@dataclass(frozen=True, repr=False)
class NodeKeys:
    """An installation's keys. No secret travels, and nothing of one shows in print."""

    public: PublicKeys
    kept: bytes
    _held: dict[Suite, Key]

    @classmethod
    def create(cls) -> NodeKeys:
        """New keys of every suite, in software, from the system's randomness."""
        signing, identity = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
        pair = SoftPair.create()
        held = _StoredPair(pair.signing, pair.sealing, pair.public)
        return _from_software(_Stored(signing.private_bytes_raw(), str(identity), held))

    @classmethod
    def in_token(cls, name: str, opener: OpenToken = open_token) -> NodeKeys:
        """The keys in a token, and none beside them: of suite A the documents name keys whose
        secrets are forgotten here and now, so that nobody can ever sign with them."""
        told = cls.create().public
        public = msgspec.structs.replace(told, sm2=opener(name).public, only=Suite.B)
        return _from_token(_StoredToken(name, public), opener)

    @classmethod
    def from_bytes(cls, kept: bytes, opener: OpenToken = open_token) -> NodeKeys:
        """The keys that `to_bytes` wrote. Raises ValueError for anything else, and TokenFailed."""
        if shapes.read(kept, _Opening).token is not UNSET:
            return _from_token(shapes.read(kept, _StoredToken), opener)
        return _from_software(shapes.read(kept, _Stored))

    def made_anew(self) -> NodeKeys:
        """New keys where these lie: in software, or the token's, of which there are no others."""
        return self if Suite.A not in self._held else NodeKeys.create()

    @staticmethod
    def public_in(kept: bytes) -> PublicKeys:
        """What others may know of the keys that `to_bytes` wrote; asks no token."""
        if shapes.read(kept, _Opening).token is not UNSET:
            return shapes.read(kept, _StoredToken).public
        return _from_software(shapes.read(kept, _Stored)).public

    def to_bytes(self) -> bytes:
        """The keys as bytes to be kept secret: JSON with the raw secrets, or the token's name."""
        return self.kept

    def of(self, suite: Suite, office: str = "") -> Key:
        """The key of one suite. Raises SuiteMissing; `office` names this one in it."""
        if suite not in self._held:
            raise SuiteMissing(office, suite.value, "".join(self._held))
        return self._held[suite]

    @property
    def all(self) -> tuple[Key, ...]:
        """The keys of all suites, which sign together what trust is built upon."""
        return tuple(self._held.values())

    def __repr__(self) -> str:
        """Only the fingerprint."""
        return f"NodeKeys({self.public.fingerprint()})"


def seal(plain: Iterable[bytes], sealed: Writable, recipient: PublicKeys, suite: Suite) -> None:
    """Encrypt chunks as they come, in the memory of a few of them.

    Whatever the chunks or the target raise comes out as it was raised. Raises SuiteMissing.
    """
    if suite not in recipient.suites:
        raise SuiteMissing("", suite.value, "".join(recipient.suites))
    if suite is Suite.B and recipient.sm2 is not UNSET:
        suite_b.seal(plain, sealed, recipient.sm2)
    else:
        suite_a.seal(plain, sealed, recipient.age_recipient)


class _StoredPair(msgspec.Struct):
    signing: bytes
    sealing: bytes
    public: Sm2Public


class _Stored(msgspec.Struct):
    signing: bytes
    age: str
    sm2: _StoredPair | UnsetType = UNSET


class _StoredToken(msgspec.Struct):
    token: str
    public: PublicKeys


class _Opening(msgspec.Struct):
    token: str | UnsetType = UNSET


def _from_software(stored: _Stored) -> NodeKeys:
    signing = Ed25519PrivateKey.from_private_bytes(stored.signing)
    try:
        identity = pyrage.x25519.Identity.from_str(stored.age)
    except pyrage.IdentityError as error:
        raise ValueError(str(error)) from None
    public = PublicKeys(
        signing=signing.public_key().public_bytes_raw(),
        age_recipient=str(identity.to_public()),
        sm2=UNSET if stored.sm2 is UNSET else stored.sm2.public,
    )
    held: dict[Suite, Key] = {Suite.A: AgeKey(signing, identity, public)}
    if stored.sm2 is not UNSET:
        pair = SoftPair(stored.sm2.signing, stored.sm2.sealing, stored.sm2.public)
        held[Suite.B] = Sm2Key(pair, public)
    return NodeKeys(public, msgspec.json.encode(stored), held)


def _from_token(stored: _StoredToken, opener: OpenToken) -> NodeKeys:
    pair = opener(stored.token)
    if pair.public != stored.public.sm2:
        raise TokenFailed(stored.token, "keys_of_another")
    held: dict[Suite, Key] = {Suite.B: Sm2Key(pair, stored.public)}
    return NodeKeys(stored.public, msgspec.json.encode(stored), held)
