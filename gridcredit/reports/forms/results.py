"""What stands beside each formula of a filled workbook: calculated where it is plain, taken out
where it is not, so that nobody reads a result of before."""

from __future__ import annotations

from lxml import etree

from gridcredit.reports.forms.addresses import copied_formula, split_cell
from gridcredit.reports.forms.book import Book, SheetPart
from gridcredit.reports.forms.calculating import NotPlain, Scalar, calculate, plain_number
from gridcredit.reports.forms.parts import Element
from gridcredit.reports.forms.sheet import Sheet
from gridcredit.reports.forms.styles import S

_DEEPEST = 400  # formulas that stand on each other
Place = tuple[str, int, int]


class Results:
    """Looks after the results of one workbook's formulas."""

    def __init__(self, book: Book, filled: set[str]) -> None:
        self._book, self._filled = book, filled
        self._sheets: dict[str, tuple[SheetPart, Sheet]] = {}
        self._known: dict[Place, Scalar] = {}
        self._unknown: set[Place] = set()
        self._busy: list[Place] = []
        self._masters: dict[str, dict[str, tuple[int, int, str]]] = {}

    def renew(self) -> bool:
        """Write every result that follows from the filled sheets; whether one must be left to the
        program that opens the file."""
        is_open = False
        for place in self._book.sheets:
            is_own = place.part in self._filled
            if not is_own and not self._speaks_of_filled(place):
                continue
            for formula in self._sheet(place.name).formulas():
                if is_own or self._names_filled(formula.text or ""):
                    is_open = not self._renew(place, formula.getparent()) or is_open
        return is_open

    def _renew(self, place: SheetPart, cell: Element) -> bool:
        try:
            result = self._value(place.name, *split_cell(cell.get("r")))
        except NotPlain:
            if cell.find(f"{S}v") is not None:
                self._book.parts.touch(place.part)
                cell.remove(cell.find(f"{S}v"))
                cell.attrib.pop("t", None)
            return False
        if _differs(cell, result):
            self._book.parts.touch(place.part)
            _write(cell, result)
        return True

    def _speaks_of_filled(self, place: SheetPart) -> bool:
        content = self._book.parts.read(place.part)
        return b"<f" in content and self._names_filled(content.decode("utf-8", "replace"))

    def _names_filled(self, text: str) -> bool:
        names = (one.name for one in self._book.sheets if one.part in self._filled)
        return any(f"{name}!" in text or f"{name}'!" in text for name in names)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            place = self._book.named(name)
            self._sheets[name] = place, self._book.sheet(place)
        return self._sheets[name][1]

    def _value(self, sheet: str, row: int, column: int) -> Scalar:
        place = (sheet.casefold(), row, column)
        if place in self._known:
            return self._known[place]
        if place in self._unknown or place in self._busy or len(self._busy) > _DEEPEST:
            raise NotPlain(str(place))
        self._busy.append(place)
        try:
            self._known[place] = self._work_out(sheet, row, column)
        except NotPlain:
            self._unknown.add(place)
            raise
        finally:
            self._busy.pop()
        return self._known[place]

    def _work_out(self, sheet: str, row: int, column: int) -> Scalar:
        if not any(one.name.casefold() == sheet.casefold() for one in self._book.sheets):
            raise NotPlain(sheet)
        cell = self._sheet(sheet).cells(row).get(column)
        if cell is None:
            return None
        formula = cell.find(f"{S}f")
        if formula is None:
            return self._content(cell)
        text = self._formula_text(sheet, row, column, formula)
        return calculate(text, lambda named, r, c: self._value(named or sheet, r, c))

    def _formula_text(self, sheet: str, row: int, column: int, formula: Element) -> str:
        """A formula, also where it is said at another cell for several."""
        if formula.get("t") in (None, "normal") and formula.text:
            return str(formula.text)
        if formula.get("t") != "shared":
            raise NotPlain(sheet)
        masters = self._masters.setdefault(sheet.casefold(), {})
        if not masters:
            for one in self._sheet(sheet).formulas():
                if one.get("t") == "shared" and one.text:
                    top, left = split_cell(one.getparent().get("r"))
                    masters[one.get("si", "")] = top, left, one.text
        if formula.get("si", "") not in masters:
            raise NotPlain(sheet)
        top, left, text = masters[formula.get("si", "")]
        return copied_formula(text, row - top, column - left)

    def _content(self, cell: Element) -> Scalar:
        if self._book.shared_text(cell) is not None:
            return self._book.text(cell)
        said = self._book.text(cell)
        match cell.get("t", "n"):
            case "n" if said:
                return float(said)
            case "b":
                return said == "1"
            case "e":
                raise NotPlain(said)
        return said or None


def _differs(cell: Element, result: Scalar) -> bool:
    value = cell.find(f"{S}v")
    kind, said = _as_stored(result)
    return value is None or (value.text or "") != said or cell.get("t", "n") != kind


def _write(cell: Element, result: Scalar) -> None:
    kind, said = _as_stored(result)
    value = cell.find(f"{S}v")
    if value is None:
        value = etree.SubElement(cell, f"{S}v")
    value.text = said
    if kind == "n":
        cell.attrib.pop("t", None)
    else:
        cell.set("t", kind)


def _as_stored(result: Scalar) -> tuple[str, str]:
    if isinstance(result, bool):
        return "b", str(int(result))
    if isinstance(result, str):
        return "str", result
    return "n", plain_number(result or 0.0)
