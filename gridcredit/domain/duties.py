"""Which role may do what: one table, asked by every operation; no code compares roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.errors import NotAllowed


class Duty(StrEnum):
    """A thing that somebody is responsible for."""

    READ = "read"
    RECORD_VISITS = "record_visits"
    EDIT_REGISTER = "edit_register"
    IMPORT_REGISTER = "import_register"
    EDIT_AREAS = "edit_areas"
    SET_TARGETS = "set_targets"
    ENROL = "enrol"
    EXCHANGE = "exchange"
    RESOLVE = "resolve"
    PRINT_POSTERS = "print_posters"
    REVEAL = "reveal"
    MAINTAIN = "maintain"
    MANAGE_ACCOUNTS = "manage_accounts"
    SET_CALENDAR = "set_calendar"
    SET_CREDIT_RULES = "set_credit_rules"
    RECORD_CREDIT = "record_credit"
    REVIEW_CREDIT = "review_credit"  # decide, close, answer objections, hang up sheets
    KEEP_GOODS = "keep_goods"  # goods, stock and the fund
    REDEEM = "redeem"
    NOMINATE_STARS = "nominate_stars"  # and keep what nominees agreed to, notices and prints
    DECIDE_STARS = "decide_stars"
    SET_PLEDGE_TEXTS = "set_pledge_texts"
    SEE_PLEDGES = "see_pledges"  # by their numbers, and in their boxes
    KEEP_ARCHIVE = "keep_archive"  # 档号, and lists of what is destroyed
    KEEP_LEDGERS = "keep_ledgers"  # articles, activities, posters where they hang, posts, visits
    SET_INCENTIVES = "set_incentives"
    REPORT_TASKS = "report_tasks"  # how far 重点任务 are
    SET_TASKS = "set_tasks"  # 重点任务, occasions, 双公示, schemes of assessment
    ISSUE_REPORTS = "issue_reports"  # weekly tables, bulletins, assessments, 工作提示


_EVERYBODY = frozenset({Duty.READ, Duty.EXCHANGE, Duty.MAINTAIN, Duty.PRINT_POSTERS})
_REGISTER = frozenset({Duty.EDIT_REGISTER, Duty.IMPORT_REGISTER, Duty.REVEAL, Duty.RESOLVE})
_PLEDGES = frozenset({Duty.RECORD_VISITS, Duty.SEE_PLEDGES})
_REPORTS = frozenset({Duty.SET_INCENTIVES, Duty.REPORT_TASKS, Duty.ISSUE_REPORTS})
_STREET = (
    _EVERYBODY
    | _REGISTER
    | _PLEDGES
    | {Duty.ENROL, Duty.EDIT_AREAS, Duty.MANAGE_ACCOUNTS}
    | _REPORTS
    | {Duty.SET_PLEDGE_TEXTS, Duty.KEEP_LEDGERS}
)

_COUNTER = frozenset({Duty.KEEP_GOODS, Duty.REDEEM})
_REVIEW = frozenset({Duty.REVIEW_CREDIT, Duty.NOMINATE_STARS, Duty.DECIDE_STARS})

DUTIES: dict[Role, frozenset[Duty]] = {
    Role.GRID_WORKER: _EVERYBODY
    | _REGISTER
    | _PLEDGES
    | {Duty.MANAGE_ACCOUNTS, Duty.RECORD_CREDIT, Duty.KEEP_ARCHIVE, Duty.KEEP_LEDGERS},
    Role.COLLECTOR: _EVERYBODY
    | _PLEDGES
    | {Duty.REVEAL, Duty.RECORD_CREDIT, Duty.NOMINATE_STARS, Duty.KEEP_LEDGERS},
    Role.VILLAGE_REVIEWER: _EVERYBODY
    | _REGISTER
    | _REVIEW
    | _COUNTER
    | _PLEDGES
    | {Duty.MANAGE_ACCOUNTS, Duty.RECORD_CREDIT, Duty.SET_CREDIT_RULES, Duty.KEEP_ARCHIVE}
    | {Duty.KEEP_LEDGERS},
    Role.REDEEMER: _EVERYBODY | _COUNTER | {Duty.REVEAL},
    Role.STREET_CLERK: _STREET
    | _COUNTER
    | {Duty.RECORD_CREDIT, Duty.SET_CREDIT_RULES, Duty.NOMINATE_STARS, Duty.KEEP_ARCHIVE},
    Role.STREET_REVIEWER: _EVERYBODY
    | _REVIEW
    | {Duty.RESOLVE, Duty.REVEAL, Duty.SET_CREDIT_RULES, Duty.SEE_PLEDGES, Duty.KEEP_ARCHIVE},
    Role.DISTRICT_OFFICE: _STREET | {Duty.SET_TARGETS, Duty.SET_CALENDAR, Duty.SET_TASKS},
    Role.ADMINISTRATOR: frozenset({Duty.READ, Duty.MAINTAIN, Duty.ENROL, Duty.MANAGE_ACCOUNTS}),
}

FIRST_ROLE: dict[Office, Role] = {
    Office.GRID: Role.GRID_WORKER,
    Office.VILLAGE: Role.VILLAGE_REVIEWER,
    Office.STREET: Role.STREET_CLERK,
    Office.DISTRICT: Role.DISTRICT_OFFICE,
}

# The posts that there are at an office; the first is that of who made the workspace.
ROLES_AT: dict[Office, tuple[Role, ...]] = {
    Office.GRID: (Role.GRID_WORKER, Role.COLLECTOR, Role.ADMINISTRATOR),
    Office.VILLAGE: (
        Role.VILLAGE_REVIEWER,
        Role.COLLECTOR,
        Role.REDEEMER,
        Role.ADMINISTRATOR,
    ),
    Office.STREET: (
        Role.STREET_CLERK,
        Role.STREET_REVIEWER,
        Role.COLLECTOR,
        Role.REDEEMER,
        Role.ADMINISTRATOR,
    ),
    Office.DISTRICT: (Role.DISTRICT_OFFICE, Role.ADMINISTRATOR),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard; `resident` is who of the register that is, where it is known."""

    login: str
    name: str
    role: Role
    resident: UUID | None = None

    def may(self, duty: Duty) -> bool:
        """Whether the actor's role carries the duty."""
        return duty in DUTIES[self.role]

    def require(self, duty: Duty) -> None:
        """Raise NotAllowed unless the role carries the duty."""
        if not self.may(duty):
            raise NotAllowed(duty.value)
