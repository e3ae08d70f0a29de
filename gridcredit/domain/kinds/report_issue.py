"""Issued reports, which never change: weekly tables, monthly bulletins, assessments."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_LIST, LONGEST_NAME, line, moment, sha256, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import Report


@dataclass(frozen=True, slots=True)
class ReportIssue:
    """A report of one period as it was issued; the files are kept with it."""

    id: UUID
    area: UUID
    report: Report
    span: str  # 2026-W48, 2026-11, 2026-Q4 or 2026
    frozen_at: str
    cut_off: str
    figures: str  # canonical JSON, as domain.dispatch writes it
    digest: str  # sha-256 of `figures`
    number: str = ""
    scheme: str = ""
    program: str = ""
    sheet: str = ""
    letter: str = ""
    paper: str = ""
    by: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="report_issue",
    record=ReportIssue,
    nature=Nature.FACT,
    words=("报表期次", "issued report"),
    columns={
        "area": Field("区域", "Area"),
        "report": Field("报表", "Report"),
        "span": Field("期次", "Period", rule=line(10, least=1)),
        "frozen_at": Field("签发时间", "Issued at", rule=moment),
        "cut_off": Field("截止时间", "Cut-off", rule=moment),
        "figures": Field("冻结数据", "Frozen figures", rule=text(LONGEST_LIST)),
        "digest": Field("摘要", "Digest", rule=sha256),
        "number": Field("文号", "Number", rule=line(LONGEST_NAME)),
        "scheme": Field("口径版本", "Scheme", rule=line(LONGEST_NAME)),
        "program": Field("程序版本", "Program", rule=line(LONGEST_NAME)),
        "sheet": Field("表格文件", "Workbook", file=True, rule=sha256),
        "letter": Field("文档文件", "Document", file=True, rule=sha256),
        "paper": Field("打印文件", "Print", file=True, rule=sha256),
        "by": Field("签发人", "Issued by", personal=True, erasable=True, rule=line(LONGEST_NAME)),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.OPEN,
    down=Down.AREA_ABOVE,
    is_final=True,
    day="frozen_at",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "report", "span"), ("corrects",)),
    subject=lambda issue, names: f"{names.of('area', issue.area)} {issue.span}".strip(),
)
