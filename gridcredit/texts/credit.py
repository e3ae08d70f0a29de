"""Words for the code lists of 信用+ and the working-day calendar."""

from __future__ import annotations

from enum import StrEnum

from gridcredit.domain import workdays
from gridcredit.domain.credit import codes as credit

CODES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    workdays.DayKind: {"rest": ("放假", "Rest"), "work": ("调休上班", "Worked")},
    credit.Theme: {
        "party_building": ("党建", "Party building"),
        "civic_practice": ("文明实践", "Civic practice"),
        "governance": ("社会治理", "Community governance"),
        "beautiful_village": ("美丽乡村", "Beautiful village"),
    },
    credit.Unit: {
        "person": ("每人", "A person"),
        "household": ("每户", "A household"),
        "member": ("每名家庭成员", "A member"),
        "hours": ("小时", "Hours"),
        "quantity": ("数量", "Quantity"),
    },
    credit.CapKind: {"points": ("分值", "Points"), "times": ("次数", "Times")},
    credit.CapSpan: {
        "month": ("每月", "A month"),
        "quarter": ("每季", "A quarter"),
        "year": ("每年", "A year"),
    },
    credit.CapBy: {"person": ("按人", "By person"), "household": ("按户", "By household")},
    credit.Basis: {"total": ("户总分", "Household total"), "per_head": ("人均分", "Per head")},
    credit.MeetingRule: {"required": ("须经议事会", "Required")},
    credit.Seat: {"village": ("村居", "Village office"), "street": ("街道", "Street office")},
    credit.Decision: {
        "pass": ("通过", "Pass"),
        "return": ("退回", "Return"),
        "hold": ("暂缓", "Hold"),
        "hand_up": ("提请街道", "Hand up"),
    },
    credit.EntryState: {
        "waiting": ("待审", "Waiting"),
        "passed": ("通过", "Passed"),
        "returned": ("已退回", "Returned"),
        "held": ("暂缓", "On hold"),
        "disputed": ("异议中", "Disputed"),
        "void": ("已作废", "Void"),
        "handed_up": ("已提请街道", "Handed up"),
    },
    credit.Why: {
        "group": ("同类取高", "Highest of its group counts"),
        "tier": ("未到下一档", "Next tier not reached"),
        "cap": ("已达上限", "Cap reached"),
        "disputed": ("异议中", "Disputed"),
        "void": ("已作废", "Void"),
    },
    credit.Manner: {"spoken": ("口头", "Spoken"), "written": ("书面", "Written")},
    credit.Result: {
        "upheld": ("属实更正", "Upheld"),
        "partly": ("部分属实", "Partly upheld"),
        "rejected": ("不属实维持", "Rejected"),
    },
    credit.StockReason: {"received": ("入库", "Received"), "counted": ("盘点", "Stock-taking")},
    credit.Flow: {"in": ("收入", "In"), "out": ("支出", "Out")},
}
