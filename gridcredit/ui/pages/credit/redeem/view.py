"""兑换."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.domain.duties import Duty
from gridcredit.ui.pages.credit.parts import PartRow, PartsView

_HERE = "gridcredit.ui.pages.credit.redeem"


class RedeemView(PartsView):
    """The desk, the goods, the fund."""

    NAME: ClassVar[str] = "redeem"
    PARTS: ClassVar[tuple[PartRow, ...]] = (
        PartRow(
            "desk",
            QT_TRANSLATE_NOOP("credit", "兑换台"),
            f"{_HERE}.desk:DeskPart",
            frozenset({Duty.REDEEM}),
        ),
        PartRow(
            "stock",
            QT_TRANSLATE_NOOP("credit", "物品与库存"),
            f"{_HERE}.stock:StockPart",
            frozenset({Duty.KEEP_GOODS}),
        ),
        PartRow(
            "fund",
            QT_TRANSLATE_NOOP("credit", "资金"),
            f"{_HERE}.fund:FundPart",
            frozenset({Duty.KEEP_GOODS}),
        ),
    )

    def title(self) -> str:
        """What the parts are of."""
        return self.tr("兑换")
