"""The first verb of another program catches up as the window does."""

from __future__ import annotations

import json
from contextlib import closing

from gridcredit import wire
from gridcredit.cli.verb import Call
from gridcredit.domain.journal import ADD, Revision
from gridcredit.operations.desk import open_desk
from gridcredit.store.exchange.upgrading import PROGRAM
from gridcredit.store.journal import nodes, preferences
from tests.cli.conftest import At
from tests.operations.offices import PASSPHRASE


def test_what_another_program_could_not_take_in_goes_in_with_the_first_verb(at: At) -> None:
    street = at("street")
    street.run("status")
    desk = open_desk(street.workspace, PASSPHRASE, Call.clock, Call.new_id)
    with closing(desk), desk.writing() as session:
        told = json.loads(preferences.get(session, PROGRAM))
        preferences.put(session, PROGRAM, json.dumps(told | {"version": "0.0.9 0001"}))
        [child] = nodes.children(session)
        ask = session.connection().exec_driver_sql
        home = ask("SELECT id FROM household").scalar()
        knock = {"household": home.hex(), "at": "2026-11-22T10:00", "outcome": "01"}
        line = Revision(child.id, 900, 900, "w", "visit", Call.new_id(), child.area, ADD, knock)
        ask(
            "INSERT INTO set_aside (node, seq, reason, via, import_id, body)"
            " VALUES (?, 900, 'entity_unknown', ?, ?, ?)",
            (child.id.bytes, child.id.bytes, bytes(16), wire.encode(line)),
        )
    assert street.run("status")["set_aside"] == 0
