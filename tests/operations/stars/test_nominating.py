"""Nominating: a form is complete when it is submitted, locks, and changes only after a return."""

from __future__ import annotations

from tests.operations.stars.offices import Three


def test_a_form_is_filled_from_the_register_and_numbered(three: Three) -> None:
    done = three.nominate(0)
    line = three.line(done.id, three.village)
    star = line.star
    assert (star.name, star.household, star.age_band) == ("王建国", three.kept.homes[0], "45-59")
    assert done.number == "370403002001-2026-10-01"
    assert three.nominate(1).number == "370403002001-2026-10-02"
    assert (star.by, star.deceased) == ("周采集", False)
