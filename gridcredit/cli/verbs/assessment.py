"""Verbs of 考核: assessment import, show, score, check, issue, list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.dispatch import issue_line
from gridcredit.domain.dispatch.assessment import Line, value_text
from gridcredit.domain.dispatch.spans import quarter_of
from gridcredit.domain.ledgers.codes import Report, ScoreBy
from gridcredit.domain.rates import as_percent
from gridcredit.operations.dispatch import assessing, assessments, frozen, schemes
from gridcredit.operations.dispatch.assessing import Assessed, ScoreTold


def _import(call: Call) -> Answer:
    a = call.arguments
    file = a.file or (schemes.starter() if a.starter else None)
    if file is None or (a.file and a.starter):
        call.wrong_usage("FILE | --starter")
    found = schemes.import_scheme(call.desk(), file, a.name, a.start, check=a.check)
    refused = [
        {"sheet": r.sheet, "row": r.row, "column": r.column, "reason": r.reason}
        for r in found.refused
    ]
    points = sum(one.points for one in found.indicators)
    return Answer(
        {
            "scheme": file.name,
            "indicators": len(found.indicators),
            "points": as_percent(points),
            "judged_by_articles": found.judged_by_articles,
            "refused": refused,
        },
        problems=bool(refused),
    )


def _show(call: Call) -> Answer:
    found = assessing.see_assessments(call.desk(), _period(call))
    return Answer([_assessed(one) for one in found])


def _assessed(found: Assessed) -> dict[str, Any]:
    return {
        "period": found.span.text,
        "scheme": found.scheme.record.name,
        "issue": str(found.issue.id) if found.issue else None,
        "units": [
            {
                "unit": one.unit,
                "full": one.full,
                "points": one.points,
                "rank": one.rank,
                "objections_until": found.until[one.unit].isoformat()
                if one.unit in found.until
                else None,
                "lines": [_line(line) for line in found.of_unit(one.unit)],
            }
            for one in found.units
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    def points(said: int | None) -> str | None:
        return None if said is None else as_percent(said)

    return {
        "indicator": line.indicator.code,
        "name": line.indicator.name,
        "full": as_percent(line.indicator.points),
        "source": line.indicator.source.value,
        "value": None if line.value is None else value_text(line),
        "computed": points(line.computed),
        "self": points(line.own),
        "office": points(line.checked),
        "objection": points(line.objected),
        "answer": points(line.answered),
        "points": points(line.final),
        "ground": line.ground,
    }


def _score(call: Call) -> Answer:
    a = call.arguments
    points = schemes.hundredths_of("points", a.value)
    told = ScoreTold(a.unit, a.indicator, points, a.by, a.reason, a.evidence)
    return Answer({"points": as_percent(assessing.score(call.desk(), _period(call), told))})


def _check(call: Call) -> Answer:
    done = assessing.check_unit(call.desk(), _period(call), call.arguments.unit)
    return Answer({"checked": done})


def _issue(call: Call) -> Answer:
    made = assessments.issue_assessment(
        call.desk(), call.arguments.period, call.arguments.out, call.progress
    )
    return Answer(issue_line(made.issue) | {"files": [str(file) for file in made.files]})


def _list(call: Call) -> Answer:
    return Answer([issue_line(one) for one in frozen.all_issues(call.desk(), Report.ASSESSMENT)])


def _period(call: Call) -> str:
    """The period asked for, or the last quarter that is over."""
    return call.arguments.period or quarter_of(call.desk().today()).previous.text


_PERIOD = option("--period", default="", metavar="YYYY-Qn|YYYY", help="by default the last quarter")
_UNIT = option("--unit", required=True, metavar="U", help="its name")

VERBS = [
    Verb(
        "assessment import",
        "take in a scheme of indicators, in force from a period on",
        _import,
        (
            option("file", type=Path, nargs="?", metavar="FILE"),
            option("--starter", action="store_true", help="a usual scheme"),
            option("--name", default="", metavar="N"),
            option("--start", default="", metavar="YYYY-Qn|YYYY", help="by default this quarter"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
        ),
    ),
    Verb("assessment show", "a period as it stands, line by line", _show, (_PERIOD,)),
    Verb(
        "assessment score",
        "note points of a unit: its own, the office's, an objection or its answer",
        _score,
        (
            _UNIT,
            option("--indicator", required=True, metavar="I", help="its code or name"),
            option("--value", required=True, metavar="V", help="points"),
            coded("--by", of=ScoreBy, required=True),
            option("--reason", default="", metavar="T"),
            option("--evidence", default="", metavar="T"),
            _PERIOD,
        ),
    ),
    Verb(
        "assessment check",
        "let all lines of a unit count that were computed; from then on it may object",
        _check,
        (_UNIT, _PERIOD),
    ),
    Verb(
        "assessment issue",
        "freeze a period whose units are checked and whose objections are answered",
        _issue,
        (
            option("--period", required=True, metavar="YYYY-Qn|YYYY"),
            option("--out", type=Path, required=True, metavar="DIR"),
        ),
    ),
    Verb("assessment list", "the assessments issued here and above", _list),
]
