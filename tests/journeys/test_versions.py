"""Programs of several versions in one exchange: nothing is lost, nothing stops, nothing leaks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit import wire
from gridcredit.domain.codes import Office, Refusal
from gridcredit.domain.journal import ADD, Revision
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.register import people
from gridcredit.store.journal import numbering
from tests.older import an_older_program
from tests.operations.offices import GRIDS, STREET, Offices, with_register

NICKNAME = "王二麻子"


class Three:
    """A laptop, its street and the district, the street having the laptop's register."""

    def __init__(self, folder: Path) -> None:
        self.offices = Offices(folder)
        self.district = self.offices.district()
        self.street = self.offices.child(self.district, Office.STREET, STREET)
        self.laptop = self.offices.child(self.street, Office.GRID, GRIDS[0])
        with_register(self.laptop, folder)
        self.offices.send(self.laptop, self.street)
        self.post = folder / "post"

    def carry(self) -> FileReport:
        """A package up from the laptop, and its receipt down."""
        [report] = self.offices.send(self.laptop, self.street)
        return report


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    """The offices, closed afterwards."""
    made = Three(tmp_path / "offices")
    yield made
    made.offices.close()


def write_newer(desk: Desk, entity: str, new: dict[str, Any], op: str = ADD) -> tuple[UUID, bytes]:
    """A revision as only a newer program writes one; its row and its line."""
    row = desk.new_id()
    with desk.writing() as session:
        arrival = numbering.last_arrival(session) + 1
        ask = session.connection().exec_driver_sql
        seq, counter = ask("SELECT max(seq) + 1, max(counter) + 1 FROM revision").one()
        line = wire.encode(
            Revision(desk.node.id, seq, counter, "w", entity, row, desk.node.area, op, new)
        )
        more = json.loads(line) | {"mood": "of a newer program"}
        body = json.dumps(more, ensure_ascii=False, separators=(",", ":")).encode()
        told = {
            "arrival": arrival, "node": desk.node.id.bytes, "seq": seq, "counter": counter,
            "entity": entity, "row": row.bytes, "area": desk.node.area, "via": None, "body": body,
        }  # fmt: skip
        columns = re.findall(r"\w+", numbering.INTO_REVISION.partition("(")[2])
        numbering.write_revisions(session, [tuple(told.get(name, 0) for name in columns)])
    return row, body


def bodies(desk: Desk, row: UUID) -> list[bytes]:
    """What a workspace keeps of a row, byte for byte."""
    with desk.reading() as session:
        found = session.connection().exec_driver_sql(
            "SELECT body FROM revision WHERE row = ?", (row.bytes,)
        )
        return [bytes(body) for body in found.scalars()]


def test_fields_of_a_newer_program_are_kept_on_the_way_and_do_not_stop_the_known_ones(
    three: Three,
) -> None:
    [home, *_] = people.list_households(three.laptop)
    new = {"household": home.id.hex, "name": "李四", "nickname": NICKNAME}
    row, body = write_newer(three.laptop, "resident", new)
    report = three.carry()
    assert (report.accepted, report.set_aside) == (1, ())
    assert bodies(three.street, row) == [body]
    names = [p.line.name for p in people.list_residents(three.street, purpose="查验")]
    assert "李四" in names


def test_what_a_newer_program_says_does_not_leak_past_the_street(three: Three) -> None:
    [home, *_] = people.list_households(three.laptop)
    new = {"household": home.id.hex, "name": "李四", "nickname": NICKNAME}
    row, _ = write_newer(three.laptop, "resident", new)
    three.carry()
    three.offices.send(three.street, three.district)
    [kept] = bodies(three.district, row)
    assert NICKNAME not in kept.decode()
    assert "李四" not in kept.decode()


@pytest.mark.parametrize(
    ("entity", "op", "reason"),
    [("pet", ADD, Refusal.ENTITY_UNKNOWN), ("resident", "merge", Refusal.OP_UNKNOWN)],
)
def test_kinds_of_a_newer_program_are_set_aside_whole_and_seen_at_both_ends(
    three: Three, entity: str, op: str, reason: Refusal
) -> None:
    write_newer(three.laptop, entity, {"name": NICKNAME}, op)
    person = people.list_residents(three.laptop)[0].line.id
    people.set_resident_field(three.laptop, person, "note", "goes on")
    sent = sending.export_package(three.laptop, None, three.post)
    [report] = exchanging.import_files(three.street, [sent.path], receipts=three.post)
    assert report.accepted == 1
    assert report.set_aside == ((reason.value, 1),)
    assert situation.status(three.street).set_aside == 1
    assert report.receipt is not None
    [answer] = exchanging.import_files(three.laptop, [report.receipt])
    assert answer.set_aside == report.set_aside


def test_an_older_office_takes_in_later_what_it_did_not_know(three: Three) -> None:
    person = people.list_residents(three.laptop)[0].line.id
    [home, *_] = people.list_households(three.laptop)
    knock = {"household": str(home.id), "outcome": "01", "at": "2026-11-20T10:00"}
    applying.apply_one(three.laptop, {"do": "visit.add"} | knock)
    sent = sending.export_package(three.laptop, None, three.post)
    # An older street is this one without a kind of record that the laptop already writes.
    with an_older_program(entity="visit"):
        [report] = exchanging.import_files(three.street, [sent.path], receipts=three.post)
    assert report.set_aside == ((Refusal.ENTITY_UNKNOWN.value, 1),)
    people.set_resident_field(three.laptop, person, "note", "next day")
    assert report.receipt is not None
    exchanging.import_files(three.laptop, [report.receipt])
    three.carry()
    assert situation.status(three.street).set_aside == 0
    assert situation.status(three.street).links[-1].code == situation.status(three.laptop).code
