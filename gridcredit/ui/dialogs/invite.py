"""Inviting an office below: the file that spares it the typing of codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from gridcredit import texts
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.page import Page

if TYPE_CHECKING:
    from gridcredit.domain.kinds.area import Area
    from gridcredit.operations.desk import Desk

SUFFIX = ".gcinv"


class InviteDialog(FormDialog):
    """Asks for which area; `saved` carries the file that was written."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, places: Sequence[tuple[Area, int]]
    ) -> None:
        super().__init__(parent, app)
        self._desk = desk
        is_district = desk.office is Office.DISTRICT
        self.say(
            self.tr("邀请街道") if is_district else self.tr("邀请村居或网格员"),
            self.tr("写邀请文件…"),
            self.tr("把邀请文件交给对方，在新电脑上打开：身份、区域和上级都已填好，不用输入编码。"),
        )
        self.place = QComboBox()
        self.place.setEditable(True)
        self.place.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for area, taken in sorted(places, key=_waits_for):
            self.place.addItem(self._place_words(area, taken), area.code)
        self._ease_finding()
        self.add("area", self.place, hint=self.tr("可以输入名称或编码查找；还没有接入的在前。"))
        self.place.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it, once the area is one of the list and the person has said where to."""
        at, desk = self.place.findText(self.place.currentText()), self._desk
        if self.show_faults({} if at >= 0 else {"area": "unknown_code"}):
            return None
        code = str(self.place.itemData(at))
        title, kinds = self.tr("保存邀请文件"), self.tr("邀请文件 (*.gcinv)")
        out = self.app.messages.choose_save(self, title, f"{code}{SUFFIX}", kinds, "enrolment")
        if out is None:
            return None

        def invite() -> Path:
            from gridcredit.operations.trust import inviting

            inviting.invite(desk, code, out)
            return out

        return invite

    def _place_words(self, area: Area, taken: int) -> str:
        level = texts.word(area.level, self.app.settings.language)
        words = self.tr("{name}  {code}  {level}")
        words = words.format(name=area.name, code=area.code, level=level)
        told = self.tr("{words}（已接入 {count} 台）")
        return told.format(words=words, count=taken) if taken else words

    def _ease_finding(self) -> None:
        """Any part of a name or code finds it."""
        completer = self.place.completer() or QCompleter(self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


def _waits_for(place: tuple[Area, int]) -> tuple[bool, bool]:
    """Those without a computer first, and of them the grids: pilot villages are few."""
    area, taken = place
    return bool(taken), area.level is AreaLevel.VILLAGE


class InviteJobs(QObject):
    """Opens the dialog for a page and hands on what was written."""

    def __init__(self, page: Page, written: Callable[[Path], object]) -> None:
        super().__init__(page)
        self._page, self._written = page, written

    def open(self) -> None:
        """Ask which areas there are, then which one is invited."""
        desk = self._page.desk

        def places() -> list[tuple[Area, int]]:
            from gridcredit.operations.trust import inviting

            return inviting.places(desk)

        def show(found: list[tuple[Area, int]]) -> None:
            if not found:
                words = self.tr("还没有可以邀请的区域。请先在“设置 › 区域”里导入名单。")
                self._page.app.messages.tell(self._page, self.tr("没有区域"), words)
                return
            dialog = InviteDialog(self._page, self._page.app, desk, found)
            dialog.saved.connect(self._written)
            dialog.open()

        self._page.ask(places, show)
