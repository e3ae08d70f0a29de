"""Words for why people and households cannot be moved, split or joined as wished."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "all_would_leave": (
        "户里一个人也不剩；整户搬走请用移户",
        "nobody would be left in the household; move it whole instead",
    ),
    "not_of_household": ("不是这一户的人", "not somebody of this household"),
    "same_resident": ("是同一条记录", "it is one and the same record"),
    "one_already": ("已经是同一人", "they are one person already"),
    "linked_already": (
        "已经关联了现住和户籍记录，请先解除",
        "it is linked to another record already; end that link first",
    ),
    "not_linked": ("没有关联户籍或现住记录", "it is linked to no other record"),
    "not_merged": ("这次合并已经撤销", "the merge was undone before"),
    "same_household": ("是同一户", "it is one and the same household"),
    "lives_there": ("本来就住在那一户", "the person lives there already"),
    "same_address": ("就是现在的住址", "it is the present address"),
    "changed_meanwhile": (
        "另一个窗口刚改过这一项；没有保存，请关掉后重新打开再改",
        "another window has just changed this; nothing was saved, close this and open it again",
    ),
    "not_gone": (
        "没有登记过去世或迁出，不用恢复",
        "no death and no move is entered, so there is nothing to come back from",
    ),
    "nobody_lives_there": ("户里已没有人住", "nobody lives there any more"),
    "before_leaving": (
        "早于离开的日子；去世登记错了请不填日期",
        "it lies before the leaving; where a death was entered wrongly, give no day",
    ),
    "answered_before": ("已经答复过", "it was answered already"),
    "before_request": ("不能早于提出的那天", "not before the day on which it was asked"),
}
