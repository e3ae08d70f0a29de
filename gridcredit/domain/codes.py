"""Code lists of the field: areas, roles, outcomes, events; their wording lives in texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaLevel(StrEnum):
    """Levels of the management tree, from the zone down to the grid."""

    DISTRICT = "district"
    STREET = "street"
    VILLAGE = "village"
    GRID = "grid"


class DwellingUse(StrEnum):
    """What a dwelling is used for."""

    HOME = "home"
    RENTED = "rented"
    EMPTY = "empty"
    SHOP = "shop"


class Population(StrEnum):
    """人口类型: who lives here and who is only registered here (domain rules, section 12)."""

    PERMANENT = "permanent"  # 常住
    FLOATING = "floating"  # 流动人口
    SEPARATED = "separated"  # 人户分离: lives here, registered elsewhere
    REGISTRY_ONLY = "registry_only"  # 空挂户: registered here, lives elsewhere

    @property
    def lives_here(self) -> bool:
        """Whether 现住 is here."""
        return self is not Population.REGISTRY_ONLY

    @property
    def registered_here(self) -> bool:
        """Whether 户籍 is here."""
        return self in (Population.PERMANENT, Population.REGISTRY_ONLY)


class ResidentState(StrEnum):
    """Where a resident stands; died and moved out carry a date."""

    HOME = "home"
    AWAY = "away"  # 外出: stays in the household and in the base
    DIED = "died"
    MOVED_OUT = "moved_out"


class Sex(StrEnum):
    """Sex as the register states it."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class VisitMode(StrEnum):
    """How the household was reached."""

    DOOR = "door"
    PHONE = "phone"
    WECHAT = "wechat"
    OFFICE = "office"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an outcome of a knock means: what it is called, whether somebody was met or at least
    spoken with, whether one comes back, with which mode it goes, and how it is shown."""

    words: tuple[str, str]
    is_met: bool = False  # somebody, at the door
    is_spoken: bool = False  # with somebody, at the door or not
    is_shut: bool = False  # the door, which is to be tried again
    is_base_fault: bool = False  # the base data must be corrected
    settles: bool = False  # what there was to settle with those who were met
    declines: bool = False  # registering; nobody asks again for a while
    comes_back: bool = False  # on a day that may be agreed on
    needs_day: bool = False  # to come back on
    wants_reply: bool = False  # of another office; until then one comes back
    mode: VisitMode = VisitMode.DOOR
    tone: str = "plain"  # ui/widgets/tag.py


class VisitOutcome(StrEnum):
    """Outcome codes of one knock on one door (domain rules, section 4)."""

    MET_DONE = "01"
    MET_PENDING = "02"
    MET_REFUSED = "03"
    NOBODY = "11"
    NOT_OPENED = "12"
    BY_PHONE = "13"
    EMPTY = "21"
    MOVED_AWAY = "22"
    RENTED_UNCHECKED = "23"
    NO_SUCH_HOUSEHOLD = "24"
    APPEAL = "31"

    @property
    def means(self) -> Outcome:
        """What it means."""
        return OUTCOMES[self]


OUTCOMES: dict[VisitOutcome, Outcome] = {
    VisitOutcome.MET_DONE: Outcome(
        ("见面已办", "Met, done"), is_met=True, is_spoken=True, settles=True, tone="good"
    ),
    VisitOutcome.MET_PENDING: Outcome(
        ("见面待办", "Met, to follow up"),
        is_met=True,
        is_spoken=True,
        comes_back=True,
        needs_day=True,
        tone="warn",
    ),
    VisitOutcome.MET_REFUSED: Outcome(
        ("见面婉拒", "Met, declined"), is_met=True, is_spoken=True, declines=True
    ),
    VisitOutcome.NOBODY: Outcome(("无人", "Nobody home"), is_shut=True, comes_back=True),
    VisitOutcome.NOT_OPENED: Outcome(("未开门", "Door not opened"), is_shut=True, comes_back=True),
    VisitOutcome.BY_PHONE: Outcome(
        ("电话/微信接触", "By phone or WeChat"),
        is_spoken=True,
        comes_back=True,
        mode=VisitMode.PHONE,
    ),
    VisitOutcome.EMPTY: Outcome(("空房", "Empty dwelling"), is_base_fault=True, tone="info"),
    VisitOutcome.MOVED_AWAY: Outcome(("已迁出", "Moved away"), is_base_fault=True, tone="info"),
    VisitOutcome.RENTED_UNCHECKED: Outcome(
        ("出租待核", "Rented, to check"), is_base_fault=True, tone="info"
    ),
    VisitOutcome.NO_SUCH_HOUSEHOLD: Outcome(
        ("查无此户", "No such household"), is_base_fault=True, tone="info"
    ),
    VisitOutcome.APPEAL: Outcome(
        ("诉求转办", "Request passed on"),
        is_spoken=True,
        comes_back=True,
        wants_reply=True,
        tone="bad",
    ),
}
"""Every outcome, a row each."""


class RegistrationKind(StrEnum):
    """Dated events of a resident's 榴花分 registration, append-only."""

    INFORMED = "informed"
    HELPED = "helped"
    REGISTERED = "registered"
    DECLINED = "declined"
    WITHDREW = "withdrew"


