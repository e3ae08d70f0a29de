"""What is filled for whom, what is withheld, what is logged, and what is written beside what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.errors import AreaUnknown, BadValue, Cancelled, NotAllowed, NotFound
from gridcredit.domain.filters import Filter
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, filters, people
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from gridcredit.operations.templates.filling import fill_template, held_open_by, preview
from gridcredit.operations.visits import visiting
from gridcredit.store.workspace import audit
from tests.operations.templates.forms import add, fill
from tests.reports.forms import made
from tests.reports.forms.raw import RawBook, RawSheet, parts_of

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")

LIST = "copy: once\nrows: 表!2-2 person\n表!A2: name\n表!B2: birth_year\n"
LIST += "表!C2: id_number\n表!D2: phone\n"


def list_form() -> bytes:
    """A plain list of one row."""
    heads = dict(
        zip(("A1", "B1", "C1", "D1"), ("姓名", "出生年份", "身份证号", "电话"), strict=True)
    )
    return RawBook(
        [RawSheet("表", dict(heads), dict.fromkeys(("A2", "B2", "C2", "D2"), 1))]
    ).written()


def rows_of(file: Path) -> list[tuple[object, ...]]:
    """The rows below the headings."""
    return list(load_workbook(file).worksheets[0].iter_rows(min_row=2, values_only=True))


def a_minor(desk: Desk) -> people.Person:
    """Somebody under 18 of the invented register."""
    return next(
        one
        for one in people.list_residents(desk, purpose="核对")
        if one.line.birth_date and one.line.birth_date > date(2008, 11, 22)
    )


def test_of_minors_the_name_and_the_year_of_birth_are_told(worker: Desk, tmp_path: Path) -> None:
    child = a_minor(worker)
    born = child.line.birth_date
    assert born is not None
    people.set_resident_field(worker, child.line.id, "phone", "19900001111")
    add(worker, tmp_path, "表", list_form(), LIST)
    done, _ = fill(worker, tmp_path, For(area=worker.node.area))
    (row,) = [one for one in rows_of(done.files[0]) if one[0] == child.line.name]
    assert row == (child.line.name, born.year, None, None)
    assert done.withheld >= 2
    assert child.line.id not in {one.resident for _, one in done.missing}


def test_no_card_of_its_own_is_made_for_a_minor(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", made.person_form())
    child = a_minor(worker)
    done, files = fill(worker, tmp_path, For(household=child.line.household))
    names = [load_workbook(file).worksheets[0]["B2"].value for file in done.files]
    assert child.line.name not in names
    assert len(files) == len(set(names)) > 1


def test_who_has_died_or_moved_out_stands_in_no_list(worker: Desk, tmp_path: Path) -> None:
    gone, moved = (one.line for one in people.list_residents(worker, purpose="核对")[:2])
    people.set_resident_field(worker, gone.id, "left_on", "2026-11-20")
    people.set_resident_field(worker, gone.id, "state", "died")
    amending.remove(worker, "resident", moved.id, "重复登记")
    add(worker, tmp_path, "表", list_form(), LIST)
    done, _ = fill(worker, tmp_path, For(area=worker.node.area))
    assert not {gone.name, moved.name} & {row[0] for row in rows_of(done.files[0])}


def test_only_what_changed_since_the_last_time_is_filled(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", list_form(), LIST)
    area = For(area=worker.node.area)
    again = For(area=worker.node.area, only_changed=True)
    everybody, _ = fill(worker, tmp_path, again)  # never filled before: all of them
    assert everybody.rows == len(people.list_residents(worker))
    nothing, files = fill(worker, tmp_path, again)
    assert (nothing.rows, files) == (0, [])
    one, two = (person.line for person in people.list_residents(worker, purpose="核对")[3:5])
    people.set_resident_field(worker, one.id, "phone", "19900002222")
    changed, _ = fill(worker, tmp_path, again)
    assert [row[0] for row in rows_of(changed.files[0])] == [one.name]
    assert fill(worker, tmp_path, again)[0].rows == 0
    knocked = Visit(worker.new_id(), two.household, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    visiting.log_visit(worker, visiting.VisitEntry(knocked))
    assert fill(worker, tmp_path, area)[0].rows == everybody.rows  # remembers, too
    assert fill(worker, tmp_path, again)[0].rows == 0


def test_a_visit_changes_the_card_of_its_household(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", made.household_card())
    again = For(area=worker.node.area, only_changed=True)
    first, _ = fill(worker, tmp_path, again)
    assert len(first.files) == len(people.list_households(worker))
    home = people.list_households(worker)[2].id
    knocked = Visit(worker.new_id(), home, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    visiting.log_visit(worker, visiting.VisitEntry(knocked))
    second, _ = fill(worker, tmp_path, again)
    (file,) = second.files
    day = load_workbook(file).worksheets[0]["E5"].value
    assert day.date() == date(2026, 11, 22)


def test_a_saved_filter_says_whom_a_list_is_of(worker: Desk, tmp_path: Path) -> None:
    filters.keep_filter(worker, "成年人", Filter(ages=(18, None)))
    add(worker, tmp_path, "表", list_form(), LIST)
    done, _ = fill(worker, tmp_path, For(filter="成年人"))
    grown = filters.people(worker, "成年人")
    assert done.rows == len(grown) < len(people.list_residents(worker))
    with pytest.raises(NotFound):
        fill(worker, tmp_path, For(filter="没有这个"))


def test_a_filter_that_means_nobody_fills_nobody(worker: Desk, tmp_path: Path) -> None:
    filters.keep_filter(worker, "百岁", Filter(ages=(110, None)))
    add(worker, tmp_path, "表", list_form(), LIST)
    done, files = fill(worker, tmp_path, For(filter="百岁"))
    assert (done.rows, files) == (0, [])


def test_what_was_written_is_logged_with_a_digest_and_without_names(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", list_form(), LIST)
    done, _ = fill(worker, tmp_path, For(area=worker.node.area))
    with worker.reading() as session:
        (entry,) = audit.entries(session, act="form_fill")
        (shown,) = [e for e in audit.entries(session, act="reveal") if e.facts["what"] == "form"]
    assert (entry.login, entry.facts["rows"], entry.facts["files"]) == (
        *(worker.actor.login, done.rows),
        1,
    )
    assert len(entry.facts["sha256"]) == 64
    assert shown.facts["purpose"] == entry.facts["purpose"] == "上报"
    names = {one.line.name for one in people.list_residents(worker, purpose="核对")}
    assert not any(name in str(entry.facts) for name in names)


def test_what_is_in_the_folder_stays_and_the_program_that_holds_it_is_named(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", list_form(), LIST)
    out = tmp_path / "填好"
    out.mkdir()
    (out / "表.xlsx").write_bytes("填到一半".encode())
    (out / ".~lock.表.xlsx#").write_text(",张三,pc;", "utf-8")
    done, _ = fill(worker, tmp_path, For(area=worker.node.area))
    assert [file.name for file in done.files] == ["表 (2).xlsx"]
    assert done.renamed == [("表 (2).xlsx", "LibreOffice")]
    assert (out / "表.xlsx").read_bytes() == "填到一半".encode()
    assert sorted(p.name for p in out.iterdir()) == [".~lock.表.xlsx#", "表 (2).xlsx", "表.xlsx"]
    (out / "~$表 (2).xlsx").write_bytes(b"")
    assert held_open_by(out / "表 (2).xlsx") == "WPS / Office"
    assert held_open_by(out / "别的.xlsx") == ""


def test_who_stops_half_way_has_no_file_and_is_not_remembered(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", made.household_card())
    wanted, out = For(area=worker.node.area, only_changed=True), tmp_path / "填好"

    def stop(done: int, _total: int, _what: str) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_template(worker, "表", wanted, out, "上报", stop)
    assert list(out.iterdir()) == []
    done, _ = fill(worker, tmp_path, wanted)
    assert len(done.files) == len(people.list_households(worker))


def test_the_copies_are_sheets_of_one_workbook_where_that_is_wished(
    worker: Desk, tmp_path: Path
) -> None:
    add(worker, tmp_path, "表", made.household_card())
    text = templates.find_template(worker, "表").template.mapping
    templates.map_template(worker, "表", text.replace("into: files", "into: sheets"))
    done, (content,) = fill(worker, tmp_path, For(area=worker.node.area))
    homes = people.list_households(worker, purpose="核对")
    book = load_workbook(done.files[0])
    assert [sheet["B3"].value for sheet in book.worksheets] == [one.householder for one in homes]
    assert book.sheetnames[:2] == ["档案卡", "档案卡 (2)"]
    assert book.worksheets[1].page_margins.top == 1
    before, after = parts_of(made.household_card()), parts_of(content)
    same = {"_rels/.rels", "xl/sharedStrings.xml"}
    assert {name for name in before if before[name] == after[name]} == same
    assert {str(one) for one in book.worksheets[3].merged_cells.ranges} >= {"A1:F1", "A6:A11"}


def test_a_list_a_grid_has_only_the_people_of_that_grid(clerk: Desk, tmp_path: Path) -> None:
    mapping = LIST.replace("copy: once", "copy: grid") + "表!F1: grid_name\n"
    add(clerk, tmp_path, "表", list_form(), mapping)
    done, _ = fill(clerk, tmp_path, For(area=clerk.node.area))
    (file,) = done.files  # the other grid has nobody
    assert load_workbook(file).worksheets[0]["F1"].value == "第001网格"
    assert len(rows_of(file)) == len(people.list_residents(clerk)) == done.rows


def test_gaps_of_a_copy_are_listed_once_however_many_rows_it_has(
    worker: Desk, tmp_path: Path
) -> None:
    home = people.list_households(worker)[0].id
    for one in people.list_residents(worker):
        if one.line.household == home:
            people.set_resident_field(worker, one.line.id, "phone", "")
    add(worker, tmp_path, "表", made.household_card())
    done, _ = fill(worker, tmp_path, For(household=home))
    assert [(gap.row, gap.field) for _, gap in done.missing] == [(1, "householder_phone")]
    householder = people.list_households(worker, purpose="核对")[0].householder
    assert [gap.name for _, gap in done.missing] == [householder]


def test_a_preview_is_masked_and_writes_nothing(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", list_form(), LIST)
    shown = preview(worker, "表", For(area=worker.node.area), 3)
    assert len(shown) == 3
    assert all("*" in row["表!A2"] for row in shown)
    with worker.reading() as session:
        assert audit.entries(session, act="form_fill") == []


def test_refusals_name_what_is_wrong(worker: Desk, tmp_path: Path) -> None:
    add(worker, tmp_path, "表", list_form(), LIST)
    out = tmp_path / "出"
    with pytest.raises(NotFound):
        fill_template(worker, "没有", For(area=worker.node.area), out)
    with pytest.raises(AreaUnknown):
        fill_template(worker, "表", For(area="999"), out)
    with pytest.raises(NotFound):
        fill_template(worker, "表", For(resident=UUID(int=5)), out)
    with pytest.raises(BadValue):
        fill_template(worker, "表", For(resident=UUID(int=5), only_changed=True), out)
    with pytest.raises(BadValue):
        fill_template(worker, "表", For(area=worker.node.area), out, "  ")
    assert not out.exists()
    with pytest.raises(BadValue) as caught:
        add(worker, tmp_path, "表", list_form(), LIST)
    assert caught.value.reason == "name_taken"


def test_who_may_not_see_numbers_fills_masked_and_who_may_not_edit_adds_none(
    worker: Desk, tmp_path: Path
) -> None:
    from dataclasses import replace

    from gridcredit.domain.codes import Role

    add(worker, tmp_path, "表", list_form(), LIST)
    worker.actor = replace(worker.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        fill(worker, tmp_path, For(area=worker.node.area))
    with pytest.raises(NotAllowed):
        add(worker, tmp_path, "二", list_form(), LIST)
    done = fill_template(worker, "表", For(area=worker.node.area), tmp_path / "遮")
    assert all("*" in str(row[0]) for row in rows_of(done.files[0]))
