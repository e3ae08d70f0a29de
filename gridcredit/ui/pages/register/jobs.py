"""What is done on the register's page: dialogs, toasts with their undo, import and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import masked_fields
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, areas, households, removals, rostering
from gridcredit.operations.register.alike import MayBe
from gridcredit.operations.register.amending import Added, Edited
from gridcredit.operations.register.households import (
    GoneView,
    HouseholdView,
    PersonView,
    RegisterPart,
    shows_names,
)
from gridcredit.operations.register.merge_views import MergedView
from gridcredit.operations.register.rearranging import Rearranged, undo_rearranged
from gridcredit.operations.register.rostering import RosterReport
from gridcredit.ui.dialogs.dwellings import DwellingsDialog
from gridcredit.ui.dialogs.household import (
    DwellingDialog,
    HouseholdDialog,
    MoveHouseholdDialog,
    NewHouseholdDialog,
)
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.rearrange import (
    JoinDialog,
    LeaveDialog,
    SplitDialog,
    TurnoverDialog,
)
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.dialogs.rights import RightsDialog
from gridcredit.ui.dialogs.roster_export import RosterExportDialog
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.page import Page
from gridcredit.ui.pages.register.corrections import TimelineJobs
from gridcredit.ui.pages.register.filter_jobs import FilterJobs
from gridcredit.ui.pages.register.pairs import PairJobs
from gridcredit.ui.pages.register.timeline import Happening

Chosen = PersonView | GoneView | MergedView | Happening | None
"""Whom or what an act is about."""


class RegisterJobs(QObject):
    """Opens the dialogs of a page; none of them stops the window. `shown` is the household in
    sight, `area` the code of the area that is chosen."""

    revealed = Signal(object)  # HouseholdView
    household_removed = Signal(object)  # its id

    def __init__(
        self, page: Page, shown: Callable[[], HouseholdView | None], area: Callable[[], str]
    ) -> None:
        super().__init__(page)
        self._page, self._app, self._shown, self._area = page, page.app, shown, area
        self.dialog: QDialog | None = None
        self._past = TimelineJobs(page, self._open)
        self._pairs = PairJobs(page, self._open, self._done)
        self.filters = FilterJobs(page, self._open, self._undo)
        self._app.locked.connect(self._on_locked)

    def do(self, act: str, person: Chosen) -> None:
        """An act that the household's page asks for."""
        desk, view = self._page.desk, self._shown()
        if view is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "reveal": lambda: self._reveal(desk, view),
            "edit_household": lambda: self._edit_household(desk, view),
            "edit_dwelling": lambda: self._edit_dwelling(desk, view),
            "add_resident": lambda: self._add_resident(desk, view),
            "move": lambda: self._with_grids(desk, lambda grids: self._move(desk, view, grids)),
            "split": lambda: self._split(desk, view),
            "join": lambda: self._join(desk, view),
            "turn_over": lambda: self._turn_over(desk, view),
            "leave": lambda: self._leave(desk, view),
            "remove": lambda: self._remove_household(desk, view),
            "put_back": lambda: self._put_back("household", view.household.id),
            "rights": lambda: self._rights(desk, view),
        }
        if isinstance(person, MergedView):
            self._pairs.unmerge(desk, person)
        elif isinstance(person, Happening):
            self._past.do(desk, view, act, person)
        elif isinstance(person, GoneView):
            self._put_back("resident", person.resident.id)
        elif person is not None:
            self._edit_resident(desk, view, person)
        else:
            acts[act]()

    # One household

    def _reveal(self, desk: Desk, view: HouseholdView) -> None:
        household = view.household.id
        dialog = ReasonDialog(
            self._page,
            self._app,
            self.tr("显示完整信息"),
            self.tr("姓名、证件号和电话会完整显示，直到换一户；谁、何时、为什么查看记入日志。"),
            self.tr("用途"),
            [self.tr("核对信息"), self.tr("电话联系"), self.tr("协助注册"), self.tr("承诺书核对")],
            self.tr("显示"),
            lambda purpose: households.reveal(desk, household, purpose),
        )
        self._open(dialog, self.revealed.emit)

    def _edit_household(self, desk: Desk, view: HouseholdView) -> None:
        is_masked = not (view.revealed or shows_names(desk))
        dialog = HouseholdDialog(self._page, self._app, desk, view.household, is_masked=is_masked)
        self._open(dialog, self._edited(self.tr("已修改户信息")))

    def _edit_dwelling(self, desk: Desk, view: HouseholdView) -> None:
        dialog = DwellingDialog(self._page, self._app, desk, view.dwelling)
        self._open(dialog, self._edited(self.tr("已修改房屋")))

    def _move(self, desk: Desk, view: HouseholdView, grids: Sequence[Area]) -> None:
        dialog = MoveHouseholdDialog(
            self._page, self._app, desk, view.household.id, view.dwelling, grids
        )
        self._open(dialog, self._rearranged(self.tr("已移到新住址")))

    def _split(self, desk: Desk, view: HouseholdView) -> None:
        people = [person.resident for person in view.people]
        dialog = SplitDialog(self._page, self._app, desk, view.household.id, people)
        self._open(dialog, self._rearranged(self.tr("已分户")))

    def _join(self, desk: Desk, view: HouseholdView) -> None:
        dialog = JoinDialog(self._page, self._app, desk, view.household)
        self._open(dialog, self._rearranged(self.tr("已并户"), shows=True))

    def _turn_over(self, desk: Desk, view: HouseholdView) -> None:
        dialog = TurnoverDialog(self._page, self._app, desk, view.household.id)
        self._open(dialog, self._rearranged(self.tr("已登记换租户")))

    def _leave(self, desk: Desk, view: HouseholdView) -> None:
        dialog = LeaveDialog(self._page, self._app, desk, view.household.id)
        self._open(dialog, self._rearranged(self.tr("已登记全户迁出")))

    def _remove_household(self, desk: Desk, view: HouseholdView) -> None:
        household = view.household.id
        dialog = ReasonDialog(
            self._page,
            self._app,
            self.tr("移出户册"),
            self.tr(
                "这一户和它的人口不再计入，以前的数也一样；记录都保留，可以撤销。"
                "全户搬走了请用“全户迁出”，这样从那一天起才不再计入。这里用于登记有误。"
            ),
            self.tr("原因"),
            [self.tr("重复登记"), self.tr("查无此户"), self.tr("录入错误")],
            self.tr("移出"),
            lambda reason: amending.remove(desk, "household", household, reason),
        )
        self._open(dialog, lambda edited: self._household_removed(household, edited))

    def _household_removed(self, household: UUID, edited: Edited | None) -> None:
        self.household_removed.emit(household)
        self._edited(self.tr("已移出户册"))(edited)

    def _put_back(self, entity: str, row: UUID) -> None:
        """Put a household or a resident back; the household is shown among the others again."""
        desk = self._page.desk

        def on_done(edited: Edited | None) -> None:
            if entity == "household":
                self._page.show_target(row)
            self._edited(self.tr("已恢复到户册"))(edited)

        self._page.do(
            lambda _progress: removals.put_back(desk, entity, row),
            on_done,
            title=self.tr("恢复到户册"),
        )

    # One resident

    def _add_resident(self, desk: Desk, view: HouseholdView) -> None:
        person = Resident(desk.new_id(), view.household.id)
        dialog = ResidentDialog(self._page, self._app, desk, person, is_new=True)
        dialog.open_wanted.connect(self._page.show_target)
        dialog.use_wanted.connect(lambda found: self._use(desk, view, found))
        self._open(dialog, lambda added: self._added(self.tr("已添加居民"), added))

    def _use(self, desk: Desk, view: HouseholdView, found: MayBe) -> None:
        """Who was to be added is known already: let that person live here instead."""
        person = Resident(found.resident, found.household, found.name)
        dialog = MoveResidentDialog(
            self._page, self._app, desk, person, view.household.id, view.address
        )
        self._open(dialog, self._rearranged(self.tr("已移到本户")))

    def _edit_resident(self, desk: Desk, view: HouseholdView, shown: PersonView) -> None:
        person = shown.resident
        is_bare = view.revealed
        hidden = frozenset() if is_bare else masked_fields(person, shows_name=shows_names(desk))
        dialog = ResidentDialog(self._page, self._app, desk, person, is_new=False, hidden=hidden)
        dialog.open_wanted.connect(self._page.show_target)
        dialog.move_wanted.connect(lambda: self._move_resident(desk, person))
        dialog.removal_wanted.connect(lambda: self._remove_resident(desk, person))
        dialog.merge_wanted.connect(lambda: self._pairs.merge(desk, person))
        change_link = self._pairs.unlink if shown.link else self._pairs.link
        dialog.link_wanted.connect(lambda: change_link(desk, person))
        dialog.rights_wanted.connect(lambda: self._rights(desk, view, person.id))
        self._open(dialog, self._edited(self.tr("已修改居民")))

    def _rights(self, desk: Desk, view: HouseholdView, chosen: UUID | None = None) -> None:
        people = [one.resident for one in view.people]
        people += [one.resident for one in view.gone]
        if not people:
            self._app.toast(self.tr("这一户没有登记居民"), tone="info")
            return
        dialog = RightsDialog(self._page, self._app, desk, people, chosen or people[0].id)
        dialog.correction_wanted.connect(lambda who: self._correct(desk, view, who))
        self._open(dialog)

    def _correct(self, desk: Desk, view: HouseholdView, who: UUID) -> None:
        for one in view.people:
            if one.resident.id == who:
                self._edit_resident(desk, view, one)

    def _move_resident(self, desk: Desk, person: Resident) -> None:
        dialog = MoveResidentDialog(self._page, self._app, desk, person)
        self._open(dialog, self._rearranged(self.tr("已移到另一户")))

    def _remove_resident(self, desk: Desk, person: Resident) -> None:
        dialog = ReasonDialog(
            self._page,
            self._app,
            self.tr("移出户册"),
            self.tr("去世或迁出请改“状态”，这样从那一天起才不再计入。这里用于登记有误。"),
            self.tr("原因"),
            [self.tr("重复登记"), self.tr("查无此人"), self.tr("录入错误")],
            self.tr("移出"),
            lambda reason: amending.remove(desk, "resident", person.id, reason),
        )
        self._open(dialog, self._edited(self.tr("已移出户册")))

    # The register

    def add_household(self) -> None:
        """Ask for a new household, in the grid that is chosen."""
        desk = self._page.desk
        if desk.actor.may(Duty.EDIT_REGISTER):
            self._with_grids(desk, lambda grids: self._add_household(desk, grids))

    def _add_household(self, desk: Desk, grids: Sequence[Area]) -> None:
        chosen = next((g.id for g in grids if g.code == self._area()), None)
        dialog = NewHouseholdDialog(self._page, self._app, desk, grids, chosen)
        dialog.open_wanted.connect(self._page.show_target)
        self._open(dialog, self._household_added)

    def _household_added(self, result: tuple[Added, UUID]) -> None:
        added, household = result
        self._page.show_target(household)
        self._added(self.tr("已添加一户"), added)

    def show_dwellings(self, part: RegisterPart) -> None:
        """Show what the dwellings of a part are used for, to be changed several at once."""
        dialog = DwellingsDialog(self._page, self._app, self._page.desk, part)
        self._open(dialog, self._rearranged(self.tr("已改房屋用途")))

    def import_file(self, file: Path | None) -> None:
        """Open the import, with a file that was given already or asking for one."""
        desk = self._page.desk
        self._with_grids(desk, lambda grids: self._import(desk, grids, file))

    def _import(self, desk: Desk, grids: Sequence[Area], file: Path | None) -> None:
        default = self._area() if desk.office is not Office.GRID else ""
        if desk.office is Office.VILLAGE and len(grids) == 1:
            default = grids[0].code
        dialog = RosterImportDialog(self._page, self._app, desk, grids, default)
        done: list[RosterReport] = []
        dialog.imported.connect(done.append)
        dialog.finished.connect(lambda _code: self._imported(done))
        self._open(dialog)
        if file is not None:
            dialog.check(file)

    def _imported(self, done: Sequence[RosterReport]) -> None:
        """Say so once the dialog is gone; the way back shows first what it would take back."""
        for report in done:
            words = self.tr("已导入户册 {file}").format(file=report.file)
            self._app.toast(words, partial(self._app.go, "exchange", report.import_id))

    def export(self) -> None:
        """Ask how, then write the register."""
        desk = self._page.desk
        day = desk.today().strftime("%Y%m%d")
        name = self.tr("户册-{area}-{day}.xlsx").format(area=desk.node.area, day=day)
        dialog = RosterExportDialog(
            self._page, self._app, name, may_reveal=desk.actor.may(Duty.REVEAL)
        )
        self._open(dialog, lambda chosen: self._export(desk, *chosen))

    def _export(self, desk: Desk, out: Path, purpose: str) -> None:
        self._page.do(
            lambda progress: rostering.export_roster(desk, out, purpose, progress),
            lambda rows: self._app.toast(
                self.tr("已导出 {rows:,} 行到 {file}").format(rows=rows, file=out.name)
            ),
            title=self.tr("导出户册"),
        )

    # Dialogs and undo

    def _open(self, dialog: QDialog, saved: Callable[[Any], object] | None = None) -> None:
        self.dialog = dialog
        if saved is not None:
            dialog.saved.connect(saved)  # type: ignore[attr-defined]
        dialog.open()

    def _on_locked(self) -> None:
        """Nothing of a dialog stays in sight; one that was closed is gone already."""
        if self.dialog is None or not shiboken6.isValid(self.dialog):
            return
        if isinstance(self.dialog, RosterImportDialog):
            self.dialog.put_away()
        else:
            self.dialog.reject()

    def _with_grids(self, desk: Desk, on_done: Callable[[Sequence[Area]], object]) -> None:
        self._page.ask(lambda: areas.area_tree(desk).grids(desk.node.area), on_done)

    def _edited(self, words: str) -> Callable[[Edited | None], None]:
        """What says that something was changed, and takes it back."""

        def say(edited: Edited | None) -> None:
            desk = self._page.desk
            if edited is not None:
                undo = self._undo(lambda: amending.take_back(desk, [edited]))
                self._app.toast(words, undo)

        return say

    def _rearranged(self, words: str, *, shows: bool = False) -> Callable[[Rearranged], None]:
        """The same of an act on several records; `shows`: the household that is left is shown."""

        def say(done: Rearranged) -> None:
            desk, why = self._page.desk, self.tr("撤销")
            if shows:
                self._page.show_target(done.ids[0])
            self._app.toast(words, self._undo(lambda: undo_rearranged(desk, done, why)))

        return say

    def _done(self, words: str, undo: Callable[[], object]) -> None:
        self._app.toast(words, self._undo(undo))

    def _added(self, words: str, added: Added) -> None:
        desk, why = self._page.desk, self.tr("撤销录入")
        self._app.toast(words, self._undo(lambda: amending.withdraw(desk, added, why)))

    def _undo(self, job: Callable[[], object]) -> Callable[[], object]:
        return lambda: self._page.do(
            lambda _progress: job(),
            lambda _done: self._app.toast(self.tr("已撤销"), tone="info"),
            self._on_not_undone,
            title=self.tr("撤销"),
        )

    def _on_not_undone(self, error: GridCreditError) -> None:
        """What somebody changed since stays, and is said."""
        self._app.toast(self._app.messages.words(error), tone="warn")
