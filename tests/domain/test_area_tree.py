"""The tree of areas by management parent."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.area_tree import AreaTree, ParsedAreas, areas_from_rows
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.kinds.area import Area, area_id

ROWS = [
    ("GX", "枣庄高新区", "district", ""),
    ("370403002", "兴仁街道", "street", "GX"),
    ("370403003", "兴城街道", "street", "GX"),
    ("370403002001", "薛庄社区", "village", "370403002"),
    ("370403002001001", "第一网格", "grid", "370403002001"),
    ("370403002001002", "第二网格", "grid", "370403002001"),
    ("370403003001001", "第三网格", "grid", "370403003"),
]


def parse(*rows: tuple[str, str, str, str], known: tuple[Area, ...] = ()) -> ParsedAreas:
    columns = ("code", "name", "level", "parent")
    return areas_from_rows([dict(zip(columns, row, strict=True)) for row in rows], known)


AREAS = parse(*ROWS).areas
TREE = AreaTree(AREAS)


def codes(areas: list[Area]) -> list[str]:
    return [area.code for area in areas]


def test_a_list_becomes_areas_whose_ids_follow_their_codes() -> None:
    assert codes(list(AREAS)) == [row[0] for row in sorted(ROWS, key=lambda r: len(r[0]))]
    street = TREE.by_code("370403002")
    assert street == Area(
        area_id("370403002"), "370403002", "兴仁街道", AreaLevel.STREET, area_id("GX")
    )


@given(st.permutations(ROWS))
def test_the_order_of_a_list_has_no_say(rows: list[tuple[str, str, str, str]]) -> None:
    parsed = parse(*rows)
    assert parsed.problem is None
    assert AreaTree(parsed.areas).in_order() == TREE.in_order()


def test_management_decides_and_not_the_prefix() -> None:
    assert TREE.covers("GX", "370403002001001")
    assert TREE.covers("370403002", "370403002")
    assert not TREE.covers("370403002", "370403003001001")
    assert not TREE.covers("370403002001", "370403002")
    assert not TREE.covers("unknown", "unknown")
    assert not TREE.covers("", "GX")


def test_paths_and_subtrees() -> None:
    assert codes(TREE.path("370403002001001")) == [
        "GX",
        "370403002",
        "370403002001",
        "370403002001001",
    ]
    assert TREE.path("nowhere") == []
    assert TREE.codes("370403002001") == {
        "370403002001",
        "370403002001001",
        "370403002001002",
    }
    assert codes(TREE.grids("370403003")) == ["370403003001001"]
    assert len(TREE.grids()) == 3
    assert codes(TREE.children(TREE.tops()[0])) == ["370403002", "370403003"]


def test_a_grid_office_knows_its_branch_alone() -> None:
    branch = AreaTree([a for a in AREAS if a.code != "GX"])
    assert codes(branch.tops()) == ["370403002", "370403003"]
    assert len(branch.in_order()) == len(AREAS) - 1


@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_parents_come_before_children(random: Random, size: int) -> None:
    areas = [
        Area(
            area_id(str(n)),
            str(n),
            "",
            AreaLevel.GRID,
            area_id(str(random.randrange(n))) if n else None,
        )
        for n in range(size)
    ]
    order = AreaTree(random.sample(areas, size)).in_order()
    assert len(order) == size
    places = {area.id: at for at, area in enumerate(order)}
    assert all(places[a.parent] < places[a.id] for a in order if a.parent)


def test_rings_of_damaged_data_do_not_hang() -> None:
    ring = [
        Area(area_id("a"), "a", "", AreaLevel.STREET, area_id("b")),
        Area(area_id("b"), "b", "", AreaLevel.STREET, area_id("a")),
    ]
    tree = AreaTree(ring)
    assert tree.in_order() == []
    assert tree.covers("a", "b")
    assert len(tree.subtree("a")) == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "无编码", "grid", "370403002001"), "no_code"),
        (("370403002001003", "", "grid", "370403002001"), "no_name"),
        (("370403002001003", "网格", "block", "370403002001"), "bad_level"),
        (("370403002001001", "又一个", "grid", "370403002001"), "duplicate_code"),
        (("370403002001003", "网格", "grid", "999"), "unknown_parent"),
        (("370403002001003", "网格", "grid", ""), "unknown_parent"),
        (("370403002001003", "网格", "grid", "370403002001001"), "bad_parent"),
        (("370403002001003", "网格", "grid", "370403002001003"), "cycle"),
    ],
)
def test_a_bad_row_refuses_the_list_and_is_named(
    row: tuple[str, str, str, str], reason: str
) -> None:
    problem = parse(*ROWS, row).problem
    assert problem is not None
    assert (problem.row, problem.reason) == (len(ROWS) + 2, reason)


def test_a_ring_within_a_list_is_refused() -> None:
    problem = parse(("a", "甲", "street", "b"), ("b", "乙", "street", "a")).problem
    assert problem is not None
    assert problem.reason == "cycle"


def test_parents_may_be_known_already() -> None:
    row = ("３７０４０３００２００１００３ ", " 第四网格", "网格", "370403002001")
    parsed = parse(row, ("", "", "", ""), known=AREAS)
    assert [(a.code, a.level) for a in parsed.areas] == [("370403002001003", AreaLevel.GRID)]
