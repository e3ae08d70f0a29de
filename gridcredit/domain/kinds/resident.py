"""People by 现住."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Population, ResidentState, Sex
from gridcredit.domain.fieldrules import coming_of_age, text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Resident:
    """A person by 现住; ID number and phone are facts that can clash, never keys."""

    id: UUID
    household: UUID
    name: str = ""
    relation: str = ""  # 与户主关系
    sex: Sex = Sex.UNKNOWN
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    population: Population = Population.PERMANENT
    arrived_on: date | None = None
    registry_address: str = ""  # 户籍地址
    state: ResidentState = ResidentState.HOME
    left_on: date | None = None
    """The day a death or a move takes effect; of who is here and came back on `arrived_on`, when
    the stay before had ended."""
    limited: bool = False  # 不适用: no full civil capacity; no reason is ever stored
    adult_on: str = ""  # stands for birth_date where that may not go: ISO date or EARLIER
    note: str = ""
    removed: str = ""


KIND = Kind(
    name="resident",
    record=Resident,
    nature=Nature.BASE,
    words=("居民", "resident"),
    columns={
        "household": Field("所在户", "Household"),
        "name": Field(
            "姓名",
            "Name",
            personal=True,
            erasable=True,
            headings=(
                "姓名 居民姓名 人员姓名 成员姓名 家庭成员姓名 名字 本人姓名 住户姓名 中文姓名"
                " 家庭人员姓名 人口姓名 被采集人姓名 居民 人员 成员"
            ),
        ),
        "relation": Field(
            "与户主关系",
            "Relation",
            personal=True,
            erasable=True,
            headings=(
                "与户主关系 关系 与户主的关系 和户主关系 同户主关系 与户主之关系 家庭关系"
                " 户主关系 成员关系 与户主 与本户户主关系 与其他人员关系 与户主或其他人员关系"
                " 与家庭成员关系 家庭成员关系 与户主关系代码 户主或与户主关系"
                " 与户主（家庭）关系"
            ),
        ),
        "sex": Field("性别", "Sex", personal=True, erasable=True, headings="性别 男女"),
        "id_number": Field(
            "身份证号",
            "ID number",
            personal=True,
            erasable=True,
            headings=(
                "身份证号 公民身份号码 证件号码 身份证号码 公民身份证号码 公民身份证号 身份证"
                " 身份证件号码 身份证件号 证件号 居民身份证号 居民身份证号码 身份号码"
                " 有效证件号码 证件编号 身份证编号 身份证/证件号 身份证明号码 公民身份证件号码"
                " 居民身份号码 公民身份证件号 公民证件号码 有效证件号 本人身份证号"
                " 本人身份证号码 身份证号码/证件号码"
            ),
        ),
        "birth_date": Field(
            "出生日期",
            "Birth date",
            personal=True,
            erasable=True,
            headings="出生日期 出生年月 出生年月日 生日 出生时间 出生 出生日 出生年份 出生年",
        ),
        "phone": Field(
            "电话",
            "Phone",
            personal=True,
            erasable=True,
            headings=(
                "联系电话 手机号 手机 手机号码 电话 电话号码 联系方式 联系电话号码 移动电话"
                " 本人电话 本人联系电话 固定电话 座机 备用电话 其他电话 其他联系电话 联系手机"
                " 联系号码 电话/手机 手机/电话 联系人电话 住宅电话"
            ),
        ),
        "population": Field(
            "人口类型",
            "Population",
            headings=(
                "人口类型 居住类型 人口性质 人员类别 人口类别 人员类型 居住性质 居住状态"
                " 居住情况 现住 人口属性 居民类型 居住类别 人员性质 户籍类型 人户情况 人户状态"
                " 人员属性"
            ),
        ),
        "arrived_on": Field(
            "来此日期",
            "Arrived on",
            headings=(
                "来本地日期 到达日期 居住日期 来本地时间 来此日期 来本址日期 入住日期 入住时间"
                " 到达时间 居住开始日期 流入日期 流入时间 起始居住日期 来此居住日期 迁入日期"
                " 迁入时间 居住起始日期 来本地居住日期"
            ),
        ),
        "registry_address": Field(
            "户籍地址",
            "Registered address",
            personal=True,
            erasable=True,
            headings=(
                "户籍地址 户口所在地 户籍所在地 户籍地 户籍 户籍详址 户籍住址 户口地址"
                " 户籍所在地址 户籍所在地详址 户口所在地地址 身份证地址 户籍详细地址 户口"
                " 户籍地详址 户籍地地址 户籍地详细地址 户籍所在地详细地址 户口所在地详址"
                " 户籍地住址 户口登记地 户籍登记地址 户籍门牌 户籍详细门牌 户籍地址详址"
                " 身份证住址 户口簿地址 户口本地址"
            ),
        ),
        "state": Field("状态", "State"),
        "left_on": Field("离开日期", "Left on"),
        "limited": Field("不适用", "Not applicable"),
        "adult_on": Field("成年日期", "Adult on", editable=False, rule=coming_of_age),
        "note": Field(
            "备注",
            "Note",
            personal=True,
            erasable=True,
            rule=text(),
            headings="备注 说明 备注信息 备注说明 其他说明 附注 其他备注",
        ),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="household",
    off="removed",
    indexes=(
        (
            *("household", "removed", "population", "state", "limited"),
            *("birth_date", "adult_on", "arrived_on", "left_on", "id"),
        ),
        ("birth_date",),
        ("id_number",),
        ("name",),
        ("phone",),
    ),
    subject=lambda person, names: (
        f"{names.of('household', person.household)} {names.person(person.name)}".strip()
    ),
)
