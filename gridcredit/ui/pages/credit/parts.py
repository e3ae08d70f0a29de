"""A view that has parts of its own: one at a time, the last one remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import SMALL, WIDE
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gridcredit.ui.pages.credit.page import CreditPage


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part: its words, whose duty it is (any of them; none: everybody's), and its class."""

    id: str
    title: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    factory: str
    duties: frozenset[Duty] = frozenset()

    def make(self, page: CreditPage) -> CreditView:
        """The part itself."""
        module, _, name = self.factory.partition(":")
        made: CreditView = getattr(import_module(module), name)(page)
        return made

    def words(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("credit", self.title)


class PartsView(CreditView):
    """Targets: a part's id, or (a part's id, what it is to show)."""

    NAME: ClassVar[str] = ""
    PARTS: ClassVar[Sequence[PartRow]] = ()

    def _build(self) -> None:
        actor = self.desk.actor
        self._rows = [
            row for row in self.PARTS if not row.duties or any(map(actor.may, row.duties))
        ]
        self._made: dict[str, CreditView] = {}
        self.segments = Segmented(self.title(), [(row.id, row.words()) for row in self._rows])
        self.stack = QStackedWidget()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(WIDE, 0, WIDE, SMALL)
        row.addWidget(self.segments)
        row.addStretch(1)
        offer(head, len(self._rows) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)

    def title(self) -> str:
        """What the parts are of."""
        raise NotImplementedError

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda part: self.show_part(str(part)))
        kept = self.app.settings.choices.get(self._key, "")
        if kept in [row.id for row in self._rows]:
            self.segments.choose(kept)
        self._show()

    @property
    def _key(self) -> str:
        return f"credit.{self.NAME}"

    @property
    def part(self) -> CreditView:
        """The part in sight."""
        row = next(row for row in self._rows if row.id == self.segments.value())
        if row.id not in self._made:
            self._made[row.id] = row.make(self.page)
            self.stack.addWidget(self._made[row.id])
        return self._made[row.id]

    def show_part(self, name: str, target: Any = None) -> None:
        """Show a part, and one thing on it."""
        if name not in [row.id for row in self._rows]:
            return
        self.segments.choose(name)
        self.app.settings.choices[self._key] = name
        self._show()
        if target is not None:
            self.part.show_target(target)

    def _show(self) -> None:
        """The keyboard does not stay at what is no longer in sight."""
        held, part = QApplication.focusWidget(), self.part
        self.stack.setCurrentWidget(part)
        if held is None or not self.isAncestorOf(held) or part.isAncestorOf(held):
            return
        if self.segments.isAncestorOf(held):
            self.segments.take_focus()
        else:
            self.page.enter_view()

    def show_target(self, target: Any) -> None:
        """Show a part."""
        if isinstance(target, tuple):
            self.show_part(*target)
        else:
            self.show_part(str(target))

    def take_keyboard(self) -> bool:
        """Into the part in sight."""
        return self.part.take_keyboard()

    def mark_stale(self) -> None:
        """All parts are."""
        for part in self._made.values():
            part.mark_stale()
