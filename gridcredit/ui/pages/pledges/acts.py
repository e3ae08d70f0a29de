"""What is done with the papers that are chosen: each act a button, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from gridcredit import texts
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.pledges import blanks, copying, stepping
from gridcredit.operations.pledges.copying import CopyMade
from gridcredit.operations.pledges.stepping import SteppedPapers
from gridcredit.operations.visits import takingback
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.pages.pledges.refused_dialog import RefusedPapersDialog
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.pages.pledges.which import ENDED
from gridcredit.ui.widgets.buttons import button

_SIGNED = (PledgeStage.SIGNED, PledgeStage.CHECKED, PledgeStage.ARCHIVED)


class ChoosesPapers(Protocol):
    """A view with a list of papers."""

    def chosen(self) -> list[Paper]:
        """Those that are chosen."""


class PaperActs(QObject):
    """Acts by their ids: check, archive, copy, withdraw, void. A button can be pressed while one of
    the chosen papers may take its step; the step is then taken with all of these."""

    def __init__(self, view: PledgesView, names: Sequence[str], papers: ChoosesPapers) -> None:
        super().__init__(view)
        self._view, self._names, self._papers = view, names, papers
        self.check = button(self.tr("核对通过"), self._on_check, icon="check", kind="primary")
        self.archive = button(self.tr("归档…"), self._on_archive, icon="inbox", kind="primary")
        self.copy = button(self.tr("复印件…"), self._on_copy, icon="copy", kind="quiet")
        self.withdraw = button(self.tr("撤回…"), self._on_withdraw, kind="quiet")
        self.void = button(self.tr("作废…"), self._on_void, kind="quiet")
        self._all: dict[str, tuple[QPushButton, Callable[[Paper], bool]]] = {
            "check": (self.check, lambda paper: paper.stage is PledgeStage.SIGNED),
            "archive": (self.archive, lambda paper: paper.stage is PledgeStage.CHECKED),
            "copy": (self.copy, lambda paper: bool(paper.scan) and paper.stage in _SIGNED),
            "withdraw": (self.withdraw, lambda paper: paper.stage in _SIGNED),
            "void": (self.void, lambda paper: paper.stage not in ENDED),
        }
        shown = self.buttons()
        for made, _ in self._all.values():
            if made not in shown:
                made.setParent(view)  # gone with the view
                made.hide()

    def buttons(self) -> list[QPushButton]:
        """The buttons of this view, in its order; none for who only looks."""
        if not self._view.desk.actor.may(Duty.RECORD_VISITS):
            return []
        return [self._all[name][0] for name in self._names]

    def look(self) -> None:
        """Other papers are chosen."""
        chosen = self._papers.chosen()
        for made, may in self._all.values():
            made.setEnabled(any(map(may, chosen)))

    def _fit(self, name: str) -> list[str]:
        may = self._all[name][1]
        return [paper.number for paper in self._papers.chosen() if may(paper)]

    # The acts

    def _on_check(self) -> None:
        self._step(self._fit("check"), PledgeStage.CHECKED)

    def _on_archive(self) -> None:
        numbers = self._fit("archive")
        label = self.tr("原件放在哪里（盒-页），例如 3-17")
        if len(numbers) > 1:
            label = self.tr(
                "第一份原件放在哪里（盒-页），例如 3-17；后面 %n 份依次往后", "", len(numbers) - 1
            )
        place = self._view.app.messages.ask_text(self._view, self.tr("归档"), label)
        if place:
            self._step(numbers, PledgeStage.ARCHIVED, place)

    def _on_copy(self) -> None:
        number = next(iter(self._fit("copy")), "")
        name = self.tr("复印件 {number}.pdf").format(number=number)
        kinds, view = self.tr("PDF 文件 (*.pdf)"), self._view
        title = self.tr("复印件存到")
        out = view.app.messages.choose_save(view, title, name, kinds, "papers") if number else None
        if out is None:
            return
        desk = view.desk

        def on_done(made: CopyMade) -> None:
            words = self.tr("复印件已存为 PDF，校验码 {code}").format(code=made.short_hash)
            view.app.toast(words)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        view.do(
            lambda progress: copying.copy_paper(desk, number, out, progress),
            on_done,
            view.warn,
            title=title,
        )

    def _on_withdraw(self) -> None:
        usual = (self.tr("本人书面撤回"), self.tr("本人口头撤回"))
        remark = self.tr("撤回当日起不再计入，下期列入核减；扫描件随即封存，期限内删除并退还原件。")
        self._ask_reason(self._fit("withdraw"), PledgeStage.WITHDRAWN, remark, usual)

    def _on_void(self) -> None:
        self.void_numbers(self._fit("void"))

    def void_numbers(self, numbers: list[str]) -> None:
        """Ask why, and void these."""
        usual = (self.tr("印坏了"), self.tr("写错了"), self.tr("遗失"))
        remark = self.tr("作废的编号不再使用。")
        self._ask_reason(numbers, PledgeStage.VOIDED, remark, usual)

    def _ask_reason(
        self, numbers: list[str], stage: PledgeStage, remark: str, usual: tuple[str, ...]
    ) -> None:
        desk = self._view.desk
        if not numbers:
            return
        title = texts.word(stage, self._view.language)
        which = numbers[0] if len(numbers) == 1 else self.tr("%n 份", "", len(numbers))
        words = self.tr("{which}：{remark}").format(which=which, remark=remark)
        dialog = ReasonDialog(
            self._view,
            self._view.app,
            *(title, words, self.tr("原因"), usual, title),
            lambda why: stepping.step_all(desk, numbers, stage, desk.today(), reason=why),
        )
        dialog.saved.connect(lambda done: self._on_stepped(stage, done))
        dialog.open()

    def _step(self, numbers: list[str], stage: PledgeStage, location: str = "") -> None:
        desk = self._view.desk
        if not numbers:
            return
        self._view.do(
            lambda progress: stepping.step_all(
                desk, numbers, stage, desk.today(), location, progress=progress
            ),
            lambda done: self._on_stepped(stage, done),
            self._view.warn,
            title=texts.word(stage, self._view.language),
        )

    def _on_stepped(self, stage: PledgeStage, told: SteppedPapers) -> None:
        if told.done:
            words = self.tr("{stage} %n 份", "", len(told.done))
            stage_words = texts.word(stage, self._view.language)
            self._view.app.toast(words.format(stage=stage_words), lambda: self._undo(told))
        if len(told.refused) == 1 and not told.done:
            self._view.warn(told.refused[0][1])
        elif told.refused:
            RefusedPapersDialog(self._view, told, self._view.language).open()

    # The way back

    def _undo(self, told: SteppedPapers) -> None:
        desk, why = self._view.desk, self.tr("撤销")

        def job(_progress: object) -> None:
            steps = [("pledge_event", made) for _, made in told.done if made not in told.spoiled]
            if steps:
                takingback.take_back_all(desk, steps, why)
            if told.spoiled:
                blanks.bring_back(desk, told.spoiled)

        def on_failed(error: GridCreditError) -> None:
            self._view.app.toast(self._view.describe(error), tone="warn")

        def on_done(_none: None) -> None:
            self._view.app.toast(self.tr("已撤销"), tone="info")

        self._view.do(job, on_done, on_failed, title=why)
