"""What becomes of each row of an import that is undone: reversed, kept because others built on it,
or not possible; told by names, and logged without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gridcredit.domain.codes import PledgeStage, Role
from gridcredit.domain.credit.codes import Decision
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.undo_rules import Ended, Why
from gridcredit.operations.credit import reviewing
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.exchange import undoing
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from gridcredit.store.workspace import audit
from tests.operations.adding import move_person
from tests.operations.chains import GRID, Chain, a_days_work, a_family, edit, state, talk
from tests.operations.credit.pilots import become, join, put_rules


def fates(rows: Sequence[Ended]) -> set[tuple[str, Why | None]]:
    return {(row.entity, row.why) for row in rows}


def test_packages_undone_in_any_order_leave_the_same(chain: Chain) -> None:
    before = state(chain.street)
    family = a_days_work(chain)
    first = chain.up(chain.grid, chain.street)
    visiting.log_visit(chain.grid, talk(chain.grid, family))
    edit(chain.grid, "resident", family.adult, phone="19900001114")
    move_person(chain.grid, family.other, chain.home.household)
    second = chain.up(chain.grid, chain.street)
    earlier = undoing.undo_import(chain.street, first)
    assert fates(earlier.kept) >= {("household", Why.BUILT_UPON), ("resident", Why.CHANGED_SINCE)}
    assert state(chain.street) != before
    undoing.undo_import(chain.street, second)
    assert state(chain.street) == before
    undoing.redo_import(chain.street, first)
    undoing.redo_import(chain.street, second)
    undoing.undo_import(chain.street, second)
    undoing.undo_import(chain.street, first)
    assert state(chain.street) == before


def test_what_others_changed_since_is_kept_and_told(chain: Chain) -> None:
    edit(chain.grid, "resident", chain.home.adult, phone="19900001111", note="网格")
    family = a_family(chain.grid)
    alone = a_family(chain.grid, "104")
    pledge = signing.sign_pledge(chain.grid, family.adult, date(2026, 11, 20)).pledge
    visiting.log_visit(chain.grid, talk(chain.grid, alone))
    brought = chain.up(chain.grid, chain.street)
    edit(chain.street, "resident", chain.home.adult, phone="19900002222")
    edit(chain.street, "household", alone.household, note="街道")
    signing.advance_pledge(chain.street, pledge, PledgeStage.CHECKED, date(2026, 11, 21))
    visiting.log_visit(chain.street, VisitEntry(talk(chain.street, family).visit))
    done = undoing.undo_import(chain.street, brought)
    assert {(e.entity, e.row, e.why, e.fields) for e in done.kept} >= {
        ("resident", chain.home.adult, Why.CHANGED_SINCE, ("phone",)),
        ("household", alone.household, Why.CHANGED_SINCE, ()),
        ("household", family.household, Why.BUILT_UPON, ()),
        ("resident", family.adult, Why.BUILT_UPON, ()),
    }
    assert ("pledge_event", Why.BUILT_UPON) in fates(done.kept)
    assert {e.set_back for e in done.kept if e.fields} == {("note",)}
    [person] = [p for p in people.list_residents(chain.street, purpose="测试")
                if p.line.id == chain.home.adult]  # fmt: skip
    assert person.line.phone == "19900002222"
    with chain.street.reading() as session:
        assert register_lists.get(session, "resident", chain.home.adult).note == ""
        assert register_lists.get(session, "resident", alone.adult).removed
        assert not register_lists.get(session, "resident", family.adult).removed


def test_a_district_sets_back_what_came_whole_and_names_what_did_not(chain: Chain) -> None:
    before = state(chain.street)
    family = a_days_work(chain)
    edit(chain.grid, "resident", chain.home.unknown, population="floating")
    chain.up(chain.grid, chain.street)
    brought = chain.up(chain.street, chain.district)
    done = undoing.undo_import(chain.district, brought)
    parts = {(e.row, e.why) for e in done.could_not}
    assert (chain.home.adult, Why.PART_SEEN) in parts
    assert chain.home.unknown not in {row for row, _ in parts}
    chain.down(chain.district, chain.street)
    with chain.street.reading() as session:
        assert register_lists.get(session, "resident", family.adult).removed
        assert register_lists.get(session, "resident", chain.home.unknown).population == "permanent"
        assert register_lists.get(session, "resident", chain.home.adult).population == "floating"
    assert state(chain.street) != before


def test_what_an_office_does_not_answer_for_it_does_not_undo(chain: Chain) -> None:
    target = Target(chain.district.new_id(), area_id("GX"), date(2026, 12, 31), 3000)
    with chain.district.writing() as session:
        journal.add(session, [target])
    street = chain.down(chain.district, chain.street)
    done = undoing.undo_import(chain.street, street)
    assert [(e.entity, e.row, e.why) for e in done.could_not] == [
        ("target", target.id, Why.NOT_OURS)
    ]


def test_undoing_is_logged_with_figures_and_no_names(chain: Chain) -> None:
    edit(chain.grid, "resident", chain.home.adult, note="x")
    brought = chain.up(chain.grid, chain.street)
    undoing.undo_import(chain.street, brought)
    with chain.street.reading() as session:
        entry = audit.entries(session)[-1]
    assert entry.act == "undo"
    assert entry.facts["reversed"] == 1
    assert entry.facts["from"] == str(chain.grid.node.id)


def test_records_are_named_as_people_call_them(chain: Chain) -> None:
    a_days_work(chain)
    brought = chain.up(chain.grid, chain.street)
    done = undoing.undo_import(chain.street, brought, preview=True)
    named = dict(zip(done.reversed, undoing.subjects(chain.street, done.reversed), strict=True))
    assert all(named.values())
    [minor] = [words for e, words in named.items() if e.row == chain.home.minor]
    assert minor == "榴园9号楼1单元103室 王*轩"


def test_what_a_grid_may_not_say_stays_when_it_undoes_what_brought_it(chain: Chain) -> None:
    street, home = chain.street, chain.home
    put_rules(street)
    join(street, home)
    form = EntryForm(home.household, "A1", street.today(), home.adult)
    entry = add_entry(street, form)
    become(street, Role.STREET_REVIEWER)
    reviewing.decide(street, [entry], Decision.PASS)
    brought = chain.down(street, chain.grid)
    done = undoing.undo_import(chain.grid, brought)
    said = {("credit_rules", Why.NOT_OURS), ("credit_decision", Why.NOT_OURS)}
    assert fates(done.could_not) == said
    assert ("credit_entry", None) in fates(done.reversed)
    again = undoing.redo_import(chain.grid, brought)
    assert fates(again.could_not) <= said
    chain.up(chain.grid, street)
    assert state(chain.grid, GRID) == state(street, GRID)
