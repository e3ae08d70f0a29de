"""参与确认 to be signed: with the names of households, or unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldrules import line
from gridcredit.operations.credit.places import village_of_code, villages_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.credit.membership import Adult, MembershipForm, membership_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.rosters.columns import HOUSEHOLDER
from gridcredit.store.credit.members import members_on
from gridcredit.store.credit.papers import people
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists
from gridcredit.store.register.doors import doors_of
from gridcredit.store.workspace import audit

_MOST_UNNAMED = 500
_NOTICE = line(60, least=1)


def print_membership_forms(
    desk: Desk,
    out: Path,
    notice: str,
    households: Sequence[UUID] = (),
    unnamed: int = 0,
    village: str = "",
) -> int:
    """Write the forms of these households with a line for each adult, and so many without names;
    how many pages. `notice` is the version of the notice that is handed out with them.

    Raises NotFound, BadValue, AreaUnknown, AreaOutside, GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    if fault := _NOTICE(notice):
        raise BadValue("notice_version", notice, fault)
    if not 0 <= unnamed <= _MOST_UNNAMED or not (households or unnamed):
        raise BadValue("count", str(unnamed), f"1-{_MOST_UNNAMED}")
    offscreen()
    with desk.writing() as session:
        forms = [*_named(desk, session, notice, households, desk.today())]
        if unnamed:
            area = village_of_code(desk, session, village)
            texts = in_force(session, area.code)
            office = texts.unit or desk.node.name
            forms += [MembershipForm(area.name, office, texts.hotline, notice)] * unnamed
        told = {"what": "membership", "count": len(households)}
        audit.log(session, desk.actor.login, "print", told)
        return write_paper(out, membership_sheets(forms), "信用+参与确认书")


def _named(
    desk: Desk, session: Session, notice: str, households: Sequence[UUID], on: date
) -> list[MembershipForm]:
    for household in households:
        register_lists.get(session, "household", household)
    villages = villages_of(session, households)
    places = doors_of(session, households)
    adults = members_on(session, households, on, coverage_rules(session))
    known = people(session, {one for found in adults.values() for one in found})
    forms = []
    for household in households:
        area = villages[household]
        texts = in_force(session, area.code)
        door = places.get(household)
        who = [known[one] for one in adults[household]]
        who.sort(key=lambda person: (person.relation != HOUSEHOLDER, person.id))
        forms.append(
            MembershipForm(
                area.name,
                texts.unit or desk.node.name,
                texts.hotline,
                notice,
                door.address if door else "",
                door.householder if door else "",
                tuple(Adult(p.name, str(p.birth_date.year) if p.birth_date else "") for p in who),
            )
        )
    return forms
