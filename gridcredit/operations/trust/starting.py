"""How a workspace begins: a district founds the tree of trust; streets, villages and grids make one
that waits for its certificate."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gridcredit import paths
from gridcredit.domain.area_tree import (
    AreaTree,
    areas_from_rows,
    code_for,
    digits_of,
    level_of_code,
)
from gridcredit.domain.codes import AreaLevel, Office, Suite
from gridcredit.domain.errors import AreaUnknown, BadValue, WrongLevel
from gridcredit.domain.fieldrules import LONGEST_CODE
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.officenames import name_fault
from gridcredit.domain.writing import is_text, normalise_digits
from gridcredit.operations.desk import Clock, Desk, NewId
from gridcredit.operations.installation.founding import Fill, found
from gridcredit.operations.register.areas import keep_areas, read_areas_file
from gridcredit.operations.trust import suites
from gridcredit.operations.trust.inviting import LEVELS
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import area_rows
from gridcredit.sync import enrolment
from gridcredit.sync.documents import Party
from gridcredit.sync.keys import NodeKeys

VALID = (date(1970, 1, 1), date(2099, 12, 31))
"""Laptops' clocks are wrong by years and offline nobody sets them right: certificates end by
revocation, which travels down, not by a date that a flat battery can move."""


def start_district(
    folder: Path,
    area: str,
    areas_file: Path,
    name: str,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    login: str = "district",
    suite: Suite = Suite.A,
    token: str = "",
    server: str = "",
) -> Desk:
    """Make the district's workspace, the root of trust, with its areas, the first targets and the
    suite of all its links; `token` names what holds its keys, when software shall not; `server` is
    the URL of the database server for its tables, when a file shall not hold them.

    Raises WorkspaceExists, WeakPassphrase, FileUnreadable, AreasRefused, AreaUnknown, TokenFailed,
    SuiteMissing, ServerAway, ServerRefused, BadValue.
    """
    rows = read_areas_file(areas_file)
    area, name = _named(area, name)
    party = Party(node=new_id(), office=Office.DISTRICT, area=area)
    keys = _new_keys(token)
    keys.of(suite, name)
    issued = clock().replace(microsecond=0, tzinfo=None).isoformat()
    certificate = enrolment.certify_district(party, name, keys, VALID, issued).to_bytes()
    own = _own_node(party, name, nodes.ACTIVE, keys, certificate)

    def fill(session: Session) -> None:
        keep_areas(session, rows, areas_file.name, within="")
        top = AreaTree(area_rows.all_areas(session)).by_code(area)
        if top is None or top.level is not AreaLevel.DISTRICT:
            raise AreaUnknown(area)
        targets = [Target(new_id(), top.id, on, rate) for on, rate in _first_targets()]
        journal.add(session, [*targets, suites.first_choice(suite)])

    return found(folder, own, keys, passphrase, login, clock, new_id, fill, server)


def start_child(
    folder: Path,
    office: Office,
    area: str,
    name: str,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    login: str = "",
    token: str = "",
    fill: Fill | None = None,
) -> Desk:
    """Make the workspace of an office below the district, which waits for its certificate; `token`
    and `fill` as above.

    Raises WorkspaceExists, WeakPassphrase, BadValue, WrongLevel, TokenFailed.
    """
    if office not in LEVELS:
        raise BadValue("role", office.value, " | ".join(LEVELS))
    area, name = _named(area, name)
    _require_level(office, area)
    keys = _new_keys(token)
    party = Party(node=new_id(), office=office, area=area)
    own = _own_node(party, name, nodes.WAITING, keys, None)
    return found(folder, own, keys, passphrase, login or office.value, clock, new_id, fill)


def _require_level(office: Office, code: str) -> None:
    """Raise WrongLevel where the code itself tells that its area is not of the office's level. The
    list of areas is above; the one that comes with the program only helps to suggest."""
    found, asked = level_of_code(code), LEVELS[office]
    if found is None or found is asked:
        return
    file = paths.resources() / "demo" / "areas.csv"
    known = areas_from_rows(read_areas_file(file)).areas
    suggested = code_for(asked, code, known)
    raise WrongLevel(office.value, code, found.value, digits_of(asked), suggested)


def _own_node(
    party: Party, name: str, state: str, keys: NodeKeys, certificate: bytes | None
) -> Node:
    return Node(
        id=party.node,
        office=party.office.value,
        area=party.area,
        name=name,
        state=state,
        kinship=nodes.SELF,
        certificate=certificate,
        signing_key=keys.public.signing,
        age_recipient=keys.public.age_recipient,
    )


def _new_keys(token: str) -> NodeKeys:
    return NodeKeys.in_token(token) if token else NodeKeys.create()


def _named(area: str, name: str) -> tuple[str, str]:
    """Area, written as lists of areas write it, and name as documents of the exchange can carry
    them. Raises BadValue."""
    plain = area.strip()
    faults = {"area": _code_fault(plain), "name": name_fault(name.strip())}
    for field, fault in faults.items():
        if fault:
            raise BadValue(field, "", fault)
    return normalise_digits(plain), name.strip()


def _code_fault(code: str) -> str:
    if not code:
        return "empty"
    if len(code) > LONGEST_CODE:
        return "too_long"
    return "" if is_text(code) else "not_text"


def _first_targets() -> Iterable[tuple[date, int]]:
    """The dated targets that a new district begins with, in hundredths of a per cent."""
    file = paths.resources() / "templates" / "targets.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield date.fromisoformat(row["on"]), int(row["rate"])
