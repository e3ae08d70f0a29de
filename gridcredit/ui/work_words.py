"""What people did, in words: visits and people, as they would count them themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gridcredit.store.exchange.tally import Tally


def unsent_words(work: Tally, revisions: int) -> str:
    """Visits and people without a receipt; a word for what is neither (a visit taken back that was
    sent before); blank when all has its receipt."""
    if not revisions:
        return ""
    parts = [
        (QCoreApplication.translate("work", "走访 {count}"), work.visits),
        (QCoreApplication.translate("work", "人员 {count}"), work.people),
    ]
    return _joined(parts) or QCoreApplication.translate("work", "更正")


def new_words(work: Tally) -> list[str]:
    """What a package brings, part by part; nothing for what it has none of."""
    parts = [
        (QCoreApplication.translate("work", "走访 {count}"), work.visits),
        (QCoreApplication.translate("work", "注册 {count}"), work.registrations),
        (QCoreApplication.translate("work", "承诺 {count}"), work.pledges),
        (QCoreApplication.translate("work", "人员 {count}"), work.people),
    ]
    return [words.format(count=_count(count)) for words, count in parts if count]


def _joined(parts: list[tuple[str, int]]) -> str:
    return " · ".join(words.format(count=_count(count)) for words, count in parts if count)


def _count(count: int) -> str:
    from gridcredit.store.exchange.tally import MOST

    return f"{count:,}" if count < MOST else f"{MOST - 1:,}+"
