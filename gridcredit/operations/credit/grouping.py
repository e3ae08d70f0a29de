"""活动单: what many did together becomes an entry each, by one confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.credit.entry_rules import checked_quantity, do_overlap, hours_between
from gridcredit.domain.credit.items import Item
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    BadValue,
    GoneBefore,
    MinorRefused,
    NobodyLeft,
    NotTakingPart,
)
from gridcredit.domain.fieldrules import as_author, time_of_day
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.attaching import keep_attached
from gridcredit.operations.credit.entering import EntryForm, checked_entry
from gridcredit.operations.credit.entry_checks import EntryChecks
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.scans import placed_photos
from gridcredit.store.credit.activities import Span, is_known, spans_of_day
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """A group action as its sheet says it: who was ticked, from when until when (14:30).

    `quantity` in tenths; of hours left out, the time that it took. `evidence` None: all that the
    item wants is with the sheet. `activity` is the id that a printed sheet bears.
    """

    item: str
    on: date
    starts: str
    ends: str
    residents: tuple[UUID, ...]
    place: str = ""
    name: str = ""
    organiser: str = ""
    quantity: int | None = None
    evidence: tuple[str, ...] | None = None
    photos: tuple[Path, ...] = ()
    sheet: Path | None = None
    activity: UUID | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody ticked of whom there is no entry, and why (texts.reasons)."""

    resident: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class ActivityKept:
    """What came of a sheet; ids of entries in the order of the ticks."""

    activity: UUID
    entries: tuple[UUID, ...]
    left_out: tuple[LeftOut, ...]


@many_values()
def add_activity(desk: Desk, form: ActivityForm) -> ActivityKept:
    """Write a group action with an entry for each of its people, all in one transaction. Who was
    in another one at that time, or may not be entered, is left out and listed.

    Raises NotFound, BadValue, ClockBehind, EnteredTooLate, NoRules, ItemNotCounted, ItemOfOthers,
    NobodyLeft, MovedAway, FileUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.writing() as session:
        return keep_activity(desk, session, form)


def foretell_activity(desk: Desk, form: ActivityForm) -> tuple[LeftOut, ...]:
    """Who would be left out, said before saving. Raises what `add_activity` raises."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.reading() as session:
        return _Sheet(desk, session, form).made()[1]


def keep_activity(desk: Desk, session: Session, form: ActivityForm) -> ActivityKept:
    """Write one group action after its rules were asked."""
    sheet = _Sheet(desk, session, form)
    entries, left_out = sheet.made()
    if not entries:
        raise NobodyLeft(len(form.residents))
    activity = sheet.activity()
    journal.check(session, activity)
    named = placed_photos(form.photos) | ({"sheet": form.sheet} if form.sheet else {})
    activity = replace(activity, **keep_attached(desk, session, named))
    journal.add(session, [activity, *entries])
    return ActivityKept(activity.id, tuple(entry.id for entry in entries), left_out)


