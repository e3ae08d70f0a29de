"""What is typed for one entry, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain import amounts
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.entering import MAY_CHANGE, EntryForm


@dataclass(frozen=True, slots=True)
class EntryState:
    """The whole form. `quantity` is blank where the item asks for none."""

    household: UUID | None = None
    resident: UUID | None = None
    item: str = ""
    on: date | None = None
    quantity: str = ""
    matter: str = ""
    place: str = ""
    evidence: tuple[str, ...] = ()
    witness: str = ""
    note: str = ""
    files: tuple[Path, ...] = ()


def state_of(entry: CreditEntry) -> EntryState:
    """An entry as it stands, to be said otherwise; what is attached stays without being shown."""
    return EntryState(
        entry.household,
        entry.resident,
        entry.item,
        entry.on,
        amounts.quantity_text(entry.quantity),
        entry.matter,
        entry.place,
        entry.evidence,
        entry.witness,
        entry.note,
    )


def form_of(state: EntryState) -> EntryForm:
    """What is to be written. Raises BadValue for what is missing or no number."""
    if state.household is None:
        raise BadValue("household", "", "empty")
    if not state.item:
        raise BadValue("item", "", "empty")
    if state.on is None:
        raise BadValue("on", "", "empty")
    return EntryForm(
        state.household,
        state.item,
        state.on,
        state.resident,
        _tenths(state.quantity),
        state.matter,
        state.place,
        state.evidence,
        state.witness,
        state.note,
        state.files,
    )


def changes_of(form: EntryForm) -> dict[str, Any]:
    """What an amended entry says, by the names of its fields; files are only added."""
    told = {name: getattr(form, name) for name in MAY_CHANGE - {"files", "quantity"}}
    if form.quantity is not None:
        told["quantity"] = form.quantity
    return told | ({"files": form.files} if form.files else {})


def _tenths(typed: str) -> int | None:
    if not typed:
        return None
    try:
        return amounts.tenths(typed)
    except ValueError as error:
        raise BadValue("quantity", typed, str(error)) from error
