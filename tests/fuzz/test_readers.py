"""What the readers do with damaged and hostile bytes: refuse by name, or take them; never break."""

import random
from collections.abc import Iterator

import pytest

from tests.fuzz.mutation import mutated
from tests.fuzz.readers import Reader, readers, survives

TRIES = {"workbook": 25}
NAMES = (
    "package", "package_inside", "package_suite_b", "sealed_suite_b", "manifest", "line",
    "receipt", "receipt_inside", "codes",
    "request", "request_inside", "certificate", "certificate_inside",
    "invitation", "invitation_inside", "workbook", "table", "kind",
)  # fmt: skip


@pytest.fixture(scope="module")
def all_readers() -> Iterator[dict[str, Reader]]:
    """Every reader, made once."""
    with readers() as made:
        yield made


def test_every_reader_is_attacked(all_readers: dict[str, Reader]) -> None:
    assert set(all_readers) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_honest_file_is_taken(name: str, all_readers: dict[str, Reader]) -> None:
    assert survives(all_readers[name], all_readers[name].honest) == ""


@pytest.mark.parametrize("name", NAMES)
def test_changed_bytes_are_refused_by_name(name: str, all_readers: dict[str, Reader]) -> None:
    chance = random.Random(name)
    reader = all_readers[name]
    told = {survives(reader, mutated(reader.honest, chance)) for _ in range(TRIES.get(name, 150))}
    assert told - {""} or name in ("line", "kind")


def test_anything_but_a_named_refusal_is_noticed() -> None:
    def broken(content: bytes) -> object:
        return content[99]

    with pytest.raises(IndexError):
        survives(Reader(broken, b""), b"short")
