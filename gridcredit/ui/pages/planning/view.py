"""What the views of the page have in common."""

from __future__ import annotations

from gridcredit.ui.views import View


class PlanningView(View):
    """One view of 安排; it asks for its own answer."""

    WAITS = True
