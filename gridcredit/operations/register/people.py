"""Households and residents: list, look at, edit, take back."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit import shapes
from gridcredit.domain import coverage
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import AreaLevel, ResidentState
from gridcredit.domain.duties import Duty
from gridcredit.domain.entering import resident_faults, with_birth
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue, NotFound
from gridcredit.domain.identity import birth_of, check_id_number
from gridcredit.domain.journal import RevisionId
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.records import KINDS, to_plain
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.finding import find_hits
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases, area_of, journal
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import register_lists, snapshot
from gridcredit.store.register.register_lists import HouseholdLine, HouseholdPage, ResidentLine
from gridcredit.store.workspace import audit

_GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)
_ALL = 1_000_000  # a script wants every hit, not the first screen of them


@dataclass(frozen=True, slots=True)
class Person:
    """A resident as a list shows one, with the state of today."""

    line: ResidentLine
    eligible: bool
    registration: str
    pledged: bool


def grids_of(session: Session, code: str) -> list[UUID]:
    """The grids below an area ("": all). Raises AreaUnknown."""
    tree = AreaTree(stored_areas.all_areas(session))
    if not code:
        return [area.id for area in tree.grids()]
    if tree.by_code(code) is None:
        raise AreaUnknown(code)
    return [area.id for area in tree.grids(code)]


def list_households(
    desk: Desk, text: str = "", area: str = "", purpose: str = ""
) -> list[HouseholdLine]:
    """Households of an area in the order of their addresses; masked unless a purpose is given."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "households", purpose)
    hits = find_hits(desk, text, _ALL) if text.strip() else None
    with desk.reading() as session:
        ids = register_lists.household_ids(session, grids_of(session, area))
        if hits is not None:
            found = {hit.household for hit in hits}
            ids = [i for i in ids if i in found]
        lines = register_lists.household_lines(session, ids)
    return lines if purpose else [_masked_household(line) for line in lines]


@many_values()
def list_residents(desk: Desk, text: str = "", area: str = "", purpose: str = "") -> list[Person]:
    """Residents of an area in the order of their addresses, with where each stands today."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "residents", purpose)
    hits = find_hits(desk, text, _ALL) if text.strip() else None
    with desk.reading() as session:
        grids = grids_of(session, area)
        lines = register_lists.resident_lines(session, grids)
        if hits is not None:
            found = {hit.subject for hit in hits}  # of a door all who live behind it
            lines = [line for line in lines if line.id in found or line.household in found]
        rules = coverage_rules(session)
    today = desk.today()
    people = []
    for line in lines:
        s = line.standing
        belongs = coverage.membership(s, today, rules=rules) is coverage.Membership.ELIGIBLE
        state = coverage.registration_on(s, today)
        shown = line if purpose else _masked_resident(line)
        word = state.value if state else ""
        people.append(Person(shown, belongs, word, coverage.pledged_on(s, today)))
    return people


def household_page(desk: Desk, household: UUID) -> HouseholdPage:
    """A household with its dwelling, people and timeline. Raises NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return register_lists.household_page(session, household)


