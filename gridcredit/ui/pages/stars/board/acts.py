"""What a person does with the nomination in sight: decides, writes what was said, prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.stars.codes import StarConsent, StarOutlet, StarPaper, StepDecision
from gridcredit.domain.stars.stages import hanging, outlets_open
from gridcredit.operations.stars import deciding, nominating, printing, undoing
from gridcredit.operations.stars.deciding import Decided
from gridcredit.operations.stars.glance import StarSeen
from gridcredit.operations.stars.printing import Printed, StarPrint
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.stars.board.dialogs import (
    ConsentDialog,
    ObjectionDialog,
    PublishDialog,
    RevokeDialog,
    TakeDownDialog,
)

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.board.view import BoardView

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


class StarActs(QObject):
    """Acts on the star that the view shows; what went wrong is said in the detail's banner."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view

    @property
    def _seen(self) -> StarSeen | None:
        return self._view.detail.seen

    def decide(self, told: tuple[StepDecision, str, bool, int | None]) -> None:
        """Write a decision; the next nomination that waits comes up."""
        seen, view = self._seen, self._view
        if seen is None or seen.step is None:
            return
        decision, why, checked, place = told
        desk, star, step = view.desk, seen.line.id, seen.step
        view.detail.set_busy(True)

        def on_done(done: Decided) -> None:
            language = view.language
            words = self.tr("{number}：{stage}").format(
                number=seen.line.star.number, stage=texts.word(done.stage, language)
            )
            view.app.toast(words, lambda: self._take_back(star))
            view.go_on_after(star)

        view.do(
            lambda _progress: deciding.decide(desk, star, step, decision, why, checked, place),
            on_done,
            self.refused,
            title=self.tr("保存意见"),
        )

    def _take_back(self, star: UUID) -> None:
        view, desk, why = self._view, self._view.desk, self.tr("录入后撤销")
        view.do(
            lambda _progress: undoing.take_back(desk, star, why),
            lambda _id: view.app.toast(self.tr("已撤销意见"), tone="info"),
            view.warn,
            title=self.tr("撤销意见"),
        )

    def refused(self, error: GridCreditError) -> None:
        """Say why something was not done, beside where it was asked for."""
        self._view.detail.set_busy(False)
        self._view.detail.say_problem(self._view.describe(error))

    def consent(self, kind: StarConsent, given: bool, member: UUID | None, who: str) -> None:
        """Write a consent."""
        if (seen := self._seen) is not None:
            view = self._view
            self._open(
                ConsentDialog(view, view.app, view.desk, seen.line.id, kind, given, member, who),
                self.tr("已登记"),
            )

    def object(self) -> None:
        """Take an objection."""
        if (seen := self._seen) is not None:
            view = self._view
            self._open(
                ObjectionDialog(view, view.app, view.desk, seen.line.id),
                self.tr("已登记异议，只停这一位"),
            )

    def publish(self) -> None:
        """Note where an honour stands."""
        if (seen := self._seen) is not None:
            view, open_ = self._view, outlets_open(seen.line.nomination)
            outlets = open_ or list(StarOutlet)
            self._open(
                PublishDialog(view, view.app, view.desk, seen.line.id, outlets),
                self.tr("已登记发布"),
            )

    def take_down(self) -> None:
        """Note that an honour stands somewhere no more."""
        if (seen := self._seen) is not None:
            view = self._view
            hung = [o for o in StarOutlet if hanging(seen.line.nomination, o)]
            self._open(
                TakeDownDialog(view, view.app, view.desk, seen.line.id, hung),
                self.tr("已登记撤下"),
            )

    def revoke(self) -> None:
        """Take an award back."""
        if (seen := self._seen) is not None:
            view = self._view
            self._open(
                RevokeDialog(view, view.app, view.desk, seen.line.id),
                self.tr("已撤销，证书编号保留"),
            )

    def _open(self, dialog: FormDialog, words: str) -> None:
        dialog.saved.connect(lambda _done: self._view.app.toast(words))
        dialog.saved.connect(lambda _done: self._view.look_again())
        dialog.open()

    def attach(self, files: list[Path]) -> None:
        """Add the signed form's scan, or a photo: pictures are photos, all else is the scan."""
        seen, view, desk = self._seen, self._view, self._view.desk
        if seen is None or not files:
            return
        photo = next((f for f in files if f.suffix.lower() in _PICTURES), None)
        scan = next((f for f in files if f != photo), None)
        star = seen.line.id
        view.do(
            lambda _progress: nominating.attach(desk, star, scan, photo),
            lambda _id: self._attached(),
            self.refused,
            title=self.tr("保存附件"),
        )

    def _attached(self) -> None:
        self._view.app.toast(self.tr("附件已保存"))
        self._view.look_again()

    def print(self, kind: StarPaper) -> None:
        """Have a paper of this nomination written."""
        seen, view, desk = self._seen, self._view, self._view.desk
        if seen is None:
            return
        drawn = kind is StarPaper.CERTIFICATE
        kinds = self.tr("PDF 文件 (*.pdf)")
        if not drawn:
            kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf)")
        name = self.tr("证书") if drawn else self.tr("推荐表")
        number = seen.line.standing.certificate if drawn else seen.line.star.number
        out = view.app.messages.choose_save(
            view,
            self.tr("保存"),
            f"{name}{number}.{'pdf' if drawn else 'docx'}",
            kinds,
            "stars",
        )
        if out is None:
            return
        wish = StarPrint(out, seen.line.id)

        def on_done(printed: Printed) -> None:
            words = self.tr("已保存 {name}，%n 页", "", printed.pages).format(name=out.name)
            view.app.toast(words)

        view.do(
            lambda progress: printing.print_stars(desk, kind, wish, progress),
            on_done,
            self.refused,
            title=self.tr("打印"),
        )
