"""What the tests of the exchange's files share: both suites, and SM2 asked once."""

import functools
from collections.abc import Iterator

import pytest

from gridcredit.domain.codes import Suite
from gridcredit.sync import sm2
from gridcredit.sync.manifest import Manifest
from tests.sync import forging
from tests.sync.offices import LINES, SCANS, pack, scan


@pytest.fixture(scope="module", params=list(Suite), ids=str)
def suite(request: pytest.FixtureRequest) -> Suite:
    """Each suite in its turn."""
    found: Suite = request.param
    return found


@pytest.fixture(scope="module")
def asked_once() -> Iterator[None]:
    """SM2 in Python takes milliseconds an answer, and a package with a byte flipped in its scans
    still asks the same of its manifest: the very same question is answered from memory, every
    other one is worked out."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("is_signed_by", "unwrap"):
            patch.setattr(sm2, name, functools.cache(getattr(sm2, name)))
        yield


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, suite: Suite, asked_once: None) -> bytes:
    """An honest package, as bytes."""
    folder = tmp_path_factory.mktemp("small")
    return pack(folder, LINES[:1], [scan(SCANS[0])], suite=suite).path.read_bytes()


@pytest.fixture(scope="module")
def honest(
    tmp_path_factory: pytest.TempPathFactory, suite: Suite, asked_once: None
) -> tuple[Manifest, bytes]:
    """An honest manifest and inner ZIP."""
    return forging.taken_apart(tmp_path_factory.mktemp("honest"), suite)
