"""Errors are read when one is asked for, and all of them can be."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

from gridcredit.domain import errors


def test_every_file_of_errors_is_looked_into() -> None:
    assert {file.name for file in pkgutil.iter_modules(errors.__path__)} == set(errors.ROOMS)


@pytest.mark.parametrize("room", errors.ROOMS)
def test_every_error_can_be_asked_for_by_its_name(room: str) -> None:
    file = import_module(f"{errors.__name__}.{room}")
    kinds = [
        k for k in vars(file).values() if isinstance(k, type) and k.__module__ == file.__name__
    ]
    assert kinds
    assert all(getattr(errors, kind.__name__) is kind for kind in kinds)


def test_what_is_no_error_is_not_found() -> None:
    with pytest.raises(AttributeError, match="NoSuchError"):
        errors.NoSuchError  # type: ignore[attr-defined] # noqa: B018


def test_one_error_is_read_without_the_others() -> None:
    asked = (
        "import sys; from gridcredit.domain.errors import StorageFailed;"
        " print('gridcredit.domain.errors.trust' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
