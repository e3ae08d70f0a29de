"""Verbs that look at the ledger of 信用+: credit list, scores, fairness, counts."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import EntryState, Theme
from gridcredit.operations.credit import listing, overview
from gridcredit.store.credit.rows import LedgerRow


def _list(call: Call) -> Answer:
    a = call.arguments
    household = uuid_of("household", a.household) if a.household else None
    rows = listing.list_ledger(call.desk(), a.village, household, a.period, a.state)
    return Answer([_row(row) for row in rows])


def _row(row: LedgerRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "household": str(row.household),
        "resident": str(row.resident) if row.resident else None,
        "item": row.item,
        "on": row.on.isoformat(),
        "period": row.period,
        "closed": row.closed,
        "quantity": amounts.quantity_text(row.quantity),
        "members": row.members,
        "matter": row.matter,
        "points": amounts.points_text(row.points),
        "counted": amounts.points_text(row.counted),
        "why": row.why,
        "state": row.state.value,
        "spot_check": [mark.value for mark in row.spot_check],
        "activity": str(row.activity) if row.activity else None,
        "corrects": str(row.corrects) if row.corrects else None,
        "reason": row.review.decision.why if row.review.decision else "",
    }


def _scores(call: Call) -> Answer:
    a = call.arguments
    scores = listing.list_scores(call.desk(), a.village, a.period)
    return Answer(
        [
            {
                "household": str(one.household),
                "members": one.members,
                "points": amounts.points_text(one.points),
                "total": amounts.points_text(one.total),
                "per_head": None if one.per_head is None else amounts.points_text(one.per_head),
                "band": one.band,
                "balance": amounts.points_text(one.balance),
            }
            for one in scores
        ]
    )


def _fairness(call: Call) -> Answer:
    a = call.arguments
    line = listing.fairness(call.desk(), a.village, a.period)
    return Answer(
        {
            "recorders_points": amounts.points_text(line.recorders_points),
            "all_points": amounts.points_text(line.all_points),
            "recorders_households": line.recorders_households,
            "all_households": line.all_households,
        }
    )


def _counts(call: Call) -> Answer:
    found = overview.village_counts(call.desk())
    return Answer(
        [
            {
                "village": one.village,
                "period": one.count.period,
                "on": one.count.on.isoformat(),
                "entries": one.count.entries,
                "households": one.count.households,
                "points": {
                    theme.value: amounts.points_text(getattr(one.count, theme.value))
                    for theme in Theme
                },
                "objections": one.count.objections,
                "redemptions": one.count.redemptions,
                "in_time": one.count.in_time,
            }
            for one in found
        ]
    )


_VILLAGE = option("--village", metavar="C", default="", help="by default one's own")
_PERIOD = option("--period", required=True, metavar="P", help="2026-03, 2026-Q1 or 2026")

VERBS = [
    Verb(
        "credit list",
        "the ledger of a village; corrections are lines of their own",
        _list,
        (
            _VILLAGE,
            option("--household", metavar="ID"),
            option("--period", metavar="P", default=""),
            coded("--state", of=EntryState),
        ),
    ),
    Verb(
        "credit scores",
        "how the households of a village stand",
        _scores,
        (_VILLAGE, _PERIOD),
    ),
    Verb(
        "credit fairness",
        "what the households of recorders and reviewers count beside all",
        _fairness,
        (_VILLAGE, _PERIOD),
    ),
    Verb(
        "credit counts",
        "what villages sent up of their closed months: counts alone",
        _counts,
    ),
]
