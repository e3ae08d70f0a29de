"""The fingerprints of a file of trust, each beside whose it is: first the one that is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from gridcredit.ui.tokens import GAP, TIGHT
from gridcredit.ui.widgets.fingerprint import Fingerprint
from gridcredit.ui.widgets.label import Label

if TYPE_CHECKING:
    from gridcredit.operations.trust.fingerprints import Above, TrustFile

_BIG, _SMALL = 20, 14
_NAMES = 180  # pixels


class Fingerprints(QWidget):
    """Up to three codes under each other, with the names of the offices: beside them where there is
    room (`is_wide`), else above."""

    def __init__(self, *, is_wide: bool = False) -> None:
        super().__init__()
        self._is_wide = is_wide
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TIGHT)
        if is_wide:
            self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnStretch(1, 1)

    def show_request(self, shown: TrustFile) -> None:
        """The applicant's, then that of the office that would sign, and the district's."""
        self._add(self.tr("申请方"), shown.name, shown.fingerprint, _BIG)
        self._add_above(self.tr("签发"), shown.parent)
        if shown.root != shown.parent:
            self._add_above(self.tr("区"), shown.root)

    def show_certificate(self, shown: TrustFile) -> None:
        """The issuer's and the district's, then one's own."""
        self.show_inviter(shown.parent, shown.root)
        self._add(self.tr("本机"), shown.name, shown.fingerprint, _SMALL)

    def show_inviter(self, parent: Above, root: Above) -> None:
        """Those of the office above and of the district."""
        self._add(self.tr("上级"), parent.name, parent.fingerprint, _BIG)
        if root != parent:
            self._add_above(self.tr("区"), root)

    def _add_above(self, who: str, above: Above) -> None:
        if above.fingerprint:
            self._add(who, above.name, above.fingerprint, _SMALL)

    def _add(self, who: str, name: str, code: str, pixels: int) -> None:
        at = self._grid.rowCount()
        label = Label(f"{who} {name}")
        label.setProperty("role", "caption")
        label.setWordWrap(True)
        print_ = Fingerprint(pixels)
        print_.show_text(code)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(print_, at if self._is_wide else at + 1, 1 if self._is_wide else 0)
