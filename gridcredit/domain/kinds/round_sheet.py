"""走访单: doors printed for a round, in the order of their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import line, text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """A printed round: row N of the paper is the household at place N, counted from 1, and its
    adults have letters from A."""

    id: UUID
    area: UUID
    number: str
    on: date
    households: tuple[UUID, ...] = ()
    adults: tuple[UUID, ...] = ()
    places: tuple[str, ...] = ()  # of those adults: row and letter, 12B
    removed: str = ""


KIND = Kind(
    name="round_sheet",
    record=RoundSheet,
    nature=Nature.BASE,
    words=("走访单", "round sheet"),
    columns={
        "area": Field("区域", "Area"),
        "number": Field("编号", "Number", rule=line(64, least=1)),
        "on": Field("日期", "Date"),
        "households": Field("各行住户", "Household of each row"),
        "adults": Field("各行成年人", "Adults of each row"),
        "places": Field("成年人行号", "Rows of the adults"),
        "removed": Field("作废原因", "Voided because", rule=text()),
    },
    owner="area",
    refs={"households": "household", "adults": "resident"},
    up=Up.STREET,
    off="removed",
    day="on",
    indexes=(("area",), ("number",)),
    subject=lambda sheet, _: str(sheet.number),
)
