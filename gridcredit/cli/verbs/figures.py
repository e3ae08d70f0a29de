"""Verbs that count: coverage."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of
from gridcredit.domain.coverage import Basis
from gridcredit.operations.duplicates import hints
from gridcredit.operations.figures import covering


def _coverage(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    on, basis = date_of("on", a.on), a.basis
    tree = covering.coverage_tree(desk, on, a.area or "", basis)
    twice = hints.how_many(desk, on, a.area or "", basis)
    return Answer(document(tree) | {"possibly_twice": twice})


def document(node: covering.AreaCoverage) -> dict[str, Any]:
    """The contract's form of an area's coverage and that of its children."""
    c = node.coverage
    return {
        "area": node.area.code,
        "on": node.on.isoformat(),
        "basis": node.basis.value,
        "eligible": c.eligible,
        "age_unknown": c.age_unknown,
        "informed": c.informed,
        "registered": c.registered,
        "pledged": c.pledged,
        "registered_and_pledged": c.registered_and_pledged,
        "registered_only": c.registered_only,
        "pledged_only": c.pledged_only,
        "neither": c.neither,
        "rate": c.rate,
        "children": [document(child) for child in node.children],
    }


VERBS = [
    Verb(
        "coverage",
        "who is eligible, informed, registered, pledged on a cut-off date",
        _coverage,
        (
            option("--on", required=True, metavar="DATE"),
            option("--area", metavar="CODE"),
            coded("--basis", of=Basis, default=Basis.RESIDENCE),
        ),
    ),
]
