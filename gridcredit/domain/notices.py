"""Records that offices write for each other: marks, keys, certificates, hints, poster texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MatchMark:
    """What stands for a resident's ID number above the street (domain.marks). A record of its own:
    it follows from number and key alone, whoever changed them and in whatever order."""

    id: UUID
    resident: UUID
    mark: str = ""


@dataclass(frozen=True, slots=True)
class KeyShare:
    """A matching key on its way to one street, sealed to it and signed by the street that sends
    it. The maker's share for itself tells everybody that the key exists."""

    id: UUID
    area: UUID  # of the street that sends it
    key: str  # the key's id
    made: int  # Lamport time of its making
    maker: UUID  # node
    recipient: UUID  # node
    document: str  # the signed file (sync.keyshare), base64


@dataclass(frozen=True, slots=True)
class OfficeCertificate:
    """A street's certificate as the district hands it to the sister streets."""

    id: UUID
    node: UUID
    credential: str  # sync.enrolment.Credential.to_bytes
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A hint from the district: this resident may be counted in another street too. The street
    decides: by correcting the register, or by saying that it is another person."""

    id: UUID
    resident: UUID
    street: str  # code of the other street
    since: date
    closed: bool = False  # by the district: it is no longer so
    different: bool = False  # by the street: another person
    reason: str = ""  # why, in the street's words


@dataclass(frozen=True, slots=True)
class PosterText:
    """What an office wishes on the posters of all offices below; blank: nothing of its own."""

    id: UUID
    area: UUID
    link: str = ""
    hotline: str = ""
    unit: str = ""
