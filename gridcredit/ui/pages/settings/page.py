"""Settings: look and lock of this computer, accounts, what the office decides, safe keeping."""

from __future__ import annotations

from typing import ClassVar

from gridcredit.domain.duties import Duty
from gridcredit.ui.page import Page
from gridcredit.ui.pages.settings.accounts import AccountsCard
from gridcredit.ui.pages.settings.calendar import CalendarCard
from gridcredit.ui.pages.settings.keeping import AboutCard, KeepingCard
from gridcredit.ui.pages.settings.look import LookCard, SafetyCard
from gridcredit.ui.pages.settings.matching import MatchingKeyCard
from gridcredit.ui.pages.settings.notes import NotesCard
from gridcredit.ui.pages.settings.office import OfficeCard
from gridcredit.ui.pages.settings.retention import RetentionCard
from gridcredit.ui.pages.settings.suite import SuiteCard
from gridcredit.ui.widgets.column import READING, ScrollColumn, fill


class SettingsPage(Page):
    """A column of cards; what an account may not do has no card."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"accounts", "setting", "target", "area", "nodes", "key_share", "office_certificate"}
        | {"calendar_day", "note_template", "disposal_list", "drafts"}
    )

    def _build(self) -> None:
        self.look = LookCard(self)
        self.safety = SafetyCard(self)
        self.accounts = AccountsCard(self)
        self.office = OfficeCard(self)
        self.calendar = CalendarCard(self)
        self.notes = NotesCard(self)
        self.suite = SuiteCard(self)
        self.matching = MatchingKeyCard(self)
        self.retention = RetentionCard(self)
        self.keeping = KeepingCard(self)
        self.about = AboutCard(self)
        area = ScrollColumn(READING)
        fill(self, area)
        cards = (self.look, self.safety, self.accounts, self.office, self.calendar, self.suite)
        for card in (*cards, self.notes, self.matching, self.retention, self.keeping, self.about):
            area.column.addWidget(card)
        area.column.addStretch(1)
        self.keeping.grew.connect(area.ensureWidgetVisible)
        self._show_what_may_be_done()

    def refresh(self) -> None:
        """Ask each card's question anew."""
        self.accounts.refresh()
        self.office.refresh()
        self.calendar.refresh()
        self.suite.refresh()
        self.matching.refresh()
        self.notes.refresh()
        self.retention.refresh()

    def _show_what_may_be_done(self) -> None:
        desk = self.desk
        self.office.setVisible(self.office.has_anything)
        self.suite.setVisible(self.suite.has_anything)
        self.matching.setVisible(self.matching.has_anything)
        self.notes.setVisible(self.notes.has_anything)
        self.keeping.setVisible(desk.actor.may(Duty.MAINTAIN))
