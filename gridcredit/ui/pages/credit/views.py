"""The views of the page, one row each: a new one adds a folder and a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor, Duty
from gridcredit.ui import views


@dataclass(frozen=True, slots=True)
class ViewRow(views.ViewRow):
    """A view: its words, whose duty it is (any of them), where its class lies, and whether it
    needs a village's rules to be of any use."""

    CONTEXT: ClassVar[str] = "credit"

    duties: frozenset[Duty]
    needs_rules: bool = True

    def is_for(self, actor: Actor) -> bool:
        """Whether it is one of this account's."""
        return any(actor.may(duty) for duty in self.duties)


_HERE = "gridcredit.ui.pages.credit"
VIEWS: tuple[ViewRow, ...] = (
    ViewRow(
        "overview",
        QT_TRANSLATE_NOOP("credit", "总览"),
        f"{_HERE}.overview.view:OverviewView",
        frozenset({Duty.READ}),
        needs_rules=False,
    ),
    ViewRow(
        "entry",
        QT_TRANSLATE_NOOP("credit", "记一笔"),
        f"{_HERE}.entry.view:EntryView",
        frozenset({Duty.RECORD_CREDIT}),
    ),
    ViewRow(
        "activity",
        QT_TRANSLATE_NOOP("credit", "活动单"),
        f"{_HERE}.activity.view:ActivityView",
        frozenset({Duty.RECORD_CREDIT}),
    ),
    ViewRow(
        "review",
        QT_TRANSLATE_NOOP("credit", "审核"),
        f"{_HERE}.review.view:ReviewView",
        frozenset({Duty.REVIEW_CREDIT}),
    ),
    ViewRow(
        "ledger",
        QT_TRANSLATE_NOOP("credit", "台账"),
        f"{_HERE}.ledger.view:LedgerView",
        frozenset({Duty.READ}),
    ),
    ViewRow(
        "closing",
        QT_TRANSLATE_NOOP("credit", "结账与公示"),
        f"{_HERE}.closing.view:ClosingView",
        frozenset({Duty.REVIEW_CREDIT}),
    ),
    ViewRow(
        "redeem",
        QT_TRANSLATE_NOOP("credit", "兑换"),
        f"{_HERE}.redeem.view:RedeemView",
        frozenset({Duty.REDEEM, Duty.KEEP_GOODS}),
    ),
    ViewRow(
        "rules",
        QT_TRANSLATE_NOOP("credit", "规则与参与"),
        f"{_HERE}.rules.view:RulesView",
        frozenset({Duty.SET_CREDIT_RULES, Duty.RECORD_CREDIT, Duty.REVIEW_CREDIT}),
        needs_rules=False,
    ),
)


def views_for(actor: Actor, office: Office) -> list[ViewRow]:
    """The views of an account, in their order; the district has counts alone."""
    rows = VIEWS[:1] if office is Office.DISTRICT else VIEWS
    return [row for row in rows if row.is_for(actor)]
