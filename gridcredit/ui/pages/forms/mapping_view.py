"""A form drawn as it is, where each place is pointed at its field: cells of a sheet, marks of a
text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.form_fields import Scope
from gridcredit.domain.form_mapping import Each, FormMapping, FormRows, Into, Pointer, fault
from gridcredit.operations.templates.templates import OpenedTemplate
from gridcredit.reports.forms.addresses import column_letters, split_cell
from gridcredit.reports.forms.marks import FoundMark
from gridcredit.reports.forms.sheet_view import SheetView
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.forms.field_choice import FieldChoice
from gridcredit.ui.pages.forms.sheet_grid import SheetGrid
from gridcredit.ui.pages.forms.words import (
    copy_words,
    field_words,
    into_words,
    place_words,
    row_words,
)
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.wheel import guard_wheel

_MARKS = "marks"
_LAST_ROW = 100_000


class MappingView(QWidget):
    """`changed` carries the mapping as the person wants it (FormMapping)."""

    changed = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._opened: OpenedTemplate | None = None
        self.mapping = FormMapping()
        self._is_own = False
        self.where = _combo(self.tr("工作表或标记"))
        self.copy = _combo(self.tr("一份给谁"))
        for each in Each:
            self.copy.addItem(copy_words(each), each.value)
        self.into = _combo(self.tr("写成"))
        for into in Into:
            self.into.addItem(into_words(into), into.value)
        self.row_each = _combo(self.tr("重复的行"))
        self.row_each.addItem(self.tr("没有重复的行"), None)
        for each in (Each.PERSON, Each.HOUSEHOLD, Each.GRID, Each.VILLAGE):
            self.row_each.addItem(row_words(each), each.value)
        self.first = _spin(self.tr("第一行"), self.tr("从 "))
        self.last = _spin(self.tr("最后一行"), self.tr("到 "))
        self.grid = SheetGrid(self.tr("表格"))
        self.marks = Table(self.tr("标记"))
        self.marks.setModel(RowsModel(self._mark_columns()))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.marks)
        self.place = Label(self.tr("在表上点一个格子，再选它填什么"))
        self.place.setWordWrap(True)
        self.fields = FieldChoice(language)
        self.clear = button(self.tr("这里不填"), self._on_clear, kind="quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QWidget()
        strip = FlowLayout(top, across=SMALL, down=TIGHT)
        for part in (self.where, self.copy, self.into, self.row_each, self.first, self.last):
            strip.addWidget(part)
        side = QWidget()
        side.setFixedWidth(216)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.place)
        column.addWidget(self.fields, 1)
        column.addWidget(self.clear)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.stack, 1)
        row.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addWidget(top)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.where.activated.connect(lambda _at: self._show_place())
        self.copy.activated.connect(lambda _at: self._want(copy=Each(self.copy.currentData())))
        self.into.activated.connect(lambda _at: self._want(into=Into(self.into.currentData())))
        self.row_each.activated.connect(lambda _at: self._on_rows())
        for spin in (self.first, self.last):
            spin.editingFinished.connect(self._on_rows)
        self.grid.cell_chosen.connect(lambda _cell: self._offer())
        self.marks.row_chosen.connect(lambda _row: self._offer())
        self.fields.taken.connect(self.point)

    def _mark_columns(self) -> list[Column]:
        language = self._language

        def goes(mark: FoundMark) -> str:
            if mark.fault:
                return texts.reason_word(mark.fault, language)
            pointer = self._pointer_of(mark=mark.mark)
            return field_words(pointer.field, language) if pointer else "—"

        return [
            Column(self.tr("标记"), lambda mark: mark.mark, 150),
            Column(self.tr("填什么"), goes, 130),
            Column(self.tr("在哪里"), lambda mark: place_words(mark.place), 110),
            Column(self.tr("前后文"), lambda mark: mark.context),
        ]

    # What is shown

    def show_template(self, opened: OpenedTemplate) -> None:
        """Show a form; its first sheet with places, or its marks."""
        before = self._opened.listed.template.id if self._opened else None
        self._opened, self.mapping = opened, opened.listed.mapping
        self._is_own = opened.listed.is_own
        if before != opened.listed.template.id:
            self.where.clear()
            for view in opened.sheets:
                self.where.addItem(view.name, view.name)
            if opened.places.marks:
                self.where.addItem(self.tr("文中的标记"), _MARKS)
            self.where.setCurrentIndex(max(self.where.findData(self._first_place()), 0))
        self._show_settings()
        self._show_place()

    def _first_place(self) -> str:
        rows = self.mapping.rows
        if rows is not None and rows.first:
            return rows.sheet
        named = [p.sheet for p in self.mapping.pointers if p.cell]
        return named[0] if named else _MARKS

    def _show_settings(self) -> None:
        rows = self.mapping.rows
        self.copy.setCurrentIndex(self.copy.findData(self.mapping.copy.value))
        self.into.setCurrentIndex(self.into.findData(self.mapping.into.value))
        self.row_each.setCurrentIndex(self.row_each.findData(rows.each.value) if rows else 0)
        is_numbered = rows is not None and rows.first > 0
        for spin, value in (
            (self.first, rows.first if rows else 1),
            (self.last, rows.last if rows else 1),
        ):
            spin.setVisible(is_numbered)
            spin.setValue(max(value, 1))
        is_book = self._opened is not None and self._opened.places.is_workbook
        self.into.setVisible(is_book and self.mapping.copy is not Each.ONCE)
        for part in (
            self.copy,
            self.into,
            self.row_each,
            self.first,
            self.last,
            self.fields,
            self.clear,
        ):
            part.setEnabled(self._is_own)

    def _show_place(self) -> None:
        view = self.view()
        self.stack.setCurrentIndex(0 if view else 1)
        if view is None:
            marks = self._opened.places.marks if self._opened else ()
            model = self.marks.model()
            if isinstance(model, RowsModel):
                model.set_rows(list({(one.mark, one.fault): one for one in marks}.values()))
            if marks:
                self.marks.selectRow(0)
        else:
            rows = self.mapping.rows
            is_here = rows is not None and rows.first > 0 and self._is_of(rows.sheet, view)
            span = range(rows.first, rows.last + 1) if rows and is_here else range(0)
            self.grid.show_view(view, self._fields_on(view), span)
        self._offer()

    def view(self) -> SheetView | None:
        """The sheet in sight; None: the marks are."""
        wanted = self.where.currentData()
        sheets = self._opened.sheets if self._opened else ()
        return next((one for one in sheets if one.name == wanted), None)

    def _fields_on(self, view: SheetView) -> dict[tuple[int, int], str]:
        return {
            split_cell(p.cell): field_words(p.field, self._language)
            for p in self.mapping.pointers
            if p.cell and self._is_of(p.sheet, view)
        }

    def _is_of(self, sheet: str, view: SheetView) -> bool:
        if sheet:
            return sheet == view.name
        return self._opened is not None and self._opened.sheets[0].name == view.name

    # What the person wants

    def chosen(self) -> Pointer | None:
        """The place that is chosen, with what goes there, or without a field."""
        view = self.view()
        if view is None:
            mark = self.marks.chosen_row()
            if not isinstance(mark, FoundMark) or mark.fault:
                return None
            return self._pointer_of(mark=mark.mark) or Pointer("", mark=mark.mark)
        at = self.grid.chosen()
        if at is None:
            return None
        whole = view.whole(*at)
        cell = f"{column_letters(whole.left)}{whole.top}"
        for pointer in self.mapping.pointers:
            if pointer.cell == cell and self._is_of(pointer.sheet, view):
                return pointer
        return Pointer("", cell, view.name)

    def _pointer_of(self, mark: str) -> Pointer | None:
        return next((p for p in self.mapping.pointers if p.mark == mark), None)

    def _offer(self) -> None:
        pointer = self.chosen()
        if pointer is None:
            self.place.setText(self.tr("在表上点一个格子，再选它填什么"))
            return
        said = field_words(pointer.field, self._language) if pointer.field else self.tr("不填")
        words = self.tr("{place}：{field}").format(place=pointer.place, field=said)
        if self.mapping.is_in_rows(pointer):
            words += self.tr("（每行都填）")
        limit = self._limit(pointer)
        if limit <= Scope.AREA and self._is_own:
            words += "\n" + self.tr("要填到人，先在上面选“每人一行”或“每人一份”。")
        self.place.setText(words)
        self.fields.offer(limit, pointer.field)
        self.clear.setEnabled(self._is_own and bool(pointer.field))

    def _limit(self, pointer: Pointer) -> Scope:
        rows = self.mapping.rows
        if rows is not None and (pointer.mark or self.mapping.is_in_rows(pointer)):
            return max(rows.each.scope, self.mapping.copy.scope)
        return self.mapping.copy.scope

    def point(self, field: str) -> None:
        """Have a field go to the chosen place."""
        pointer = self.chosen()
        if pointer is None or not self._is_own:
            return
        rows, made = self.mapping.rows, replace(pointer, field=field)
        if self.mapping.is_in_rows(made) and rows is not None:
            made = replace(made, cell=made.cell.rstrip("0123456789") + str(rows.first))
        view = self.view()
        if (
            view is not None
            and made.cell
            and view.texts.get(split_cell(made.cell), "").endswith(("：", ":"))
        ):
            made = replace(made, is_behind=True)
        others = [p for p in self.mapping.pointers if p.place not in (pointer.place, made.place)]
        self._tell(replace(self.mapping, pointers=(*others, made)))

    def _on_clear(self) -> None:
        pointer = self.chosen()
        if pointer is not None:
            others = tuple(p for p in self.mapping.pointers if p.place != pointer.place)
            self._tell(replace(self.mapping, pointers=others))

    def _on_rows(self) -> None:
        if self.row_each.currentData() is None:
            self._want(rows=None)
            return
        each = Each(self.row_each.currentData())  # Qt hands a text back
        rows = self.mapping.rows or FormRows(each)
        view = self.view()
        if view is not None:
            at = self.grid.chosen()
            first = self.first.value() if rows.first else (at[0] if at else 1)
            last = max(self.last.value() if rows.first else first, first)
            rows = FormRows(each, rows.sheet or view.name, first, last)
        self._want(rows=replace(rows, each=each))

    def _want(self, **changes: object) -> None:
        """Another setting; fields that nobody could be asked for then go."""
        made = replace(self.mapping, **changes)  # type: ignore[arg-type]
        kept = tuple(p for p in made.pointers if not fault(made, p))
        self._tell(replace(made, pointers=kept))

    def _tell(self, mapping: FormMapping) -> None:
        if mapping != self.mapping:
            self.changed.emit(mapping)


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(plain_tooltip(name))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    guard_wheel(made)
    return made


def _spin(name: str, before: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, _LAST_ROW)
    made.setAccessibleName(name)
    made.setToolTip(plain_tooltip(name))
    made.setPrefix(before)
    guard_wheel(made)
    return made
