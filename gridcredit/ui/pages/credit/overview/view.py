"""总览: of one village, of a street's villages side by side, or the district's counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from gridcredit.domain.codes import Office
from gridcredit.operations.credit import glance, overview
from gridcredit.operations.credit.glance import CountRow, Glance
from gridcredit.operations.credit.overview import VillageLine
from gridcredit.ui.pages.credit.overview.band_list import BandListDialog
from gridcredit.ui.pages.credit.overview.counts import CountsPane
from gridcredit.ui.pages.credit.overview.start import RulesStart
from gridcredit.ui.pages.credit.overview.street import StreetPane
from gridcredit.ui.pages.credit.overview.village import VillagePane
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.column import fill


class OverviewView(CreditView):
    """One question, and the pane that shows its answer."""

    def _build(self) -> None:
        self.village_pane = VillagePane(self.language)
        self.street_pane = StreetPane(self.language)
        self.counts = CountsPane(self.app)
        self.start = RulesStart(self)
        self._blank = QWidget()
        self.stack = QStackedWidget()
        for pane in (self._blank, self.village_pane, self.street_pane, self.counts, self.start):
            self.stack.addWidget(pane)
        fill(self, self.stack)
        self._busy = BusyOverlay(self.stack)

    def _connect(self) -> None:
        self.village_pane.wanted.connect(self._on_wanted)
        self.village_pane.band_wanted.connect(self._on_band)
        self.street_pane.village_opened.connect(self.page.open_village)

    def refresh(self) -> None:
        """Ask how it stands."""
        desk, village = self.desk, self.village
        if desk.office is Office.DISTRICT:
            self._begin()
            self.ask(lambda: glance.village_counts(desk), self._on_counts)
        elif village is None:
            self._begin()
            self.ask(lambda: overview.villages(desk), self._on_street)
        elif not village.has_rules:
            self.stack.setCurrentWidget(self.start)
        else:
            self._begin()
            self.ask(lambda: glance.glance(desk, village.code), self._on_village)

    def keyboard_place(self) -> QWidget | None:
        """The first tile, or the list."""
        shown = self.stack.currentWidget()
        if shown is self.village_pane:
            return self.village_pane.waiting.first() or self.village_pane.themes
        if shown is self.street_pane:
            return self.street_pane.table if self.street_pane.has_rows else self.page.chooser
        if shown is self.counts:
            return self.counts.place
        return self.start.place if shown is self.start else None

    def _begin(self) -> None:
        self._busy.begin(self.tr("正在统计"))

    def _show(self, pane: QWidget) -> None:
        self._busy.end()
        self.stack.setCurrentWidget(pane)
        self.be_known()

    def _on_village(self, seen: Glance) -> None:
        self.village_pane.show_glance(seen, self.page.view_ids)
        self.page.say_count("review", seen.overview.to_decide)
        self._show(self.village_pane)

    def _on_street(self, rows: list[VillageLine]) -> None:
        self.street_pane.show_rows(rows)
        self._show(self.street_pane)

    def _on_counts(self, rows: list[CountRow]) -> None:
        self.counts.show_rows(rows)
        self._show(self.counts)

    def _on_wanted(self, place: Any) -> None:
        self.page.show_target(place)
        self.page.take_keyboard()

    def _on_band(self, band: str) -> None:
        desk, village = self.desk, self.village
        if village is None:
            return
        title = self.tr("{village} · {band}").format(village=village.name, band=band)
        purpose = self.app.messages.ask_text(
            self, title, self.tr("用途（会记入审计日志，例如：上门送存折）")
        )
        if purpose is None:
            return

        def on_done(rows: Any) -> None:
            BandListDialog(self, self.app, title, rows).open()

        self.do(
            lambda _progress: glance.open_band(desk, village.code, band, purpose),
            on_done,
            title=self.tr("登记用途"),
        )
