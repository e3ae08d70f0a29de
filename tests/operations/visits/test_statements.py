"""What a visit costs: questions to the tables, counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import event

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from tests.operations.homes import Home, a_home

MOST = 26


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that reach the tables of a workspace meanwhile."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    engine = desk.database.backing.writers
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def page(desk: Desk, home: Home, *people: UUID) -> VisitEntry:
    """A form of that door that settles all there is to settle for these people."""
    consents = {ConsentKind.REGISTRATION_DATA: True, ConsentKind.PUBLISH_HONOUR: False}
    adults = tuple(AdultEntry(who, RegistrationKind.REGISTERED, True, consents) for who in people)
    at, done = "2026-11-22T08:30", VisitOutcome.MET_DONE
    made = Visit(desk.new_id(), home.household, at, done, met=people)
    known = doorstep.visit_sheet(desk, home.household).known
    return VisitEntry(made, adults, "2026-1", known)


def test_a_visit_with_two_adults_costs_few_statements(worker: Desk) -> None:
    home = a_home(worker)
    form = page(worker, home, home.adult, home.other)
    with counted(worker) as said:
        saved = visiting.log_visit(worker, form)
    assert (saved.registrations, saved.pledges, len(set(saved.numbers))) == (2, 2, 2)
    assert len(said) <= MOST, "\n".join(said)


def test_a_visit_with_one_adult_more_costs_no_statement_more(worker: Desk) -> None:
    home, costs = a_home(worker), []
    for people in ((home.adult, home.other), (home.adult, home.other, home.unknown)):
        form = page(worker, home, *people)
        with counted(worker) as said:
            visiting.log_visit(worker, form)
        costs.append(len(said))
    assert costs[0] == costs[1]
