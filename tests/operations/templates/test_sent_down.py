"""A form that the street keeps comes down with its file, and is filled at the grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridcredit.domain.errors import BadValue, NotFound, NothingToExport
from gridcredit.operations.register import people
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from tests.operations.carrying import carry
from tests.operations.chains import Chain
from tests.operations.templates.forms import add, fill
from tests.reports.forms import made


def test_a_form_of_the_street_is_filled_at_the_grid(chain: Chain, tmp_path: Path) -> None:
    add(chain.street, tmp_path, "推荐表", made.person_form())
    assert templates.list_templates(chain.grid) == []
    carry(chain.street, chain.grid, tmp_path / "post")
    (listed,) = templates.list_templates(chain.grid)
    assert (listed.is_own, listed.is_here, listed.area) == (False, True, chain.street.node.area)
    assert listed.mapping == templates.list_templates(chain.street)[0].mapping
    assert templates.content_of(chain.grid, listed.template) == made.person_form()
    grown = next(one for one in people.list_residents(chain.grid, purpose="核对") if one.eligible)
    done, _ = fill(chain.grid, tmp_path, For(resident=grown.line.id), "推荐表")
    assert load_workbook(done.files[0]).worksheets[0]["B2"].value == grown.line.name


def test_what_was_sent_down_is_only_changed_above(chain: Chain, tmp_path: Path) -> None:
    add(chain.street, tmp_path, "推荐表", made.person_form())
    carry(chain.street, chain.grid, tmp_path / "post")
    for act in (
        lambda: templates.map_template(chain.grid, "推荐表", "推荐表!B2: name\ncopy: person\n"),
        lambda: templates.remove_template(chain.grid, "推荐表"),
    ):
        with pytest.raises(BadValue) as caught:
            act()
        assert caught.value.reason == "of_office_above"
    templates.map_template(chain.street, "推荐表", "copy: person\n推荐表!B2: name\n")
    carry(chain.street, chain.grid, tmp_path / "post")
    (listed,) = templates.list_templates(chain.grid)
    assert [p.place for p in listed.mapping.pointers] == ["推荐表!B2"]
    templates.remove_template(chain.street, "推荐表")
    carry(chain.street, chain.grid, tmp_path / "post")
    assert templates.list_templates(chain.grid) == []


def test_ones_own_form_goes_before_one_of_its_name_from_above(chain: Chain, tmp_path: Path) -> None:
    add(chain.street, tmp_path, "推荐表", made.person_form())
    add(chain.grid, tmp_path, "推荐表", made.summary())
    carry(chain.street, chain.grid, tmp_path / "post")
    (listed,) = templates.list_templates(chain.grid)
    assert listed.is_own


def test_a_grids_form_stays_its_own_at_the_street_and_never_reaches_the_district(
    chain: Chain, tmp_path: Path
) -> None:
    add(chain.grid, tmp_path, "自制表", made.summary())
    chain.up(chain.grid, chain.street)
    with pytest.raises(NothingToExport):
        chain.up(chain.street, chain.district)
    assert templates.list_templates(chain.street) == []
    assert templates.list_templates(chain.district) == []
    with pytest.raises(NotFound):
        templates.find_template(chain.district, "自制表")
