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
    "source_not_fitting": (
        "人工评分不写数据来源，其他计分方式要写",
        "points given by a person have no source, all others need one",
    ),
    "scoring_rule_wrong": (
        "计分参数不对：比率写满分线（95），阶梯写“90:10；80:5”，完成写目标值，扣分写每次扣几分",
        "the parameter does not fit: a share has its full mark (95), steps “90:10; 80:5”, "
        "completion its target, a deduction its points a case",
    ),
    "points_out_of_range": (
        "分数要大于等于 0，不超过满分",
        "points lie between 0 and the full ones",
    ),
    "repeated_code": ("编号重复", "the code stands twice"),
    "unit_not_assessed": ("这个单位不在考核范围内", "this unit is not assessed"),
    "indicator_not_known": (
        "没有这个指标，或它不适用于这个单位",
        "there is no such indicator, or it is not for this unit",
    ),
    "score_wanted": (
        "没有数据可算，要由人评分并写明理由",
        "a person has to score it with a ground",
    ),
    "checked_already": ("已经核定，不能再自评；有异议请提异议", "checked already: object instead"),
    "not_checked_yet": ("还没有核定，不能提异议", "not checked yet: there is nothing to object to"),
    "objected_before": ("这一项已经提过异议", "this line was objected to before"),
    "objection_over": ("异议期已过", "the time to object is over"),
    "nothing_objected": ("没有异议，不需要复核", "nothing was objected to"),
    "answer_wanted": ("已有异议，请用复核答复", "there is an objection: answer it"),
    "unit_not_checked": ("还有指标没有核定", "an indicator is not checked"),
    "objection_open": ("有异议还没有答复", "an objection is not answered"),
    "objection_running": ("异议期还没有过", "the time to object runs"),
    "ground_gone": (
        "事由已经不成立，或已经提示过，请刷新后再选",
        "its ground is gone or it was given meanwhile: look again",
    ),
    "before_reminder": ("早于提示日期", "lies before the reminder"),
    "named_already": ("这个单位已经列入", "this unit is named so already"),
    "not_named": ("这个单位没有列入", "this unit is not named"),
    "opening_brackets": (
        "花括号里只能写 {month}",
        "{month} is the only word that may stand in braces",
    ),
    "not_a_moment": (
        "写成 2026-11-30T09:00 这样的时间",
        "a moment is written 2026-11-30T09:00",
    ),
    "cut_off_within": ("截止时间要在这一周结束之后", "the cut-off lies behind the week's Sunday"),
    "undone_since": (
        "这之后撤销过数据包，回不到那个时间；请用现在的数据",
        "a package was undone since, so that moment cannot be counted: use what is here now",
    ),
    "no_photos_here": ("这种台账不附照片", "rows of this ledger have no photos"),
    "poster_not_printed": (
        "本机没有打印过这个编号的海报",
        "no poster with this number was printed here",
    ),
    "poster_placed_already": ("这个编号已经登记投放", "this number was placed already"),
    "photo_without_code": (
        "照片上没有读出二维码，请选巡查结果",
        "no code could be read on the photo: say what was found",
    ),
    "intact_without_code": (
        "照片上没有读出二维码，无法比对，不能记“完好”；请换一张看得清码的照片",
        "no code could be read, so nothing was compared: not intact; take another photo",
    ),
    "code_of_no_poster": (
        "读出的码不是任何已张贴海报的码，请指明是哪一处",
        "the code read is of no poster that hangs: say which placement it is",
    ),
    "several_posters": (
        "有几处海报用这个码，请指明是哪一处",
        "several posters have this code: say which",
    ),
    "code_is_another": (
        "读出的不是这张海报的码，不能记“完好”，请记“疑似换码”",
        "the code read is not this poster’s: it is not intact but perhaps swapped",
    ),
}
