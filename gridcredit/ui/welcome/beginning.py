"""The ways to begin: a new workspace of four kinds, a demonstration, one that lies elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.runner import Task
from gridcredit.ui.welcome.cover import Cover
from gridcredit.ui.welcome.founding import Founding, Invited, Joining
from gridcredit.ui.welcome.waiting import Waiting
from gridcredit.ui.welcome.working import Working

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.trust.fingerprints import TrustFile
    from gridcredit.ui.welcome.views import Views

DEMO_SEED = 2026
_BEFORE_DEMO = "workspace.before_demo"


class Beginning(QObject):
    """Leads from the choice of the first start to an open workspace."""

    def __init__(self, views: Views, parent: QObject) -> None:
        super().__init__(parent)
        self._views, self._app = views, views.app
        self._job: Task | None = None

    def go(self, way: str) -> None:
        """Take one of the ways that the first start offers."""
        if way in ("grid", "village", "street"):
            self._views.show(lambda: self._make_joining(way))
        elif way == "district":
            self._views.show(self._make_founding)
        elif way == "demo":
            self._show_demo()
        elif way == "open":
            self._open_other()
        elif way == "restore":
            self._views.show_restore(None)
        elif way == "language":
            self._app.choose_language("en" if self._app.settings.language == "zh" else "zh")

    def make_waiting(self, desk: Desk) -> Cover:
        """The view of a workspace that waits for its certificate."""
        cover = Waiting(self._app, desk)
        cover.save_wanted.connect(lambda file: self._write_request(desk, cover, file, told=True))
        cover.certificate_offered.connect(lambda file: self._look_at(desk, cover, file))
        cover.certificate_agreed.connect(lambda agreed: self._agree(desk, cover, *agreed))
        cover.sign_out_wanted.connect(self._leave_waiting)
        self._write_request(desk, cover, desk.folder / "exchange" / f"{desk.node.area}.gcreq")
        return cover

    def _make_joining(self, office: str) -> Cover:
        cover = Joining(self._app, office)
        cover.wanted.connect(lambda wanted: self._join(Office(office), *wanted))
        cover.invitation_offered.connect(self.look_at_invitation)
        cover.back_wanted.connect(self._views.show_first_run)
        return cover

    def _make_founding(self) -> Cover:
        cover = Founding(self._app)
        cover.file_offered.connect(lambda file: self._read_areas(cover, file))
        cover.wanted.connect(lambda wanted: self._found(*wanted))
        cover.back_wanted.connect(self._views.show_first_run)
        return cover

    def look_at_invitation(self, file: Path) -> None:
        """Show what an invitation says, with the rest to be filled in."""

        def look() -> TrustFile:
            from gridcredit.operations.trust import inviting

            return inviting.read(file)

        def show(shown: TrustFile) -> None:
            self._views.show(lambda: self._make_invited(file, shown))

        self._app.runner.ask(look, show, self._views.say_error, owner=self)

    def _make_invited(self, file: Path, shown: TrustFile) -> Cover:
        cover = Invited(self._app, shown)
        cover.wanted.connect(lambda wanted: self._join_invited(file, shown, *wanted))
        cover.back_wanted.connect(self._views.show_first_run)
        return cover

    def _join_invited(self, file: Path, shown: TrustFile, name: str, passphrase: str) -> None:
        home, clock, new_id = self._views.home, self._views.clock, self._views.new_id

        def start(_progress: Any) -> Desk:
            from gridcredit.operations.trust import enrolling, inviting
            from gridcredit.operations.workspace import signing_in

            invitation, remember = inviting.remembered(file, shown)
            return enrolling.start_child(
                signing_in.free_folder(home),
                invitation.office,
                invitation.area,
                name,
                passphrase,
                clock,
                new_id,
                fill=remember,
            )

        self._views.run(start, self._views.enter, self.tr("正在建立工作区"))

    def _join(self, office: Office, area: str, name: str, passphrase: str) -> None:
        home, clock, new_id = self._views.home, self._views.clock, self._views.new_id

        def start(_progress: Any) -> Desk:
            from gridcredit.operations.exchange import location
            from gridcredit.operations.trust import enrolling
            from gridcredit.operations.workspace import signing_in

            folder = signing_in.free_folder(home)
            desk = enrolling.start_child(folder, office, area, name, passphrase, clock, new_id)
            location.check_location(desk)
            return desk

        self._views.run(start, self._views.enter, self.tr("正在建立工作区"))

    def _found(self, file: Path, area: str, name: str, passphrase: str) -> None:
        home, clock, new_id = self._views.home, self._views.clock, self._views.new_id

        def start(_progress: Any) -> Desk:
            from gridcredit.operations.exchange import location
            from gridcredit.operations.trust import enrolling
            from gridcredit.operations.workspace import signing_in

            folder = signing_in.free_folder(home)
            desk = enrolling.start_district(folder, area, file, name, passphrase, clock, new_id)
            location.check_location(desk)
            return desk

        self._views.run(start, self._views.enter, self.tr("正在建立工作区"))

    def _read_areas(self, cover: Founding, file: Path) -> None:
        def read() -> tuple[list[tuple[str, str]], int]:
            from gridcredit.operations.register import areas

            return areas.districts_in(file)

        self._app.runner.ask(
            read, lambda found: cover.show_districts(file, *found), cover.refuse_file, owner=cover
        )

    def _write_request(self, desk: Desk, cover: Waiting, file: Path, *, told: bool = False) -> None:
        def write(_progress: Any) -> tuple[Path, str, Any]:
            from gridcredit.operations.trust import enrolling, inviting

            made = enrolling.write_request(desk, file)
            return made, enrolling.fingerprint(desk), inviting.inviter(desk)

        def written(made: tuple[Path, str, Any]) -> None:
            request, code, inviter = made
            cover.show_request(request, code)
            if inviter is not None:
                cover.show_inviter(*inviter)
            if told:
                cover.say(self.tr("已存到 {folder}").format(folder=file.parent), "good")

        title = self.tr("正在写申请文件")
        self._app.runner.do(write, written, cover.refuse, None, title, owner=cover)

    def _look_at(self, desk: Desk, cover: Waiting, file: Path) -> None:
        """What a certificate says, before anybody accepts it."""

        def look(_progress: Any) -> TrustFile:
            from gridcredit.operations.trust import enrolling, inviting
            from gridcredit.sync.identify import FileKind, kind_of

            if kind_of(file) is FileKind.INVITATION:
                return inviting.check_anew(desk, file)
            return enrolling.check_certificate(desk, file)

        show = partial(cover.show_certificate, file)
        self._views.run(look, show, self.tr("正在核验证书"))

    def _agree(self, desk: Desk, cover: Waiting, file: Path, shown: TrustFile) -> None:
        if shown.kind == "certificate":
            self._accept(desk, file, shown)
            return

        def invite(_progress: Any) -> None:
            from gridcredit.operations.trust import inviting

            inviting.invite_anew(desk, file, shown)

        def invited(_none: None) -> None:
            cover.put_away()
            cover.show_inviter(shown.parent, shown.root)

        self._views.run(invite, invited, self.tr("正在核验证书"))

    def _accept(self, desk: Desk, file: Path, shown: TrustFile) -> None:
        def accept(_progress: Any) -> Desk:
            from gridcredit.operations.trust import enrolling

            enrolling.accept(desk, file, shown)
            return desk

        self._views.run(accept, self._accepted, self.tr("正在核验证书"))

    def _accepted(self, desk: Desk) -> None:
        self._views.release()
        self._views.enter(desk)
        self._app.toast(self.tr("证书已核验，可以开始工作了。"))

    def _leave_waiting(self) -> None:
        self._views.leave(self._views.show_first_run)

    def _open_other(self) -> None:
        folder = self._app.messages.choose_folder(None, self.tr("选择工作区文件夹"), "workspace")
        if folder is not None:
            self._views.show_login(folder)

    def _show_demo(self) -> None:
        out = self._views.home.parent / "demo"
        settings = self._app.settings
        settings.choices[_BEFORE_DEMO] = settings.workspace
        clock, new_id = self._views.clock, self._views.new_id

        def make(progress: Any) -> Desk:
            from gridcredit.operations.demo import demo
            from gridcredit.operations.workspace import signing_in

            made = out / "workspaces"
            if not made.exists():
                demo.make_demo(out, "small", DEMO_SEED, clock, new_id, progress)
            grid = min(made.glob("grid-*"))
            return signing_in.sign_in(grid, "", demo.PASSPHRASE, clock, new_id)

        def working() -> Cover:
            words = self.tr("虚构的人和户，约半分钟。口令是 liuhua-demo。")
            cover = Working(self._app, self.tr("正在准备演示"), words)
            cover.back_wanted.connect(lambda: self._stop(cover))
            return cover

        self._views.show(working)
        self._job = self._app.runner.do(
            make,
            self._views.enter,
            self._demo_refused,
            self._views.show_first_run,
            self.tr("正在准备演示"),
            owner=self,
        )

    def change_demo_desk(self, folder: Path, passphrase: str) -> None:
        """Go on at another desk of the demonstration."""
        self._views.leave(lambda: self._come_to(folder, passphrase))

    def leave_demo(self) -> None:
        """Close the demonstration, and go where one was before it, or begin."""
        settings = self._app.settings

        def left() -> None:
            settings.workspace = settings.choices.pop(_BEFORE_DEMO, "")
            self._app.save_settings()
            self._views.begin()

        self._views.leave(left)

    def _come_to(self, folder: Path, passphrase: str) -> None:
        clock, new_id = self._views.clock, self._views.new_id

        def come(_progress: Any) -> Desk:
            from gridcredit.operations.workspace import signing_in

            return signing_in.sign_in(folder, "", passphrase, clock, new_id)

        self._views.show_login(folder)
        self._views.run(come, self._views.enter, self.tr("正在打开工作区"))

    def _demo_refused(self, error: GridCreditError) -> None:
        self._views.show_first_run()
        self._views.say_error(error)

    def _stop(self, cover: Working) -> None:
        if self._job is not None:
            self._job.cancel()
            cover.show_stopping()
