"""The units of a week or month with their figures; Enter or a double click opens what stands behind
the figure one is on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal

from gridcredit.domain.dispatch.table import FIGURES, RATES, FrozenTable, UnitRow
from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class WantedFigure:
    """A figure of a row; `is_sum`: of all rows."""

    row: UnitRow
    figure: str
    is_sum: bool


class FiguresTable(Table):
    """One table; the sum stands in the last row."""

    figure_wanted = Signal(object)  # WantedFigure

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("FiguresTable", "各单位进度"))
        self._columns = self._made()
        self.model_of_rows = RowsModel([column for _, column in self._columns])
        self.setModel(self.model_of_rows)
        self._sum: UnitRow | None = None
        self.activated.connect(self._on_activated)

    def show_table(self, table: FrozenTable) -> None:
        """Show the rows and their sum; the place stays."""
        at = self.currentIndex()
        self._sum = replace(table.total, name=self.tr("合计"))
        self.model_of_rows.set_rows([*table.rows, self._sum])
        row = min(max(at.row(), 0), self.model_of_rows.rowCount() - 1)
        self.setCurrentIndex(self.model_of_rows.index(row, max(at.column(), 0)))

    def _on_activated(self, index: QModelIndex) -> None:
        figure, row = self._columns[index.column()][0], index.data(ROW)
        if figure in FIGURES or figure in RATES:
            self.figure_wanted.emit(WantedFigure(row, figure, row is self._sum))

    def _made(self) -> list[tuple[str, Column]]:
        """Each figure's column; those of words have none."""

        def number(name: str) -> Callable[[UnitRow], str]:
            return lambda row: f"{getattr(row, name):,}"

        def rate(name: str) -> Callable[[UnitRow], str]:
            return lambda row: str(getattr(row, name))

        late = self.tr("未报")
        return [
            ("", Column(self.tr("单位"), _short, 110)),
            ("eligible", Column(self.tr("应注册"), number("eligible"), 66, is_number=True)),
            ("last", Column(self.tr("上期"), number("last"), 58, is_number=True)),
            ("new", Column(self.tr("新增"), number("new"), 52, is_number=True)),
            ("removed", Column(self.tr("核减"), number("removed"), 52, is_number=True)),
            ("corrected", Column(self.tr("更正"), number("corrected"), 52, is_number=True)),
            ("total", Column(self.tr("累计"), number("total"), 58, is_number=True)),
            ("rate", Column(self.tr("注册率"), rate("rate"), 66, is_number=True)),
            ("", Column(self.tr("进度差"), rate("pace_gap"), 78, is_number=True)),
            ("pledged_new", Column(self.tr("新签"), number("pledged_new"), 52, is_number=True)),
            ("pledged", Column(self.tr("承诺"), number("pledged"), 58, is_number=True)),
            ("pledge_rate", Column(self.tr("承诺率"), rate("pledge_rate"), 66, is_number=True)),
            ("visits", Column(self.tr("户次"), number("visits"), 54, is_number=True)),
            ("met", Column(self.tr("见面"), number("met"), 52, is_number=True)),
            ("visit_rate", Column(self.tr("走访率"), rate("visit_rate"), 66, is_number=True)),
            ("articles", Column(self.tr("信息"), number("articles"), 50, is_number=True)),
            (
                "",
                Column(
                    self.tr("排名"),
                    lambda row: str(row.rank) if row.rank else "—",
                    50,
                    is_number=True,
                ),
            ),
            (
                "",
                Column(
                    self.tr("截至"), lambda row: late if row.late else row.as_of[5:], tone=_tone
                ),
            ),
        ]


def _tone(row: UnitRow) -> str:
    return "warn" if row.late else "plain"


def _short(row: UnitRow) -> str:
    """A unit as its street calls it: 薛庄社区 for 薛庄社区居委会."""
    short = _COMMITTEE.sub("", row.name)
    return short if len(short) > 1 else row.name


_COMMITTEE = re.compile("(居|村)(民)?委(员)?会$")
