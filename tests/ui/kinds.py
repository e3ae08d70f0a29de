"""Every class of the window that is of some kind, so that none is forgotten."""

import importlib
import pkgutil
from typing import TypeVar

import gridcredit.ui

T = TypeVar("T")


def of_the_window(kind: type[T]) -> set[type[T]]:
    """The program's own classes below `kind`, in whatever module of the window they stand."""
    for found in pkgutil.walk_packages(gridcredit.ui.__path__, "gridcredit.ui."):
        importlib.import_module(found.name)
    kinds: set[type[T]] = set()
    waiting = [kind]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        kinds |= {one for one in below if one.__module__.startswith("gridcredit.")}
    return kinds
