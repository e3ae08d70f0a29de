"""The views of the page: over its choice of period, level and village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridcredit.ui.views import View

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.page import StarsPage


class StarsView(View):
    """A view of nominations."""

    page: StarsPage
