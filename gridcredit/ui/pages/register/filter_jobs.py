"""What is done with the register's filters: kept, changed, removed, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gridcredit.domain.duties import Duty
from gridcredit.domain.filters import Filter
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.register import areas, filters
from gridcredit.operations.register.filters import NamedFilter
from gridcredit.ui.dialogs.filter import FilterDialog, KeptFilter
from gridcredit.ui.page import Page

Open = Callable[[QDialog, Callable[[KeptFilter], object]], None]
Undo = Callable[[Callable[[], None]], Callable[[], object]]


class FilterJobs(QObject):
    """`open_dialog` opens a dialog of the page, `undo` makes a way back of a deed."""

    def __init__(self, page: Page, open_dialog: Open, undo: Undo) -> None:
        super().__init__(page)
        self._page, self._open, self._undo = page, open_dialog, undo

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
            asked = FilterDialog(self._page, self._page.app, desk, known, wanted, kept)
            self._open(asked, self._kept)

        self._page.ask(lambda: areas.area_tree(desk).subtree(desk.node.area), ask)

    def remove(self, named: NamedFilter) -> None:
        """Keep a filter no longer."""
        desk, row = self._page.desk, named.id
        if row is None:
            return
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
