"""Posters of one's own grids: looked at, printed and remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.errors import AreaUnknown, BadValue, LinkTooLong
from gridcredit.operations.desk import Desk
from gridcredit.operations.posters import postering
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.paper.sheet import Modules
from tests.operations.offices import GRIDS, STREET, Offices

pytestmark = pytest.mark.usefixtures("qapp")

LINK = "https://example.invalid/r?grid={grid}"
WISH = PosterWish(GRIDS[:2], LINK, "0632-0000000", "兴仁街道")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A street's desk."""
    offices = Offices(tmp_path_factory.mktemp("posters"))
    yield offices.child(offices.district(), Office.STREET, STREET)
    offices.close()


def test_posters_are_for_what_lies_below(street: Desk) -> None:
    listed = postering.poster_grids(street)
    assert listed[0].code == STREET
    assert {a.code for a in listed if a.level is AreaLevel.GRID} == set(GRIDS[:2])
    with pytest.raises(AreaUnknown):
        postering.poster_pages(street, PosterWish((GRIDS[2],), LINK))


def test_each_grid_has_its_page_and_its_own_code(street: Desk) -> None:
    pages = postering.poster_pages(street, WISH)
    codes = [item.rows for page in pages for item in page.items if isinstance(item, Modules)]
    assert len(pages) == len(set(codes)) == 2


def test_a_file_is_read_back_and_the_wish_remembered(street: Desk, tmp_path: Path) -> None:
    out = tmp_path / "posters.pdf"
    printed = postering.print_posters(street, WISH, out)
    assert out.exists()
    assert printed.pages == 2
    assert {reading.text for reading in printed.decoded} == {
        LINK.replace("{grid}", grid) for grid in GRIDS[:2]
    }
    assert postering.last_wish(street) == WISH


def test_the_first_poster_of_a_grid_names_the_office_above_not_the_worker(
    tmp_path: Path,
) -> None:
    offices = Offices(tmp_path)
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    assert postering.last_wish(district).unit == district.node.name
    assert postering.last_wish(grid).unit == street.node.name
    offices.close()


def test_a_link_too_long_leaves_no_file(street: Desk, tmp_path: Path) -> None:
    out = tmp_path / "long.pdf"
    with pytest.raises(LinkTooLong):
        postering.print_posters(street, PosterWish(GRIDS[:1], LINK + "x" * 600), out)
    assert not out.exists()


def test_nothing_to_scan_is_refused(street: Desk) -> None:
    with pytest.raises(BadValue):
        postering.poster_pages(street, PosterWish(GRIDS[:1], ""))
