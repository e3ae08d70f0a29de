"""A village at a glance: what waits for who looks, the month so far, households by star band."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.operations.credit.glance import Glance
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.credit.carry_words import carry_words
from gridcredit.ui.pages.credit.overview.bands import BandRows
from gridcredit.ui.pages.credit.overview.waiting import WaitingTiles
from gridcredit.ui.tokens import GAP, ROW
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

_NUMBER = 88


class VillagePane(QWidget):
    """`wanted` names a view, or (a view, what it is to show); `band_wanted` a star band."""

    wanted = Signal(object)
    band_wanted = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.waiting = WaitingTiles()
        self.elsewhere = Banner("info", "")
        self.calendar = Banner("warn", "")
        self._hang_up = button(self.tr("去公示"), self._on_carry)
        self.carry = Banner("warn", "", self._hang_up)
        self.bands = BandRows()
        self.themes = Table(self.tr("按板块"))
        self._rows = RowsModel(self._columns())
        self.themes.setModel(self._rows)
        self.themes.setFixedHeight(ROW * 5 + 44)
        self._month = SectionHeader(self.tr("本月"))
        self._homes = Label()
        self._homes.setProperty("role", "caption")
        self._build()
        self.waiting.wanted.connect(self.wanted)
        self.bands.wanted.connect(self.band_wanted)

    def _build(self) -> None:
        month, bands = Card(), Card()
        month.body.addWidget(self._month)
        month.body.addWidget(self.themes)
        month.body.addStretch(1)
        bands.body.addWidget(SectionHeader(self.tr("星级"), self.tr("只列户数；看户要写用途")))
        bands.body.addWidget(self.bands)
        bands.body.addWidget(self._homes)
        bands.body.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(GAP)
        grid.addWidget(month, 0, 0)
        grid.addWidget(bands, 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        scroll = ScrollColumn()
        for part in (self.elsewhere, self.calendar, self.carry):
            part.hide()
            scroll.column.addWidget(part)
        scroll.column.addWidget(SectionHeader(self.tr("等着办的")))
        scroll.column.addWidget(self.waiting)
        scroll.column.addLayout(grid)
        scroll.column.addStretch(1)
        fill(self, scroll)

    def _columns(self) -> list[Column]:
        language, whole = self._language, self.tr("合计")
        return [
            Column(
                self.tr("板块"),
                lambda line: texts.word(line.theme, language) if line.theme else whole,
            ),
            Column(self.tr("笔数"), lambda line: f"{line.entries:,}", _NUMBER, True),
            Column(self.tr("计分"), lambda line: points_text(line.points), _NUMBER, True),
            Column(self.tr("户数"), lambda line: f"{line.households:,}", _NUMBER, True),
        ]

    def show_glance(self, seen: Glance, views: Sequence[str]) -> None:
        """Show how the village stands; `views` are those that this account has."""
        self.waiting.show_waiting(seen, views)
        self._month.set_remark(
            self.tr("{period}，已通过的记录，结账前还会变").format(period=seen.overview.month)
        )
        self._rows.set_rows(seen.themes)
        self.bands.show_bands(seen.bands)
        self._homes.setText(
            self.tr("参与 {households:,} 户 {people:,} 人，今年的分数截至今天").format(
                households=seen.overview.households, people=seen.people
            )
        )
        self._say_elsewhere(seen)
        self.carry.setVisible(seen.carry is not None)
        self._hang_up.setVisible("closing" in views)
        if seen.carry is not None:
            self.carry.say(carry_words(seen.carry))
        self.calendar.setVisible(not seen.calendar_known)
        self.calendar.say(
            self.tr("{year} 年的放假调休表还没有，异议的办理期限按周末推算，可能不准。").format(
                year=seen.overview.month[:4]
            )
        )

    def _on_carry(self) -> None:
        self.wanted.emit(("closing", "sheets"))

    def _say_elsewhere(self, seen: Glance) -> None:
        """What another office does shows as of what came from it last."""
        said = []
        if not seen.decides:
            said.append(self.tr("审核、结账由另一单位办理"))
        if not seen.redeems:
            said.append(self.tr("兑换由另一单位办理"))
        since = seen.heard.isoformat() if seen.heard else self.tr("还没有收到数据")
        words = self.tr("{what}，这里的数字截至 {since}。").format(
            what=texts.in_one(said, self._language), since=since
        )
        self.elsewhere.say(words)
        self.elsewhere.setVisible(bool(said))
