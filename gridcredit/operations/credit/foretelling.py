"""What is said of an entry before it is saved: that it will count nothing, or less, or cannot be
passed as it is. Nothing of it refuses the entry."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.credit.codes import Unit, Why
from gridcredit.domain.credit.entry_rules import missing_evidence, named_in
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.spot_checks import MOST_HOURS
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.entering import EntryForm, checked_entry
from gridcredit.operations.credit.entry_checks import EntryChecks
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.foretelling import Prospect, names_in, would_count
from gridcredit.store.engine.database import Session


@dataclass(frozen=True, slots=True)
class Foretold:
    """One thing that is said before saving: a reason (texts.reasons) and what it is about: the
    evidence that is missing, or the name that should not be there."""

    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an entry is worth by itself and what it would count, in tenths, were it and all that
    waits passed; and what is to be said of it."""

    points: int
    counted: int
    told: tuple[Foretold, ...]


def foretell(desk: Desk, form: EntryForm) -> Forecast:
    """Say what an entry would count. Raises what `add_entry` raises of its fields, but files are
    not looked at."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.reading() as session:
        checks = EntryChecks(desk, session)
        entry = checked_entry(checks, form, desk.today())
        item = checks.item(form.household, entry.item, entry.on)
        village = checks.village(form.household, entry.on)
        found = would_count(session, village.id, checks.book(village), entry)
        told = [Foretold("entered_already")] if found.alike else []
        told += _of_counting(item, found)
        told += [
            Foretold("evidence_missing", kind)
            for kind in missing_evidence(item.evidence, entry.evidence)
        ]
        if item.group and not entry.matter:
            told.append(Foretold("matter_blank"))
        if _hours([entry, *found.same_day], checks) > MOST_HOURS:
            told.append(Foretold("marked_hours"))
        told += [Foretold("names_somebody", name) for name in _named(session, entry, checks)]
    line = found.line
    return Forecast(line.value if line else 0, line.counted if line else 0, tuple(told))


def _of_counting(item: Item, found: Prospect) -> list[Foretold]:
    line = found.line
    if line is None:
        return []
    if line.why == Why.CAP:
        return [Foretold("cap_cut" if line.counted else "cap_reached")]
    if line.why == Why.GROUP:
        return [Foretold("group_less" if line.counted else "group_beaten")]
    if line.why == Why.TIER:
        return [Foretold("tier_not_reached")]
    if line.counted and found.gain <= 0:  # it comes before others in the walk and takes their room
        return [Foretold("no_gain")]
    return [Foretold("hours_too_few")] if item.unit is Unit.HOURS and not line.counted else []


def _hours(entries: list[CreditEntry], checks: EntryChecks) -> int:
    """The hours that entries of one day and person say, tenths."""
    book = checks.book(checks.village(entries[0].household, entries[0].on))
    items = [(entry, book.item(entry.on, entry.item)) for entry in entries]
    return sum(e.quantity for e, item in items if item and item.unit is Unit.HOURS)


def _named(session: Session, entry: CreditEntry, checks: EntryChecks) -> list[str]:
    """The names of other people of the village that the texts of an entry hold."""
    words = [word for word in (entry.matter, entry.place, entry.note) if word]
    if not words:
        return []
    own = {checks.person(entry.resident).name} if entry.resident else set()
    village = checks.village(entry.household, entry.on)
    found = named_in(words, names_in(session, village.code, words))
    return [name for name in found if name not in own]
