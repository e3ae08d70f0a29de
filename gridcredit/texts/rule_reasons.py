"""Words for reasons of rule workbooks and lists of goods: why a cell or a row is not taken in, and
why an item is dropped."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "too_fine": ("小数位太多", "it has too many decimals"),
    "too_large": ("数太大", "the number is too large"),
    "repeated_column": ("这一列的标题重复了", "the heading stands twice"),
    "unknown_column": ("不认识的列，没有读", "not a known column, so it was not read"),
    "merged_cell": (
        "合并的单元格分不清属于哪一行，请拆分后逐行填写",
        "a merged cell, of which nobody can tell the row: split it and fill in each row",
    ),
    "typed_as_date": (
        "被表格软件变成了日期，请按文本重新填写",
        "a spreadsheet made a date of it: type it in again as text",
    ),
    "row_struck_out": (
        "这一行画了删除线：不要的请删去整行，要的请去掉删除线",
        "the row is struck out: delete it, or take the line off",
    ),
    "formula": ("写的是公式文本，请填写结果", "the text of a formula: type in its result"),
    "incomplete_row": (
        "这一行只填了一格，读不成条目，也不是板块标题",
        "only one cell is filled: neither an item nor the title of a theme",
    ),
    "unknown_theme": (
        "板块只能是：党建、文明实践、社会治理、美丽乡村",
        "the theme is one of: 党建, 文明实践, 社会治理, 美丽乡村",
    ),
    "unknown_word": ("不在可填的词里", "not one of the words that may stand here"),
    "not_yes_or_no": ("填“是”或“否”", "write 是 or 否"),
    "bad_tiers": (
        "要写成 10=2；20=5 这样，小时数和分值都逐档增大",
        "write it like 10=2;20=5, hours and points both rising",
    ),
    "more_than_none": ("要大于 0", "it must be more than 0"),
    "below_zero": ("不能小于 0", "it must not be below 0"),
    "code_twice": ("编码与前面的一行相同", "an earlier row has the same code"),
    "health_item": (
        "献血、骨髓、遗体、器官等健康信息不得采集评价",
        "giving blood, marrow, organs or one's body is never scored",
    ),
    "petition_item": ("信访、上访不得列入", "petitions are never scored"),
    "birth_item": ("计生、生育不得列入", "family planning is never scored"),
    "negative_item": ("扣分项不得列入", "negative items are never taken in"),
    "many_own_items": (
        "自设条目超过 5 条，请街道留意",
        "more than 5 items of the village's own: the street should look at them",
    ),
    "own_item_above": (
        "自设条目的分值超过 2 分，请街道留意",
        "an item of the village's own gives more than 2 points: the street should look at it",
    ),
    "no_vote": ("没有表决人数，公示 A 张会写明", "no vote is stated; sheet A will say so"),
    "no_minutes": (
        "没有附会议记录，公示 A 张会写明",
        "no minutes are attached; sheet A will say so",
    ),
    "vote_form": (
        "要写成 应到/实到/赞成，如 45/38/36，且逐个不增大",
        "write it as EXPECTED/PRESENT/IN FAVOUR, like 45/38/36, none above the one before",
    ),
    "bands_form": (
        "要写成 1060=五星；1040=四星 这样，分值逐档减小",
        "write it like 1060=五星;1040=四星, the points falling",
    ),
    "carry_form": ("要写 all、none 或 0 到 100 的百分数", "write all, none, or a per cent"),
    "code_and_count": ("要写成 编码=数量，如 FZ=2", "write it as CODE=COUNT, like FZ=2"),
    "nobody_joins": (
        "这一户没有还没参与的成年人",
        "no adult of the household is left to join",
    ),
    "takes_part_already": ("已经参与", "takes part already"),
    "not_taking_part": ("那天没有参与", "does not take part on that day"),
    "age_unknown": ("年龄待核", "the age is not known"),
    "same_person": ("是同一个人", "is the same person"),
    "no_rules_to_end": ("那个月没有生效的规则", "no rules are in force in that month"),
    "number_taken": ("这个村居已有同号的规则", "the village has a rule set of that number"),
}
