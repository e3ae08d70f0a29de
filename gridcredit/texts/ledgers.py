"""Words of the ledgers: sites, inspections, incentives, 双公示, reports."""

from __future__ import annotations

from enum import StrEnum

from gridcredit.domain.dispatch import assessment
from gridcredit.domain.ledgers import codes, filings, incentives, key_tasks, posters

CODES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    codes.SiteType: {
        "shop": ("商超", "Shop"),
        "bus_stop": ("公交站点", "Bus stop"),
        "parcel_station": ("快递驿站", "Parcel station"),
        "notice_board": ("公告栏", "Notice board"),
        "gate": ("小区出入口", "Gate of an estate"),
        "service_hall": ("办事大厅", "Service hall"),
        "school": ("学校", "School"),
        "clinic": ("医院、卫生室", "Clinic"),
        "other": ("其他", "Other"),
    },
    posters.PosterState: {
        "swapped": ("疑似换码", "Code perhaps swapped"),
        "missing": ("失踪", "Missing"),
        "damaged": ("破损", "Damaged"),
        "covered": ("遮挡", "Covered"),
        "due": ("待巡查", "To be looked at"),
        "planned": ("拟投放", "Planned"),
        "agreed": ("业主同意", "Agreed to"),
        "hangs": ("已张贴", "Hangs"),
        "down": ("已撤除", "Taken down"),
    },
    codes.InspectionResult: {
        "intact": ("完好", "Intact"),
        "damaged": ("破损", "Damaged"),
        "covered": ("遮挡", "Covered"),
        "swapped": ("疑似换码", "Code perhaps swapped"),
        "missing": ("失踪", "Missing"),
    },
    codes.IncentiveGrade: {
        "aaa": ("AAA级", "AAA"),
        "aa": ("AA级", "AA"),
        "both": ("AAA、AA级", "AAA and AA"),
    },
    codes.BenefitKind: {
        "priority": ("优先", "Priority"),
        "reduction": ("减免", "Reduction"),
        "no_deposit": ("免押", "No deposit"),
        "allowance": ("额度", "Allowance"),
        "courtesy": ("礼遇", "Courtesy"),
    },
    codes.Scene: {
        "health": ("看病", "Health"),
        "travel": ("出行", "Travel"),
        "services": ("办事", "Services"),
        "culture": ("文体", "Culture and sports"),
        "living": ("生活", "Daily life"),
    },
    codes.ClaimWay: {
        "screen": ("出示榴花分页面", "Show the score page"),
        "window": ("窗口登记", "Ask at the counter"),
        "list": ("按名单享受", "By list"),
        "unknown": ("未填", "Not stated"),
    },
    incentives.IncentiveState: {
        "live": ("生效中", "Running"),
        "gaps": ("待完善", "Incomplete"),
        "wording": ("措辞待核", "To check"),
        "suspended": ("已暂停", "Paused"),
        "ahead": ("未开始", "Not begun"),
        "over": ("已到期", "Over"),
    },
    codes.FilingKind: {
        "permit": ("行政许可", "Permit"),
        "penalty": ("行政处罚", "Penalty"),
    },
    codes.FilingState: {
        "accepted": ("已接收", "Accepted"),
        "returned": ("已退回", "Returned"),
        "not_due": ("不需报送", "Not due"),
    },
    codes.Report: {
        "weekly": ("周调度", "Weekly table"),
        "monthly": ("月通报", "Monthly bulletin"),
        "assessment": ("考核", "Assessment"),
    },
    key_tasks.TaskState: {
        "overdue": ("超期", "Overdue"),
        "behind": ("滞后", "Behind"),
        "not_started": ("未启动", "Not started"),
        "on_track": ("推进顺利", "On track"),
        "done": ("完成", "Done"),
    },
    filings.FilingFate: {
        "on_time": ("按时", "On time"),
        "late": ("迟报", "Late"),
        "missing": ("漏报", "Missing"),
        "concealed": ("瞒报", "Concealed"),
        "faulty": ("错报", "Faulty"),
        "running": ("未到期", "Running"),
        "not_due": ("不需报送", "Not due"),
    },
    codes.ScoreBy: {
        "self": ("自评", "By the unit"),
        "office": ("核定", "By the office"),
        "objection": ("异议", "Objection of the unit"),
        "answer": ("复核", "Answer to an objection"),
    },
    codes.ReminderState: {
        "overdue": ("逾期未反馈", "Reply overdue"),
        "waiting": ("待反馈", "Awaits a reply"),
        "replied": ("已反馈", "Replied"),
        "withdrawn": ("已撤回", "Withdrawn"),
    },
    assessment.Way: {
        "rate": ("比率", "Share"),
        "steps": ("阶梯", "Steps"),
        "completion": ("完成", "Completion"),
        "deduction": ("扣分", "Deduction"),
        "manual": ("人工", "By a person"),
    },
    assessment.Source: {
        "rate": ("注册率", "Registration rate"),
        "pledge_rate": ("承诺率", "Pledge rate"),
        "visit_rate": ("走访覆盖率", "Visit coverage"),
        "new": ("新增注册", "New registrations"),
        "pledged_new": ("新签承诺", "New pledges"),
        "visits": ("入户户次", "Visits at doors"),
        "met": ("见面户数", "Households met"),
        "articles": ("信息篇数", "Articles"),
        "filings_rate": ("双公示合规率", "Filings in order"),
        "filings_timely": ("双公示及时率", "Filings in time"),
        "filings_missing": ("双公示漏报瞒报", "Filings missing or concealed"),
        "filings_faulty": ("双公示错报", "Filings with faults"),
        "tasks_done": ("重点任务完成率", "Key tasks done"),
        "tasks_overdue": ("重点任务超期", "Key tasks overdue"),
        "late_weeks": ("未按时报数据周数", "Weeks without a report"),
        "reminders": ("工作提示次数", "Work reminders"),
        "none": ("无", "None"),
    },
}
