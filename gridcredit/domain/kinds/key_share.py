"""Matching keys on their way from street to street."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LARGEST_COUNTER, LONGEST_DOCUMENT, base64, whole
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


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


KIND = Kind(
    name="key_share",
    record=KeyShare,
    nature=Nature.BASE,
    words=("比对密钥", "matching key"),
    columns={
        "area": Field("区域", "Area"),
        "key": Field("密钥", "Key"),
        "made": Field("生成时间", "Made", rule=whole(0, LARGEST_COUNTER)),
        "maker": Field("生成单位", "Maker"),
        "recipient": Field("接收单位", "Recipient"),
        "document": Field("密封的密钥", "Sealed key", rule=base64(LONGEST_DOCUMENT)),
    },
    owner="area",
    down=Down.ADDRESSEE,
    office="recipient",
    maker="maker",
    between_offices=True,
    said_by=frozenset({Office.STREET}),
    indexes=(("recipient",),),
    subject=lambda *_: "",
)
