"""Entries line by line, as scripts hand them in: bad lines are named, good ones are one deed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.codes import RegistrationKind, ResidentState, Role, VisitOutcome
from gridcredit.domain.errors import BadValue, Cancelled, NotAllowed, NotFound
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, people
from gridcredit.operations.visits import appealing, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.journal import number_ranges
from gridcredit.store.register import events, visits
from gridcredit.store.workspace import files
from tests.operations.homes import Home, a_home

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def a_visit(home: Home, **other: Any) -> dict[str, Any]:
    """A good visit, or one with other fields."""
    given = {"household": str(home.household), "outcome": "01", "at": "2026-11-20T10:00"}
    return {"do": "visit.add"} | given | other


def an_event(home: Home, **other: Any) -> dict[str, Any]:
    """A good registration, or one with other fields."""
    given = {"resident": str(home.adult), "event": "informed", "on": "2026-11-20"}
    return {"do": "registration.add"} | given | other


def apply(desk: Desk, *lines: dict[str, Any] | str) -> applying.Applied:
    """Apply entries, dicts written as JSON."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return applying.apply_lines(desk, texts)


def test_every_kind_of_entry_is_written(worker: Desk, home: Home) -> None:
    adult = str(home.adult)
    applied = apply(
        worker,
        a_visit(home, mode="phone", note="有狗 😀", follow_up="2026-11-30"),
        an_event(home, event="registered", channel="poster"),
        {"do": "pledge.add", "resident": adult, "signed_on": "2026-11-20"},
        {"do": "resident.set", "resident": adult, "field": "phone", "value": "19900001111"},
    )
    assert (applied.done, applied.refused) == (4, ())
    [person] = [p for p in people.list_residents(worker, purpose="t") if p.line.id == home.adult]
    assert (person.registration, person.pledged) == ("registered", True)
    assert person.line.phone == "19900001111"
    with worker.reading() as session:
        [visit] = visits.visits_of(session, home.household)
    assert (visit.mode.value, visit.note) == ("phone", "有狗 😀")
    assert str(visit.follow_up) == "2026-11-30"


def test_refused_lines_are_named_and_the_others_stay(worker: Desk, home: Home) -> None:
    applied = apply(worker, a_visit(home), "", "   ", "{", an_event(home, on="x"), a_visit(home))
    assert applied.done == 2
    assert [r.line for r in applied.refused] == [4, 5]
    assert [row is not None for row in applied.ids] == [True, False, False, False, False, True]
    assert [r.reason.split(":")[0] for r in applied.refused] == ["BadValue", "BadValue"]


def test_of_a_refused_line_nothing_is_written(worker: Desk, home: Home) -> None:
    talk = Visit(worker.new_id(), home.household, "2026-11-10T10:00", VisitOutcome.MET_DONE)
    informed = AdultEntry(home.adult, RegistrationKind.INFORMED)
    visiting.log_visit(worker, VisitEntry(talk, (informed,)))
    died = {"state": ResidentState.DIED.value, "left_on": "2026-11-15"}
    amending.change(worker, "resident", home.adult, died)
    later = {"do": "visit.correct", "id": str(talk.id), "at": "2026-11-20T10:00", "reason": "x"}
    applied = apply(worker, later, a_visit(home, outcome="11"))
    assert [r.reason.split(":")[0] for r in applied.refused] == ["GoneBefore"]
    with worker.reading() as session:
        stored = visits.visits_of(session, home.household)
        assert {visit.at for visit in stored} == {talk.at, "2026-11-20T10:00"}
        assert talk.id in {visit.id for visit in stored}
        assert len(number_ranges.of(session, worker.node.id.bytes)) == 1


@pytest.mark.parametrize(
    "line",
    ["[]", "null", "1", '"visit.add"', "{}", "[" * 100_000, '{"a":' * 100_000, "NaN", "{'do':1}"],
)
def test_a_line_that_is_no_entry_is_refused(worker: Desk, line: str) -> None:
    applied = apply(worker, line)
    assert (applied.done, len(applied.refused)) == (0, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("do", "visit.remove"),
        ("do", None),
        ("do", ["visit.add"]),
        ("household", NOBODY),
        ("household", "x"),
        ("household", None),
        ("household", 7),
        ("household", 10**4000),
        ("outcome", "99"),
        ("outcome", 1),
        ("outcome", ""),
        ("at", ""),
        ("at", "tomorrow"),
        ("at", "2026-11-23T10:00"),
        ("at", 20261120),
        ("mode", "balloon"),
        ("follow_up", "soon"),
        ("follow_up", "2026-11-19"),
        ("note", 5),
        ("note", "\ud800"),
        ("note", "a\0b"),
        ("at", "\udfff"),
    ],
)
def test_each_field_of_a_visit_is_judged(
    worker: Desk, home: Home, field: str, value: object
) -> None:
    applied = apply(worker, a_visit(home, **{field: value}), a_visit(home))
    assert (applied.done, [r.line for r in applied.refused]) == (1, [1])
    with worker.reading() as session:
        assert len(visits.visits_of(session, home.household)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("resident", NOBODY),
        ("event", "married"),
        ("on", "2026-11-23"),
        ("on", "2026-02-30"),
        ("channel", "telepathy"),
    ],
)
def test_each_field_of_a_registration_is_judged(
    worker: Desk, home: Home, field: str, value: object
) -> None:
    applied = apply(worker, an_event(home, **{field: value}))
    assert (applied.done, len(applied.refused)) == (0, 1)


