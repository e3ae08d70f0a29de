"""Rule sets of a village: read from a workbook, put in force from a month on, listed, compared,
ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from gridcredit import paths
from gridcredit.domain.credit.bands import Band, bands_to_json
from gridcredit.domain.credit.codes import Basis, Seat
from gridcredit.domain.credit.items import Item, item_faults, items_to_json
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rule_changes import Remark, RuleChanges, Vote, changes, remarks
from gridcredit.domain.credit.rulebook import RuleBook, RuleSet
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.credit.openmonths import require_open_from, require_still_counting
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.scans import keep_scan
from gridcredit.rosters.credit_rules import RuleDropped, RulesRead, read_rules
from gridcredit.rosters.headed_tables import CellRefused
from gridcredit.rosters.rule_workbook import starter_items, write_rules
from gridcredit.store.credit.facts import Told, told
from gridcredit.store.credit.ledger import rule_book
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, corrections
from gridcredit.store.schema.travelling import TABLES

_RULES = TABLES["credit_rules"]
_LARGEST_BASE = 10_000_000  # tenths


@dataclass(frozen=True, slots=True)
class RulesForm:
    """What is said of a rule set beside its items. What is None stays as in the set before it, or
    as usual where it is the first. `village` is a code, blank: one's own; `begins` the first day of
    a month; `base` tenths; `carry` per cent."""

    village: str
    number: int
    begins: date
    vote: Vote | None = None
    minutes: Path | None = None
    bands: tuple[Band, ...] | None = None
    base: int | None = None
    basis: Basis | None = None
    carry: int | None = None
    meeting_required: bool | None = None
    decided_by: Seat | None = None
    redeemed_at: Seat | None = None


@dataclass(frozen=True, slots=True)
class RulesImported:
    """What a rule file came to. `rule_set` is None where nothing was written: only looked at, a
    row was refused, or nothing may count. `changes`: against the set before it."""

    rule_set: UUID | None
    items: tuple[Item, ...]
    refused: tuple[CellRefused, ...]
    dropped: tuple[RuleDropped, ...]
    remarks: tuple[Remark, ...]
    changes: RuleChanges

    @property
    def may_stand(self) -> bool:
        """Whether a rule set can be made of it: nothing was refused, and something is left."""
        return bool(self.items) and not self.refused


class RulesState(StrEnum):
    """Where a rule set stands on a day."""

    DRAFT = "draft"
    COMING = "coming"
    IN_FORCE = "in_force"
    CLOSED = "closed"
    REPLACED = "replaced"  # another begins on the same day, and came later


@dataclass(frozen=True, slots=True)
class ListedRules:
    """A rule set as lists show it; `until` is its last day, None while none follows it."""

    id: UUID
    rules: CreditRules
    items: tuple[Item, ...]
    until: date | None
    state: RulesState


def import_rules(desk: Desk, file: Path, form: RulesForm, check: bool = False) -> RulesImported:
    """Put the rule set of a file in force; one refused row, and nothing is taken in. What may never
    count is dropped by name, the rest goes in. `check` changes nothing.

    Raises FileUnreadable, NotSavedAsWorkbook, ColumnsMissing, StorageFailed, BadValue, MonthClosed,
    AreaUnknown, AreaOutside.
    """
    desk.actor.require(Duty.SET_CREDIT_RULES)
    read = read_rules(file)
    with desk.reading() if check else desk.writing() as session:
        found = looked_at(desk, session, read, form)
        if check or not found.may_stand:
            return found
        made = keep_rules(desk, session, form, found.items)
    return replace(found, rule_set=made.id)


def looked_at(desk: Desk, session: Session, read: RulesRead, form: RulesForm) -> RulesImported:
    """What putting the items of a file in force would come to."""
    told = tuple(read.items), tuple(read.refused), tuple(read.dropped)
    if read.refused or (read.dropped and not read.items):
        return RulesImported(None, *told, (), RuleChanges())
    before = set_before(desk, session, form)
    made = made_rules(desk, session, form, read.items, before)
    found = changes(items_of(before), read.items, (before.rules, made) if before else None)
    starter = starter_items(paths.resources() / "templates")
    said = remarks(read.items, starter, form.vote, form.minutes is not None)
    return RulesImported(None, *told, tuple(said), found)


def keep_rules(desk: Desk, session: Session, form: RulesForm, items: Sequence[Item]) -> CreditRules:
    """Write a rule set after its rules were asked."""
    made = made_rules(desk, session, form, items, set_before(desk, session, form))
    journal.check(session, made)
    if form.minutes:
        made = replace(made, minutes=keep_scan(desk, session, form.minutes))
    journal.add(session, [made])
    return made


def list_rules(desk: Desk, village: str = "") -> list[ListedRules]:
    """The rule sets of a village, by the day they begin on. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        known = told(session, CreditRules, _RULES.area == area.id.bytes)
    book = RuleBook((one.fact, one.order) for one in known)
    holding = {rules.rules.id: rules for rules in book.sets}
    found = [_listed(one, holding.get(one.fact.id), desk.today()) for one in known]
    return sorted(found, key=lambda listed: (listed.rules.begins, listed.rules.number, listed.id))


