"""The wording of registers: which headings mean which field, and which words mean which value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.records import KINDS
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.domain.writing import is_plain_han
from gridcredit.texts import word


class Datum(StrEnum):
    """What a column of a register can state; most values name fields of `RosterRow`."""

    GRID = "grid_code"
    ESTATE = "estate"
    BUILDING = "building"
    UNIT = "unit"
    ROOM = "room"
    NUMBER = "household_number"
    HOLDER = "householder"
    NAME = "name"
    RELATION = "relation"
    SEX = "sex"
    ID = "id_number"
    BIRTH = "birth_date"
    PHONE = "phone"
    POPULATION = "population"
    ARRIVED = "arrived_on"
    REGISTRY = "registry_address"
    NOTE = "note"
    # Columns that feed the fields above and are not fields themselves:
    ADDRESS = "address"  # the whole address in one cell
    GROUP = "group"  # 村民小组, which goes behind the estate
    IS_HOLDER = "is_holder"  # yes or no
    OTHER_ID = "other_id"  # the number of a passport, where the ID number is blank
    IS_SEPARATED = "is_separated"  # 人户分离, yes or no
    STATE = "state"  # in words
    IS_DEAD = "is_dead"
    IS_ALIVE = "is_alive"
    IS_GONE = "is_gone"
    DIED_ON = "died_on"
    LEFT_ON = "left_on"


_OF_RECORDS: dict[Datum, tuple[str, str]] = {
    Datum.ESTATE: ("dwelling", "estate"),
    Datum.BUILDING: ("dwelling", "building"),
    Datum.UNIT: ("dwelling", "unit"),
    Datum.ROOM: ("dwelling", "room"),
    Datum.NUMBER: ("household", "number"),
    Datum.HOLDER: ("household", "householder"),
    Datum.NAME: ("resident", "name"),
    Datum.RELATION: ("resident", "relation"),
    Datum.SEX: ("resident", "sex"),
    Datum.ID: ("resident", "id_number"),
    Datum.BIRTH: ("resident", "birth_date"),
    Datum.PHONE: ("resident", "phone"),
    Datum.POPULATION: ("resident", "population"),
    Datum.ARRIVED: ("resident", "arrived_on"),
    Datum.REGISTRY: ("resident", "registry_address"),
    Datum.NOTE: ("resident", "note"),
}
"""Which field of which kind of record a column states; the kind names its headings."""

_SPELLINGS: dict[Datum, str] = {
    Datum.GRID: (
        "网格编号 网格编码 网格代码 网格号 网格 所属网格 所在网格 网格名称 所属网格编号"
        " 所属网格编码 基础网格 网格ID 网格名 现住网格 居住网格"
    ),
    Datum.OTHER_ID: (
        "护照/其他证件号码 其他证件号码 其他证件号 护照号 护照号码 护照/其他证件号 其它证件号码"
        " 护照/其它证件号码 港澳台证件号码 境外证件号码"
    ),
    Datum.IS_SEPARATED: "是否人户分离 人户分离 是否人户分离人员 是否人户分离人口",
    Datum.STATE: (
        "人员状态 人口状态 居民状态 状态 人员状况 生存状态 生存状况 存亡状态 存亡情况 人员现状"
        " 户籍状态 户口状态 注销原因 注销类型 减少原因 变动原因 变动情况 变动类型 异动情况"
    ),
    Datum.IS_DEAD: (
        "是否死亡 是否已死亡 是否去世 是否已去世 是否已故 死亡 已死亡 去世 已故 死亡标识 死亡标志"
        " 是否死亡人员 死亡注销"
    ),
    Datum.IS_ALIVE: "是否健在 是否在世 是否存活 健在 在世 是否生存",
    Datum.IS_GONE: (
        "是否迁出 是否已迁出 是否搬走 是否搬离 是否已搬走 是否注销 是否已注销 是否销户 迁出 已迁出"
        " 户口注销 注销标识 注销标志 是否外迁 是否户口注销"
    ),
    Datum.DIED_ON: "死亡日期 去世日期 死亡时间 去世时间 死亡年月",
    Datum.LEFT_ON: "迁出日期 迁出时间 搬离日期 搬走日期 搬离时间 注销日期 注销时间",
    Datum.ADDRESS: (
        "住址 现住址 居住地址 家庭住址 家庭地址 地址 详细地址 现居住地 现居住地址 现住地址"
        " 居住地 房屋地址 住宅地址 实际居住地 实际居住地址 详细住址 居住详址 现居地 现居地址"
        " 住房地址 常住地址 实际居住地详址 实际居住地详细地址 实际居住地址详址 实际居住详址"
        " 居住地详址 居住地详细地址 现居住地详址 现居住地详细地址 现住地详址 现住地详细地址"
        " 现住址详址 现居住详址 现住详址 现住详细门牌 现住详细地址 现住门牌 居住门牌 居住详细地址"
        " 居住详细门牌 详细门牌 现居住地门牌 暂住地址 暂住地 暂住地详址 常住地详址 常住地详细地址"
        " 实际住址 实际地址 现在住址 目前住址 目前居住地 居住处所 住所 居所 房屋坐落 坐落"
        " 标准地址 地址详址 家庭详细住址 家庭详细地址 详址"
    ),
    Datum.GROUP: "组别 村民小组 居民小组 小组 组 组号 所属组 所在组 村民组 组名 几组",
    Datum.IS_HOLDER: "是否户主 户主标识 是否为户主 户主否 户主标志 是否是户主",
    **{at: KINDS[kind].columns[name].headings for at, (kind, name) in _OF_RECORDS.items()},
}

LABELS: dict[Datum, str] = {at: _SPELLINGS[at].split()[0] for at in (Datum.GRID, *_OF_RECORDS)}
"""The headings that our own workbooks carry, in their order."""

HOUSEHOLD_FIELDS = (
    Datum.GRID,
    Datum.ESTATE,
    Datum.BUILDING,
    Datum.UNIT,
    Datum.ROOM,
    Datum.ADDRESS,
    Datum.NUMBER,
    Datum.HOLDER,
)
"""What the people of one household share, so that one cell may be merged over all of them."""

REASON_HEADINGS = ("原因", "出错的列", "原工作表", "原行号")
"""The leading columns of a workbook of refused rows; reading it again passes them over."""

_SILENT = {*REASON_HEADINGS, "序号", "NO", "NO."}  # dropped without a word: they say nothing

# Shandong credit regulation, article 42: never collected, whatever the heading around the word.
_FORBIDDEN: tuple[tuple[str, str], ...] = (
    ("income", "收入 工资 薪资 薪酬 存款 纳税"),
    ("property", "财产 资产 房产 不动产 有价证券 股票 商业保险"),
    ("religion", "宗教 信仰 教派"),
    ("illness", "疾病 病史 病情 患病 慢病 慢性病 重病 大病 精神病 健康 残疾 伤残 病种"),
    ("fingerprint", "指纹 指模 手印"),
    ("blood_type", "血型 基因 DNA"),
)


class DropReason(StrEnum):
    """Why a column was not taken in."""

    FORBIDDEN = "forbidden"  # Shandong credit regulation, article 42
    NOT_KEPT = "not_kept"  # the register has no such field
    REPEATED = "repeated"  # an earlier column already states the field
    OTHERS = "of_others"  # of somebody who is not the person of the row: 监护人, 配偶 …


_HINTS = re.compile(r"[(\[【〔<《][^()\[\]【】〔〕<>《》]*[)\]】〕>》]")
_NOISE = re.compile(r"[\s*:;,.。、_\-—\"'#]+")


def plain_heading(text: str) -> str:
    """A heading without width, blanks, line breaks, asterisks and bracketed hints."""
    if is_plain_han(text):
        return text
    flat = unicodedata.normalize("NFKC", text).upper()
    bare = _NOISE.sub("", _HINTS.sub("", flat))
    bare = bare or _NOISE.sub("", re.sub(r"[()\[\]【】]", "", flat))
    return bare.rstrip("0123456789") or bare


_MEANS: dict[str, Datum] = {
    plain_heading(word): field for field, words in _SPELLINGS.items() for word in words.split()
}


HEADING_WORDS = frozenset(_MEANS)
"""Every known spelling of a heading."""

_OF_OTHERS = re.compile(
    "监护人|配偶|父亲|母亲|父母|爱人|丈夫|妻子|子女|长子|长女|次子|次女|家属|亲属|赡养|抚养|联系人|代理人"
    "|委托人|担保人|介绍人|经办人|采集人|登记人|填报人|填表人|核查人|走访人|责任人|负责人|管理员|网格员|网格长"
    "|楼长|楼栋长|单元长|组长|楼门长|包保|包联|帮扶|干部|民警|医生|房东|房主|业主|产权人|出租人|承租人|雇主|家庭成员"
)
_OWN = re.compile("本人|居民|被监护人|户主")


def names_others(heading: str) -> bool:
    """Whether a heading is about somebody who is not the person of the row."""
    plain = plain_heading(heading)
    if plain in _MEANS:
        return False
    return _OF_OTHERS.search(plain) is not None and _OWN.match(plain) is None


def field_of(heading: str) -> Datum | None:
    """The field that a heading means; None when the heading is not a known spelling."""
    return _MEANS.get(plain_heading(heading))


def forbidden_kind(heading: str) -> str:
    """Which kind of forbidden knowledge a heading asks for; empty when it asks for none."""
    plain = plain_heading(heading)
    for kind, words in _FORBIDDEN:
        if any(word in plain for word in words.split()):
            return kind
    return ""


def is_silent(heading: str) -> bool:
    """Whether dropping the column needs no mention: a running number, our own reasons."""
    plain = plain_heading(heading)
    return not plain or plain in _SILENT


HOUSEHOLDER = "户主"

_Code = TypeVar("_Code", Sex, Population)

_SEXES = {
    Sex.MALE: "男 男性 男士 M MALE 1 1男",
    Sex.FEMALE: "女 女性 女士 F FEMALE 2 2女",
    Sex.UNKNOWN: "未知 不详 0 9 未说明 未知的性别 未说明的性别",
}
_POPULATIONS = {
    Population.PERMANENT: (
        "常住 常住人口 常住户 常驻 常驻人口 户籍人口 户籍 本地 本地人口 本地户籍 常住户籍"
        " 户籍常住 在册人口 人户一致 人户合一 人在户在 户在人在 本村 本村人口 本社区 自住"
    ),
    Population.FLOATING: (
        "流动 流动人口 租户 租客 租住 租赁 承租 承租户 外来 外来人口 外来务工 流入 流入人口"
        " 暂住 暂住人口 寄住 寄住人口 外地人口 非户籍人口 非户籍 租房"
    ),
    Population.SEPARATED: "人户分离 人户分离人口 人在户不在 户不在人在 户籍在外 人在户外",
    Population.REGISTRY_ONLY: (
        "空挂户 空挂 空挂人口 挂户 挂靠 挂靠户 户在人不在 人不在户在 只挂户口"
    ),
}
_HOLDERS = "户主 本人 户主本人 本人或户主 本人户主 本户户主 01 02 01本人 02户主"
_YES = "是 Y YES TRUE 1 √ ✓ ✔ V 对 有 户主"
_NO = "否 N NO FALSE 0 × ✗ ✘ X 非户主 不是 非"
_NOTHING = (
    "无 没有 暂无 不详 未知 不明 空 NA N/A NULL NONE 无证 未办 未办理 未登记 未提供"
    " 待补 待核 待核实 拒绝提供 - -- --- / // \\ 0 . 、 — —— * ?"
)
_TOTALS = "合计 总计 小计 共计 本页合计 本页小计 累计 汇总 以下空白 以下无正文 此页空白 以下为空"
_FOOTERS = (
    "填表人 填报人 制表人 制表 审核人 审核 负责人 网格员签字 网格员签名 填表日期 填报日期 制表日期"
    " 填报单位 单位盖章 联系人 注 备注 说明 填表说明 填报说明 复核 复核人 校对 校对人 审批 审批人"
    " 批准 核准 统计人 统计员 统计日期 登记人 经办人 采集人 采集日期 打印日期 打印时间 导出时间"
    " 导出人 单位负责人 社区负责人 村负责人 主要负责人 分管领导 签字 签名 签章 盖章 公章 村委会"
    " 居委会 报送单位"
    " 网格员 网格长 日期 时间 单位 第 共"
)
_SUM = re.compile(
    r"(?:合计|总计|小计|共计|累计|汇总|以下空白|以下无正文)[:：,，]?[\d共户人口名、,，.。]*"
)
_FOOT = re.compile(
    r"^第?\d+[页頁](?:$|\W)|^共\d+[页頁户人]|^第\d*[页頁],?共\d*[页頁]"
    r"|\((?:公章|盖章|签章|签字|签名)\):?|(?:盖章|签章|签字|签名):?$"
    r"|^\d{0,4}年\d{0,2}月\d{0,2}日$"
)
INSTRUCTION = re.compile(
    r"^(?:填写说明|填表说明|填报说明|填写要求|填写示例|示例|样例|例如|举例|例[:：]|如[:：])"
    r"|必填|选填|请填写|请选择|请输入|下拉选择|下拉框|填写格式|格式[:：为]|\d+位.{0,6}号码?$|可不填|可留空"
)
"""Cells of a second heading row that tells people how to fill in the first."""


def _by_word(table: Mapping[_Code, str]) -> dict[str, _Code]:
    return {plain_value(w): code for code, words in table.items() for w in words.split()}


def plain_value(text: str) -> str:
    """A code word without width, blanks and bracketed hints, in upper case."""
    if is_plain_han(text):
        return text
    flat = unicodedata.normalize("NFKC", text).upper()
    return "".join(_HINTS.sub("", flat).split())


SEX_WORDS = _by_word(_SEXES)
POPULATION_WORDS = _by_word(_POPULATIONS)
HOLDER_WORDS = frozenset(_HOLDERS.split())
YES_WORDS = frozenset(_YES.split())
NO_WORDS = frozenset(_NO.split())
NOTHING_WORDS = frozenset({plain_value(word) for word in _NOTHING.split()})
TOTAL_WORDS = frozenset(_TOTALS.split())
_FOOTER_WORDS = frozenset(_FOOTERS.split())


def is_sum(text: str) -> bool:
    """Whether a text sums up or closes a list: 合计, 合计：5户12人, 以下空白."""
    plain = plain_value(text)
    return plain in TOTAL_WORDS or _SUM.fullmatch(plain) is not None


def is_foot(text: str) -> bool:
    """Whether a text is of the foot of a form: 审核人：李某, 第1页, 2026年11月30日."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    before, colon, _ = plain.partition(":")
    if colon and (before in _FOOTER_WORDS or before.endswith(("人", "员", "单位", "日期", "章"))):
        return True
    return before.removesuffix("()") in _FOOTER_WORDS or _FOOT.search(plain) is not None


_STATED = attrgetter(*(f.value for f in LABELS))
_PLACES = {f: at for at, f in enumerate(LABELS)}


def register_cells(row: RosterRow) -> list[str | date | None]:
    """A row as the columns of LABELS show it."""
    cells = list(_STATED(row))
    cells[_PLACES[Datum.SEX]] = "" if row.sex is Sex.UNKNOWN else word(row.sex)
    cells[_PLACES[Datum.POPULATION]] = word(row.population)
    return cells
