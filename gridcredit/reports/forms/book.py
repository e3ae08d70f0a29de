"""A workbook's own parts: which sheets there are, the texts that cells share, and formulas."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors import FormRefused
from gridcredit.reports.forms.parts import CONTENT_TYPES, RELATIONS, Element, Parts
from gridcredit.reports.forms.sheet import Sheet
from gridcredit.reports.forms.styles import S, Styles

_PLAIN = "spreadsheetml.sheet.main+xml"
_TEMPLATE = "spreadsheetml.template.main+xml"
_HARMLESS = {"hyperlink"}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, its part, its number in the workbook, and whether people see it."""

    name: str
    part: str
    number: str
    is_hidden: bool = False


class Book:
    """The parts of one workbook. Raises FormRefused for what is none, or refers to other files."""

    def __init__(self, content: bytes, name: str) -> None:
        self.parts = Parts(content, name)
        self.main = self._main_part()
        self._require_plain()
        self.root: Element = self.parts.tree(self.main)
        related = self.parts.relations(self.main)
        self.by_kind = dict(related.values())
        self.sheets = [
            SheetPart(one.get("name", ""), target, one.get("sheetId", ""), _is_hidden(one))
            for one in self.root.iterfind(f"{S}sheets/{S}sheet")
            for kind, target in [related.get(one.get(f"{{{RELATIONS}}}id", ""), ("", ""))]
            if kind == "worksheet" and target in self.parts
        ]
        if not self.sheets:
            raise FormRefused(name, "not_a_form")
        self.styles = Styles(self.parts, self.by_kind.get("styles", ""))
        own = self.root.find(f"{S}workbookPr")
        self.is_1904 = own is not None and own.get("date1904") in ("1", "true")
        self._shared: list[Element] | None = None
        self._open: dict[str, Sheet] = {}

    def named(self, name: str) -> SheetPart:
        """The sheet of a name; the first one people see for a blank. Raises FormRefused."""
        if not name:
            return next((one for one in self.sheets if not one.is_hidden), self.sheets[0])
        for one in self.sheets:
            if one.name.casefold() == name.casefold():
                return one
        raise FormRefused(self.parts.name, "no_such_sheet")

    def sheet(self, place: SheetPart) -> Sheet:
        """A sheet's rows and cells, always the same ones."""
        if place.part not in self._open:
            root = self.parts.tree(place.part)
            if root.find(f"{S}sheetData") is None:
                raise FormRefused(self.parts.name, "form_damaged")
            self._open[place.part] = Sheet(root, self.styles, self.is_1904)
        return self._open[place.part]

    def shared_text(self, cell: Element) -> Element | None:
        """What a cell shows of the texts that cells share, or its own; None: it is no text."""
        if cell.get("t") == "inlineStr":
            return cell.find(f"{S}is")
        value = cell.find(f"{S}v")
        if cell.get("t") != "s" or value is None:
            return None
        if self._shared is None:
            part = self.by_kind.get("sharedStrings", "")
            self._shared = list(self.parts.tree(part).iterfind(f"{S}si")) if part else []
        at = int(value.text or 0)
        return self._shared[at] if at < len(self._shared) else None

    def text(self, cell: Element) -> str:
        """What a cell says, numbers as they are stored."""
        shared = self.shared_text(cell)
        if shared is not None:
            return "".join(run.text or "" for run in text_runs(shared))
        value = cell.find(f"{S}v")
        return (value.text or "") if value is not None else ""

    def _main_part(self) -> str:
        for kind, target in self.parts.relations("").values():
            if kind == "officeDocument" and target in self.parts:
                return target
        raise FormRefused(self.parts.name, "not_a_form")

    def _require_plain(self) -> None:
        parts = self.parts
        said = parts.read(CONTENT_TYPES).decode("utf-8", "replace")
        if "macroEnabled" in said or any(one.endswith("vbaProject.bin") for one in parts.names):
            raise FormRefused(parts.name, "form_macros")
        if _PLAIN not in said and _TEMPLATE not in said:
            raise FormRefused(parts.name, "not_a_form")
        if _TEMPLATE in said:  # what is made from a template is a workbook
            parts.put(CONTENT_TYPES, said.replace(_TEMPLATE, _PLAIN).encode())
        if any(one.startswith("xl/externalLinks/") for one in parts.names) or any(
            set(parts.refers_outside(one)) - _HARMLESS
            for one in parts.names
            if not one.endswith(".rels")
        ):
            raise FormRefused(parts.name, "form_external")


def text_runs(text: Element) -> list[Element]:
    """The t elements of a shared or own text, readings of characters left out."""
    return [
        run
        for run in text.iter(f"{S}t")
        if not any(one.tag == f"{S}rPh" for one in run.iterancestors())
    ]


def _is_hidden(sheet: Element) -> bool:
    return str(sheet.get("state", "visible")) != "visible"
