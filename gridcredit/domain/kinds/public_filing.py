"""双公示: permits and penalties that a department has to report in time (seed document, item 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import FilingKind, FilingState


@dataclass(frozen=True, slots=True)
class PublicFiling:
    """One decision, without the name or number of whom it concerns."""

    id: UUID
    area: UUID
    unit: str
    kind: FilingKind
    document: str
    decided: date
    counterpart: str = ""  # its kind, never its name
    received: date | None = None
    state: FilingState = FilingState.ACCEPTED
    listed: bool = False
    reported: bool = True
    found_from: str = ""
    removed: str = ""


KIND = Kind(
    name="public_filing",
    record=PublicFiling,
    nature=Nature.BASE,
    words=("双公示记录", "public filing"),
    columns={
        "area": Field("区域", "Area"),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME, least=1)),
        "kind": Field("类别", "Kind"),
        "document": Field("文书号", "Document number", rule=line(200, least=1)),
        "decided": Field("决定日期", "Decided on"),
        "counterpart": Field("相对人类别", "Counterpart", rule=line(32)),
        "received": Field("接收日期", "Received on"),
        "state": Field("状态", "State"),
        "listed": Field("在本单位清单", "On the own list"),
        "reported": Field("已报送", "Reported"),
        "found_from": Field("发现来源", "Found from", rule=line(200)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    down=Down.NEVER,
    off="removed",
    day="decided",
    said_by=frozenset({Office.DISTRICT}),
    indexes=(("area", "decided"), ("unit", "document")),
    subject=lambda found, _: f"{found.unit} {found.document}",
)
