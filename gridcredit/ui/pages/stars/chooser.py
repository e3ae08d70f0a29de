"""Which period, level and village are looked at; remembered by this computer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.operations.stars.glance import PlacesHere
from gridcredit.ui.app import App
from gridcredit.ui.pages.stars.words import level_words, period_words, usual_periods
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.wheel import guard_wheel

_KEPT = "stars."


class Chooser(QWidget):
    """`period` and `level` may be blank: all of them; `area` is a village's code, blank for all,
    or at a village."""

    changed = Signal()

    def __init__(self, app: App, office: Office) -> None:
        super().__init__()
        self._app, self._office = app, office
        self._street = ""
        self._today: date | None = None
        self.periods = self._made(self.tr("期次"), 150)
        self.levels = self._made(self.tr("级别"), 110)
        self.areas = self._made(self.tr("村居"), 150)
        self.levels.addItem(self.tr("各级"), "")
        for level in StarLevel:
            self.levels.addItem(level_words(level, app.settings.language), level.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for box in (self.periods, self.levels, self.areas):
            row.addWidget(box)
        offer(self.areas, office is Office.STREET)
        self.setFocusProxy(self.periods)
        kept = app.settings.choices.get(_KEPT + "level", "")
        self.levels.setCurrentIndex(max(self.levels.findData(kept), 0))
        for box in (self.periods, self.levels, self.areas):
            box.activated.connect(lambda _at: self._on_chosen())

    def _made(self, name: str, least: int) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMinimumWidth(least)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        guard_wheel(made)
        return made

    @property
    def period(self) -> str:
        """As it is written: 2026-03, 2026-Q1, 2026; blank for all."""
        return str(self.periods.currentData() or "")

    @property
    def level(self) -> StarLevel | None:
        """None: all."""
        kept = str(self.levels.currentData() or "")
        return StarLevel(kept) if kept else None

    @property
    def area(self) -> str:
        """A village's code; blank for all."""
        return str(self.areas.currentData() or "")

    @property
    def pool_area(self) -> str:
        """The code that stands for the pool: the street's for its honours, else the village's."""
        return self._street if self.level is StarLevel.STREET else self.area

    def choose(self, period: str = "", level: str = "", area: str = "") -> None:
        """Choose what is given; nothing is told."""
        given = ((self.periods, period), (self.levels, level), (self.areas, area))
        for box, value in given:
            at = box.findData(value)
            if value and at >= 0:
                box.setCurrentIndex(at)
        self._keep()

    def show_places(self, places: PlacesHere, today: date) -> None:
        """Offer periods and villages; what was chosen stays."""
        kept = self._app.settings.choices
        period = self.period or kept.get(_KEPT + "period", "")
        area = self.area or kept.get(_KEPT + "area", "")
        self._street, self._today = places.street, today
        usual = usual_periods(today)
        more = [one for one in places.periods if one not in usual]
        self.periods.clear()
        self.periods.addItem(self.tr("各期"), "")
        for one in (*usual, *more):
            self.periods.addItem(period_words(one), one)
        self.areas.clear()
        self.areas.addItem(self.tr("全部村居"), "")
        for code, name in places.villages:
            self.areas.addItem(name, code)
        self.periods.setCurrentIndex(max(self.periods.findData(period), 0))
        self.areas.setCurrentIndex(max(self.areas.findData(area), 0))

    def settle(self, period: str) -> bool:
        """Choose one of each where all are looked at: this period, the village's level, the first
        village; whether anything changed."""
        before = (self.period, self.level, self.area)
        if not self.period:
            self.periods.setCurrentIndex(max(self.periods.findData(period), 1))
        if self.level is None:
            self.levels.setCurrentIndex(self.levels.findData(StarLevel.VILLAGE.value))
        if self._office is Office.STREET and self.level is StarLevel.VILLAGE and not self.area:
            self.areas.setCurrentIndex(min(1, self.areas.count() - 1))
        self._keep()
        return before != (self.period, self.level, self.area)

    def _on_chosen(self) -> None:
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        kept = self._app.settings.choices
        kept[_KEPT + "period"] = self.period
        kept[_KEPT + "level"] = self.level.value if self.level else ""
        kept[_KEPT + "area"] = self.area
