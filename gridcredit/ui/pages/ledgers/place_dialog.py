"""Printed posters put up: which ones, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from gridcredit import texts
from gridcredit.domain.ledgers.codes import SiteType
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import posters
from gridcredit.operations.posters.printed import PrintedPoster
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine

_HEIGHT = 132  # pixels


class PlaceDialog(FormDialog):
    """`saved` carries what undoes it."""

    ENTITY = "poster_placement"

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, found: Sequence[PrintedPoster]
    ) -> None:
        super().__init__(parent, app)
        self._desk = desk
        said = self.tr("勾上这次贴出去的；同一处场所的一起登记。")
        self.say(self.tr("由已打印的海报登记"), self.tr("登记"), said)
        self.numbers = QListWidget()
        self.numbers.setFixedHeight(_HEIGHT)
        for at, one in enumerate(found):
            item = QListWidgetItem(one.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Unchecked if at else Qt.CheckState.Checked
            item.setCheckState(state)
            self.numbers.addItem(item)
        self.site = QComboBox()
        for code in SiteType:
            self.site.addItem(texts.word(code, app.settings.language), code.value)
        self.place, self.address, self.agreed_by = QLineEdit(), QLineEdit(), QLineEdit()
        for line in (self.place, self.address, self.agreed_by):
            line.setMaxLength(100)
        self.agreed_on, self.put_up_on = DateLine(), DateLine(desk.today())
        self.add("number", self.numbers)
        self.add("site", self.site)
        self.add("place", self.place)
        self.add("address", self.address)
        self.add("agreed_by", self.agreed_by)
        self.add("agreed_on", self.agreed_on)
        self.add("put_up_on", self.put_up_on, hint=self.tr("还没贴就空着"))
        self.place.setFocus()

    def ticked(self) -> list[str]:
        """The numbers that are ticked."""
        items = (self.numbers.item(at) for at in range(self.numbers.count()))
        return [one.text() for one in items if one.checkState() is Qt.CheckState.Checked]

    def save(self) -> Callable[[], Any] | None:
        """Enter the placements."""
        desk, numbers = self._desk, self.ticked()
        told = {
            "site": str(self.site.currentData()),
            "place": self.place.text(),
            "address": self.address.text(),
            "agreed_by": self.agreed_by.text(),
            "agreed_on": self.agreed_on.text(),
            "put_up_on": self.put_up_on.text(),
            "on": desk.today().isoformat(),
        }
        self.show_faults({})
        return lambda: posters.place_printed(desk, numbers, told)
