"""What the views of the page have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridcredit.ui.views import View

if TYPE_CHECKING:
    from gridcredit.ui.pages.pledges.page import PledgesPage


class PledgesView(View):
    """A view of papers; `page.rows` are all of this office."""

    page: PledgesPage

    def take_files(self, files: list[Path]) -> bool:
        """Files and folders were dropped on the page; whether they are for this view."""
        return False
