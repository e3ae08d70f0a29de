"""异议: those that wait first, each with what was said, and the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.stars import disputing, letters
from gridcredit.operations.stars.disputing import ObjectionLine
from gridcredit.operations.stars.listing import masked
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.stars.view import StarsView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.two_line import TwoLineTable


class ObjectionsView(StarsView):
    """Objections of all periods; only the nominee is stopped that one speaks of."""

    def _build(self) -> None:
        desk = self.desk
        self._answers = desk.office is Office.STREET and desk.actor.may(Duty.DECIDE_STARS)
        self._prints = desk.office is not Office.GRID and desk.actor.may(Duty.NOMINATE_STARS)
        self.table = TwoLineTable(self.tr("异议"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.table.setMinimumWidth(380)
        splitter = Splitter(
            "star_objections", self.app.settings, [self.table, self._side()], [5, 4]
        )
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(WIDE, 0, WIDE, GAP)
        column.addWidget(splitter)
        nothing = EmptyState(
            "check-circle",
            self.tr("没有异议"),
            self.tr(
                "有人当面或书面提出异议时，在看板上打开那一位，点“登记异议”，街道在时限内答复。"
            ),
            self.tr("去看板"),
            lambda: self.page.show_view("board"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(held)
        self._stack.addWidget(nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _columns(self) -> list[Column]:
        language = self.language
        waits, done = self.tr("待答复"), self.tr("已答复")

        def who(row: ObjectionLine) -> str:
            return f"{row.line.star.name}\n{row.line.star.number}"

        def due(row: ObjectionLine) -> str:
            if row.answer is not None:
                return f"{row.answer.on:%m-%d}\n{texts.word(row.answer.result, language)}"
            late = self.tr("已超期") if row.overdue else self.tr("到期")
            return f"{row.due.day:%m-%d}\n{late}"

        return [
            Column(self.tr("被推荐人"), who, 128),
            Column(self.tr("内容"), lambda row: f"{row.objection.words}\n{row.objection.on}"),
            Column(
                self.tr("状态"),
                lambda row: done if row.answer else waits,
                92,
                tone=lambda row: "good" if row.answer else "bad" if row.overdue else "warn",
            ),
            Column(self.tr("期限"), due, 76),
        ]

    def _side(self) -> QWidget:
        card = Card(self.tr("异议与答复"))
        self.said = Label()
        self.said.setWordWrap(True)
        self.stands = Banner("info", "")
        self.result = Segmented(
            self.tr("处理结果"), [(one.value, texts.word(one, self.language)) for one in Result]
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("答复内容"))
        self.text.setPlaceholderText(self.tr("查了什么、结论是什么。不写第三人的姓名。"))
        self.text.setFixedHeight(140)
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.send = button(self.tr("答复"), self.answer, kind="primary")
        self.print = button(self.tr("打印答复书"), self._on_print, icon="printer", kind="quiet")
        self.open = button(self.tr("打开推荐"), self._on_open, kind="link")
        for part in (self.said, self.stands, self.result, self.text, self.problem):
            card.body.addWidget(part)
        card.body.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.setSpacing(SMALL)
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, SMALL, 0)
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        scroll.setMinimumWidth(320)
        return scroll

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda _row: self.text.setFocus())

    def refresh(self) -> None:
        """Ask for the objections."""
        desk = self.desk
        self.ask(lambda: disputing.objections(desk), self._on_listed, self.warn)

    def keyboard_place(self) -> QWidget | None:
        """The list."""
        return self.table if self._stack.currentIndex() == 0 else None

    def show_target(self, target: Any) -> None:
        """Nothing in particular: those that wait stand first."""

    def _on_listed(self, found: list[ObjectionLine]) -> None:
        chosen = self._chosen()
        if not shows_names(self.desk):
            found = [replace(row, line=masked(row.line)) for row in found]
        self.model.set_rows(found)
        self.page.say_count("objections", sum(row.answer is None for row in found))
        self._stack.setCurrentIndex(0 if found else 1)
        ids = [row.id for row in found]
        if found:
            at = ids.index(chosen) if chosen in ids else 0
            self.table.setCurrentIndex(self.model.index(at, 0))
            self._show(found[at])
        self.page.offer_keyboard()

    def _chosen(self) -> UUID | None:
        row = self.table.chosen_row()
        return row.id if isinstance(row, ObjectionLine) else None

    def _on_row(self, row: object) -> None:
        if isinstance(row, ObjectionLine):
            self._show(row)

    def _show(self, row: ObjectionLine) -> None:
        self.problem.hide()
        self.said.setText(row.objection.words)
        may = self._answers and row.answer is None
        for part in (self.result, self.text, self.send):
            part.setVisible(may)
        self.print.setVisible(row.answer is not None and self._prints)
        if row.answer is not None:
            result = texts.word(row.answer.result, self.language)
            words = self.tr("{day} 答复：{result}。{words}").format(
                day=row.answer.on.isoformat(), result=result, words=row.answer.words
            )
            self.stands.say(words, "good")
        elif may:
            words = self.tr("{day} 前答复。属实的，这一位到此为止；其他人不受影响。")
            self.stands.say(words.format(day=row.due.day.isoformat()), "info")
        else:
            words = self.tr("由街道审核人员在 {day} 前答复。")
            self.stands.say(words.format(day=row.due.day.isoformat()), "info")

    def answer(self) -> None:
        """Answer the objection in sight."""
        row, text = self.table.chosen_row(), self.text.toPlainText().strip()
        if not isinstance(row, ObjectionLine):
            return
        if not text:
            self._say(self.tr("请写答复内容。"))
            self.text.setFocus()
            return
        desk, result = self.desk, Result(str(self.result.value()))
        self.send.setEnabled(False)
        self.do(
            lambda _progress: disputing.answer(desk, row.id, result, text),
            self._on_answered,
            self._on_refused,
            title=self.tr("保存答复"),
        )

    def _on_print(self) -> None:
        row = self.table.chosen_row()
        if not isinstance(row, ObjectionLine):
            return
        name = self.tr("异议答复 {number}.docx").format(number=row.line.star.number)
        kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf)")
        out = self.app.messages.choose_save(self, self.tr("保存"), name, kinds, "stars")
        if out is None:
            return
        desk, objection = self.desk, row.id

        def on_done(pages: int) -> None:
            words = self.tr("已保存 {name}，%n 页", "", pages)
            self.app.toast(words.format(name=out.name))

        self.do(
            lambda progress: letters.print_answer(desk, objection, out, progress),
            on_done,
            self._on_refused,
            title=self.tr("打印"),
        )

    def _on_answered(self, _id: UUID) -> None:
        self.send.setEnabled(True)
        self.text.clear()
        self.app.toast(self.tr("已答复"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mark_stale()

    def _on_refused(self, error: GridCreditError) -> None:
        self.send.setEnabled(True)
        self._say(self.describe(error))

    def _say(self, words: str) -> None:
        self.problem.say(words, "bad")
        self.problem.show()

    def _on_open(self) -> None:
        row = self.table.chosen_row()
        if isinstance(row, ObjectionLine) and self.page.show_view("board", row.line.id):
            self.page.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter answers."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.answer()
        else:
            super().keyPressEvent(event)
