"""The verb of the suite that files between offices are signed and sealed with."""

from __future__ import annotations

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.domain.codes import Suite
from gridcredit.operations.trust import suites


def _suite(call: Call) -> Answer:
    desk = call.desk()
    if call.arguments.suite:
        suites.choose(desk, Suite(call.arguments.suite))
    told = suites.chosen(desk)
    return Answer(
        {
            "suite": told.suite.value,
            "others": [
                {"node": str(one.node.id), "name": one.node.name, "suite": one.suite.value}
                for one in told.others
            ],
        }
    )


VERBS = [
    Verb(
        "suite",
        "which suite the district's files are written in; with a letter, choose it",
        _suite,
        (option("suite", nargs="?", choices=[suite.value for suite in Suite]),),
    )
]
