"""What people with grade AAA or AA are offered (seed document, item 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text, whole
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import BenefitKind, ClaimWay, IncentiveGrade, Scene


@dataclass(frozen=True, slots=True)
class Incentive:
    """One measure of one department; `on` is the day from which it is offered."""

    id: UUID
    area: UUID
    code: str
    department: str
    title: str
    on: date
    until: date | None = None
    place: str = ""
    grade: IncentiveGrade = IncentiveGrade.BOTH
    benefit: BenefitKind = BenefitKind.PRIORITY
    scene: Scene = Scene.LIVING
    amount: str = ""
    quota: str = ""
    frequency: str = ""
    condition: str = ""
    claim: ClaimWay = ClaimWay.UNKNOWN
    documents: str = ""
    contact: str = ""
    basis: str = ""
    age_from: int = 0
    age_to: int = 150
    suspended: bool = False
    wording_checked: bool = False  # a person confirmed that it cuts no basic service
    confirmed_on: date | None = None
    removed: str = ""


KIND = Kind(
    name="incentive",
    record=Incentive,
    nature=Nature.BASE,
    words=("激励措施", "incentive"),
    columns={
        "area": Field("区域", "Area"),
        "code": Field("编号", "Code", rule=line(64, least=1)),
        "department": Field("部门", "Department", rule=line(LONGEST_NAME, least=1)),
        "title": Field("名称", "Title", rule=line(200, least=1)),
        "on": Field("开始日期", "From"),
        "until": Field("截止日期", "Until"),
        "place": Field("办理地点", "Place", rule=line(200)),
        "grade": Field("适用等级", "Grade"),
        "benefit": Field("激励方式", "Benefit"),
        "scene": Field("场景", "Scene"),
        "amount": Field("力度", "Amount", rule=line(200)),
        "quota": Field("名额", "Quota", rule=line(200)),
        "frequency": Field("期限", "Period", rule=line(200)),
        "condition": Field("条件", "Condition", rule=text(2_000)),
        "claim": Field("享受方式", "How to claim"),
        "documents": Field("所需材料", "Documents", rule=line(200)),
        "contact": Field("联系电话", "Contact", rule=line(200)),
        "basis": Field("依据", "Basis", rule=line(200)),
        "age_from": Field("最低年龄", "Youngest", rule=whole(0, 150)),
        "age_to": Field("最高年龄", "Oldest", rule=whole(0, 150)),
        "suspended": Field("已暂停", "Suspended"),
        "wording_checked": Field("措辞已核", "Wording confirmed"),
        "confirmed_on": Field("最近确认", "Last confirmed"),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    down=Down.AREA_ABOVE,
    off="removed",
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "code"),),
    subject=lambda found, _: str(found.title),
)
