"""Look and language of this computer, and what keeps others from looking."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox

from gridcredit.domain.progress import Progress
from gridcredit.ui.dialogs.passphrase import ChangePassphrase
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.segmented import Segmented

LABELS = 128


class LookCard(Card):
    """Theme and language; both take effect at once."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("外观与语言")))
        app = page.app
        theme = Segmented(
            self.tr("外观"),
            [
                ("system", self.tr("跟随系统"), "display"),
                ("light", self.tr("浅色"), "sun"),
                ("dark", self.tr("深色"), "moon"),
            ],
        )
        theme.choose(app.settings.theme)
        language = Segmented("语言 / Language", [("zh", "中文"), ("en", "English")])
        language.choose(app.settings.language)
        form = Form(LABELS)
        form.add(self.tr("外观"), theme)
        form.add("语言 / Language", language, self.tr("字的大小跟随系统的显示缩放。"))
        self.body.addSpacing(SMALL)
        self.body.addWidget(form)
        theme.chosen.connect(app.choose_theme)
        language.chosen.connect(app.choose_language)


class SafetyCard(Card):
    """Auto-lock, the keyring, and one's own passphrase."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("安全")))
        self._page = page
        app = page.app
        minutes = QSpinBox()
        minutes.setRange(1, 240)
        minutes.setValue(app.settings.lock_after)
        minutes.setSuffix(self.tr(" 分钟"))
        minutes.setMaximumWidth(140)
        minutes.valueChanged.connect(app.choose_lock_after)
        form = Form(LABELS)
        form.add(self.tr("自动锁定"), minutes, self.tr("没有操作达到这个时间，窗口自动锁定。"))
        self.body.addSpacing(SMALL)
        self.body.addWidget(form)
        self.remember = QCheckBox(self.tr("在这台电脑上记住，打开时不用输口令"))
        self.remember.setChecked(app.settings.remember)
        self.remember.clicked.connect(self._on_remember_clicked)
        self._row = form.add(
            self.tr("记住口令"),
            self.remember,
            self.tr("锁定以后仍要输口令。多人共用的电脑不要打开。"),
        )
        self.remember.setAccessibleName(self.remember.text())
        self.change = button(self.tr("更改我的口令…"), self._on_change, icon="key")
        row = QHBoxLayout()
        row.addSpacing(LABELS + 16)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def _on_change(self) -> None:
        ChangePassphrase(self, self._page.app, self._page.desk).open()

    def _on_remember_clicked(self, wanted: bool) -> None:
        app, desk = self._page.app, self._page.desk

        def keep(_progress: Progress) -> bool:
            from gridcredit.operations.workspace import signing_in

            if wanted:
                return signing_in.remember(desk)
            signing_in.forget(desk)
            return False

        def kept(is_kept: bool) -> None:
            app.settings.remember = is_kept
            app.save_settings()
            self.remember.setChecked(is_kept)
            is_lost = wanted and not is_kept
            words = self.tr("这台电脑没有可用的密钥环，下次仍要输口令。")
            self._row.set_error(words if is_lost else "")

        self._page.do(keep, kept, title=self.tr("正在写入密钥环"))
