"""Pictures of the window: every page with the made-up district, light and dark, Chinese and
English, 1366 × 768, no screen needed.

python packaging/shots.py [--out FOLDER] [--only NAME] [--language zh|en] [--theme light|dark]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Pictures neither read nor write what the person's own window remembers.
_home = tempfile.TemporaryDirectory(prefix="gridcredit-shots-")
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = _home.name

import credit_shots  # noqa: E402 - beside this file
import planning_shots  # noqa: E402 - beside this file
import pledge_shots  # noqa: E402 - beside this file
import star_shots  # noqa: E402 - beside this file
from PySide6.QtCore import QSize, Qt  # noqa: E402 - Qt reads the environment above when imported
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget  # noqa: E402
from uuid_utils.compat import uuid7  # noqa: E402

from gridcredit.domain.codes import Office  # noqa: E402
from gridcredit.operations.demo import demo  # noqa: E402
from gridcredit.operations.desk import Desk, open_desk  # noqa: E402
from gridcredit.settings import Settings  # noqa: E402
from gridcredit.ui.pages import PAGES  # noqa: E402
from gridcredit.ui.runner import RunNow  # noqa: E402
from gridcredit.ui.start import Session, make_application  # noqa: E402

SIZE = QSize(1366, 768)
GRID, STREET, DISTRICT = "grid-370403002001001", "street-370403002", "district"
VILLAGE = "village-370403002001"

Prepare = Callable[[Session], object]


def pages_of(*ids: str) -> dict[str, Prepare]:
    """Scenes that show a page of the rail as it opens."""
    return {page: partial(_show, page) for page in ids}


def _show(page: str, session: Session) -> None:
    session.window.show_page(page)


def search_for(words: str) -> Prepare:
    """A scene with the search popup open over a page."""

    def prepare(session: Session) -> None:
        session.window.show_page(PAGES[0].id)
        session.window.workbench.search_for(words)

    return prepare


def open_household(session: Session) -> None:
    """The register with one household's page open, and the person on its first resident."""
    session.window.show_page("households")
    QApplication.processEvents()
    page: Any = session.window.page("households")
    page.list.choose(page.list.model.id_at(3))
    page.list.household_opened.emit(page.list.model.id_at(3))


def settings_card(name: str) -> Prepare:
    """A scene with one card of the settings in sight."""

    def prepare(session: Session) -> None:
        session.window.show_page("settings")
        QApplication.processEvents()
        page: Any = session.window.page("settings")
        page.findChild(QScrollArea).ensureWidgetVisible(getattr(page, name), 0, 0)

    return prepare


def prove_posters(session: Session) -> None:
    """The poster page once the file was made and read back."""
    session.window.show_page("posters")
    QApplication.processEvents()
    page: Any = session.window.page("posters")
    page.tree.tick_all(is_on=True)
    QApplication.processEvents()
    # Nobody is there to answer the system's dialog.
    messages: Any = session.app.messages
    messages.choose_save = lambda *_asked: Path(_home.name) / "海报.pdf"
    page.make_posters()


def at_the_door(session: Session) -> None:
    """A visit half typed: met with something pending, one adult registered and pledged."""
    session.window.show_page("visits")
    QApplication.processEvents()
    page: Any = session.window.page("visits")
    page.finder.list.take_focus()
    for key in ("Return", "2", "Z", "C", "Down", "G", "I"):
        held: Any = QApplication.focusWidget()
        QTest.keyClick(held, getattr(Qt.Key, f"Key_{key}"))
        QApplication.processEvents()


def knock(session: Session) -> None:
    """The visit saved, the next door open, the toast with its undo."""
    at_the_door(session)
    page: Any = session.window.page("visits")
    page.save(True)


def hand_in(session: Session) -> None:
    """The exchange with a folder of files dropped on it: known, for others, requests."""
    session.window.show_page("exchange")
    QApplication.processEvents()
    page: Any = session.window.page("exchange")
    page.offer([Path(_home.name) / "demo" / "exchange"])


def lock(session: Session) -> None:
    """The window locked."""
    session.app.lock()


