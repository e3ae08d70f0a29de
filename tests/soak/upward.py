"""Opens all that a street ever sent to its district, and all that the district holds, and finds
nothing there that is the village's own affair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from gridcredit import wire
from gridcredit.domain.kinds.kind import Up
from gridcredit.domain.records import KINDS
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import certificate_of, node_keys
from gridcredit.store.journal import nodes
from gridcredit.sync.package import open_package
from tests.journeys.leaks import everything, told

KEPT = frozenset(name for name, kind in KINDS.items() if kind.up in (Up.STREET, Up.HERE))
"""Kinds of record of which nothing goes above the street."""


def packages(folder: Path, street: Desk, district: Desk, today: date) -> Iterator[list[bytes]]:
    """The lines of every package from the street to the district below a folder."""
    with district.reading() as session:
        keys = node_keys(session)
        certificate = certificate_of(nodes.get(session, street.node.id))
    to = district.node.id
    for path in sorted(folder.rglob("*.gcpkg")):
        package = open_package(path)
        if package.manifest.receiver.node == to:
            yield list(package.verify(to, keys, certificate, today).lines())


def secrets(desk: Desk, texts: Iterable[str]) -> set[str | bytes]:
    """These texts, and the ids of all records that stay at the street, in any form."""
    found: set[str | bytes] = set(texts)
    with desk.reading() as session:
        ask = session.connection().exec_driver_sql
        for kind in KEPT:
            found.update(ask(f"SELECT id FROM {kind}").scalars())
    return found


def leaked(
    lines: Iterable[bytes], hidden: Collection[str | bytes], named: Collection[str]
) -> set[str]:
    """What of the hidden stands in some lines; names of honours (`named`) may stand in those."""
    found: set[str] = set()
    for line in lines:
        kind = wire.read(line).entity
        if kind in KEPT:
            found.add(kind)
        spared = set(named) if kind == "honour" else set()
        found |= told([line], set(hidden) - spared)
    return found


def check(
    folder: Path, street: Desk, district: Desk, texts: Collection[str], named: Collection[str]
) -> int:
    """Hold all packages below a folder, and all that the district has, against what is to stay at
    the street; how many packages there were. `named` are the people whom an honour may name."""
    hidden = secrets(street, texts)
    count = 0
    for lines in packages(folder, street, district, street.today()):
        found = leaked(lines, hidden, named)
        assert not found, f"a package for the district tells {found}"
        count += 1
    found = held(district, hidden, named)
    assert not found, f"the district holds {found}"
    return count


def held(district: Desk, hidden: Collection[str | bytes], named: Collection[str]) -> set[str]:
    """What of the hidden a district holds anywhere; `named` are those who are honoured now."""
    with district.reading() as session:
        ask = session.connection().exec_driver_sql
        rows = {k for k in KEPT if ask(f"SELECT count(*) FROM {k}").scalar()}
    return rows | told(everything(district.database), set(hidden) - set(named))
