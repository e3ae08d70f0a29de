"""A demonstration that is made once."""

from __future__ import annotations

import pytest

from gridcredit.operations.demo import demo
from tests.operations.offices import Ticking, counting_ids


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    """A small demonstration; who uses it leaves it as it is."""
    out = tmp_path_factory.mktemp("pilot") / "demo"
    return demo.make_demo(out, "small", 1, Ticking(), counting_ids(1).__next__)
