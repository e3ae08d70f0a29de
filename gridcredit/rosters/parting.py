"""Takes addresses that stand in one cell apart into estate, building, unit and room."""

from __future__ import annotations

import re

from gridcredit.rosters.columns import Datum

_NUMBER = r"(?:\d+[A-Za-z]?|第?[〇零一二两三四五六七八九十百]+)"
_UNIT = rf"(?:{_NUMBER}|[东西中南北甲乙丙丁])\s*号?单元"
_INDOORS = re.compile(
    r"(?P<estate>.*?)"
    rf"(?P<building>(?:(?<![\dA-Za-z-]){_NUMBER}\s*(?:号\s*楼|号?[栋幢座]|#楼|#)"
    rf"|(?<![\dA-Za-z-]){_NUMBER}\s*[号楼](?=\s*{_UNIT})"
    r"|(?<![A-Za-z])[A-Za-z]\d*\s*(?:号?[楼栋幢座])))\s*"
    rf"(?P<unit>{_UNIT})?(?P<room>.*)"
)
_AT_A_NUMBER = re.compile(r"(?P<estate>\D*)(?P<room>\d.*)")


def split_address(text: str) -> tuple[str, str, str, str]:
    """Estate, building, unit and room of an address in one piece, as written: but for the blanks
    between them they give the text again. What cannot be told apart stays in the estate."""
    if found := _INDOORS.fullmatch(text):
        estate, building, unit, room = found.group("estate", "building", "unit", "room")
        return estate.strip(), building.strip(), (unit or "").strip(), room.strip()
    if found := _AT_A_NUMBER.fullmatch(text):
        return found["estate"].strip(), "", "", found["room"].strip()
    return text, "", "", ""


def take_addresses_apart(parts: dict[Datum, list[str]]) -> None:
    """Give the columns of the address, in place, what a column with all of it states and they do
    not."""
    columns = [parts[f] for f in (Datum.ESTATE, Datum.BUILDING, Datum.UNIT, Datum.ROOM)]
    for at, text in enumerate(parts[Datum.ADDRESS]):
        if not text:
            continue
        estate, building, *_ = stated = [column[at] for column in columns]
        if not any(stated):
            found: tuple[str, ...] = split_address(text)
        elif not any(stated[1:]):
            found = (estate, *_within(estate, text))
        elif not estate:
            apart = split_address(text)
            found = (apart[0] if apart[1] and apart[1] == building else text, *stated[1:])
        else:
            continue
        for column, part in zip(columns, found, strict=True):
            column[at] = part


def _within(estate: str, text: str) -> tuple[str, str, str]:
    """Building, unit and room of an address whose estate stands in a column of its own."""
    further = text.removeprefix(estate).strip()
    again, *indoors = split_address(further)
    building, unit, room = indoors
    if not again or again.endswith(estate):
        return building, unit, room
    return "", "", further
