"""The tree of areas by management parent: a code's prefix says nothing about who manages it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.addresses import han_number
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.fieldrules import LONGEST_CODE, LONGEST_NAME
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.writing import is_text, normalise_digits, normalise_text

_DEPTH = {level: depth for depth, level in enumerate(AreaLevel)}
_VILLAGE_DIGITS = 12
_LEVEL_OF_LENGTH = {
    6: AreaLevel.DISTRICT,
    9: AreaLevel.STREET,
    _VILLAGE_DIGITS: AreaLevel.VILLAGE,
    15: AreaLevel.GRID,
}
_LEVEL_WORDS = {
    "区": AreaLevel.DISTRICT,
    "街道": AreaLevel.STREET,
    "村居": AreaLevel.VILLAGE,
    "网格": AreaLevel.GRID,
}


class AreaTree:
    """All known areas, siblings in the order of their codes. Areas whose parent is unknown are
    tops; rings of parents, which only damaged data can hold, hang under no top."""

    def __init__(self, areas: Iterable[Area]) -> None:
        ordered = sorted(areas, key=lambda a: (a.code, a.id))
        self._by_id = {area.id: area for area in ordered}
        self._by_code: dict[str, Area] = {}
        self._children: dict[UUID | None, list[Area]] = {}
        for area in ordered:
            self._by_code.setdefault(area.code, area)
            parent = area.parent if area.parent in self._by_id else None
            self._children.setdefault(parent, []).append(area)

    def by_code(self, code: str) -> Area | None:
        """The area of that code."""
        return self._by_code.get(code)

    def by_id(self, row: UUID) -> Area:
        """The area of that id. Raises KeyError."""
        return self._by_id[row]

    def tops(self) -> list[Area]:
        """The areas without a known parent."""
        return list(self._children.get(None, ()))

    def children(self, area: Area) -> list[Area]:
        """The areas managed directly by this one."""
        return list(self._children.get(area.id, ()))

    def path(self, code: str) -> list[Area]:
        """The area with all above it, the top first; empty for an unknown code."""
        way: list[Area] = []
        area = self._by_code.get(code)
        while area is not None and area not in way:
            way.append(area)
            area = self._by_id.get(area.parent) if area.parent else None
        return way[::-1]

    def subtree(self, code: str) -> list[Area]:
        """The area and all below it, parents before children; empty for an unknown code."""
        area = self._by_code.get(code)
        return list(self._walk([area])) if area else []

    def codes(self, code: str) -> frozenset[str]:
        """The codes of the area and all below it."""
        return frozenset(area.code for area in self.subtree(code))

    def grids(self, code: str = "") -> list[Area]:
        """The grids at and below an area; without a code, all grids."""
        listed = self.subtree(code) if code else self.in_order()
        return [area for area in listed if area.level is AreaLevel.GRID]

    def covers(self, code: str, other: str) -> bool:
        """Whether `other` is the area of that code or stands below it."""
        return any(area.code == code for area in self.path(other))

    def in_order(self) -> list[Area]:
        """Every area, parents before children."""
        return list(self._walk(self.tops()))

    def _walk(self, tops: Sequence[Area]) -> Iterator[Area]:
        waiting, seen = list(reversed(tops)), set()
        while waiting:
            area = waiting.pop()
            if area.id not in seen:
                seen.add(area.id)
                yield area
                waiting += reversed(self._children.get(area.id, []))


def grid_named(tree: AreaTree, name: str, within: str) -> Area | None:
    """The only grid of that name at or below an area, or else anywhere; the names of what stands
    above it may stand before it (测试社区第一网格) or be left out (第一网格), and 第一 is 第1. None
    where several grids bear it."""
    wanted = _plain_name(name)
    for grids in (tree.grids(within), tree.grids()):
        for is_named in (_is_called, _is_called_in_short):
            found = [grid for grid in grids if is_named(tree, grid, wanted)]
            if found:
                return found[0] if len(found) == 1 else None
    return None


def _is_called(tree: AreaTree, grid: Area, wanted: str) -> bool:
    names = [grid.name]
    for area in reversed(tree.path(grid.code)[:-1]):
        names += [area.name + names[-1], area.name.removesuffix("居委会") + grid.name]
    return wanted in map(_plain_name, names)


def _is_called_in_short(tree: AreaTree, grid: Area, wanted: str) -> bool:
    """By the end of its name, where that begins with a whole number or word."""
    own = _plain_name(grid.name)
    before = own.removesuffix(wanted)[-1:]
    is_end = own.endswith(wanted) and "网格" in wanted and len(wanted) > len("网格")
    return is_end and not (before.isdecimal() and wanted[0].isdecimal())


def _plain_name(name: str) -> str:
    plain = "".join(normalise_text(name).split())
    return _NUMBERED.sub(lambda numeral: str(han_number(numeral[0])), plain)


_NUMBERED = re.compile("[〇零一二三四五六七八九十百]+(?=号?网格)")


@dataclass(frozen=True, slots=True)
class AreaProblem:
    """Why a list of areas cannot be taken in; `row` counts as a spreadsheet does, the header
    being row 1. Reasons: no_code, no_name, too_long, not_text, bad_level, duplicate_code,
    level_changed (of a known area: what stands in it rests on its level), unknown_parent,
    bad_parent (not of a higher level), cycle."""

    row: int
    reason: str
    code: str


@dataclass(frozen=True, slots=True)
class ParsedAreas:
    """The areas of a list, parents before children, or its first problem."""

    areas: tuple[Area, ...] = ()
    problem: AreaProblem | None = None


def areas_from_rows(rows: Sequence[Mapping[str, str]], known: Iterable[Area] = ()) -> ParsedAreas:
    """The areas of a list with columns code, name, level, parent (a code of the list or of a
    known area; blank for a top). Blank rows are passed over; the whole list is judged."""
    numbered = [(at, _cells(row)) for at, row in enumerate(rows, start=2)]
    filled = [(at, cells) for at, cells in numbered if any(cells)]
    held = {area.code: area.level for area in known}
    levels = dict(held)
    codes_seen: set[str] = set()
    for at, (code, name, level, _) in filled:
        reason = _own_fault(code, name, level, codes_seen)
        if not reason and held.get(code, _level(level)) is not _level(level):
            reason = "level_changed"
        if reason:
            return ParsedAreas(problem=AreaProblem(at, reason, code))
        codes_seen.add(code)
        levels[code] = _level(level) or AreaLevel.GRID
    parents = {cells[0]: cells[3] for _, cells in filled}
    for at, (code, _, _, parent) in filled:
        reason = _parent_fault(code, parent, levels, parents)
        if reason:
            return ParsedAreas(problem=AreaProblem(at, reason, code))
    made = [_area(code, name, levels[code], parent) for _, (code, name, _, parent) in filled]
    return ParsedAreas(tuple(sorted(made, key=lambda a: _DEPTH[a.level])))


def digits_of(level: AreaLevel) -> int:
    """How many digits the national codes of divisions have at that level, a grid's fifteen."""
    return next(digits for digits, of in _LEVEL_OF_LENGTH.items() if of is level)


