"""The views of the page, one row each: a new one adds a folder and a row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor, Duty

if TYPE_CHECKING:
    from gridcredit.ui.pages.credit.page import CreditPage
    from gridcredit.ui.pages.credit.view import CreditView


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view: its words, whose duty it is (any of them), where its class lies, and whether it
    needs a village's rules to be of any use."""

    id: str
    title: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    duties: frozenset[Duty]
    factory: str
    needs_rules: bool = True

    def make(self, page: CreditPage) -> CreditView:
        """The view itself."""
        module, _, name = self.factory.partition(":")
        made: CreditView = getattr(import_module(module), name)(page)
        return made

    def words(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("credit", self.title)

    def is_for(self, actor: Actor) -> bool:
        """Whether it is one of this account's."""
        return any(actor.may(duty) for duty in self.duties)


_HERE = "gridcredit.ui.pages.credit"
VIEWS: tuple[ViewRow, ...] = (
    ViewRow(
        "overview",
        QT_TRANSLATE_NOOP("credit", "总览"),
        frozenset({Duty.READ}),
        f"{_HERE}.overview.view:OverviewView",
        needs_rules=False,
    ),
    ViewRow(
        "entry",
        QT_TRANSLATE_NOOP("credit", "记一笔"),
        frozenset({Duty.RECORD_CREDIT}),
        f"{_HERE}.entry.view:EntryView",
    ),
    ViewRow(
        "activity",
        QT_TRANSLATE_NOOP("credit", "活动单"),
        frozenset({Duty.RECORD_CREDIT}),
        f"{_HERE}.activity.view:ActivityView",
    ),
    ViewRow(
        "review",
        QT_TRANSLATE_NOOP("credit", "审核"),
        frozenset({Duty.REVIEW_CREDIT}),
        f"{_HERE}.review.view:ReviewView",
    ),
    ViewRow(
        "ledger",
        QT_TRANSLATE_NOOP("credit", "台账"),
        frozenset({Duty.READ}),
        f"{_HERE}.ledger.view:LedgerView",
    ),
    ViewRow(
        "closing",
        QT_TRANSLATE_NOOP("credit", "结账与公示"),
        frozenset({Duty.REVIEW_CREDIT}),
        f"{_HERE}.closing.view:ClosingView",
    ),
    ViewRow(
        "redeem",
        QT_TRANSLATE_NOOP("credit", "兑换"),
        frozenset({Duty.REDEEM, Duty.KEEP_GOODS}),
        f"{_HERE}.redeem.view:RedeemView",
    ),
    ViewRow(
        "rules",
        QT_TRANSLATE_NOOP("credit", "规则与参与"),
        frozenset({Duty.SET_CREDIT_RULES, Duty.RECORD_CREDIT, Duty.REVIEW_CREDIT}),
        f"{_HERE}.rules.view:RulesView",
        needs_rules=False,
    ),
)


def views_for(actor: Actor, office: Office) -> list[ViewRow]:
    """The views of an account, in their order; the district has counts alone."""
    rows = VIEWS[:1] if office is Office.DISTRICT else VIEWS
    return [row for row in rows if row.is_for(actor)]
