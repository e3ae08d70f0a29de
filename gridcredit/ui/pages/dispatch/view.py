"""What the views of the page have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from gridcredit.domain.codes import Office
from gridcredit.operations.dispatch.frozen import IssueLine
from gridcredit.ui.pages.dispatch.figures_table import WantedFigure
from gridcredit.ui.pages.dispatch.opened_dialog import OpenedDialog
from gridcredit.ui.views import View


class DispatchView(View):
    """One view of 调度; it asks for its own answer."""

    WAITS = True

    def open_figure(self, wanted: WantedFigure, read: Callable[[], Sequence[IssueLine]]) -> None:
        """Show what stands behind a figure."""
        title = f"{wanted.row.name} · {figure_word(wanted.figure)}"
        dialog = OpenedDialog(self, self.app, self.desk, title, read)
        if self.desk.office is not Office.DISTRICT:
            dialog.household_wanted.connect(self._on_household)
        dialog.open()

    def _on_household(self, row: UUID) -> None:
        window: Any = self.window()
        window.show_page("households", row)


def figure_word(figure: str) -> str:
    """A figure as people call it."""
    words = {
        "eligible": QCoreApplication.translate("DispatchFigures", "应注册人数"),
        "last": QCoreApplication.translate("DispatchFigures", "上期累计"),
        "new": QCoreApplication.translate("DispatchFigures", "新增注册"),
        "removed": QCoreApplication.translate("DispatchFigures", "核减"),
        "corrected": QCoreApplication.translate("DispatchFigures", "更正"),
        "total": QCoreApplication.translate("DispatchFigures", "累计注册"),
        "rate": QCoreApplication.translate("DispatchFigures", "累计注册"),
        "pledged_new": QCoreApplication.translate("DispatchFigures", "新签承诺"),
        "pledged": QCoreApplication.translate("DispatchFigures", "累计承诺"),
        "pledge_rate": QCoreApplication.translate("DispatchFigures", "累计承诺"),
        "visits": QCoreApplication.translate("DispatchFigures", "入户户次"),
        "met": QCoreApplication.translate("DispatchFigures", "见面户"),
        "visited": QCoreApplication.translate("DispatchFigures", "今年走访过的户"),
        "visit_rate": QCoreApplication.translate("DispatchFigures", "今年走访过的户"),
        "homes": QCoreApplication.translate("DispatchFigures", "有应注册人员的户"),
        "articles": QCoreApplication.translate("DispatchFigures", "宣传信息"),
    }
    return words[figure]
