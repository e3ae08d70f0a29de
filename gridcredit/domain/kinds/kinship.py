"""Declared kin, of whose entries a reviewer keeps out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two residents are kin; only the relation is kept, and it never leaves the street."""

    id: UUID
    resident: UUID
    other: UUID
    relation: str = ""
    removed: str = ""


KIND = Kind(
    name="kinship",
    record=Kinship,
    nature=Nature.BASE,
    words=("亲属关系", "kinship"),
    columns={
        "resident": Field("居民", "Resident"),
        "other": Field("亲属", "Kin"),
        "relation": Field("关系", "Relation", personal=True, erasable=True),
        "removed": Field("解除原因", "Ended because", rule=text()),
    },
    owner="resident",
    refs={"other": "resident"},
    up=Up.STREET,
    off="removed",
    indexes=(
        ("resident",),
        ("other",),
    ),
)
