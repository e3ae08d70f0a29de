"""What the views of the page have in common: the village that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gridcredit.ui.views import View

if TYPE_CHECKING:
    from gridcredit.operations.credit.villages import VillageHere
    from gridcredit.ui.pages.credit.page import CreditPage


class CreditView(View):
    """A view of one village, or of several."""

    WAITS: ClassVar[bool] = True
    page: CreditPage

    @property
    def village(self) -> VillageHere | None:
        """The village that is looked at; None before it is known, and at a street that looks at
        all of them."""
        return self.page.village
