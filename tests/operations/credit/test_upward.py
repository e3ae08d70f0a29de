"""Everything of a village's month and of its stars, and what the district hears of it: counts, and
an honour while its holder agrees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.operations.credit import overview
from gridcredit.operations.stars import disputing
from gridcredit.store.stars.honours import all_honours
from tests.operations.credit.months import SAID, a_month
from tests.operations.homes import Home
from tests.operations.stars.offices import (
    COLLECTOR,
    JUDGE,
    NAMES,
    WITNESSES,
    Kept,
    Three,
    make_kept,
    open_three,
)
from tests.operations.stars.test_year import announce
from tests.soak import upward


@pytest.fixture(scope="module")
def kept_three(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A district, a street and a village that know the same people, made once."""
    return make_kept(tmp_path_factory.mktemp("upward") / "offices")


@pytest.fixture
def three(kept_three: Kept, tmp_path: Path) -> Iterator[Three]:
    """Copies of them."""
    with closing(open_three(kept_three, tmp_path)) as opened:
        yield opened


def honours(three: Three) -> list[tuple[str, str, bool]]:
    """Name, deed, and whether it is on the list, as the district has it."""
    with three.district.reading() as session:
        return [(h.name, h.deed, not h.removed) for h in all_honours(session)]


def test_the_district_hears_counts_and_honours_and_nothing_else(
    three: Three, tmp_path: Path
) -> None:
    kept = three.kept
    home = Home(kept.homes[1], kept.people[1], kept.people[1], kept.minor, UUID(int=0))
    a_month(three.village, home, tmp_path)
    star, stopped = three.passed(0), three.passed(2)
    announce(three)
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        objected = disputing.take_objection(desk, stopped, desk.today(), SAID)
    three.meet()
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, objected.id, Result.UPHELD, SAID)
    three.clock.go(8)
    three.award()
    three.meet()
    assert honours(three) == [(NAMES[0], f"{NAMES[0]}三年义务清雪", True)]
    [sent] = overview.village_counts(three.district)
    assert (sent.count.period, sent.count.entries) == ("2026-10", 1)
    hidden = {*NAMES, *WITNESSES, SAID, "照顾邻居", "9号楼"}
    assert upward.check(three.post, three.street, three.district, hidden, {NAMES[0]}) > 0
    three.agree(star, StarConsent.NOTICE, given=False)
    three.meet()
    assert honours(three) == [("", "", False)]
    assert upward.held(three.district, hidden, ()) == set()
