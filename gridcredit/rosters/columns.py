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
from gridcredit.domain.register import RosterRow
from gridcredit.domain.writing import is_plain_han
from gridcredit.texts import word


class Field(StrEnum):
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
    IS_HOLDER = "is_holder"  # yes or no


LABELS: dict[Field, str] = {
    Field.GRID: "网格编号",
    Field.ESTATE: "小区名称/自然村",
    Field.BUILDING: "楼栋",
    Field.UNIT: "单元",
    Field.ROOM: "房号/门牌号",
    Field.NUMBER: "户号",
    Field.HOLDER: "户主姓名",
    Field.NAME: "姓名",
    Field.RELATION: "与户主关系",
    Field.SEX: "性别",
    Field.ID: "身份证号",
    Field.BIRTH: "出生日期",
    Field.PHONE: "联系电话",
    Field.POPULATION: "人口类型",
    Field.ARRIVED: "来本地日期",
    Field.REGISTRY: "户籍地址",
    Field.NOTE: "备注",
}
"""The headings that our own workbooks carry, in their order."""

_SPELLINGS: dict[Field, str] = {
    Field.GRID: (
        "网格编号 网格编码 网格代码 网格号 网格 所属网格 所在网格 网格名称 所属网格编号"
        " 所属网格编码 基础网格 网格ID"
    ),
    Field.ESTATE: (
        "小区名称/自然村 小区名称 小区 小区名 自然村 自然村名称 小区/自然村 自然村/小区"
        " 小区或自然村 村庄 村组 自然村组 所在小区 所属小区 居民小区 片区 街路巷 街巷 路街巷"
        " 小区村庄"
    ),
    Field.BUILDING: (
        "楼栋 楼栋号 楼号 楼幢 楼幢号 楼 栋 栋号 幢 幢号 楼座 楼座号 号楼 座号 楼宇 楼牌号"
    ),
    Field.UNIT: "单元 单元号 单元名称",
    Field.ROOM: (
        "房号/门牌号 房号 门牌号 门牌 室 室号 户室 户室号 房间 房间号 门牌号码 房号门牌号"
        " 房屋编号 门户号 房室号 住房号 门号 房屋号 门牌号/房号"
    ),
    Field.NUMBER: (
        "户号 户编号 家庭编号 户编码 家庭户号 户籍号 户口簿号 户口本号 户口编号 户序号 户口号"
        " 家庭户编号 家庭号"
    ),
    Field.HOLDER: "户主姓名 户主 户主名 户主名字 户主名称 家庭户主 户主信息姓名 所属户主",
    Field.NAME: (
        "姓名 居民姓名 人员姓名 成员姓名 家庭成员姓名 家庭成员 名字 本人姓名 住户姓名"
        " 家庭人员姓名 人口姓名 被采集人姓名 居民 人员 成员"
    ),
    Field.RELATION: (
        "与户主关系 关系 与户主的关系 和户主关系 同户主关系 与户主之关系 家庭关系 户主关系"
        " 成员关系 与户主 与本户户主关系"
    ),
    Field.SEX: "性别 男女",
    Field.ID: (
        "身份证号 公民身份号码 证件号码 身份证号码 公民身份证号码 公民身份证号 身份证"
        " 身份证件号码 身份证件号 证件号 居民身份证号 居民身份证号码 身份号码 有效证件号码"
        " 证件编号 身份证编号 身份证/证件号 身份证明号码"
    ),
    Field.BIRTH: "出生日期 出生年月 出生年月日 生日 出生时间 出生 出生日",
    Field.PHONE: (
        "联系电话 手机号 手机 手机号码 电话 电话号码 联系方式 联系电话号码 移动电话 本人电话"
        " 本人联系电话 固定电话 座机 备用电话 其他电话 其他联系电话 联系手机 联系号码"
        " 电话/手机 手机/电话 联系人电话 住宅电话"
    ),
    Field.POPULATION: (
        "人口类型 居住类型 人口性质 人员类别 人口类别 人员类型 居住性质 居住状态 居住情况"
        " 现住 人口属性 居民类型 居住类别 人员性质 户籍类型 人户情况 人户状态 人员属性"
    ),
    Field.ARRIVED: (
        "来本地日期 到达日期 居住日期 来本地时间 来此日期 来本址日期 入住日期 入住时间"
        " 到达时间 居住开始日期 流入日期 流入时间 起始居住日期 来此居住日期 迁入日期 迁入时间"
        " 居住起始日期 来本地居住日期"
    ),
    Field.REGISTRY: (
        "户籍地址 户口所在地 户籍所在地 户籍地 户籍 户籍详址 户籍住址 户口地址 户籍所在地址"
        " 户籍所在地详址 户口所在地地址 身份证地址 户籍详细地址 户口"
    ),
    Field.NOTE: "备注 说明 备注信息 备注说明 其他说明 附注 其他备注",
    Field.ADDRESS: (
        "住址 现住址 居住地址 家庭住址 家庭地址 地址 详细地址 现居住地 现居住地址 现住地址"
        " 居住地 房屋地址 住宅地址 实际居住地 实际居住地址 详细住址 居住详址 现居地 现居地址"
        " 住房地址 常住地址"
    ),
    Field.IS_HOLDER: "是否户主 户主标识 是否为户主 户主否",
}

HOUSEHOLD_FIELDS = (
    Field.GRID,
    Field.ESTATE,
    Field.BUILDING,
    Field.UNIT,
    Field.ROOM,
    Field.ADDRESS,
    Field.NUMBER,
    Field.HOLDER,
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


_MEANS: dict[str, Field] = {
    plain_heading(word): field for field, words in _SPELLINGS.items() for word in words.split()
}


def field_of(heading: str) -> Field | None:
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
_NOTHING = (
    "无 没有 暂无 不详 未知 不明 空 NA N/A NULL NONE 无证 未办 未办理 未登记 未提供"
    " 待补 待核 待核实 拒绝提供 - -- --- / // \\ 0 . 、 — —— * ?"
)
_TOTALS = "合计 总计 小计 共计 本页合计 本页小计 累计 汇总"
_FOOTERS = (
    "填表人 填报人 制表人 制表 审核人 审核 负责人 网格员签字 网格员签名 填表日期 填报日期 制表日期"
    " 填报单位 单位盖章 联系人 注 备注 说明 填表说明 填报说明"
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
NOTHING_WORDS = frozenset({plain_value(word) for word in _NOTHING.split()})
TOTAL_WORDS = frozenset(_TOTALS.split())
FOOTER_WORDS = tuple(_FOOTERS.split())


_STATED = attrgetter(*(f.value for f in LABELS))
_PLACES = {f: at for at, f in enumerate(LABELS)}


def register_cells(row: RosterRow) -> list[str | date | None]:
    """A row as the columns of LABELS show it."""
    cells = list(_STATED(row))
    cells[_PLACES[Field.SEX]] = "" if row.sex is Sex.UNKNOWN else word(row.sex)
    cells[_PLACES[Field.POPULATION]] = word(row.population)
    return cells
