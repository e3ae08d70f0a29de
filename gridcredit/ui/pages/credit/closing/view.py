"""结账与公示."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.ui.pages.credit.parts import PartRow, PartsView

_HERE = "gridcredit.ui.pages.credit.closing"


class ClosingView(PartsView):
    """Months, sheets, objections."""

    NAME: ClassVar[str] = "closing"
    PARTS: ClassVar[tuple[PartRow, ...]] = (
        PartRow("months", QT_TRANSLATE_NOOP("credit", "结账"), f"{_HERE}.months:MonthsPart"),
        PartRow("sheets", QT_TRANSLATE_NOOP("credit", "公示"), f"{_HERE}.sheets:SheetsPart"),
        PartRow(
            "objections", QT_TRANSLATE_NOOP("credit", "异议"), f"{_HERE}.objections:ObjectionsPart"
        ),
    )

    def title(self) -> str:
        """What the parts are of."""
        return self.tr("结账与公示")
