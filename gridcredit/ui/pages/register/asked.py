"""Requests of the people behind a door that wait for an answer, said on the household's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gridcredit.operations.register.households import HouseholdView
from gridcredit.operations.rights import requesting
from gridcredit.operations.rights.requesting import RequestLine
from gridcredit.ui.page import Page
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button


class AskedBanner(Banner):
    """Hidden while nobody waits; red once a clock has run out."""

    def __init__(self, opened: Callable[[], object]) -> None:
        self.look = button("", opened, kind="link")
        super().__init__("warn", "", self.look)
        self.look.setText(self.tr("去答复"))
        self._view: HouseholdView | None = None
        self.hide()

    def ask_about(self, page: Page, view: HouseholdView) -> None:
        """Ask for the requests of a household's people; an answer that comes when another is in
        sight is dropped."""
        desk, people = page.desk, [one.resident.id for one in view.people]
        self._view = view

        def on_done(lines: Sequence[RequestLine]) -> None:
            if self._view is view:
                self.show_requests(lines)

        page.ask(lambda: requesting.list_requests(desk, people), on_done)

    def show_requests(self, lines: Sequence[RequestLine]) -> None:
        """Say how many wait, and until when the first may."""
        waiting = [one for one in lines if one.is_open]
        self.setVisible(bool(waiting))
        if not waiting:
            return
        due = min(one.due for one in waiting)
        words = self.tr("请求待答复 %n 件", "", len(waiting))
        if any(one.overdue for one in waiting):
            told = self.tr("{words}，已过 {day} 的期限").format(words=words, day=due.isoformat())
            self.say(told, "bad")
        else:
            told = self.tr("{words}，{day} 前答复").format(words=words, day=due.isoformat())
            self.say(told, "warn")
