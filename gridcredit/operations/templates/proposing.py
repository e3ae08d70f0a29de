"""The mapping that a form's own words propose: headings above empty rows, labels beside empty
cells, marks; people correct it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gridcredit.domain.form_fields import FIELDS, FormField, Scope, Shape, field_named, plain
from gridcredit.domain.form_mapping import Each, FormMapping, FormRows, Pointer, fault
from gridcredit.reports.forms.addresses import Range, column_letters
from gridcredit.reports.forms.marks import FoundMark, inside
from gridcredit.reports.forms.sheet_view import SheetView
from gridcredit.rosters.columns import Datum, field_of, is_foot, is_sum, names_others

_LEAST_HEADINGS = 3
_OF_HOLDER = "户主"
_BY_DATUM = {
    Datum.NAME: "name",
    Datum.SEX: "sex",
    Datum.ID: "id_number",
    Datum.BIRTH: "birth_date",
    Datum.PHONE: "phone",
    Datum.RELATION: "relation",
    Datum.POPULATION: "population",
    Datum.ARRIVED: "arrived_on",
    Datum.REGISTRY: "registry_address",
    Datum.STATE: "state",
    Datum.NUMBER: "household_number",
    Datum.HOLDER: "householder",
    Datum.ADDRESS: "address",
    Datum.ESTATE: "estate",
    Datum.BUILDING: "building",
    Datum.UNIT: "unit",
    Datum.ROOM: "room",
    Datum.GRID: "grid_name",
}
_HOLDERS = {
    "name": "householder",
    "id_number": "householder_id_number",
    "phone": "householder_phone",
}
_NOT_ALONE = {"year", "month", "day"}  # single signs that stand in many forms


def field_for(heading: str, group: str = "") -> FormField | None:
    """The field that a heading means, below another that it is a part of."""
    if group and _OF_HOLDER in group and (found := field_named(_OF_HOLDER + plain(heading))):
        return found
    found = field_named(heading)
    if found is None:
        datum = field_of(heading)
        if datum not in _BY_DATUM or names_others(heading):
            return None
        found = FIELDS[_BY_DATUM[datum]]
    if found.code in _NOT_ALONE:
        return None
    is_holder = _OF_HOLDER in group and found.code in _HOLDERS
    return FIELDS[_HOLDERS[found.code]] if is_holder else found


def propose_marks(marks: Sequence[FoundMark], repeated: Sequence[str] = ()) -> FormMapping:
    """The mapping of a form that is filled by its marks; those in `repeated` stand in table rows
    that hold nothing else."""
    pointers = []
    for mark in dict.fromkeys(one.mark for one in marks if not one.fault):
        if field := field_named(inside(mark)) or field_for(inside(mark)):
            pointers.append(Pointer(field.code, mark=mark))
    return _with_copies(pointers, repeated)


def _with_copies(pointers: Sequence[Pointer], repeated: Sequence[str]) -> FormMapping:
    inner = [p for p in pointers if p.mark in repeated]
    outer = _scope(p for p in pointers if p.mark not in repeated)
    rows = None
    if inner and (scope := _scope(inner)) > outer and scope > Scope.AREA:
        rows = FormRows(_EACH[scope])
    else:
        outer = max(outer, _scope(inner))
    return FormMapping(_EACH[outer], rows=rows, pointers=tuple(pointers))


_EACH = {
    Scope.OFFICE: Each.ONCE,
    Scope.AREA: Each.ONCE,
    Scope.HOUSEHOLD: Each.HOUSEHOLD,
    Scope.PERSON: Each.PERSON,
}


def _scope(pointers: Iterator[Pointer] | Sequence[Pointer]) -> Scope:
    return max((FIELDS[p.field].scope for p in pointers), default=Scope.OFFICE)


def propose(views: Sequence[SheetView], by_marks: FormMapping) -> FormMapping:
    """The mapping of a form: marks of people or households say it all; else the first visible
    sheet, or Word table, with headings or labels, and the marks besides."""
    if _scope(by_marks.pointers) > Scope.AREA:
        return by_marks
    for view in views:
        found = FormMapping() if view.is_hidden else _Proposal(view).mapping()
        if found.pointers:
            return _joined(found, by_marks)
    return by_marks


def _joined(found: FormMapping, by_marks: FormMapping) -> FormMapping:
    """Marks beside cells, as far as somebody is known whom they are about."""
    if by_marks.copy.scope > found.copy.scope and found.rows is None:
        found = replace(found, copy=by_marks.copy)
    both = replace(found, pointers=found.pointers + by_marks.pointers)
    return replace(both, pointers=tuple(p for p in both.pointers if not fault(both, p)))


@dataclass(frozen=True, slots=True)
class _Label:
    """A cell that names a field; `value` is the empty cell that it names, blank: the one below."""

    field: FormField
    place: Range
    value: Range | None
    is_open: bool = False  # the cell itself ends with a colon and is written on


_COUNTS = {
    "household_size": "people",
    "household_minors": "minors",
    "household_registered": "registered",
    "household_adults": "",
    "visit_count": "",
}
"""Counts within a household, and what the same heading means beside counts of an area; blank: no
field says that of an area."""


def _of_areas(labels: Sequence[_Label]) -> list[_Label]:
    """Beside a count of an area, with nothing else that only a household or a person has, counts
    are those of the area too."""
    fields = [one.field for one in labels]
    counts_areas = any(
        field.scope is Scope.AREA and field.shape in (Shape.NUMBER, Shape.RATE) for field in fields
    )
    is_of_one = any(field.scope > Scope.AREA and field.code not in _COUNTS for field in fields)
    if is_of_one or not counts_areas:
        return list(labels)
    meant = [(one, _COUNTS.get(one.field.code, one.field.code)) for one in labels]
    return [replace(one, field=FIELDS[code]) for one, code in meant if code]


class _Proposal:
    """Looks through one sheet."""

    def __init__(self, view: SheetView) -> None:
        self._view = view

    def mapping(self) -> FormMapping:
        labels = [label for label in map(self._label, sorted(self._view.texts)) if label]
        heads = self._heads(labels)
        if not heads:
            return self._card(_of_areas([one for one in labels if one.value]), None, [])
        bottom = heads[0].place.bottom
        rows, pointers = self._rows(heads, bottom)
        outside = [
            one
            for one in labels
            if one.value and not (rows.first <= one.value.top <= rows.last) and one not in heads
        ]
        return self._card(outside, rows, pointers)

    def _label(self, at: tuple[int, int]) -> _Label | None:
        view = self._view
        if at in view.formulas:
            return None
        text, place = view.texts[at], view.whole(*at)
        field = field_for(text, self._group(place))
        if field is None:
            return None
        right = place.right + 1
        beside = view.whole(place.top, right)
        is_free = (
            right <= view.columns
            and not view.text(place.top, right)
            and (place.top, right) not in view.formulas
            and beside.top == place.top
        )
        is_open = text.rstrip().endswith(("：", ":"))
        if is_free and not (is_open and (place.top, right) not in view.styles):
            return _Label(field, place, beside)
        if is_open:
            return _Label(field, place, place, is_open=True)
        return _Label(field, place, None)

    def _group(self, place: Range) -> str:
        """The heading of two rows that spans a column's own one."""
        if place.top == 1:
            return ""
        above = self._view.whole(place.top - 1, place.left)
        return self._view.text(above.top, above.left) if above.right > above.left else ""

    def _heads(self, labels: Sequence[_Label]) -> list[_Label]:
        """The headings of the table: the row with most labels above empty cells."""
        best: list[_Label] = []
        for bottom in sorted({one.place.bottom for one in labels}):
            row = [
                one
                for one in labels
                if one.place.bottom == bottom and not one.is_open and self._is_above_nothing(one)
            ]
            if len(row) > len(best) and self._is_heading_row(row, bottom):
                best = row
        if len(best) < _LEAST_HEADINGS:
            return []
        seen: dict[str, _Label] = {}
        for one in _of_areas(best):
            seen.setdefault(one.field.code, one)
        return list(seen.values())

    def _is_above_nothing(self, label: _Label) -> bool:
        below = self._view.text(label.place.bottom + 1, label.place.left)
        return not below or field_for(below) is None

    def _is_heading_row(self, row: Sequence[_Label], bottom: int) -> bool:
        """A table's headings stand side by side; a card has an empty cell behind each label."""
        beside = sum(
            bool(self._view.text(bottom, one.place.right + 1))
            or one.place.right == self._view.columns
            for one in row
        )
        return 2 * beside >= len(row)

    def _rows(self, heads: Sequence[_Label], bottom: int) -> tuple[FormRows, list[Pointer]]:
        view, first = self._view, bottom + 1
        columns = sorted(one.place.left for one in heads)
        last = first
        while last < view.rows and self._is_drawn(last + 1, columns, first):
            last += 1
        pointers = [
            Pointer(one.field.code, f"{column_letters(one.place.left)}{first}", view.name)
            for one in heads
            if (first, one.place.left) not in view.formulas
        ]
        return FormRows(self._each([one.field for one in heads]), view.name, first, last), pointers

    def _is_drawn(self, row: int, columns: Sequence[int], first: int) -> bool:
        """Whether a row is one more to be filled: empty but for its number, drawn as the first."""
        view = self._view
        for column in range(1, view.columns + 1):
            text, whole = view.text(row, column), view.whole(row, column)
            if whole.top <= first and whole.bottom >= row:  # a label that stands beside all rows
                continue
            if whole.bottom > whole.top:
                return False
            if (
                text
                and (row, column) not in view.formulas
                and not self._is_number(row, column, first)
            ):
                return False
            if is_sum(text) or is_foot(text):
                return False
        return all(
            view.styles.get((row, c)) == view.styles.get((first, c)) is not None
            or (view.styles.get((row, c)) is not None)
            for c in columns
        )

    def _is_number(self, row: int, column: int, first: int) -> bool:
        return self._view.text(row, column) == str(row - first + 1)

    @staticmethod
    def _each(fields: Sequence[FormField]) -> Each:
        codes = {field.code for field in fields}
        scope = max(field.scope for field in fields)
        if scope > Scope.AREA:
            return _EACH[scope]
        if codes & {"grid_name", "grid_code"}:
            return Each.GRID
        return Each.VILLAGE if codes & {"village_name", "village_code"} else Each.GRID

    def _card(
        self, labels: Sequence[_Label], rows: FormRows | None, pointers: Sequence[Pointer]
    ) -> FormMapping:
        """Labels with the cells beside them, and the rows of a table between."""
        scope = max((one.field.scope for one in labels if one.value), default=Scope.OFFICE)
        copy = _EACH[scope]
        if rows is not None and scope > Scope.AREA:
            copy = Each.HOUSEHOLD if rows.each is Each.PERSON else _EACH[scope]
        if rows is not None and rows.each not in (Each.PERSON, Each.HOUSEHOLD):
            copy = Each.ONCE
        made = FormMapping(copy, rows=rows, pointers=tuple(pointers))
        for one in labels:
            code = one.field.code
            if copy is Each.HOUSEHOLD:
                code = _HOLDERS.get(code, code)
            value = one.value
            if value is None:
                continue
            cell = f"{column_letters(value.left)}{value.top}"
            pointer = Pointer(code, cell, self._view.name, is_behind=one.is_open)
            taken = {p.place for p in made.pointers}
            if pointer.place not in taken and not fault(made, pointer):
                made = replace(made, pointers=(*made.pointers, pointer))
        return made
