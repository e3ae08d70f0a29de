"""物品与库存: the list of goods, what came in, what a count found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text, yuan_text
from gridcredit.operations.credit import goods
from gridcredit.operations.credit.goods import GoodsImported, Stocked
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.table import Table

_MOST = 1_000_000
_NUMBER = 92


class StockPart(CreditView):
    """Enter on goods takes more of them in."""

    def _build(self) -> None:
        self.receive = button(self.tr("入库…"), self._on_receive, icon="import")
        self.count = button(self.tr("盘点…"), self._on_count)
        self.drop = DropArea(self.tr("把物品表拖到这里，或点击选择"), (".xlsx", ".csv"))
        self.drop.setMinimumHeight(72)
        self.table = Table(self.tr("物品"), is_sortable=True)
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "package",
                self.tr("还没有兑换物品"),
                self.tr("物品表写编码、名称、单位、兑换分值、成本、来源和低库存数，拖到上面就行。"),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.drop, 1)
        row.addWidget(self.receive)
        row.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addLayout(row)
        whole.addWidget(self.stack, 1)

    def _columns(self) -> list[Column]:
        low, gone = self.tr("低库存"), self.tr("无货")

        def mark(one: Stocked) -> str:
            return gone if one.stock <= 0 else low if one.is_low else ""

        return [
            Column(self.tr("编码"), lambda one: one.goods.code, 84),
            Column(self.tr("名称"), lambda one: one.goods.name),
            Column(
                self.tr("兑换分值"), lambda one: points_text(one.goods.points), _NUMBER, True,
                lambda one: one.goods.points,
            ),
            Column(
                self.tr("库存"), lambda one: f"{one.stock:,} {one.goods.unit}", _NUMBER, True,
                lambda one: one.stock,
            ),
            Column(
                "", mark, 88, tone=lambda one: "bad" if one.stock <= 0 else "warn" if mark(one)
                else "",
            ),
            Column(self.tr("成本（元）"), lambda one: yuan_text(one.goods.cost), _NUMBER, True),
            Column(self.tr("来源"), lambda one: one.goods.source, 92),
            Column(self.tr("供货方"), lambda one: one.goods.supplier, 140),
        ]  # fmt: skip

    def _connect(self) -> None:
        self.drop.clicked.connect(self._choose)
        self.drop.files_dropped.connect(lambda files: self.take_in(files[0]))
        self.table.row_opened.connect(lambda _row: self._on_receive())

    def refresh(self) -> None:
        """Ask for the goods."""
        desk, village = self.desk, self.village
        if village is not None:
            self.ask(lambda: goods.list_goods(desk, village.code), self._on_goods, self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The list, or the place for a file."""
        return self.table if self.model.rowCount() else self.drop

    def take_in(self, file: Path) -> None:
        """Take a list of goods in."""
        desk, village = self.desk, self.village
        if village is None:
            return
        self.do(
            lambda _progress: goods.import_goods(desk, file, village.code),
            self._on_imported,
            self.warn,
            title=self.tr("导入物品表"),
        )

    @property
    def chosen(self) -> Stocked | None:
        """The goods that are chosen."""
        row = self.table.chosen_row()
        return row if isinstance(row, Stocked) else None

    def _on_goods(self, found: list[Stocked]) -> None:
        before = self.chosen
        self.model.set_rows(found)
        self.stack.setCurrentIndex(0 if found else 1)
        for part in (self.receive, self.count):
            part.setEnabled(bool(found))
        same = before.goods.id if before else None
        at = next((i for i, one in enumerate(found) if one.goods.id == same), 0)
        if found:
            self.table.selectRow(at)
        self.be_known()

    def _choose(self) -> None:
        kinds = self.tr("物品表 (*.xlsx *.csv)")
        file = self.app.messages.choose_file(self, self.tr("选择物品表"), kinds, "goods")
        if file is not None:
            self.take_in(file)

    def _on_imported(self, made: GoodsImported) -> None:
        if made.refused:
            title = self.tr("物品表有 %n 处读不成，没有导入", "", len(made.refused))
            RefusedCellsDialog(self, title, made.refused, self.language).open()
            return
        self.app.toast(
            self.tr("物品表已导入：新增 {added}，修改 {updated}，未变 {same}").format(
                added=made.added, updated=made.updated, same=made.same
            )
        )

    def _on_receive(self) -> None:
        if self.chosen is not None:
            dialog = ReceiveDialog(self, self.chosen)
            dialog.saved.connect(self._on_moved)
            dialog.open()

    def _on_count(self) -> None:
        if self.chosen is not None:
            dialog = CountDialog(self, self.chosen)
            dialog.saved.connect(self._on_moved)
            dialog.open()

    def _on_moved(self, stock: int) -> None:
        self.app.toast(self.tr("现有库存 {stock}").format(stock=stock))


class ReceiveDialog(FormDialog):
    """Goods that came; `saved` carries how many there are now."""

    def __init__(self, view: CreditView, one: Stocked) -> None:
        super().__init__(view, view.app)
        self._view, self._one = view, one
        self.say(
            self.tr("入库 {name}").format(name=one.goods.name),
            self.tr("入库"),
            self.tr("现有 {stock} {unit}").format(stock=one.stock, unit=one.goods.unit),
        )
        self.count = QSpinBox()
        self.count.setRange(1, _MOST)
        self.source = QLineEdit(one.goods.source)
        self.source.setMaxLength(60)
        self.add("count", self.count, self.tr("数量"))
        self.add("source", self.source, self.tr("来源"), self.tr("财政、捐赠或集体"))
        self.count.setFocus()
        self.count.selectAll()

    def save(self) -> Callable[[], Any] | None:
        """What came."""
        view, code, source = self._view, self._one.goods.code, self.source.text().strip()
        count, village = self.count.value(), view.village
        if village is None:
            return None
        desk = view.desk
        return lambda: goods.receive_goods(desk, code, count, village.code, source)


class CountDialog(FormDialog):
    """What a count of the stock found; `saved` carries how many there are now."""

    def __init__(self, view: CreditView, one: Stocked) -> None:
        super().__init__(view, view.app)
        self._view, self._one = view, one
        self.say(
            self.tr("盘点 {name}").format(name=one.goods.name),
            self.tr("记下盘点"),
            self.tr("账上 {stock} {unit}").format(stock=one.stock, unit=one.goods.unit),
        )
        self.count = QSpinBox()
        self.count.setRange(0, _MOST)
        self.count.setValue(max(one.stock, 0))
        self.why = QLineEdit(self.tr("盘点"))
        self.why.setMaxLength(60)
        self.add("count", self.count, self.tr("实有"))
        self.add("reason", self.why, self.tr("说明"), self.tr("有出入的写明原因"))
        self.count.setFocus()
        self.count.selectAll()

    def save(self) -> Callable[[], Any] | None:
        """What was found."""
        view, code, why = self._view, self._one.goods.code, self.why.text().strip()
        count, village = self.count.value(), view.village
        if self.show_faults({} if why else {"reason": "empty"}) or village is None:
            return None
        desk = view.desk
        return lambda: goods.count_goods(desk, code, count, why, village.code)
