"""备注模板: sentences that notes begin with. Some come with the program; an office adds its own for
itself and all below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.note_template import NoteTemplate
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.searching import initials
from gridcredit.operations.desk import Desk
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.search.readings import load_readings

MOST = 26
"""Sentences that a menu by letters has room for."""


@dataclass(frozen=True, slots=True)
class NoteSentence:
    """A sentence; `id` is None for what comes with the program, `is_own` says that this office
    may change it."""

    wording: str
    id: UUID | None = None
    place: int = 0
    is_own: bool = False
    letters: str = ""  # the first of its first characters' readings, such as YJJ


def note_sentences(desk: Desk) -> list[NoteSentence]:
    """What notes may begin with here: one's own sentences first, then those of the offices above,
    the nearest in front, then what comes with the program; each once."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return sentences_in(desk, session)


def sentences_in(desk: Desk, session: Session) -> list[NoteSentence]:
    """`note_sentences` for who asks more of the same snapshot."""
    found = _sentences(desk, session)
    found += [NoteSentence(one) for one in _starter(resources() / "templates")]
    said: dict[str, NoteSentence] = {}
    for one in found:
        said.setdefault(one.wording, one)
    readings = load_readings(resources() / "pinyin")
    return [replace(one, letters=initials(one.wording, readings)) for one in said.values()]


def add_sentence(desk: Desk, wording: str) -> UUID:
    """Add a sentence behind one's own; it goes down with the next packages. Raises BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    said = " ".join(wording.split())
    with desk.writing() as session:
        own = [one for one in _sentences(desk, session) if one.is_own]
        _check(said, own)
        if len(own) >= MOST:
            raise BadValue("wording", said, "too_many")
        place = max((one.place for one in own), default=0) + 1
        made = NoteTemplate(desk.new_id(), _own_area(desk, session).id, said, place)
        journal.add(session, [made])
    return made.id


def change_sentence(desk: Desk, template: UUID, wording: str) -> str:
    """Let one of one's own sentences read otherwise; how it read before. Raises NotFound,
    AreaOutside, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    said = " ".join(wording.split())
    with desk.writing() as session:
        before = _own(desk, session, template)
        own = [one for one in _sentences(desk, session) if one.is_own and one.id != template]
        _check(said, own)
        journal.edit(session, "note_template", template, {"wording": said})
    return before.wording


def move_sentence(desk: Desk, template: UUID, by: int) -> None:
    """Let one of one's own sentences stand so many places further down (negative: up). Raises
    NotFound, AreaOutside."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        _own(desk, session, template)
        order = [one.id for one in _sentences(desk, session) if one.is_own]
        at = order.index(template)
        to = min(max(at + by, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        for place, row in enumerate(order, 1):
            if row is not None:
                journal.edit(session, "note_template", row, {"place": place})


def remove_sentence(desk: Desk, template: UUID, reason: str) -> None:
    """Offer one of one's own sentences no more. Raises NotFound, AreaOutside, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        _own(desk, session, template)
        journal.edit(session, "note_template", template, {"removed": why})


def bring_back_sentence(desk: Desk, template: UUID) -> None:
    """Offer a removed sentence again. Raises NotFound, AreaOutside."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        _own(desk, session, template)
        journal.edit(session, "note_template", template, {"removed": ""})


def _check(said: str, own: list[NoteSentence]) -> None:
    if not said:
        raise BadValue("wording", "", "empty")
    if any(one.wording == said for one in own):
        raise BadValue("wording", said, "said_twice")


def _own(desk: Desk, session: Session, template: UUID) -> NoteTemplate:
    found: NoteTemplate = register_lists.get(session, "note_template", template)
    if found.area != _own_area(desk, session).id:
        area = AreaTree(area_rows.all_areas(session)).by_id(found.area)
        raise AreaOutside(area.code, desk.node.area)
    return found


def _sentences(desk: Desk, session: Session) -> list[NoteSentence]:
    tree = AreaTree(area_rows.all_areas(session))
    above = [one.id for one in reversed(tree.path(desk.node.area))]
    own = _own_area(desk, session).id
    found = [one for one in load_by(session, NoteTemplate, "area", above) if not one.removed]
    found.sort(key=lambda one: (above.index(one.area), one.place, one.id))
    return [NoteSentence(one.wording, one.id, one.place, one.area == own) for one in found]


def _own_area(desk: Desk, session: Session) -> Area:
    area = AreaTree(area_rows.all_areas(session)).by_code(desk.node.area)
    if area is None:
        raise AreaUnknown(desk.node.area)
    return area


@cache
def _starter(templates: Path) -> tuple[str, ...]:
    lines = (templates / "note_templates.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip())
