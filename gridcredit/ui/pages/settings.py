"""Settings of this computer; other parts of the program add their sections."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from gridcredit import __version__
from gridcredit.domain.duties import Duty
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import READING, ScrollColumn, fill
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.segmented import Segmented

_LABELS = 128


class SettingsPage(Page):
    """Look, language and lock of this computer."""

    DUTY: ClassVar[Duty] = Duty.READ

    def _build(self) -> None:
        settings = self.app.settings
        self._theme = Segmented(
            self.tr("外观"),
            [
                ("system", self.tr("跟随系统"), "display"),
                ("light", self.tr("浅色"), "sun"),
                ("dark", self.tr("深色"), "moon"),
            ],
        )
        self._theme.choose(settings.theme)
        self._language = Segmented("语言 / Language", [("zh", "中文"), ("en", "English")])
        self._language.choose(settings.language)
        self._minutes = QSpinBox()
        self._minutes.setRange(1, 240)
        self._minutes.setValue(settings.lock_after)
        self._minutes.setSuffix(self.tr(" 分钟"))
        self._minutes.setMaximumWidth(140)
        look = Form(_LABELS)
        look.add(self.tr("外观"), self._theme)
        look.add("语言 / Language", self._language)
        lock = Form(_LABELS)
        lock.add(
            self.tr("自动锁定"), self._minutes, self.tr("没有操作达到这个时间，窗口自动锁定。")
        )
        area = ScrollColumn(READING)
        self.column = area.column
        fill(self, area)
        self._add_card(self.tr("外观与语言"), look)
        self._add_card(self.tr("安全"), lock)
        about = QLabel(self.tr("榴花网格 {version}").format(version=__version__))
        about.setProperty("role", "caption")
        self.column.addWidget(about)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._theme.chosen.connect(self.app.choose_theme)
        self._language.chosen.connect(self.app.choose_language)
        self._minutes.valueChanged.connect(self._on_minutes_changed)

    def _add_card(self, title: str, content: QWidget) -> None:
        card = Card(title)
        card.body.addSpacing(SMALL)
        card.body.addWidget(content)
        self.column.addWidget(card)

    def _on_minutes_changed(self, minutes: int) -> None:
        self.app.settings.lock_after = minutes
        self.app.save_settings()
