"""Texts of 信用承诺书: taken in from a table, listed, and which is in force for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from gridcredit import paths
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.pledge_text import PledgeText
from gridcredit.domain.pledge_texts import Wording, wording_faults
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.rosters.headed_tables import CellRefused
from gridcredit.rosters.pledge_texts import read_pledge_text, write_pledge_text
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, corrections, pledge_papers


@dataclass(frozen=True, slots=True)
class TextImported:
    """What a file came to; `id` is None where nothing was written: only looked at, or a row was
    refused."""

    id: UUID | None
    wording: Wording | None
    refused: tuple[CellRefused, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text with the area it is for (its code and its name); the starter text that comes with the
    program has no id and is for nobody in particular. `is_own`: it is this office's, which may take
    it back."""

    wording: Wording
    id: UUID | None = None
    area: str = ""
    is_in_force: bool = False
    area_name: str = ""
    is_own: bool = False


def import_text(desk: Desk, file: Path, check: bool = False) -> TextImported:
    """Put the text of a file in force in one's own area and all below it, from its day on; with a
    refused row nothing is taken in. `check` changes nothing.

    Raises FileUnreadable, NotSavedAsWorkbook, ColumnsMissing, StorageFailed, BadValue.
    """
    desk.actor.require(Duty.SET_PLEDGE_TEXTS)
    read = read_pledge_text(file)
    if read.wording is None or check:
        return TextImported(None, read.wording, tuple(read.refused))
    return TextImported(put_in_force(desk, read.wording), read.wording)


def put_in_force(desk: Desk, said: Wording) -> UUID:
    """Put a text in force in one's own area and all below it, from its day on. Raises BadValue:
    the version is used, or a part may not be said so."""
    desk.actor.require(Duty.SET_PLEDGE_TEXTS)
    for fault in wording_faults(said):
        raise BadValue(fault.part, fault.said, fault.reason, "pledge_text")
    with desk.writing() as session:
        own = _own_area(desk, session)
        if any(one.version == said.version for one in pledge_papers.pledge_texts(session)):
            raise BadValue("version", said.version, "version_taken", "pledge_text")
        made = PledgeText(
            *(desk.new_id(), own.id, said.version, said.begins, said.clauses),
            said.notice,
            said.ticks,
        )
        journal.add(session, [made])
    return made.id


def take_back(desk: Desk, text: UUID, reason: str) -> None:
    """Take a text of one's own area back: the one before it is in force again. What was printed
    with it stays. Raises NotFound, AlreadyCorrected, BadValue (no reason)."""
    desk.actor.require(Duty.SET_PLEDGE_TEXTS)
    why = checked_reason(reason)
    with desk.writing() as session:
        found: PledgeText = corrections.standing_fact(session, "pledge_text", text)
        if found.area != _own_area(desk, session).id:
            raise NotFound("pledge_text", str(text))
        gone = replace(found, id=desk.new_id(), corrects=text, void=True, reason=why)
        journal.add(session, [gone])


def list_texts(desk: Desk) -> list[ListedText]:
    """All texts, the starter text before them; which is in force today at this office."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        now = text_for(session, desk.node.area, desk.today())
        tree = AreaTree(area_rows.all_areas(session))
        found = [ListedText(starter(), is_in_force=now == starter())]
        for one in pledge_papers.pledge_texts(session):
            area, said = tree.by_id(one.area), wording_of(one)
            is_own = area.code == desk.node.area
            found.append(ListedText(said, one.id, area.code, said == now, area.name, is_own))
    return found


def export_text(desk: Desk, out: Path, version: str = "") -> Wording:
    """Write a text as a workbook to edit; the one in force where no version is named. Raises
    NotFound, StorageFailed."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        said = text_for(session, desk.node.area, desk.today(), version)
    write_pledge_text(out, said)
    return said


def text_for(session: Session, area: str, on: date, version: str = "") -> Wording:
    """The text for an area on a day: of the nearest office above it that said one, the latest that
    has begun; where none has, the starter text. A version means the text of that name. Raises
    NotFound."""
    texts = pledge_papers.pledge_texts(session)
    if version:
        known = [starter(), *(wording_of(one) for one in texts)]
        for said in reversed(known):
            if said.version == version:
                return said
        raise NotFound("pledge_text", version)
    path = AreaTree(area_rows.all_areas(session)).path(area)
    return next(_begun(texts, [one.id for one in reversed(path)], on), starter())


def _begun(texts: list[PledgeText], areas: list[UUID], on: date) -> Iterator[Wording]:
    for area in areas:
        begun = [one for one in texts if one.area == area and one.begins <= on]
        if begun:
            yield wording_of(begun[-1])


def wording_of(told: PledgeText) -> Wording:
    """What a text says."""
    return Wording(told.version, told.begins, told.clauses, told.notice, told.ticks)


def starter() -> Wording:
    """The text that comes with the program."""
    return _starter(paths.resources() / "templates")


@cache
def _starter(templates: Path) -> Wording:
    read = read_pledge_text(templates / "pledge_text.csv")
    if read.wording is None:
        raise ValueError(str(read.refused[:1]))
    return read.wording


def _own_area(desk: Desk, session: Session) -> Area:
    area = AreaTree(area_rows.all_areas(session)).by_code(desk.node.area)
    if area is None:
        raise NotFound("area", desk.node.area)
    return area
