"""Asks whether a time is right that wants a second look."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridcredit.domain.errors import TimeDoubtful
from gridcredit.texts import reason_word
from gridcredit.ui.app import App


def ask_about_time(parent: QWidget, app: App, doubt: TimeDoubtful) -> bool:
    """Whether the person is sure of it; Enter means no."""
    title = QCoreApplication.translate("DoubtfulTime", "走访时间对吗？")
    yes = QCoreApplication.translate("DoubtfulTime", "时间没错，保存")
    no = QCoreApplication.translate("DoubtfulTime", "改时间")
    words = doubt_words(doubt, app.settings.language)
    return app.messages.ask(parent, title, words, yes=yes, no=no, danger=True)


def doubt_words(doubt: TimeDoubtful, language: str) -> str:
    """What is odd about a time."""
    words = QCoreApplication.translate("DoubtfulTime", "填的是 {at}，现在是 {now}：{reason}。")
    return words.format(
        at=doubt.at.replace("T", " "),
        now=doubt.now.replace("T", " "),
        reason=reason_word(doubt.reason, language),
    )
