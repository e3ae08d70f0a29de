"""The start is quick because little is loaded, and a bug never ends the program."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gridcredit.settings import Settings
from gridcredit.ui import crash
from gridcredit.ui.runner import RunNow
from gridcredit.ui.start import Session, catch_bugs, prepare_input
from tests.ui.conftest import ROWS, settle

HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "openpyxl", "cryptography", "PIL", "keyring")
UNSEEN = ("gridcredit.operations", "gridcredit.texts", "gridcredit.ui.shell.workbench")


@pytest.fixture
def session(dressed: QApplication) -> Iterator[Session]:
    """A window with made-up pages, made as the program makes it."""
    sheet, palette = dressed.styleSheet(), dressed.palette()
    made = Session(dressed, Settings(theme="light"), RunNow(), ROWS)
    made.window.show()
    made.window.show_first_page()
    settle()
    yield made
    made.app.choose_language("zh")
    made.window.retire()
    made.app.theme.deleteLater()
    settle()
    dressed.setPalette(palette)
    dressed.setStyleSheet(sheet)


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from gridcredit.settings import Settings\n"
        "from gridcredit.ui.runner import Runner\n"
        "from gridcredit.ui.start import FirstPaint, Session\n"
        "application = QApplication([])\n"
        "session = Session(application, Settings(), Runner())\n"
        "session.entrance.blank()\n"
        "FirstPaint(session.window, application.quit)\n"
        "session.window.show()\n"
        "application.exec()\n"
        f"print([name for name in {HEAVY + UNSEEN!r} if name in sys.modules])\n"
        "session.app.runner.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[2],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_another_language_makes_the_window_anew_on_the_same_page(session: Session) -> None:
    first = session.window
    first.show_page("visits")
    session.app.choose_language("en")
    settle()
    assert session.window is not first
    assert session.window.current == "visits"
    assert session.window.isVisible()
    session.app.go("households")
    assert session.window.current == "households"


def test_a_bug_in_a_job_is_shown_and_the_window_stays(session: Session) -> None:
    seen: list[str] = []
    during_dialog(lambda dialog: seen.append(type(dialog).__name__))

    def job(_progress: object) -> None:
        raise ZeroDivisionError

    session.app.runner.do(job)
    assert seen == ["CrashDialog"]
    assert session.window.isVisible()
    assert any(p.name.startswith("crash-") for p in crash.folder().iterdir())


def test_a_bug_in_a_slot_is_shown_too(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(session)
    seen: list[str] = []
    during_dialog(lambda dialog: seen.append(type(dialog).__name__))
    error = ValueError("x")
    sys.excepthook(ValueError, error, error.__traceback__)
    assert seen == ["CrashDialog"]
    assert "ValueError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "after"), [("@im=fcitx", "ibus"), ("@im=ibus", "none"), ("", "none")]
)
def test_fcitx_is_reached_through_ibus(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XMODIFIERS", before)
    monkeypatch.setenv("QT_IM_MODULE", "none")
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    prepare_input()
    assert os.environ["QT_IM_MODULE"] == after
    assert os.environ["IBUS_USE_PORTAL"] == ("1" if after == "ibus" else "")


def during_dialog(note: Callable[[QDialog], object]) -> None:
    """Once a dialog stands, note it and close it."""

    def when_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        note(dialog)
        dialog.accept()

    QTimer.singleShot(0, QCoreApplication.instance(), when_up)
