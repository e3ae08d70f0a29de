"""备注模板: the sentences that notes begin with; one's own can be changed and go down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import ROW, SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.form import FormRow
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.operations.visits.note_templates import NoteSentence

_MOST = 8  # rows in sight


class NotesCard(Card):
    """Type a sentence and Enter adds it; Enter on one of one's own changes it in a dialog."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._app = page, page.app
        self.has_anything = page.desk.actor.may(Duty.RECORD_VISITS)
        self.table = Table(self.tr("备注模板"))
        self.model = RowsModel(
            [
                Column(self.tr("首字母"), lambda one: one.letters, 76),
                Column(self.tr("文字"), lambda one: one.wording),
                Column(self.tr("来自"), self._source, 120),
            ]
        )
        self.table.setModel(self.model)
        self.line = QLineEdit()
        self.line.setMaxLength(200)
        self.line.setPlaceholderText(self.tr("写一句常用的备注，回车添加；不写个人信息"))
        self.row = FormRow(self.tr("新的一句"), self.line)
        self.change = button(self.tr("修改…"), self._on_change)
        self.up = button(self.tr("上移"), lambda: self._on_move(-1), kind="quiet")
        self.down = button(self.tr("下移"), lambda: self._on_move(1), kind="quiet")
        self.remove = button(self.tr("移出"), self._on_remove, kind="quiet")
        acts = QWidget()
        line = QHBoxLayout(acts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        for part in (self.change, self.up, self.down, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        remark = self.tr("走访页按 P 选用；本单位写的随数据包发到下级")
        self.body.setSpacing(SMALL)
        for widget in (SectionHeader(self.tr("备注模板"), remark), self.table, acts, self.row):
            self.body.addWidget(widget)
        self.table.row_chosen.connect(lambda _row: self._say_acts())
        self.table.row_opened.connect(lambda _row: self._on_change())
        self.line.returnPressed.connect(self._on_add)
        self._say_acts()

    def _source(self, one: NoteSentence) -> str:
        if one.is_own:
            return self.tr("本单位")
        return self.tr("上级") if one.id else self.tr("程序自带")

    def refresh(self) -> None:
        """Ask for the sentences."""
        desk = self._page.desk

        def ask() -> list[NoteSentence]:
            from gridcredit.operations.visits import note_templates

            return note_templates.note_sentences(desk)

        if self.has_anything:
            self._page.ask(ask, self._show)

    def _show(self, sentences: list[NoteSentence]) -> None:
        before = self.chosen()
        self.model.set_rows(sentences)
        rows = min(max(len(sentences), 1), _MOST)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows * ROW)
        kept = before.id if before else None
        at = next((n for n, one in enumerate(sentences) if kept and one.id == kept), 0)
        if sentences:
            self.table.selectRow(at)
        self._say_acts()

    def chosen(self) -> NoteSentence | None:
        """The sentence one stands on."""
        found: Any = self.table.chosen_row()
        return found

    def _say_acts(self) -> None:
        one = self.chosen()
        for act in (self.change, self.up, self.down, self.remove):
            act.setEnabled(one is not None and one.is_own)

    def _on_add(self) -> None:
        desk, wording = self._page.desk, self.line.text()

        def job() -> Any:
            from gridcredit.operations.visits import note_templates

            return note_templates.add_sentence(desk, wording)

        def added(template: Any) -> None:
            self.line.clear()
            self.row.set_error("")
            self._app.toast(self.tr("已添加备注模板"), lambda: self._take_off(template))

        self._do(job, added)

    def _on_change(self) -> None:
        one, desk = self.chosen(), self._page.desk
        if one is None or not one.is_own or one.id is None:
            return
        template, title = one.id, self.tr("修改备注模板")
        typed = self._app.messages.ask_text(self, title, self.tr("文字"), one.wording)
        if not typed or typed == one.wording:
            return

        def put(wording: str) -> Callable[[], Any]:
            def job() -> Any:
                from gridcredit.operations.visits import note_templates

                return note_templates.change_sentence(desk, template, wording)

            return job

        def changed(before: str) -> None:
            undo = lambda: self._do(put(before), lambda _now: None)  # noqa: E731
            self._app.toast(self.tr("已修改备注模板"), undo)

        self._do(put(typed), changed)

    def _on_move(self, by: int) -> None:
        one, desk = self.chosen(), self._page.desk
        if one is not None and one.id is not None:
            template = one.id

            def job() -> Any:
                from gridcredit.operations.visits import note_templates

                note_templates.move_sentence(desk, template, by)

            self._do(job, lambda _none: None)

    def _on_remove(self) -> None:
        one, desk = self.chosen(), self._page.desk
        if one is None or one.id is None:
            return
        template = one.id

        def back() -> Any:
            from gridcredit.operations.visits import note_templates

            note_templates.bring_back_sentence(desk, template)

        self._take_off(template, lambda: self._do(back, lambda _none: None))

    def _take_off(self, template: Any, undo: Callable[[], object] | None = None) -> None:
        desk, why = self._page.desk, self.tr("不再使用")

        def job() -> Any:
            from gridcredit.operations.visits import note_templates

            note_templates.remove_sentence(desk, template, why)

        self._do(job, lambda _none: self._app.toast(self.tr("已移出备注模板"), undo))

    def _do(self, job: Callable[[], Any], on_done: Callable[[Any], object]) -> None:
        def failed(error: GridCreditError) -> None:
            if isinstance(error, BadValue):
                self.row.set_error(texts.reason_word(error.reason, self._app.settings.language))
            else:
                self._app.messages.warn(self, error)

        self._page.do(lambda _progress: job(), on_done, failed, title=self.tr("备注模板"))
