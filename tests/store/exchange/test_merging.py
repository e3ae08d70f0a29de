"""Merging: the same set of revisions gives the same rows and clashes, however it came."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from gridcredit.domain.codes import Refusal
from gridcredit.domain.errors import Cancelled
from gridcredit.domain.journal import ADD, SET, Revision, RevisionId
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import links
from gridcredit.store.exchange.merging import merge, try_again
from gridcredit.store.journal import conflicts, journal
from gridcredit.store.schema.travelling import TABLES
from gridcredit.wire import decode, encode
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street
from tests.store.taking import (
    AWAY,
    CARRIER,
    HOME,
    ROWS,
    SENDER,
    add,
    change,
    everywhere,
    lines_of,
    revision,
    take,
)


def picture(db: Database) -> dict[str, set[tuple[object, ...]]]:
    """Everything that is derived from the journal, and the journal as a set."""
    found = {}
    with db.reading() as s:
        for name, table in TABLES.items():
            columns = [c for c in table.__table__.columns if c.name != "revised"]
            found[name] = {tuple(row) for row in s.query(*columns)}
        for asked in (
            "SELECT entity, row, field FROM conflict",
            "SELECT node, seq, body FROM revision",
        ):
            found[asked] = {tuple(row) for row in s.execute(text(asked))}
    return found


@st.composite
def histories(draw: st.DrawFn) -> list[bytes]:
    """Revisions of two rows by three installations, each knowing any part of what came before."""
    made: list[Revision] = []
    seqs = dict.fromkeys((UUID(int=31), UUID(int=32), UUID(int=33)), 0)
    for counter in range(1, draw(st.integers(2, 12))):
        node = draw(st.sampled_from(sorted(seqs)))
        row = draw(st.sampled_from(ROWS))
        seqs[node] += 1
        field = draw(st.sampled_from(["note", "number"]))
        earlier = [r.id for r in made if r.row == row and field in r.new]
        seen = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        value = draw(st.sampled_from(["a", "b", "c"]))
        is_add = not any(r.row == row for r in made)
        new = {field: value} | ({"dwelling": HOME.hex} if is_add else {})
        made.append(
            revision(
                seqs[node],
                ADD if is_add else SET,
                row,
                node=node,
                counter=draw(st.integers(max(1, counter - 2), counter)),
                new=new,
                base={field: tuple(seen)} if seen else {},
            )
        )
    return [encode(r) for r in made]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.data())
def test_order_repeats_and_route_have_no_say(
    fresh: Fresh, fresh_file: Fresh, history: list[bytes], data: st.DataObject
) -> None:
    straight, winding = fresh_file(), fresh()
    take(straight, history)
    shuffled = data.draw(st.permutations(history))
    again = data.draw(st.lists(st.sampled_from(history)))
    cut = data.draw(st.integers(0, len(history)))
    take(winding, [*shuffled[:cut], *again], UUID(int=22))
    take(winding, shuffled, UUID(int=23))
    assert picture(winding) == picture(straight)


def test_what_one_office_wrote_another_has_alike(fresh: Fresh) -> None:
    one, two = fresh(), fresh()
    with one.writing(PEN) as s:
        journal.add(s, street(10, facts=2).records)
    merged = take(two, lines_of(one))
    assert (merged.accepted, merged.same, merged.set_aside) == (len(lines_of(one)), 0, [])
    assert (merged.first, merged.last) == (1, merged.accepted)
    assert picture(two) == picture(one)


def test_taking_in_twice_changes_nothing(fresh: Fresh) -> None:
    db, history = fresh(), [add(1), change(2, note="a")]
    take(db, history)
    before = picture(db)
    merged = take(db, history)
    assert (merged.accepted, merged.same, merged.first, merged.last) == (0, 2, 0, 0)
    assert picture(db) == before


def test_a_change_waits_for_its_row(fresh: Fresh) -> None:
    db = fresh()
    take(db, [change(2, note="early")])
    with db.reading() as s:
        assert s.scalar(text("SELECT count(*) FROM household")) == 0
    take(db, [add(1)])
    with db.reading() as s:
        assert s.scalar(text("SELECT note FROM household")) == "early"


def test_own_changes_come_after_everything_seen(fresh: Fresh) -> None:
    db = fresh()
    take(db, [add(1, counter=500)])
    with db.writing(PEN) as s:
        journal.edit(s, "household", ROWS[0], {"note": "x"})
        assert journal.history(s, ROWS[0])[-1].counter == 501


BAD = {
    "unreadable": b"{}",
    "entity_unknown": add(9, entity="garden"),
    "op_unknown": encode(revision(9, "burn", ROWS[0])),
    "value_unfit": add(9, new={"dwelling": "12"}),
    "fact_changed": encode(revision(9, SET, ROWS[1], entity="visit", new={"note": "x"})),
    "area_outside": add(9, area="G2"),
    "seq_reused": add(1, row=ROWS[1]),
}


@pytest.mark.parametrize("reason", BAD)
def test_a_bad_line_is_set_aside_whole_and_the_rest_goes_in(fresh: Fresh, reason: str) -> None:
    db = fresh()
    lines = [add(1), BAD[reason], change(2, note="a")]
    merged = take(db, lines, CARRIER, lambda code: code == "G1")
    assert (merged.accepted, merged.forked) == (2, 0)
    assert [why for _, why in merged.set_aside] == [reason]
    with db.reading() as s:
        assert [(a.reason, a.via) for a in links.set_aside(s)] == [(reason, CARRIER)]
        assert s.scalar(text("SELECT body FROM set_aside")) == BAD[reason]
        assert s.scalar(text("SELECT note FROM household")) == "a"


def reasons(db: Database) -> list[str]:
    """Why lines wait."""
    with db.reading() as s:
        return sorted(a.reason for a in links.set_aside(s))


def test_of_a_sender_that_became_two_nothing_goes_in_from_where_they_parted(fresh: Fresh) -> None:
    db = fresh()
    take(db, [add(1), change(2, note="a")])
    other = [add(1), change(2, note="b"), change(3, note="c"), add(4, node=CARRIER, row=ROWS[1])]
    merged = take(db, other)
    assert (merged.accepted, merged.same, merged.forked) == (1, 1, 2)
    assert take(db, other).forked == 2
    with db.reading() as s:
        assert links.set_aside_count(s) == 2
    assert take(db, [change(3, note="d")]).accepted == 1
    mine = [revision(n, SET, ROWS[0], new={"note": v}, counter=n) for n, v in ((2, "b"), (3, "c"))]
    renamed = [replace(r, node=CARRIER, seq=r.seq + 10) for r in mine]
    assert take(db, [encode(r) for r in renamed], CARRIER).accepted == 2
    with db.reading() as s:
        assert links.set_aside_count(s) == 0


def test_a_sender_became_two_also_where_the_first_of_them_still_waits(fresh: Fresh) -> None:
    db = fresh()
    take(db, [add(1, area="G2")], allowed=lambda code: code == "G1")
    merged = take(db, [add(1, row=ROWS[1])], allowed=lambda code: code == "G1")
    assert (merged.accepted, merged.forked) == (0, 1)
    assert reasons(db) == ["area_outside", "seq_reused"]
    assert take(db, [add(1, area="G2")]).forked == 0
    with db.reading() as s:
        assert [a.reason for a in links.set_aside(s)] == ["seq_reused"]


def test_a_waiting_line_whose_number_another_one_took_is_not_lost(fresh: Fresh) -> None:
    db = fresh()
    outside = [add(5, area="G2"), add(6, area="G2", row=ROWS[1])]
    take(db, outside, allowed=lambda code: code == "G1")
    assert take(db, [add(5, new={"dwelling": AWAY.hex})], CARRIER).accepted == 1
    with db.writing(PEN) as s:
        assert try_again(s, SENDER, everywhere, set(Refusal)).retried == 0
    assert reasons(db) == ["area_outside", "area_outside"]
    merged = take(db, [], allowed=lambda code: code == "G1")
    assert merged.forked == 5  # its sender has become two, and is not the one that came first
    assert reasons(db) == ["seq_reused", "seq_reused"]
    assert take(db, []).retried == 0
    new = [replace(decode(line), node=UUID(int=99), seq=at) for at, line in enumerate(outside, 1)]
    assert take(db, [encode(r) for r in new], UUID(int=99)).accepted == 2
    assert reasons(db) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        add(1).replace(b'"seq":1', b'"seq":-1'),
        add(1).replace(b'"seq":1', b'"seq":99999999999999999999'),
        add(1).replace(b'"counter":1', b'"counter":9223372036854775807'),
        add(1).replace(b'"counter":1', b'"counter":1.5'),
        add(1).replace(SENDER.hex.encode(), b"not an id"),
        add(1, new={}),
        add(1, new={"dwelling": None}),
        add(1, new={"dwelling": HOME.hex, "note": 7}),
        add(1, new={"dwelling": "zz" * 16}),
    ],
)
def test_no_line_can_stop_an_import(fresh: Fresh, broken: bytes) -> None:
    merged = take(fresh(), [broken, add(5, row=ROWS[1])])
    assert (merged.accepted, len(merged.set_aside)) == (1, 1)


def test_set_aside_lines_go_in_once_their_cause_is_gone(fresh: Fresh) -> None:
    db = fresh()
    take(db, [add(1), change(2, note="a")], allowed=lambda _: False)
    merged = take(db, [], UUID(int=22))
    assert merged.retried == 0  # another sender answers for other areas
    merged = take(db, [])
    assert (merged.retried, merged.accepted, merged.set_aside) == (2, 0, [])
    with db.reading() as s:
        assert links.set_aside_count(s) == 0
        assert s.scalar(text("SELECT note FROM household")) == "a"


def test_a_redacted_line_never_replaces_the_full_one(fresh: Fresh) -> None:
    db = fresh()
    full = add(1, new={"dwelling": HOME.hex, "note": "full"})
    take(db, [full])
    merged = take(db, [add(1, redacted=True)])
    assert (merged.same, merged.set_aside) == (1, [])
    assert lines_of(db) == [full]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_parts_of_one_revision_tell_together_what_each_of_them_tells(
    fresh: Fresh, order: tuple[int, ...], at_once: bool
) -> None:
    home = {"dwelling": HOME.hex}
    told = [home, home | {"removed": "removed"}, home | {"number": "7", "newer": "n"}]
    parts = [add(new=new, redacted=True) for new in told]
    db, going = fresh(), [parts[at] for at in order]
    accepted = 0
    for lines in [going] if at_once else [[line] for line in going]:
        merged = take(db, lines)
        assert (merged.set_aside, merged.forked, merged.conflicts) == ([], 0, 0)
        accepted += merged.accepted
    assert accepted == (3 if order[0] == 0 else 2)  # the least one may come too late
    before = picture(db)
    assert take(db, parts).same == 3
    assert picture(db) == before
    with db.reading() as s:
        [row] = s.execute(text("SELECT dwelling, removed, number FROM household"))
        assert tuple(row) == (HOME.bytes, "removed", "7")
        [known] = journal.history(s, ROWS[0])
        assert journal.line_of(s, SENDER, 1) == known
        assert known.new == home | {"removed": "removed", "number": "7", "newer": "n"}
    assert take(db, [add(new=home | {"note": "whole"})]).accepted == 1
    with db.reading() as s:
        [known] = journal.history(s, ROWS[0])
        assert not known.redacted
        assert s.scalar(text("SELECT note FROM household")) == "whole"


def test_unknown_fields_of_a_newer_program_are_kept(fresh: Fresh) -> None:
    db = fresh()
    line = add(1, new={"dwelling": HOME.hex, "colour": "red"})
    assert take(db, [line, change(2, colour="blue")]).accepted == 2
    assert lines_of(db)[0] == line
    with db.reading() as s:
        assert conflicts.count(s) == 0


def test_cancelling_leaves_nothing(fresh: Fresh) -> None:
    db = fresh()

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    def cancelled_merge() -> None:
        with db.writing(PEN) as s:
            merge(s, [add(1)], SENDER, everywhere, stop)

    with pytest.raises(Cancelled):
        cancelled_merge()
    assert lines_of(db) == []


def test_lines_are_named_by_installation_and_number(fresh: Fresh) -> None:
    merged = take(fresh(), [add(7, entity="garden")])
    assert merged.set_aside == [(RevisionId(SENDER, 7), "entity_unknown")]


def test_a_merge_of_many_batches_is_one_merge(fresh: Fresh, tmp_path: Path) -> None:
    db = fresh()
    history = [add(n, row=UUID(int=1000 + n)) for n in range(1, 4501)]
    history += [change(5000 + n, row=UUID(int=1000 + n), note=str(n)) for n in range(1, 4501)]
    assert take(db, history).accepted == 9000
    with db.reading() as s:
        assert s.scalar(text("SELECT count(*) FROM household WHERE note <> ''")) == 4500
