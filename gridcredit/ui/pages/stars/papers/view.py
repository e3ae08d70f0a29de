"""打印: one paper of a period at a time, and who is not on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.stars.codes import StarPaper
from gridcredit.operations.stars import printing
from gridcredit.operations.stars.printing import Printed, StarPrint
from gridcredit.reports.stars.board import Paper
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.tokens import GAP, SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import READING, ScrollColumn, fill
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.form import Form

_DRAWN = (StarPaper.CERTIFICATE, StarPaper.BOARD)


class PapersView(StarsView):
    """Targets: none."""

    def _build(self) -> None:
        self.kind, self.paper = QComboBox(), QComboBox()
        self.until, self.telephone = DateLine(), QLineEdit()
        for kind, words in self._kinds().items():
            self.kind.addItem(words, kind.value)
        for size in (Paper.A3, Paper.A2, Paper.A4):
            self.paper.addItem(size.value.upper(), size.value)
        self.form = Form(84)
        self._kind_row = self.form.add(self.tr("打印什么"), self.kind)
        self._size_row = self.form.add(self.tr("纸张"), self.paper)
        self._until_row = self.form.add(
            self.tr("撤下日"), self.until, self.tr("空着就按下一期的日子；已登记发布的按登记的")
        )
        self._phone_row = self.form.add(
            self.tr("联系电话"), self.telephone, self.tr("空着就用设置里的咨询电话")
        )
        self.make = button(self.tr("保存文件…"), self.save, icon="printer", kind="primary")
        self.problem = Banner("bad", "")
        self.result = Banner("good", "")
        self._chips = QWidget()
        self._chip_column = QVBoxLayout(self._chips)
        self._chip_column.setContentsMargins(0, 0, 0, 0)
        self._chip_column.setSpacing(SMALL)
        card = Card(self.tr("本期的材料"))
        card.body.setSpacing(GAP)
        card.body.addWidget(self.form)
        card.body.addWidget(self.problem)
        card.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.result)
        card.body.addWidget(self._chips)
        for part in (self.problem, self.result, self._chips):
            part.hide()
        scroll = ScrollColumn(READING)
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        fill(self, scroll)
        self._show_kind()

    def _kinds(self) -> dict[StarPaper, str]:
        return {
            StarPaper.BOARD: self.tr("文明榜"),
            StarPaper.CERTIFICATE: self.tr("证书"),
            StarPaper.HONOURS: self.tr("荣誉名单"),
            StarPaper.LIBRARY: self.tr("事迹汇编"),
            StarPaper.FORM: self.tr("本期推荐表（内部）"),
            StarPaper.LEFT_OUT: self.tr("未入选名单和原因（内部）"),
        }

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _at: self._show_kind())

    def keyboard_place(self) -> QWidget | None:
        """What is printed."""
        return self.kind

    def refresh(self) -> None:
        """Another period has other papers: what was said of the last file is old."""
        self._forget()

    def _forget(self) -> None:
        for part in (self.problem, self.result, self._chips):
            part.hide()

    def _show_kind(self) -> None:
        self._forget()
        is_board = self._paper() is StarPaper.BOARD
        for row in (self._size_row, self._until_row, self._phone_row):
            row.setVisible(is_board)
            row.label.setVisible(is_board)

    def _paper(self) -> StarPaper:
        return StarPaper(str(self.kind.currentData()))

    def save(self) -> None:
        """Have the file written where the person says."""
        self._forget()
        self._until_row.set_error("")
        kind, chosen = self._paper(), self.page.chooser
        try:
            until = self.until.day() if kind is StarPaper.BOARD else None
        except ValueError:
            self._until_row.set_error(texts.reason_word("not_a_date", self.language))
            self.until.setFocus()
            return
        kinds = self.tr("PDF 文件 (*.pdf)")
        if kind not in _DRAWN:
            kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf)")
        ending = "pdf" if kind in _DRAWN else "docx"
        name = f"{self.kind.currentText()} {chosen.period}.{ending}"
        out = self.app.messages.choose_save(self, self.tr("保存"), name, kinds, "stars")
        if out is None:
            return
        size = Paper(str(self.paper.currentData()))
        area, phone = chosen.pool_area, self.telephone.text().strip()
        wish = StarPrint(out, None, chosen.period, chosen.level, area, size, until, phone)
        desk = self.desk
        self.make.setEnabled(False)
        self.do(
            lambda progress: printing.print_stars(desk, kind, wish, progress),
            lambda done: self._on_made(out, done),
            self._on_failed,
            title=self.tr("打印"),
        )

    def _on_made(self, out: Path, done: Printed) -> None:
        self.make.setEnabled(True)
        words = self.tr("{pages} 页，写了 {names} 位。").format(pages=done.pages, names=done.names)
        if not done.names:
            words = self.tr("{pages} 页，没有人在上面：本期空缺，或都没有同意公示。").format(
                pages=done.pages
            )
        if done.left_out:
            reasons = sorted({texts.word(why, self.language) for _, why in done.left_out})
            words += self.tr("不在上面 %n 位：{why}。", "", len(done.left_out)).format(
                why="、".join(reasons)
            )
        self.result.say(words, "good" if done.names else "warn")
        self.result.show()
        while (item := self._chip_column.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        chip = FileChip(out)
        chip.clicked.connect(lambda: show_folder(out))
        self._chip_column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chips.show()

    def _on_failed(self, error: GridCreditError) -> None:
        self.make.setEnabled(True)
        if isinstance(error, BadValue) and error.field == "until":
            self._until_row.set_error(texts.reason_word(error.reason, self.language))
            self.until.setFocus()
            return
        self.problem.say(self.describe(error), "bad")
        self.problem.show()
