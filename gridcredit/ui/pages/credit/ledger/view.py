"""台账."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.ui.pages.credit.parts import PartRow, PartsView

_HERE = "gridcredit.ui.pages.credit.ledger"


class LedgerView(PartsView):
    """Entry by entry, or household by household."""

    NAME: ClassVar[str] = "ledger"
    PARTS: ClassVar[tuple[PartRow, ...]] = (
        PartRow("entries", QT_TRANSLATE_NOOP("credit", "逐笔"), f"{_HERE}.entries:EntriesPart"),
        PartRow("scores", QT_TRANSLATE_NOOP("credit", "按户"), f"{_HERE}.scores:ScoresPart"),
    )

    def title(self) -> str:
        """What the parts are of."""
        return self.tr("台账")
