"""重点任务: set by the district, reported on there and at the streets, sheets out and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.ledgers.key_tasks import TaskState
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import key_tasks
from tests.operations.carrying import carry

WORDS = {state: texts.word(state) for state in TaskState}


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    return bool(getattr(request, "param", False))


def states(desk: Desk) -> dict[str, TaskState]:
    return {row.task.code: row.state for row in key_tasks.board(desk)}


@pytest.mark.parametrize("on_server", [False, True], indirect=True, ids=["file", "server"])
def test_the_board_of_the_seed_document_is_read_whole(district: Desk) -> None:
    found = key_tasks.import_tasks(district, key_tasks.starter())
    assert (found.added, found.refused) == (14, [])
    again = key_tasks.import_tasks(district, key_tasks.starter())
    assert (again.added, again.same) == (0, 14)
    rows = key_tasks.board(district)
    assert rows[0].task.code == "2"  # its day has passed: what presses stands on top
    assert rows[0].state is TaskState.OVERDUE
    assert len(key_tasks.board(district, "财政金融局")) == 5


def test_a_report_moves_a_task_and_the_latest_holds(district: Desk) -> None:
    key_tasks.import_tasks(district, key_tasks.starter())
    key_tasks.report_progress(district, "7", date(2026, 11, 1), "0", "起草")
    assert states(district)["7"] is TaskState.ON_TRACK
    key_tasks.report_progress(district, "7", date(2026, 11, 20), "1", "已印发")
    assert states(district)["7"] is TaskState.DONE
    key_tasks.report_progress(district, "7", date(2026, 11, 10), "0", "迟到的一份")
    assert states(district)["7"] is TaskState.DONE
    with pytest.raises(NotFound):
        key_tasks.report_progress(district, "99", date(2026, 11, 1))
    with pytest.raises(BadValue):
        key_tasks.report_progress(district, "7", date(2026, 12, 1))
    with pytest.raises(BadValue):
        key_tasks.report_progress(district, "7", date(2026, 11, 1), "很多")


def test_a_department_fills_in_its_sheet_and_sends_it_back(
    district: Desk, street: Desk, tmp_path: Path
) -> None:
    key_tasks.import_tasks(district, key_tasks.starter())
    out = tmp_path / "重点任务.xlsx"
    assert key_tasks.export_board(district, out, WORDS, "财政金融局") == 5
    again = key_tasks.import_tasks(district, out)
    assert (again.added, again.changed, again.same, again.reports) == (0, 0, 5, 0)
    carry(district, street, tmp_path / "post")
    assert len(key_tasks.board(street)) == 14
    told = tmp_path / "进展.csv"
    told.write_text(
        "编号,进展值,填报日期,佐证\n5,12,2026-11-20,已入驻\n77,1,2026-11-20,\n", "utf-8"
    )
    found = key_tasks.import_tasks(street, told)
    assert (found.added, found.reports) == (0, 1)
    assert [one.reason for one in found.refused] == ["no_such_task"]
    assert key_tasks.import_tasks(street, told).reports == 0
    report = next(row.report for row in key_tasks.board(street) if row.task.code == "5")
    assert report is not None
    assert (report.value, report.evidence) == ("12", "已入驻")
    carry(street, district, tmp_path / "post")
    assert next(row.report for row in key_tasks.board(district) if row.task.code == "5") == report
