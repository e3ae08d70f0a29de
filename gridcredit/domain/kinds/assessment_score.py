"""Points of a unit for an indicator, by itself, by the office, or after an objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, period, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import ScoreBy


@dataclass(frozen=True, slots=True)
class AssessmentScore:
    """One score; of each giver the latest holds."""

    id: UUID
    area: UUID
    scheme: UUID
    span: str
    unit: str
    indicator: str
    points: int  # hundredths
    by: ScoreBy
    on: date
    ground: str = ""
    evidence: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="assessment_score",
    record=AssessmentScore,
    nature=Nature.FACT,
    words=("考核评分", "assessment score"),
    columns={
        "area": Field("区域", "Area"),
        "scheme": Field("考核方案", "Scheme"),
        "span": Field("期次", "Period", rule=period),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME, least=1)),
        "indicator": Field("指标", "Indicator", rule=line(64, least=1)),
        "points": Field("得分", "Points", rule=whole(-100_000, 100_000)),
        "by": Field("评分方", "By"),
        "on": Field("日期", "Date"),
        "ground": Field("说明", "Ground", rule=text()),
        "evidence": Field("佐证", "Evidence", rule=text()),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"scheme": "assessment_scheme"},
    up=Up.OPEN,
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "span"), ("scheme",), ("corrects",)),
)
