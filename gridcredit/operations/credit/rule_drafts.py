"""A rule set before it is in force: one draft of each village and account, in this workspace alone;
no other office hears of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit import paths
from gridcredit.domain.credit.bands import Band
from gridcredit.domain.credit.codes import Basis, Seat
from gridcredit.domain.credit.items import Item, items_from_json, items_to_json
from gridcredit.domain.credit.rule_changes import RuleChanges, Vote, changes
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.records import part_id
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.credit.rulesets import (
    ListedRules,
    RulesForm,
    RulesImported,
    RulesState,
    drawn_up,
    items_of,
    keep_rules,
    looked_at,
    set_before,
)
from gridcredit.operations.desk import Desk
from gridcredit.rosters.credit_rules import RulesRead, read_rules
from gridcredit.rosters.rule_workbook import starter_items, write_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import drafts


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """A rule set that waits to be put in force."""

    form: RulesForm
    items: tuple[Item, ...]


def draft_rules(desk: Desk, file: Path, form: RulesForm) -> RulesImported:
    """Keep the rule set of a file as the draft of its village, in place of the one before; with a
    refused row nothing is kept. Raises what importing raises."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    return _kept(desk, read_rules(file), form)


def keep_starter(desk: Desk, form: RulesForm) -> RulesImported:
    """Keep the starter set as the draft of a village. Raises what importing raises."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    return _kept(desk, RulesRead(list(starter_items(paths.resources() / "templates"))), form)


def change_draft(desk: Desk, form: RulesForm) -> RulesImported:
    """Say the draft of a village otherwise; its items stay. Raises NotFound, and what importing
    raises."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    return _kept(desk, _items_read(desk, form), form)


def draft_of(desk: Desk, village: str = "") -> RulesDraft | None:
    """This account's draft for a village, if there is one. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        return _draft(desk, session, village_of_code(desk, session, village))


def draft_changes(desk: Desk, village: str = "") -> RuleChanges:
    """What the draft changes against the set that holds before it. Raises NotFound, AreaUnknown,
    AreaOutside, BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        draft = _needed(desk, session, area)
        before = set_before(desk, session, draft.form)
        made = drawn_up(_subject(area), area, draft.form, draft.items, before)
    return changes(items_of(before), draft.items, (before.rules, made) if before else None)


def listed_draft(desk: Desk, village: str = "") -> ListedRules | None:
    """This account's draft as lists show rule sets, None where there is none; settings that it
    leaves are those of the set before. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        draft = _draft(desk, session, area)
        if draft is None:
            return None
        before = set_before(desk, session, draft.form)
        made = drawn_up(_subject(area), area, draft.form, draft.items, before)
    return ListedRules(made.id, made, draft.items, None, RulesState.DRAFT)


def write_draft(desk: Desk, out: Path, village: str = "") -> int:
    """Write the draft of a village as a workbook to edit; how many items. Raises NotFound,
    AreaUnknown, AreaOutside, BadValue, StorageFailed."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        draft = _needed(desk, session, village_of_code(desk, session, village))
    return write_rules(out, draft.items, paths.resources() / "templates")


def look_at_draft(desk: Desk, form: RulesForm) -> RulesImported:
    """What putting the draft of a village in force would come to, said as this form says it.
    Raises NotFound, and what importing raises."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    read = _items_read(desk, form)
    with desk.reading() as session:
        return looked_at(desk, session, read, form)


def put_draft_in_force(
    desk: Desk,
    village: str = "",
    vote: Vote | None = None,
    minutes: Path | None = None,
    form: RulesForm | None = None,
) -> CreditRules:
    """Put the draft of a village in force, with the vote and the minutes of its meeting, or all as
    another form says it. Raises NotFound, BadValue, MonthClosed, AreaUnknown, AreaOutside,
    FileUnreadable, StorageFailed."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        draft = _needed(desk, session, area)
        said = form or replace(draft.form, vote=vote or draft.form.vote, minutes=minutes)
        made = keep_rules(desk, session, said, draft.items)
        drafts.drop(session, desk.actor.login, _subject(area))
    return made


def drop_draft(desk: Desk, village: str = "") -> None:
    """Throw the draft of a village away. Raises NotFound, AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        _needed(desk, session, area)
        drafts.drop(session, desk.actor.login, _subject(area))


def _kept(desk: Desk, read: RulesRead, form: RulesForm) -> RulesImported:
    with desk.writing() as session:
        found = looked_at(desk, session, read, form)
        if found.may_stand:
            area = village_of_code(desk, session, form.village)
            kept = replace(form, village=area.code, minutes=None)
            body = _written(RulesDraft(kept, found.items))
            drafts.keep(session, desk.actor.login, _subject(area), body, desk.now())
    return found


def _items_read(desk: Desk, form: RulesForm) -> RulesRead:
    with desk.reading() as session:
        draft = _needed(desk, session, village_of_code(desk, session, form.village))
    return RulesRead(list(draft.items))


def _subject(area: Area) -> UUID:
    return part_id(area.id, "credit_rules_draft")


def _needed(desk: Desk, session: Session, area: Area) -> RulesDraft:
    draft = _draft(desk, session, area)
    if draft is None:
        raise NotFound("credit_rules", area.code)
    return draft


def _draft(desk: Desk, session: Session, area: Area) -> RulesDraft | None:
    body = drafts.get(session, desk.actor.login, _subject(area))
    return _read(body) if body else None


def _written(draft: RulesDraft) -> str:
    told = asdict(draft.form) | {
        "begins": draft.form.begins.isoformat(),
        "items": items_to_json(draft.items),
        "minutes": None,
    }
    return json.dumps(told, ensure_ascii=False)


def _read(body: str) -> RulesDraft:
    """A draft as this program wrote it."""
    told: dict[str, Any] = json.loads(body)
    items: Sequence[Item] = items_from_json(told.pop("items"))
    told["begins"] = date.fromisoformat(told["begins"])
    if told["vote"] is not None:
        told["vote"] = Vote(**told["vote"])
    if told["bands"] is not None:
        told["bands"] = tuple(Band(*band) for band in told["bands"])
    for name, code in (("basis", Basis), ("decided_by", Seat), ("redeemed_at", Seat)):
        if told[name] is not None:
            told[name] = code(told[name])
    return RulesDraft(RulesForm(**told), tuple(items))
