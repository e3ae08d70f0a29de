"""规则与参与."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.ui.pages.credit.parts import PartRow, PartsView

_HERE = "gridcredit.ui.pages.credit.rules"


class RulesView(PartsView):
    """Rules, people who take part, kin."""

    NAME: ClassVar[str] = "rules"
    PARTS: ClassVar[tuple[PartRow, ...]] = (
        PartRow("rules", QT_TRANSLATE_NOOP("credit", "积分规则"), f"{_HERE}.sets:SetsPart"),
        PartRow("members", QT_TRANSLATE_NOOP("credit", "参与"), f"{_HERE}.members:MembersPart"),
        PartRow("kin", QT_TRANSLATE_NOOP("credit", "亲属"), f"{_HERE}.kin:KinPart"),
    )

    def title(self) -> str:
        """What the parts are of."""
        return self.tr("规则与参与")
