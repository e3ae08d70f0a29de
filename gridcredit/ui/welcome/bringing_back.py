"""From a backup and its passphrase to the workspace it is of: first what it would lay aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gridcredit.domain.progress import Progress

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.workspace.keeping import Health
    from gridcredit.ui.welcome.views import Views


class BringingBack(QObject):
    """Looks into a backup, asks before work goes that stands nowhere else, and puts it in place."""

    def __init__(
        self, views: Views, parent: QObject, folder: Path, file: Path, passphrase: str
    ) -> None:
        super().__init__(parent)
        self._views, self._app = views, views.app
        self._folder, self._file, self._passphrase = folder, file, passphrase

    def begin(self) -> None:
        """Look first; nothing is changed by that."""
        folder, file, passphrase = self._folder, self._file, self._passphrase

        def look(_progress: Progress) -> tuple[Health, str]:
            from gridcredit.operations.workspace import keeping
            from gridcredit.texts import restoring

            looked = keeping.look_into(folder, file, passphrase, "")
            language = self._app.settings.language
            words = restoring.put_aside_words(looked.aside, language) if looked.aside else ""
            return looked, words

        self._views.run(look, self._on_looked, self.tr("正在检查备份"))

    def _on_looked(self, told: tuple[Health, str]) -> None:
        _, words = told
        if words and not self._is_agreed(words):
            self._views.free()
            return
        folder, file, passphrase = self._folder, self._file, self._passphrase
        clock, new_id = self._views.clock, self._views.new_id

        def restore(_progress: Any) -> tuple[Desk, Health]:
            from gridcredit.operations.workspace import keeping, signing_in

            done = keeping.restore(folder, file, passphrase, "", clock)
            return signing_in.sign_in(folder, "", passphrase, clock, new_id), done

        self._views.run(restore, self._on_restored, self.tr("正在恢复"))

    def _is_agreed(self, words: str) -> bool:
        return self._app.messages.ask(
            None,
            self.tr("备份比现在的数据旧"),
            words,
            yes=self.tr("用备份代替"),
            danger=True,
        )

    def _on_restored(self, done: tuple[Desk, Health]) -> None:
        desk, health = done
        self._views.enter(desk)
        if any(check.name == "escrow_in_backup" for check in health.checks):
            words = self.tr(
                "这份备份是旧版本做的，里面还存有上级能打开的一份密钥。请重新做一份备份，旧的销毁。"
            )
            self._app.toast(words, tone="warn")
