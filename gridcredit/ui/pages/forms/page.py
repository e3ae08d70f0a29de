"""报表: the forms of other offices, pointed at fields once, filled again and again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.form_mapping import FormMapping
from gridcredit.domain.progress import Progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.templates import filling, templates
from gridcredit.operations.templates.choosing import For
from gridcredit.operations.templates.filling import FormFilled
from gridcredit.operations.templates.forms import FormPlaces
from gridcredit.operations.templates.templates import ListedTemplate, OpenedTemplate
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.pages.forms.fill_dialog import FillDialog, FillWish
from gridcredit.ui.pages.forms.mapping_view import MappingView
from gridcredit.ui.pages.forms.missing_dialog import MissingDialog
from gridcredit.ui.pages.forms.preview_dialog import PreviewDialog
from gridcredit.ui.pages.forms.words import mapping_words
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.splitter import Splitter
from gridcredit.ui.widgets.table import Table

# Old ones too: they are refused with what to do first.
_KINDS = (".xlsx", ".docx", ".xls", ".et", ".doc", ".wps", ".xlsm", ".docm", ".xltx", ".dotx")


class FormsPage(Page):
    """Targets: a For, somebody a form is wanted for."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = frozenset({"form_template", "files"})

    def _build(self) -> None:
        self.rows: list[ListedTemplate] = []
        self.only: For | None = None
        self.filled: FormFilled | None = None
        self.opened: OpenedTemplate | None = None
        self._wanted_name = ""
        self.drop = DropArea(self.tr("把部门的表（xlsx、docx）拖到这里，或点击选择"), _KINDS)
        self.drop.setMinimumHeight(80)
        self.table = Table(self.tr("报表"))
        self.model = RowsModel(
            [
                Column(self.tr("名称"), lambda row: row.template.name),
                Column(self.tr("来自"), self._source, 84),
            ]
        )
        self.table.setModel(self.model)
        self.name = Label()
        self.name.setProperty("role", "lead")
        self.facts = Label()
        self.facts.setProperty("role", "muted")
        self.fill = button(self.tr("填表…"), self._on_fill, icon="pencil", kind="primary")
        self.preview = button(self.tr("看前几行"), self._on_preview, icon="eye")
        self.export = button(self.tr("导出空表"), self._on_export, icon="export")
        self.remove = button(self.tr("不再使用"), self._on_remove, kind="quiet")
        self._look = button(self.tr("看缺的"), self._on_missing, kind="link")
        self._open = button(self.tr("打开文件夹"), self._on_open, kind="link")
        self.result = Banner("good", "", self._acts())
        self.result.hide()
        self._all = button(self.tr("不限这一户"), self._on_forget, kind="link")
        self.asked = Banner(
            "info", self.tr("要为选中的人或户填表：选一张表，点“填表…”。"), self._all
        )
        self.asked.hide()
        self.mapping = MappingView(self.app.settings.language)
        self._lay_out()

    def _acts(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for act in (self._look, self._open):
            row.addWidget(act)
        return made

    def _lay_out(self) -> None:
        side = QWidget()
        side.setMinimumWidth(200)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.drop)
        column.addWidget(self.table, 1)
        detail, acts, head = QWidget(), QWidget(), QWidget()
        heads = FlowLayout(head, across=SMALL, down=0)
        heads.addWidget(self.name)
        heads.addWidget(self.facts)
        strip = FlowLayout(acts, across=SMALL, down=SMALL)
        for act in (self.fill, self.preview, self.export, self.remove):
            strip.addWidget(act)
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SMALL)
        for part in (head, acts):
            inner.addWidget(part)
        inner.addWidget(self.mapping, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(detail)
        self.stack.addWidget(
            EmptyState(
                "file",
                self.tr("还没有部门的表"),
                self.tr("把要填的空表拖进来：认得出的栏目会自己对上户册，对不上的点一下选字段。"),
            )
        )
        parts = Splitter("forms", self.app.settings, [side, self.stack], [1, 4])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(self.asked)
        whole.addWidget(self.result)
        whole.addWidget(parts, 1)

    def _connect(self) -> None:
        self.drop.files_dropped.connect(self.add)
        self.drop.clicked.connect(self._on_choose)
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.mapping.changed.connect(self.map)

    def _source(self, row: ListedTemplate) -> str:
        return self.tr("本单位") if row.is_own else self.tr("上级下发")

    # What is shown

    def refresh(self) -> None:
        """Ask for the forms."""
        desk = self.desk
        self.ask(lambda: templates.list_templates(desk), self._on_rows)

    def show_target(self, target: Any) -> None:
        """Somebody for whom a form is wanted."""
        if isinstance(target, For):
            self.only = target
            self.asked.show()

    def chosen(self) -> ListedTemplate | None:
        """The form that is chosen."""
        row = self.table.chosen_row()
        return row if isinstance(row, ListedTemplate) else None

    def _on_rows(self, rows: list[ListedTemplate]) -> None:
        before = self.chosen()
        wanted = self._wanted_name or (before.template.name if before else "")
        self.rows, self._wanted_name = rows, ""
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            names = [row.template.name for row in rows]
            self.table.selectRow(names.index(wanted) if wanted in names else 0)
        self._show_chosen()
        self.offer_keyboard()

    def _show_chosen(self) -> None:
        row, desk = self.chosen(), self.desk
        may = desk.actor.may(Duty.EDIT_REGISTER)
        self.drop.setEnabled(may)
        self.fill.setEnabled(row is not None and row.is_here and bool(row.mapping.pointers))
        self.preview.setEnabled(self.fill.isEnabled())
        self.export.setEnabled(row is not None and row.is_here)
        self.remove.setEnabled(row is not None and row.is_own and may)
        if row is None:
            return
        self.name.setText(row.template.name)
        said = mapping_words(row.mapping)
        if not row.is_here:
            said = self.tr("文件还没有随数据包送到")
        self.facts.setText(f"{row.template.filename} · {said}")
        self.mapping.setVisible(row.is_here)
        if row.is_here:
            name = str(row.template.id)
            self.ask(lambda: templates.open_template(desk, name), self._on_opened, self._on_failed)

    def _on_opened(self, opened: OpenedTemplate) -> None:
        self.opened = opened
        self.mapping.show_template(opened)

    # Forms come, change and go

    def _on_choose(self) -> None:
        kinds = self.tr("表格和文档 (*.xlsx *.docx *.xls *.et *.doc *.wps *.xlsm *.docm)")
        self.add(self.app.messages.choose_files(self, self.tr("添加部门的表"), kinds, "forms"))

    def add(self, paths: list[Path]) -> None:
        """Keep these forms, each under the name of its file."""
        desk = self.desk
        for path in paths:
            self.do(
                partial(_added, desk, path),
                self._on_added,
                self._on_failed,
                title=self.tr("添加部门的表"),
            )

    def _on_added(self, made: tuple[ListedTemplate, FormPlaces]) -> None:
        listed, desk = made[0], self.desk
        row = listed.template.id
        self._wanted_name = listed.template.name
        words = self.tr("已添加“{name}”，对上 %n 处", "", len(listed.mapping.pointers))
        self.app.toast(
            words.format(name=listed.template.name),
            lambda: self._undo(lambda: templates.remove_template(desk, str(row))),
        )
        self.refresh()

    def map(self, mapping: FormMapping) -> None:
        """Point the chosen form's places at other fields."""
        listed, desk = self.chosen(), self.desk
        if listed is None:
            return
        name, before = str(listed.template.id), listed.mapping

        def on_done(_listed: ListedTemplate) -> None:
            words = self.tr("对应关系已保存")
            self.app.toast(
                words, lambda: self._undo(lambda: templates.map_template(desk, name, before))
            )

        self.do(
            lambda _progress: templates.map_template(desk, name, mapping),
            on_done,
            self._on_failed,
            title=self.tr("保存对应关系"),
        )

    def _on_remove(self) -> None:
        listed, desk = self.chosen(), self.desk
        if listed is None:
            return
        row, name = listed.template.id, listed.template.name

        def on_done(_row: object) -> None:
            words = self.tr("不再使用“{name}”").format(name=name)
            self.app.toast(words, lambda: self._undo(lambda: templates.put_back(desk, row)))

        self.do(
            lambda _progress: templates.remove_template(desk, str(row)),
            on_done,
            self._on_failed,
            title=self.tr("不再使用"),
        )

    def _undo(self, job: Any) -> None:
        self.do(lambda _progress: job(), None, self._on_failed, title=self.tr("撤销"))

    def _on_export(self) -> None:
        listed, desk = self.chosen(), self.desk
        if listed is None:
            return
        kinds, name = self.tr("表格和文档 (*.xlsx *.docx)"), str(listed.template.id)
        title = self.tr("导出空表")
        out = self.app.messages.choose_save(self, title, listed.template.filename, kinds, "forms")
        if out is not None:
            self.do(
                lambda _progress: templates.export_template(desk, name, out),
                lambda _row: self.app.toast(self.tr("空表和对应关系已导出")),
                self._on_failed,
                title=title,
            )

    # Filling

    def _on_forget(self) -> None:
        self.only = None
        self.asked.hide()

    def _on_fill(self) -> None:
        listed, desk = self.chosen(), self.desk
        if listed is not None:
            may = desk.actor.may(Duty.REVEAL)
            dialog = FillDialog(self, self.app, desk, listed.template.name, may, self.only)
            dialog.saved.connect(self.fill_for)
            dialog.open()

    def fill_for(self, wish: FillWish) -> None:
        """Ask where to, and fill; it can be cancelled, and then nothing is written."""
        listed, desk = self.chosen(), self.desk
        title = self.tr("填表")
        out = self.app.messages.choose_folder(self, title, "forms_filled") if listed else None
        if listed is None or out is None:
            return
        name = str(listed.template.id)
        self.do(
            lambda progress: filling.fill_template(
                desk, name, wish.wanted, out, wish.purpose, progress
            ),
            self._on_filled,
            self._on_failed,
            title=title,
        )

    def _on_filled(self, done: FormFilled) -> None:
        self.filled = done
        words = self.tr("填好 %n 个文件", "", len(done.files))
        words += self.tr("，%n 行", "", done.rows)
        if not done.files:
            words = self.tr("没有要填的：上次以后没有变化，或这里没有人")
        if done.missing:
            words += self.tr("；还缺 %n 处", "", len(done.missing))
        if done.withheld:
            words += self.tr("；未成年人的 %n 处按规定不填", "", done.withheld)
        if done.left:
            words += self.tr("；%n 个标记没有填", "", len(done.left))
        self.result.say(words, "warn" if done.missing or done.left or not done.files else "good")
        self._look.setVisible(bool(done.missing))
        self._open.setVisible(bool(done.files))
        self.result.show()
        self._on_forget()

    def _on_preview(self) -> None:
        listed, desk = self.chosen(), self.desk
        if listed is not None:
            name, wanted = str(listed.template.id), self.only or For(area=desk.node.area)
            self.ask(
                lambda: filling.preview(desk, name, wanted),
                lambda rows: self._show_preview(listed.mapping, rows),
                self._on_failed,
            )

    def _show_preview(self, mapping: FormMapping, rows: list[dict[str, str]]) -> None:
        PreviewDialog(self, mapping, rows, self.app.settings.language).open()

    def _on_missing(self) -> None:
        if self.filled is not None:
            MissingDialog(self, self.app, self.filled.missing).open()

    def _on_open(self) -> None:
        if self.filled is not None and self.filled.files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.filled.files[0].parent)))

    def _on_failed(self, error: GridCreditError) -> None:
        self.app.messages.warn(self, error)


def _added(desk: Desk, path: Path, _progress: Progress) -> tuple[ListedTemplate, FormPlaces]:
    return templates.add_template(desk, path, path.stem, is_numbered=True)
