"""Photos and scans that are given to an adult's row: attached at once to the pledge that the person
signed, or kept with the draft until the visit is saved. Another person's number is said, and goes
nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.pledges import door_papers
from gridcredit.operations.pledges.door_papers import AttachedPages, DoorPaper
from gridcredit.operations.visits.doorstep import SheetPerson
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.door import DoorPage
from gridcredit.ui.pages.visit.look_dialog import LookAtPaperDialog
from gridcredit.ui.widgets import pasted

Given = tuple[AdultRow, list[Path], QImage | None]
Read = tuple[list[DoorPaper], str]  # the pages, and the number that the person signed before


class RowPapers(QObject):
    """Of the page of visits."""

    def __init__(self, page: DoorPage) -> None:
        super().__init__(page)
        self._page = page
        page.form.people.papers_given.connect(self._on_given)

    def _on_given(self, given: Given) -> None:
        row, files, image = given
        page, person, desk = self._page, row.person, self._page.desk
        page.problem.hide()
        if not (person.pledged or row.marks.pledged):
            self._say(self.tr("先记 {name} 的承诺（按 C），再放扫描件；扫描件不等于签署。"), person)
            return

        def job(progress: object) -> Read:
            paths = [pasted.write_image(image)] if image is not None else files
            try:
                papers = door_papers.read_papers(desk, paths)
            finally:
                for path in paths:
                    pasted.forget(path)
            number = door_papers.current_number(desk, person.id) if person.pledged else ""
            return papers, number

        title = self.tr("读承诺书扫描件")
        page.do(job, lambda read: self._on_read(person, *read), self._on_failed, title=title)

    def _on_read(self, person: SheetPerson, papers: list[DoorPaper], signed: str) -> None:
        row = self._page.form.people.row_of(person.id)
        if row is None:  # another door was opened meanwhile
            return
        wanted = signed or row.marks.number
        foreign = [one for one in papers if one.number and not _is_meant(one.number, wanted)]
        if foreign:
            words = self.tr("页上的编号是 {read}，不是 {name} 的这一份，没有归入。")
            self._say(words.replace("{read}", foreign[0].number), person)
        own = [one for one in papers if one not in foreign]
        coded, bare = [one for one in own if one.number], [one for one in own if not one.number]
        if len({one.number for one in coded}) > 1:
            self._say(self.tr("这些页是几份承诺书，请一份一份放到 {name} 这一行。"), person)
            return
        if coded:
            self._take(person.id, signed, coded)
        if bare:
            self._look(person, signed, bare)

    def _look(self, person: SheetPerson, signed: str, papers: list[DoorPaper]) -> None:
        page, desk = self._page, self._page.desk
        whose = f"{person.name} {signed}".strip()
        dialog = LookAtPaperDialog(page, page.app, desk, papers, whose)
        dialog.saved.connect(lambda _yes: self._take(person.id, signed, papers))
        dialog.open()

    def _take(self, person: UUID, signed: str, papers: list[DoorPaper]) -> None:
        """Attach pages to what was signed before, or let them wait with the draft."""
        page, desk = self._page, self._page.desk
        if signed:
            title = self.tr("归入承诺书")
            page.do(
                lambda _progress: door_papers.attach(desk, person, papers),
                self._on_attached,
                self._on_failed,
                title=title,
            )
            return
        row = page.form.people.row_of(person)
        if row is not None:
            read = next((one.number for one in papers if one.number), "")
            row.take_papers(papers, read)

    def _on_attached(self, told: AttachedPages) -> None:
        page = self._page
        if told.scans:
            words = self.tr("%n 页归到 {number}", "", len(told.scans)).format(number=told.number)
            scans = told.scans
            page.app.toast(words, lambda: self._undo(scans))
        if told.refused:
            reason = texts.reason_word(told.refused[0][1], page.app.settings.language)
            page.problem.say(reason)
            page.problem.show()

    def _undo(self, scans: Sequence[UUID]) -> None:
        page, desk = self._page, self._page.desk
        page.do(
            lambda _progress: door_papers.take_off(desk, scans),
            lambda _none: page.app.toast(self.tr("已撤销"), tone="info"),
            lambda error: page.app.toast(page.app.messages.words(error), tone="warn"),
            title=self.tr("撤销"),
        )

    def _say(self, words: str, person: SheetPerson) -> None:
        self._page.problem.say(words.format(name=person.name))
        self._page.problem.show()

    def _on_failed(self, error: GridCreditError) -> None:
        self._page.problem.say(self._page.app.messages.words(error))
        self._page.problem.show()


def _is_meant(number: str, typed: str) -> bool:
    """Whether a number on a page is the one typed: whole, its last digits, or none yet."""
    return typed in ("", number) or number.rpartition("-")[2] == typed.zfill(4)
