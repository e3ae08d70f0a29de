"""Households: people who live together."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Kind, Nature


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together in one dwelling."""

    id: UUID
    dwelling: UUID
    number: str = ""  # 户号
    householder: str = ""  # 户主姓名
    note: str = ""
    removed: str = ""


KIND = Kind(
    name="household",
    record=Household,
    nature=Nature.BASE,
    words=("户", "household"),
    labels={
        "dwelling": ("房屋", "Dwelling"),
        "number": ("户号", "Number"),
        "householder": ("户主", "Householder"),
        "note": ("备注", "Note"),
        "removed": ("移出原因", "Removed because"),
    },
    owner="dwelling",
    personal=frozenset({"number", "householder", "note"}),
    off="removed",
    erasable=frozenset({"householder", "note"}),
    rules={"note": text(), "removed": text()},
    indexes=(("dwelling",), ("number",), ("householder",)),
    subject=lambda household, names: names.of("dwelling", household.dwelling),
)
