"""What is wrong with a household or a resident as typed, field by field, before it is kept.

A fault must be mended; a doubt is shown and may stand, as it may in an imported register.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.identity import birth_in, check_id_number
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.phones import is_phone, split_phones

Remarks = dict[str, str]
"""Reason codes (texts.reasons) by the field they are about."""


def resident_faults(person: Resident, today: date) -> Remarks:
    """Why a resident cannot be kept: no name, an impossible ID number, a day yet to come."""
    found: Remarks = {}
    if not person.name.strip():
        found["name"] = "empty"
    problem = check_id_number(person.id_number).problem
    if problem:
        found["id_number"] = problem.value
    for field in ("birth_date", "arrived_on", "left_on"):
        day = getattr(person, field)
        if day and day > today:
            found[field] = "in_future"
    says = birth_in(person.id_number)
    if says and person.birth_date and says != person.birth_date:
        found.setdefault("birth_date", "birth_differs")
    return found


def with_birth(number: str, new: Mapping[str, Any]) -> dict[str, Any]:
    """A resident's new plain values with the birth date that goes with them: a new ID number
    brings its own, and none is taken away from a person whose number (`number`: the present one)
    says it. A date that contradicts the number is left as it is, to be refused."""
    changed = dict(new)
    says = birth_in(str(new.get("id_number", number) or ""))
    is_asked = "id_number" in new or "birth_date" in new
    if says is not None and is_asked and not changed.get("birth_date"):
        changed["birth_date"] = says.isoformat()
    return changed


def leaving_faults(person: Resident, today: date) -> Remarks:
    """Why a death or a move cannot be kept: it takes effect on a day, and that day has come."""
    if person.state not in (ResidentState.DIED, ResidentState.MOVED_OUT):
        return {}
    if person.left_on is None:
        return {"left_on": "empty"}
    return {"left_on": "in_future"} if person.left_on > today else {}


def resident_doubts(person: Resident) -> Remarks:
    """What wants a second look but may stand."""
    found: Remarks = {}
    if person.phone and not any(is_phone(number) for number in split_phones(person.phone)):
        found["phone"] = "bad_phone"
    return found


def dwelling_faults(dwelling: Dwelling) -> Remarks:
    """Why an address cannot be kept: nothing of it is known."""
    parts = (dwelling.estate, dwelling.building, dwelling.unit, dwelling.room)
    return {} if any(part.strip() for part in parts) else {"room": "empty"}
