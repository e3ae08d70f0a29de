"""What a forged or broken line may not do: stop an import, poison a row, or shape the tree."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.journal import ADD, SET, Revision, RevisionId
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import links, retrying
from gridcredit.store.exchange.merging import Merged, merge
from gridcredit.store.journal import journal, nodes, numbering
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import area_rows
from gridcredit.wire import encode
from tests.store.conftest import Fresh
from tests.store.invented import PEN

CHILD, ROW, HOME = UUID(int=21), UUID(int=101), UUID(int=201)
TOP, OWN, BELOW = "S", "G", "G1"


def line(
    seq: int, op: str = ADD, entity: str = "resident", row: UUID = ROW, **more: object
) -> bytes:
    """A line of the child."""
    usual = {"node": CHILD, "area": OWN, "new": {"household": HOME.hex, "name": "张三"}}
    facts = {**usual, "counter": seq, **more}
    return encode(Revision(seq=seq, author="w", entity=entity, row=row, op=op, **facts))  # type: ignore[arg-type]


@pytest.fixture
def db(fresh: Fresh) -> Database:
    """A file with a street, the child's village below it, and a grid below that."""
    made = fresh()
    listed = (
        (TOP, AreaLevel.STREET, None),
        (OWN, AreaLevel.VILLAGE, TOP),
        (BELOW, AreaLevel.GRID, OWN),
    )
    with made.writing(PEN) as s:
        journal.add(
            s,
            [
                Area(area_id(code), code, code, level, area_id(above) if above else None)
                for code, level, above in listed
            ],
        )
    return made


def take(db: Database, *lines: bytes) -> Merged:
    """What the child sends, taken in for its area and those below."""
    with db.writing(PEN) as s:
        return merge(s, lines, CHILD, {OWN, BELOW}.__contains__)


BLANK = b"  "


@pytest.mark.parametrize(
    "broken",
    [
        line(1).replace(ROW.hex.encode(), BLANK + ROW.hex.encode()[2:]),
        line(1).replace(CHILD.hex.encode(), BLANK + CHILD.hex.encode()[2:]),
        line(1).replace(HOME.hex.encode(), BLANK + HOME.hex.encode()[2:]),
        line(1, SET, new={"name": "b"}, base={"name": (RevisionId(CHILD, 9),)}).replace(
            f'["{CHILD.hex}"'.encode(), b'["' + b" " * 32 + b'"'
        ),
        line(1).replace("张三".encode(), b"\\ud800"),
        line(1).replace("张三".encode(), b"\xff"),
        b"[" * 100_000,
        line(1, new={"name": "张\0三", "household": HOME.hex}),
    ],
    ids=["row", "node", "owner", "base", "half", "bytes", "brackets", "nul"],
)
def test_ids_and_texts_that_are_none_are_set_aside(db: Database, broken: bytes) -> None:
    merged = take(db, broken, line(2))
    assert (merged.accepted, len(merged.set_aside)) == (1, 1)
    with db.reading() as s:
        assert set(s.scalars(text("SELECT length(id) FROM resident"))) == {16}
        assert set(s.scalars(text("SELECT length(node) FROM revision"))) == {16}


def test_an_area_that_no_server_could_keep_is_set_aside(db: Database) -> None:
    with db.writing(PEN) as s:
        merged = merge(s, [line(1, area=f"{OWN}\0"), line(2)], CHILD, lambda _: True)
    assert (merged.accepted, [why for _, why in merged.set_aside]) == (1, ["value_unfit"])


def test_a_counter_far_ahead_of_everything_is_set_aside(db: Database) -> None:
    merged = take(db, line(1, counter=2**47), line(2, counter=2**28))
    assert (merged.accepted, [why for _, why in merged.set_aside]) == (1, ["counter_ahead"])
    with db.writing(PEN) as s:
        journal.edit(s, "area", area_id(OWN), {"name": "改"})
        assert (s.scalar(text("SELECT max(counter) FROM revision")) or 0) == 2**28 + 1


