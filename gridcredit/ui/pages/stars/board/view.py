"""看板: how many stand at each stage, who they are, and the one that is chosen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.stars import glance
from gridcredit.operations.stars.glance import BoardSeen, LineSeen, Seats, StarSeen
from gridcredit.ui.models.rows import RowsModel
from gridcredit.ui.pages.stars.board.acts import StarActs
from gridcredit.ui.pages.stars.board.columns import columns, names_still, places, urgency
from gridcredit.ui.pages.stars.board.detail import StarDetail
from gridcredit.ui.pages.stars.board.scheme import SchemeDialog
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.pages.stars.words import usual_period
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.count_tile import CountTile
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.two_line import TwoLineTable
from gridcredit.ui.widgets.wheel import guard_wheel
from gridcredit.ui.widgets.widths import remember_widths

_ALL = "all"
_LOW = 420  # pixels; below, the tiles would leave the list no room


class BoardView(StarsView):
    """Targets: a nomination's id."""

    def _build(self) -> None:
        self._lines: list[LineSeen] = []
        self._wanted: UUID | None = None  # who is to be chosen once the list is there
        self._asked: Task | None = None
        self._places = places()
        self.acts = StarActs(self)
        self.tiles = {_ALL: CountTile(self.tr("全部"))}
        self.tiles |= {place.id: CountTile(place.words, place.tone) for place in self._places}
        self.tiles[_ALL].setChecked(True)
        self.table = TwoLineTable(self.tr("推荐"))
        self.model = RowsModel(columns(self.language))
        self.table.setModel(self.model)
        remember_widths(self.table, "stars", self.app.settings)
        self.detail = StarDetail(self)
        self.seats = Label()
        self.seats.setWordWrap(True)
        self.seats.setProperty("role", "muted")
        self.calendar = Banner("warn", self.tr("今年的工作日历还没有，期限按周末推算，可能不准。"))
        self.calendar.hide()
        splitter = Splitter("stars", self.app.settings, [self._left(), self._right()], [5, 4])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._nothing())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(self.calendar)
        whole.addWidget(self._stack, 1)
        self._busy = BusyOverlay(self._stack)

    def _left(self) -> QWidget:
        tiles = self._tiles_held = QWidget()
        flow = FlowLayout(tiles, across=SMALL, down=SMALL)
        flow.align(5, 76)
        for tile in self.tiles.values():
            flow.addWidget(tile)
        holder = QWidget()
        self.stage = QComboBox()
        self.stage.setAccessibleName(self.tr("阶段"))
        for name, tile in self.tiles.items():
            self.stage.addItem(tile.accessibleName(), name)
        self.stage.hide()
        guard_wheel(self.stage)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.stage)
        head.addWidget(self.seats, 1)
        self.scheme = button(self.tr("名额与时限…"), self._on_scheme, kind="link")
        offer(self.scheme, self.desk.actor.may(Duty.SET_CREDIT_RULES))
        head.addWidget(self.scheme)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(tiles)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        holder.setMinimumWidth(400)
        return holder

    def _right(self) -> QWidget:
        self.detail.setMinimumWidth(320)
        return self.detail

    def _nothing(self) -> EmptyState:
        may = "form" in self.page.view_ids
        sentence = self.tr("推荐要有一张推荐表、两名证明人和本人三项授权。每月 25 日前推荐本月的。")
        wait = self.tr("村居或街道推荐以后，这里按阶段列出每一位。")
        return EmptyState(
            "star",
            self.tr("这里还没有推荐"),
            sentence if may else wait,
            self.tr("写推荐表") if may else "",
            lambda: self.page.show_view("form"),
        )

    def _connect(self) -> None:
        for tile in self.tiles.values():
            tile.clicked.connect(self._show_lines)
        self.stage.activated.connect(self._on_stage)
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda _row: self.detail.take_focus())
        self.detail.bar.decided.connect(self.acts.decide)
        self.detail.bar.left.connect(self._to_table)
        self.detail.drop.files_dropped.connect(self.acts.attach)
        self.detail.drop.clicked.connect(self._choose_files)

    def refresh(self) -> None:
        """Ask for the nominations."""
        desk, chosen = self.desk, self.page.chooser
        period, level, area = chosen.period, chosen.level, chosen.area
        self._busy.begin(self.tr("正在读取"))
        self.ask(
            lambda: glance.board_seen(desk, period, level, area), self._on_board, self._on_refused
        )

    def show_target(self, target: Any) -> None:
        """Choose a nomination."""
        if isinstance(target, UUID):
            self._wanted = target
            self.tiles[_ALL].setChecked(True)
            self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The list."""
        return self.table if self._stack.currentIndex() == 0 else None

    def look_again(self) -> None:
        """Something was written of the nomination in sight."""
        self.mark_stale()

    def go_on_after(self, star: UUID) -> None:
        """Show the next one of the list that was decided from."""
        rows = [row.line.id for row in self.model.rows()]
        if star in rows and len(rows) > 1:
            at = rows.index(star)
            self._wanted = rows[at + 1] if at + 1 < len(rows) else rows[at - 1]
        self._to_table()
        self.mark_stale()

    def amend(self, star: UUID) -> None:
        """Open a returned form."""
        if self.page.show_view("form", star):
            self.page.take_keyboard()

    def reveal(self) -> None:
        """Show names and stories, once it was said what for."""
        purpose = self.app.messages.ask_text(
            self,
            self.tr("显示姓名和事迹"),
            self.tr("用途（会记入审计日志，例如：审核 10 月推荐）"),
            self.page.purpose,
        )
        if purpose:
            self.page.purpose = purpose
            self._ask_star()

    def press(self, key: str) -> bool:
        """Decide by a key of the bar, where it is in sight."""
        return self.detail.bar_card.isVisible() and self.detail.bar.press(key)

    # What comes back

    def _on_board(self, seen: BoardSeen) -> None:
        self._busy.end()
        self._lines = urgency(seen.lines)
        self.calendar.setVisible(not seen.known)
        for place in self._places:
            count = sum(s.line.stage in place.stages for s in self._lines)
            self.tiles[place.id].show_count(count)
        self.tiles[_ALL].show_count(len(self._lines))
        self._say_seats(seen.seats)
        overdue = sum(s.line.standing.overdue for s in self._lines)
        down = sum(names_still(s) for s in self._lines)
        remarks = [self.tr("超期 %n 件", "", overdue) if overdue else ""]
        remarks.append(self.tr("待撤下 %n 件", "", down) if down else "")
        self.page.set_remark(" · ".join(remark for remark in remarks if remark))
        disputed = sum(s.line.stage.value == "disputed" for s in self._lines)
        self.page.say_count("objections", disputed)
        self._stack.setCurrentIndex(0 if self._lines else 1)
        self._show_lines()
        self.page.offer_keyboard()

    def _on_refused(self, error: GridCreditError) -> None:
        self._busy.end()
        self.warn(error)

    def _on_stage(self, at: int) -> None:
        self.tiles[str(self.stage.itemData(at))].setChecked(True)
        self._show_lines()

    def _say_seats(self, seats: Seats | None) -> None:
        if seats is None:
            words = self.tr("选定期次、级别和村居，可以看名额。")
        elif seats.quota is None:
            words = self.tr("不限名额 · 已认定 {awarded}，在办 {under_way}")
        else:
            words = self.tr("名额 {quota} · 已认定 {awarded}，在办 {under_way}")
            if seats.needs_places:
                words += self.tr(" · 多于名额，认定前要排定名次")
        if seats is not None:
            words = words.format(
                quota=seats.quota, awarded=seats.awarded, under_way=seats.under_way
            )
        self.seats.setText(words)

    def _show_lines(self) -> None:
        """Those of the tile; who was chosen stays chosen."""
        chosen = self._wanted or (self.detail.seen.line.id if self.detail.seen else None)
        self._wanted = None
        place = next((p for p in self._places if self.tiles[p.id].isChecked()), None)
        rows = [s for s in self._lines if place is None or s.line.stage in place.stages]
        self.model.set_rows(rows)
        for number, (name, tile) in enumerate(self.tiles.items()):
            self.stage.setItemText(number, tile.accessibleName())
            if tile.isChecked():
                self.stage.setCurrentIndex(self.stage.findData(name))
        ids = [row.line.id for row in rows]
        if not rows:
            self.detail.show_nobody()
            return
        at = ids.index(chosen) if chosen in ids else 0
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._ask_star()

    def _on_row(self, _row: object) -> None:
        if isinstance(_row, LineSeen):
            self._ask_star()

    def _ask_star(self) -> None:
        """The chosen one in full; the last question counts."""
        row = self.table.chosen_row()
        if not isinstance(row, LineSeen):
            return
        if self._asked is not None:
            self._asked.cancel()
        desk, star, purpose = self.desk, row.line.id, self.page.purpose
        if purpose and self.desk.office is Office.STREET:
            self._asked = self.do(
                lambda _progress: glance.star_seen(desk, star, purpose),
                self._on_star,
                self.warn,
                title=self.tr("登记用途"),
            )
        else:
            self._asked = self.ask(lambda: glance.star_seen(desk, star), self._on_star, self.warn)

    def _on_star(self, seen: StarSeen) -> None:
        row = self.table.chosen_row()
        if isinstance(row, LineSeen) and row.line.id == seen.line.id:
            self.detail.show_star(seen)

    # Keys and choices

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_files(self) -> None:
        kinds = self.tr("扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp)")
        self.acts.attach(self.app.messages.choose_files(self, self.tr("选择附件"), kinds, "stars"))

    def _on_scheme(self) -> None:
        chosen = self.page.chooser
        chosen.settle(usual_period(self.desk.today()).text)
        if chosen.level is None:
            return
        dialog = SchemeDialog(self, self.app, self.desk, chosen.level, chosen.pool_area)
        dialog.saved.connect(lambda _seen: self.app.toast(self.tr("名额与时限已保存")))
        dialog.saved.connect(lambda _seen: self.mark_stale())
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has a choice of one line instead of the tiles."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self._tiles_held.setVisible(not is_low)
        self.stage.setVisible(is_low)
        self.seats.setVisible(not is_low)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits decide of the one that is chosen; a list would look for rows that begin so."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return not event.modifiers() and self.press(event.text())
