"""The lists of papers by what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from gridcredit.ui.pages.pledges.papers import PapersView
from gridcredit.ui.pages.pledges.printing import PrintJobs
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState


class AllView(PapersView):
    """Every number, wherever it stands."""

    ACTS: ClassVar[tuple[str, ...]] = ("copy", "withdraw", "void")
    PICTURED: ClassVar[str] = "pledges_all"

    def lists(self) -> list[tuple[str, str]]:
        """All in one."""
        return [("all", self.tr("全部"))]

    def nothing(self) -> EmptyState:
        """Nothing was printed, or nothing fits what was typed."""
        return EmptyState(
            "pledge",
            self.tr("这里没有承诺书"),
            self.tr("先印空白，签好后在走访里登记，再把扫描件拖进来。"),
            self.tr("去印空白"),
            lambda: self.page.show_view("print"),
        )


class PrintView(PapersView):
    """Blanks that nobody signed yet."""

    ACTS: ClassVar[tuple[str, ...]] = ("void",)
    BOXED: ClassVar[bool] = False

    def _build(self) -> None:
        self.jobs = PrintJobs(self)
        self.print = button(self.tr("印空白…"), self.jobs.ask, icon="printer", kind="primary")
        self.gaps = button(self.tr("未交回的编号…"), self.jobs.show_gaps, kind="quiet")
        super()._build()
        self.jobs.spoil_wanted.connect(self.acts.void_numbers)

    def lists(self) -> list[tuple[str, str]]:
        """The blanks."""
        return [("blank", self.tr("空白"))]

    def own_acts(self) -> Sequence[QPushButton]:
        """To print some, and what became of those printed."""
        return (self.print, self.gaps)

    def nothing(self) -> EmptyState:
        """Nothing is out."""
        return EmptyState(
            "printer",
            self.tr("没有等着签的空白承诺书"),
            self.tr("印好的空白，登记签署以前都列在这里。每张有自己的编号和二维码。"),
            self.tr("印空白…"),
            self.jobs.ask,
        )


class CheckView(PapersView):
    """Signed, and not looked at by a second person."""

    ACTS: ClassVar[tuple[str, ...]] = ("check", "withdraw", "void")
    BOXED: ClassVar[bool] = False
    PICTURED: ClassVar[str] = "pledges_check"

    def lists(self) -> list[tuple[str, str]]:
        """Those that wait for a check."""
        return [("check", self.tr("待核"))]

    def nothing(self) -> EmptyState:
        """All were checked."""
        return EmptyState(
            "check-circle",
            self.tr("没有待核的承诺书"),
            self.tr("登记了签署的承诺书，由录入人以外的人或街道对着扫描件核一遍。"),
        )


class ArchiveView(PapersView):
    """Checked papers go into their box."""

    ACTS: ClassVar[tuple[str, ...]] = ("archive", "copy", "withdraw", "void")

    def lists(self) -> list[tuple[str, str]]:
        """Those to put away, and those that lie in a box."""
        return [("checked", self.tr("待归档")), ("archived", self.tr("已归档"))]

    def nothing(self) -> EmptyState:
        """Nothing is to be put away, or nothing was."""
        return EmptyState(
            "inbox",
            self.tr("这里没有承诺书"),
            self.tr("核对通过的承诺书，原件放进盒里，记下盒号和页号就归了档。"),
            self.tr("去核对"),
            lambda: self.page.show_view("check"),
        )


class EndedView(PapersView):
    """Withdrawn and voided: their numbers are never used again."""

    def lists(self) -> list[tuple[str, str]]:
        """Those that count no more."""
        return [("ended", self.tr("撤回、作废"))]

    def nothing(self) -> EmptyState:
        """None was."""
        return EmptyState(
            "undo",
            self.tr("没有撤回或作废的承诺书"),
            self.tr("居民随时可以撤回承诺；印坏、写错的作废。编号都不再使用。"),
        )