def test_lines_that_climb_step_by_step_set_the_clock_on_by_one_step(db: Database) -> None:
    climbing = [line(n, counter=n * 2**28, row=UUID(int=1000 + n)) for n in range(1, 4098)]
    merged = take(db, *climbing)
    assert (merged.accepted, len(merged.set_aside)) == (1, 4096)
    again = take(db, line(5000, row=UUID(int=9000)))
    assert (again.accepted, again.retried) == (1, 0)
    with db.writing(PEN) as s:
        assert retrying.try_again(s, retrying.BY_PROGRAM).retried == 0
        assert numbering.last_counter(s) == 2**28


@pytest.mark.parametrize("reason", ["entity", "op"])
def test_what_counts_too_far_does_not_wait_for_another_program(db: Database, reason: str) -> None:
    more = {"entity": "pet"} if reason == "entity" else {"op": "merge"}
    merged = take(db, line(1, counter=2**40, **more))
    assert [why for _, why in merged.set_aside] == ["counter_ahead"]


def test_what_counted_too_far_goes_in_when_it_has_come_often_enough(db: Database) -> None:
    far = line(1, counter=2**30)
    came = [take(db, far).accepted for _ in range(6)]
    assert came == [0, 0, 0, 1, 0, 0]
    with db.reading() as s:
        assert links.set_aside_count(s) == 0


@pytest.mark.parametrize(
    ("entity_row", "op", "new"),
    [
        (OWN, SET, {"level": "district"}),
        (OWN, SET, {"parent": area_id(OWN).hex}),
        (OWN, SET, {"parent": area_id(BELOW).hex}),
        (TOP, SET, {"name": "mine"}),
        ("N", ADD, {"code": "N", "name": "n", "level": "district", "parent": None}),
        ("N", ADD, {"code": "N", "name": "n", "level": "grid", "parent": area_id(TOP).hex}),
    ],
)
def test_nobody_shapes_the_tree_above_what_is_theirs(
    db: Database, entity_row: str, op: str, new: dict[str, object]
) -> None:
    before = take_areas(db)
    merged = take(db, line(1, op, "area", area_id(entity_row), new=new))
    assert [why for _, why in merged.set_aside] == ["area_outside"]
    assert take_areas(db) == before


@pytest.mark.parametrize(
    ("came_back", "ahead", "taken"), [(False, -1, False), (True, -1, True), (True, 1, False)]
)
def test_an_own_word_is_given_back_only_under_a_number_that_a_return_lost(
    db: Database, came_back: bool, ahead: int, taken: bool
) -> None:
    own = Node(PEN.node, "street", TOP, "", nodes.ACTIVE, nodes.SELF, None, b"", "")
    with db.writing(PEN) as s:
        nodes.put(s, own)
        numbering.leap(s, own.id)
        seq = numbering.next_seq(s, own.id) + ahead
        if came_back:
            links.come_back(s)
    rule = {"entity": "setting", "new": {"key": "k", "value": "1"}, "area": ""}
    told = line(seq, counter=9, node=own.id, **rule)
    assert [why for _, why in take(db, told).set_aside] == ([] if taken else ["area_outside"])


def take_areas(db: Database) -> list[Area]:
    """The tree as it is."""
    with db.reading() as s:
        return area_rows.all_areas(s)


def test_what_is_theirs_they_shape(db: Database) -> None:
    new = {"code": "G2", "name": "新", "level": "grid", "parent": area_id(OWN).hex}
    merged = take(
        db,
        line(1, ADD, "area", area_id("G2"), new=new),
        line(2, SET, "area", area_id("G2"), new={"name": "改"}),
        line(3, SET, "area", area_id(BELOW), new={"name": "改"}),
    )
    assert (merged.accepted, merged.set_aside) == (3, [])
    with db.reading() as s:
        assert links.set_aside_count(s) == 0
