"""What putting a backup in place would lay aside, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from gridcredit.texts import CHINESE, entity_word, pick

_FIRST = ("visit", "resident", "registration_event", "pledge_event", "household", "dwelling")
_WORDS = {
    "unreadable": (
        "现在这里是另一个工作区，或已打不开，说不出里面有什么。恢复后它留在旁边，不会删除。",
        "What stands here is another workspace, or cannot be opened, so it cannot be told what is "
        "in it. It will be kept beside, not deleted.",
    ),
    "unsent": (
        "备份里没有、也从没导出过的：{what}。恢复后只在留在旁边的旧文件夹里。",
        "Not in the backup and never exported: {what}. It will only be in the former folder that "
        "is kept beside.",
    ),
    "sent": (
        "备份里没有、已导出过的：{what}。收到过的上级会随下一个包传回来。",
        "Not in the backup but exported: {what}. Whoever received it gives it back with the next "
        "package.",
    ),
    "taken_in": (
        "备份以后收进来的变更 {count} 条，各单位会再发一次。",
        "{count} changes taken in since the backup; the offices will send them again.",
    ),
    "drafts": ("没保存的草稿 {count} 份", "{count} unsaved drafts"),
    "of": ("{kind} {count}", "{kind}: {count}"),
    "between": ("、", ", "),
}


class Aside(Protocol):
    """What is counted (store.newerwork.NewerWork)."""

    @property
    def readable(self) -> bool:
        """Whether it could be told."""

    @property
    def entered(self) -> Mapping[str, int]:
        """Records entered or changed, by kind."""

    @property
    def never_exported(self) -> Mapping[str, int]:
        """Those of them in no package."""

    @property
    def taken_in(self) -> int:
        """Lines that came by packages."""

    @property
    def drafts(self) -> int:
        """Forms that were typed and not saved."""


def put_aside_words(aside: Aside, language: str = CHINESE) -> str:
    """Sentences, one a line: what only stands here first; blank when nothing is newer."""
    if not aside.readable:
        return pick(_WORDS["unreadable"], language)
    exported = {
        kind: count - aside.never_exported.get(kind, 0) for kind, count in aside.entered.items()
    }
    unsent = _listed(aside.never_exported, language)
    if aside.drafts:
        unsent.append(pick(_WORDS["drafts"], language).format(count=aside.drafts))
    lines = [
        _sentence("unsent", unsent, language),
        _sentence("sent", _listed(exported, language), language),
    ]
    if aside.taken_in:
        lines.append(pick(_WORDS["taken_in"], language).format(count=aside.taken_in))
    return "\n".join(line for line in lines if line)


def _sentence(which: str, what: list[str], language: str) -> str:
    joined = pick(_WORDS["between"], language).join(what)
    return pick(_WORDS[which], language).format(what=joined) if what else ""


def _listed(counts: Mapping[str, int], language: str) -> list[str]:
    kinds = [kind for kind in _FIRST if kind in counts]
    kinds += [kind for kind in counts if kind not in _FIRST]
    of = pick(_WORDS["of"], language)
    return [
        of.format(kind=entity_word(kind, language), count=counts[kind])
        for kind in kinds
        if counts[kind] > 0
    ]
