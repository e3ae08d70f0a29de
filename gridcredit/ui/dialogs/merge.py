"""Lets two residents be one person: which record stays, why, and what it does, said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merging
from gridcredit.operations.register.merging import Merged
from gridcredit.operations.register.rearranging import Rearranged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import line
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.tokens import TIGHT


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the record, and what it is called with its address."""

    resident: UUID
    words: str


class MergeDialog(ForetoldDialog):
    """`saved` carries a Merged."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, sides: Sequence[Side]) -> None:
        """Of the two sides the first stays, unless the other one is chosen."""
        super().__init__(parent, app)
        remark = self.tr("两边的走访、注册、承诺都保留，合起来只算一人；随时可以整个拆开。")
        self.say(self.tr("合并为同一人"), self.tr("合并"), remark)
        self._desk, self._sides = desk, sides
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        self.stays = QButtonGroup(holder)
        for at, side in enumerate(sides):
            choice = QRadioButton(side.words)
            self.stays.addButton(choice, at)
            column.addWidget(choice)
        self.stays.button(0).setChecked(True)
        holder.setFocusProxy(self.stays.button(0))
        self.reason = line(self.tr("同一人重复登记"), 60)
        self.add("into", holder, self.tr("留下的记录"))
        self.add("reason", self.reason)
        self.stays.idToggled.connect(lambda _at, _on: self.typed())
        holder.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The merge."""
        desk, reason = self._desk, self.reason.text().strip()
        if not reason:
            return {"reason": "empty"}
        stays = self.stays.checkedId()
        into, away = self._sides[stays].resident, self._sides[1 - stays].resident
        return lambda check: merging.merge(desk, away, into, reason, check=check)

    def _on_foretold(self, seen: Rearranged) -> None:
        super()._on_foretold(seen)
        if isinstance(seen, Merged):
            self._say("\n".join([self.told.text(), *self._lines(seen)]))

    def _lines(self, seen: Merged) -> list[str]:
        lines = [self.tr("%n 条记录从此算在留下的一边。", "", seen.moved)] if seen.moved else []
        for words, fields in (
            (self.tr("补上：{fields}"), seen.carried),
            (self.tr("两边不同，以留下的为准：{fields}"), seen.differs),
        ):
            if fields:
                lines.append(words.format(fields=self.tr("、").join(map(self._field, fields))))
        return lines

    def _field(self, name: str) -> str:
        return texts.field_word(name, self.app.settings.language, "resident")

    def _doubt(self, why: str) -> str:
        words = {
            merging.SAID_DIFFERENT: self.tr("有人说过他们不是同一人。"),
            merging.BOTH_IN_CREDIT: self.tr("两边都参加了信用+：两本账都保留。"),
            merging.BOTH_PLEDGED: self.tr("两边都签过承诺书：都保留，以后签的为准，只算一份。"),
            merging.BOTH_STARS: self.tr("两边都被推荐过诚信之星：都保留。"),
            merging.BOTH_LINKED: self.tr("两边都关联了账号。"),
            merging.BIRTH_DIFFERS: self.tr("身份证号与留下一边的出生日期不符，没有补上。"),
        }
        return words[why] if why in words else super()._doubt(why)