def compare_rules(desk: Desk, rule_set: UUID) -> RuleChanges:
    """What a rule set changes against the one before it; of the first all is new. Raises
    NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        rules: CreditRules = corrections.standing_fact(session, "credit_rules", rule_set)
        earlier = [r for r in rule_book(session, rules.area).sets if r.rules.begins < rules.begins]
    before = earlier[-1] if earlier else None
    items = list(RuleSet(rules).items.values())
    return changes(items_of(before), items, (before.rules, rules) if before else None)


def close_rules(desk: Desk, village: str, begins: date, reason: str) -> CreditRules:
    """Let no rule set of a village hold from a month on: one without items follows the last, with
    its other settings, so that balances are still redeemed where they were. Raises BadValue,
    MonthClosed, AreaUnknown, AreaOutside."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    why = checked_reason(reason)
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        _require_open(session, area, begins)
        held = rule_book(session, area.id).set_for(month_of(begins))
        if held is None or not held.items:
            raise BadValue("begins", month_of(begins), "no_rules_to_end")
        number = max(_numbers(session, area)) + 1
        made = replace(
            held.rules, id=desk.new_id(), number=number, begins=begins, items=items_to_json([]),
            expected=None, present=None, agreed=None, minutes="", corrects=None, reason=why,
        )  # fmt: skip
        journal.add(session, [made])
        return made


def take_back_rules(desk: Desk, rule_set: UUID, reason: str) -> CreditRules:
    """Take a rule set back that was a mistake, while no month from its first day on is closed.
    Raises NotFound, AlreadyCorrected, MonthClosed, BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    why = checked_reason(reason)
    with desk.writing() as session:
        rules: CreditRules = corrections.standing_fact(session, "credit_rules", rule_set)
        area = _area(desk, session, rules)
        _require_open(session, area, rules.begins)
        left = [(one.fact, one.order) for one in _sets(session, area) if one.fact.id != rules.id]
        require_still_counting(session, area, RuleBook(left))
        void = replace(
            rules, id=desk.new_id(), corrects=rules.id, void=True, reason=why, minutes=""
        )
        journal.add(session, [void])
        return void


def write_template(desk: Desk, out: Path, rule_set: UUID | None = None) -> int:
    """Write the starter set as a workbook to edit, or a set that is known here; how many items.
    Raises NotFound, StorageFailed."""
    desk.actor.require(Duty.READ)
    templates = paths.resources() / "templates"
    items: Iterable[Item] = starter_items(templates)
    if rule_set is not None:
        with desk.reading() as session:
            rules: CreditRules = corrections.standing_fact(session, "credit_rules", rule_set)
        items = RuleSet(rules).items.values()
    return write_rules(out, items, templates)


def set_before(desk: Desk, session: Session, form: RulesForm) -> RuleSet | None:
    """The set that holds in the month from which another one is to be in force."""
    area = village_of_code(desk, session, form.village)
    return rule_book(session, area.id).set_for(month_of(form.begins))


def made_rules(
    desk: Desk, session: Session, form: RulesForm, items: Sequence[Item], before: RuleSet | None
) -> CreditRules:
    """A rule set as it may be kept, without its minutes."""
    area = village_of_code(desk, session, form.village)
    if not items:
        raise BadValue("items", "", "empty")
    for fault in item_faults(items):
        raise BadValue(fault.field, fault.code, fault.reason)
    if form.number < 1:
        raise BadValue("number", str(form.number), "wrong_form")
    if form.number in _numbers(session, area):
        raise BadValue("number", str(form.number), "number_taken")
    if form.base is not None and not 0 <= form.base <= _LARGEST_BASE:
        raise BadValue("base", str(form.base), "wrong_form")
    _require_open(session, area, form.begins)
    return drawn_up(desk.new_id(), area, form, items, before)


def drawn_up(
    row: UUID, area: Area, form: RulesForm, items: Sequence[Item], before: RuleSet | None
) -> CreditRules:
    """A rule set as its form says it, with the settings of the set before where that says nothing;
    whether it may be kept is not asked."""
    usual = before.rules if before else CreditRules(area.id, area.id, 1, form.begins, "")
    vote = form.vote
    return CreditRules(
        row,
        area.id,
        form.number,
        form.begins,
        items_to_json(items),
        vote.expected if vote else None,
        vote.present if vote else None,
        vote.agreed if vote else None,
        bands=usual.bands if form.bands is None else bands_to_json(form.bands),
        base=usual.base if form.base is None else form.base,
        basis=form.basis or usual.basis,
        carry=usual.carry if form.carry is None else form.carry,
        meeting_required=(
            usual.meeting_required if form.meeting_required is None else form.meeting_required
        ),
        decided_by=form.decided_by or usual.decided_by,
        redeemed_at=form.redeemed_at or usual.redeemed_at,
    )


def _require_open(session: Session, area: Area, begins: date) -> None:
    """Raise MonthClosed where a month from that day on is closed, BadValue for no month's first
    day."""
    if begins.day != 1:
        raise BadValue("begins", begins.isoformat(), "month_form")
    require_open_from(session, area, begins)


def _sets(session: Session, area: Area) -> list[Told[CreditRules]]:
    return told(session, CreditRules, _RULES.area == area.id.bytes)


def _numbers(session: Session, area: Area) -> set[int]:
    return {one.fact.number for one in _sets(session, area)}


def items_of(rules: RuleSet | None) -> list[Item]:
    """The items of a rule set; none where there is none."""
    return list(rules.items.values()) if rules else []


def _listed(one: Told[CreditRules], holds: RuleSet | None, today: date) -> ListedRules:
    rules, until = one.fact, holds.until if holds else None
    items = tuple(RuleSet(rules).items.values())
    if holds is None:
        state = RulesState.REPLACED
    elif rules.begins > today:
        state = RulesState.COMING
    else:
        is_over = not items or (until is not None and until < today)
        state = RulesState.CLOSED if is_over else RulesState.IN_FORCE
    return ListedRules(one.root, rules, items, until, state)


def _area(desk: Desk, session: Session, rules: CreditRules) -> Area:
    area = area_rows.area(session, rules.area)
    return village_of_code(desk, session, area.code)
