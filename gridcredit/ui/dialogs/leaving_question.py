"""A day of leaving that is likely wrong is asked about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.errors import LeavingDoubtful
from gridcredit.ui.app import App


def is_leaving_right(parent: QWidget, app: App, error: LeavingDoubtful) -> bool:
    """Whether the day is right as it stands; Enter means no."""
    return app.messages.ask(
        parent,
        QCoreApplication.translate("LeavingQuestion", "离开日期对吗？"),
        texts.describe(error, app.settings.language),
        yes=QCoreApplication.translate("LeavingQuestion", "日期没错，保存"),
        no=QCoreApplication.translate("LeavingQuestion", "改日期"),
        danger=True,
    )
