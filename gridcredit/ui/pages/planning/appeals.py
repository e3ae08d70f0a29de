"""诉求转办: what was passed on at doors, the overdue in front; a reply closes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.operations.visits import appealing, takingback
from gridcredit.operations.visits.appealing import ListedAppeal
from gridcredit.operations.visits.takingback import Replaced
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.planning.reply_dialog import CorrectAppealDialog, ReplyDialog
from gridcredit.ui.pages.planning.view import PlanningView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

_WHICH: dict[str, Callable[[ListedAppeal], bool]] = {
    "open": lambda one: one.is_open,
    "overdue": lambda one: one.is_overdue,
    "closed": lambda one: not one.is_open,
    "all": lambda _one: True,
}


class AppealsView(PlanningView):
    """Enter replies to a request, or opens the door of one that is closed. Targets: a filter."""

    def _build(self) -> None:
        self.rows: list[ListedAppeal] = []
        self._names = {
            "open": self.tr("待答复"),
            "overdue": self.tr("超期"),
            "closed": self.tr("已答复"),
            "all": self.tr("全部"),
        }
        self.which = Segmented(self.tr("哪些诉求"), list(self._names.items()))
        self.reply = button(self.tr("答复…"), self._on_reply, icon="check", kind="primary")
        self.correct = button(self.tr("更正…"), self._on_correct)
        self.take_back = button(self.tr("撤回答复"), self._on_take_back, kind="quiet")
        self.door = button(self.tr("到这一户"), self._on_door, icon="door", kind="quiet")
        self.table = Table(self.tr("诉求转办"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "note",
            self.tr("这里没有诉求"),
            self.tr("走访时选“诉求转办”，写下诉求和承办单位，就会列在这里，直到答复。"),
        )
        acts = (self.reply, self.correct, self.take_back, self.door)
        self.pane = ListPane(self.table, nothing, (self.which, *acts))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _which: self._show())
        self.table.row_chosen.connect(lambda _row: self._say_acts())
        self.table.row_opened.connect(lambda _row: self._on_opened())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("登记日"), lambda one: one.appeal.on.isoformat(), 104),
            Column(self.tr("住址"), lambda one: one.address or "—", 240, is_address=True),
            Column(self.tr("诉求"), lambda one: one.appeal.wording or "—"),
            Column(self.tr("承办单位"), lambda one: one.appeal.unit or "—", 120),
            Column(self.tr("期限"), lambda one: one.due.isoformat(), 104),
            Column(self.tr("状态"), self._state, 92, tone=_tone),
            Column(self.tr("答复"), lambda one: one.reply.reply if one.reply else "", 170),
        ]

    def _state(self, one: ListedAppeal) -> str:
        if not one.is_open:
            return self.tr("已答复")
        return self.tr("已超期") if one.is_overdue else self.tr("待答复")

    def refresh(self) -> None:
        """Ask for all."""
        desk = self.desk
        self.ask(lambda: appealing.list_appeals(desk), self._on_rows)

    def keyboard_place(self) -> QWidget | None:
        """The list, or the choice above it."""
        return self.table if self.pane.has_any else self.which

    def take_keyboard(self) -> bool:
        """Into the list."""
        if self._is_known and not self.pane.has_any:
            self.which.take_focus()
            return True
        return super().take_keyboard()

    def show_target(self, target: Any) -> None:
        """Show those of a filter."""
        if target in _WHICH:
            self.which.choose(target)
            self._show()

    def _on_rows(self, rows: list[ListedAppeal]) -> None:
        self.rows = rows
        for name, holds in _WHICH.items():
            count = sum(holds(one) for one in rows)
            self.which.set_words(name, f"{self._names[name]} {count:,}")
        self._show()
        self.be_known()

    def _show(self) -> None:
        before = self.chosen()
        holds = _WHICH[str(self.which.value())]
        shown = [one for one in self.rows if holds(one)]
        self.model.set_rows(shown)
        self.pane.show_any(bool(shown))
        if shown:
            kept = before.appeal.id if before else None
            at = next((n for n, one in enumerate(shown) if one.appeal.id == kept), 0)
            self.table.selectRow(at)
        self._say_acts()

    def chosen(self) -> ListedAppeal | None:
        """The request one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, ListedAppeal) else None

    def _say_acts(self) -> None:
        one = self.chosen() if self.pane.has_any else None
        is_open = one is not None and one.is_open
        self.reply.setEnabled(is_open)
        self.correct.setEnabled(one is not None)
        self.take_back.setEnabled(one is not None and not is_open)
        self.door.setEnabled(one is not None and bool(one.address))

    def _on_opened(self) -> None:
        one = self.chosen()
        if one is not None and one.is_open:
            self._on_reply()
        else:
            self._on_door()

    def _on_door(self) -> None:
        one = self.chosen()
        if one is not None and one.address:
            self.app.go("visits", one.appeal.household)

    def _on_reply(self) -> None:
        one = self.chosen()
        if one is not None and one.is_open:
            dialog = ReplyDialog(self, self.app, self.desk, one)
            dialog.saved.connect(self._on_replied)
            dialog.open()

    def _on_replied(self, reply: Any) -> None:
        desk, why = self.desk, self.tr("撤销录入")
        self.app.toast(
            self.tr("已答复，办结"),
            lambda: self._do(
                lambda _p: appealing.take_back_reply(desk, reply, why),
                self.tr("已撤销答复，重新列为待答复"),
            ),
        )

    def _on_correct(self) -> None:
        one = self.chosen()
        if one is not None:
            dialog = CorrectAppealDialog(self, self.app, self.desk, one)
            dialog.saved.connect(self._on_corrected)
            dialog.open()

    def _on_corrected(self, done: Replaced) -> None:
        self._offer_back(self.tr("已更正诉求"), done)

    def _on_take_back(self) -> None:
        one, desk, why = self.chosen(), self.desk, self.tr("答复有误")
        if one is not None and one.reply is not None:
            reply = one.reply.id
            self.do(
                lambda _progress: appealing.take_back_reply(desk, reply, why),
                lambda gone: self._offer_back(self.tr("已撤回答复"), gone),
                self.warn,
                title=self.tr("撤回答复"),
            )

    def _offer_back(self, words: str, done: Replaced) -> None:
        desk, why = self.desk, self.tr("撤销")
        self.app.toast(
            words,
            lambda: self._do(lambda _p: takingback.say_again(desk, done, why), self.tr("已撤销")),
        )

    def _do(self, job: Callable[[Any], Any], said: str) -> None:
        self.do(job, lambda _done: self.app.toast(said, tone="info"), self.warn, title=said)


def _tone(one: ListedAppeal) -> str:
    if not one.is_open:
        return "good"
    return "bad" if one.is_overdue else "info"
