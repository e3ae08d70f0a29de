"""诉求转办: what a household asked for and another office is to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Appeal:
    """A request passed on at a door: to whom, and until when a reply is due."""

    id: UUID
    household: UUID
    visit: UUID | None
    on: date
    wording: str = ""
    unit: str = ""  # who is to answer
    due: date | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="appeal",
    record=Appeal,
    nature=Nature.FACT,
    words=("诉求转办", "request passed on"),
    columns={
        "household": Field("所在户", "Household"),
        "visit": Field("走访", "Visit"),
        "on": Field("日期", "Date"),
        "wording": Field("诉求", "Request", personal=True, erasable=True, rule=text()),
        "unit": Field("承办单位", "Unit", rule=line(LONGEST_NAME)),
        "due": Field("办理期限", "Due"),
        **FACT_FIELDS,
    },
    owner="household",
    refs={"visit": "visit"},
    up=Up.STREET,
    day="on",
    indexes=(("household",), ("visit",), ("corrects",)),
)
