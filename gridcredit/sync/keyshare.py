"""A matching key on its way from street to street through the district, which cannot open it: the
secret sealed to one street, and signed by the street that sends it."""

from __future__ import annotations

import base64
import io
import secrets
from dataclasses import dataclass
from uuid import UUID

import msgspec

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import FileUnreadable, NotAddressed, SignatureWrong
from gridcredit.domain.id_tokens import SECRET_BYTES, Announced, MatchingKey
from gridcredit.sync import documents
from gridcredit.sync.documents import MATCHING_KEY, Short, Size
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keys import Key, NodeKeys, seal
from gridcredit.sync.public import PublicKeys
from gridcredit.sync.seal import NoKey, SealBroken
from gridcredit.sync.signed import Signed, signed_from_bytes

STEM = "matching_key"


class _Share(msgspec.Struct, frozen=True, kw_only=True):
    """matching_key.json; `sealed` is the secret, sealed as packages are."""

    format: str = MATCHING_KEY
    version: int = documents.KNOWN[MATCHING_KEY]
    suite: Suite = Suite.A
    key: Short  # its id
    made: Size
    maker: UUID
    generation: Size = 0
    sender: UUID = msgspec.field(name="from")
    receiver: UUID = msgspec.field(name="to")
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Share:
    """A share as it came; nothing in it is believed before `open`."""

    told: _Share
    signed: Signed

    @property
    def sender(self) -> UUID:
        """The node that says it sent it."""
        return self.told.sender

    @property
    def announced(self) -> Announced:
        """The key that it says it holds."""
        told = self.told
        return Announced(told.made, told.maker, told.key, told.generation)

    def open(self, me: UUID, keys: NodeKeys, sender: Certificate) -> MatchingKey:
        """The key, once the share is for this installation, from the street of that certificate,
        and whole. Raises NotAddressed, SignatureWrong, FileUnreadable, SuiteMissing."""
        if self.told.receiver != me:
            raise NotAddressed(STEM, str(self.told.receiver))
        if self.told.sender != sender.node:
            raise SignatureWrong(STEM)
        suite = self.told.suite
        self.signed.require(sender.keys.signing_of(suite), STEM)
        try:
            with keys.of(suite).unsealed(io.BytesIO(self.told.sealed)) as plain:
                secret = plain.read(1 << 10)
            key = MatchingKey(self.told.made, self.told.maker, secret, self.told.generation)
        except (NoKey, SealBroken, ValueError):
            raise FileUnreadable(STEM, "damaged") from None
        if key.id != self.told.key:
            raise FileUnreadable(STEM, "damaged")
        return key


def make_key(made: int, maker: UUID, generation: int = 0) -> MatchingKey:
    """A new key from the system's randomness; `made` is the maker's Lamport time."""
    return MatchingKey(made, maker, secrets.token_bytes(SECRET_BYTES), generation)


def make_share(key: MatchingKey, sender: UUID, mine: Key, receiver: UUID, to: PublicKeys) -> str:
    """The text of a share: the signed file in base64, in the suite of one's own key."""
    sealed = io.BytesIO()
    seal([key.secret], sealed, to, mine.suite)
    told = _Share(
        suite=mine.suite,
        key=key.id,
        made=key.made,
        maker=key.maker,
        generation=key.generation,
        sender=sender,
        receiver=receiver,
        sealed=sealed.getvalue(),
    )
    signed = Signed.make(STEM, documents.encode(told), [mine])
    return base64.b64encode(signed.to_bytes()).decode("ascii")


def read_share(text: str) -> Share:
    """The share in a text. Raises FileUnreadable, PackageTooNew; judges no signature."""
    try:
        kept = base64.b64decode(text, validate=True)
    except ValueError:
        raise FileUnreadable(STEM, "bad_document") from None
    signed = signed_from_bytes(kept, STEM, STEM)
    return Share(documents.decode(signed.body, MATCHING_KEY, _Share, STEM), signed)