def set_resident_field(desk: Desk, resident: UUID, field: str, value: str) -> RevisionId | None:
    """Edit one field of a resident from text; None when it held that already.

    Raises NotFound, BadValue.
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        return change_field(desk, session, resident, field, value)


def is_shared_number(desk: Desk, number: str, besides: UUID | None = None) -> bool:
    """Whether another person on the register carries an ID number: it is said, and may stand."""
    desk.actor.require(Duty.READ)
    wanted = check_id_number(number).number
    with desk.reading() as session:
        carriers = snapshot.residents_with(session, [wanted]).get(wanted, [])
    return any(person.id != besides for person in carriers)


def change_field(
    desk: Desk, session: Session, resident: UUID, field: str, value: str
) -> RevisionId | None:
    """Write one field of a resident from text, after its rules were asked."""
    person = register_lists.get(session, "resident", resident)
    new = completed("resident", person, {field: _from_text(field, value)})
    check_change("resident", person, new, desk.today())
    check_owner(desk, session, "resident", new)
    for row in aliases.merged_into(session, [resident]) if "household" in new else ():
        journal.edit(session, "resident", row, {"household": new["household"]})
    return journal.edit(session, "resident", resident, new)


def completed(entity: str, record: Any, new: Mapping[str, Any]) -> dict[str, Any]:
    """New plain values with what follows from them: an ID number in its usual form, and the birth
    date that it says."""
    if entity != "resident":
        return dict(new)
    number = new.get("id_number")
    tidy = {"id_number": check_id_number(number).number} if isinstance(number, str) else {}
    return with_birth(record.id_number, {**_gone_again(record, new), **new, **tidy})


def _gone_again(person: Resident, new: Mapping[str, Any]) -> dict[str, Any]:
    """Who came back and leaves once more has one day of leaving, and the earlier absence no place
    any more: the stays become one, for what was counted before the first leaving is to stay."""
    leaves = new.get("state") in _GONE and person.state not in _GONE
    was_away = person.left_on and person.arrived_on and person.left_on <= person.arrived_on
    return {"arrived_on": None} if leaves and was_away else {}


def born(person: Resident) -> Resident:
    """The same with the birth date that the ID number says."""
    says = birth_of(person.id_number, person.birth_date)
    return person if says == person.birth_date else replace(person, birth_date=says)


def check_change(entity: str, record: Any, new: Mapping[str, Any], today: date) -> None:
    """Raise BadValue where new plain values cannot stand; what is not changed is not judged."""
    kind = KINDS[entity]
    for name in new:
        if name not in kind.columns or not kind.columns[name].editable:
            raise BadValue(name, "", "unknown_field")
        if isinstance(new[name], str) and not is_text(new[name]):
            raise BadValue(name, "", "not_text")
    values = {n: to_plain(getattr(record, n)) for n in kind.fields} | dict(new)
    try:
        changed = shapes.converter(kind.record)({**values, "id": record.id})
    except ValueError as error:
        raise BadValue(next(iter(new)), str(next(iter(new.values()))), "wrong_form") from error
    if isinstance(changed, Resident):
        check_person(changed, today, new)


def check_owner(desk: Desk, session: Session, entity: str, new: Mapping[str, Any]) -> None:
    """Raise NotFound or AreaOutside where a record would be put under what is not there, or is
    not of one's own area."""
    owner = KINDS[entity].owner
    if owner not in new:
        return
    place = UUID(new[owner])
    if owner == "area":
        grid = stored_areas.area(session, place)
    else:
        register_lists.get(session, owner, place)
        code = area_of.code_of_row(session, owner, place.bytes)
        grid = stored_areas.area_by_code(session, code)
    require_own(desk, session, grid)


def require_own(desk: Desk, session: Session, grid: Area) -> None:
    """Raise unless it is a grid of one's own area. AreaUnknown, AreaOutside."""
    if grid.level is not AreaLevel.GRID:
        raise AreaUnknown(grid.code)
    tree = AreaTree(stored_areas.all_areas(session))
    if not tree.covers(desk.node.area, grid.code):
        raise AreaOutside(grid.code, desk.node.area)


def check_person(person: Resident, today: date, fields: Container[str] | None = None) -> None:
    """Raise BadValue where a resident cannot be kept so; with `fields`, only for those."""
    for field, reason in resident_faults(person, today).items():
        if fields is None or field in fields:
            value = str(getattr(person, field) or "")
            raise BadValue(field, mask_id(value) if field == "id_number" else value, reason)


def _from_text(field: str, value: str) -> Any:
    """A field's plain value from text: blank clears it, 1/0 for flags."""
    if field == "limited":
        if value not in ("0", "1", "true", "false"):
            raise BadValue(field, value, "wrong_form")
        return value in ("1", "true")
    if field in ("birth_date", "arrived_on", "left_on"):
        return value or None
    if field == "household":
        return _id_text(value)
    return value


def _id_text(value: str) -> str:
    try:
        return UUID(value).hex
    except ValueError as error:
        raise NotFound("household", value) from error


def log_unmasking(desk: Desk, what: str, purpose: str) -> None:
    """Log what is about to be shown in full, where a purpose is given. Raises NotAllowed, and
    BadValue for a purpose that says nothing."""
    if not purpose:
        return
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    with desk.writing() as session:
        audit.log(session, desk.actor.login, "reveal", {"what": what, "purpose": purpose})


def _masked_household(line: HouseholdLine) -> HouseholdLine:
    return replace(line, householder=mask_name(line.householder))


def _masked_resident(line: ResidentLine) -> ResidentLine:
    return replace(
        line,
        name=mask_name(line.name),
        id_number=mask_id(line.id_number),
        phone=mask_phone(line.phone),
    )
