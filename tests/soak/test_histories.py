"""A dozen histories of eight offices: in any order, by any route, nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.soak.driving import drive

HISTORIES, STEPS = 8, 16
FIRST_SEED = 1
"""The same histories every time; `bench soak` plays others."""
PREVIEWS = 15
"""As many imports at least were looked at first, and came to what had been said."""
MERGES = 3
"""As many residents at least were merged; `bench soak` and the journeys un-merge them too."""


@pytest.mark.timeout(900)  # a history that fails is made shorter, which takes its time
def test_any_order_any_repeats_and_any_route_end_in_the_same() -> None:
    played: Counter[str] = Counter()
    for told in drive(HISTORIES, FIRST_SEED, STEPS):
        assert not told.failure, f"seed {told.seed}\n{told.failure}"
        played += told.counts
    assert played["histories"] >= HISTORIES
    assert played["previews"] >= PREVIEWS
    assert played["merge_people"] >= MERGES
