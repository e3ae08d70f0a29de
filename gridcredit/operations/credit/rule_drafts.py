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
    RulesForm,
    RulesImported,
    items_of,
    keep_rules,
    looked_at,
    made_rules,
    set_before,
)
from gridcredit.operations.desk import Desk
from gridcredit.rosters.credit_rules import read_rules
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
    read = read_rules(file)
    with desk.writing() as session:
        found = looked_at(desk, session, read, form)
        if found.may_stand:
            area = village_of_code(desk, session, form.village)
            kept = replace(form, village=area.code, minutes=None)
            body = _written(RulesDraft(kept, found.items))
            drafts.keep(session, desk.actor.login, _subject(area), body, desk.now())
    return found


def draft_of(desk: Desk, village: str = "") -> RulesDraft | None:
    """This account's draft for a village, if there is one. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        return _draft(desk, session, village_of_code(desk, session, village))


def draft_changes(desk: Desk, village: str = "") -> RuleChanges:
    """What the draft changes against the set that holds before it. Raises NotFound, BadValue,
    MonthClosed."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.reading() as session:
        draft = _needed(desk, session, village_of_code(desk, session, village))
        before = set_before(desk, session, draft.form)
        made = made_rules(desk, session, draft.form, draft.items, before)
    return changes(items_of(before), draft.items, (before.rules, made) if before else None)


def put_draft_in_force(
    desk: Desk, village: str = "", vote: Vote | None = None, minutes: Path | None = None
) -> CreditRules:
    """Put the draft of a village in force, with the vote and the minutes of its meeting. Raises
    NotFound, BadValue, MonthClosed, AreaUnknown, AreaOutside, FileUnreadable, StorageFailed."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        draft = _needed(desk, session, area)
        form = replace(draft.form, vote=vote or draft.form.vote, minutes=minutes)
        made = keep_rules(desk, session, form, draft.items)
        drafts.drop(session, desk.actor.login, _subject(area))
    return made


def drop_draft(desk: Desk, village: str = "") -> None:
    """Throw the draft of a village away. Raises NotFound, AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        _needed(desk, session, area)
        drafts.drop(session, desk.actor.login, _subject(area))


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
