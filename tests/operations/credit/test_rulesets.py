"""A rule set is put in force whole, from a month on, while none from then on is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridcredit import paths
from gridcredit.domain.credit.bands import Band
from gridcredit.domain.credit.codes import Basis, Seat
from gridcredit.domain.credit.rule_changes import Remark, Vote
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    FileUnreadable,
    MonthClosed,
    NotAllowed,
)
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.operations.credit import rulesets
from gridcredit.operations.credit.rulesets import RulesForm, RulesState
from gridcredit.operations.desk import Desk
from gridcredit.rosters.credit_rules import read_rules
from gridcredit.store.journal.loading import load
from tests.operations.credit.pilot import close_month
from tests.operations.offices import VILLAGE
from tests.rosters.making import workbook, xlsx

HEADINGS = ["编码", "板块", "项目", "分值"]
JANUARY = date(2026, 1, 1)
STARTER = paths.resources() / "templates" / "credit_rules.csv"


def rule_file(folder: Path, *rows: Sequence[Any], name: str = "规则") -> Path:
    """A rule workbook of these items: code, theme, name, points."""
    file = folder / f"{name}.xlsx"
    file.write_bytes(xlsx(workbook([HEADINGS, *map(list, rows)])).getvalue())
    return file


FORM = RulesForm(VILLAGE, 1, JANUARY, Vote(45, 38, 36))


def kept(desk: Desk) -> list[CreditRules]:
    with desk.reading() as session:
        return sorted(load(session, CreditRules), key=lambda rules: rules.number)


def test_the_starter_set_goes_in_force(clerk: Desk) -> None:
    found = rulesets.import_rules(clerk, STARTER, FORM)
    assert found.refused == found.dropped == ()
    assert found.remarks == (Remark("no_minutes"),)
    (rules,) = rulesets.list_rules(clerk, VILLAGE)
    assert rules.id == found.rule_set
    assert (rules.state, rules.until) == (RulesState.IN_FORCE, None)
    assert rules.items == found.items
    assert rules.rules.base == 10_000
    assert (rules.rules.expected, rules.rules.present, rules.rules.agreed) == (45, 38, 36)


def test_one_refused_row_and_nothing_goes_in(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2), ("B", "经济", "招商", 2))
    found = rulesets.import_rules(clerk, file, FORM)
    assert found.rule_set is None
    assert [(r.sheet, r.row, r.column, r.reason) for r in found.refused] == [
        ("表1", 3, "B 板块", "unknown_theme")
    ]
    assert kept(clerk) == []


def test_what_may_never_count_is_dropped_and_the_rest_goes_in(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2), ("B", "文明实践", "无偿献血", 5))
    found = rulesets.import_rules(clerk, file, FORM)
    assert [(d.row, d.name, d.reason) for d in found.dropped] == [(3, "无偿献血", "health_item")]
    assert [item.code for item in rulesets.list_rules(clerk, VILLAGE)[0].items] == ["A"]


def test_a_file_of_nothing_but_such_items_is_refused(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("B", "文明实践", "无偿献血", 5))
    found = rulesets.import_rules(clerk, file, FORM)
    assert (found.rule_set, [row.name for row in found.dropped]) == (None, ["无偿献血"])
    assert kept(clerk) == []


def test_looking_changes_nothing(clerk: Desk) -> None:
    found = rulesets.import_rules(clerk, STARTER, FORM, check=True)
    assert found.rule_set is None
    assert len(found.items) > 70
    assert kept(clerk) == []


def test_many_items_of_ones_own_and_high_ones_are_said(clerk: Desk, tmp_path: Path) -> None:
    own = [(f"Z{n}", "党建", f"自设{n}", 2 if n else 3) for n in range(6)]
    found = rulesets.import_rules(clerk, rule_file(tmp_path, *own), replace(FORM, vote=None))
    assert found.rule_set is not None
    assert found.remarks == (
        Remark("many_own_items", "6"),
        Remark("own_item_above", "Z0 自设0"),
        Remark("no_vote"),
        Remark("no_minutes"),
    )


def test_the_next_set_ends_the_one_before_and_keeps_its_settings(
    clerk: Desk, tmp_path: Path
) -> None:
    first = replace(
        FORM, bands=(Band(10_500, "星"),), base=9_000, basis=Basis.PER_HEAD, carry=50,
        meeting_required=True, decided_by=Seat.STREET, redeemed_at=Seat.STREET,
    )  # fmt: skip
    rulesets.import_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), first)
    file = rule_file(tmp_path, ("A", "党建", "学习", 3), ("B", "党建", "宣讲", 1))
    next_one = RulesForm(VILLAGE, 2, date(2026, 7, 1), carry=0)
    found = rulesets.import_rules(clerk, file, next_one)
    old, new = rulesets.list_rules(clerk, VILLAGE)
    assert (old.state, old.until) == (RulesState.CLOSED, date(2026, 6, 30))
    assert (new.state, new.until) == (RulesState.IN_FORCE, None)
    assert new.rules.base == 9_000
    assert (new.rules.decided_by, new.rules.redeemed_at) == (Seat.STREET, Seat.STREET)
    assert new.rules.meeting_required
    assert [i.code for i in found.changes.added] == ["B"]
    assert [(c.new.code, c.fields) for c in found.changes.changed] == [("A", ("points",))]
    assert found.changes.settings == {"carry": (50, 0)}
    assert rulesets.compare_rules(clerk, new.id) == found.changes
    assert [i.code for i in rulesets.compare_rules(clerk, old.id).added] == ["A"]


def test_a_set_to_come_waits_for_its_month(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    rulesets.import_rules(clerk, file, FORM)
    rulesets.import_rules(clerk, file, RulesForm(VILLAGE, 2, date(2026, 12, 1)))
    assert [one.state for one in rulesets.list_rules(clerk, VILLAGE)] == [
        RulesState.IN_FORCE,
        RulesState.COMING,
    ]


def test_of_two_sets_of_a_month_the_later_holds(clerk: Desk, tmp_path: Path) -> None:
    rulesets.import_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), FORM)
    rulesets.import_rules(
        clerk, rule_file(tmp_path, ("A", "党建", "学习", 3)), replace(FORM, number=2)
    )
    assert [(one.rules.number, one.state) for one in rulesets.list_rules(clerk, VILLAGE)] == [
        (1, RulesState.REPLACED),
        (2, RulesState.IN_FORCE),
    ]


def test_no_set_begins_where_a_month_is_closed(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    street = replace(FORM, decided_by=Seat.STREET)
    rulesets.import_rules(clerk, file, street)
    close_month(clerk, "2026-01")
    close_month(clerk, "2026-02")
    for begins in (JANUARY, date(2026, 2, 1)):
        with pytest.raises(MonthClosed) as refused:
            rulesets.import_rules(clerk, file, RulesForm(VILLAGE, 2, begins))
        assert refused.value.period >= "2026-01"
    with pytest.raises(MonthClosed):
        rulesets.take_back_rules(clerk, kept(clerk)[0].id, "弄错了")
    with pytest.raises(MonthClosed):
        rulesets.close_rules(clerk, VILLAGE, date(2026, 2, 1), "不办了")
    assert rulesets.import_rules(clerk, file, RulesForm(VILLAGE, 2, date(2026, 3, 1))).rule_set


def test_no_set_is_taken_back_by_which_a_month_was_closed(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    rulesets.import_rules(clerk, file, replace(FORM, decided_by=Seat.VILLAGE))
    november = RulesForm(VILLAGE, 2, date(2026, 11, 1), decided_by=Seat.STREET)
    found = rulesets.import_rules(clerk, file, november).rule_set
    assert found
    close_month(clerk, "2026-01")
    with pytest.raises(BadValue) as refused:
        rulesets.take_back_rules(clerk, found, "弄错了")
    assert refused.value.reason == "counts_no_more"


@pytest.mark.parametrize(
    ("form", "field", "reason"),
    [
        (replace(FORM, begins=date(2026, 1, 2)), "begins", "month_form"),
        (replace(FORM, number=0), "number", "wrong_form"),
        (replace(FORM, base=-10), "base", "wrong_form"),
        (replace(FORM, village="370403002"), "village", "not_a_village"),
        (replace(FORM, village=VILLAGE + "001"), "village", "not_a_village"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    clerk: Desk, tmp_path: Path, form: RulesForm, field: str, reason: str
) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    with pytest.raises(BadValue) as refused:
        rulesets.import_rules(clerk, file, form)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert kept(clerk) == []


def test_a_number_is_given_once(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    rulesets.import_rules(clerk, file, FORM)
    with pytest.raises(BadValue) as refused:
        rulesets.import_rules(clerk, file, replace(FORM, begins=date(2026, 7, 1)))
    assert refused.value.reason == "number_taken"


def test_other_streets_villages_are_not_ruled_here(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    for village in ("370403004001", "370403999001"):
        with pytest.raises((AreaOutside, AreaUnknown)):
            rulesets.import_rules(clerk, file, replace(FORM, village=village))


def test_a_grid_worker_sets_no_rules(worker: Desk) -> None:
    with pytest.raises(NotAllowed):
        rulesets.import_rules(worker, STARTER, FORM)


def test_minutes_that_are_no_picture_keep_the_set_out(clerk: Desk, tmp_path: Path) -> None:
    minutes = tmp_path / "记录.jpg"
    minutes.write_bytes(b"GIF89a")
    with pytest.raises(FileUnreadable):
        rulesets.import_rules(clerk, STARTER, replace(FORM, minutes=minutes))
    assert kept(clerk) == []
    minutes.write_bytes(b"\xff\xd8\xff\xe0 picture")
    found = rulesets.import_rules(clerk, STARTER, replace(FORM, minutes=minutes))
    assert found.remarks == ()
    assert len(kept(clerk)[0].minutes) == 64


def test_a_set_is_taken_back(clerk: Desk) -> None:
    found = rulesets.import_rules(clerk, STARTER, FORM)
    assert found.rule_set
    with pytest.raises(BadValue):
        rulesets.take_back_rules(clerk, found.rule_set, " ")
    rulesets.take_back_rules(clerk, found.rule_set, "起始月填错")
    assert rulesets.list_rules(clerk, VILLAGE) == []


def test_a_scheme_ends_with_a_month(clerk: Desk) -> None:
    rulesets.import_rules(clerk, STARTER, replace(FORM, redeemed_at=Seat.STREET))
    rulesets.close_rules(clerk, VILLAGE, date(2026, 11, 1), "试点结束")
    first, last = rulesets.list_rules(clerk, VILLAGE)
    assert (first.state, first.until) == (RulesState.CLOSED, date(2026, 10, 31))
    assert (last.state, last.items, last.rules.redeemed_at) == (
        RulesState.CLOSED,
        (),
        Seat.STREET,
    )
    with pytest.raises(BadValue):
        rulesets.close_rules(clerk, VILLAGE, date(2026, 12, 1), "试点结束")


def test_a_set_in_force_is_written_as_a_workbook(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2.5))
    found = rulesets.import_rules(clerk, file, FORM)
    out = tmp_path / "out.xlsx"
    assert rulesets.write_template(clerk, out, found.rule_set) == 1
    assert tuple(read_rules(out).items) == found.items
    assert rulesets.write_template(clerk, out) > 70
