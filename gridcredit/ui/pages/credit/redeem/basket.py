"""The basket: sorts of goods with their counts, what they cost, and what is left then."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.amounts import points_text
from gridcredit.domain.credit.baskets import MOST_OF_ONE
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_NUMBER = 84
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of goods: what one costs (tenths of a point), and how many there are."""

    id: UUID
    code: str
    name: str
    points: int
    stock: int


class BasketTable(Table):
    """`+` and `-` change the count of the sort at hand, Del takes it out."""

    step_wanted = Signal(object)  # by how many
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change by keys."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class Basket(QWidget):
    """Holds sorts of goods with how many of each."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._goods: dict[UUID, Sort] = {}
        self._counts: dict[UUID, int] = {}
        self._balance: int | None = None
        self.table = BasketTable(self.tr("兑换篮"))
        self._model = RowsModel(
            [
                Column(self.tr("物品"), lambda row: row[0].name),
                Column(self.tr("每件"), lambda row: points_text(row[0].points), _NUMBER, True),
                Column(self.tr("件数"), lambda row: str(row[1]), _NUMBER, True),
                Column(
                    self.tr("小计"), lambda row: points_text(row[0].points * row[1]), _NUMBER, True
                ),
                Column(self.tr("库存"), lambda row: str(row[0].stock), _NUMBER, True),
            ]
        )
        self.table.setModel(self._model)
        self.table.setMinimumHeight(128)
        self._sum = Label()
        self._sum.setProperty("role", "lead")
        self._left = Label()
        self._left.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._sum)
        foot.addWidget(self._left)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.table.step_wanted.connect(self._step)
        self.table.removal_wanted.connect(self._remove)
        self._show()

    def add(self, goods: Sort, count: int) -> None:
        """Put more of a sort in."""
        self._goods[goods.id] = goods
        self._set(goods.id, self._counts.get(goods.id, 0) + count)

    def show_balance(self, balance: int | None) -> None:
        """What may be spent; None while no household is chosen."""
        self._balance = balance
        self._show()

    def refresh_goods(self, goods: dict[UUID, Sort]) -> None:
        """Prices and stock as they are now; what is no more goes out."""
        self._goods = {row: goods[row] for row in self._goods if row in goods}
        self._counts = {row: n for row, n in self._counts.items() if row in self._goods}
        self._show()

    def clear(self) -> None:
        """Empty it."""
        self._goods, self._counts = {}, {}
        self._show()

    def codes(self) -> tuple[tuple[str, int], ...]:
        """The codes of what is in it, each with how many."""
        return tuple((self._goods[row].code, count) for row, count in self._counts.items())

    def counts(self) -> dict[UUID, int]:
        """How many of each sort."""
        return dict(self._counts)

    @property
    def cost(self) -> int:
        """What all of it costs, in tenths of a point."""
        return sum(self._goods[row].points * count for row, count in self._counts.items())

    def fault(self) -> str:
        """Why it cannot be handed out, in words; blank where it can."""
        if not self._counts:
            return self.tr("篮子还是空的")
        short = [
            self._goods[row].name
            for row, count in self._counts.items()
            if count > self._goods[row].stock
        ]
        if short:
            return self.tr("库存不够：{names}").format(names="、".join(short))
        if self._balance is not None and self.cost > self._balance:
            over = points_text(self.cost - self._balance)
            return self.tr("还差 {points} 分，不能透支").format(points=over)
        return ""

    def _set(self, row: UUID, count: int) -> None:
        if count > 0:
            self._counts[row] = min(count, MOST_OF_ONE)
        else:
            self._counts.pop(row, None)
        self._show()
        self.edited.emit()

    def _row(self) -> UUID | None:
        chosen = self.table.chosen_row()
        return chosen[0].id if isinstance(chosen, tuple) else None

    def _step(self, by: int) -> None:
        row = self._row()
        if row is not None:
            self._set(row, self._counts.get(row, 0) + by)

    def _remove(self) -> None:
        row = self._row()
        if row is not None:
            self._set(row, 0)

    def _show(self) -> None:
        at = self.table.currentIndex().row()
        self._model.set_rows([(self._goods[row], n) for row, n in self._counts.items()])
        if self._counts:
            self.table.selectRow(min(max(at, 0), len(self._counts) - 1))
        self._sum.setText(self.tr("合计 {points} 分").format(points=points_text(self.cost)))
        left = "" if self._balance is None else points_text(self._balance - self.cost)
        words = self.tr("兑换后余额 {points} 分").format(points=left)
        self._left.setText(words if left else "")
