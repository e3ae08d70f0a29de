"""Who and what stood behind the figures of an issued report, for one area."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import sha256
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class IssueList:
    """The ids behind an issue of one grid, or of what stands right at an area, in a file."""

    id: UUID
    area: UUID
    issue: UUID
    unit: UUID  # the area whose row it belongs to
    ids: str = ""  # as domain.dispatch packs them
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="issue_list",
    record=IssueList,
    nature=Nature.FACT,
    words=("期次明细", "list of an issue"),
    columns={
        "area": Field("区域", "Area"),
        "issue": Field("期次", "Issue"),
        "unit": Field("所属单位", "Row"),
        "ids": Field("明细文件", "Ids", personal=True, file=True, rule=sha256),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"issue": "report_issue", "unit": "area"},
    up=Up.OPEN,
    is_final=True,
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area",), ("issue",), ("corrects",)),
)
