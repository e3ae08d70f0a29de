"""Why what is entered at doors, of many doors or from a sheet cannot be kept, in words."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "already_answered": ("已经答复过了", "it was replied to already"),
    "row_and_outcome": (
        "一行写：行号 结果，例如 12 11",
        "a line is the row and the outcome: 12 11",
    ),
    "row_wanted": ("应为行号，例如 12、12-18、3,5,9", "rows are wanted: 12, 12-18, 3,5,9"),
    "not_in_list": ("请从列表里选一项", "choose one of the list"),
    "row_twice": ("这一行前面已经填过", "the row stands above already"),
    "adult_ticks": (
        "应为成年人字母加勾选：G 告知、X 协助、Z 注册、W 婉拒、C 承诺，例如 AZC",
        "an adult's letter with G, X, Z, W or C is wanted, such as AZC",
    ),
    "adult_twice": ("同一个字母写了两次", "the letter stands twice"),
    "ticks_without_meeting": (
        "没见到人的结果不能勾成年人",
        "nobody is ticked where nobody was spoken to",
    ),
    "ticks_of_one_row": (
        "勾成年人时一次只写一行",
        "adults are ticked one row at a time",
    ),
    "several_sheets": (
        "有几张走访单都是这几位结尾，请多输几位",
        "several sheets end with these digits; type more of them",
    ),
    "round_columns": (
        "需要“行号”和“结果”两列，下面至少一行",
        "the columns row and outcome are needed, and a row below",
    ),
    "rows_or_file": (
        "要么写各行，要么给文件",
        "either rows or a file are wanted",
    ),
    "visited_within_hour": (
        "这一户一小时内已有一次走访",
        "the door has a visit within the hour",
    ),
    "vacant": ("空房或商铺", "an empty dwelling or a shop"),
    "nobody_left": ("户内的人都已离开", "all who lived there are gone"),
    "no_door_meant": ("选中的范围里没有要走的户", "no door is meant by this choice"),
    "no_door_left": ("没有可以登记的户", "no door is left to record"),
    "outcome_by_door": (
        "这个结果要一户一户登记",
        "this outcome is recorded door by door",
    ),
    "not_ahead": ("应为今天到一年以内的日期", "a day within a year from today is wanted"),
    "no_follow_up": ("这段时间没有约定的回访", "nothing is promised in this time"),
    "said_twice": ("已经有一条一样的", "there is one like it already"),
    "appeal_elsewhere": (
        "只有结果是“诉求转办”（31）的走访才能填写诉求",
        "only a visit with outcome 31 passes a request on",
    ),
}
