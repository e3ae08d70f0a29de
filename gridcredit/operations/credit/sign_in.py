"""Sign-in sheets of group actions, printed from the register before they take place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.credit.paper_codes import MOST_PAGES
from gridcredit.domain.dating import has_gone
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, BadValue, NobodyTakesPart
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import grids_of
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.credit.sign_in import SignIn, SignInDoor, sign_in_codes, sign_in_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.rosters.columns import HOUSEHOLDER
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.credit.members import participation
from gridcredit.store.credit.papers import people
from gridcredit.store.engine.database import Session
from gridcredit.store.register.area_rows import all_areas
from gridcredit.store.register.doors import doors
from gridcredit.store.workspace import audit


@dataclass(frozen=True, slots=True)
class SignInForm:
    """A group action that is to come; what is not known yet stays blank, to be written by hand.
    `village` is a code, blank: one's own; `area` narrows the doors to a grid of it."""

    on: date
    item: str = ""  # its code
    name: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    organiser: str = ""
    village: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class SignInPrinted:
    """The id under which the action is to be entered, and what the file holds."""

    activity: UUID
    pages: int
    people: int


def print_sign_in(desk: Desk, form: SignInForm, out: Path) -> SignInPrinted:
    """Write the sheet, with every adult by door who takes part on the day; the file exists only
    when its codes were read back.

    Raises NobodyTakesPart, BadValue, AreaUnknown, AreaOutside, GlyphMissing, SheetUnreadable,
    StorageFailed.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    offscreen()
    activity = desk.new_id()
    with desk.writing() as session:
        told = _told(desk, session, form, activity)
        sheets = sign_in_sheets(told)
        codes = [{code} for code in sign_in_codes(told, len(sheets))]
        pages = write_paper(out, sheets, "信用+活动签到表", codes=codes)
        count = sum(len(door.people) for door in told.doors)
        audit.log(session, desk.actor.login, "print", {"what": "sign_in", "count": count})
    return SignInPrinted(activity, pages, count)


def _told(desk: Desk, session: Session, form: SignInForm, activity: UUID) -> SignIn:
    area = village_of_code(desk, session, form.village)
    within = form.area or area.code
    if not AreaTree(all_areas(session)).covers(area.code, within):
        raise AreaOutside(within, area.code)
    found = _doors(session, within, form.on)
    if not found:
        raise NobodyTakesPart(area.name, form.on.isoformat())
    if len(found) > MOST_PAGES * _FEWEST_ON_A_PAGE:
        raise BadValue("area", within, "too_many")
    item = rule_book(session, area.id).item(form.on, form.item)
    return SignIn(
        activity,
        area.name,
        form.name.strip(),
        item.name if item else "",
        form.on.isoformat(),
        form.starts,
        form.ends,
        form.place.strip(),
        form.organiser.strip(),
        tuple(found),
    )


_FEWEST_ON_A_PAGE = 10  # doors


def _doors(session: Session, area: str, on: date) -> list[SignInDoor]:
    """The doors of an area behind which somebody takes part on a day, in their order."""
    places = doors(session, grids_of(session, area))
    part = participation(session, [door.household for door in places])
    who = {door.household: part.people(door.household, on) for door in places}
    known = people(session, {one for found in who.values() for one in found})
    found = []
    for door in places:
        here = [
            person
            for person in (known[one] for one in who[door.household] if one in known)
            if not person.removed and not has_gone(person.state, person.left_on, on)
        ]
        here.sort(key=lambda person: (person.relation != HOUSEHOLDER, person.id))
        if here:
            found.append(SignInDoor(door.address, tuple(person.name for person in here)))
    return found
