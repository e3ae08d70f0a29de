"""What the district knows after weeks of work with its streets: figures, and who may be counted
twice; no number, no name, no telephone, no key, in no package, table, log or backup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import SenderRevoked
from gridcredit.domain.id_tokens import MatchingKey
from gridcredit.operations.demo.invention import Inventor
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.duplicates import hints, marking, matchingkeys
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.figures import covering
from gridcredit.operations.installation.credentials import certificate_of, node_keys
from gridcredit.operations.register import amending, people, rostering
from gridcredit.operations.trust import enrolling, revoking
from gridcredit.operations.workspace import keeping, relocating
from gridcredit.rosters import write
from gridcredit.store.journal import nodes
from gridcredit.sync.package import open_package
from tests.journeys.leaks import everything, everything_served, leaks, told
from tests.operations.offices import PASSPHRASE
from tests.operations.streets import Streets, number, somebody

TODAY = date(2026, 11, 22)
REASON = "身份证号录错了一位"
IN_NUMBERS = re.compile(rb"(?<![0-9a-fA-F])[1-9]\d{16}[\dXx](?![0-9a-fA-F])")


class Weeks:
    """A district and two streets with registers, people in both, and all that happens then."""

    def __init__(self, folder: Path) -> None:
        self.made = Streets(folder / "offices")
        self.district = self.made.district
        self.post = folder / "offices" / "post"
        self.secrets: set[str | bytes] = {REASON, "王建国", "19900000001"}
        for seed, street in enumerate(self.made.streets):
            self._register(street, folder, seed)
        self.twice = [[somebody(s, number(n)) for s in self.made.streets] for n in range(1, 4)]
        self.secrets |= {number(n) for n in range(1, 4)}
        for _ in range(3):
            self.made.round()
        one, two = self.made.streets
        hints.call_different(one, self.twice[0][0], REASON)
        amending.remove(two, "resident", self.twice[1][1], "王建国已搬走")
        people.set_resident_field(one, self.twice[2][0], "id_number", number(8))
        self.secrets.add(number(8))
        marking.renew_key(two)
        for _ in range(2):
            self.made.round()
        self._end(two)
        self.made.down(one)
        self.made.up(one)
        self.keys = {k.id: k.secret for street in self.made.streets for k in held(street)}
        self.secrets |= {*self.keys.values()}

    def _register(self, street: Desk, folder: Path, seed: int) -> None:
        grid = f"{street.node.area}001001"
        rows = Inventor(seed, TODAY).grid(grid, "薛庄社区居委会", 8).rows
        file = folder / f"{grid}.xlsx"
        write.write_register(file, list(rows))
        rostering.read_roster(street, file, keep=True)
        self.secrets |= {row.id_number for row in rows if row.id_number}
        self.secrets |= {row.phone for row in rows if row.phone}
        self.secrets |= {row.name for row in rows if len(row.name) > 2}

    def _end(self, street: Desk) -> None:
        """A street is revoked; its last package waits at the district."""
        somebody(street, number(9), "欧阳建国")
        self.secrets |= {number(9), "欧阳建国"}
        last = sending.export_package(street, None, self.post)
        enrolling.revoke(self.district, street.node.id)
        with pytest.raises(SenderRevoked):
            exchanging.import_files(self.district, [last.path], receipts=self.post)
        revoking.write_notice(self.district, street.node.id, self.post)

    def eligible(self, on: date) -> tuple[int, int]:
        """The base as the district counts it, and as the streets do with everything at hand."""
        counted = [
            covering.coverage_tree(desk, on, "", Basis.RESIDENCE).coverage.eligible
            for desk in (self.district, *self.made.streets)
        ]
        return counted[0], sum(counted[1:])


def held(street: Desk) -> list[MatchingKey]:
    """The matching keys of a street."""
    with street.reading() as session:
        return list(matchingkeys.ring(session).keys.values())


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    """All of it, done once."""
    made = Weeks(tmp_path_factory.mktemp("weeks"))
    with closing(made.made.offices):
        yield made


def test_the_district_knows_what_it_needs(weeks: Weeks) -> None:
    for days in (0, 30, 365, 3650):
        ours, theirs = weeks.eligible(TODAY + timedelta(days=days))
        assert ours == theirs - 1  # all but the one whose package waits
    assert hints.counted_twice(weeks.district) == []


def test_the_key_has_changed_when_somebody_asked_and_when_a_street_ended(weeks: Weeks) -> None:
    one, two = weeks.made.streets
    assert marking.key_state(one).follows == 2
    assert marking.key_state(two).follows == 1
    assert len(weeks.keys) >= 3


def test_no_file_that_an_office_leaves_behind_tells_anything(weeks: Weeks) -> None:
    keeping.backup(weeks.district, weeks.made.folder / "kept")
    assert any(path.suffix == ".gcpkg" for path in (weeks.district.folder / "inbox").iterdir())
    assert len(weeks.secrets) > 60
    assert leaks(weeks.made.folder, weeks.secrets) == []


def test_the_districts_tables_name_nobody_and_hold_no_key(weeks: Weeks) -> None:
    values = list(everything(weeks.district.database))
    assert told(values, weeks.secrets) == set()
    assert not [value for value in values if IN_NUMBERS.search(value)]
    street = list(everything(weeks.made.streets[0].database))
    assert len(told(street, weeks.secrets)) > 30
    assert [value for value in street if IN_NUMBERS.search(value)]


def test_a_backup_of_the_district_opened_elsewhere_names_nobody(
    weeks: Weeks, tmp_path: Path
) -> None:
    kept = keeping.backup(weeks.district, tmp_path).file
    assert kept is not None
    keeping.restore(tmp_path / "again", kept, PASSPHRASE, "", weeks.district.clock)
    again = open_desk(tmp_path / "again", PASSPHRASE, weeks.district.clock, weeks.district.new_id)
    with closing(again.database):
        assert told(everything(again.database), weeks.secrets) == set()


def test_whoever_runs_the_districts_server_learns_nobody_and_no_key(
    weeks: Weeks, tmp_path: Path, empty_database: str
) -> None:
    kept = keeping.backup(weeks.district, tmp_path).file
    assert kept is not None
    desk, folder = weeks.district, tmp_path / "served"
    keeping.restore(folder, kept, PASSPHRASE, "", desk.clock)
    relocating.move(folder, "", PASSPHRASE, empty_database, desk.clock, desk.new_id)
    values = list(everything_served(empty_database.replace("+psycopg", "")))
    with desk.reading() as session:
        keys = node_keys(session).to_bytes()
    assert len(values) > 5_000
    assert told(values, weeks.secrets | {keys, desk.database.key}) == set()
    assert not [value for value in values if IN_NUMBERS.search(value)]


def test_no_package_to_or_from_the_district_names_anybody(weeks: Weeks) -> None:
    desks = {desk.node.id: desk for desk in (weeks.district, *weeks.made.streets)}
    seen = set()
    for path in sorted(weeks.post.glob("*.gcpkg")):
        package = open_package(path)
        receiver = desks[package.manifest.receiver.node]
        with receiver.reading() as session:
            keys = node_keys(session)
        sender = desks[package.manifest.sender.node].node
        with weeks.district.reading() as session:
            certificate = certificate_of(nodes.get(session, sender.id))
        contents = package.verify(receiver.node.id, keys, certificate, TODAY)
        lines = list(contents.lines())
        seen.add((sender.office, receiver.office))
        assert told(lines, weeks.secrets) == set(), path.name
        assert not any(IN_NUMBERS.search(line) for line in lines)
    assert seen == {(Office.STREET, Office.DISTRICT), (Office.DISTRICT, Office.STREET)}
