"""What packages and receipts are called on the stick: from whom, to whom, which one, of which day.

Areas are named, never people: a file name is read by everybody who has the stick in hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.receipt import SUFFIX

_LONGEST = 24  # characters of an area: both, with all around them, fit into 255 bytes
# The body that runs a place, left out where the place is meant.
_BODY = re.compile(r"(?:(?:社区)?居民委员会|(?:社区)?居委会|村民委员会|村委会|办事处)$")
# What Windows, or the eye, does not take in a name.
_UNFIT = re.compile(r"""[<>:"/\\|?*\x00-\x1f\x7f\s.]+""")


def package_stem(session: Session, sender: str, receiver: str, number: int, made: str) -> str:
    """薛庄第1网格→兴仁街道_第3包_11-30: the areas by their codes, the package's number and the day
    of an ISO time, left out where that is none."""
    tree = AreaTree(area_rows.all_areas(session))
    return f"{place_name(tree, sender)}→{place_name(tree, receiver)}_第{number}包{_day(made)}"


def in_order(files: Iterable[Path]) -> list[Path]:
    """Files by their names, which puts the packages of one sender into the order of their numbers,
    the tenth behind the ninth."""
    return sorted(files, key=lambda file: natural_key(file.name))


def receipt_name(desk: Desk, package: Manifest) -> str:
    """The receipt of a package to this office: named as the package is by its sender."""
    with desk.reading() as session:
        stem = package_stem(
            session, package.sender.area, desk.node.area, package.number, package.created_at
        )
    return f"{stem}{SUFFIX}"


def _day(made: str) -> str:
    try:
        return f"_{date.fromisoformat(made[:10]):%m-%d}"
    except ValueError:
        return ""


def place_name(tree: AreaTree, code: str) -> str:
    """An area as its neighbours call it: a grid with its village."""
    area = tree.by_code(code)
    if area is None:
        return _fit(code)
    name = _short(area.name)
    if area.level is AreaLevel.GRID and len(path := tree.path(code)) > 1:
        village = path[-2].name
        name = _short(village) + area.name.removeprefix(village).removeprefix(_short(village))
    return _fit(name)


def _short(name: str) -> str:
    """薛庄 for 薛庄社区居委会, 兴仁街道 for 兴仁街道办事处."""
    return _BODY.sub("", name) or name


def _fit(name: str) -> str:
    plain = _UNFIT.sub("", name)
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[: _LONGEST // 2]}…{plain[-_LONGEST // 2 + 1 :]}"
