"""诚信之星: views by what is done, over one choice of period, level and village."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.records import KINDS, REGISTER
from gridcredit.operations.stars import glance
from gridcredit.operations.stars.glance import PlacesHere
from gridcredit.ui.pages.stars.chooser import Chooser
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.pages.stars.views import ViewRow, views_for
from gridcredit.ui.pages.stars.words import usual_period
from gridcredit.ui.views import ViewsPage

_KINDS = frozenset(name for name in KINDS if name == "star" or name.startswith("star_"))


class StarsPage(ViewsPage[ViewRow, StarsView]):
    """Targets: a view's id, or (a view's id, what it is to show)."""

    DUTY: ClassVar[Duty] = Duty.READ
    REMEMBERED: ClassVar[str] = "stars.view"
    WATCHES: ClassVar[frozenset[str]] = (
        _KINDS | REGISTER | {"area", "honour", "calendar_day", "kinship"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.places = PlacesHere((), "", ())
        self.purpose = ""  # why names and stories are looked at in full, once that was said
        self.chooser = Chooser(self.app, desk.office)
        rows = views_for(desk.actor, desk.office)
        self._lay_out(self.tr("诚信之星"), rows, self.chooser, desk.office is not Office.DISTRICT)
        self._stack.addWidget(QWidget())

    def _connect(self) -> None:
        super()._connect()
        self.chooser.changed.connect(self._on_chosen)

    def _show_chosen(self, name: str, target: Any) -> None:
        row = self._row(name)
        if row.needs_pool and self.chooser.settle(self._usual_period(name)):
            self._mark_views()
        self.chooser.setVisible(row.is_chosen)
        self._bring_up(row, target)

    def _usual_period(self, name: str) -> str:
        """What is worked on where nothing was chosen: this month's forms, else the last period of
        which somebody was nominated."""
        month = usual_period(self.desk.today()).text
        return month if name == "form" else next(iter(self.places.periods), month)

    def refresh(self) -> None:
        """Ask where one may look, then the view in sight."""
        desk = self.desk
        self.ask(lambda: glance.places_here(desk), self._on_places)

    def _on_places(self, places: PlacesHere) -> None:
        self.places, self.is_placed = places, True
        self.chooser.show_places(places, self.desk.today())
        self._place()

    def _on_chosen(self) -> None:
        row = self._row(self.current)
        if row.needs_pool:
            self.chooser.settle(self._usual_period(row.id))
        self._mark_views()
        held = QApplication.focusWidget()
        if held is None:
            self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
