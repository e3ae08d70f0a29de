"""荣誉名单: name, village, deed and certificate of those who agree to be named."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.operations.stars.honour_lists import HonourSeen, honours_here
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.pages.stars.words import level_words, period_words
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table


class HonoursView(StarsView):
    """Certificates whose holder is not named any more stay in the list, without a name."""

    def _build(self) -> None:
        self._rows: list[HonourSeen] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("姓名、村居、事迹或证书编号"))
        self.filter.setAccessibleName(self.tr("查找"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.count = Label()
        self.count.setProperty("role", "muted")
        self.table = Table(self.tr("荣誉名单"), is_sortable=True)
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        column.setSpacing(SMALL)
        column.addWidget(
            Banner("info", self.tr("只列同意公示的人。撤回或撤销的，姓名移出，证书编号保留。"))
        )
        self.down = Banner("bad", "")
        self.down.hide()
        column.addWidget(self.down)
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addWidget(self.count)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._nothing = self._make_nothing()
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        fill(self, self._stack)

    def _make_nothing(self) -> EmptyState:
        is_district = self.desk.office is Office.DISTRICT
        return EmptyState(
            "star",
            self.tr("还没有荣誉"),
            self.tr("街道认定以后，同意公示的姓名、村居和一句话事迹随数据包上来。")
            if is_district
            else self.tr("认定以后，同意公示的会列在这里，随数据包报到区里。"),
            self.tr("去导入数据包") if is_district else self.tr("去看板"),
            lambda: self.app.go("exchange") if is_district else self.page.show_view("board"),
        )

    def _columns(self) -> list[Column]:
        language = self.language
        valid, down = self.tr("有效"), self.tr("{state}，待撤下")
        words = {
            "consent_withdrawn": self.tr("本人撤回"),
            "honour_revoked": self.tr("已撤销"),
            "taken_back": self.tr("已作废"),
            "removed": self.tr("已移出"),  # all that comes up of why
        }

        def state(row: HonourSeen) -> str:
            why = row.honour.removed
            told = words.get(why, texts.reason_word(why, language)) if why else valid
            return told if row.gone_by is None else down.format(state=told)

        def tone(row: HonourSeen) -> str:
            if row.gone_by is not None:
                return "bad"
            return "plain" if row.honour.removed else "good"

        return [
            Column(self.tr("姓名"), lambda row: row.honour.name or "—", 120),
            Column(self.tr("村居"), lambda row: row.honour.village or row.street, 130),
            Column(self.tr("事迹"), lambda row: row.honour.deed),
            Column(
                self.tr("期次"),
                lambda row: period_words(row.honour.period),
                142,
                key=lambda row: row.honour.period,
            ),
            Column(self.tr("级别"), lambda row: level_words(row.honour.level, language), 84),
            Column(self.tr("证书编号"), lambda row: row.honour.certificate, 190),
            Column(self.tr("状态"), state, 168, tone=tone),
        ]

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._show())

    def refresh(self) -> None:
        """Ask for the honours."""
        desk = self.desk
        self.ask(lambda: honours_here(desk), self._on_listed, self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The list, or what leads to it."""
        if self._stack.currentIndex() == 0:
            return self.table
        return next(iter(self._nothing.findChildren(QPushButton)), None)

    def _on_listed(self, rows: list[HonourSeen]) -> None:
        self._rows = rows
        self._say_down([row.gone_by for row in rows if row.gone_by is not None])
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show()
        self.page.offer_keyboard()

    def _say_down(self, days: list[date]) -> None:
        """Something hangs that names who may not be named any more."""
        self.page.say_count("honours", len(days))
        self.down.setVisible(bool(days))
        if days:
            is_district = self.desk.office is Office.DISTRICT
            words = (
                self.tr(
                    "%n 个荣誉报到区里以后移出了名单：区里发布过的，{day} 前撤下。", "", len(days)
                )
                if is_district
                else self.tr("%n 个荣誉还挂着：{day} 前撤下，再到看板上登记。", "", len(days))
            )
            self.down.say(words.format(day=min(days).isoformat()))

    def _show(self) -> None:
        wanted = self.filter.text().strip()
        rows = [row for row in self._rows if not wanted or wanted in _text_of(row)]
        self.model.set_rows(rows)
        valid = sum(not row.honour.removed for row in rows)
        self.count.setText(self.tr("有效 {valid}，共 {all}").format(valid=valid, all=len(rows)))


def _text_of(row: HonourSeen) -> str:
    told = row.honour
    return " ".join((told.name, told.village, told.deed, told.certificate, row.street))
