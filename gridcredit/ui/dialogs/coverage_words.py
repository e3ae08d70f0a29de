"""How dialogs say what an act does to coverage, and what of it wants a look."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridcredit.operations.register.rearranging import (
    CREDIT_LEDGER,
    HOLDER_GONE,
    HOME_ELSEWHERE,
    NOBODY_LEFT,
    Effect,
)

translate = QCoreApplication.translate


def effect_words(effect: Effect) -> str:
    """A grid's numbers before and after; blank where none changes."""
    before, after = effect.before, effect.after
    told = (
        (translate("ForetoldDialog", "应注册 {a} → {b}"), before.eligible, after.eligible),
        (translate("ForetoldDialog", "已注册 {a} → {b}"), before.registered, after.registered),
        (translate("ForetoldDialog", "已承诺 {a} → {b}"), before.pledged, after.pledged),
    )
    changed = [words.format(a=a, b=b) for words, a, b in told if a != b]
    if not changed:
        return ""
    return translate("ForetoldDialog", "{grid}：{what}（这些户的人数）").format(
        grid=effect.name, what=" · ".join(changed)
    )


def nothing_changes() -> str:
    """That no number changes."""
    return translate("ForetoldDialog", "应注册、已注册、已承诺人数都不变。")


def doubt_words(why: str) -> str:
    """What wants a look and may stand."""
    words = {
        CREDIT_LEDGER: translate("ForetoldDialog", "参加了信用+：积分和余额留在原来的户。"),
        HOLDER_GONE: translate("ForetoldDialog", "户主不再住在原来的户，请改户主。"),
        NOBODY_LEFT: translate("ForetoldDialog", "原来的户里不再有人住。"),
        HOME_ELSEWHERE: translate(
            "ForetoldDialog", "原来的户已移出或不归本单位管，人留在现在的户。"
        ),
    }
    return words[why]