def code_for(level: AreaLevel, code: str, known: Iterable[Area] = ()) -> str:
    """The code that was meant where one of another level was given: what it begins with, where it
    lies below; the only known one of that level that begins with it, where it lies above. Blank
    where nothing tells."""
    if len(code) > digits_of(level):
        return code[: digits_of(level)]
    found = [area.code for area in known if area.level is level and area.code.startswith(code)]
    return found[0] if len(found) == 1 else ""


def level_of_code(code: str) -> AreaLevel | None:
    """The level that the national codes of divisions give an area by their length (6, 9, 12 digits;
    a street may be filled up with zeros), and 15 digits for a grid; None for other codes, of
    which only the tree of areas knows."""
    if not (code.isascii() and code.isdecimal()):
        return None
    if len(code) == _VILLAGE_DIGITS and code.endswith("000"):
        return AreaLevel.DISTRICT if code.endswith("000000") else AreaLevel.STREET
    return _LEVEL_OF_LENGTH.get(len(code))


def _cells(row: Mapping[str, str]) -> tuple[str, str, str, str]:
    code, parent = (normalise_digits(row.get(n) or "") for n in ("code", "parent"))
    name, level = (normalise_text(row.get(n) or "") for n in ("name", "level"))
    return code, name, level, parent


def _level(text: str) -> AreaLevel | None:
    if text in _LEVEL_WORDS:
        return _LEVEL_WORDS[text]
    return next((level for level in AreaLevel if level.value == text.lower()), None)


def _own_fault(code: str, name: str, level: str, seen: set[str]) -> str:
    if not code:
        return "no_code"
    if not name:
        return "no_name"
    if len(code) > LONGEST_CODE or len(name) > LONGEST_NAME:
        return "too_long"
    if not is_text(code + name):
        return "not_text"
    if _level(level) is None:
        return "bad_level"
    return "duplicate_code" if code in seen else ""


def _parent_fault(
    code: str, parent: str, levels: Mapping[str, AreaLevel], parents: Mapping[str, str]
) -> str:
    if not parent:
        return "" if levels[code] is AreaLevel.DISTRICT else "unknown_parent"
    if parent not in levels:
        return "unknown_parent"
    way, above = {code}, parent
    while above:
        if above in way:
            return "cycle"
        way.add(above)
        above = parents.get(above, "")
    return "" if _DEPTH[levels[parent]] < _DEPTH[levels[code]] else "bad_parent"


def _area(code: str, name: str, level: AreaLevel, parent: str) -> Area:
    return Area(area_id(code), code, name, level, area_id(parent) if parent else None)
