"""Lets two records of the register be one person, side by side, and be two people again; and links
the record where somebody lives with the one where the person is registered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.codes import Sex
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merge_views, merging, registry_links
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.merge_views import MergedView, PairView
from gridcredit.operations.register.merging import Merged
from gridcredit.operations.register.rearranging import Rearranged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.dialogs.person_choice import PersonChoice
from gridcredit.ui.dialogs.reasons import Reasons
from gridcredit.ui.tokens import GAP, SMALL, TIGHT
from gridcredit.ui.widgets.label import Label

_FIELDS = ("name", "sex", "id_number", "birth_date", "phone", "relation", "population", "state")


class SideBySide(QWidget):
    """Two records in two columns, each with a button that says that it stays; fields in which both
    say something else are marked."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._group = QButtonGroup(self)
        self.stays = [QRadioButton(self.tr("留下这一条")) for _ in range(2)]
        for at, choice in enumerate(self.stays):
            self._group.addButton(choice, at)
        self.stays[0].setChecked(True)
        self.chosen = self._group.idClicked
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._rows: list[tuple[Label, Label, Label]] = []
        for at, choice in enumerate(self.stays, 1):
            self._grid.addWidget(choice, 0, at)

    @property
    def at(self) -> int:
        """Which of the two stays."""
        return self._group.checkedId()

    def show_pair(self, pair: PairView) -> None:
        """Show two records; the ones shown before are gone."""
        for row in self._rows:
            for label in row:
                self._grid.removeWidget(label)
                label.deleteLater()
        self._rows = []
        for choice, side in zip(self.stays, pair.sides, strict=True):
            name = side.resident.name or self.tr("姓名未上报")
            told = self.tr("留下这一条：{name}，{address}").format(name=name, address=side.address)
            choice.setAccessibleName(told)
        for name in _FIELDS:
            held = [getattr(side.resident, name) for side in pair.sides]
            if not any(value and value != Sex.UNKNOWN for value in held):
                continue  # neither says anything
            values = [self._value(name, value) for value in held]
            self._add(
                texts.field_word(name, self._language, "resident"), values, name in pair.differs
            )
        self._add(self.tr("住址"), [side.address for side in pair.sides], False)
        counted = [self.tr("%n 条", "", side.records) for side in pair.sides]
        self._add(self.tr("登记的记录"), counted, False)

    def _add(self, word: str, values: list[str], differs: bool) -> None:
        at = len(self._rows) + 1
        marked = self.tr("≠ {word}").format(word=word) if differs else word
        row = (Label(marked), Label(values[0] or "—"), Label(values[1] or "—"))
        row[0].setProperty("role", "section" if differs else "muted")
        for column, label in enumerate(row):
            if column:
                label.setWordWrap(True)
                label.setProperty("role", "section" if differs else "")
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)

    def _value(self, name: str, value: Any) -> str:
        plain = value.isoformat() if name == "birth_date" and value else value
        return texts.value_word("resident", name, plain, self._language) if plain else ""


