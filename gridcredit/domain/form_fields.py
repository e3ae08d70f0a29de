"""What of the register may go onto other offices' forms: every field by its code, its words and
what it is of. What no form may ask for is not in the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cache


class Scope(IntEnum):
    """What a field is of; whoever is asked for one of the greater ones has the smaller ones too."""

    OFFICE = 0
    AREA = 1
    HOUSEHOLD = 2
    PERSON = 3


class Shape(StrEnum):
    """How a value is written into a cell."""

    TEXT = "text"
    CODE = "code"  # digits that are no quantity: text, and shown as text
    NUMBER = "number"
    RATE = "rate"  # in per cent
    DAY = "day"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `wanted`: a blank one is listed as missing. `of_minors`: it may be said of
    somebody under 18 (Shandong credit regulation, art. 2). `other_words`: further headings that
    mean it, with blanks between."""

    code: str
    zh: str
    en: str
    scope: Scope
    shape: Shape = Shape.TEXT
    wanted: bool = False
    of_minors: bool = True
    other_words: str = ""

    @property
    def words(self) -> tuple[str, str]:
        """What people call it."""
        return self.zh, self.en


def _of(scope: Scope, *rows: tuple[str, str, str, Shape, str, str]) -> list[FormField]:
    """The fields of a scope; the flags are w (wanted) and a (of adults alone)."""
    return [
        FormField(code, zh, en, scope, shape, "w" in flags, "a" not in flags, words)
        for code, zh, en, shape, flags, words in rows
    ]


_T, _C, _N, _R, _D = Shape.TEXT, Shape.CODE, Shape.NUMBER, Shape.RATE, Shape.DAY

