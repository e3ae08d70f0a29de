"""The page of settings in a window of its own, and what it says."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.settings.page import SettingsPage
from gridcredit.ui.widgets.form import FormRow
from tests.ui.conftest import settle

Open = Callable[[Desk], SettingsPage]


def errors(view: QWidget) -> list[str]:
    rows = view.findChildren(FormRow)
    return [r.field.accessibleDescription() for r in rows if r.field.property("wrong") == "true"]


def said(view: QWidget) -> str:
    settle()
    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())
