"""诚信之星: views by what is done, over one choice of period, level and village."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.records import KINDS, REGISTER
from gridcredit.operations.stars import glance
from gridcredit.operations.stars.glance import PlacesHere
from gridcredit.ui.page import Page
from gridcredit.ui.pages.stars.chooser import Chooser
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.pages.stars.views import ViewRow, views_for
from gridcredit.ui.pages.stars.words import usual_period
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented

_VIEW = "stars.view"
_KINDS = frozenset(name for name in KINDS if name == "star" or name.startswith("star_"))


class StarsPage(Page):
    """Targets: a view's id, or (a view's id, what it is to show)."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = (
        _KINDS | REGISTER | {"area", "honour", "calendar_day", "kinship"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.places = PlacesHere((), "", ())
        self.purpose = ""  # why names and stories are looked at in full, once that was said
        self.is_placed = False
        self._rows = views_for(desk.actor, desk.office)
        self._views: dict[str, StarsView] = {}
        self._wanted: Any = None  # what is to be shown once the place is known
        self.segments = Segmented(self.tr("诚信之星"), [(r.id, r.words()) for r in self._rows])
        self.chooser = Chooser(self.app, desk.office)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        top = QWidget()
        flow = FlowLayout(across=GAP, down=SMALL)
        flow.addWidget(self.segments)
        flow.addWidget(self.chooser)
        row = QHBoxLayout(top)
        row.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        row.addLayout(flow, 1)
        offer(self.segments, len(self._rows) > 1)
        offer(self.chooser, desk.office is not Office.DISTRICT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda view: self.show_view(str(view)))
        self.chooser.changed.connect(self._on_chosen)
        kept = self.app.settings.choices.get(_VIEW, "")
        if kept in self.view_ids:
            self.segments.choose(kept)
        for at, row in enumerate(self._rows, start=1):
            self.add_key(f"Alt+{at}", partial(self._on_key, row.id))

    @property
    def view_ids(self) -> list[str]:
        """The views of this account."""
        return [row.id for row in self._rows]

    @property
    def current(self) -> str:
        """The view that is chosen."""
        return str(self.segments.value())

    def view(self, name: str) -> StarsView | None:
        """A view that has been made already."""
        return self._views.get(name)

    def show_view(self, name: str, target: Any = None) -> bool:
        """Show a view, made when first wanted; False when it is none of this account's."""
        if name not in self.view_ids:
            return False
        self.segments.choose(name)
        self.app.settings.choices[_VIEW] = name
        if not self.is_placed:
            self._wanted = target
            return True
        row = next(row for row in self._rows if row.id == name)
        if row.needs_pool and self.chooser.settle(self._usual_period(name)):
            self._mark_views()
        self.chooser.setVisible(row.is_chosen)
        view = self._made(row)
        self._stack.setCurrentWidget(view)
        if target is not None:
            view.show_target(target)
        self.offer_keyboard()
        return True

    def say_count(self, name: str, count: int) -> None:
        """Say beside a view's words how much waits there."""
        row = next((row for row in self._rows if row.id == name), None)
        if row is not None:
            words = self.tr("{view} {count}").format(view=row.words(), count=count)
            self.segments.set_words(name, words if count else row.words())

    def _usual_period(self, name: str) -> str:
        """What is worked on where nothing was chosen: this month's forms, else the last period of
        which somebody was nominated."""
        month = usual_period(self.desk.today()).text
        return month if name == "form" else next(iter(self.places.periods), month)

    def _made(self, row: ViewRow) -> StarsView:
        if row.id not in self._views:
            self._views[row.id] = row.make(self)
            self._stack.addWidget(self._views[row.id])
        return self._views[row.id]

    def _on_key(self, name: str) -> None:
        if self.show_view(name):
            self._enter_view()

    def refresh(self) -> None:
        """Ask where one may look, then the view in sight."""
        desk = self.desk
        self.ask(lambda: glance.places_here(desk), self._on_places)

    def show_target(self, target: Any) -> None:
        """Show a view."""
        if isinstance(target, tuple):
            self.show_view(*target)
        else:
            self.show_view(str(target))

    def take_keyboard(self) -> None:
        """Into the view."""
        held = QApplication.focusWidget()
        if held is None or not any(v.isAncestorOf(held) for v in self._views.values()):
            self._enter_view()

    def _enter_view(self) -> None:
        """The view's own place; until it has one, the choice of views."""
        view = self._views.get(self.current)
        if view is None or not view.take_keyboard():
            super().take_keyboard()
            self._is_keyboard_due = True
        else:
            self._is_keyboard_due = False

    def _on_places(self, places: PlacesHere) -> None:
        self.places, self.is_placed = places, True
        self.chooser.show_places(places, self.desk.today())
        self._mark_views()
        target, self._wanted = self._wanted, None
        self.show_view(self.current, target)

    def _on_chosen(self) -> None:
        row = next(row for row in self._rows if row.id == self.current)
        if row.needs_pool:
            self.chooser.settle(self._usual_period(row.id))
        self._mark_views()
        held = QApplication.focusWidget()
        if held is None:
            self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_views(self) -> None:
        for view in self._views.values():
            view.mark_stale()
