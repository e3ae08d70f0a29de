"""Opens the window: what must happen before the first paint and nothing else.

Nothing of SQLAlchemy, Alembic or openpyxl is imported before the window stands; the entrance
(sign-in, first start, opening the workspace) begins once it has been painted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gridcredit import __version__, settings
from gridcredit.paths import resources
from gridcredit.ui import crash, icons
from gridcredit.ui.app import App
from gridcredit.ui.collector import Collector
from gridcredit.ui.entrance import Entrance
from gridcredit.ui.first_paint import FirstPaint
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.runner import Runner
from gridcredit.ui.theme import Theme, body_font, load_fonts

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType
    from uuid import UUID

    from gridcredit.ui.pages import PageRow


class Session:
    """The window and what it stands on, from the start of the program to its end."""

    def __init__(
        self,
        application: QApplication,
        chosen: settings.Settings,
        runner: Runner,
        rows: Sequence[PageRow] | None = None,
    ) -> None:
        self._application, self._rows = application, rows
        self._translators: list[QTranslator] = []
        self._is_showing_crash = False
        self._is_settled = False
        dress(application)
        theme = Theme(application, chosen.theme)
        self.app = App(chosen, settings.settings_file(), theme, runner)
        self._speak(chosen.language)
        self.window = MainWindow(self.app, rows)
        self.entrance = Entrance(self.app, self.window, _clock, _new_id)
        self.app.desk_opened.connect(lambda _desk: self._settle())
        self.app.language_changed.connect(self._on_language_changed)
        runner.crashed.connect(self.show_crash)

    def begin(self) -> None:
        """What comes after the first paint: who comes, and what became of the last time."""
        self.entrance.begin()
        self.app.runner.ask(lambda: crash.take_up(crash.folder()), lambda _reports: None)

    def show_crash(self, error: BaseException) -> None:
        """Keep a report of a bug and say so; one dialog at a time, however many bugs."""
        from gridcredit.ui.dialogs.crash import CrashDialog
        from gridcredit.ui.modal import run

        report = crash.report(error)
        file = crash.save(report, crash.folder(), _clock())
        if not self._is_showing_crash:
            self._is_showing_crash = True
            run(CrashDialog(self.window, report, file))
            self._is_showing_crash = False

    def _settle(self) -> None:
        if not self._is_settled:
            spare_collector()
            self._is_settled = True

    def _on_language_changed(self, language: str) -> None:
        """Make the window anew in the other language, where the old one stood."""
        self._speak(language)
        old, page = self.window, self.window.current
        old.remember()
        self.window = MainWindow(self.app, self._rows)
        if page:
            self.window.show_page(page)
        self.entrance.attach(self.window)
        self.window.show()
        old.retire()

    def _speak(self, language: str) -> None:
        """Load the translations of a language: ours for English, Qt's own for Chinese."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []
        if language == "en":
            _load(self._translators, "gridcredit_en", str(resources() / "translations"))
            QLocale.setDefault(QLocale(QLocale.Language.English))
        else:
            _load(self._translators, "qtbase_zh_CN", _qt_translations())
            QLocale.setDefault(QLocale(QLocale.Language.Chinese))
        for new in self._translators:
            self._application.installTranslator(new)
        name = QCoreApplication.translate("MainWindow", "榴花网格")
        self._application.setApplicationDisplayName(name)


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    end_watch = crash.watch(crash.folder())
    prepare_input()
    application = make_application(argv)
    session = Session(application, settings.load(settings.settings_file()), Runner())
    collector = Collector(lambda: session.app.runner.is_idle, application)
    collector.begin()
    catch_bugs(session)
    session.entrance.blank()
    FirstPaint(session.window, session.begin)
    session.window.show()
    code = application.exec()
    session.entrance.end()
    session.app.close_desk()
    session.app.runner.close()
    collector.end()
    session.app.write_settings()
    end_watch()
    return code


def make_application(argv: Sequence[str]) -> QApplication:
    """The application, in the style that ours is made for. A word says so, because setStyle would
    hand back the style, and with it Qt's style enumerations: 5 ms."""
    return QApplication([argv[0] if argv else "gridcredit", "-style", "Fusion"])


def dress(application: QApplication) -> None:
    """Name and type of the application."""
    application.setApplicationName("gridcredit")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gridcredit")
    load_fonts(resources() / "fonts")
    application.setFont(body_font())
    application.setWindowIcon(icons.app_icon())


def spare_collector() -> None:
    """Let the collector never again look through what is there once a workspace is open: that stays
    to the end, and every full collection would stop the window for it, 0.1 s and more. Once only,
    or what a lock leaves behind would stay too."""
    gc.freeze()


def prepare_input() -> None:
    """Let fcitx5 type Chinese into Qt of the wheel, which has no fcitx plug-in of its own but talks
    ibus, which fcitx5 answers through the portal. Goes when the wheel brings the plug-in."""
    if "fcitx" in os.environ.get("XMODIFIERS", "") + os.environ.get("QT_IM_MODULE", ""):
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"


def catch_bugs(session: Session) -> None:
    """Show what nobody caught as a crash."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            session.show_crash(error)

    sys.excepthook = hook


def _load(into: list[QTranslator], name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        into.append(translator)


def _qt_translations() -> str:
    from PySide6.QtCore import QLibraryInfo

    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _clock() -> datetime:
    """Local wall time."""
    from datetime import datetime  # nothing is dated before a workspace is open

    return datetime.now().astimezone()


def _new_id() -> UUID:
    """A new UUIDv7."""
    from uuid_utils.compat import uuid7  # no id is born before a workspace is open

    made: UUID = uuid7()
    return made
