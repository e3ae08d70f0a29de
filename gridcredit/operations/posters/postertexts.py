"""What offices wish on the posters of all below them (operations.register.office_texts): sent down,
and chosen here."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.poster_text import PosterText
from gridcredit.domain.links import check_link
from gridcredit.domain.records import part_id
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import FIELDS, PREFERENCES, Texts, texts_above
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, preferences
from gridcredit.store.register import area_rows, rules

LONGEST = 500  # characters; a code that a phone reads from paper holds less


def send_down(desk: Desk, texts: Texts) -> None:
    """Wish these on the posters of one's own area and all below; a blank one leaves it to the
    offices above. Raises BadValue."""
    desk.actor.require(Duty.EDIT_AREAS)
    new = {name: getattr(texts, name).strip() for name in FIELDS}
    for name, value in new.items():
        if len(value) > LONGEST:
            raise BadValue(name, "", "too_long")
        if not is_text(value):
            raise BadValue(name, "", "not_text")
    if new["link"]:
        check_link(new["link"])
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        row = part_id(own.id, "poster_text")
        if own.id in rules.poster_texts(session):
            journal.edit(session, "poster_text", row, new)
        else:
            journal.add(session, [PosterText(row, own.id, **new)])


def sent_down(desk: Desk) -> Texts:
    """What reaches one's own area, by the nearest office that says something."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return texts_above(session, desk.node.area)


def choose(session: Session, code: str, texts: Texts) -> None:
    """Keep a choice of one's own, only where it differs from what comes down: what nobody chose
    here follows the offices above when they change it. A blank unit is no choice."""
    above = texts_above(session, code)
    for name, key in PREFERENCES.items():
        value = getattr(texts, name)
        if value == getattr(above, name) or (name == "unit" and not value):
            preferences.drop(session, key)
        else:
            preferences.put(session, key, value)