class _Sheet:
    """A sheet whose ticks become entries."""

    def __init__(self, desk: Desk, session: Session, form: ActivityForm) -> None:
        self._desk, self._session, self._form = desk, session, form
        self._checks = EntryChecks(desk, session)
        self._id = _free_id(desk, session, form)
        _check_times(form)
        if not form.residents:
            raise BadValue("resident", "", "empty")
        refuse_future(session, "on", form.on, desk.clock())
        self._checks.look_up_people(form.residents)
        self._homes = {one: self._checks.person(one).household for one in form.residents}
        self._checks.look_up(set(self._homes.values()), form.on)
        self._quantity: int | None = None
        self._item = self._item_of_all()

    def activity(self) -> CreditActivity:
        """The action itself; it stands in the grid of a laptop, else in the village."""
        form, actor = self._form, self._desk.actor
        is_grid = self._desk.office is Office.GRID
        area = area_id(self._desk.node.area) if is_grid else self._area
        return CreditActivity(
            self._id, area, self._item.code, form.on, form.starts, form.ends,
            form.name.strip() or self._item.name, form.place.strip(), form.organiser.strip(),
            self._quantity or 0, by=as_author(actor.name), by_resident=actor.resident,
        )  # fmt: skip

    def made(self) -> tuple[list[CreditEntry], tuple[LeftOut, ...]]:
        """The entries, and who is left out."""
        entries: list[CreditEntry] = []
        left_out: list[LeftOut] = []
        busy = spans_of_day(self._session, self._form.on)
        for resident in self._form.residents:
            reason = self._reason(resident, entries, busy.get(resident, ()))
            if not reason:
                try:
                    entries.append(self._entry(resident))
                except (MinorRefused, GoneBefore, NotTakingPart, BadValue) as error:
                    reason = _reason_of(error)
            if reason:
                left_out.append(LeftOut(resident, reason))
        return entries, tuple(left_out)

    def _entry(self, resident: UUID) -> CreditEntry:
        form, evidence = self._form, self._form.evidence
        told = EntryForm(
            self._homes[resident],
            self._item.code,
            form.on,
            resident,
            self._quantity,
            place=form.place,
            evidence=self._item.evidence if evidence is None else evidence,
        )
        made = checked_entry(self._checks, told, self._desk.today())
        return replace(made, activity=self._id)

    def _reason(self, resident: UUID, made: Sequence[CreditEntry], busy: Sequence[Span]) -> str:
        """Why somebody is left out beside what his own entry would be refused for."""
        own = (self._form.starts, self._form.ends)
        if any(entry.resident == resident for entry in made):
            return "ticked_twice"
        home = self._homes[resident]
        if self._checks.is_off(home):
            return "off_register"
        if self._item.unit in _BY_HOUSEHOLD and any(e.household == home for e in made):
            return "household_counted"
        return "overlap" if any(do_overlap(own, span) for span in busy) else ""

    def _item_of_all(self) -> Item:
        """The item, asked once, with the quantity of everybody. Raises BadValue where the people
        are of several villages."""
        form = self._form
        known = dict.fromkeys(self._homes.values())
        homes = [home for home in known if not self._checks.is_off(home)]
        if not homes:
            raise NobodyLeft(len(form.residents))
        villages = {self._checks.village(home, form.on).id for home in homes}
        if len(villages) > 1:
            raise BadValue("resident", "", "villages_differ")
        self._area = villages.pop()
        item = self._checks.item(homes[0], form.item, form.on)
        hours = form.quantity
        if item.unit is Unit.HOURS and hours is None:
            hours = hours_between(form.starts, form.ends)
        checked_quantity(item.unit, bool(item.group), hours)
        self._quantity = hours
        return item


_BY_HOUSEHOLD = (Unit.HOUSEHOLD, Unit.MEMBER)


def _free_id(desk: Desk, session: Session, form: ActivityForm) -> UUID:
    """The id of the action: of its printed sheet, where there is one. Raises BadValue where that
    sheet was entered before."""
    if form.activity is None:
        return desk.new_id()
    if is_known(session, form.activity):
        raise BadValue("activity", "", "sheet_entered")
    return form.activity


def _check_times(form: ActivityForm) -> None:
    for field, clock in (("starts", form.starts), ("ends", form.ends)):
        if not clock or time_of_day(clock):
            raise BadValue(field, clock, "time_of_day")
    if form.starts >= form.ends:
        raise BadValue("ends", form.ends, "ends_before_start")


def _reason_of(error: MinorRefused | GoneBefore | NotTakingPart | BadValue) -> str:
    """Why one person may not be entered. Raises the error again where it is not about a person."""
    if isinstance(error, MinorRefused):
        return "minor"
    if isinstance(error, GoneBefore):
        return "gone"
    if isinstance(error, BadValue) and error.field != "resident":
        raise error
    return error.reason
