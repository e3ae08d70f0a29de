"""A quarter assessed: scheme, own scores, check, objection, answer, issue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.dispatch.assessment import Indicator, Source, Way, computed
from gridcredit.domain.errors import (
    AssessmentUnfinished,
    BadValue,
    IssuedAlready,
    NoScheme,
    PeriodRunning,
)
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.ledgers.codes import ScoreBy
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import assessing, assessments, frozen, schemes
from gridcredit.operations.dispatch.assessing import ScoreTold
from gridcredit.operations.register import people
from tests.operations.adding import add_records
from tests.operations.carrying import carry
from tests.operations.offices import Offices

PERIOD = "2026-Q4"
SHEET = """编号,一级指标,指标,分值,计分方式,数据来源,计分参数,适用单位
1,注册,注册率,40,比率,注册率,95,
2,报送,按时报送,10,扣分,未按时报数据周数,2.5,
3,走访,户次,10,阶梯,入户户次,0:2；5:10,
4,创新,做法,10,人工,,,
5,双公示,合规,30,比率,双公示合规率,,消防大队
"""


@pytest.mark.parametrize(
    ("way", "value", "points"),
    [
        (Way.RATE, 9_500, 4_000),
        (Way.RATE, 9_499, 3_800),
        (Way.RATE, 0, 0),
        (Way.RATE, None, None),
        (Way.STEPS, 5, 1_000),
        (Way.STEPS, 4, 200),
        (Way.COMPLETION, 3, 1_714),
        (Way.COMPLETION, 9, 4_000),
        (Way.DEDUCTION, 3, 3_250),
        (Way.DEDUCTION, 99, 0),
        (Way.MANUAL, 7, None),
    ],
)
def test_points_come_from_the_figure(way: Way, value: int | None, points: int | None) -> None:
    one = Indicator(
        "1", "", "x", 4_000, way, Source.NEW, 9_500, ((5, 1_000), (0, 200)), target=7, each=250
    )
    assert computed(one, value) == points


def told(unit: str, indicator: str, points: int, by: ScoreBy, ground: str = "") -> ScoreTold:
    return ScoreTold(unit, indicator, points, by, ground)


def street_name(street: Desk, district: Desk) -> str:
    (found,) = assessing.see_assessments(district, PERIOD)
    (own,) = assessing.see_assessments(street, PERIOD)
    (unit,) = {line.unit for line in own.lines}
    assert unit in {line.unit for line in found.lines}
    return unit


def refused(desk: Desk, said: ScoreTold, reason: str) -> None:
    with pytest.raises(BadValue) as error:
        assessing.score(desk, PERIOD, said)
    assert error.value.reason == reason


def test_a_quarter_from_its_scheme_to_its_issue(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    who = people.list_residents(grid)[0].line.id
    event = RegistrationEvent(grid.new_id(), who, RegistrationKind.REGISTERED, date(2026, 11, 2))
    add_records(grid, [event])
    offices.send(grid, street)
    offices.send(street, district)
    sheet = tmp_path / "scheme.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert schemes.import_scheme(district, sheet, start=PERIOD).refused == []
    carry(district, street, tmp_path / "post")
    unit = street_name(street, district)
    assessing.score(street, PERIOD, told(unit, "4", 900, ScoreBy.SELF))
    with pytest.raises(PeriodRunning):
        assessing.check_unit(district, PERIOD, unit)
    offices.send(street, district)
    offices.clock.go(45)
    refused(district, told(unit, "5", 100, ScoreBy.OFFICE, "无"), "indicator_not_known")
    refused(district, told(unit, "4", 1_001, ScoreBy.OFFICE, "无"), "points_out_of_range")
    refused(district, told(unit, "4", 500, ScoreBy.OFFICE), "empty")
    refused(street, told("消防大队", "5", 0, ScoreBy.SELF), "unit_not_assessed")
    with pytest.raises(BadValue, match="score_wanted"):
        assessing.check_unit(district, PERIOD, unit)
    (found,) = assessing.see_assessments(district, PERIOD)
    for other in {line.unit for line in found.lines if line.unit != unit}:
        for line in found.of_unit(other):
            if line.computed is None:
                name = line.indicator.code
                assessing.score(district, PERIOD, told(other, name, 0, ScoreBy.OFFICE, "无数据"))
        assessing.check_unit(district, PERIOD, other)
    assessing.score(district, PERIOD, told(unit, "4", 500, ScoreBy.OFFICE, "材料不全"))
    assert assessing.check_unit(district, PERIOD, unit) == 3
    carry(district, street, tmp_path / "post")
    refused(street, told(unit, "4", 1_000, ScoreBy.SELF), "checked_already")
    assessing.score(street, PERIOD, told(unit, "4", 800, ScoreBy.OBJECTION, "材料已补"))
    refused(street, told(unit, "4", 900, ScoreBy.OBJECTION, "再补"), "objected_before")
    offices.send(street, district)
    offices.clock.go(14)
    refused(street, told(unit, "1", 900, ScoreBy.OBJECTION, "晚了"), "objection_over")
    with pytest.raises(AssessmentUnfinished, match="objection_open"):
        assessments.issue_assessment(district, PERIOD, tmp_path / "out")
    refused(district, told(unit, "4", 600, ScoreBy.OFFICE, "改"), "answer_wanted")
    told_now = told(unit, "4", 800, ScoreBy.ANSWER, "属实")
    assert assessing.score(district, PERIOD, told_now) == 800
    made = assessments.issue_assessment(district, PERIOD, tmp_path / "out")
    assert {file.suffix for file in made.files} == {".xlsx", ".docx", ".pdf"}
    frozen_now = assessments.read_assessment(made.issue)
    (score,) = [one for one in frozen_now.units if one.unit == unit]
    (rate,) = [r for r in frozen_now.rows if (r.unit, r.indicator) == (unit, "1")]
    (row,) = [r for r in frozen_now.table.rows if r.name == unit]
    assert rate.value == row.rate
    assert row.total == 1
    steps = 2
    wanted = float(rate.points) + 10 + steps + 8
    assert float(score.points) == pytest.approx(wanted)
    assert score.full == "70.00"
    assert len(frozen.rows_of(district, made.issue.id, row.unit, "rate")) == row.total
    with pytest.raises(IssuedAlready):
        assessments.issue_assessment(district, PERIOD, tmp_path / "again")
    carry(district, street, tmp_path / "post")
    again = frozen.reissue(street, made.issue.id, tmp_path / "street")
    assert [f.read_bytes() for f in again] == [f.read_bytes() for f in made.files]


def test_a_scheme_with_a_wrong_row_is_not_taken_in(district: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "scheme.csv"
    wrong = (
        "6,x,无来源,5,比率,,95,",
        "7,x,阶梯反了,5,阶梯,新增注册,1:5；9:1,",
        "1,x,重号,5,人工,,,",
    )
    sheet.write_text(SHEET + "\n".join((*wrong, "8,x,零分,0,人工,,,")), encoding="utf-8")
    found = schemes.import_scheme(district, sheet)
    reasons = ["source_not_fitting", "scoring_rule_wrong", "repeated_code", "points_out_of_range"]
    assert [one.reason for one in found.refused] == reasons
    assert assessing.see_assessments(district, PERIOD) == []
    with pytest.raises(NoScheme):
        assessing.score(district, PERIOD, told("x", "1", 1, ScoreBy.SELF))


def test_the_scheme_that_comes_with_the_program(district: Desk) -> None:
    found = schemes.import_scheme(district, schemes.starter())
    assert sum(one.points for one in found.indicators) == 10_000
    assert not found.judged_by_articles
    assert not found.refused
