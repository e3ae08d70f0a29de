"""承诺书: papers by their numbers. Blanks are printed, scans find their number, papers go their
way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office, PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.operations.pledges import blanks, filing, listing, wordings
from gridcredit.operations.pledges.blanks import BlanksPrinted, Wanted
from gridcredit.operations.pledges.filing import Filing
from gridcredit.operations.pledges.listing import ListedPaper
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.pages.pledges.print_dialog import PrintBlanksDialog
from gridcredit.ui.pages.pledges.unfiled_dialog import UnfiledDialog
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

_ENDED = (PledgeStage.WITHDRAWN, PledgeStage.VOIDED)
_WHICH: dict[str, Callable[[Paper], bool]] = {
    "all": lambda paper: paper.stage not in _ENDED,
    "blank": lambda paper: paper.stage is None,
    "check": lambda paper: paper.stage is PledgeStage.SIGNED,
    "scan": lambda paper: (
        paper.stage in (PledgeStage.SIGNED, PledgeStage.CHECKED) and not paper.scan
    ),
    "unsigned": lambda paper: paper.stage is None and bool(paper.scan),
    "archived": lambda paper: paper.stage is PledgeStage.ARCHIVED,
    "ended": lambda paper: paper.stage in _ENDED,
}
_TONES = {
    None: "plain",
    PledgeStage.SIGNED: "info",
    PledgeStage.CHECKED: "good",
    PledgeStage.ARCHIVED: "good",
}
_SCANS = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png")


class PledgesPage(Page):
    """Targets: one of the filters."""

    DUTY: ClassVar[Duty] = Duty.RECORD_VISITS
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"pledge_event", "pledge_blank", "pledge_scan", "pledge_text", "resident", "household"}
    )

    def _build(self) -> None:
        self.rows: list[ListedPaper] = []
        self.filed: Filing | None = None
        self.which = Segmented(
            self.tr("哪些承诺书"),
            [
                ("all", self.tr("全部")),
                ("blank", self.tr("空白")),
                ("unsigned", self.tr("有扫描、未登记签署")),
                ("check", self.tr("待核")),
                ("scan", self.tr("缺扫描")),
                ("archived", self.tr("已归档")),
                ("ended", self.tr("撤回、作废")),
            ],
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("编号末几位、姓名或住址"))
        self.filter.setAccessibleName(self.tr("筛选承诺书"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(200)
        self.print = button(self.tr("印空白…"), self._on_print, icon="printer", kind="primary")
        self.check = button(self.tr("核对通过"), self._on_check, icon="check")
        self.archive = button(self.tr("归档…"), self._on_archive)
        self.withdraw = button(self.tr("撤回…"), self._on_withdraw, kind="quiet")
        self.void = button(self.tr("作废…"), self._on_void, kind="quiet")
        self.drop = DropArea(
            self.tr("把扫描件、照片或 PDF 拖到这里，或点击选择；按二维码归位"), _SCANS
        )
        self.drop.setMinimumHeight(72)
        self._look = button(self.tr("看没有归位的"), self._on_look, kind="link")
        self.result = Banner("good", "", self._look)
        self.result.hide()
        self.count = Label()
        self.count.setProperty("role", "muted")
        self.table = Table(self.tr("承诺书"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "pledge",
                self.tr("这里没有承诺书"),
                self.tr("先印空白，签好后在走访里登记，再把扫描件拖进来。"),
            )
        )
        self._lay_out()

    def _lay_out(self) -> None:
        chosen, acts = QWidget(), QWidget()
        flow = FlowLayout(chosen, across=SMALL, down=SMALL)
        flow.addWidget(self.which)
        flow.addWidget(self.filter)
        row = FlowLayout(acts, across=SMALL, down=SMALL)
        for act in (self.print, self.check, self.archive, self.withdraw, self.void):
            row.addWidget(act)
        row.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        whole.setSpacing(SMALL)
        for strip in (chosen, self.drop, self.result, acts):
            whole.addWidget(strip)
        whole.addWidget(self.stack, 1)

    def _columns(self) -> list[Column]:
        language = self.app.settings.language
        blank = self.tr("空白")

        def stage(row: ListedPaper) -> str:
            return texts.word(row.paper.stage, language) if row.paper.stage else blank

        def pages(row: ListedPaper) -> str:
            paper = row.paper
            if paper.pages:
                return f"{len(paper.pages)}/{paper.of}"
            return self.tr("有") if paper.scan else "—"

        return [
            Column(self.tr("编号"), lambda row: row.paper.number, 220),
            Column(self.tr("姓名"), lambda row: row.name or "—", 90),
            Column(self.tr("住址"), lambda row: row.address, is_address=True),
            Column(
                self.tr("签署日"),
                lambda row: row.paper.signed_on.isoformat() if row.paper.signed_on else "—",
                104,
            ),
            Column(self.tr("扫描"), pages, 64),
            Column(self.tr("盒-页"), lambda row: row.paper.location or "—", 84),
            Column(
                self.tr("状态"),
                stage,
                92,
                tone=lambda row: _TONES.get(row.paper.stage, "plain"),
            ),
        ]

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._show())
        self.filter.textChanged.connect(lambda _text: self._show())
        self.table.row_chosen.connect(lambda _row: self._say_acts())
        self.drop.files_dropped.connect(self.file)
        self.drop.clicked.connect(self._on_choose)

    # What is shown

    def refresh(self) -> None:
        """Ask for all papers."""
        desk = self.desk
        self.ask(lambda: listing.described(desk), self._on_rows)

    def show_target(self, target: Any) -> None:
        """Show the papers of a filter."""
        if target in _WHICH:
            self.which.choose(target)
            self._show()

    def chosen(self) -> Paper | None:
        """The paper that is chosen."""
        row = self.table.chosen_row()
        return row.paper if isinstance(row, ListedPaper) else None

    def _on_rows(self, rows: list[ListedPaper]) -> None:
        self.rows = rows
        self._show()
        self.offer_keyboard()

    def _show(self) -> None:
        typed, which = self.filter.text().strip(), _WHICH[str(self.which.value())]
        before = self.chosen()
        shown = [
            row
            for row in self.rows
            if which(row.paper)
            if any(typed in text for text in (row.paper.number, row.name, row.address))
        ]
        self.model.set_rows(shown)
        self.count.setText(self.tr("%n 份", "", len(shown)))
        self.stack.setCurrentIndex(0 if shown else 1)
        if shown:
            number = before.number if before else ""
            at = next((i for i, row in enumerate(shown) if row.paper.number == number), 0)
            self.table.selectRow(at)
        self._say_acts()

    def _say_acts(self) -> None:
        paper = self.chosen()
        stage = paper.stage if paper else None
        self.check.setEnabled(stage is PledgeStage.SIGNED)
        self.archive.setEnabled(stage is PledgeStage.CHECKED)
        is_signed = stage is not None and stage not in _ENDED
        self.withdraw.setEnabled(is_signed)
        self.void.setEnabled(paper is not None and stage not in _ENDED)

    # Blanks

    def _on_print(self) -> None:
        desk = self.desk
        version = next((t.wording.version for t in wordings.list_texts(desk) if t.is_in_force), "")
        dialog = PrintBlanksDialog(self, self.app, version, desk.office is Office.STREET)
        dialog.saved.connect(self.print_blanks)
        dialog.open()

    def print_blanks(self, wanted: Wanted) -> None:
        """Ask where to, and print."""
        title, kinds = self.tr("印空白承诺书"), self.tr("PDF 文件 (*.pdf)")
        name = self.tr("空白承诺书.pdf")
        out = self.app.messages.choose_save(self, title, name, kinds, "papers")
        if out is None:
            return
        desk = self.desk

        def on_done(made: BlanksPrinted) -> None:
            words = self.tr("空白承诺书已存为 PDF：%n 份，编号到 {last}", "", len(made.blanks))
            self.app.toast(words.format(last=made.blanks[-1].number))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self._do(title, lambda progress: blanks.print_blanks(desk, out, wanted, progress), on_done)

    # Scans

    def _on_choose(self) -> None:
        kinds = self.tr("扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png)")
        self.file(self.app.messages.choose_files(self, self.tr("归档扫描件"), kinds, "scans"))

    def file(self, paths: list[Path]) -> None:
        """File the pages of these files; it can be cancelled, what was filed till then stays."""
        desk = self.desk
        if paths:
            self._do(
                self.tr("归档扫描件"),
                lambda progress: filing.file_scans(desk, paths, progress=progress),
                self._on_filed,
            )

    def _on_filed(self, done: Filing) -> None:
        self.filed = done
        rest = len(done.unread) + len(done.twice) + len(done.blank) + len(done.missing)
        words = self.tr("读了 %n 页", "", done.pages) + self.tr("，归位 %n 页", "", len(done.filed))
        if done.unread:
            words += self.tr("，%n 页要人看", "", len(done.unread))
        if done.twice:
            words += self.tr("，%n 页以前归过", "", len(done.twice))
        if done.missing:
            words += self.tr("，还缺 %n 页", "", len(done.missing))
        self.result.say(words, "warn" if done.unread or done.missing else "good")
        self._look.setVisible(bool(rest))
        self.result.show()

    def _on_look(self) -> None:
        if self.filed is not None:
            UnfiledDialog(self, self.filed, self.app.settings.language).open()

    # Steps

    def _on_check(self) -> None:
        self._step(PledgeStage.CHECKED)

    def _on_archive(self) -> None:
        label = self.tr("原件放在哪里（盒-页），例如 3-17")
        place = self.app.messages.ask_text(self, self.tr("归档"), label)
        if place:
            self._step(PledgeStage.ARCHIVED, location=place)

    def _on_withdraw(self) -> None:
        usual = (self.tr("本人书面撤回"), self.tr("本人口头撤回"))
        self._ask_reason(PledgeStage.WITHDRAWN, self.tr("撤回承诺"), usual, self.tr("撤回"))

    def _on_void(self) -> None:
        usual = (self.tr("印坏了"), self.tr("写错了"), self.tr("遗失"))
        self._ask_reason(PledgeStage.VOIDED, self.tr("作废"), usual, self.tr("作废"))

    def _ask_reason(
        self, stage: PledgeStage, title: str, usual: tuple[str, ...], save: str
    ) -> None:
        paper, desk = self.chosen(), self.desk
        if paper is None:
            return
        remark = self.tr("{number}；编号不再使用。").format(number=paper.number)
        ReasonDialog(
            self,
            self.app,
            *(title, remark, self.tr("原因"), usual, save),
            lambda why: listing.step(desk, paper.number, stage, desk.today(), reason=why),
        ).open()

    def _step(self, stage: PledgeStage, location: str = "") -> None:
        paper, desk = self.chosen(), self.desk
        if paper is not None:
            self._do(
                texts.word(stage, self.app.settings.language),
                lambda _p: listing.step(desk, paper.number, stage, desk.today(), location),
                lambda _id: self.app.toast(self.tr("已保存")),
            )

    def _do(
        self, title: str, job: Callable[[Progress], Any], on_done: Callable[[Any], None]
    ) -> None:
        self.do(job, on_done, self._on_failed, title=title)

    def _on_failed(self, error: GridCreditError) -> None:
        self.app.messages.warn(self, error)
