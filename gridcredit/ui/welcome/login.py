"""Sign-in at the start, and the lock: the same card, with the account fixed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from gridcredit.domain.errors import (
    GridCreditError,
    SignInDelayed,
    SignInRefused,
    UnknownAccount,
)
from gridcredit.ui.app import App
from gridcredit.ui.status_feed import office_at
from gridcredit.ui.welcome.cover import LABELS, Cover
from gridcredit.ui.welcome.typed_ahead import TypedAhead
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.passphrase import PassphraseEdit

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.workspace.signing_in import LockedWorkspace

# Places in the form.
_PLACES, _ACCOUNTS, _PASSPHRASE = 1, 2, 3


class _Entry(Cover):
    """A passphrase and one action; what is wrong with it stands beside the field."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.passphrase = PassphraseEdit()
        self.form = Form(LABELS)
        self.body.addWidget(self.form)
        self.setFocusProxy(self.passphrase)

    def _add_passphrase(self) -> None:
        self._row = self.form.add(self.tr("口令"), self.passphrase, at=_PASSPHRASE)
        self.passphrase.hint_in(self._row)
        self.passphrase.textEdited.connect(lambda _text: self._row.set_error(""))

    def refuse(self, error: GridCreditError) -> None:
        """Say what is wrong: beside the field when it is the passphrase."""
        self.set_busy(False)
        if isinstance(error, SignInRefused):
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            self._row.set_error(self._words_for(error))
        else:
            self.say_error(error)

    def _words_for(self, error: SignInRefused) -> str:
        if isinstance(error, SignInDelayed):
            words = self.tr("口令连续输错，请等 %n 秒，{until} 以后再试。", "", error.seconds)
            return words.format(until=error.until)
        return self.tr("口令不对。请检查大小写和输入法。")

    def take_typed(self, typed: TypedAhead) -> None:
        """Into the line of the passphrase."""
        if self._typed is not None:
            self._typed = typed  # something runs already: after that
        else:
            typed.hand_to(self.passphrase)

    def _has_typed(self) -> bool:
        is_typed = bool(self.passphrase.text())
        self._row.set_error("" if is_typed else self.tr("请输入口令。"))
        return is_typed


class Login(_Entry):
    """Asks who comes, and for the passphrase."""

    wanted = Signal(object)  # (login, passphrase, whether to remember)
    folder_chosen = Signal(object)  # Path: another workspace beside this one
    others_wanted = Signal()

    def __init__(self, app: App, folder: Path) -> None:
        super().__init__(app)
        self.set_heading(self.tr("登录"), office_at(app.settings, folder))
        self._folder, self._hint = folder, ""
        # Children, though most computers never lay them out: so they go with this view.
        self._places, self._accounts = QComboBox(self), QComboBox(self)
        self._places.hide()
        self._accounts.hide()
        self._remember = QCheckBox(self.tr("在这台电脑上记住"))
        self._remember.setChecked(app.settings.remember)
        self._remember.setToolTip(self.tr("由本机系统保管口令，下次打开不用再输。"))
        self._choices: dict[int, FormRow] = {}
        self._add_passphrase()
        self.form.add("", self._remember).field.setAccessibleName(self._remember.text())
        self.add_primary(self.tr("登录")).clicked.connect(self._on_clicked)
        self.links.addWidget(
            button(self.tr("其他工作区或新建"), lambda: self.others_wanted.emit(), kind="link")
        )
        self._places.activated.connect(self._on_place_chosen)
        self._fill([app.settings.login] if app.settings.login else [])

    def show_door(self, door: LockedWorkspace) -> None:
        """Show what stands on the workspace's door: its accounts and its neighbours."""
        self._fill(list(door.logins), door.default)
        self._places.clear()
        for place in door.neighbours:
            self._places.addItem(self._place_words(place.name), place)
        self._places.setCurrentIndex(
            door.neighbours.index(door.folder) if door.folder in door.neighbours else -1
        )
        self._offer(_PLACES, self.tr("工作区"), self._places, bool(door.neighbours))
        if door.demo_passphrase:
            words = self.tr("这是演示，口令是 {word}")
            self._hint = words.format(word=door.demo_passphrase)
            self.say(self._hint, "info")

    def _fill(self, logins: list[str], default: str = "") -> None:
        self._accounts.clear()
        has_choice = len(logins) > 1  # only then are the words seen, and worth their loading
        for login in logins:
            self._accounts.addItem(self._words(login) if has_choice else login, login)
        for wanted in (self.app.settings.login, default):
            if wanted in logins:
                self._accounts.setCurrentIndex(logins.index(wanted))
                break
        self._offer(_ACCOUNTS, self.tr("账号"), self._accounts, has_choice)

    def _offer(self, at: int, words: str, field: QComboBox, is_offered: bool) -> None:
        """Show a choice above the passphrase; most computers never have one, and a start that lays
        it out for nothing stands two milliseconds later."""
        if is_offered and at not in self._choices:
            self._choices[at] = self.form.add(words, field, at=at)
            field.show()
            shown = [self._choices[place].field for place in sorted(self._choices)]
            for before, after in pairwise([*shown, self.passphrase, self._remember]):
                QWidget.setTabOrder(before, after)
        if at in self._choices:
            for part in (self._choices[at], self._choices[at].label):
                part.setVisible(is_offered)

    def _words(self, login: str) -> str:
        """The first account of an office is named after it: grid is 网格员."""
        from gridcredit import texts
        from gridcredit.domain.codes import Office
        from gridcredit.domain.duties import FIRST_ROLE

        if login in set(Office):
            return texts.word(FIRST_ROLE[Office(login)], self.app.settings.language)
        return login

    def _place_words(self, name: str) -> str:
        kind, _, area = name.partition("-")
        return f"{self._words(kind)} {area}".strip()

    def _on_place_chosen(self, at: int) -> None:
        place = self._places.itemData(at)
        if place != self._folder:
            self.folder_chosen.emit(place)

    def _on_clicked(self) -> None:
        self.say(self._hint, "info")
        if self._has_typed():
            login = self._accounts.currentData() or ""
            wanted = (login, self.passphrase.text(), self._remember.isChecked())
            self.wanted.emit(wanted)


class Lock(_Entry):
    """Hides everything until the one who locked gives the passphrase again."""

    wanted = Signal(object)  # the passphrase
    sign_out_wanted = Signal()

    def __init__(self, app: App, desk: Desk) -> None:
        super().__init__(app)
        self.set_heading(self.tr("已锁定"), f"{desk.actor.name} · {desk.node.name}")
        if desk.actor.name == desk.node.name:
            self.set_sentence(desk.actor.name)
        self._add_passphrase()
        self.add_primary(self.tr("解锁")).clicked.connect(self._on_clicked)
        self.links.addWidget(
            button(self.tr("换一个账号"), lambda: self.sign_out_wanted.emit(), kind="link")
        )

    def refuse(self, error: GridCreditError) -> None:
        """An account that was closed meanwhile cannot be unlocked, only left."""
        super().refuse(error)
        if isinstance(error, UnknownAccount):
            self.passphrase.setEnabled(False)

    def _on_clicked(self) -> None:
        if self._has_typed():
            self.wanted.emit(self.passphrase.text())
