"""One ledger: its list, its form, and sheets in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.ledger import Ledger, ValueType
from gridcredit.operations.ledgers import keeping, sheets
from gridcredit.operations.ledgers.keeping import LedgerRow
from gridcredit.operations.ledgers.sheets import LedgerImported
from gridcredit.operations.register.amending import Added, Edited
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.ledgers.photos_dialog import PhotosDialog
from gridcredit.ui.pages.ledgers.row_dialog import LedgerRowDialog
from gridcredit.ui.views import View
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label, filter_line
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.pasted import first_table
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.ui.pages.ledgers.page import LedgersPage

_TYPING = 200  # milliseconds behind the last key
_SHOWN = 8  # columns; the form shows the others
_WIDTHS = {ValueType.DAY: 108, ValueType.NUMBER: 84, ValueType.TRUTH: 84, ValueType.CHOICE: 112}


class LedgerView(View):
    """Enter on a row opens its form; files dropped on the page are read."""

    WAITS = True

    def __init__(self, page: LedgersPage, ledger: Ledger) -> None:
        self.ledger = ledger
        super().__init__(page)

    def _build(self) -> None:
        self.may = keeping.may_keep(self.desk, self.ledger)
        kind = self.ledger.kind.words[0 if self.language == "zh" else 1]
        self.add = button(self.tr("登记…"), self.add_row, icon="plus", kind="primary")
        self.load = button(self.tr("导入…"), self._on_import, icon="import")
        self.export = button(self.tr("导出…"), self._on_export, icon="export", kind="quiet")
        self.blank = button(self.tr("空表…"), self._on_blank, icon="file", kind="quiet")
        self.look = button(self.tr("照片…"), self._on_look, icon="eye", kind="quiet")
        self.look.setVisible(self.ledger.has_photos)
        self.off = button(self.tr("移出…"), self._on_remove, kind="quiet")
        for part in (self.add, self.load, self.blank, self.off):
            offer(part, self.may)
        self.line = filter_line(self.tr("筛选"), self.tr("筛选：标题、地点、单位"))
        self.count = count_label()
        self.table = Table(kind)
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "megaphone",
            self.tr("还没有{kind}").format(kind=kind),
            self.tr("登记一条，或把表格拖进来；先导出空表，标题就对得上。"),
            *self._beginning(),
        )
        self.pane = ListPane(self.table, nothing, *self._above())
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _above(self) -> list[QWidget | Sequence[QWidget]]:
        """The lines above the list."""
        return [self._acts()]

    def _acts(self) -> list[QWidget]:
        """The first line: what narrows, what is done, and last how many there are."""
        looks = [self.look] if self.ledger.has_photos else []
        acts = (self.line, self.add, self.load, self.export, self.blank, *looks, self.off)
        return [*acts, self.count]

    def _beginning(self) -> tuple[str, Callable[[], object] | None]:
        """What an empty list offers: the usual rows where there are some, else the form."""
        file = sheets.starter(self.ledger)
        if not self.may:
            return "", None
        if file is not None:
            return self.tr("装入常用的…"), lambda: self.read(file)
        return self.tr("登记…"), self.add_row

    def _connect(self) -> None:
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(lambda _row: self._say_acts())
        self.line.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._on_typed)

    def _columns(self) -> list[Column]:
        def words(at: int) -> Any:
            return lambda row: row.words[at]

        placed = list(enumerate(self.ledger.fields))
        first = [(at, one) for at, one in placed if one.required]
        rest = [(at, one) for at, one in placed if not one.required and one.name != "area"]
        shown = [*first, *rest][:_SHOWN]
        language = 0 if self.language == "zh" else 1
        wide = next((at for at, one in shown if one.holds is ValueType.TEXT), -1)
        return [
            Column(
                one.words[language],
                words(at),
                0 if at == wide else _WIDTHS.get(one.holds, 140),
                one.holds is ValueType.NUMBER,
            )
            for at, one in shown
        ]

    def refresh(self) -> None:
        """Ask for the rows."""
        self.ask(self._query(self.line.text()), self._on_rows, self._on_failed)

    def _on_typed(self) -> None:
        """Words were typed that the rows must hold."""
        self.refresh()

    def _query(self, text: str) -> Callable[[], Sequence[LedgerRow]]:
        """What asks for the rows that hold some words."""
        desk, ledger = self.desk, self.ledger
        return lambda: keeping.list_rows(desk, ledger, text=text)

    def keyboard_place(self) -> QWidget | None:
        """The list, or where one begins."""
        if self.pane.has_any:
            return self.table
        return self.add if self.may else self.line

    def _on_rows(self, rows: Sequence[LedgerRow]) -> None:
        self.pane.show_any(bool(rows) or bool(self.line.text()))
        self._show_rows(rows)
        self.be_known()

    def _show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Show rows, with the one chosen before."""
        chosen = self.chosen()
        self.model.set_rows(rows)
        self.count.setText(self._counted(len(rows)))
        if rows:
            kept = chosen.id if chosen else None
            at = next((n for n, row in enumerate(rows) if row.id == kept), 0)
            self.table.selectRow(at)
        self._say_acts()

    def _counted(self, count: int) -> str:
        """How many rows there are. A subclass says it anew: PySide does not look for counted words
        under the names of the classes above."""
        return self.tr("%n 条", "", count)

    def _on_failed(self, error: GridCreditError) -> None:
        self.warn(error)
        self.be_known()

    def chosen(self) -> LedgerRow | None:
        """The row one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, LedgerRow) else None

    def _say_acts(self) -> None:
        chosen = self.chosen()
        self.off.setEnabled(chosen is not None)
        self.look.setEnabled(chosen is not None and bool(keeping.photos_of(chosen.record)))
        self.export.setEnabled(bool(self.model.rowCount()))

    # Rows

    def add_row(self) -> None:
        """Open a form for a new row."""
        self._open(None)

    def _on_opened(self, row: LedgerRow | None) -> None:
        if row is not None and self.may:
            self._open(row)

    def _open(self, row: LedgerRow | None) -> None:
        dialog = self._form(row)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _form(self, row: LedgerRow | None) -> LedgerRowDialog:
        """The form of a row, or of a new one."""
        return LedgerRowDialog(self, self.app, self.desk, self.ledger, row)

    def _on_saved(self, done: Edited | Added | None) -> None:
        if done is None:
            self.app.toast(self.tr("没有改动"), tone="info")
            return
        self.app.toast(self.tr("已保存"), lambda: self._take_back([done]))
        self.mark_stale()

    def _on_remove(self) -> None:
        row, desk, ledger = self.chosen(), self.desk, self.ledger
        if row is None:
            return
        usual = (self.tr("录错了"), self.tr("重复了"))
        dialog = ReasonDialog(
            self,
            self.app,
            self.tr("移出这一条"),
            " · ".join(filter(None, row.words))[:120],
            self.tr("原因"),
            usual,
            self.tr("移出"),
            lambda why: keeping.remove_row(desk, ledger, row.id, why),
        )
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _take_back(self, done: Sequence[Edited | Added]) -> None:
        desk, ledger, why = self.desk, self.ledger, self.tr("撤销")

        def not_undone(error: GridCreditError) -> None:
            self.app.toast(self.describe(error), tone="warn")

        self.do(
            lambda _progress: keeping.take_back_rows(desk, ledger, done, why),
            lambda _none: self._on_taken_back(),
            not_undone,
            title=self.tr("撤销"),
        )

    def _on_taken_back(self) -> None:
        self.app.toast(self.tr("已撤销"), tone="info")
        self.mark_stale()

    # Sheets

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on the page: the first table among them is read."""
        table = first_table(files)
        if table is not None and self.may:
            self.read(table)
        return table is not None and self.may

    def _on_import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv *.xls *.et)")
        file = self.app.messages.choose_file(self, self.tr("导入"), kinds, "ledgers")
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Look at a sheet, and take it in."""
        desk, ledger = self.desk, self.ledger

        def on_seen(seen: LedgerImported) -> None:
            words = self.tr("新增 {added} 条，改动 {changed} 条，相同 {same} 条，不能用 {bad} 条")
            told = words.format(
                added=seen.added, changed=seen.changed, same=seen.same, bad=len(seen.refused)
            )
            if not seen.added and not seen.changed:
                self.app.toast(told, tone="info")
                self._show_refused(seen)
            elif self.app.messages.ask(self, file.name, told, yes=self.tr("导入")):
                self._take(file)

        self.do(
            lambda _progress: sheets.import_rows(desk, ledger, file, check=True),
            on_seen,
            self.warn,
            title=self.tr("检查表格"),
        )

    def _take(self, file: Path) -> None:
        desk, ledger = self.desk, self.ledger

        def on_done(found: LedgerImported) -> None:
            words = self.tr("已导入：新增 {added} 条，改动 {changed} 条")
            told = words.format(added=found.added, changed=found.changed)
            self.app.toast(told, lambda: self._take_back(found.done))
            self.mark_stale()
            self._show_refused(found)

        self.do(
            lambda _progress: sheets.import_rows(desk, ledger, file),
            on_done,
            self.warn,
            title=self.tr("导入"),
        )

    def _show_refused(self, found: LedgerImported) -> None:
        if found.refused:
            title = self.tr("这些没有导入")
            RefusedCellsDialog(self, title, found.refused, self.language).open()

    def _on_look(self) -> None:
        row = self.chosen()
        if row is not None and (held := keeping.photos_of(row.record)):
            title = " · ".join(filter(None, row.words[:3]))
            PhotosDialog(self, self.app, self.desk, title, held).open()

    def _on_export(self) -> None:
        kind = self.ledger.kind.words[0]
        kinds = self.tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)")
        out = self._choose(self.tr("导出"), f"{kind}.xlsx", kinds)
        if out is None:
            return
        desk, ledger, rows = self.desk, self.ledger, self.model.rows()
        self.do(
            lambda progress: sheets.export_rows(desk, ledger, rows, out, progress),
            lambda _rows: self._on_written(out),
            self.warn,
            title=self.tr("导出"),
        )

    def _on_blank(self) -> None:
        out = self._choose(self.tr("空表"), f"{self.ledger.kind.words[0]}-空表.xlsx")
        if out is None:
            return
        ledger = self.ledger
        self.do(
            lambda _progress: sheets.blank_sheet(ledger, out),
            lambda _none: self._on_written(out),
            self.warn,
            title=self.tr("空表"),
        )

    def _choose(self, title: str, name: str, kinds: str = "") -> Path | None:
        kinds = kinds or self.tr("Excel 工作簿 (*.xlsx)")
        return self.app.messages.choose_save(self, title, name, kinds, "ledgers")

    def _on_written(self, out: Path) -> None:
        self.app.toast(self.tr("已存为 {name}").format(name=out.name))
