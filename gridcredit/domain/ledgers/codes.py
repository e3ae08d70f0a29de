"""Code lists of ledgers, reports and 双公示; their wording lives in texts."""

from __future__ import annotations

from enum import StrEnum


class SiteType(StrEnum):
    """Where a poster hangs (seed document, item 2: 商超、公交站点、快递驿站等)."""

    SHOP = "shop"
    BUS_STOP = "bus_stop"
    PARCEL_STATION = "parcel_station"
    NOTICE_BOARD = "notice_board"
    GATE = "gate"
    SERVICE_HALL = "service_hall"
    SCHOOL = "school"
    CLINIC = "clinic"
    OTHER = "other"


class InspectionResult(StrEnum):
    """What somebody found at a poster."""

    INTACT = "intact"  # 完好
    DAMAGED = "damaged"  # 破损
    COVERED = "covered"  # 遮挡
    SWAPPED = "swapped"  # 疑似换码
    MISSING = "missing"  # 失踪


class IncentiveGrade(StrEnum):
    """Which grades of 榴花分 an incentive is for."""

    AAA = "aaa"
    AA = "aa"
    BOTH = "both"


class BenefitKind(StrEnum):
    """In which way an incentive helps."""

    PRIORITY = "priority"  # 优先
    REDUCTION = "reduction"  # 减免
    NO_DEPOSIT = "no_deposit"  # 免押
    ALLOWANCE = "allowance"  # 额度
    COURTESY = "courtesy"  # 礼遇


class Scene(StrEnum):
    """Where in life an incentive is used."""

    HEALTH = "health"  # 看病
    TRAVEL = "travel"  # 出行
    SERVICES = "services"  # 办事
    CULTURE = "culture"  # 文体
    LIVING = "living"  # 生活


class ClaimWay(StrEnum):
    """How an incentive is claimed."""

    SCREEN = "screen"  # 出示榴花分页面
    WINDOW = "window"  # 窗口登记
    LIST = "list"  # 名单推送
    UNKNOWN = "unknown"


class FilingKind(StrEnum):
    """What a decision is that has to be published."""

    PERMIT = "permit"  # 行政许可
    PENALTY = "penalty"  # 行政处罚


class FilingState(StrEnum):
    """What became of a report of a decision."""

    ACCEPTED = "accepted"
    RETURNED = "returned"  # 错报: sent back, or a required field is missing
    NOT_DUE = "not_due"  # 简易程序, or minor and remedied


class Report(StrEnum):
    """Reports that an office issues."""

    WEEKLY = "weekly"  # 周调度
    MONTHLY = "monthly"  # 月通报
    ASSESSMENT = "assessment"  # 考核


class ScoreBy(StrEnum):
    """Who gave a unit its points."""

    SELF = "self"  # 自评
    OFFICE = "office"  # 核定
    OBJECTION = "objection"  # 异议
    ANSWER = "answer"  # 复核


class ReminderState(StrEnum):
    """How a reminder stands; what is open first."""

    OVERDUE = "overdue"  # 逾期未反馈
    WAITING = "waiting"  # 待反馈
    REPLIED = "replied"  # 已反馈
    WITHDRAWN = "withdrawn"  # 已撤回
