"""Verbs of the rule sets of 信用+: rules import, list, template, close, take-back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import Basis, CapKind, MeetingRule, Seat
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.rule_changes import (
    RuleChanges,
    bands_of,
    carry_of,
    month_start,
    vote_of,
)
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.records import to_plain
from gridcredit.operations.credit import rule_drafts, rulesets

T = TypeVar("T")


def parsed(field: str, text: str, read: Callable[[str], T]) -> T:
    """What a text says. Raises BadValue with the reason that reading it gives."""
    try:
        return read(text)
    except ValueError as error:
        raise BadValue(field, text, str(error)) from error


def _maybe(field: str, text: str | None, read: Callable[[str], T]) -> T | None:
    return None if text is None else parsed(field, text, read)


def _import(call: Call) -> Answer:
    a = call.arguments
    form = rulesets.RulesForm(
        a.village,
        parsed("number", a.number, _whole),
        parsed("begins", a.begins, month_start),
        vote=_maybe("vote", a.vote, vote_of),
        minutes=a.minutes,
        bands=_maybe("bands", a.bands, bands_of),
        base=_maybe("base", a.base, amounts.tenths),
        basis=a.basis,
        carry=_maybe("carry", a.carry, carry_of),
        meeting_required=True if a.meeting is MeetingRule.REQUIRED else None,
        decided_by=a.decided_by,
        redeemed_at=a.redeemed_at,
    )
    if a.draft and a.check:
        call.wrong_usage("--draft | --check")
    if a.draft:
        found = rule_drafts.draft_rules(call.desk(), a.file, form)
    else:
        found = rulesets.import_rules(call.desk(), a.file, form, check=a.check)
    document = {
        "rule_set": str(found.rule_set) if found.rule_set else None,
        "items": len(found.items),
        "refused": [
            {"sheet": r.sheet, "row": r.row, "column": r.column, "reason": r.reason}
            for r in found.refused
        ],
        "dropped": [
            {"sheet": d.sheet, "row": d.row, "name": d.name, "reason": d.reason}
            for d in found.dropped
        ],
        "remarks": [{"reason": r.reason, "about": r.about} for r in found.remarks],
        "changes": _changes(found.changes),
    }
    return Answer(document, problems=not found.may_stand)


def _list(call: Call) -> Answer:
    desk, village = call.desk(), call.arguments.village
    listed = [_listed(one) for one in rulesets.list_rules(desk, village)]
    sets_rules = desk.actor.may(Duty.SET_CREDIT_RULES)
    draft = rule_drafts.draft_of(desk, village) if sets_rules else None
    return Answer([*listed, *([_drafted(draft)] if draft else ())])


def _put_in_force(call: Call) -> Answer:
    a = call.arguments
    vote = _maybe("vote", a.vote, vote_of)
    made = rule_drafts.put_draft_in_force(call.desk(), a.village, vote, a.minutes)
    return Answer({"rule_set": str(made.id), "number": made.number})


def _drop_draft(call: Call) -> Answer:
    rule_drafts.drop_draft(call.desk(), call.arguments.village)
    return Answer({"dropped": 1})


def _template(call: Call) -> Answer:
    a = call.arguments
    if a.draft and a.rule_set:
        call.wrong_usage("--draft | --rule-set")
    if a.draft:
        return Answer({"items": rule_drafts.write_draft(call.desk(), a.out, a.village)})
    chosen = uuid_of("credit_rules", a.rule_set) if a.rule_set else None
    return Answer({"items": rulesets.write_template(call.desk(), a.out, chosen)})


def _close(call: Call) -> Answer:
    a = call.arguments
    begins = parsed("begins", a.begins, month_start)
    made = rulesets.close_rules(call.desk(), a.village, begins, a.reason)
    return Answer({"rule_set": str(made.id), "number": made.number})


def _take_back(call: Call) -> Answer:
    a = call.arguments
    rulesets.take_back_rules(call.desk(), uuid_of("credit_rules", a.id), a.reason)
    return Answer({"taken_back": 1})


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        raise ValueError("wrong_form")
    return int(text)


def _changes(found: RuleChanges) -> dict[str, Any]:
    return {
        "added": [item.code for item in found.added],
        "gone": [item.code for item in found.gone],
        "changed": [{"code": c.new.code, "fields": list(c.fields)} for c in found.changed],
        "settings": {
            name: [to_plain(old), to_plain(new)]
            for name, (old, new) in (found.settings or {}).items()
        },
    }


def _listed(one: rulesets.ListedRules) -> dict[str, Any]:
    rules = one.rules
    return {
        "rule_set": str(one.id),
        "number": rules.number,
        "from": month_of(rules.begins),
        "until": month_of(one.until) if one.until else None,
        "state": one.state.value,
        "decided_by": rules.decided_by.value,
        "redeemed_at": rules.redeemed_at.value,
        "base": amounts.points_text(rules.base),
        "basis": rules.basis.value,
        "carry": rules.carry,
        "meeting_required": rules.meeting_required,
        "vote": [rules.expected, rules.present, rules.agreed] if rules.expected else None,
        "has_minutes": bool(rules.minutes),
        "items": [_item(item) for item in one.items],
    }


def _drafted(draft: rule_drafts.RulesDraft) -> dict[str, Any]:
    form = draft.form
    return {
        "rule_set": None,
        "number": form.number,
        "from": month_of(form.begins),
        "until": None,
        "state": rulesets.RulesState.DRAFT.value,
        "decided_by": form.decided_by,
        "redeemed_at": form.redeemed_at,
        "base": None if form.base is None else amounts.points_text(form.base),
        "basis": form.basis,
        "carry": form.carry,
        "meeting_required": form.meeting_required,
        "vote": [form.vote.expected, form.vote.present, form.vote.agreed] if form.vote else None,
        "has_minutes": False,
        "items": [_item(item) for item in draft.items],
    }


def _item(item: Item) -> dict[str, Any]:
    is_times = item.cap_kind is CapKind.TIMES
    write = str if is_times else amounts.points_text
    tiers = [f"{amounts.quantity_text(h)}={amounts.quantity_text(p)}" for h, p in item.tiers]
    return {
        "code": item.code,
        "theme": item.theme.value,
        "name": item.name,
        "points": amounts.points_text(item.points),
        "unit": item.unit.value,
        "per": amounts.quantity_text(item.per),
        "group": item.group,
        "tiers": ";".join(tiers),
        "cap": None if item.cap is None else write(item.cap),
        "cap_kind": item.cap_kind,
        "cap_per": item.cap_per,
        "cap_by": item.cap_by,
        "cap_code": item.cap_code,
        "evidence": list(item.evidence),
        "recorders": list(item.recorders),
        "on": item.on,
    }


_VILLAGE = option("--village", metavar="CODE", default="", help="by default one's own")
_FROM = option("--from", dest="begins", required=True, metavar="YYYY-MM")
_REASON = option("--reason", required=True, metavar="T")
_VOTE = option("--vote", metavar="A/B/C", help="expected/present/in favour")
_MINUTES = option("--minutes", type=Path, metavar="SCAN")

VERBS = [
    Verb(
        "rules import",
        "put the rule set of a workbook in force from a month on",
        _import,
        (
            option("file", type=Path, metavar="FILE"),
            _VILLAGE,
            option("--number", required=True, metavar="N"),
            _FROM,
            _VOTE,
            _MINUTES,
            option("--bands", metavar="T", help="1060=五星;1040=四星;1020=三星;990=二星"),
            option("--base", metavar="N", help="points that a year starts with; by default 1000"),
            coded("--basis", of=Basis, help="what the bands are compared with"),
            option("--carry", metavar="all|none|PERCENT", help="of balances at the year's end"),
            coded("--meeting", of=MeetingRule),
            coded("--decided-by", of=Seat),
            coded("--redeemed-at", of=Seat),
            option("--check", action="store_true", help="say what would happen, change nothing"),
            option("--draft", action="store_true", help="keep it here as a draft, not in force"),
        ),
    ),
    Verb("rules list", "the rule sets of a village with their items", _list, (_VILLAGE,)),
    Verb(
        "rules put-in-force",
        "put this account's draft of a village in force",
        _put_in_force,
        (_VILLAGE, _VOTE, _MINUTES),
    ),
    Verb("rules drop-draft", "throw this account's draft away", _drop_draft, (_VILLAGE,)),
    Verb(
        "rules template",
        "write the starter set, a set that is known here or one's draft as a workbook to edit",
        _template,
        (
            option("--out", required=True, type=Path, metavar="FILE.xlsx"),
            option("--rule-set", metavar="ID"),
            option("--draft", action="store_true", help="this account's, of --village"),
            _VILLAGE,
        ),
    ),
    Verb(
        "rules close",
        "let no rule set of a village hold from a month on",
        _close,
        (_VILLAGE, _FROM, _REASON),
    ),
    Verb(
        "rules take-back",
        "take a rule set back that was a mistake",
        _take_back,
        (option("id", metavar="RULE_SET"), _REASON),
    ),
]
