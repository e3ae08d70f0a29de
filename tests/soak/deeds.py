"""What people do in a history: each deed takes a site and two numbers that choose among few rows,
so that many hands meet on the same fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.codes import Office, RegistrationKind, VisitOutcome
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.exchange import situation
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import amending, merging, rules
from gridcredit.operations.visits import visiting
from gridcredit.store.journal import conflicts
from gridcredit.store.register import register_lists
from tests.operations.adding import add_registration
from tests.soak.kept import GRIDS
from tests.soak.site import Site

Deed = Callable[[Site, int, int], object]

# Blank is a value: clearing a field is one of the edits.
_PERSONAL = {"phone": ("", "19900000001", "19900000002"), "note": ("甲", "", "乙")}
_OPEN = {
    "state": ("home", "away"),
    "population": ("permanent", "floating", "separated"),
    "arrived_on": (None, "2020-01-01", "2021-01-01"),
    "limited": (False, True),
}


def pick(site: Site, table: str, which: int) -> UUID:
    """One of the rows that the site knows. Raises NotFound."""
    with site.desk.reading() as session:
        ids = session.scalars(text(f"SELECT id FROM {table} ORDER BY id")).all()
    if not ids:
        raise NotFound(table, "")
    return UUID(bytes=ids[which % len(ids)])


def edit_person(site: Site, which: int, value: int) -> object:
    """Change one or two fields of a resident; a district knows only the open ones."""
    fields = _OPEN if site.place.office is Office.DISTRICT else _PERSONAL | _OPEN
    names = sorted(fields)
    some = {names[value % len(names)], names[value // 7 % len(names)]}
    new = {name: fields[name][value // 3 % len(fields[name])] for name in some}
    return amending.change(site.desk, "resident", pick(site, "resident", which), new)


def edit_same(site: Site, row: UUID, value: int) -> object:
    """Change or clear one of two fields of somebody whom many know."""
    field = "state" if value % 2 or site.place.office is Office.DISTRICT else "phone"
    values = _OPEN["state"] if field == "state" else _PERSONAL["phone"]
    return amending.change(site.desk, "resident", row, {field: values[value // 2 % len(values)]})


def edit_home(site: Site, which: int, value: int) -> object:
    """Change a household's or a dwelling's field."""
    if site.place.office is Office.DISTRICT or value % 2:
        new = {"use": ("home", "rented", "empty")[value // 2 % 3]}
        return amending.change(site.desk, "dwelling", pick(site, "dwelling", which), new)
    new = {"note": ("", "丙", "丁")[value // 2 % 3]}
    return amending.change(site.desk, "household", pick(site, "household", which), new)


def remove(site: Site, which: int, value: int) -> object:
    """Take a resident or a household off the register, or put it on again."""
    entity = ("resident", "household")[value % 2]
    row = pick(site, entity, which)
    if value % 3 == 0:
        return amending.change(site.desk, entity, row, {"removed": ""})
    return amending.remove(site.desk, entity, row, ("去世", "迁出")[value // 2 % 2])


def move_household(site: Site, which: int, value: int) -> object:
    """Let a household live in another dwelling, of another grid where the office has one."""
    dwelling = pick(site, "dwelling", value)
    row = pick(site, "household", which)
    return amending.change(site.desk, "household", row, {"dwelling": dwelling.hex})


def move_person(site: Site, which: int, value: int) -> object:
    """Let a resident live in another household."""
    household = pick(site, "household", value)
    return amending.change(
        site.desk, "resident", pick(site, "resident", which), {"household": household.hex}
    )


def move_dwelling(site: Site, which: int, value: int) -> object:
    """Draw a dwelling into another grid."""
    new = {"area": area_id(GRIDS[value % len(GRIDS)]).hex}
    return amending.change(site.desk, "dwelling", pick(site, "dwelling", which), new)


def add_home(site: Site, which: int, value: int) -> object:
    """Add a household with a person, at a new address or at one that others may add too."""
    desk = site.desk
    grids = [grid for grid in GRIDS if grid.startswith(site.place.area)] or list(GRIDS)
    place = Dwelling(desk.new_id(), area_id(grids[which % len(grids)]), "榴园", "", "", f"{value}")
    home = Household(desk.new_id(), place.id, f"9{value:03}", "王建国")
    person = Resident(desk.new_id(), home.id, "王建国", birth_date=date(1970, 3, 1))
    return amending.add_household(desk, place, home, person)


def visit(site: Site, which: int, value: int) -> object:
    """Knock on a door, with or without something settled for one adult."""
    desk = site.desk
    household = pick(site, "household", which)
    at = desk.clock().isoformat(timespec="minutes")
    knock = Visit(desk.new_id(), household, at, list(VisitOutcome)[value % 2 * 3])
    return visiting.log_visit(desk, visiting.VisitEntry(knock))


def take_back_visit(site: Site, which: int, value: int) -> object:
    """Take a visit back."""
    return visiting.take_back_visit(site.desk, pick(site, "visit", which))


def register(site: Site, which: int, value: int) -> object:
    """Note that somebody registered or withdrew."""
    kind = (RegistrationKind.REGISTERED, RegistrationKind.INFORMED, RegistrationKind.WITHDREW)
    row = pick(site, "resident", which)
    return add_registration(site.desk, row, kind[value % 3], site.desk.clock().date())


def pledge(site: Site, which: int, value: int) -> object:
    """Let somebody sign, with or without a photo of the paper."""
    row = pick(site, "resident", which)
    scan = site.folder.parent / f"photo {value}.jpg" if value % 2 else None
    if scan:
        scan.write_bytes(b"\xff\xd8\xff\xe0" + value.to_bytes() * 50)
    return signing.sign_pledge(site.desk, row, site.desk.clock().date(), scan)


def choose(site: Site, which: int, value: int) -> object:
    """Close a conflict: left, right, or a third where the field is free text."""
    with site.desk.reading() as session:
        found = conflicts.open_conflicts(session)
    if not found:
        raise NotFound("conflict", "")
    one = found[which % len(found)]
    offered = [held.value for held in one.values]
    if one.field == "note":
        offered.append("第三")
    return situation.choose(site.desk, one, offered[value % len(offered)])


def rule_from_above(site: Site, which: int, value: int) -> object:
    """Change a rule or a target."""
    if site.place.office is not Office.DISTRICT:
        raise NotFound("duty", "")
    if value % 2:
        return rules.set_rule(site.desk, rules.COOL_OFF_DAYS, 30 + which)
    return covering.set_target(site.desk, "GX", date(2030, 1, 1 + which), 5000 + value)


def merge_people(site: Site, which: int, value: int) -> object:
    """Say that somebody without an ID number, and so perhaps a double, is one person with another;
    where everybody has a number a double is entered."""
    desk, other = site.desk, pick(site, "resident", value)
    try:
        one = pick(site, "resident WHERE id_number = ''", which)
    except NotFound:
        with desk.reading() as session:
            known = register_lists.get(session, "resident", other)
        double = Resident(desk.new_id(), known.household, known.name, phone="19900000003")
        return amending.add_resident(desk, double)
    return merging.merge(desk, one, other, "同一人")


def unmerge_people(site: Site, which: int, value: int) -> object:
    """Say that they are two after all."""
    return merging.unmerge(site.desk, pick(site, "resident_merge", which))


DEEDS: dict[str, Deed] = {
    deed.__name__: deed
    for deed in (
        edit_person,
        edit_home,
        remove,
        move_household,
        move_person,
        move_dwelling,
        add_home,
        visit,
        take_back_visit,
        register,
        pledge,
        merge_people,
        unmerge_people,
        choose,
        rule_from_above,
    )
}
