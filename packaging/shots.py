"""Pictures of the window: every page, light and dark, Chinese and English, 1366 × 768, no screen.

python packaging/shots.py [--out FOLDER] [--only PAGE] [--language zh|en] [--theme light|dark]
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Pictures neither read nor write what the person's own window remembers.
_home = tempfile.TemporaryDirectory(prefix="gridcredit-shots-")
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = _home.name
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import QSize  # noqa: E402 - Qt reads the environment above when imported
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from shots_stub import STUB_PAGES, show_popup, show_toast, stub_search, stub_standing  # noqa: E402

from gridcredit.settings import Settings  # noqa: E402
from gridcredit.ui.runner import RunNow  # noqa: E402
from gridcredit.ui.start import Session  # noqa: E402

SIZE = QSize(1366, 768)


def main(words: list[str]) -> int:
    """Draw what the words ask for; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("gridcredit-shots"))
    parser.add_argument("--only", default="")
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    given = parser.parse_args(words)
    given.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(["gridcredit"])
    for language in given.language or ("zh", "en"):
        for theme in given.theme or ("light", "dark"):
            for file in shoot(application, language, theme, given.out, given.only):
                print(file)
    return 0


def shoot(
    application: QApplication, language: str, theme: str, out: Path, only: str = ""
) -> list[Path]:
    """Draw every page in one language and one theme; the files made."""
    chosen = Settings(language=language, theme=theme)
    session = Session(application, chosen, RunNow(), STUB_PAGES)
    session.app.search = stub_search
    window = session.window
    window.resize(SIZE)
    window.set_standing(stub_standing())
    window.show_page(STUB_PAGES[0].id)
    window.show()
    made = []
    scenes = {row.id: None for row in STUB_PAGES} | {"search": show_popup, "toast": show_toast}
    for name, prepare in scenes.items():
        if only and name != only:
            continue
        if prepare is None:
            window.show_page(name)
        else:
            window.show_page(STUB_PAGES[0].id)
            prepare(window)
        made.append(grab(application, window, out / f"{name}-{language}-{theme}.png"))
    window.retire()
    settle(application)
    return made


def grab(application: QApplication, window: QWidget, file: Path) -> Path:
    """Save a picture of a window as it stands once all has been drawn."""
    settle(application)
    window.grab().save(str(file))
    return file


def settle(application: QApplication) -> None:
    """Let timers of no delay and paints run."""
    for _ in range(5):
        application.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
