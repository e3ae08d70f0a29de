"""Trees of the whole program take much room; they go when the tests of a file are through."""

from collections.abc import Iterator

import pytest

from tests.house.sources import sources


@pytest.fixture(scope="module", autouse=True)
def _trees_go() -> Iterator[None]:
    yield
    sources.cache_clear()
