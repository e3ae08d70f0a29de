"""Marks that stand for ID numbers: two streets' marks are equal exactly when the numbers are, and
nobody without the key learns the number (domain rules, section 2: a plain hash is reversed by
enumeration)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from gridcredit.domain.identity import IdKind, check_id_number

SECRET_BYTES = 32
KEY_LENGTH = 8
"""Hex digits of a key's id, with which every mark begins."""
_DIGITS = 20  # 80 bits: among four million people an accidental pair is one in 10^11
_KEY = b"gridcredit matching key 1\0"
_NUMBER = b"gridcredit ID number 1\0"


class Announced(NamedTuple):
    """A key that is known to exist."""

    made: int  # Lamport time
    maker: UUID
    key: str  # its id
    generation: int = 0  # how many keys it follows

    @property
    def rank(self) -> tuple[int, int, UUID, str]:
        """The least of all ranks is the key to use: a later generation goes before an earlier one,
        and among keys that streets made without knowing of each other's the first one made."""
        return (-self.generation, self.made, self.maker, self.key)


@dataclass(frozen=True, slots=True, repr=False)
class MatchingKey:
    """A secret of the streets, which the district must not know. Prints nothing of itself."""

    made: int
    maker: UUID
    secret: bytes
    generation: int = 0
    id: str = field(init=False, compare=False)
    """What names the key without telling it."""

    def __post_init__(self) -> None:
        """Refuse what is no key."""
        if len(self.secret) != SECRET_BYTES:
            raise ValueError(f"{SECRET_BYTES} bytes expected")
        name = hashlib.sha256(_KEY + self.secret).hexdigest()[:KEY_LENGTH]
        object.__setattr__(self, "id", name)

    @property
    def announced(self) -> Announced:
        """What everybody may know."""
        return Announced(self.made, self.maker, self.id, self.generation)

    def mark(self, id_number: str) -> str:
        """The mark of an ID number as the register carries it: the key's id, a point and the
        first 80 bits of HMAC-SHA256 in hex; blank where the number is blank or broken."""
        checked = check_id_number(id_number)
        if not checked.is_valid or checked.kind in (IdKind.BLANK, IdKind.UNKNOWN):
            return ""
        digest = hmac.digest(self.secret, _NUMBER + checked.number.encode(), "sha256")
        return f"{self.id}.{digest.hex()[:_DIGITS]}"

    def __repr__(self) -> str:
        """Only the id."""
        return f"MatchingKey({self.id})"


def key_to_use(
    announced: Iterable[Announced],
    held: Iterable[MatchingKey],
    ended: frozenset[UUID] = frozenset(),
    used: str = "",
) -> MatchingKey | None:
    """The key that a street marks its people with: the least in rank of all announced, the same at
    every street that knows the same. One whose maker is `ended` counts only where it is held
    already, as nobody may be left to share it. While the least has not arrived the key that was
    `used` stays in use, so that nobody is marked twice on the way; None: wait for it, or make one.
    """
    own = {key.id: key for key in held}
    known = {*announced, *(key.announced for key in own.values())}
    within_reach = [a for a in known if a.key in own or a.maker not in ended]
    if within_reach:
        least = min(within_reach, key=lambda one: one.rank)
        if least.key in own:
            return own[least.key]
    return own.get(used)


def may_make_key(announced: Iterable[Announced], ended: frozenset[UUID]) -> bool:
    """Whether a street that holds no key should make one: nobody else's is on its way."""
    return all(a.maker in ended for a in announced)


def is_spent(
    key: MatchingKey,
    announced: Iterable[Announced],
    ended: Mapping[UUID, int],
) -> bool:
    """Whether a key should be followed by a new one: a street that may hold it has `ended` since
    (node → Lamport time at which that was told), and no later key is on its way."""
    is_told = any(ended_at > key.made for ended_at in ended.values())
    followed = any(a.generation > key.generation and a.maker not in ended for a in announced)
    return is_told and not followed


def is_appointed(me: UUID, holders: Iterable[UUID]) -> bool:
    """Whether it is this street that makes the next key, so that one street does: of those that are
    known to hold the present one the least."""
    return me == min({me, *holders})