class Channel(StrEnum):
    """How a resident came to know or to register."""

    VISIT = "visit"  # 入户
    POSTER = "poster"  # 海报
    ACTIVITY = "activity"  # 活动
    WECHAT_GROUP = "wechat_group"  # 微信群
    SELF = "self"  # 自行


class PledgeStage(StrEnum):
    """States of a 信用承诺书, in their order."""

    DRAFTED = "drafted"  # 草拟
    SIGNED = "signed"  # 已签
    CHECKED = "checked"  # 已核
    ARCHIVED = "archived"  # 已归档
    WITHDRAWN = "withdrawn"  # 已撤回
    VOIDED = "voided"  # 作废

    @property
    def counts_as_pledged(self) -> bool:
        """Whether a resident in this state counts as pledged."""
        return self in (PledgeStage.SIGNED, PledgeStage.CHECKED, PledgeStage.ARCHIVED)


class ConsentKind(StrEnum):
    """Separate consents, each withdrawable (personal-information law, art. 14-15)."""

    REGISTRATION_DATA = "registration_data"
    REPORT_PLEDGE = "report_pledge"
    PUBLISH_HONOUR = "publish_honour"
    PUBLISH_LINES = "publish_lines"  # 逐笔公示, under a code


class Topic(StrEnum):
    """What the doorstep talk explained; policy items and incentives."""

    SCORE = "score"  # 榴花分是什么
    REGISTER = "register"  # 怎样注册
    INCENTIVES = "incentives"  # 激励措施
    PLEDGE = "pledge"  # 信用承诺
    PRIVACY = "privacy"  # 自愿与个人信息


class Role(StrEnum):
    """Posts that a person can hold on one computer."""

    GRID_WORKER = "grid_worker"  # 网格员
    COLLECTOR = "collector"  # 村居采集员
    VILLAGE_REVIEWER = "village_reviewer"  # 村居审核
    REDEEMER = "redeemer"  # 兑换员
    STREET_CLERK = "street_clerk"  # 街道信用专员
    STREET_REVIEWER = "street_reviewer"  # 街道审核
    DISTRICT_OFFICE = "district_office"  # 区信用办
    ADMINISTRATOR = "administrator"  # 管理员


class Office(StrEnum):
    """Kinds of workspace, by the level they stand on."""

    GRID = "grid"
    VILLAGE = "village"  # beside the grids of that village, below its street
    STREET = "street"
    DISTRICT = "district"

    @property
    def is_lowest(self) -> bool:
        """Whether no office stands below: people work here at their own doors, whose names stand
        in full, and nothing is to be settled between offices."""
        return self in (Office.GRID, Office.VILLAGE)


class Suite(StrEnum):
    """Suites of algorithms that files between offices are signed and sealed with."""

    A = "A"  # Ed25519 and age (X25519, ChaCha20-Poly1305)
    B = "B"  # 国密: SM2, SM3, SM4


class Refusal(StrEnum):
    """Why a revision that arrived was set aside."""

    UNREADABLE = "unreadable"  # not a line of ours
    ENTITY_UNKNOWN = "entity_unknown"  # a kind of record that this program does not know
    OP_UNKNOWN = "op_unknown"
    VALUE_UNFIT = "value_unfit"  # a field holds what it cannot hold, or a needed one is missing
    FACT_CHANGED = "fact_changed"  # facts are corrected by later facts, never edited
    AREA_OUTSIDE = "area_outside"  # about an area that the sender does not answer for
    COUNTER_AHEAD = "counter_ahead"  # so far ahead that it would use up what all offices count on
    AUTHOR_OUTSIDE = "author_outside"  # in the name of an office that the sender may not speak for
    SEQ_REUSED = "seq_reused"  # another revision holds the same number of the same installation


class RequestKind(StrEnum):
    """What a person may ask of what is held on them (personal-information law, art. 44-47)."""

    ACCESS = "access"  # 查阅、复制
    CORRECT = "correct"  # 更正、补充
    DELETE = "delete"  # 删除
