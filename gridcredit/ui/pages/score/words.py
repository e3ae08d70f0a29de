"""What the figures of 榴花分 are called."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gridcredit.domain.coverage import Basis

# QT_TRANSLATE_NOOP gives the text it is given; it is typed object.
_FIGURES: dict[str, Any] = {
    "eligible": QT_TRANSLATE_NOOP("score", "应注册"),
    "age_unknown": QT_TRANSLATE_NOOP("score", "年龄待核"),
    "informed": QT_TRANSLATE_NOOP("score", "已告知"),
    "uninformed": QT_TRANSLATE_NOOP("score", "未告知"),
    "registered": QT_TRANSLATE_NOOP("score", "已注册"),
    "pledged": QT_TRANSLATE_NOOP("score", "已承诺"),
    "registered_and_pledged": QT_TRANSLATE_NOOP("score", "已注册并承诺"),
    "registered_only": QT_TRANSLATE_NOOP("score", "已注册未承诺"),
    "pledged_only": QT_TRANSLATE_NOOP("score", "已承诺未注册"),
    "neither": QT_TRANSLATE_NOOP("score", "均未办理"),
    "new": QT_TRANSLATE_NOOP("score", "本周新增"),
    "removed": QT_TRANSLATE_NOOP("score", "本周核减"),
    "withdrawn": QT_TRANSLATE_NOOP("score", "撤回"),
    "died": QT_TRANSLATE_NOOP("score", "死亡"),
    "moved": QT_TRANSLATE_NOOP("score", "迁出"),
    "corrected": QT_TRANSLATE_NOOP("score", "更正"),
    "base_in": QT_TRANSLATE_NOOP("score", "进入基数"),
    "base_out": QT_TRANSLATE_NOOP("score", "退出基数"),
}
_BASES: dict[Basis, Any] = {
    Basis.RESIDENCE: QT_TRANSLATE_NOOP("score", "按现住"),
    Basis.REGISTRY: QT_TRANSLATE_NOOP("score", "按户籍"),
}


def figure_word(figure: str) -> str:
    """A figure's name in the window's language."""
    words = _FIGURES[figure]
    return QCoreApplication.translate("score", words)


def basis_word(basis: Basis) -> str:
    """By which address people are counted, in the window's language."""
    words = _BASES[basis]
    return QCoreApplication.translate("score", words)
