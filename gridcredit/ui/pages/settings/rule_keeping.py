"""Keeping a rule that was set in a field: taken back from the toast that tells of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gridcredit.domain.errors import ChangedSince, GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.ui.page import Page


def keep_rule(
    page: Page,
    desk: Desk,
    key: str,
    values: tuple[int, int],
    words: str,
    on_changed_elsewhere: Callable[[], None],
) -> None:
    """Set a rule from the first of two values to the second and tell so in words. Where a colleague
    set it meanwhile that stands, and the caller shows it, so that one can decide anew."""
    old, value = values

    def put(wanted: int) -> None:
        def keep(_progress: Progress) -> None:
            from gridcredit.operations.register import rules

            rules.set_rule(desk, key, wanted, value if wanted != value else old)

        title = QCoreApplication.translate("settings", "正在保存")
        page.do(keep, lambda _none: said(wanted), failed, title=title)

    def failed(error: GridCreditError) -> None:
        if not isinstance(error, ChangedSince):
            page.app.messages.warn(page, error)
            return
        told = QCoreApplication.translate(
            "settings", "别人刚改过这一项，这次没有写进去；现在显示的是最新的值。"
        )
        page.app.toast(told, tone="warn")
        on_changed_elsewhere()

    def said(wanted: int) -> None:
        page.app.toast(words, (lambda: put(old)) if wanted == value else None)

    put(value)