FIELDS: dict[str, FormField] = {
    field.code: field
    for field in (
        *_of(
            Scope.PERSON,
            ("name", "姓名", "Name", _T, "w", ""),
            ("sex", "性别", "Sex", _T, "wa", ""),
            ("id_number", "身份证号", "ID number", _C, "wa", "身份证号码 身份证 公民身份号码"),
            ("birth_date", "出生日期", "Birth date", _D, "wa", ""),
            ("birth_month", "出生年月", "Birth month", _T, "wa", "出生年月"),
            ("birth_year", "出生年份", "Birth year", _N, "w", "出生年份 出生年"),
            ("age", "年龄", "Age", _N, "wa", "周岁 实足年龄"),
            ("phone", "联系电话", "Phone", _C, "wa", "电话 手机 手机号 手机号码 联系方式"),
            ("relation", "与户主关系", "Relation", _T, "wa", ""),
            ("population", "人口类型", "Population", _T, "a", ""),
            ("arrived_on", "来此日期", "Arrived on", _D, "a", ""),
            ("registry_address", "户籍地址", "Registered address", _T, "wa", ""),
            ("state", "人员状态", "State", _T, "a", ""),
            ("is_eligible", "是否应注册", "Is to register", _T, "a", "应注册"),
            (
                *("registration", "注册情况", "Registration", _T, "a"),
                "注册状态 榴花分注册 榴花分注册情况 注册进度",
            ),
            (
                *("is_registered", "是否注册", "Is registered", _T, "a"),
                "是否已注册 已注册 是否注册榴花分 榴花分是否注册",
            ),
            ("registered_on", "注册日期", "Registered on", _D, "a", "注册时间 榴花分注册日期"),
            (
                *("is_pledged", "是否签订承诺书", "Has pledged", _T, "a"),
                "是否签署承诺书 是否承诺 承诺书 是否签订信用承诺书 信用承诺书 已签承诺",
            ),
            (
                *("pledged_on", "承诺书签订日期", "Pledged on", _D, "a"),
                "承诺日期 签署日期 签订日期 承诺书签署日期",
            ),
            ("pledge_number", "承诺书编号", "Pledge number", _C, "a", "承诺编号"),
            ("resident_note", "居民备注", "Resident's note", _T, "a", ""),
        ),
        *_of(
            Scope.HOUSEHOLD,
            ("household_number", "户号", "Household number", _C, "", ""),
            ("householder", "户主姓名", "Householder", _T, "w", ""),
            (
                *("householder_id_number", "户主身份证号", "Householder's ID number", _C, "w"),
                "户主身份证 户主身份证号码 户主证件号码 户主公民身份号码",
            ),
            (
                *("householder_phone", "户主电话", "Householder's phone", _C, "w"),
                "户主联系电话 户主手机 户主手机号 户主联系方式",
            ),
            (
                *("household_size", "家庭人口", "People in the household", _N, ""),
                "家庭人口数 人口数 家庭人数 户内人口 户人口数 在家人口 家庭人口总数",
            ),
            ("household_adults", "户内成年人数", "Adults", _N, "", "成年人数 成年人"),
            ("household_minors", "户内未成年人数", "Minors", _N, "", "未成年人数 未成年人"),
            ("household_registered", "户内已注册人数", "Registered here", _N, "", ""),
            ("address", "现住址", "Address", _T, "w", "住址 地址 家庭住址 居住地址 详细地址"),
            ("estate", "小区/自然村", "Estate", _T, "", ""),
            ("building", "楼栋", "Building", _C, "", ""),
            ("unit", "单元", "Unit", _C, "", ""),
            ("room", "房号", "Room", _C, "", ""),
            ("dwelling_use", "房屋用途", "Dwelling use", _T, "", "房屋类型 用途 房屋性质"),
            (
                *("visited_on", "最近走访日期", "Last visit", _D, ""),
                "走访日期 入户日期 走访时间 入户时间 最近入户日期",
            ),
            (
                *("visit_outcome", "最近走访结果", "Outcome of the last visit", _T, ""),
                "走访结果 走访情况 入户情况 入户结果",
            ),
            ("visit_count", "走访次数", "Visits", _N, "", "入户次数"),
            ("household_note", "户备注", "Household's note", _T, "", ""),
        ),
        *_of(
            Scope.AREA,
            ("area_name", "填报区域", "Area", _T, "", "区域 辖区"),
            ("grid_name", "网格名称", "Grid", _T, "", "网格 所属网格 所在网格 网格名"),
            ("grid_code", "网格编号", "Grid code", _C, "", "网格编码 网格代码 网格号"),
            ("village_name", "村居名称", "Village", _T, "", "村居 村（居） 社区 村 社区名称 村名"),
            ("village_code", "村居编号", "Village code", _C, "", "村居编码 村居代码"),
            ("street_name", "街道名称", "Street", _T, "", "街道 镇街 镇（街） 街道（镇） 所属街道"),
            ("households", "总户数", "Households", _N, "", "户数 合计户数"),
            ("people", "总人数", "People", _N, "", "人口 人数 总人口 常住人口数 合计人数"),
            ("minors", "未成年人总数", "Minors in all", _N, "", ""),
            ("eligible", "应注册人数", "To register", _N, "", "应注册 应注册数"),
            ("informed", "已告知人数", "Informed", _N, "", "已告知 告知人数"),
            (
                "registered",
                "累计注册人数",
                "Registered in all",
                _N,
                "",
                "累计注册 注册人数 已注册人数",
            ),
            ("unregistered", "未注册人数", "Not registered", _N, "", "未注册"),
            ("registered_rate", "注册率", "Registration rate", _R, "", "注册率（%） 覆盖率"),
            (
                "pledged",
                "累计承诺人数",
                "Pledged in all",
                _N,
                "",
                "累计承诺 承诺人数 签订承诺书人数 承诺书数 承诺数 承诺书份数",
            ),
            ("pledged_rate", "承诺率", "Pledge rate", _R, "", "承诺率（%）"),
            ("visited_households", "已走访户数", "Households visited", _N, "", "走访户数 入户户数"),
            ("visited_rate", "走访覆盖率", "Visit rate", _R, "", "走访率 走访覆盖率（%） 入户率"),
        ),
        *_of(
            Scope.OFFICE,
            ("serial", "序号", "No.", _N, "", "编号 顺序号 NO NO. №"),
            ("office", "填报单位", "Office", _T, "", "单位 报送单位 填表单位 单位名称 制表单位"),
            (
                "worker",
                "填表人",
                "Filled in by",
                _T,
                "",
                "填报人 制表人 经办人 采集人 网格员 填写人",
            ),
            (
                *("today", "填表日期", "Date", _D, ""),
                "填报日期 制表日期 填报时间 填表时间 日期 上报日期 报送日期 统计日期",
            ),
            ("year", "年", "Year", _N, "", "年份 年度"),
            ("month", "月", "Month", _N, "", "月份"),
            ("day", "日", "Day", _N, "", ""),
            ("hotline", "联系热线", "Hotline", _C, "", "热线 咨询电话 服务热线 监督电话"),
        ),
    )
}
"""All fields by their codes, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class FormValue:
    """What a field says of somebody: a text, a number or a day; nothing where it is not
    known. `withheld`: it is known and may not be told."""

    text: str = ""
    number: int | Decimal | None = None
    day: date | None = None
    withheld: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not self.text and self.number is None and self.day is None

    def shown(self, pattern: str = "") -> str:
        """The value as text; a day as 2026-12-01, or by a pattern of yyyy, mm, m, dd and d."""
        if self.day is not None:
            return _by_pattern(self.day, pattern or "yyyy-mm-dd")
        return self.text if self.number is None else str(self.number)


_PARTS = ("yyyy", "yy", "mm", "dd", "m", "d")


def is_pattern(text: str) -> bool:
    """Whether a text says how a day is written."""
    return any(part in text for part in ("yyyy", "yy", "m", "d")) and len(text) <= 24


def _by_pattern(day: date, pattern: str) -> str:
    values = {
        "yyyy": f"{day.year:04d}",
        "yy": f"{day.year % 100:02d}",
        "mm": f"{day.month:02d}",
        "dd": f"{day.day:02d}",
        "m": str(day.month),
        "d": str(day.day),
    }
    said, at = "", 0
    while at < len(pattern):
        part = next((p for p in _PARTS if pattern.startswith(p, at)), pattern[at])
        said += values.get(part, part)
        at += len(part)
    return said


def field_named(text: str) -> FormField | None:
    """The field that a code or a word in either language means."""
    return _named().get(plain(text))


def plain(text: str) -> str:
    """A word as words are compared: without blanks, colons and the width of brackets."""
    return "".join(text.split()).strip("：:").replace("(", "（").replace(")", "）").casefold()


@cache
def _named() -> dict[str, FormField]:
    found = {plain(field.code): field for field in FIELDS.values()}
    for field in FIELDS.values():
        for word in field.words:
            found.setdefault(plain(word), field)
    for field in FIELDS.values():
        for word in field.other_words.split():
            found.setdefault(plain(word), field)
    return found
