"""A number that two gave to different lines goes to whom it belongs, once the other has a name."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from gridcredit.domain.journal import SET
from gridcredit.store.copies import namesakes
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import links
from gridcredit.store.exchange.merging import Merged, merge
from gridcredit.store.journal import nodes
from gridcredit.wire import decode, encode
from tests.store.conftest import Fresh
from tests.store.exchange.test_merging import ROWS, SENDER, add, everywhere, lines_of
from tests.store.invented import PEN

OTHER, ABOVE = UUID(int=23), UUID(int=24)
FIRST, SECOND = UUID(int=301), UUID(int=302)


def told(db: Database, lines: list[bytes], brought: UUID, via: UUID = SENDER) -> Merged:
    """What a package's lines bring."""
    with db.writing(PEN) as s:
        merged = merge(s, lines, via, everywhere, import_id=brought)
        namesakes.settle(s, merged)
        return merged


def offices(db: Database) -> None:
    """This installation and the one above, which was copied."""
    with db.writing(PEN) as s:
        for node, kinship in ((PEN.node, nodes.SELF), (SENDER, nodes.PARENT)):
            nodes.put(
                s, nodes.Node(node, "grid", "G1", "x", nodes.ACTIVE, kinship, None, b"k", "r")
            )


def test_what_was_known_by_a_number_of_the_other_gets_its_own_and_the_other_goes_in(
    fresh: Fresh,
) -> None:
    db = fresh()
    offices(db)
    copied = [add(1), add(2, row=ROWS[1])]
    told(db, copied, FIRST)
    note = replace(decode(add(3)), op=SET, seq=1, new={"note": "a"}, counter=9)
    merged = told(db, [encode(note)], SECOND)
    assert (merged.forked, merged.accepted) == (1, 0)
    named = [replace(decode(line), node=OTHER, seq=at) for at, line in enumerate(copied, 1)]
    merged = told(db, [encode(line) for line in named], SECOND)
    assert (merged.accepted, merged.forked) == (2, 0)
    known = {(line.node, line.seq, line.row, line.op) for line in map(decode, lines_of(db))}
    assert (SENDER, 1, ROWS[0], SET) in known
    assert (OTHER, 1, ROWS[0], "add") in known
    with db.reading() as s:
        assert links.set_aside(s) == []
        held = s.connection().exec_driver_sql(
            "SELECT note FROM household WHERE id = ?", (ROWS[0].bytes,)
        )
        assert held.scalar() == "a"


def test_a_line_that_was_written_down_once_more_is_never_let_go_of_under_both_numbers(
    fresh: Fresh,
) -> None:
    db = fresh()
    offices(db)
    first = add(1)
    adopted = encode(replace(decode(first), seq=5))
    told(db, [first, adopted], FIRST)
    note = replace(decode(add(3)), op=SET, seq=1, new={"note": "a"}, counter=9)
    other = replace(decode(add(2, row=ROWS[1])), seq=5)
    told(db, [encode(note), encode(other)], SECOND)
    known = {(line.seq, line.row, line.op) for line in map(decode, lines_of(db))}
    assert (5, ROWS[0], "add") in known
    assert (1, ROWS[0], SET) in known
    with db.reading() as s:
        assert [one.seq > 0 for one in links.set_aside(s)] == [False]  # the claim to 5 waits
