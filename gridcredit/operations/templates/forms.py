"""A form as it is kept: read as what it is, its marks and places, and the mapping that is
proposed from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridcredit.domain.errors import FormRefused, MappingRefused
from gridcredit.domain.form_mapping import FormMapping, FormRows, Into, Pointer
from gridcredit.reports.forms.marks import FoundMark
from gridcredit.reports.forms.parts import CONTENT_TYPES, Parts
from gridcredit.reports.forms.word_form import WordForm
from gridcredit.reports.forms.workbook_form import WorkbookForm

Form = WordForm | WorkbookForm


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """What a form offers to be filled: its marks, and the mapping that its words propose."""

    filename: str
    is_workbook: bool
    marks: tuple[FoundMark, ...]
    proposed: FormMapping


def open_form(content: bytes, filename: str) -> Form:
    """A workbook or a Word file, by what is in it and not by its name. Raises FormRefused."""
    said = Parts(content, filename).read(CONTENT_TYPES)
    if b"wordprocessingml" in said:
        return WordForm(content, filename)
    if b"spreadsheetml" in said:
        return WorkbookForm(content, filename)
    raise FormRefused(filename, "not_a_form")


def check(form: Form, mapping: FormMapping) -> None:
    """Raise MappingRefused where a mapping does not fit a form."""
    if mapping.into is Into.SHEETS and isinstance(form, WordForm):
        raise MappingRefused(0, mapping.into.value, "sheets_of_workbook")
    for place, reason in form.faults(mapping):
        raise MappingRefused(0, _place(place), reason)


def _place(place: Pointer | FormRows) -> str:
    return place.place if isinstance(place, Pointer) else (place.sheet or place.each.value)


def suffix(filename: str, form: Form) -> str:
    """The ending that a filled file has: the form's own, where it says what it is."""
    usual = ".docx" if isinstance(form, WordForm) else ".xlsx"
    own = Path(filename).suffix.lower()
    return own if own in (".docx", ".xlsx") else usual
