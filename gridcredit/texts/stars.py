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
        "initial": ("初审通过", "Passed first"),
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
    stars.StarPaper: {
        "form": ("推荐表", "Form"),
        "certificate": ("证书", "Certificate"),
        "board": ("文明榜", "Honour board"),
        "honours": ("荣誉名单", "List of honours"),
        "library": ("事迹汇编", "Story library"),
        "left_out": ("未入选名单", "Who was left out"),
    },
    stars.StarClock: {
        "until": ("推荐截止日", "Nominating until"),
        "initial": ("初审", "First review"),
        "review": ("审核", "Review"),
        "notice": ("公示", "Notice"),
        "objection": ("答复异议", "Answering objections"),
        "award": ("认定", "Award"),
        "publish": ("发布", "Publishing"),
        "revoke": ("撤销", "Revoking"),
        "remove": ("撤下", "Taking down"),
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
    stars.StarTaskKind: {
        "star_overdue": ("诚信之星环节超期", "A stage of a nomination is overdue"),
        "star_publish": ("发布诚信之星", "Publish an honour"),
        "star_remove": ("撤下诚信之星发布", "Take an honour down"),
        "star_reprint": ("重印文明榜（去掉照片）", "Reprint the honour board without the photo"),
        "star_notice_again": (
            "重印公示（去掉撤回的人）",
            "Reprint the notice without who withdrew",
        ),
        "honour_off": (
            "荣誉已移出名单，撤下已发布的",
            "An honour is off the list: take down what was published of it",
        ),
    },
    stars.OutlineSource: {
        "entry": ("信用+记录", "Credit entry"),
        "visit": ("走访", "Visit"),
        "pledge": ("信用承诺", "Pledge"),
        "registration": ("榴花分注册", "Registration"),
        "honour": ("诚信之星", "Star"),
    },
    periods.Span: {
        "month": ("月", "Month"),
        "quarter": ("季", "Quarter"),
        "year": ("年", "Year"),
    },
}

REASONS: dict[str, tuple[str, str]] = {
    "2026-03 | 2026-Q1 | 2026": (
        "期次要写成 2026-03（月）、2026-Q1（季）或 2026（年）",
        "write a period like 2026-03 (month), 2026-Q1 (quarter) or 2026 (year)",
    ),
    "summary_long": ("事迹摘要不超过 200 字", "a summary has 200 characters at most"),
    "story_length": (
        "事迹一般 800–1500 字，少于 200 或多于 3000 字的不能提交",
        "a story has 800 to 1,500 characters; below 200 or above 3,000 it is not submitted",
    ),
    "two_witnesses": ("要有两名证明人", "two witnesses are asked for"),
    "own_witness": ("被推荐人不能给自己证明", "a nominee is no witness of their own"),
    "relatives_consent": (
        "被推荐人已故，须附亲属的书面同意（扫描件）",
        "the nominee has died: the relatives' written consent is asked for, as a scan",
    ),
    "members_of_group": ("只有集体才登记成员", "only a group has members"),
    "not_of_group": ("不是这个集体登记的成员", "is none of the group's members"),
    "period_ahead": ("这一期还没有开始", "this period has not begun"),
    "level_of_area": (
        "村居级要填村居编码，街道级填街道或村居编码",
        "a village's honour names a village, a street's a street or one of its villages",
    ),
    "other_area": ("不在这个村居", "is not of that village"),
    "chosen_stars": (
        "季度从本季各月的诚信之星里选，年度从本年的里选；例外的要写明理由",
        "a quarter draws on its months' stars, a year on the year's; an exception has its reason",
    ),
    "not_chosen_from": (
        "月度不从别的期次里选，也没有例外",
        "a month draws on no other period, and has no exceptions",
    ),
    "other_nominee": ("与来自的那一个不是同一人", "is another nominee than the one it comes from"),
    "reason_wanted": ("退回或不予通过要写明理由", "a return or a rejection has its reason"),
    "place_of_award": ("名次只在认定环节排定", "places are set at the award"),
    "heard_first": (
        "要先听取本人意见，日期不早于认定、不晚于今天",
        "the holder is heard first: not before the award, and not later than today",
    ),
    "not_published": ("没有在这里发布过，或已经撤下", "was not published there, or is taken down"),
    "published_there": ("已经在这里发布了", "is published there already"),
    "no_honours": ("没有可以打印的荣誉", "there is no honour to print"),
    "no_nominees": ("没有可以打印的推荐", "there is no nomination to print"),
    "no_story": ("还没有写事迹", "the story is not written yet"),
    "story_short": ("事迹不足 800 字", "the story has less than 800 characters"),
    "story_long": ("事迹超过 1500 字", "the story has more than 1,500 characters"),
    "late": ("过了推荐截止日", "recommending has ended"),
    "repeat": ("本年度已获同级荣誉", "has this level's honour of the year"),
    "household_repeat": ("同一户本期已有一个", "another of the household has it in this period"),
    "officials_share": (
        "干部比例将超过 20%",
        "officials would have more than 20% of the year's awards",
    ),
    "over_quota": ("通过的多于名额，认定前要排定名次", "more than the quota: places are needed"),
    "before_last_word": (
        "早于本人上一次表态的日期",
        "it lies before the day on which they last said so or otherwise",
    ),
    "before_award": ("早于认定的日期", "it lies before the award"),
    "consent_withdrawn": ("本人撤回了授权", "the holder withdrew the consent"),
    "honour_revoked": ("荣誉已撤销", "the honour was revoked"),
    "taken_back": ("推荐已作废", "the nomination was taken back"),
    **{f"left_out_{code}": words for code, words in CODES[stars.LeftOut].items()},
}
"""Why something is refused, and what is said of a form (domain.stars.forms)."""
