"""Dwellings of a part of the register: which stand empty, and the use of several changed at once,
with what that does said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from gridcredit import texts
from gridcredit.domain.addresses import address_text
from gridcredit.domain.codes import DwellingUse
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import RegisterPart
from gridcredit.operations.register.rearranging import Rearranged
from gridcredit.operations.visits import dwelling_uses
from gridcredit.operations.visits.dwelling_uses import DwellingLine, UseChanged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.tokens import ROW as ROW_HEIGHT
from gridcredit.ui.widgets.table import Table

_TONES = {DwellingUse.EMPTY: "info", DwellingUse.RENTED: "warn", DwellingUse.SHOP: "good"}
_SHOWN = 6  # rows in sight
VACANT, EVERY = "vacant", "every"


class DwellingsDialog(ForetoldDialog):
    """Vacant dwellings at first, or all of them, of one stairwell or of the whole part; several are
    chosen by Shift and Ctrl. `saved` carries a UseChanged."""

    WIDE: ClassVar[int] = 720

    def __init__(self, parent: QWidget, app: App, desk: Desk, part: RegisterPart) -> None:
        super().__init__(parent, app)
        remark = self.tr("空置和没有人住的房屋不用走访；应注册人数看人，不看房屋用途。")
        self.say(self.tr("房屋用途与空房"), self.tr("改用途"), remark)
        self._desk, self._part = desk, part
        self._lines: Sequence[DwellingLine] = ()
        self.shown = QComboBox()
        self.shown.addItem(self.tr("空置或无人居住"), VACANT)
        self.shown.addItem(self.tr("全部"), EVERY)
        for use in DwellingUse:
            self.shown.addItem(texts.word(use, app.settings.language), use.value)
        self.stairwell = QComboBox()
        self.model = RowsModel(
            [
                Column(self.tr("住址"), lambda line: line.address, is_address=True),
                Column(self.tr("用途"), self._use, 96, tone=self._tone),
                Column(self.tr("户"), lambda line: str(line.households), 56, is_number=True),
                Column(self.tr("人"), lambda line: str(line.people), 56, is_number=True),
            ]
        )
        self.table = Table(self.tr("房屋"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(ROW_HEIGHT * _SHOWN)
        self.use = code_choice(DwellingUse, DwellingUse.EMPTY, app.settings.language)
        self.add("shown", self.shown, self.tr("显示"))
        self.add("stairwell", self.stairwell, self.tr("楼栋单元"))
        self.add("dwelling", self.table, self.tr("房屋"))
        self.add("use", self.use, self.tr("所选改为"))
        self.shown.currentIndexChanged.connect(lambda _at: self._show())
        self.stairwell.currentIndexChanged.connect(lambda _at: self._show())
        self.use.currentIndexChanged.connect(lambda _at: self.typed())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.typed())
        self.finish()
        app.runner.ask(lambda: dwelling_uses.dwelling_lines(desk, part), self._on_lines, owner=self)

    def act(self) -> Act | dict[str, str]:
        """The change of those chosen."""
        rows = [line.id for line in self._chosen()]
        if not rows:
            return {"dwelling": "empty"}
        desk, use = self._desk, chosen_code(self.use, DwellingUse)
        return lambda check: dwelling_uses.change_use(desk, rows, use, check=check)

    def _chosen(self) -> list[DwellingLine]:
        return [index.data(ROW) for index in self.table.selectionModel().selectedRows()]

    def _on_lines(self, lines: Sequence[DwellingLine]) -> None:
        self._lines = lines
        places = dict.fromkeys((one.estate, one.building, one.unit) for one in lines)
        self.stairwell.addItem(self.tr("全部"), None)
        for place in places:
            self.stairwell.addItem(address_text(*place, ""), place)
        self._show()

    def _show(self) -> None:
        """The dwellings asked for; those of a stairwell are all chosen."""
        shown, place = self.shown.currentData(), self.stairwell.currentData()
        lines = [
            one
            for one in self._lines
            if place in (None, (one.estate, one.building, one.unit)) and _is_shown(one, shown)
        ]
        self.model.set_rows(lines)
        self.rows["dwelling"].set_hint(self.tr("%n 处", "", len(lines)))
        if place is not None and lines:
            self.table.selectAll()
        self.typed()

    def _on_foretold(self, seen: Rearranged) -> None:
        super()._on_foretold(seen)
        if isinstance(seen, UseChanged):
            before, after = seen.to_visit
            words = self.tr("改 {count} 处；待走访 {before} → {after} 户").format(
                count=seen.changed, before=before, after=after
            )
            self._say(f"{words}\n{self.told.text()}")

    def _use(self, line: DwellingLine) -> str:
        if line.is_contradicted:
            return self.tr("空置，有人")
        return texts.word(line.use, self.app.settings.language)

    def _tone(self, line: DwellingLine) -> str:
        return "bad" if line.is_contradicted else _TONES.get(line.use, "plain")


def _is_shown(line: DwellingLine, shown: str) -> bool:
    if shown == VACANT:
        return line.is_vacant
    return shown == EVERY or line.use.value == shown
