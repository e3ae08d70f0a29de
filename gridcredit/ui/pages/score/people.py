"""The people behind a figure: as many rows as the figure says, masked until a purpose is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.codes import AreaLevel, Office, RegistrationKind
from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import members
from gridcredit.operations.figures.members import Member, Revealed
from gridcredit.texts import word
from gridcredit.ui.app import App
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.score.words import figure_word
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.widths import remember_widths

_TONES = {
    RegistrationKind.REGISTERED: "good",
    RegistrationKind.WITHDREW: "warn",
    RegistrationKind.DECLINED: "plain",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure whose people are asked for."""

    figure: str
    on: date
    area: Area
    basis: Basis


class PeoplePanel(QWidget):
    """A figure's list with its two actions: show the numbers, write it to a file."""

    household_wanted = Signal(object)  # Member

    def __init__(self, app: App, desk: Desk) -> None:
        super().__init__()
        self.app, self._desk = app, desk
        self.ids: Sequence[UUID] = ()
        self._wanted: Wanted
        self._revealed: Revealed | None = None
        self._build()
        self.table.row_opened.connect(self._on_opened)

    def show_figure(self, wanted: Wanted) -> None:
        """Ask for a figure's people and show them."""
        self._wanted, self._revealed = wanted, None
        title = f"{wanted.area.name} · {figure_word(wanted.figure)}"
        self._title.setText(title)
        self.table.setAccessibleName(title)
        is_grid = wanted.area.level is AreaLevel.GRID
        self.table.setColumnHidden(self._grid_at, is_grid and self._grid_at > 0)
        desk = self._desk
        self._busy.begin(self.tr("正在读取名单"))
        self.app.runner.ask(
            lambda: members.figure_ids(
                desk, wanted.figure, wanted.on, wanted.area.code, wanted.basis
            ),
            self._on_ids,
            self._on_failed,
            owner=self,
        )

    def _build(self) -> None:
        desk = self._desk
        is_district = desk.office is Office.DISTRICT
        self._title = Label()
        self._title.setProperty("role", "section")
        self._count = Label()
        self._count.setProperty("role", "caption")
        # At one's own doors names are shown already.
        words = self.tr("显示电话") if desk.office.is_lowest else self.tr("显示姓名电话")
        self._reveal = button(words, self._on_reveal, icon="eye", kind="quiet")
        offer(self._reveal, desk.actor.may(Duty.REVEAL) and not is_district)
        self._export = button(self.tr("导出名单"), self._on_export, icon="export", kind="quiet")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._reveal)
        head.addWidget(self._export)
        self.table = Table(self.tr("名单"))
        self._model = PagedModel(self._columns(is_district), self._fetch, self.app.runner)
        self.table.setModel(self._model)
        self._grid_at = 0 if is_district else len(self._model.columns) - 1
        remember_widths(self.table, "score.people", self.app.settings)
        self._busy = BusyOverlay(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(head)
        if is_district:
            column.addWidget(Banner("info", self._why_nameless()))
        column.addWidget(self.table, 1)

    def _why_nameless(self) -> str:
        return self.tr(
            "姓名、证件和住址留在街道和网格，区里只收人数和不记名的记录。需要核对某一户时，请与街道联系。"
        )

    def _columns(self, is_district: bool) -> list[Column]:
        language = self.app.settings.language
        grid = Column(self.tr("网格"), lambda m: m.grid, 0 if is_district else 184)
        person = [
            Column(self.tr("住址"), lambda m: m.address, is_address=True),
            Column(self.tr("姓名"), lambda m: m.name, 96),
            Column(self.tr("电话"), lambda m: m.phone, 124),
        ]
        removed = self.tr("已移出户册")
        pledged = self.tr("已承诺")
        state = [
            Column(self.tr("人口类型"), lambda m: word(m.population, language), 96),
            Column(
                self.tr("注册"),
                lambda m: _state(m, language, removed),
                104,
                tone=lambda m: _TONES.get(m.registration, "info") if m.registration else "",
            ),
            Column(
                self.tr("承诺"),
                lambda m: pledged if m.pledged else "",
                96,
                tone=lambda m: "good" if m.pledged else "",
            ),
        ]
        return [grid, *state] if is_district else [*person, *state, grid]

    def _fetch(self, ids: Sequence[UUID]) -> Sequence[Member]:
        """Off the screen thread."""
        return members.members(self._desk, ids, self._wanted.on, self._revealed)

    def _on_ids(self, ids: list[UUID]) -> None:
        self._busy.end()
        self.ids = ids
        self._count.setText(self.tr("%n 人", "", len(ids)))
        self._model.set_ids(ids)
        self._reveal.setEnabled(bool(ids))
        self._export.setEnabled(bool(ids))
        if ids:
            self.table.selectRow(0)

    def _on_failed(self, error: Exception) -> None:
        self._busy.end()
        self.app.runner.failed.emit(error)

    def _on_opened(self, member: object) -> None:
        if isinstance(member, Member):
            self.household_wanted.emit(member)

    def _on_reveal(self) -> None:
        purpose = self._ask_purpose(self.tr("显示姓名和电话"))
        if purpose is None:
            return
        desk, wanted, rows = self._desk, self._wanted, len(self.ids)
        self.app.runner.do(
            lambda _progress: members.reveal_members(
                desk, wanted.figure, wanted.area.code, rows, purpose
            ),
            self._on_revealed,
            title=self.tr("登记用途"),
            owner=self,
        )

    def _on_revealed(self, revealed: Revealed) -> None:
        self._revealed = revealed
        self._reveal.setEnabled(False)
        self._model.reload()

    def _on_export(self) -> None:
        purpose = self._ask_purpose(self.tr("导出名单"))
        if purpose is None:
            return
        wanted = self._wanted
        name = f"{wanted.area.name}-{figure_word(wanted.figure)}-{wanted.on:%Y-%m-%d}.xlsx"
        out = self.app.messages.choose_save(
            self, self.tr("导出名单"), name, self.tr("表格 (*.xlsx)"), "lists"
        )
        if out is not None:
            self._write(out, purpose)

    def _write(self, out: Path, purpose: str) -> None:
        desk, wanted, ids = self._desk, self._wanted, list(self.ids)

        def job(progress: Progress) -> int:
            return members.export_members(
                desk, wanted.figure, ids, wanted.on, out, purpose, progress
            )

        def on_done(rows: int) -> None:
            self.app.toast(self.tr("已导出 %n 人的名单", "", rows))

        self.app.runner.do(job, on_done, title=self.tr("导出名单"), owner=self)

    def _ask_purpose(self, title: str) -> str | None:
        return self.app.messages.ask_text(
            self, title, self.tr("用途（会记入审计日志，例如：电话回访）")
        )


def _state(member: Member, language: str, removed: str) -> str:
    if member.removed:
        return removed
    return word(member.registration, language) if member.registration else ""
