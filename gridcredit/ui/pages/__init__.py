"""The pages of the left rail: one row of the table each. A new page adds a file and a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty

if TYPE_CHECKING:
    from gridcredit.ui.app import App
    from gridcredit.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: its place in the rail, whose duty it is, and where its class lies.

    `factory` is `module:Class`, imported when the page is first shown. A new `group` stands a
    little apart from the one before. `listed_at` are the offices whose rail it stands in, where it
    does not in every one: the district's register has no names and no addresses, and nobody knocks
    from there.
    """

    id: str
    title: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    icon: str
    duty: Duty
    factory: str | Callable[[App], Page]
    group: int = 0
    listed_at: frozenset[Office] | None = None

    def make(self, app: App) -> Page:
        """The page itself."""
        if not isinstance(self.factory, str):
            return self.factory(app)
        module, _, name = self.factory.partition(":")
        made: Page = getattr(import_module(module), name)(app)
        return made

    def words(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("pages", self.title)


_WITH_NAMES = frozenset({Office.GRID, Office.VILLAGE, Office.STREET})

PAGES: tuple[PageRow, ...] = (
    PageRow(
        "today",
        QT_TRANSLATE_NOOP("pages", "今日"),
        "today",
        Duty.READ,
        "gridcredit.ui.pages.today.page:TodayPage",
    ),
    PageRow(
        "households",
        QT_TRANSLATE_NOOP("pages", "户册"),
        "households",
        Duty.READ,
        "gridcredit.ui.pages.register.page:RegisterPage",
        listed_at=_WITH_NAMES,
    ),
    PageRow(
        "visits",
        QT_TRANSLATE_NOOP("pages", "走访"),
        "visit",
        Duty.RECORD_VISITS,
        "gridcredit.ui.pages.visit.page:VisitPage",
        listed_at=_WITH_NAMES,
    ),
    PageRow(
        "planning",
        QT_TRANSLATE_NOOP("pages", "安排"),
        "calendar",
        Duty.RECORD_VISITS,
        "gridcredit.ui.pages.planning.page:PlanningPage",
        listed_at=_WITH_NAMES,
    ),
    PageRow(
        "pledges",
        QT_TRANSLATE_NOOP("pages", "承诺书"),
        "pledge",
        Duty.SEE_PLEDGES,
        "gridcredit.ui.pages.pledges.page:PledgesPage",
    ),
    PageRow(
        "score",
        QT_TRANSLATE_NOOP("pages", "榴花分"),
        "flower",
        Duty.READ,
        "gridcredit.ui.pages.score.page:ScorePage",
    ),
    PageRow(
        "credit",
        QT_TRANSLATE_NOOP("pages", "信用+"),
        "passbook",
        Duty.READ,
        "gridcredit.ui.pages.credit.page:CreditPage",
    ),
    PageRow(
        "stars",
        QT_TRANSLATE_NOOP("pages", "诚信之星"),
        "star",
        Duty.READ,
        "gridcredit.ui.pages.stars.page:StarsPage",
        listed_at=frozenset({Office.VILLAGE, Office.STREET, Office.DISTRICT}),
    ),
    PageRow(
        "posters",
        QT_TRANSLATE_NOOP("pages", "海报"),
        "poster",
        Duty.PRINT_POSTERS,
        "gridcredit.ui.pages.posters.page:PostersPage",
    ),
    PageRow(
        "ledgers",
        QT_TRANSLATE_NOOP("pages", "宣传"),
        "megaphone",
        Duty.READ,
        "gridcredit.ui.pages.ledgers.page:LedgersPage",
    ),
    PageRow(
        "forms",
        QT_TRANSLATE_NOOP("pages", "报表"),
        "file",
        Duty.READ,
        "gridcredit.ui.pages.forms.page:FormsPage",
    ),
    PageRow(
        "dispatch",
        QT_TRANSLATE_NOOP("pages", "调度"),
        "dispatch",
        Duty.READ,
        "gridcredit.ui.pages.dispatch.page:DispatchPage",
    ),
    PageRow(
        "exchange",
        QT_TRANSLATE_NOOP("pages", "交换"),
        "exchange",
        Duty.EXCHANGE,
        "gridcredit.ui.pages.exchange.page:ExchangePage",
        group=1,
    ),
    PageRow(
        "settings",
        QT_TRANSLATE_NOOP("pages", "设置"),
        "settings",
        Duty.READ,
        "gridcredit.ui.pages.settings.page:SettingsPage",
        group=2,
    ),
)
