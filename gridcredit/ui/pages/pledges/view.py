"""What the views of the page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridcredit.ui.views import View

if TYPE_CHECKING:
    from gridcredit.ui.pages.pledges.page import PledgesPage


class PledgesView(View):
    """A view of papers; `page.rows` are all of this office."""

    page: PledgesPage