class MergeDialog(ForetoldDialog):
    """Chooses the other record, unless it is known, and which of the two stays; says what that does
    before it is done. `saved` carries a Merged."""

    WIDE = 640

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        person: UUID,
        name: str = "",
        other: UUID | None = None,
    ) -> None:
        super().__init__(parent, app)
        remark = self.tr(
            "两条记录的走访、注册、承诺都保留在各自名下，从此都算留下的这个人的；随时可以撤销。"
        )
        self.say(self.tr("合并为同一人"), self.tr("合并"), remark)
        self._desk, self._person, self._other = desk, person, other
        self._shown: UUID | None = None
        if other is None:
            self.choice = PersonChoice(app, desk, person, name)
            self.add("resident", self.choice.line, self.tr("另一条记录"))
            self.body.addWidget(self.choice.table)
            self.choice.chosen.connect(self._on_chosen)
        self.pair = SideBySide(app.settings.language)
        self.pair.chosen.connect(lambda _at: self.typed())
        self.pair.hide()
        self.body.addWidget(self.pair)
        self.body.addSpacing(SMALL)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(
            [self.tr("同一证件号"), self.tr("同名、同电话或同住址"), self.tr("重复录入")]
        )
        self.add("reason", self.reason, self.tr("理由"))
        self.finish()
        if other is not None:
            self._on_chosen()
        else:
            self.choice.line.setFocus()

    def act(self) -> Act | dict[str, str]:
        """The merge of the two, the one that stays as chosen."""
        other = self._chosen()
        if other is None:
            return {"resident": "empty"}
        reason = self.reason.currentText().strip()
        if not reason:
            return {"reason": "empty"}
        pair = (self._person, other)
        stays = self.pair.at
        desk, away, into = self._desk, pair[1 - stays], pair[stays]
        return lambda check: merging.merge(desk, away, into, reason, check=check)

    def _chosen(self) -> UUID | None:
        return self._other if self._other is not None else self.choice.person()

    def _on_chosen(self) -> None:
        desk, person, other = self._desk, self._person, self._chosen()
        if other is None:
            self._shown = None
            self.pair.hide()
            self.typed()
        elif other != self._shown:
            self._shown = other
            plain = shows_names(desk)
            self.app.runner.ask(
                lambda: merge_views.pair_view(desk, person, other, shows_names=plain),
                self._on_pair,
                self._on_refused,
                owner=self,
            )

    def _on_pair(self, pair: PairView) -> None:
        self.pair.show_pair(pair)
        self.pair.show()
        self._fit()
        self.typed()

    def _more(self, seen: Rearranged) -> list[str]:
        if not isinstance(seen, Merged):
            return []
        lines = [self.tr("%n 条记录从此算留下的这个人的。", "", seen.moved)]
        if seen.carried:
            language = self.app.settings.language
            words = [texts.field_word(name, language, "resident") for name in seen.carried]
            lines.append(
                self.tr("补入留下的记录：{fields}。").format(fields=self.tr("、").join(words))
            )
        return lines

    def _doubt(self, why: str) -> str:
        words = {
            merging.SAID_DIFFERENT: self.tr("注意：有人说过这两条不是同一人。"),
            merging.BOTH_IN_CREDIT: self.tr("两条都参加了信用+：两户的积分和余额都留在原来的户。"),
            merging.BOTH_PLEDGED: self.tr("两条都签过承诺书：两份都保留，以后签的为准，只计一次。"),
            merging.BOTH_STARS: self.tr("两条都有诚信之星推荐：都保留。"),
            merging.BOTH_LINKED: self.tr("两条都关联了本机账号：都保留，回避时按同一人。"),
            merging.BIRTH_DIFFERS: self.tr("证件号和留下记录的出生日期不符，证件号没有补入。"),
        }
        return words[why] if why in words else super()._doubt(why)


class UnmergeDialog(ForetoldDialog):
    """Asks why two records that were merged are two people. `saved` carries an Unmerged."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, merged: MergedView) -> None:
        super().__init__(parent, app)
        name = merged.resident.name or self.tr("姓名未上报")
        remark = self.tr("{name} 回到 {address}，各自的走访、注册、承诺算回各自名下。").format(
            name=name, address=merged.address or self.tr("原来的户")
        )
        self.say(self.tr("撤销合并"), self.tr("撤销合并"), remark)
        self._desk, self._merge = desk, merged.merge
        self.reasons = Reasons([self.tr("不是同一人"), self.tr("合并错了")])
        self.add("reason", self.reasons, self.tr("理由"))
        self.reasons.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The end of the merge."""
        reason, desk, row = self.reasons.value(), self._desk, self._merge
        if not reason:
            return {"reason": "empty"}
        return lambda check: merging.unmerge(desk, row, reason, check=check)


class LinkDialog(ForetoldDialog):
    """Chooses where somebody is registered, or lives, by record. `saved` carries a Rearranged."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, person: UUID, name: str) -> None:
        super().__init__(parent, app)
        remark = self.tr("两条记录都保留：现住的按现住计，户籍的按户籍计，各计一次。")
        self.say(self.tr("人户分离"), self.tr("关联"), remark)
        self._desk, self._person = desk, person
        self.lives_here = QRadioButton(self.tr("现住这里，户籍在另一条记录处"))
        self.lives_there = QRadioButton(self.tr("户籍在这里，现住另一条记录处"))
        self.lives_here.setChecked(True)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.lives_here)
        column.addWidget(self.lives_there)
        both.setFocusProxy(self.lives_here)
        self.choice = PersonChoice(app, desk, person, name)
        self.add("population", both, self.tr("这条记录"))
        self.add("resident", self.choice.line, self.tr("另一条记录"))
        self.body.addWidget(self.choice.table)
        self.choice.chosen.connect(self.typed)
        self.lives_here.toggled.connect(lambda _on: self.typed())
        self.choice.line.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The link, the right way round."""
        other = self.choice.person()
        if other is None:
            return {"resident": "empty"}
        here = self.lives_here.isChecked()
        lives, registered = (self._person, other) if here else (other, self._person)
        desk = self._desk
        return lambda check: registry_links.link(desk, lives, registered, check=check)
