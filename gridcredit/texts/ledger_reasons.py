"""Words for reasons of ledgers: why a value or a row is not taken in."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "area_not_known": (
        "不是本单位辖区内的区域代码或名称",
        "no code or name of an area of this office",
    ),
    "not_a_choice": ("不是可选的值", "not one of the values to choose from"),
    "not_yes_no_word": ("填“是”或“否”", "write yes or no"),
    "poster_not_placed": (
        "没有这个编号的投放记录，请先登记投放",
        "no placement has this number: enter the placement first",
    ),
    "incentive_not_known": (
        "没有这个编号的激励措施",
        "no incentive has this code",
    ),
    "code_means_another": (
        "别的单位已把这个编号用于另一项，请换一个编号",
        "another office uses this code for something else: choose another one",
    ),
    "no_incentive_runs": (
        "没有生效中的激励措施；请先补全力度、享受方式、联系电话和截止日期",
        "no incentive is running: complete amount, way to claim, telephone and end first",
    ),
    "incentive_not_live": (
        "没有这个编号的激励措施，或者它没有在生效",
        "no incentive with this code is running",
    ),
    "not_agreed": ("先填业主同意日期", "say first when the owner agreed"),
    "not_agreed_yet": ("早于业主同意日期", "lies before the owner agreed"),
    "not_put_up": ("还没有张贴", "it was not put up yet"),
    "before_put_up": ("早于张贴日期", "lies before it was put up"),
    "poster_taken_down": ("晚于撤除日期", "lies behind the day it was taken down"),
    "before_the_visit": ("早于走访日期", "lies before the visit"),
    "nothing_asked": ("没有诉求，不能填答复", "nothing was asked for that could be answered"),
    "until_before": ("截止早于开始", "ends before it begins"),
    "no_such_task": ("没有这个编号的重点任务", "no task has this code"),
    "reported_already": ("这一件已经报送过", "it was reported"),
    "not_a_word_document": ("不是 Word 文档（docx）", "no Word document (docx)"),
    "document_says_nothing": ("文档里没有文字", "the document says nothing"),
    "document_unfinished": (
        "文档里还有“（由起草人填写：…）”没有填写，请写好或删去",
        "a place “（由起草人填写：…）” is not filled in yet: write it or take it out",
    ),
    "removed_before": ("已经移出", "it was taken off before"),
    "credit_code_length": (
        "统一社会信用代码是18位",
        "a unified social credit code has 18 characters",
    ),
    "credit_code_signs": (
        "统一社会信用代码里有不该出现的字符（没有 I、O、S、V、Z）",
        "a character that no unified social credit code has (no I, O, S, V, Z)",
    ),
    "credit_code_check": (
        "统一社会信用代码校验位不对，请对照营业执照",
        "the last character does not check the others: look at the licence",
    ),
}
