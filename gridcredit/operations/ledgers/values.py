"""Values of a ledger's fields as people write them, made into what its records hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit import texts
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue
from gridcredit.domain.kinds import poster_placement
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.ledger import Ledger, LedgerField, ValueType
from gridcredit.domain.writing import normalise_digits
from gridcredit.operations.desk import Desk
from gridcredit.rosters.cells import Cell, Remark, to_text
from gridcredit.rosters.dates import to_date
from gridcredit.store.engine.database import Session
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_YES = frozenset({"是", "有", "已", "√", "✓", "1", "y", "yes", "true"})
_NO = frozenset({"否", "无", "未", "×", "0", "n", "no", "false", ""})


class Reader:
    """Reads what was written for the fields of a ledger, at one office."""

    def __init__(self, desk: Desk, session: Session, ledger: Ledger) -> None:
        self._session = session
        self._ledger = ledger
        self.tree = AreaTree(area_rows.all_areas(session))
        own = self.tree.by_code(desk.node.area)
        if own is None:
            raise AreaUnknown(desk.node.area)
        self.own = own
        self.areas = [area.id for area in self.tree.subtree(own.code)]
        self._typed: Mapping[ValueType, Callable[[LedgerField, Cell], Any]] = {
            ValueType.TEXT: lambda _field, cell: to_text(cell),
            ValueType.DAY: _day,
            ValueType.NUMBER: _number,
            ValueType.TRUTH: _truth,
            ValueType.CHOICE: _choice,
            ValueType.LIST: _list,
            ValueType.AREA: lambda _field, cell: self._area(to_text(cell)),
            ValueType.POSTER: lambda field, cell: self._placement(field, to_text(cell)),
        }

    def values(self, written: Mapping[str, Cell]) -> tuple[dict[str, Any], dict[str, str]]:
        """What was written, by field, and why some of it cannot be read (texts.reasons)."""
        read: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for field in self._ledger.fields:
            if field.name not in written:
                continue
            cell = written[field.name]
            if field.required and not to_text(cell):
                faults[field.name] = "empty"
                continue
            try:
                value = self._typed[field.holds](field, cell)
            except BadValue as error:
                faults[field.name] = error.reason
            else:
                if value is not None or field.holds is ValueType.DAY:
                    read[field.name] = value
        return read, faults

    def _area(self, text: str) -> UUID:
        """An area of one's own by its code or its name; blank: one's own."""
        if not text:
            return self.own.id
        named = [self.tree.by_id(row) for row in self.areas]
        found = [area for area in named if text in (area.code, area.name)]
        if not found and self.tree.by_code(text) is not None:
            raise AreaOutside(text, self.own.code)
        if len(found) != 1:
            raise BadValue("area", text, "area_not_known")
        return found[0].id

    def placement(self, row: UUID) -> PosterPlacement:
        """A placement."""
        found: PosterPlacement = stored.row(self._session, poster_placement.KIND, row)
        return found

    def _placement(self, field: LedgerField, number: str) -> UUID:
        found = stored.placements(self._session, number, self.areas)
        if not found:
            raise BadValue(field.name, number, "poster_not_placed")
        hang = [one for one in found if one.put_up_on and not one.taken_down_on]
        if len(hang) > 1:
            raise BadValue(field.name, number, "several_posters")
        return (hang or found)[0].id


def _day(field: LedgerField, cell: Cell) -> date | None:
    if not to_text(cell):
        return None
    day = to_date(normalise_digits(cell) if isinstance(cell, str) else cell)
    if day is None or isinstance(day, Remark):
        raise BadValue(field.name, to_text(cell), "not_a_date")
    return day


def _number(field: LedgerField, cell: Cell) -> int | None:
    text = normalise_digits(to_text(cell)).replace(",", "").removesuffix(".0")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 9:
        raise BadValue(field.name, to_text(cell), "wrong_form")
    return int(text)


def _truth(field: LedgerField, cell: Cell) -> bool:
    text = to_text(cell).casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise BadValue(field.name, to_text(cell), "not_yes_no_word")


def _choice(field: LedgerField, cell: Cell) -> Any:
    text = to_text(cell)
    if not text:
        return None
    assert field.codes is not None
    found = texts.code_of(tuple(field.codes), text)
    if found is None:
        raise BadValue(field.name, text, "not_a_choice")
    return found


def _list(_field: LedgerField, cell: Cell) -> tuple[str, ...]:
    parts = to_text(cell).replace("；", ";").replace("\n", ";").split(";")
    return tuple(filter(None, map(str.strip, parts)))


def written(field: LedgerField, value: Any, reader: Reader, language: str = texts.CHINESE) -> str:
    """A value as a sheet, a list or a form shows it; the same words are read back."""
    if value is None or value == "":
        return ""
    match field.holds:
        case ValueType.AREA:
            return _unless_own(reader, value)
        case ValueType.POSTER:
            return str(reader.placement(value).number)
        case ValueType.CHOICE:
            return texts.word(value, language)
        case ValueType.TRUTH:
            return "是" if value else "否"
        case ValueType.LIST:
            return "；".join(value)
        case ValueType.DAY:
            return str(value.isoformat())
    return str(value)


def _unless_own(reader: Reader, area: UUID) -> str:
    found = reader.tree.by_id(area)
    return found.name if found.level is not AreaLevel.GRID else found.code
