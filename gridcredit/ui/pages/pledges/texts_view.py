"""文本: the versions of the pledge's text with their days; a new one drafted and put in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.pledge_texts import Wording
from gridcredit.operations.pledges import text_drafts, wordings
from gridcredit.operations.pledges.wordings import ListedText, TextImported
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.pledges.text_form import TextForm
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.two_line import TwoLineTable

TABLES = (".xlsx", ".csv", ".xls", ".et")
_PAUSE = 400  # milliseconds behind the last key before a draft is kept


class TextsView(PledgesView):
    """Read only where the text is another office's to say. Targets: a version."""

    def _build(self) -> None:
        self._may = self.desk.actor.may(Duty.SET_PLEDGE_TEXTS)
        self._is_draft = False
        self._wanted = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        self.table = TwoLineTable(self.tr("承诺书文本"))
        self.table.setMinimumWidth(280)
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.note = Banner("info", self._words())
        self.form = TextForm(self.language)
        self.draft = button(self.tr("以此起草"), self.begin_draft, icon="pencil", kind="primary")
        self.load = button(self.tr("导入…"), self._on_import, icon="import")
        self.export = button(self.tr("导出…"), self._on_export, icon="export", kind="quiet")
        self.put = button(self.tr("启用"), self.put_in_force, icon="check", kind="primary")
        self.drop = button(self.tr("不要草稿"), self.drop_draft, kind="quiet")
        self.back = button(self.tr("收回…"), self._on_back, kind="quiet")
        for part in (self.draft, self.load):
            offer(part, self._may)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(self._acts())
        whole.addWidget(self.note)
        split = Splitter("pledge_texts", self.app.settings, [self.table, self._side()], [3, 5])
        whole.addWidget(split, 1)

    def _words(self) -> str:
        if self._may:
            return self.tr("启用的文本随数据包下发，从起用日起印在空白上；已印的不变。")
        return self.tr("文本由街道或区里定，随数据包下来；这里只看和导出。")

    def _acts(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, across=SMALL, down=SMALL)
        for part in (self.draft, self.put, self.drop, self.load, self.export, self.back):
            flow.addWidget(part)
        return line

    def _side(self) -> QWidget:
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(0, 0, SMALL, 0)
        scroll.column.addWidget(self.form)
        scroll.column.addStretch(1)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scroll)
        held.setMinimumWidth(380)
        return held

    def _columns(self) -> list[Column]:
        starter, begins = self.tr("随程序提供"), self.tr("{day} 起")
        in_force, other = self.tr("在用"), self.tr("备用")

        def what(row: ListedText) -> str:
            day = begins.format(day=row.wording.begins.isoformat())
            return f"{row.wording.version}\n{row.area_name or starter} · {day}"

        return [
            Column(self.tr("版本"), what),
            Column(
                self.tr("状态"),
                lambda row: in_force if row.is_in_force else other,
                84,
                tone=lambda row: "good" if row.is_in_force else "plain",
            ),
        ]

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row)
        self.form.changed.connect(self._on_typed)

    # What is shown

    def refresh(self) -> None:
        """Ask for the texts; a draft stays, and one that was left is there again."""
        desk = self.desk
        self.ask(
            lambda: (wordings.list_texts(desk), text_drafts.load_text_draft(desk)),
            self._on_asked,
            self.warn,
        )

    def _on_asked(self, found: tuple[list[ListedText], Wording | None]) -> None:
        listed, left = found
        self._on_listed(listed)
        if left is not None and self._may and not self._is_draft:
            self.begin_draft(left)
            self.app.toast(self.tr("上次没有启用的草稿还在"), tone="info")

    def show_target(self, target: Any) -> None:
        """Show a version."""
        self._wanted = str(target)
        self.mark_stale()

    def keyboard_place(self) -> QWidget | None:
        """The list, or the draft."""
        return self.form.version if self._is_draft else self.table

    def _on_listed(self, found: list[ListedText]) -> None:
        chosen = self._chosen()
        before = self._wanted or (chosen.wording.version if chosen else "")
        self._wanted = ""
        self.model.set_rows(found)
        at = next((i for i, row in enumerate(found) if row.wording.version == before), -1)
        if at < 0:
            at = next((i for i, row in enumerate(found) if row.is_in_force), 0)
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._show(found[at])
        self.page.offer_keyboard()

    def _chosen(self) -> ListedText | None:
        row = self.table.chosen_row()
        return row if isinstance(row, ListedText) else None

    def _on_row(self, row: object) -> None:
        if isinstance(row, ListedText):
            self._show(row)

    def _show(self, row: ListedText) -> None:
        if not self._is_draft:
            self.form.show_text(row.wording, is_draft=False)
        self._say_acts(row)

    def _say_acts(self, row: ListedText | None) -> None:
        for part in (self.put, self.drop):
            part.setVisible(self._is_draft)
        self.draft.setVisible(self._may and not self._is_draft)
        self.back.setVisible(self._may and row is not None and row.is_own and not self._is_draft)

    # A draft

    def begin_draft(self, said: Wording | None = None) -> None:
        """Edit a copy of the text in sight, or another; it is put in force by a button."""
        row = self._chosen()
        if said is None and row is not None:
            said = replace(row.wording, version="", begins=self.desk.today())
        if said is None:
            return
        self._is_draft = True
        self.form.show_text(said, is_draft=True)
        self._on_typed()
        self._say_acts(row)
        self.form.version.setFocus()

    def drop_draft(self) -> None:
        """Back to the texts as they are; what was thrown away can be had back."""
        if not self._is_draft:
            return
        said = self.form.wording()
        self._end_draft()
        self.app.toast(self.tr("草稿已丢弃"), lambda: self.begin_draft(said), tone="info")
        row = self._chosen()
        if row is not None:
            self._show(row)

    def _end_draft(self) -> None:
        self._is_draft = False
        self._pause.stop()
        desk = self.desk
        self.do(
            lambda _progress: text_drafts.drop_text_draft(desk),
            title=self.tr("草稿"),
        )

    def _keep(self) -> None:
        """Keep what is typed, so that neither a closed window nor a power cut takes it."""
        if self._is_draft:
            desk, said = self.desk, self.form.wording()
            self.do(
                lambda _progress: text_drafts.save_text_draft(desk, said),
                title=self.tr("草稿"),
            )

    def put_in_force(self) -> None:
        """Put the draft in force from its day on."""
        desk, said = self.desk, self.form.wording()
        if not self.form.show_faults():
            self.do(
                lambda _progress: wordings.put_in_force(desk, said),
                lambda made: self._on_put(said, made),
                self._on_refused,
                title=self.tr("启用承诺书文本"),
            )

    def _on_typed(self) -> None:
        if self._is_draft:
            self.put.setEnabled(not self.form.show_faults())
            self._pause.start()

    def _on_put(self, said: Wording, made: UUID) -> None:
        self._end_draft()
        self._wanted = said.version
        words = self.tr("{version} 从 {day} 起用")
        told = words.format(version=said.version, day=said.begins.isoformat())
        self.app.toast(told, lambda: self._take_back(made, self.tr("撤销")))
        self.mark_stale()

    def _on_refused(self, error: GridCreditError) -> None:
        if isinstance(error, BadValue) and error.field in self.form.rows:
            self.form.say(error.field, error.reason)
        else:
            self.warn(error)

    def _on_back(self) -> None:
        row = self._chosen()
        if row is None or row.id is None:
            return
        title = self.tr("收回 {version}").format(version=row.wording.version)
        label = self.tr("为什么收回；已经印出、签过的不变")
        why = self.app.messages.ask_text(self, title, label)
        if why:
            self._take_back(row.id, why)

    def _take_back(self, text: UUID, why: str) -> None:
        desk = self.desk
        self.do(
            lambda _progress: wordings.take_back(desk, text, why),
            lambda _none: self.app.toast(self.tr("已收回"), tone="info"),
            self.warn,
            title=self.tr("收回承诺书文本"),
        )

    # Files

    def _on_import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv *.xls *.et)")
        file = self.app.messages.choose_file(self, self.tr("导入承诺书文本"), kinds, "texts")
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Check the text of a file and show it as a draft; refused rows are listed instead."""
        desk = self.desk
        self.ask(lambda: wordings.import_text(desk, file, check=True), self._on_read, self.warn)

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on the page: the first table among them is read."""
        table = next((one for one in files if one.suffix.lower() in TABLES), None)
        if table is not None and self._may:
            self.read(table)
        return table is not None and self._may

    def _on_read(self, found: TextImported) -> None:
        if found.wording is None:
            title = self.tr("这些行不能用，文本没有读入")
            RefusedCellsDialog(self, title, found.refused, self.language).open()
        else:
            self.begin_draft(found.wording)

    def _on_export(self) -> None:
        row = self._chosen()
        if row is None:
            return
        name = self.tr("承诺书文本 {version}.xlsx").format(version=row.wording.version)
        kinds = self.tr("Excel 工作簿 (*.xlsx)")
        out = self.app.messages.choose_save(self, self.tr("导出"), name, kinds, "texts")
        if out is None:
            return
        desk, version = self.desk, row.wording.version
        self.do(
            lambda _progress: wordings.export_text(desk, out, version),
            lambda _said: self.app.toast(self.tr("已存为 {name}").format(name=out.name)),
            self.warn,
            title=self.tr("导出"),
        )
