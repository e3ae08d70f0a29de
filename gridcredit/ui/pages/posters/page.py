"""海报: choose grids, say what stands on the posters, see one, and have them proven and printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, FileUnreadable, GridCreditError, LinkTooLong
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish, Printed
from gridcredit.operations.register.office_texts import Texts
from gridcredit.paper.qr import LEAST_MODULE_MM
from gridcredit.paper.sheet import Sheet
from gridcredit.ui import printing
from gridcredit.ui.page import Page
from gridcredit.ui.pages.posters.form import PosterForm
from gridcredit.ui.pages.posters.proof import ProofPanel
from gridcredit.ui.pages.posters.tree import GridTree
from gridcredit.ui.tokens import GAP, SMALL, TIGHT, WIDE
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.paper_view import PaperView
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.splitter import Splitter

_TYPING = 200  # milliseconds after the last change until the preview is drawn


Known = tuple[list[Area], PosterWish, list[Incentive]]


def _known(desk: Desk) -> Known:
    """Grids, what was chosen last, and the measures that run."""
    grids, wish = postering.poster_grids(desk), postering.last_wish(desk)
    return grids, wish, postering.running_incentives(desk)


class PostersPage(Page):
    """Registration posters of one's own grids."""

    DUTY: ClassVar[Duty] = Duty.PRINT_POSTERS
    WATCHES: ClassVar[frozenset[str]] = frozenset({"area", "poster_text", "incentive"})

    def _build(self) -> None:
        self._looked_at = ""
        self._proven: PosterWish | None = None
        self.tree, self.form, self.proof = GridTree(), PosterForm(), ProofPanel()
        self.preview = PaperView(self.tr("海报预览"))
        self.make = button(self.tr("生成 PDF"), self.make_posters, icon="poster", kind="primary")
        parts = [self._left(), self._middle(), self._right()]
        splitter = Splitter("posters", self.app.settings, parts, [3, 4, 4])
        working = self._working = QWidget()
        row = QHBoxLayout(working)
        row.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        row.addWidget(splitter)
        self._stack = QStackedWidget()
        self._stack.addWidget(working)
        self._stack.addWidget(self._no_grids())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._is_filled = False
        for part in (working, self.make):
            part.setEnabled(False)  # until it is known which grids there are

    def _connect(self) -> None:
        self._typing.timeout.connect(self._draw)
        self.tree.ticked_changed.connect(self._on_ticked)
        self.tree.current_changed.connect(self._look_at)
        self.form.changed.connect(self._on_changed)
        self.form.submitted.connect(self.make_posters)
        self.form.picture_wanted.connect(self._on_picture_wanted)
        self.form.picture_dropped.connect(self._read_picture)
        self.proof.print_wanted.connect(self.print_posters)

    def header_actions(self) -> list[QWidget]:
        """The page's one primary action."""
        return [self.make]

    def refresh(self) -> None:
        """Ask for the grids and for what was chosen last."""
        desk = self.desk
        self.ask(lambda: _known(desk), self._on_known)

    def make_posters(self) -> None:
        """Have the file made and proven."""
        wish = self.form.wish(self.tree.ticked())
        if not wish.grids:
            self._count.setText(self.tr("请至少勾选一个网格"))
            self._count.setProperty("role", "error")
            self._count.style().polish(self._count)
            self.tree.tree.setFocus()
            return
        if not wish.link and wish.image is None:
            self._say_of_link(self.tr("请填写注册链接，或者放一张官方图片。"))
            return
        out = self.app.messages.choose_save(
            self, self.tr("保存海报"), self._file_name(wish), self.tr("PDF 文件 (*.pdf)"), "posters"
        )
        if out is not None:
            self._make(wish, out)

    def print_posters(self) -> None:
        """Send what was proven to a printer of the person's choice."""
        wish = self._proven
        if wish is None:
            return
        desk = self.desk
        printer = printing.a4_printer(self.tr("海报"))
        if not self.app.messages.choose_printer(self, printer, len(wish.grids)):
            return

        def job(progress: Progress) -> int:
            # The printer lives in this function until it is done: PySide keeps no reference.
            pages = postering.poster_pages(desk, wish)
            return printing.print_sheets(printer, pages, LEAST_MODULE_MM, progress)

        self.do(job, self._on_printed, title=self.tr("打印海报"))

    def send_down(self) -> None:
        """Have what stands in the fields reach the posters of all offices below."""
        desk, wish = self.desk, self.form.wish(())

        def job(_progress: Progress) -> None:
            postertexts.send_down(desk, Texts(wish.link, wish.hotline, wish.unit))

        words = self.tr("已记下，随下一个数据包下发。")
        title = self.tr("正在保存")
        self.do(job, lambda _none: self.app.toast(words), self._on_not_made, title=title)

    # Parts

    def _left(self) -> QWidget:
        card = Card()
        self._head = SectionHeader(self.tr("网格"))
        self._count = Label()
        everything = button(self.tr("全选"), lambda: self.tree.tick_all(is_on=True), kind="link")
        nothing = button(self.tr("清除"), lambda: self.tree.tick_all(is_on=False), kind="link")
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(everything)
        row.addWidget(nothing)
        card.body.addWidget(self._head)
        card.body.addWidget(self.tree, 1)
        card.body.addLayout(row)
        card.setMinimumWidth(216)
        return card

    def _middle(self) -> QWidget:
        card = Card(self.tr("海报内容"))
        card.body.addWidget(self.form)
        self._send_down = button(self.tr("发给下级使用"), self.send_down)
        self._send_down.setToolTip(
            self.tr("链接、咨询电话和发布单位随下一个数据包下发；下级自己改过的不变。")
        )
        offer(self._send_down, self.desk.actor.may(Duty.EDIT_AREAS))
        row = QHBoxLayout()
        row.addWidget(self._send_down)
        row.addStretch(1)
        card.body.addLayout(row)
        area = self._scroll = ScrollColumn()
        area.column.setContentsMargins(0, 0, 0, 0)
        area.column.addWidget(card)
        area.column.addWidget(self.proof)
        area.column.addStretch(1)
        area.setMinimumWidth(300)
        return area

    def _right(self) -> QWidget:
        self._before = icon_button("chevron-left", self.tr("上一张"), lambda: self._turn(-1))
        self._after = icon_button("chevron-right", self.tr("下一张"), lambda: self._turn(1))
        turning = QWidget()
        row = QHBoxLayout(turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self._before)
        row.addWidget(self._after)
        self._place = SectionHeader(self.tr("预览"), action=turning)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SMALL, GAP, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._place)
        column.addWidget(self.preview, 1)
        holder.setMinimumWidth(220)
        return holder

    def _no_grids(self) -> EmptyState:
        return EmptyState(
            "poster",
            self.tr("还没有网格"),
            self.tr("海报按网格印，每个网格的二维码可以不同。请先在设置里导入区域名单。"),
            self.tr("去设置"),
            lambda: self.app.go("settings"),
        )

    # What comes back

    def _on_known(self, known: Known) -> None:
        areas, wish, measures = known
        chosen = self.form.offers.ticked() if self._is_filled else wish.incentives
        self.form.show_offers(measures, chosen)
        ticked: Sequence[str] = self.tree.ticked() if self._is_filled else wish.grids
        self.tree.show_areas(areas, ticked)
        grids = self.tree.grids()
        self.form.show_grids(len(grids))
        if len(grids) == 1:
            self.tree.tick_all(is_on=True)
        if not self._is_filled:
            self.form.show_wish(wish)
            self._is_filled = True
        for part in (self._working, self.make):
            part.setEnabled(True)
        self._stack.setCurrentIndex(0 if grids else 1)
        self.make.setVisible(bool(grids))
        self._on_ticked()
        self.offer_keyboard()

    def _on_drawn(self, sheets: list[Sheet]) -> None:
        self.preview.show_sheet(sheets[0])

    def _on_not_drawn(self, error: GridCreditError) -> None:
        if isinstance(error, LinkTooLong):
            self.form.link_row.set_error(self.app.messages.words(error))
        self.preview.show_words(self.app.messages.words(error))

    def _on_made(self, wish: PosterWish, out: Path, printed: Printed) -> None:
        self.make.setEnabled(True)
        if wish == self.form.wish(self.tree.ticked()):
            self._proven = wish
            self.proof.show_proof(printed, out)
            self._show_proof()
            self.proof.print.setFocus()

    def _on_not_made(self, error: GridCreditError) -> None:
        self.make.setEnabled(True)
        words = self.app.messages.words(error)
        is_bad_link = isinstance(error, BadValue) and error.field == "link"
        if isinstance(error, LinkTooLong) or is_bad_link:
            self._say_of_link(words)
        else:
            self.proof.show_problem(words)
            self._show_proof()

    def _show_proof(self) -> None:
        """Bring what came of it into sight, once it has its place."""
        QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self.proof))

    def _on_printed(self, pages: int) -> None:
        self.app.toast(self.tr("已送去打印：%n 页", "", pages))

    # What the person does

    def _on_ticked(self) -> None:
        count = len(self.tree.ticked())
        self._count.setText(self.tr("已选 %n 个网格", "", count))
        self._count.setProperty("role", "caption")
        self._count.style().polish(self._count)
        self._on_changed()
        self._typing.stop()
        self._draw()

    def _on_changed(self) -> None:
        self._proven = None
        self.proof.forget()
        self._typing.start()

    def _look_at(self, code: str) -> None:
        self._looked_at = code
        self._typing.start()

    def _turn(self, by: int) -> None:
        shown = self._shown()
        at = shown.index(self._looked_at) if self._looked_at in shown else 0
        if shown:
            self._look_at(shown[(at + by) % len(shown)])

    def _shown(self) -> list[str]:
        """The grids the preview goes through: the ticked ones, else all."""
        return list(self.tree.ticked()) or self.tree.grids()

    def _draw(self) -> None:
        shown = self._shown()
        if not shown:
            return
        if self._looked_at not in self.tree.grids():
            self._looked_at = shown[0]
        many = len(shown) > 1
        self._before.setVisible(many)
        self._after.setVisible(many)
        name = self.tree.name_of(self._looked_at)
        at = shown.index(self._looked_at) + 1 if self._looked_at in shown else 0
        self._place.set_remark(f"{at} / {len(shown)}" if many and at else name)
        wish = self.form.wish((self._looked_at,))
        if not wish.link and wish.image is None:
            self.preview.show_words(self.tr("填写链接以后，这里显示海报"))
            return
        desk = self.desk
        self.ask(lambda: postering.poster_pages(desk, wish), self._on_drawn, self._on_not_drawn)

    def _make(self, wish: PosterWish, out: Path) -> None:
        desk = self.desk
        self.make.setEnabled(False)
        self.do(
            lambda progress: postering.print_posters(desk, wish, out, progress),
            lambda printed: self._on_made(wish, out, printed),
            self._on_not_made,
            lambda: self.make.setEnabled(True),
            title=self.tr("生成海报"),
        )

    def _file_name(self, wish: PosterWish) -> str:
        name = self.tree.name_of(wish.grids[0]) if len(wish.grids) == 1 else self._unit_name()
        return self.tr("海报-{name}.pdf").format(name=name)

    def _unit_name(self) -> str:
        top = self.tree.tree.topLevelItem(0)
        return top.text(0) if top is not None else ""

    def _on_picture_wanted(self) -> None:
        file = self.app.messages.choose_file(
            self, self.tr("官方图片"), self.tr("图片 (*.png *.jpg *.jpeg)"), "pictures"
        )
        if file is not None:
            self._read_picture(file)

    def _read_picture(self, file: Path) -> None:
        self.ask(
            lambda: postering.read_picture(file),
            lambda image: self.form.show_picture(file, image),
            self._on_no_picture,
        )

    def _on_no_picture(self, error: GridCreditError) -> None:
        if isinstance(error, FileUnreadable):
            self.form.picture_row.set_error(self.app.messages.words(error))
        else:
            self.app.messages.warn(self, error)

    def _say_of_link(self, words: str) -> None:
        self.form.link_row.set_error(words)
        self.form.link.setFocus()
