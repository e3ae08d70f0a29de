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
from gridcredit.domain.roster_rows import RosterRow
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
        " 所属网格编码 基础网格 网格ID 网格名 现住网格 居住网格"
    ),
    Field.ESTATE: (
        "小区名称/自然村 小区名称 小区 小区名 自然村 自然村名称 小区/自然村 自然村/小区"
        " 小区或自然村 村庄 村组 自然村组 所在小区 所属小区 居民小区 片区 街路巷 街巷 路街巷"
        " 小区村庄 现住小区/建筑 现住小区 现居小区 居住小区 居住小区/建筑 小区/建筑 建筑 建筑物"
        " 建筑名称 建筑物名称 小区/建筑物 现住小区/建筑物 居住小区名称 现住小区名称 小区/村 村/小区"
    ),
    Field.BUILDING: (
        "楼栋 楼栋号 楼号 楼幢 楼幢号 楼 栋 栋号 幢 幢号 楼座 楼座号 号楼 座号 楼宇 楼牌号"
    ),
    Field.UNIT: "单元 单元号 单元名称",
    Field.ROOM: (
        "房号/门牌号 房号 门牌号 门牌 室 室号 户室 户室号 房间 房间号 门牌号码 房号门牌号"
        " 房屋编号 门户号 房室号 住房号 门号 房屋号 门牌号/房号 房间号 室/户 楼室号"
    ),
    Field.NUMBER: (
        "户号 户编号 家庭编号 户编码 家庭户号 户籍号 户口簿号 户口本号 户口编号 户序号 户口号"
        " 家庭户编号 家庭号"
    ),
    Field.HOLDER: "户主姓名 户主 户主名 户主名字 户主名称 家庭户主 户主信息姓名 所属户主",
    Field.NAME: (
        "姓名 居民姓名 人员姓名 成员姓名 家庭成员姓名 名字 本人姓名 住户姓名 中文姓名"
        " 家庭人员姓名 人口姓名 被采集人姓名 居民 人员 成员"
    ),
    Field.RELATION: (
        "与户主关系 关系 与户主的关系 和户主关系 同户主关系 与户主之关系 家庭关系 户主关系"
        " 成员关系 与户主 与本户户主关系 与其他人员关系 与户主或其他人员关系 与家庭成员关系"
        " 家庭成员关系 与户主关系代码 户主或与户主关系 与户主（家庭）关系"
    ),
    Field.SEX: "性别 男女",
    Field.ID: (
        "身份证号 公民身份号码 证件号码 身份证号码 公民身份证号码 公民身份证号 身份证"
        " 身份证件号码 身份证件号 证件号 居民身份证号 居民身份证号码 身份号码 有效证件号码"
        " 证件编号 身份证编号 身份证/证件号 身份证明号码 公民身份证件号码 居民身份号码"
        " 公民身份证件号 公民证件号码 有效证件号 本人身份证号 本人身份证号码 身份证号码/证件号码"
    ),
    Field.OTHER_ID: (
        "护照/其他证件号码 其他证件号码 其他证件号 护照号 护照号码 护照/其他证件号 其它证件号码"
        " 护照/其它证件号码 港澳台证件号码 境外证件号码"
    ),
    Field.BIRTH: "出生日期 出生年月 出生年月日 生日 出生时间 出生 出生日 出生年份 出生年",
    Field.PHONE: (
        "联系电话 手机号 手机 手机号码 电话 电话号码 联系方式 联系电话号码 移动电话 本人电话"
        " 本人联系电话 固定电话 座机 备用电话 其他电话 其他联系电话 联系手机 联系号码"
        " 电话/手机 手机/电话 联系人电话 住宅电话"
    ),
    Field.POPULATION: (
        "人口类型 居住类型 人口性质 人员类别 人口类别 人员类型 居住性质 居住状态 居住情况"
        " 现住 人口属性 居民类型 居住类别 人员性质 户籍类型 人户情况 人户状态 人员属性"
    ),
    Field.IS_SEPARATED: "是否人户分离 人户分离 是否人户分离人员 是否人户分离人口",
    Field.STATE: (
        "人员状态 人口状态 居民状态 状态 人员状况 生存状态 生存状况 存亡状态 存亡情况 人员现状"
        " 户籍状态 户口状态 注销原因 注销类型 减少原因 变动原因 变动情况 变动类型 异动情况"
    ),
    Field.IS_DEAD: (
        "是否死亡 是否已死亡 是否去世 是否已去世 是否已故 死亡 已死亡 去世 已故 死亡标识 死亡标志"
        " 是否死亡人员 死亡注销"
    ),
    Field.IS_ALIVE: "是否健在 是否在世 是否存活 健在 在世 是否生存",
    Field.IS_GONE: (
        "是否迁出 是否已迁出 是否搬走 是否搬离 是否已搬走 是否注销 是否已注销 是否销户 迁出 已迁出"
        " 户口注销 注销标识 注销标志 是否外迁 是否户口注销"
    ),
    Field.DIED_ON: "死亡日期 去世日期 死亡时间 去世时间 死亡年月",
    Field.LEFT_ON: "迁出日期 迁出时间 搬离日期 搬走日期 搬离时间 注销日期 注销时间",
    Field.ARRIVED: (
        "来本地日期 到达日期 居住日期 来本地时间 来此日期 来本址日期 入住日期 入住时间"
        " 到达时间 居住开始日期 流入日期 流入时间 起始居住日期 来此居住日期 迁入日期 迁入时间"
        " 居住起始日期 来本地居住日期"
    ),
    Field.REGISTRY: (
        "户籍地址 户口所在地 户籍所在地 户籍地 户籍 户籍详址 户籍住址 户口地址 户籍所在地址"
        " 户籍所在地详址 户口所在地地址 身份证地址 户籍详细地址 户口 户籍地详址 户籍地地址"
        " 户籍地详细地址 户籍所在地详细地址 户口所在地详址 户籍地住址 户口登记地 户籍登记地址"
        " 户籍门牌 户籍详细门牌 户籍地址详址 身份证住址 户口簿地址 户口本地址"
    ),
    Field.NOTE: "备注 说明 备注信息 备注说明 其他说明 附注 其他备注",
    Field.ADDRESS: (
        "住址 现住址 居住地址 家庭住址 家庭地址 地址 详细地址 现居住地 现居住地址 现住地址"
        " 居住地 房屋地址 住宅地址 实际居住地 实际居住地址 详细住址 居住详址 现居地 现居地址"
        " 住房地址 常住地址 实际居住地详址 实际居住地详细地址 实际居住地址详址 实际居住详址"
        " 居住地详址 居住地详细地址 现居住地详址 现居住地详细地址 现住地详址 现住地详细地址"
        " 现住址详址 现居住详址 现住详址 现住详细门牌 现住详细地址 现住门牌 居住门牌 居住详细地址"
        " 居住详细门牌 详细门牌 现居住地门牌 暂住地址 暂住地 暂住地详址 常住地详址 常住地详细地址"
        " 实际住址 实际地址 现在住址 目前住址 目前居住地 居住处所 住所 居所 房屋坐落 坐落"
        " 标准地址 地址详址 家庭详细住址 家庭详细地址 详址"
    ),
    Field.GROUP: "组别 村民小组 居民小组 小组 组 组号 所属组 所在组 村民组 组名 几组",
    Field.IS_HOLDER: "是否户主 户主标识 是否为户主 户主否 户主标志 是否是户主",
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


_MEANS: dict[str, Field] = {
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
    cells[_PLACES[Field.SEX]] = "" if row.sex is Sex.UNKNOWN else word(row.sex)
    cells[_PLACES[Field.POPULATION]] = word(row.population)
    return cells
