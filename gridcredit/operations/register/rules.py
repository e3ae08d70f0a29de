"""Rule values that the district sends down, with the program's defaults (domain rules, 2-4)."""

from __future__ import annotations

from gridcredit.domain.coverage import Rules
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ChangedSince
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import rules

TENANT_MONTHS = "tenant_months"
COOL_OFF_DAYS = "cool_off_days"
OBJECTION_DAYS = "objection_days"
"""Working days to answer an objection of 信用+ in."""
OBJECTION_DAYS_ASKING = "objection_days_asking"
"""The same where others must be asked."""
CLOSING_DAYS = "closing_days"
"""Working days after a month in which a village closes it in time."""
REQUEST_DAYS = "request_days"
"""Working days to answer a person's request about what is held on them in."""
HAND_BACK_DAYS = "hand_back_days"
"""Working days after a withdrawal in which scans are deleted and the paper is handed back."""
RIGHTS_CLOCKS = (REQUEST_DAYS, HAND_BACK_DAYS)
PLEDGE_YEARS = "pledge_years"
"""Years that a pledge is kept; 0: for ever."""
STAR_YEARS = "star_years"
"""Years that the papers of an honour are kept; 0: for ever."""
LOG_MONTHS = "log_months"
"""Months that the log of what was done is kept; six at least (cybersecurity law, art. 21)."""
EXPORT_LOG_MONTHS = "export_log_months"
"""Months that the log of what was given to others is kept; three years at least."""
DRAFT_DAYS = "draft_days"
"""Days after which what was typed and never saved is let go."""
TERMS = (PLEDGE_YEARS, STAR_YEARS, LOG_MONTHS, EXPORT_LOG_MONTHS, DRAFT_DAYS)
APPEAL_DAYS = "appeal_days"
"""Working days in which a request passed on at a door is to be replied to."""
CREDIT_CLOCKS = (OBJECTION_DAYS, OBJECTION_DAYS_ASKING, CLOSING_DAYS)
DEFAULTS = {
    TENANT_MONTHS: 6,
    COOL_OFF_DAYS: 90,
    OBJECTION_DAYS: 3,
    OBJECTION_DAYS_ASKING: 7,
    CLOSING_DAYS: 10,
    REQUEST_DAYS: 15,
    HAND_BACK_DAYS: 15,
    PLEDGE_YEARS: 10,
    STAR_YEARS: 30,
    LOG_MONTHS: 6,
    EXPORT_LOG_MONTHS: 36,
    DRAFT_DAYS: 30,
    APPEAL_DAYS: 5,
}
MOST = {
    TENANT_MONTHS: 36,
    COOL_OFF_DAYS: 366,
    OBJECTION_DAYS: 60,
    OBJECTION_DAYS_ASKING: 60,
    CLOSING_DAYS: 60,
    **dict.fromkeys(RIGHTS_CLOCKS, 60),
    PLEDGE_YEARS: 100,
    STAR_YEARS: 100,
    LOG_MONTHS: 1200,
    EXPORT_LOG_MONTHS: 1200,
    DRAFT_DAYS: 366,
    APPEAL_DAYS: 60,
}
LEAST = {
    TENANT_MONTHS: 0,
    COOL_OFF_DAYS: 0,
    **dict.fromkeys((*CREDIT_CLOCKS, *RIGHTS_CLOCKS, APPEAL_DAYS), 1),
    PLEDGE_YEARS: 0,
    STAR_YEARS: 0,
    LOG_MONTHS: 6,
    EXPORT_LOG_MONTHS: 36,
    DRAFT_DAYS: 1,
}


def answer_days(session: Session) -> tuple[int, int]:
    """The working days in which an objection is answered, and where others must be asked."""
    return rule(session, OBJECTION_DAYS), rule(session, OBJECTION_DAYS_ASKING)


def rule(session: Session, key: str) -> int:
    """The whole number that a rule holds here; its default where it holds none that can be."""
    held = rules.setting(session, key)
    if held is None or not held.value.isdecimal():
        return DEFAULTS[key]
    value = int(held.value)
    return value if LEAST[key] <= value <= MOST[key] else DEFAULTS[key]


def coverage_rules(session: Session) -> Rules:
    """The rules by which coverage is counted here."""
    return Rules(tenant_months=rule(session, TENANT_MONTHS))


def all_rules(desk: Desk) -> dict[str, int]:
    """Every rule with the value in force here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return {key: rule(session, key) for key in DEFAULTS}


def set_rule(desk: Desk, key: str, value: int, instead_of: int | None = None) -> None:
    """Set a rule for everybody below; it travels with the next packages. `instead_of` is the value
    that is to be undone. Raises BadValue, and ChangedSince where the rule has another one."""
    desk.actor.require(Duty.SET_TARGETS)
    if key not in DEFAULTS or not LEAST[key] <= value <= MOST[key]:
        raise BadValue(key, str(value), f"{LEAST.get(key, 0)}-{MOST.get(key, 0)}")
    with desk.writing() as session:
        if instead_of is not None and rule(session, key) != instead_of:
            raise ChangedSince("setting", key)
        if rules.setting(session, key) is None:
            journal.add(session, [Setting(setting_id(key), key, str(value))])
        else:
            journal.edit(session, "setting", setting_id(key), {"value": str(value)})
