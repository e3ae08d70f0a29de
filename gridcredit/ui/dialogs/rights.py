"""What a person may ask of us: the requests and their clocks, and the print of all that is held."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import RequestKind
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_request import ResidentRequest
from gridcredit.operations.desk import Desk
from gridcredit.operations.rights import held, requesting
from gridcredit.operations.rights.held import HeldPrinted
from gridcredit.operations.rights.requesting import RequestLine
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.requests import AddRequestDialog, AnswerRequestDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.table import Table

_SIZE = QSize(720, 420)


class RightsDialog(ListDialog):
    """Of one of the people of a household. `correction_wanted` carries the person whose details
    are to be corrected."""

    correction_wanted = Signal(object)  # UUID

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, people: Sequence[Resident], chosen: UUID
    ) -> None:
        super().__init__(parent)
        self._app, self._desk = app, desk
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("居民"))
        for one in people:
            self.person.addItem(one.name or self.tr("姓名未上报"), one.id)
        at = next((i for i, one in enumerate(people) if one.id == chosen), 0)
        self.person.setCurrentIndex(at)
        self.table = Table(self.tr("请求"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        may = desk.actor.may
        self.print = button(self.tr("打印全部信息…"), self._on_print, icon="printer")
        self.add = button(self.tr("登记请求…"), self._on_add, icon="plus", kind="primary")
        self.answer = button(self.tr("答复…"), self._on_answer, icon="check")
        offer(self.print, may(Duty.REVEAL))
        offer(self.add, may(Duty.RECORD_VISITS))
        offer(self.answer, may(Duty.RECORD_VISITS))
        self._none = Label(
            self.tr("本人还没有提出过请求。要查看、更正或删除，当面或来电都可以，登记后开始计时。")
        )
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._unknown = Banner("warn", self.tr("其中有的年份还没有工作日历，到期日只按周末推算。"))
        self._unknown.hide()
        self._lay_out()
        self.person.currentIndexChanged.connect(lambda _at: self.refresh())
        self.table.row_chosen.connect(lambda _row: self._look())
        self.table.row_opened.connect(lambda _row: self._on_answer())
        self.refresh()

    def _lay_out(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.person)
        row.addStretch(1)
        for made in (self.print, self.answer, self.add):
            row.addWidget(made)
        title = self.tr("个人信息：请求与打印")
        self.hold(title, self.table, _SIZE, line, self._unknown, self._none)

    def _columns(self) -> list[Column]:
        language = self._app.settings.language
        return [
            Column(self.tr("请求"), lambda r: texts.word(r.request.kind, language), 130),
            Column(self.tr("提出"), lambda r: r.request.on.isoformat(), 100),
            Column(self.tr("到期"), lambda r: r.due.isoformat(), 100),
            Column(self.tr("状态"), self._state, 130, tone=_tone),
            Column(self.tr("内容与答复"), _said),
        ]

    def _state(self, line: RequestLine) -> str:
        if not line.is_open:
            day = line.request.answered_on
            return self.tr("{day} 已答复").format(day=day.strftime("%m-%d") if day else "")
        return self.tr("逾期未答复") if line.overdue else self.tr("待答复")

    def chosen(self) -> UUID:
        """The person who is chosen."""
        found: UUID = self.person.currentData()
        return found

    def refresh(self) -> None:
        """Ask for the requests of the person chosen."""
        desk, who = self._desk, self.chosen()
        self._app.runner.ask(
            lambda: requesting.list_requests(desk, [who]), self._show, self._warn, owner=self
        )

    def _show(self, lines: list[RequestLine]) -> None:
        self.model.set_rows(lines)
        self._none.setVisible(not lines)
        self._unknown.setVisible(any(one.is_open and not one.known for one in lines))
        if lines:
            self.table.selectRow(0)
        self._look()

    def _look(self) -> None:
        line = self.table.chosen_row()
        self.answer.setEnabled(isinstance(line, RequestLine) and line.is_open)

    # What is done

    def _on_add(self) -> None:
        dialog = AddRequestDialog(self, self._app, self._desk, self.chosen())
        dialog.saved.connect(self._on_added)
        dialog.open()

    def _on_added(self, line: RequestLine) -> None:
        desk, why = self._desk, self.tr("撤销登记")
        words = self.tr("已登记，{day} 前答复").format(day=line.due.isoformat())
        request = line.request.id
        self._app.toast(
            words, lambda: self._undo(lambda: requesting.remove_request(desk, request, why))
        )
        self.refresh()

    def _on_answer(self) -> None:
        line = self.table.chosen_row()
        if not (isinstance(line, RequestLine) and line.is_open and self.answer.isEnabled()):
            return
        dialog = AnswerRequestDialog(self, self._app, self._desk, line)
        dialog.saved.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, told: ResidentRequest) -> None:
        desk = self._desk
        self._app.toast(
            self.tr("已答复"),
            lambda: self._undo(lambda: requesting.take_back_answer(desk, told.id)),
        )
        self.refresh()
        if told.kind is RequestKind.CORRECT and self._wants_correction():
            self.correction_wanted.emit(told.resident)
            self.accept()

    def _wants_correction(self) -> bool:
        return self._app.messages.ask(
            self,
            self.tr("现在去更正？"),
            self.tr("姓名、电话等在“修改居民”里改；走访、注册、承诺在记录上点“更正”。"),
            yes=self.tr("去更正"),
            no=self.tr("已经更正"),
        )

    def _undo(self, job: object) -> None:
        if callable(job):
            self._app.runner.do(
                lambda _progress: job(),
                lambda _none: self._app.toast(self.tr("已撤销"), tone="info"),
                self._warn,
                title=self.tr("撤销"),
            )

    def _on_print(self) -> None:
        desk, who = self._desk, self.chosen()
        name = self.tr("个人信息打印件.pdf")
        kinds = self.tr("PDF 文件 (*.pdf)")
        title = self.tr("打印全部信息")
        out = self._app.messages.choose_save(self, title, name, kinds, "papers")
        if out is None:
            return
        dialog = ReasonDialog(
            self,
            self._app,
            title,
            self.tr("打印件含完整姓名、证件号和电话，交本人；谁、何时、为什么打印记入日志。"),
            self.tr("用途"),
            [self.tr("本人查阅、复制"), self.tr("本人委托的人查阅")],
            self.tr("打印"),
            lambda purpose: (out, held.print_held(desk, who, out, purpose)),
        )
        dialog.saved.connect(self._on_printed)
        dialog.open()

    def _on_printed(self, done: tuple[Path, HeldPrinted]) -> None:
        out, made = done
        words = self.tr("已存为 PDF：{pages} 页，{records} 条记录")
        self._app.toast(words.format(pages=made.pages, records=made.records))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

    def _warn(self, error: GridCreditError) -> None:
        self._app.messages.warn(self, error)


def _said(line: RequestLine) -> str:
    return " → ".join(part for part in (line.request.wording, line.request.answer) if part)


def _tone(line: RequestLine) -> str:
    if not line.is_open:
        return "good"
    return "bad" if line.overdue else "warn"
