"""The working-day calendar: a year as it counts here; the district reads and edits it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.domain.workdays import DayKind
from gridcredit.ui.days import weekday
from gridcredit.ui.dialogs.calendar_day import CalendarDayDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import ROW, SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.domain.workdays import NamedDay
    from gridcredit.operations.register.calendar import CalendarImported, CalendarYear

_MOST = 8  # rows in sight
_TONES = {DayKind.REST: "good", DayKind.WORK: "warn"}


class CalendarCard(Card):
    """A year at a time; what the clocks of 信用+ and 诚信之星 count by."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._app = page, page.app
        self._may = page.desk.actor.may(Duty.SET_CALENDAR)
        self._this_year = page.desk.today().year
        self._shown: CalendarYear | None = None
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("年份"))
        self.year.addItem(str(self._this_year), self._this_year)
        self.header = SectionHeader(self.tr("工作日历"), "", self.year)
        self.unknown = Banner("warn", "")
        self.table = self._make_table()
        self.drop = DropArea(
            self.tr("把日历 (CSV) 拖到这里，或点击选择；每行：日期,性质,名称"), [".csv"], "calendar"
        )
        self.drop.setMinimumHeight(72)
        self.refused = Banner("bad", "")
        buttons = self._make_buttons()
        self.body.setSpacing(SMALL)
        for part in (self.header, self.unknown, self.table, buttons, self.drop, self.refused):
            self.body.addWidget(part)
        for part in (self.unknown, self.refused):
            part.hide()
        for part in (buttons, self.drop):
            part.setVisible(self._may)
        self.year.activated.connect(lambda _at: self.refresh())
        self.table.row_chosen.connect(lambda _row: self._on_chosen())
        self.table.row_opened.connect(lambda _row: self._on_edit())
        self.drop.clicked.connect(self._on_choose)
        self.drop.files_dropped.connect(lambda files: self.import_file(files[0]))
        self._on_chosen()

    def refresh(self) -> None:
        """Ask for the year that is chosen."""
        desk, year = self._page.desk, int(self.year.currentData())

        def ask() -> CalendarYear:
            from gridcredit.operations.register import calendar

            return calendar.calendar_year(desk, year)

        self._page.ask(ask, self._show)

    def import_file(self, file: Path) -> None:
        """Take a list of days in."""
        desk = self._page.desk

        def take(_progress: Progress) -> CalendarImported:
            from gridcredit.operations.register import calendar

            return calendar.import_calendar(desk, file)

        def taken(done: CalendarImported) -> None:
            words = self.tr("工作日历：新增 {added} 天，修改 {updated}，不变 {same}")
            self._app.toast(words.format(added=done.added, updated=done.updated, same=done.same))
            self.refused.hide()

        def refused(error: GridCreditError) -> None:
            self.refused.say(self._app.messages.words(error))
            self.refused.show()

        self._page.do(take, taken, refused, title=self.tr("正在导入工作日历"))

    def _make_table(self) -> Table:
        language = self._app.settings.language
        table = Table(self.tr("工作日历"))
        self._model = RowsModel(
            [
                Column(
                    self.tr("日期"),
                    lambda d: f"{d.on.isoformat()} {weekday(d.on, language)}",
                    170,
                ),
                Column(
                    self.tr("性质"),
                    lambda d: texts.word(d.kind, language),
                    130,
                    tone=lambda d: _TONES[d.kind],
                ),
                Column(self.tr("名称"), lambda d: d.name),
                Column(self.tr("来源"), self._source, 130),
            ]
        )
        table.setModel(self._model)
        return table

    def _make_buttons(self) -> QWidget:
        self.edit = button(self.tr("改一天…"), self._on_edit, icon="pencil")
        self.clear = button(self.tr("撤回这一天…"), self._on_clear, kind="quiet")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for made in (self.edit, self.clear):
            row.addWidget(made)
        row.addStretch(1)
        return line

    def _source(self, day: NamedDay) -> str:
        is_sent = self._shown is not None and day.on in self._shown.sent
        return self.tr("区里下发") if is_sent else self.tr("随程序")

    def _show(self, found: CalendarYear) -> None:
        self._shown = found
        self._model.set_rows(found.days)
        self._offer_years(found)
        header = self.table.horizontalHeader().sizeHint().height()
        rows = ROW * min(max(len(found.days), 1), _MOST)
        self.table.setFixedHeight(header + rows + 2 * self.table.frameWidth() + 2)
        self.table.setVisible(bool(found.days))
        self.unknown.say(self._unknown_words(found.year))
        self.unknown.setVisible(not found.is_known)
        self._on_chosen()

    def _unknown_words(self, year: int) -> str:
        words = (
            self.tr(
                "{year} 年还没有工作日历：算到这一年的期限只按星期推算，屏幕和打印件上都会提示。"
                "通知公布后请导入，或逐日录入。"
            )
            if self._may
            else self.tr(
                "{year} 年还没有工作日历：算到这一年的期限只按星期推算，屏幕和打印件上都会提示。"
                "区里下发后自动更正。"
            )
        )
        return words.format(year=year)

    def _offer_years(self, found: CalendarYear) -> None:
        wanted = {*found.years, found.year, self._this_year, self._this_year + 1}
        years = sorted(wanted, reverse=True)
        if [self.year.itemData(at) for at in range(self.year.count())] != years:
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
        self.year.setCurrentIndex(years.index(found.year))

    def _chosen(self) -> NamedDay | None:
        row: Any = self.table.chosen_row()
        return row

    def _on_chosen(self) -> None:
        day = self._chosen()
        is_sent = bool(day and self._shown and day.on in self._shown.sent)
        self.clear.setEnabled(is_sent)

    def _on_choose(self) -> None:
        kinds = self.tr("工作日历 (*.csv)")
        file = self._app.messages.choose_file(self, self.tr("选择工作日历"), kinds, "calendar")
        if file is not None:
            self.import_file(file)

    def _on_edit(self) -> None:
        if not self._may or self._shown is None:
            return
        year, today = self._shown.year, self._page.desk.today()
        on = today if year == today.year else date(year, 1, 1)
        dialog = CalendarDayDialog(self, self._app, self._page.desk, on, self._chosen())
        dialog.saved.connect(self._on_day_saved)
        dialog.open()

    def _on_day_saved(self, done: tuple[NamedDay, NamedDay | None]) -> None:
        day, before = done
        words = self.tr("{day} 已保存，随下一个数据包下发。").format(day=day.on.isoformat())
        self._app.toast(words, lambda: self._take_back(day, before))

    def _take_back(self, day: NamedDay, before: NamedDay | None) -> None:
        desk, why = self._page.desk, self.tr("撤销录入")

        def back(_progress: Progress) -> None:
            from gridcredit.operations.register import calendar

            if before is None:
                calendar.clear_day(desk, day.on, why)
            else:
                calendar.set_day(desk, before.on, before.kind, before.name)

        self._page.do(back, lambda _none: None, title=self.tr("撤销"))

    def _on_clear(self) -> None:
        day, desk = self._chosen(), self._page.desk
        if day is None:
            return

        def clear(reason: str) -> bool:
            from gridcredit.operations.register import calendar

            return calendar.clear_day(desk, day.on, reason)

        dialog = ReasonDialog(
            self,
            self._app,
            self.tr("撤回 {day} 的安排？").format(day=day.on.isoformat()),
            self.tr("撤回以后，这一天按随程序的日历或星期算；随下一个数据包下发。"),
            self.tr("原因"),
            [self.tr("录入有误"), self.tr("通知有变")],
            self.tr("撤回"),
            clear,
        )
        dialog.open()
