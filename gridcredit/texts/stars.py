"""Words of 诚信之星: code lists, and reasons for which something is refused or said."""

from __future__ import annotations

from enum import StrEnum

from gridcredit.domain.stars import codes as stars
from gridcredit.domain.stars import periods

CODES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    stars.StarKind: {
        "person": ("个人", "Person"),
        "household": ("家庭", "Household"),
        "group": ("集体", "Group"),
    },
    stars.StarLevel: {"village": ("村居", "Village"), "street": ("街道", "Street")},
    stars.StarConsent: {
        "take_part": ("同意参评", "Taking part"),
        "notice": ("同意公示", "Being named on a notice"),
        "media": ("同意媒体与照片", "Media and photo"),
    },
    stars.StarStep: {
        "initial": ("初审", "First review"),
        "review": ("审核", "Review"),
        "award": ("认定", "Award"),
        "archive": ("归档", "Archive"),
    },
    stars.StepDecision: {
        "pass": ("通过", "Pass"),
        "return": ("退回", "Return"),
        "reject": ("不予通过", "Reject"),
    },
    stars.StarStage: {
        "nominated": ("推荐", "Nominated"),
        "initial": ("初审通过", "Passed first review"),
        "reviewed": ("审核通过", "Passed review"),
        "notice": ("公示中", "On notice"),
        "disputed": ("异议处理", "Disputed"),
        "ready": ("待认定", "To be awarded"),
        "awarded": ("已认定", "Awarded"),
        "published": ("已发布", "Published"),
        "archived": ("已归档", "Archived"),
        "returned": ("已退回", "Returned"),
        "rejected": ("未通过", "Rejected"),
        "withdrawn": ("本人撤回", "Withdrawn"),
        "revoked": ("已撤销", "Revoked"),
    },
    stars.Revoking: {
        "fact": ("事实不实", "Facts untrue"),
        "own_wish": ("本人申请", "At own wish"),
        "by_law": ("依法撤销", "By law"),
    },
    stars.StarOutlet: {
        "board": ("文明榜", "Honour board"),
        "credit_site": ("信用枣庄", "Credit Zaozhuang"),
        "news": ("枣庄新闻", "Zaozhuang News"),
    },
    stars.LeftOut: {
        "stage": ("还没有走到这一步", "Not passed that far"),
        "consent": ("本人未同意公示或已撤回", "Does not agree to be named"),
        "disputed": ("异议处理中", "An objection is open"),
        "on_notice": ("公示还没有期满", "The notice still hangs"),
        "repeat": ("本年度已获同级荣誉", "Has this level's honour of the year"),
        "household": ("同一户本期已有一个", "Another of the household has it"),
        "officials": ("干部比例将超过 20%", "Officials would be more than 20%"),
        "quota": ("名次在名额之外", "Placed beyond the quota"),
        "recused": ("经办人需要回避", "Who acts keeps out of it"),
    },
    periods.Span: {
        "month": ("月", "Month"),
        "quarter": ("季", "Quarter"),
        "year": ("年", "Year"),
    },
}
