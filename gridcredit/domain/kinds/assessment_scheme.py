"""Schemes of assessment: indicators with weights, by version."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_ITEMS, LONGEST_NAME, line, period, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class AssessmentScheme:
    """How units are assessed from a period on."""

    id: UUID
    area: UUID
    name: str
    start: str
    content: str  # canonical JSON, as domain.assessment reads it
    removed: str = ""


KIND = Kind(
    name="assessment_scheme",
    record=AssessmentScheme,
    nature=Nature.BASE,
    words=("考核方案", "assessment scheme"),
    columns={
        "area": Field("区域", "Area"),
        "name": Field("名称", "Name", rule=line(LONGEST_NAME, least=1)),
        "start": Field("起用期次", "From", rule=period),
        "content": Field("指标", "Indicators", rule=text(LONGEST_ITEMS)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    down=Down.AREA_ABOVE,
    off="removed",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area",),),
    subject=lambda scheme, _: str(scheme.name),
)
