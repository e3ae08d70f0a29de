"""What stands around the form of a visit: whose door it is, and saving."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.visiting import Due
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.ui.days import short_day
from gridcredit.ui.pages.visit.reasons import TONES, slot_words
from gridcredit.ui.tokens import GAP, SMALL, TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.tag import Tag


class SheetHead(QWidget):
    """Address, householder, people, why the door is due, and its last visits."""

    phones_wanted = Signal(object)  # the purpose
    register_wanted = Signal()
    record_wanted = Signal()
    step_wanted = Signal(object)  # -1 or 1: the neighbour in the list

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._address = Label()
        self._address.setProperty("role", "title")
        self._address.setWordWrap(True)
        self._home = Label()
        self._home.setProperty("role", "muted")
        self._last = Label()
        self._last.setProperty("role", "caption")
        self._last.setWordWrap(True)
        self._why = QWidget()
        self._tags = FlowLayout(self._why, across=6, down=TIGHT)
        self._menu = self._purposes()
        self.phones = button(self.tr("显示电话"), self._ask_purpose, icon="phone", kind="quiet")
        self.register = icon_button(
            "households", self.tr("到户册查看这一户"), lambda: self.register_wanted.emit()
        )
        self.record = icon_button(
            "passbook", self.tr("记一笔信用+"), lambda: self.record_wanted.emit()
        )
        self.record.setToolTip(self.tr("记一笔信用+ (Ctrl+J)"))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._home)
        line.addWidget(self._why, 1)
        left = QVBoxLayout()
        left.setSpacing(TIGHT)
        left.addWidget(self._address)
        left.addLayout(line)
        left.addWidget(self._last)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.addLayout(left, 1)
        self._said = Label()
        self._said.setProperty("role", "caption")
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._outcome = Tag("")
        self._outcome.hide()
        below = QHBoxLayout()
        below.setSpacing(SMALL)
        below.addStretch(1)
        below.addWidget(self._said)
        below.addWidget(self._outcome)
        right = QVBoxLayout()
        right.setSpacing(TIGHT)
        right.addLayout(self._keys())
        right.addLayout(below)
        right.addStretch(1)
        row.addLayout(right)

    def _keys(self) -> QHBoxLayout:
        """What can be done here, and the ways to the neighbours."""
        before = icon_button("chevron-up", self.tr("上一户"), lambda: self.step_wanted.emit(-1))
        before.setToolTip(self.tr("上一户 (Alt+↑)"))
        after = icon_button("chevron-down", self.tr("下一户"), lambda: self.step_wanted.emit(1))
        after.setToolTip(self.tr("下一户 (Alt+↓)"))
        keys = QHBoxLayout()
        keys.setSpacing(TIGHT)
        for widget in (self.phones, self.register, self.record, before, after):
            keys.addWidget(widget)
        return keys

    def show_sheet(self, sheet: VisitSheet) -> None:
        """Show a household."""
        self._address.setText(sheet.address or self.tr("地址未填"))
        words = [sheet.householder] if sheet.householder else []
        words.append(self.tr("%n 人", "", sheet.head_count))
        self._home.setText(" · ".join(words))
        self._home.setToolTip(plain_tooltip(sheet.note))
        self._last.setText(self._visits(sheet))
        self.phones.setVisible(any(person.phone for person in sheet.people))

    def show_due(self, due: Due | None) -> None:
        """Show why the household is due; nothing where it is not."""
        while self._tags.count():
            old = self._tags.takeAt(0)
            if old is not None and old.widget() is not None:
                old.widget().hide()
                old.widget().deleteLater()
        for reason in due.reasons if due else ():
            tag = Tag(texts.word(reason.kind, self._language), TONES[reason.kind])
            self._tags.addWidget(tag)
        slot = slot_words(due, self._language) if due else ""
        if slot:
            self._tags.addWidget(Tag(self.tr("建议{slot}").format(slot=slot), "plain"))

    def show_outcome(self, outcome: VisitOutcome | None) -> None:
        """Show what is chosen, also while the keys for it are out of sight."""
        if outcome is not None:
            words = f"{outcome} {texts.word(outcome, self._language)}"
            self._outcome.show_text(words, outcome.means.tone)
        self._outcome.setVisible(outcome is not None)

    def say(self, words: str) -> None:
        """What became of the draft."""
        self._said.setText(words)

    def _visits(self, sheet: VisitSheet) -> str:
        if not sheet.visits:
            return self.tr("还没有走访过")
        shown = [
            f"{short_day(v.at, self._language)} {v.at[11:]} {texts.word(v.outcome, self._language)}"
            + (f"（{v.note}）" if v.note and at == 0 else "")
            for at, v in enumerate(sheet.visits)
        ]
        count = self.tr("走访 %n 次", "", sheet.knocks)
        return (
            f"{count}：{'，'.join(shown)}"
            if self._language == "zh"
            else (f"{count}: {', '.join(shown)}")
        )

    def _ask_purpose(self) -> None:
        self._menu.popup(self.phones.mapToGlobal(self.phones.rect().bottomLeft()))

    def _purposes(self) -> QMenu:
        menu = QMenu(self)
        for purpose in (
            self.tr("电话预约走访"),
            self.tr("电话回访"),
            self.tr("核对户册信息"),
        ):
            action = menu.addAction(purpose)
            action.triggered.connect(
                lambda _on=False, purpose=purpose: self.phones_wanted.emit(purpose)
            )
        return menu


class SaveBar(QWidget):
    """The page's actions, for the window's header; the primary one goes on to the next door."""

    save_wanted = Signal(object)  # True: and open the next door
    left = Signal()  # Esc

    def __init__(self) -> None:
        super().__init__()
        self._next = button(
            self.tr("保存，下一户"), lambda: self.save_wanted.emit(True), kind="primary"
        )
        self._save = button(self.tr("保存"), lambda: self.save_wanted.emit(False))
        self._save.setToolTip("Ctrl+S")
        self._next.setToolTip("Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(KeyHint("Ctrl+S"))
        row.addWidget(self._save)
        row.addSpacing(TIGHT)
        row.addWidget(KeyHint("Ctrl+Enter"))
        row.addWidget(self._next)
        self.set_able(False)

    def take_focus(self) -> None:
        """Put the keyboard onto the primary action."""
        self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back into the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_able(self, is_able: bool) -> None:
        """Whether there is anything to save, and nothing being saved."""
        self._next.setEnabled(is_able)
        self._save.setEnabled(is_able)
