"""From the first paint to an open workspace, and back at the lock: which view stands when.

Nothing of a workspace is touched on the screen thread, and operations (which load the database
libraries) are imported in what the runner runs. The views are imported when they are first shown:
none of them stands at the first paint.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gridcredit import paths
from gridcredit.domain.errors import GridCreditError, WrongPassphrase
from gridcredit.ui.app import App
from gridcredit.ui.first_paint import FirstPaint
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.modal import put_away_all
from gridcredit.ui.status_feed import StatusFeed
from gridcredit.ui.welcome.arrival import Arrival
from gridcredit.ui.welcome.blossom import Blossom

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from gridcredit.operations.desk import Desk
    from gridcredit.operations.workspace.signing_in import LockedWorkspace
    from gridcredit.ui.welcome.beginning import Beginning
    from gridcredit.ui.welcome.cover import Cover

# Milliseconds until what was painted is on the screen.
_SEEN = 10
WORKSPACE_VARIABLE = "GRIDCREDIT_WORKSPACE"


class Entrance(QObject):
    """Shows one cover after another above the window until a workspace is open."""

    def __init__(
        self,
        app: App,
        window: MainWindow,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        home: Path | None = None,
    ) -> None:
        """`home` is where a workspace lies, or is made, when nobody said; the system's habit by
        default."""
        super().__init__()
        self.app, self.clock, self.new_id = app, clock, new_id
        self.home = home or paths.default_workspace()
        self._window = window
        self._make: Callable[[], Cover] | None = None
        self._cover: Cover | None = None
        self._blossom: Blossom | None = None  # until the first view stands
        self._folder = self.home
        self._has_door = False  # whether a workspace was found that one may go back to
        self._waiting: Desk | None = None
        self._failed = 0
        self._is_leaving = self._is_over = False
        self._status_feed = StatusFeed(app, window)
        self._arrival = Arrival(app)
        self._ways: Beginning | None = None
        app.locked.connect(self._on_locked)
        app.restore_wanted.connect(self.show_restore)
        app.sign_out_wanted.connect(self.sign_out)
        app.demo_desk_wanted.connect(lambda wanted: self._beginning.change_demo_desk(*wanted))
        app.demo_left.connect(lambda: self._beginning.leave_demo())

    def attach(self, window: MainWindow) -> None:
        """The window was made anew, in another language: what stood in it stands again."""
        self._window = window
        self._status_feed.attach(window)
        if self._make is not None:
            self.show(self._make)

    def blank(self) -> None:
        """Before anything is known: the blossom alone."""
        self._blossom = Blossom()
        self._window.show_cover(self._blossom)

    def begin(self) -> None:
        """Look for the workspace of last time, and ask who comes or how to begin. Who named a
        folder gets what lies there or begins there, and is never shown another one."""
        self._has_door = False
        named, last = os.environ.get(WORKSPACE_VARIABLE, ""), self.app.settings.workspace
        if named:
            self.home = self._folder = Path(named).absolute()
        places = [Path(last), self.home] if last and not named else [self.home]

        def look() -> Path | None:
            return next((place for place in places if paths.is_workspace(place)), None)

        self.app.runner.ask(look, self._on_looked, owner=self)

    def close(self) -> None:
        """Close a workspace that still waits."""
        waiting = self.release()
        if waiting is not None:
            self.app.runner.close()
            waiting.close()

    def end(self) -> None:
        """The program ends: nobody comes in any more."""
        self._is_over = True
        self.close()

    def release(self) -> Desk | None:
        """Hand out the workspace that waited; it waits no more."""
        waiting, self._waiting = self._waiting, None
        return waiting

    def say_error(self, error: GridCreditError) -> None:
        """Say on the view that stands what went wrong."""
        if self._cover is not None:
            self._cover.say_error(error)

    # Views

    def show(self, make: Callable[[], Cover]) -> None:
        """Show a view; it is made again should the window be."""
        self._make = make
        self._cover = make()
        self._window.show_cover(self._cover)
        if self._blossom is not None:
            self._cover.take_typed(self._blossom.typed)
            self._blossom = None

    def show_first_run(self) -> None:
        """Ask whose computer this is."""
        from gridcredit.ui.welcome.first_run import FirstRun

        folder = self._folder

        def make() -> Cover:
            cover = FirstRun(self.app, can_go_back=self._has_door)
            cover.chosen.connect(self._on_way_chosen)
            cover.invitation_offered.connect(lambda file: self._beginning.look_at_invitation(file))
            cover.back_wanted.connect(lambda: self.show_login(folder))
            return cover

        self.show(make)

    def show_login(self, folder: Path) -> None:
        """Ask who comes to a workspace."""
        self._folder, self._failed, self._has_door = folder, 0, True

        from gridcredit.ui.welcome.login import Login

        def make() -> Cover:
            cover = Login(self.app, folder)
            cover.wanted.connect(self._on_login_wanted)
            cover.folder_chosen.connect(self.show_login)
            cover.others_wanted.connect(self.show_first_run)
            # Not before it is seen: the database libraries that come with the answer would hold up
            # the picture.
            FirstPaint(cover, lambda: self._look_at_door(folder), later=_SEEN)
            return cover

        self.show(make)

    def _look_at_door(self, folder: Path) -> None:
        def look() -> LockedWorkspace:
            from gridcredit.operations.workspace import signing_in

            return signing_in.look(folder)

        self.app.runner.ask(look, self._on_door_seen, self._on_refused, owner=self)

    def show_restore(self, file: Path | None) -> None:
        """Ask for a backup and its passphrase; the open workspace is closed first."""
        self.leave(lambda: self._show_restoring(file))

    def _show_restoring(self, file: Path | None) -> None:
        from gridcredit.ui.welcome.restoring import Restoring

        def make() -> Cover:
            cover = Restoring(self.app, file, replaces=self._has_door)
            cover.wanted.connect(self._on_restore_wanted)
            cover.back_wanted.connect(self.begin)
            return cover

        self.show(make)

    def sign_out(self) -> None:
        """Close the workspace and ask who comes."""
        self.leave(lambda: self.show_login(self._folder))

    def leave(self, on_done: Callable[[], object]) -> None:
        """Close the workspace, open or waiting, as soon as what is under way in it has come to an
        end; the window shows that it does, and answers. Then `on_done`."""
        if self._is_leaving:
            return
        waiting, self._is_leaving = self.release(), True

        def left() -> None:
            self._is_leaving = False
            if waiting is not None:
                waiting.close()
            on_done()

        if not self.app.runner.is_idle:
            self._show_leaving()
        self.app.leave_desk(left)

    def _show_leaving(self) -> None:
        if self._cover is None:
            from gridcredit.ui.welcome.cover import Cover

            words = self.tr("正在进行的工作停在一步的开头或结尾，已保存的都在。")
            self.show(lambda: Cover(self.app, self.tr("正在结束工作"), words))
        assert self._cover is not None
        self._cover.set_busy(True)

    # What is done

    @property
    def _beginning(self) -> Beginning:
        """The ways to begin, on the few computers and days when somebody begins."""
        if self._ways is None:
            from gridcredit.ui.welcome.beginning import Beginning

            self._ways = Beginning(self, self)
        return self._ways

    def run(
        self,
        job: Callable[[Any], Any],
        on_done: Callable[[Any], object],
        title: str,
        *,
        may_be_left: bool = False,
    ) -> None:
        """Do a view's job; the view is busy meanwhile, and is told what refuses it."""
        if self._cover is not None:
            self._cover.set_busy(True)
        asked_by = self._make

        def came(result: Any) -> None:
            if self._make is asked_by:
                on_done(result)
            else:
                _close_again(result)

        self.app.runner.do(
            job,
            came,
            self._on_refused,
            self.free,
            title,
            owner=self,
            may_be_left=may_be_left,
        )

    def enter(self, desk: Desk) -> None:
        """Take an open workspace: to its pages, or to wait for its certificate."""
        if self._is_over:
            desk.close()
            return
        self._folder, self._has_door = desk.folder, True
        if desk.node.state == "waiting":
            self._wait(desk)
            return
        self.close()
        self.app.settings.login = desk.actor.login
        self.app.open_desk(desk)
        self.app.save_settings()
        self._uncover()
        self._arrival.follow(desk)

    def _wait(self, desk: Desk) -> None:
        self._waiting = desk
        self.app.settings.workspace = str(desk.folder)
        self.app.settings.login = desk.actor.login
        self.app.save_settings()
        self.show(lambda: self._beginning.make_waiting(desk))

    def _uncover(self) -> None:
        self._make = self._cover = None
        self._window.drop_cover()

    # What signals tell

    def _on_looked(self, folder: Path | None) -> None:
        if folder is None:
            self.show_first_run()
            return
        self.show_login(folder)
        if self.app.settings.remember:
            self._try_keyring(folder)

    def _try_keyring(self, folder: Path) -> None:
        login, clock, new_id = self.app.settings.login, self.clock, self.new_id

        def come(_progress: Any) -> Desk | None:
            from gridcredit.operations.workspace import signing_in

            return signing_in.sign_in_remembered(folder, login, clock, new_id)

        self.run(come, self._on_keyring_asked, self.tr("正在打开工作区"), may_be_left=True)

    def _on_keyring_asked(self, desk: Desk | None) -> None:
        if desk is not None:
            self.enter(desk)
        elif self._cover is not None:
            self._cover.set_busy(False)

    def _on_door_seen(self, door: LockedWorkspace) -> None:
        from gridcredit.ui.welcome.login import Login

        if isinstance(self._cover, Login) and door.folder == self._folder:
            self._cover.show_door(door)

    def _on_login_wanted(self, wanted: tuple[str, str, bool]) -> None:
        login, passphrase, is_remembered = wanted
        folder, failed = self._folder, self._failed

        def come(_progress: Any) -> tuple[Desk, bool]:
            from gridcredit.operations.workspace import signing_in

            desk = signing_in.sign_in(folder, login, passphrase, self.clock, self.new_id, failed)
            if is_remembered:
                return desk, signing_in.remember(desk)
            signing_in.forget(desk)
            return desk, False

        def entered(came: tuple[Desk, bool]) -> None:
            desk, self.app.settings.remember = came
            self.enter(desk)
            if is_remembered and not self.app.settings.remember:
                words = self.tr("这台电脑没有可用的密钥环，下次仍要输口令。")
                self.app.toast(words, tone="info")

        self.run(come, entered, self.tr("正在打开工作区"), may_be_left=True)

    def _on_refused(self, error: GridCreditError) -> None:
        self._failed += isinstance(error, WrongPassphrase)
        if self._cover is not None:
            self._cover.refuse(error)

    def free(self) -> None:
        """The view's job ended without a result: it takes input again."""
        if self._cover is not None:
            self._cover.set_busy(False)

    def _on_way_chosen(self, way: str) -> None:
        self._beginning.go(way)

    def _on_restore_wanted(self, wanted: tuple[Path, str]) -> None:
        from gridcredit.ui.welcome.bringing_back import BringingBack

        for earlier in self.findChildren(BringingBack):
            earlier.deleteLater()
        BringingBack(self, self, self._folder, *wanted).begin()

    def _on_locked(self) -> None:
        desk = self.app.desk
        if desk is None or self._window.is_covered:
            return
        put_away_all()

        from gridcredit.ui.welcome.login import Lock

        def make() -> Cover:
            cover = Lock(self.app, desk)
            cover.wanted.connect(lambda words: self._on_unlock_wanted(desk, words))
            cover.sign_out_wanted.connect(self.sign_out)
            return cover

        self.show(make)

    def _on_unlock_wanted(self, desk: Desk, passphrase: str) -> None:
        def unlock() -> None:
            from gridcredit.operations.workspace import signing_in

            signing_in.unlock(desk, passphrase)

        if self._cover is not None:
            self._cover.set_busy(True)
        # Asked beside the jobs: behind them, a long import would keep the person out.
        self.app.runner.ask(unlock, lambda _done: self._uncover(), self._on_refused, owner=self)


def _close_again(came: Any) -> None:
    """A workspace that opened after the person had gone on to another view."""
    for part in came if isinstance(came, tuple) else (came,):
        if hasattr(part, "database"):
            part.close()
