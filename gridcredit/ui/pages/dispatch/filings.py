"""双公示: a month of every department, its sheet taken in, and what stands behind its numbers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.dispatch.spans import month_of
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.filings import FilingFate, Judged, UnitMonth
from gridcredit.operations.ledgers import filings
from gridcredit.operations.ledgers.filings import FilingsImported
from gridcredit.texts import word
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.list_pane import ListPane
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.pasted import first_table
from gridcredit.ui.widgets.table import Table

_DAY = timedelta(days=1)
_SIZE = QSize(820, 520)
_TONES = {
    FilingFate.ON_TIME: "good",
    FilingFate.LATE: "warn",
    FilingFate.MISSING: "bad",
    FilingFate.CONCEALED: "bad",
    FilingFate.FAULTY: "warn",
}


class FilingsView(DispatchView):
    """Begins with the month before; Enter on a department shows its decisions."""

    def _build(self) -> None:
        self.month = month_of(self.desk.today()).previous
        may = self.desk.actor.may(Duty.SET_TASKS)
        self.back = button("", lambda: self._go(-1), icon="chevron-left", kind="quiet")
        self.back.setAccessibleName(self.tr("上一月"))
        self.on = button("", lambda: self._go(1), icon="chevron-right", kind="quiet")
        self.on.setAccessibleName(self.tr("下一月"))
        self.name = Label()
        self.name.setProperty("role", "section")
        self.load = button(self.tr("导入部门的表…"), self._on_import, icon="import", kind="primary")
        self.whole = button(self.tr("记下清单完整…"), self._on_certify, kind="quiet")
        self.whole.setToolTip(self.tr("部门书面声明本月决定全部列出；之后从外面查到的就是瞒报"))
        self.print = button(self.tr("导出月表…"), self._on_print, icon="export", kind="quiet")
        for part in (self.load, self.whole):
            offer(part, may)
        self.rules = Label(
            self.tr(
                "自决定之日起 7 个工作日内报送。迟报：过了期限；漏报：没有报送；"
                "瞒报：声明清单完整以后从外面查到；错报：被退回。姓名和证号不保存。"
            )
        )
        self.rules.setProperty("role", "caption")
        self.rules.setWordWrap(True)
        self.table = Table(self.tr("各部门双公示"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "file",
            self.tr("还没有双公示数据"),
            self.tr("向部门要行政许可、行政处罚的报送表，拖进来或点“导入部门的表”。"),
        )
        acts = (self.back, self.name, self.on, self.load, self.whole, self.print)
        self.pane = ListPane(self.table, nothing, acts, self.rules)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _connect(self) -> None:
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(lambda _row: self._say_acts())

    def _columns(self) -> list[Column]:
        def many(fate: FilingFate) -> Column:
            title = word(fate, self.language)
            return Column(title, lambda unit: str(len(unit.of(fate))), 72, is_number=True)

        return [
            Column(self.tr("单位"), lambda unit: unit.unit),
            Column(self.tr("应报"), lambda unit: str(unit.due), 72, is_number=True),
            *(many(fate) for fate in _TONES),
            Column(self.tr("合规率%"), lambda unit: unit.rate, 90, is_number=True),
            Column(self.tr("及时率%"), lambda unit: unit.timely_rate, 90, is_number=True),
        ]

    def refresh(self) -> None:
        """Ask for the month."""
        desk, text = self.desk, self.month.text
        words = self.tr("{year}年{month}月")
        self.name.setText(words.format(year=self.month.year, month=self.month.number))
        self.on.setEnabled(self.month.last < desk.today())
        self.ask(lambda: (text, filings.month_report(desk, text)), self._on_units, self._on_failed)

    def keyboard_place(self) -> QWidget | None:
        """The departments, or what takes the first sheet in."""
        return self.table if self.pane.has_any else self.load

    def _go(self, steps: int) -> None:
        month = self.month
        self.month = month.previous if steps < 0 else month_of(month.last + _DAY)
        self.refresh()

    def _on_units(self, answer: tuple[str, list[UnitMonth]]) -> None:
        text, units = answer
        if text != self.month.text:
            return  # one went on meanwhile
        self.model.set_rows(units)
        self.pane.show_any(bool(units))
        if units:
            self.table.selectRow(0)
        self._say_acts()
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.warn(error)
        self.be_known()

    def chosen(self) -> UnitMonth | None:
        """The department one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, UnitMonth) else None

    def _say_acts(self) -> None:
        self.whole.setEnabled(self.chosen() is not None)

    def _on_opened(self, unit: UnitMonth | None) -> None:
        if unit is not None:
            JudgedDialog(self, unit, self.name.text(), self.language).open()

    # Acts

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on the page: the first table among them is read."""
        table = first_table(files)
        if table is None or not self.desk.actor.may(Duty.SET_TASKS):
            return False
        self.read(table)
        return True

    def _on_import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv *.xls *.et)")
        file = self.app.messages.choose_file(self, self.tr("部门的报送表"), kinds, "ledgers")
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Ask whose sheet it is, and take it in."""
        chosen = self.chosen()
        words = self.tr("{file} 是哪个部门的表？").format(file=file.name)
        unit = self.app.messages.ask_text(
            self, self.tr("部门"), words, chosen.unit if chosen else ""
        )
        if not unit:
            return
        desk = self.desk

        def on_done(found: FilingsImported) -> None:
            told = self.tr("{rows} 条：新增 {added}，改动 {changed}，相同 {same}；不能用 {bad} 处")
            self.app.toast(
                told.format(
                    rows=found.rows,
                    added=found.added,
                    changed=found.changed,
                    same=found.same,
                    bad=len(found.refused),
                ),
                (lambda: self._take_back(found)) if found.done else None,
            )
            self.mark_stale()
            if found.refused:
                title = self.tr("这些没有导入")
                RefusedCellsDialog(self, title, found.refused, self.language).open()

        self.do(
            lambda _progress: filings.import_filings(desk, file, unit),
            on_done,
            self.warn,
            title=self.tr("导入"),
        )

    def _take_back(self, found: FilingsImported) -> None:
        desk, why = self.desk, self.tr("撤销")

        def on_done(_none: None) -> None:
            self.app.toast(self.tr("已撤销"), tone="info")
            self.mark_stale()

        self.do(
            lambda _progress: filings.take_back_import(desk, found.done, why),
            on_done,
            self.warn,
            title=why,
        )

    def _on_print(self) -> None:
        if not self.pane.has_any:
            return
        desk, month = self.desk, self.month.text
        name = self.tr("双公示_{month}.docx").format(month=month)
        kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf);;Excel 工作簿 (*.xlsx)")
        out = self.app.messages.choose_save(self, self.tr("导出月表"), name, kinds, "papers")
        if out is None:
            return
        self.do(
            lambda _progress: filings.write_month(desk, month, out),
            lambda _units: self.app.toast(self.tr("已存为 {name}").format(name=out.name)),
            self.warn,
            title=self.tr("导出月表"),
        )

    def _on_certify(self) -> None:
        chosen, desk, text = self.chosen(), self.desk, self.month.text
        if chosen is None:
            return
        title = self.tr("{unit}声明 {month} 的清单完整").format(unit=chosen.unit, month=text)
        words = self.tr("请在收到盖章的书面声明后再记下。此后从外面查到没有报送的，记为瞒报。")
        if not self.app.messages.ask(self, title, words, yes=self.tr("记下")):
            return
        self.do(
            lambda _progress: filings.certify(desk, chosen.unit, text, desk.today()),
            lambda _row: self.app.toast(self.tr("已记下")),
            self.warn,
            title=title,
        )


class JudgedDialog(ListDialog):
    """The decisions of a department that were due in a month."""

    def __init__(self, parent: QWidget, unit: UnitMonth, month: str, language: str) -> None:
        super().__init__(parent)

        def received(one: Judged) -> str:
            return one.filing.received.isoformat() if one.filing.received else "—"

        def late(one: Judged) -> str:
            return str(one.days_late) if one.days_late else ""

        title = f"{unit.unit} · {month}"
        self.table = Table(title)
        columns = [
            Column(self.tr("文书号"), lambda one: one.filing.document),
            Column(self.tr("决定日期"), lambda one: one.filing.decided.isoformat(), 104),
            Column(self.tr("期限"), lambda one: one.due.isoformat(), 104),
            Column(self.tr("接收日期"), received, 104),
            Column(self.tr("迟报工作日"), late, 96, is_number=True),
            Column(
                self.tr("结果"),
                lambda one: word(one.fate, language),
                92,
                tone=lambda one: _TONES.get(one.fate, "plain"),
            ),
        ]
        self.table.setModel(RowsModel(columns, unit.judged))
        self.hold(title, self.table, _SIZE)
        self.table.setFocus()
