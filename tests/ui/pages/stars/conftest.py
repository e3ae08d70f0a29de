"""Three offices that know the same people, and the page in a window of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.domain.duties import Actor
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.stars.page import StarsPage
from tests.operations.stars.offices import Kept, Three, make_kept, open_three
from tests.ui.conftest import OpenWindow
from tests.ui.pages.opening import opener_of

Open = Callable[[Desk, Actor], StarsPage]


@pytest.fixture(scope="session")
def kept_stars(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Workspaces made once."""
    return make_kept(tmp_path_factory.mktemp("stars") / "offices")


@pytest.fixture
def three(kept_stars: Kept, tmp_path: Path) -> Iterator[Three]:
    """Copies of them."""
    with closing(open_three(kept_stars, tmp_path)) as opened:
        yield opened


@pytest.fixture
def open_page(open_window: OpenWindow) -> Open:
    """Opens the page for somebody at a desk."""
    opener = opener_of(open_window, StarsPage, "stars", "exchange", "settings")

    def opening(desk: Desk, actor: Actor) -> StarsPage:
        desk.actor = actor
        return opener(desk)

    return opening
