"""What an office wishes on posters reaches those below it, who may still choose otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.errors import BadValue, NotAllowed
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.register.office_texts import Texts
from tests.operations.offices import GRIDS

pytestmark = pytest.mark.usefixtures("qapp")

LINK = "https://example.invalid/r"


def down(parent: Desk, child: Desk, post: Path) -> None:
    """The next package down."""
    sent = sending.export_package(parent, child.node.id, post)
    [report] = exchanging.import_files(child, [sent.path], receipts=post)
    assert report.set_aside == ()


def shown(desk: Desk) -> tuple[str, str, str]:
    """What a new poster would say here."""
    wish = postering.last_wish(desk)
    return wish.link, wish.hotline, wish.unit


def test_the_nearest_office_that_says_something_counts_and_changes_are_followed(
    district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    postertexts.send_down(district, Texts(LINK, "0632-1", "区信用办"))
    down(district, street, tmp_path)
    assert shown(street) == (LINK, "0632-1", "区信用办")
    postertexts.send_down(street, Texts(hotline="0632-2"))
    down(street, grid, tmp_path)
    assert shown(grid) == (LINK, "0632-2", "区信用办")
    assert shown(district) == (LINK, "0632-1", "区信用办")
    postertexts.send_down(street, Texts(unit="兴仁街道"))
    down(street, grid, tmp_path)
    assert shown(grid) == (LINK, "0632-1", "兴仁街道")


def test_who_prints_what_came_down_follows_it_and_who_chose_otherwise_keeps_the_choice(
    street: Desk, grid: Desk, tmp_path: Path
) -> None:
    postertexts.send_down(street, Texts(LINK, "0632-1"))
    down(street, grid, tmp_path)
    known = postering.last_wish(grid)
    wish = PosterWish(GRIDS[:1], known.link, "0632-9", known.unit)
    postering.print_posters(grid, wish, tmp_path / "posters.pdf")
    postertexts.send_down(street, Texts(LINK + "/2", "0632-2", "兴仁街道"))
    down(street, grid, tmp_path)
    assert shown(grid) == (LINK + "/2", "0632-9", "兴仁街道")


@pytest.mark.parametrize("texts", [Texts(link="x" * 501), Texts(unit="\ud800")])
def test_what_no_poster_can_hold_is_refused(street: Desk, texts: Texts) -> None:
    with pytest.raises(BadValue):
        postertexts.send_down(street, texts)
    assert postertexts.sent_down(street) == Texts()


def test_a_grid_sends_nothing_down(grid: Desk) -> None:
    with pytest.raises(NotAllowed):
        postertexts.send_down(grid, Texts(LINK))
