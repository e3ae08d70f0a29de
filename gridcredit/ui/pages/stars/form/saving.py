"""Submitting a 推荐表, saying a returned one otherwise, and a blank one on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.domain.stars.codes import StarLevel, StarPaper
from gridcredit.operations.stars import drafting, nominating, printing
from gridcredit.operations.stars.glance import StarSeen
from gridcredit.operations.stars.nominating import Nominated
from gridcredit.operations.stars.printing import StarPrint
from gridcredit.ui.pages.stars.form.state import NEW, changes, new_star

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.form.view import FormView

Job = Callable[[Progress], Nominated]


class FormSaving(QObject):
    """Writes what the view shows; what is missing is said at its field."""

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self._view = view
        self.is_busy = False

    def save(self) -> None:
        """Submit the form."""
        view = self._view
        if self.is_busy:
            return
        view.problem.hide()
        view.fields.clear_errors()
        try:
            job = self._amending(view.amending) if view.amending else self._nominating()
        except BadValue as error:
            self.refused(error)
            return
        view.stop_waiting()
        self._set_busy(True)
        view.do(job, self._on_saved, self.refused, title=self.tr("提交推荐表"))

    def _nominating(self) -> Job:
        view, desk, chosen = self._view, self._view.desk, self._view.page.chooser
        level = chosen.level or StarLevel.VILLAGE
        new = new_star(view.fields.state(), chosen.period, level, view.area())

        def job(_progress: Progress) -> Nominated:
            return nominating.nominate(desk, new, NEW)

        return job

    def _amending(self, seen: StarSeen) -> Job:
        desk, state, star = self._view.desk, self._view.fields.state(), seen.line.star
        told, root = changes(state, star), seen.line.id
        files = new_star(state, star.period, star.level, "")

        def job(_progress: Progress) -> Nominated:
            done = nominating.amend(desk, root, told, files.scan, files.photo)
            drafting.drop_draft(desk, root)
            return done

        return job

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self._view.submit.setEnabled(not busy)

    def _on_saved(self, done: Nominated) -> None:
        self._set_busy(False)
        view = self._view
        view.app.toast(self.tr("已提交 {number}，表已锁定").format(number=done.number))
        view.begin()
        view.page.show_view("board", done.id)
        view.page.take_keyboard()

    def refused(self, error: GridCreditError) -> None:
        """Say what went wrong, at its field where it is one's."""
        self._set_busy(False)
        view = self._view
        if isinstance(error, BadValue) and view.fields.show_faults({error.field: error.reason}):
            return
        view.show_problem(view.describe(error))

    def print_blank(self) -> None:
        """A form to fill in by hand."""
        view = self._view
        kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf)")
        name = self.tr("诚信之星推荐表.docx")
        out = view.app.messages.choose_save(view, self.tr("保存"), name, kinds, "stars")
        if out is None:
            return
        desk = view.desk
        view.do(
            lambda progress: printing.print_stars(desk, StarPaper.FORM, StarPrint(out), progress),
            lambda _done: view.app.toast(self.tr("已保存 {name}").format(name=out.name)),
            self.refused,
            title=self.tr("打印"),
        )
