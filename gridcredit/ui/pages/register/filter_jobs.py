"""What is done with the register's filters: kept, changed, removed, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from gridcredit.domain.duties import Duty
from gridcredit.domain.filters import Filter
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.register import areas, filters
from gridcredit.operations.register.filters import CountedFilter, NamedFilter
from gridcredit.ui.dialogs.filter import FilterDialog, KeptFilter
from gridcredit.ui.page import Page
from gridcredit.ui.runner import Task

LULL = 1_500
"""So long nothing changes before filters are counted anew, in milliseconds."""

Show = Callable[[Sequence[CountedFilter]], object]
Open = Callable[[QDialog, Callable[[KeptFilter], object]], None]
Undo = Callable[[Callable[[], None]], Callable[[], object]]


class FilterJobs(QObject):
    """`open_dialog` opens a dialog of the page, `undo` makes a way back of a deed."""

    def __init__(self, page: Page, open_dialog: Open, undo: Undo) -> None:
        super().__init__(page)
        self._page, self._open, self._undo_of = page, open_dialog, undo
        self._query: Task | None = None
        self._is_urgent = True  # a deed of this page waits to be seen
        self._show: Show | None = None
        self._lull = QTimer(self, singleShot=True, interval=LULL)
        self._lull.timeout.connect(self._count)

    def count(self, show: Show) -> None:
        """Count all filters: at once where a filter was kept, changed or removed here, else when
        nothing has changed for a moment. Over a street that is a second of work, and every saved
        visit would ask for it."""
        self._show = show
        if self._is_urgent:
            self._is_urgent = False
            self._count()
        else:
            self._lull.start()

    def _count(self) -> None:
        desk, language, show = self._page.desk, self._page.app.settings.language, self._show
        if self._query is not None:
            self._query.cancel()
        if show is not None:
            self._query = self._page.ask(lambda: filters.counted_filters(desk, language), show)

    def _undo(self, job: Callable[[], None]) -> Callable[[], object]:
        """A way back that is seen at once, too."""
        back = self._undo_of(job)

        def undo() -> object:
            self._is_urgent = True
            return back()

        return undo

    def do(self, act: str, named: NamedFilter) -> None:
        """Remove a filter that is kept, or change it."""
        if act == "remove":
            self.remove(named)
        else:
            self.keep(named.wanted, named)

    def keep(self, wanted: Filter, kept: NamedFilter | None = None) -> None:
        """Ask for a new filter's name and conditions, or for those of one that is kept."""
        desk = self._page.desk
        if not desk.actor.may(Duty.EDIT_REGISTER):
            return

        def ask(known: Sequence[Area]) -> None:
            self._is_urgent = True
            asked = FilterDialog(self._page, self._page.app, desk, known, wanted, kept)
            self._open(asked, self._kept)

        self._page.ask(lambda: areas.area_tree(desk).subtree(desk.node.area), ask)

    def remove(self, named: NamedFilter) -> None:
        """Keep a filter no longer."""
        desk, row = self._page.desk, named.id
        if row is None:
            return
        self._is_urgent = True
        words = self.tr("已删除筛选 {name}").format(name=named.name)
        undo = self._undo(lambda: filters.put_back_filter(desk, row))
        self._page.do(
            lambda _progress: filters.remove_filter(desk, row),
            lambda _done: self._page.app.toast(words, undo),
            title=self.tr("删除筛选"),
        )

    def _kept(self, kept: KeptFilter) -> None:
        words = self.tr("已保存筛选 {name}").format(name=kept.name)
        self._page.app.toast(words, self._undo(self._way_back(kept.id, kept.before)))

    def _way_back(self, row: UUID, before: NamedFilter | None) -> Callable[[], None]:
        desk = self._page.desk
        if before is None:
            return lambda: filters.remove_filter(desk, row)
        return lambda: filters.change_filter(desk, row, before.name, before.wanted)
