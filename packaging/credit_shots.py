"""信用+ for the pictures: every view of its page with the year of the pilot village."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.duties import Actor
from gridcredit.operations.credit import villages
from gridcredit.ui.start import Session

Prepare = Callable[[Session], object]
_PAUSE = 400  # milliseconds, until what was typed has been looked up
_ROLES = {Office.VILLAGE: Role.VILLAGE_REVIEWER, Office.STREET: Role.STREET_CLERK}
VIEWS: dict[str, tuple[str, str]] = {
    "overview": ("overview", ""),
    "entry": ("entry", ""),
    "activity": ("activity", ""),
    "review": ("review", ""),
    "ledger": ("ledger", "entries"),
    "scores": ("ledger", "scores"),
    "months": ("closing", "months"),
    "sheets": ("closing", "sheets"),
    "objections": ("closing", "objections"),
    "desk": ("redeem", "desk"),
    "stock": ("redeem", "stock"),
    "fund": ("redeem", "fund"),
    "rules": ("rules", "rules"),
    "members": ("rules", "members"),
    "kin": ("rules", "kin"),
}


def scenes(*names: str) -> dict[str, Prepare]:
    """The page's views as scenes, named credit-<view>."""
    return {f"credit-{name}": _scene(name) for name in names}


def _scene(name: str) -> Prepare:
    def prepare(session: Session) -> None:
        desk = session.app.desk
        assert desk is not None
        if desk.office in _ROLES:
            desk.actor = Actor(desk.actor.login, "冯评审", _ROLES[desk.office])
        session.window.show_page("credit")
        QApplication.processEvents()
        page: Any = session.window.page("credit")
        pilots = [one.code for one in villages.villages_here(desk) if one.has_rules]
        if pilots and name != "overview":
            page.open_village(pilots[0])
            QApplication.processEvents()
        view, part = VIEWS[name]
        page.show_view(view, part or None)
        page.take_keyboard()
        QTest.qWait(_PAUSE)
        if name in _ACTS:
            _ACTS[name](page.view(view))
            QTest.qWait(_PAUSE)

    return prepare


def _enter(view: Any) -> None:
    """An entry half typed."""
    _choose(view.form.who.line, "101")
    _choose(view.form.item.line, "ZYFW")


def _tick(view: Any) -> None:
    """An activity with some who were there."""
    _choose(view.fields.item.line, "CJWTHD")
    view.ticks.box.setFocus()
    for _home in range(5):
        _press("Space", "Down")


def _serve(view: Any) -> None:
    """A household with a basket."""
    part = view.part
    _choose(part.who.line, "101")
    _choose(part.goods.line, "FZ")
    _press("Return")


def _choose(line: QLineEdit, words: str) -> None:
    """Type into a line and take the first that is listed."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.qWait(_PAUSE)
    _press("Return")
    QTest.qWait(_PAUSE)


def _press(*keys: str) -> None:
    for key in keys:
        held: Any = QApplication.focusWidget()
        QTest.keyClick(held, getattr(Qt.Key, f"Key_{key}"))
        QApplication.processEvents()


_ACTS: dict[str, Callable[[Any], None]] = {"entry": _enter, "activity": _tick, "desk": _serve}
