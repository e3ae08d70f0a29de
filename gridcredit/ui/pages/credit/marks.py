"""Why an entry is looked at by itself, in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gridcredit.domain.credit.spot_checks import SpotCheck


def mark_words(marks: Iterable[SpotCheck]) -> str:
    """The marks of an entry in one line."""
    translate = QCoreApplication.translate
    words = {
        SpotCheck.HOURS: translate("credit", "当天超过 12 小时"),
        SpotCheck.IN_A_ROW: translate("credit", "5 分钟内连续录入过多"),
        SpotCheck.OVERLAP: translate("credit", "同一时间有两个活动"),
    }
    return "；".join(words[mark] for mark in marks)
