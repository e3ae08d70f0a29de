"""A quiet line below a form that says who on the register may be the person being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridcredit import texts
from gridcredit.domain.likeness import POINTS
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import alike
from gridcredit.operations.register.alike import MayBe, Typed
from gridcredit.ui.app import App
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label

_PAUSE = 120  # milliseconds after the last key
_REASONS = 2  # that are named
_TALL = 40  # pixels: two lines, kept free so that nothing jumps while somebody types


class KnownPerson(QWidget):
    """Asked off the screen thread whenever `typed` was called; tells when that person is to be
    looked at (`opened`) or taken for the one being typed (`used`)."""

    opened = Signal(object)  # the id of the person's household
    used = Signal(object)  # MayBe

    def __init__(self, app: App, desk: Desk, ask: Callable[[], Typed], use: str = "") -> None:
        """`ask` says what has been typed so far; `use` is what taking that person does, blank where
        nobody can be taken."""
        super().__init__()
        self._app, self._desk, self._ask, self._use_words = app, desk, ask, use
        self._query: Task | None = None
        self.found: MayBe | None = None
        self._words = Label()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.open = button(self.tr("打开(&O)"), self._on_open, kind="quiet")
        self.use = button(use, self._on_use, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.open)
        row.addWidget(self.use)
        self.setMinimumHeight(_TALL)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._look)
        self._show(())

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def typed(self) -> None:
        """Something was typed: look again, soon."""
        self._wait.start()

    def _look(self) -> None:
        desk, typed = self._desk, self._ask()
        if self._query is not None:
            self._query.cancel()
        self._query = self._app.runner.ask(
            lambda: alike.may_be(desk, typed), self._show, owner=self
        )

    def _show(self, found: Sequence[MayBe]) -> None:
        self.found = found[0] if found else None
        self.open.setVisible(bool(found))
        self.use.setVisible(bool(found and self._use_words))
        if not found:
            self._words.setText("")
            return
        self._words.setText(self._told(found[0], len(found) - 1))

    def _told(self, one: MayBe, more: int) -> str:
        language = self._app.settings.language
        signs = [sign for sign in one.likeness.signs if POINTS[sign] > 0][:_REASONS]
        why = self.tr("、").join(texts.word(sign, language) for sign in signs)
        who = " ".join(part for part in (one.name, one.address) if part)
        words = self.tr("可能已有此人：{who} · {why}").format(who=who, why=why)
        return words + (self.tr("（另有 {count} 人）").format(count=more) if more else "")

    def _on_open(self) -> None:
        if self.found is not None:
            self.opened.emit(self.found.household)

    def _on_use(self) -> None:
        if self.found is not None:
            self.used.emit(self.found)