def test_a_minors_registration_and_pledge_are_refused(worker: Desk, home: Home) -> None:
    minor = str(home.minor)
    pledge = {"do": "pledge.add", "resident": minor, "signed_on": "2026-11-20"}
    applied = apply(worker, an_event(home, resident=minor, event="registered"), pledge)
    assert applied.done == 0
    assert {r.reason for r in applied.refused} == {"MinorRefused: 2026-11-20"}


def test_a_scan_named_by_a_line_is_kept_and_a_bad_one_refuses_the_line(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(b"\xff\xd8\xff a paper")
    pledge = {"do": "pledge.add", "resident": str(home.adult), "signed_on": "2026-11-20"}
    applied = apply(worker, pledge | {"scan": str(scan)}, pledge | {"scan": str(tmp_path)})
    assert (applied.done, [r.line for r in applied.refused]) == (1, [2])
    with worker.reading() as session:
        [kept] = events.pledge_steps(session, [home.adult])
        assert files.size(session, kept.scan) == scan.stat().st_size


def test_a_time_with_an_offset_is_the_moment_it_names(worker: Desk, home: Home) -> None:
    beijing = timezone(timedelta(hours=8))
    naive = worker.clock
    worker.clock = lambda: naive().replace(tzinfo=UTC).astimezone(beijing)
    apply(worker, a_visit(home, at="2026-11-20T02:30Z"))
    apply(worker, a_visit(home, at="2026-11-20T10:31+08:00"))
    with worker.reading() as session:
        kept = {v.at for v in visits.visits_of(session, home.household)}
    assert kept == {"2026-11-20T10:30", "2026-11-20T10:31"}


def test_stopping_half_way_keeps_nothing(worker: Desk, home: Home) -> None:
    lines = [json.dumps(a_visit(home))] * 500

    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        applying.apply_lines(worker, lines, progress=stop)
    with worker.reading() as session:
        assert visits.visits_of(session, home.household) == []


def test_one_entry_alone_raises_what_is_wrong(worker: Desk, home: Home) -> None:
    with pytest.raises(NotFound):
        applying.apply_one(worker, a_visit(home, household=NOBODY))
    with pytest.raises(BadValue) as refused:
        applying.apply_one(worker, a_visit(home, outcome="x"))
    assert refused.value.field == "outcome"
    assert applying.apply_one(worker, a_visit(home))


def test_the_register_is_edited_only_by_who_may(worker: Desk, home: Home) -> None:
    worker.actor = replace(worker.actor, role=Role.COLLECTOR)
    edit = {"do": "resident.set", "resident": str(home.adult), "field": "phone", "value": ""}
    applied = apply(worker, edit, an_event(home))
    assert (applied.done, [r.line for r in applied.refused]) == (1, [1])
    worker.actor = replace(worker.actor, role=Role.ADMINISTRATOR)
    assert [r.reason for r in apply(worker, an_event(home)).refused] == [
        "NotAllowed: record_visits"
    ]
    with pytest.raises(NotAllowed):
        applying.apply_one(worker, an_event(home))
    with worker.reading() as session:
        assert len(events.registrations(session, [home.adult])) == 1


def test_a_visit_passes_a_request_on_and_a_line_replies_to_it(worker: Desk) -> None:
    home = str(people.list_households(worker)[0].id)
    visit = {"do": "visit.add", "household": home, "outcome": "31", "at": "2026-11-20T08:00"}
    visit |= {"appeal": "路灯不亮", "unit": "住建局", "due": "2026-11-27"}
    applying.apply_one(worker, visit)
    [asked] = appealing.list_appeals(worker)
    assert (asked.appeal.wording, asked.appeal.unit, asked.due) == (
        "路灯不亮", "住建局", date(2026, 11, 27),
    )  # fmt: skip
    reply = {"do": "appeal.reply", "id": str(asked.appeal.id), "on": "2026-11-21", "text": "已修"}
    lines = [json.dumps(reply), json.dumps(reply)]
    done = applying.apply_lines(worker, lines)
    assert (done.done, len(done.refused)) == (1, 1)
    assert "already_answered" in done.refused[0].reason
