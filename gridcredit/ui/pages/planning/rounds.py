"""走访单: the sheets that were printed, and what is done at many doors at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.rounds import printing
from gridcredit.operations.rounds.bulk import BulkSaved
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.rounds.entering import RoundEntered
from gridcredit.operations.rounds.printing import ListedSheet, RoundPrinted
from gridcredit.operations.visits import takingback
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.planning.bulk_dialog import BulkDialog
from gridcredit.ui.pages.planning.door_choice import Choosable, choosable
from gridcredit.ui.pages.planning.enter_dialog import EnterRoundDialog
from gridcredit.ui.pages.planning.print_dialog import PrintRoundDialog
from gridcredit.ui.pages.planning.view import PlanningView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane
from gridcredit.ui.widgets.table import Table


class RoundsView(PlanningView):
    """Enter on a sheet types it in. Targets: ("print", a DoorChoice), "enter", "many"."""

    def _build(self) -> None:
        self.print = button(
            self.tr("打印走访单…"), lambda: self.print_doors(DoorChoice()), icon="printer",
            kind="primary",
        )  # fmt: skip
        self.enter = button(self.tr("录入走访单…"), lambda: self.enter_sheet(""), icon="pencil")
        self.many = button(self.tr("整单元、群发登记…"), self.log_many, icon="persons")
        self.void = button(self.tr("作废…"), self._on_void, kind="quiet")
        self.table = Table(self.tr("走访单"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "printer",
            self.tr("还没有走访单"),
            self.tr("打印一张，按门牌走；回来输入编号末四位，逐行录入结果。"),
            self.tr("打印走访单"),
            lambda: self.print_doors(DoorChoice()),
        )
        acts = (self.print, self.enter, self.many, self.void)
        self.pane = ListPane(self.table, nothing, acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _connect(self) -> None:
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(lambda _row: self._say_acts())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("编号"), lambda row: row.sheet.number, 240),
            Column(self.tr("区域"), lambda row: row.area_name),
            Column(self.tr("打印日期"), lambda row: row.sheet.on.isoformat(), 120),
            Column(
                self.tr("户数"), lambda row: f"{len(row.sheet.households):,}", 92, is_number=True
            ),
            Column(self.tr("之后走过"), lambda row: f"{row.seen:,}", 104, is_number=True),
        ]

    def refresh(self) -> None:
        """Ask for the sheets."""
        desk = self.desk
        self.ask(lambda: printing.list_rounds(desk), self._on_rows)

    def keyboard_place(self) -> QWidget | None:
        """The list, or where one begins."""
        return self.table if self.pane.has_any else self.print

    def show_target(self, target: Any) -> None:
        """Begin what was wished for."""
        if isinstance(target, tuple) and target[0] == "print":
            self.print_doors(target[1])
        elif target == "enter":
            self.enter_sheet("")
        elif target == "many":
            self.log_many()

    def _on_rows(self, rows: list[ListedSheet]) -> None:
        before = self.chosen()
        self.model.set_rows(rows)
        self.pane.show_any(bool(rows))
        if rows:
            kept = before.sheet.id if before else None
            at = next((n for n, row in enumerate(rows) if row.sheet.id == kept), 0)
            self.table.selectRow(at)
        self._say_acts()
        self.be_known()

    def chosen(self) -> ListedSheet | None:
        """The sheet one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, ListedSheet) else None

    def _say_acts(self) -> None:
        self.void.setEnabled(self.chosen() is not None)

    def _on_opened(self, row: ListedSheet | None) -> None:
        if row is not None:
            self.enter_sheet(row.sheet.number)

    # Printing

    def print_doors(self, first: DoorChoice) -> None:
        """Ask which doors, and print them."""

        def on_there(there: Choosable) -> None:
            dialog = PrintRoundDialog(self, self.app, there, first)
            dialog.saved.connect(self._print)
            dialog.open()

        self._choosable(on_there)

    def _print(self, choice: DoorChoice) -> None:
        title, kinds = self.tr("打印走访单"), self.tr("PDF 文件 (*.pdf)")
        out = self.app.messages.choose_save(self, title, self.tr("走访单.pdf"), kinds, "papers")
        if out is None:
            return
        desk = self.desk

        def on_done(made: RoundPrinted) -> None:
            words = self.tr("走访单已存为 PDF：%n 户，编号 {number}", "", made.doors)
            numbers = ", ".join(sheet.number for sheet in made.sheets)
            self.app.toast(words.format(number=numbers))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.do(
            lambda progress: printing.print_round(desk, out, choice, progress),
            on_done,
            self.warn,
            title=title,
        )

    def _choosable(self, on_there: Callable[[Choosable], None]) -> None:
        desk, language = self.desk, self.language
        self.ask(lambda: choosable(desk, language), on_there, self.warn)

    # Entering

    def enter_sheet(self, number: str) -> None:
        """Type a sheet in by its rows."""
        dialog = EnterRoundDialog(self, self.app, self.desk, number)
        dialog.entered.connect(self._on_entered)
        dialog.left.connect(self._on_left)
        dialog.open()

    def _on_left(self, rows: int) -> None:
        words = self.tr("已填的 %n 行留着，再打开这张单接着录", "", rows)
        self.app.toast(words, tone="info")

    def _on_entered(self, done: RoundEntered) -> None:
        words = self.tr("已登记走访 %n 户", "", len(done.done))
        if done.numbers:
            told = self.tr("，新签承诺 %n 份", "", len(done.numbers))
            words += told
        visits = [("visit", one.visit) for one in done.done]
        self.app.toast(words, lambda: self._take_back(visits))

    def log_many(self) -> None:
        """The same of many doors."""

        def on_there(there: Choosable) -> None:
            dialog = BulkDialog(self, self.app, self.desk, there)
            dialog.saved.connect(self._on_many)
            dialog.open()

        self._choosable(on_there)

    def _on_many(self, made: BulkSaved) -> None:
        words = self.tr("已登记走访 %n 户", "", len(made.visits))
        if made.left_out:
            words += self.tr("，略过 %n 户", "", len(made.left_out))
        visits = [("visit", one) for one in made.visits]
        self.app.toast(words, lambda: self._take_back(visits))

    def _take_back(self, visits: list[tuple[str, Any]]) -> None:
        desk, why = self.desk, self.tr("撤销录入")

        def not_undone(error: GridCreditError) -> None:
            self.app.toast(self.describe(error), tone="warn")

        self.do(
            lambda _progress: takingback.take_back_all(desk, visits, why),
            lambda _gone: self.app.toast(self.tr("已撤销这次登记"), tone="info"),
            not_undone,
            title=self.tr("撤销走访"),
        )

    def _on_void(self) -> None:
        row, desk = self.chosen(), self.desk
        if row is None:
            return
        usual = (self.tr("印错了"), self.tr("纸丢了"), self.tr("不走了"))
        remark = self.tr("{number}；以后不能再按它录入，已登记的走访不变。")
        ReasonDialog(
            self,
            self.app,
            self.tr("作废走访单"),
            remark.format(number=row.sheet.number),
            self.tr("原因"),
            usual,
            self.tr("作废"),
            lambda why: printing.void_round(desk, row.sheet.number, why),
        ).open()
