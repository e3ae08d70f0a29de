"""The wording of rule workbooks: which headings mean which column, which words mean which code, and
what no rule set may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.rosters.columns import plain_value
from gridcredit.rosters.headed_tables import TableForm
from gridcredit.texts.codes import CODES

FORM = TableForm(
    {
        "code": "编码 项目编码 条目编码 编号 项目编号 条目编号 代码",
        "theme": "板块 所属板块 类别 大类 主题 分类 模块",
        "name": "项目 项目名称 条目 事项 名称 加分项 积分项目 指标 内容 评价内容",
        "points": "分值 积分 加分 分数 得分 计分 计分标准",
        "unit": "计分单位 单位 计分方式 计量单位",
        "per": "每几小时 每多少小时 小时数 计分小时 每小时数",
        "group": "同类组 同类取高组 取高组 互斥组 同类",
        "tiers": "档次 分档 阶梯 时长档次",
        "cap": "上限 封顶 上限值 最高",
        "cap_kind": "上限类型 上限种类 封顶类型",
        "cap_per": "上限周期 上限期间 封顶周期 周期",
        "cap_by": "上限对象 上限口径 封顶对象",
        "cap_code": "上限编码 上限代码 共用上限 上限组",
        "evidence": "佐证 佐证材料 佐证种类 证明材料",
        "recorders": "可记录人 记录人 可录入人 登记人 录入单位 记录单位",
        "on": "启用 是否启用 启用状态 开启",
    },
    required=frozenset({"code", "name", "points"}),
    shared=frozenset({"theme", "group"}),
)
"""Rule sets. A cell of the theme or the group may be merged over the rows that share it."""

_THEMES = {
    Theme.PARTY_BUILDING: "党建 党建引领 基层党建",
    Theme.CIVIC_PRACTICE: "文明实践 新时代文明实践 文明新风 乡风文明",
    Theme.GOVERNANCE: "社会治理 基层治理 平安建设 治理",
    Theme.BEAUTIFUL_VILLAGE: "美丽乡村 人居环境 美丽家园",
}
_UNITS = {
    Unit.PERSON: "每人 人 每人次 人次 个人 按人",
    Unit.HOUSEHOLD: "每户 户 家庭 按户",
    Unit.MEMBER: "每名家庭成员 每名成员 家庭成员 成员 每成员 每口人",
    Unit.HOURS: "小时 每小时 时长 按小时 按时长",
    Unit.QUANTITY: "数量 按数量 件 每件 个 每个",
}
_KINDS = {CapKind.POINTS: "分值 分 按分 积分", CapKind.TIMES: "次数 次 按次"}
_SPANS = {
    CapSpan.MONTH: "每月 月 按月 月度",
    CapSpan.QUARTER: "每季 季 每季度 季度 按季",
    CapSpan.YEAR: "每年 年 按年 年度 全年",
}
_BY = {CapBy.PERSON: "按人 人 每人 个人", CapBy.HOUSEHOLD: "按户 户 每户 家庭"}
_RECORDERS = {
    Office.GRID: "网格 网格员",
    Office.VILLAGE: "村居 采集员 村居采集员 村 社区",
    Office.STREET: "街道 镇街 街道信用专员 街道专员",
}

RECORDER_WORDS = {office.value: words.split()[0] for office, words in _RECORDERS.items()}
"""What a workbook calls the offices that may record an item."""


def _by_word(table: Mapping[Any, str]) -> dict[str, StrEnum]:
    """Codes by themselves, by their words in either language and by other spellings."""
    found: dict[str, StrEnum] = {}
    for code, spellings in table.items():
        words = (code.value, *CODES[type(code)][code.value], *spellings.split())
        found |= {plain_value(word): code for word in words}
    return found


WORDS: dict[str, dict[str, StrEnum]] = {
    "theme": _by_word(_THEMES),
    "unit": _by_word(_UNITS),
    "cap_kind": _by_word(_KINDS),
    "cap_per": _by_word(_SPANS),
    "cap_by": _by_word(_BY),
    "recorders": _by_word(_RECORDERS),
}
"""What the cells of a column may say, by its name."""

LIST_MARKS = re.compile(r"[;；、|\n]+")
TIER = re.compile(r"([\d.．]+)\s*(?:小时|h|H)?\s*[=＝:：→-]+\s*([\d.．]+)\s*分?")

_NEVER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("health_item", re.compile("献血|血小板|血浆|骨髓|造血干细胞|遗体|器官|角膜")),
    ("petition_item", re.compile("信访|上访|缠访|闹访|非访")),
    ("birth_item", re.compile("计生|计划生育|超生|生育|独生子女|二孩|三孩")),
    ("negative_item", re.compile(r"扣分|减分|倒扣|负面|负分|扣\s*[\d一二两三五十]")),
)


def never_importable(name: str, theme: str = "") -> str:
    """Why an item of that wording may never stand in a rule set, as a reason; blank where it may:
    blood and organs (Shandong credit regulation, art. 42), petitions, births, negative items.
    Blanks within the words hide nothing."""
    said = "".join(name.split())
    for reason, pattern in _NEVER:
        if pattern.search(said) or (reason == "negative_item" and pattern.search(theme)):
            return reason
    return ""