def sign_in(session: Session) -> None:
    """The sign-in of the demonstration."""
    assert session.app.desk is not None
    session.entrance.show_login(session.app.desk.folder)


def begin(session: Session) -> None:
    """The first start."""
    session.entrance.show_first_run()


# Last in a workspace: these cover the pages.
COVERS: dict[str, Prepare] = {"lock": lock, "login": sign_in, "begin": begin}
EVERY_PAGE = tuple(row.id for row in PAGES if Office.GRID in (row.listed_at or Office))
SCENES: dict[str, dict[str, Prepare]] = {
    GRID: pages_of(*EVERY_PAGE)
    | {"search": search_for("张"), "door": at_the_door, "knock": knock}
    | {"household": open_household}
    | pledge_shots.scenes("print", "scan", "unread", "check", "texts")
    | planning_shots.scenes()
    | COVERS,
    VILLAGE: pages_of("today", "households", "credit", "exchange", "settings")
    | {"accounts": settings_card("accounts"), "calendar": settings_card("calendar")}
    | star_shots.scenes("board", "form")
    | credit_shots.scenes(*credit_shots.VIEWS),
    STREET: pages_of(
        *("today", "households", "score", "credit", "dispatch", "ledgers", "exchange", "settings")
    )
    | {"household": open_household, "handed-in": hand_in}
    | star_shots.scenes("board", "notice", "objections", "papers", "honours")
    | credit_shots.scenes("overview", "ledger", "rules"),
    DISTRICT: pages_of("today", "score", "credit", "dispatch", "exchange", "settings", "stars")
    | {"proof": prove_posters, "calendar": settings_card("calendar")},
}


def main(words: list[str]) -> int:
    """Draw what the words ask for; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("gridcredit-shots"))
    parser.add_argument("--only", default="", help="a page's id")
    parser.add_argument("--office", choices=("grid", "village", "street", "district"), default="")
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    given = parser.parse_args(words)
    given.out.mkdir(parents=True, exist_ok=True)
    application = make_application(["gridcredit"])
    made = demo.make_demo(Path(_home.name) / "demo", "small", 1, clock, uuid7)
    for language in given.language or ("zh", "en"):
        for theme in given.theme or ("light", "dark"):
            for office, scenes in SCENES.items():
                kind = office.partition("-")[0]
                chosen = {
                    n: p for n, p in scenes.items() if given.only in ("", n, n.partition("-")[0])
                }
                if not chosen or given.office not in ("", kind):
                    continue
                look = Settings(language=language, theme=theme)
                for name, picture in shoot(application, look, made.workspaces[office], chosen):
                    file = given.out / f"{kind}-{name}-{language}-{theme}.png"
                    picture.save(str(file))
                    print(file)
    return 0


def _is_asked(scene: str, only: str) -> bool:
    """Whether a scene is wanted: by its name, or by the page that it begins with."""
    return only in ("", scene, scene.partition("-")[0])


def shoot(
    application: QApplication, look: Settings, workspace: Path, scenes: dict[str, Prepare]
) -> Iterator[tuple[str, Any]]:
    """Each scene of one workspace as (name, picture)."""
    session = Session(application, look, RunNow())
    session.window.resize(SIZE)
    session.window.show()
    desk = open_desk(workspace, demo.PASSPHRASE, clock, uuid7)
    session.app.open_desk(desk)
    for name, prepare in scenes.items():
        session.window.workbench.close_search()
        session.window.activateWindow()
        settle(application)
        prepare(session)
        yield name, grab(application, session.window)
    close(session, desk)
    settle(application)


def close(session: Session, desk: Desk) -> None:
    """Let go of window and workspace."""
    session.app.close_desk()
    session.window.retire()


def grab(application: QApplication, window: QWidget) -> Any:
    """A picture of a window as it stands once all has been drawn."""
    settle(application)
    return window.grab()


def settle(application: QApplication) -> None:
    """Let timers of no delay and paints run."""
    for _ in range(8):
        application.processEvents()


def clock() -> datetime:
    """Local wall time."""
    return datetime.now().astimezone()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
