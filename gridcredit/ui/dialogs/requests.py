"""What a person asks about what is held, written down; and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gridcredit.domain.codes import RequestKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.rights import requesting
from gridcredit.operations.rights.requesting import RequestLine
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice, line
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.typed_day import typed_day
from gridcredit.ui.widgets.date_line import DateLine

_ROOM = 96  # pixels, of an answer


class AddRequestDialog(FormDialog):
    """`saved` carries the RequestLine."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, resident: UUID) -> None:
        super().__init__(parent, app)
        self._desk, self._resident = desk, resident
        self.say(
            self.tr("登记本人的请求"),
            self.tr("登记"),
            self.tr("从次日起算工作日，到期前要答复。查阅可以当场打印交给本人。"),
        )
        self.kind = code_choice(RequestKind, RequestKind.ACCESS, app.settings.language)
        self.day = DateLine(desk.today())
        self.wording = line("", 500)
        self.wording.setPlaceholderText(self.tr("例如：电话登记错了，要求更正"))
        self.add("kind", self.kind, self.tr("请求"))
        self.add("on", self.day, self.tr("提出日期"))
        self.add("wording", self.wording)
        self.kind.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The request, written down."""
        on, faults = typed_day(self.day)
        if self.show_faults(faults) or on is None:
            return None
        kind, said = chosen_code(self.kind, RequestKind), self.wording.text()
        return lambda: requesting.add_request(self._desk, self._resident, kind, on, said)


class AnswerRequestDialog(FormDialog):
    """`saved` carries the ResidentRequest."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, asked: RequestLine) -> None:
        super().__init__(parent, app)
        self._desk, self._asked = desk, asked
        self.say(self.tr("答复请求"), self.tr("答复"), self._remark(asked.request.kind))
        self.day = DateLine(desk.today())
        self.answer = QPlainTextEdit()
        self.answer.setMinimumHeight(_ROOM)
        self.answer.setTabChangesFocus(True)
        self.add("answered_on", self.day, self.tr("答复日期"))
        self.add("answer", self.answer, self.tr("怎样答复的"))
        self.answer.setFocus()

    def _remark(self, kind: RequestKind) -> str:
        words = {
            RequestKind.ACCESS: self.tr("把打印件交给本人，记下何时、怎样交的。"),
            RequestKind.CORRECT: self.tr("先更正再答复；不予更正的写明理由。"),
            RequestKind.DELETE: self.tr(
                "保管期限未满的不删，告知本人哪些、为什么留着（见设置 › 保管期限）；"
                "授权、承诺可以随时撤回。真正抹除由后续步骤办理。"
            ),
        }
        return words[kind]

    def save(self) -> Callable[[], Any] | None:
        """The answer, written down."""
        on, faults = typed_day(self.day)
        said = self.answer.toPlainText().strip()
        faults = {"answered_on": faults["on"]} if faults else {}
        if not said:
            faults["answer"] = "empty"
        if self.show_faults(faults) or on is None:
            return None
        return lambda: requesting.answer_request(self._desk, self._asked.request.id, said, on)
