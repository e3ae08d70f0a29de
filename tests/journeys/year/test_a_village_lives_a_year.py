"""A pilot village lives a whole year by files only, and every balance equals a second count."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from tests.journeys.year.offices import VILLAGE, Computers
from tests.journeys.year.second import balances, close_all
from tests.journeys.year.story import YEAR, Size, Story

WHOLE = Size()
LENGTH = os.environ.get("YEARS", "")
"""`short` or `whole`; without, the year is left to who asks for it: it takes most of a minute."""
SMALL = Size(households=8, entries=72, objections=3, redemptions=3, months=3, other_rules=3)


@pytest.fixture
def story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Story:
    """The year, as long as the environment asks for."""
    size = WHOLE if LENGTH == "whole" else SMALL
    return Story(Computers(tmp_path, capsys, monkeypatch), size)


@pytest.mark.skipif(not LENGTH, reason="asked for by YEARS=short or YEARS=whole")
@pytest.mark.timeout(1200)
def test_every_balance_of_the_year_equals_a_second_count(story: Story) -> None:
    story.begin()
    for month in range(1, story.size.months + 1):
        story.month(month)
    at = story.at
    booked = close_all(list(story.done.values()), story.closings, story.items_on())
    told = {row["id"]: row for row in at.run("village", "credit", "list", "--village", VILLAGE)}
    for line in booked:
        row = told[line.id]
        assert (row["period"], row["closed"]) == (line.period, True), (line, row)
        assert Fraction(row["counted"]) == line.counted, (line, row)
    closed = {row["id"] for row in told.values() if row["closed"]}
    assert closed == {line.id for line in booked}
    spent = story.spent
    expected = balances(booked, list(story.done.values()), spent, at.now.isoformat())
    last = f"{YEAR}-{story.size.months:02}"
    for office in ("village", "street", "grid"):
        scores = at.run(office, "credit", "scores", "--village", VILLAGE, "--period", last)
        found = {row["household"]: Fraction(row["balance"]) for row in scores}
        assert found == {home: expected.get(home, Fraction(0)) for home in found}
    assert len(story.closings) == len(set(story.digests.values())) == story.size.months
    assert story.objections >= story.size.objections
    assert story.redemptions > 0
    assert story.amended > 0
    assert len(set(story.stars)) == story.size.months // 3
    sheets = at.run("village", "credit", "sheets", "--village", VILLAGE, "--period", f"{YEAR}-03",
                    "--out", at.folder / "board")  # fmt: skip
    assert [sheet["sheet"] for sheet in sheets["left_out"]] == ["C"], sheets
    district = at.run("district", "credit", "counts")
    assert len(district) == story.size.months, district
    at.round()
    links = {link["node"]: link["code"] for link in at.run("street", "status")["links"]}
    for child in ("grid", "village"):
        own = at.run(child, "status")
        assert links[own["node"]] == own["code"]
