"""A district fills its summaries, its tables in a file or on a server; it knows nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from tests.operations.offices import Offices
from tests.operations.templates.forms import add, fill
from tests.reports.forms import made


@pytest.fixture(params=[False, True], ids=["file", "server"])
def on_server(request: pytest.FixtureRequest) -> bool:
    """Both ways."""
    return bool(request.param)


def test_a_summary_of_all_grids_and_a_list_without_names(
    offices: Offices, district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    add(district, tmp_path, "汇总", made.summary())
    done, _ = fill(district, tmp_path, For(area=district.node.area), "汇总")
    sheet = load_workbook(done.files[0], data_only=True).worksheets[0]
    last = 3 + done.rows
    eligible = [sheet[f"D{row}"].value for row in range(4, last + 1)]
    assert sheet[f"D{last + 1}"].value == sum(eligible)
    assert sum(eligible) == sum(one.eligible for one in people.list_residents(grid)) > 0
    again = For(area=district.node.area, only_changed=True)
    assert len(fill(district, tmp_path, again, "汇总")[0].files) == 1  # counts are always of today
    add(district, tmp_path, "推荐表", made.person_form())
    names, _ = fill(district, tmp_path, For(area=street.node.area), "推荐表")
    assert all(load_workbook(file).worksheets[0]["B2"].value is None for file in names.files)
    assert {gap.field for _, gap in names.missing} >= {"name", "id_number"}
    templates.remove_template(district, "推荐表")
    assert [one.template.name for one in templates.list_templates(district)] == ["汇总"]
