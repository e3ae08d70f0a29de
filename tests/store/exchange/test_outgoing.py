"""What goes over a link: everything since the last receipt, and nothing that may not go."""

import io
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel, PledgeStage, RegistrationKind
from gridcredit.domain.fieldpolicy import redact
from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.records import KINDS, Record
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange import links, outgoing, record_code
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, nodes, numbering
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace.files import put
from gridcredit.wire import decode
from tests.store.conftest import Fresh

DISTRICT, STREET, G1, G2 = (UUID(int=n) for n in (1, 2, 3, 4))
AS_OF = date(2026, 11, 22)
PEN = Author(STREET, "office", "2026-11-22T09:00")


def node(identity: UUID, office: str, area: str, kinship: str) -> Node:
    return Node(identity, office, area, area, "active", kinship, None, bytes(32), "age1")


UP = node(DISTRICT, "district", "GX", nodes.PARENT)
UP_FROM_GRID = node(STREET, "street", "S", nodes.PARENT)
FIRST, SECOND = (node(n, "grid", c, nodes.CHILD) for n, c in ((G1, "G1"), (G2, "G2")))


def people() -> list[Record]:
    """Two grids with a dwelling, a household and a resident each."""
    top = Area(area_id("GX"), "GX", "区", AreaLevel.DISTRICT, None)
    street = Area(area_id("S"), "S", "街道", AreaLevel.STREET, top.id)
    made: list[Record] = [top, street, Setting(setting_id("months"), "months", "6")]
    for number, code in ((10, "G1"), (20, "G2")):
        ids = [UUID(int=number + n) for n in range(4)]
        made += [
            Area(area_id(code), code, code, AreaLevel.GRID, street.id),
            Dwelling(ids[0], area_id(code), estate="榴园", room="101"),
            Household(ids[1], ids[0], householder="张三"),
            Resident(ids[2], ids[1], name="张三", birth_date=date(1990, 5, 1)),
            RegistrationEvent(ids[3], ids[2], RegistrationKind.INFORMED, AS_OF),
        ]
    return made


@pytest.fixture
def street(fresh: Fresh) -> Database:
    db = fresh()
    with db.writing(PEN) as s:
        journal.add(s, people())  # the district's rules among them
        nodes.put(s, node(STREET, "street", "S", nodes.SELF))
        for other in (UP, FIRST, SECOND):
            nodes.put(s, other)
    return db


def sent(db: Database, to: Node, after: int = 0) -> list[Revision]:
    with db.reading() as s:
        return [decode(line) for line in outgoing.pending(s, to, after, AS_OF).lines]


def test_all_since_the_last_receipt_goes_again_and_again(street: Database) -> None:
    assert len(sent(street, UP)) == len(people())
    with street.writing(PEN) as s:
        going = outgoing.pending(s, UP, 0, AS_OF)
        count = len(list(going.lines))
        assert (count, going.count) == (len(people()), len(people()))
        links.record_sent(s, links.Sent(DISTRICT, 1, "aa", going.upto, count, 0, "t", "f"))
        assert outgoing.unsent(s, UP) == count
        assert links.acknowledged(s, DISTRICT) == 0
        links.acknowledge(s, DISTRICT, 1, b"receipt", "t")
        assert outgoing.unsent(s, UP) == 0
        journal.edit(s, "resident", UUID(int=12), {"state": "away"})
        assert outgoing.unsent(s, UP) == 1
        after = links.acknowledged(s, DISTRICT)
    assert [r.new for r in sent(street, UP, after)] == [{"state": "away"}]


def test_what_came_from_there_does_not_go_back(street: Database) -> None:
    with street.reading() as s:
        before = outgoing.unsent(s, UP)
    line = b'{"node":"%s","seq":1,"counter":900,"author":"d","entity":"setting","row":"%s",' % (
        DISTRICT.hex.encode(),
        setting_id("x").hex.encode(),
    )
    line += b'"area":"","op":"add","new":{"key":"x","value":"1"}}'
    with street.writing(PEN) as s:
        assert merge(s, [line], DISTRICT, lambda _: True).accepted == 1
        assert outgoing.unsent(s, UP) == before
    assert not [r for r in sent(street, UP) if r.node == DISTRICT]
    assert [r for r in sent(street, FIRST) if r.node == DISTRICT]


def test_no_personal_field_reaches_the_district(street: Database) -> None:
    with street.writing(PEN) as s:
        journal.edit(s, "resident", UUID(int=12), {"name": "李四"})
        journal.edit(s, "resident", UUID(int=12), {"name": "王五", "state": "away"})
    with street.reading() as s:
        text = b"\n".join(outgoing.pending(s, UP, 0, AS_OF).lines).decode()
    for secret in ("张三", "李四", "王五", "榴园", "101", "1990"):
        assert secret not in text
    revisions = sent(street, UP)
    assert len(revisions) == len(people()) + 1  # the bare change of name says nothing
    for revision in revisions:
        names = {*revision.new, *revision.old, *revision.base}
        assert not names & KINDS[revision.entity].personal
    (person, *_) = [r for r in revisions if r.row == UUID(int=12)]
    assert (person.new["adult_on"], person.redacted) == ("earlier", True)


def test_what_goes_up_is_what_the_law_says_of_each_revision(street: Database) -> None:
    with street.reading() as s:
        held = s.connection().exec_driver_sql("SELECT body FROM revision ORDER BY arrival")
        told = [redact(decode(body), AS_OF) for body in held.scalars()]
    assert sent(street, UP) == [revision for revision in told if revision is not None]
    assert any(revision and revision.redacted for revision in told)


def test_the_district_merges_what_the_street_redacted(street: Database, fresh: Fresh) -> None:
    district = fresh()
    with street.reading() as s:
        lines = list(outgoing.pending(s, UP, 0, AS_OF).lines)
    with district.writing() as s:
        merged = merge(s, lines, STREET, lambda _: True)
        assert (merged.accepted, merged.set_aside) == (len(lines), [])
        assert record_code.of(s, STREET) != record_code.of(s, DISTRICT)
        at_district = record_code.of(s, STREET)
    with street.reading() as s:
        assert record_code.of(s, STREET) == at_district


def test_a_grid_gets_its_own_area_and_those_above_and_beside(street: Database) -> None:
    revisions = sent(street, FIRST)
    areas = {r.new["code"] for r in revisions if r.entity == "area"}
    assert areas == {"GX", "S", "G1", "G2"}
    rows = {r.row.int for r in revisions if r.entity not in ("area", "setting")}
    assert rows == {10, 11, 12, 13}
    assert [r.entity for r in revisions].count("setting") == 1
    with street.reading() as s:
        assert outgoing.unsent(s, FIRST) == len(revisions)


def test_what_moves_takes_its_past_along(street: Database) -> None:
    with street.reading() as s:
        after = numbering.last_arrival(s)
    with street.writing(PEN) as s:
        journal.edit(s, "household", UUID(int=11), {"dwelling": UUID(int=20).hex})
    arrived = sent(street, SECOND, after)
    assert [(r.row.int, r.op) for r in arrived] == [
        (11, "add"), (12, "add"), (13, "add"), (11, "set"),
    ]  # fmt: skip
    # The old grid hears of the move; it gets nothing of the new one.
    assert [(r.row.int, r.op) for r in sent(street, FIRST, after)] == [(11, "set")]


def test_late_words_about_what_moved_follow_it(street: Database) -> None:
    with street.writing(PEN) as s:
        journal.edit(s, "household", UUID(int=11), {"dwelling": UUID(int=20).hex})
        after = numbering.last_arrival(s)
    late = (
        b'{"node":"%s","seq":1,"counter":2,"author":"w","entity":"resident","row":"%s",'
        b'"area":"G1","op":"set","new":{"note":"late"}}'
    ) % (G1.hex.encode(), UUID(int=12).hex.encode())
    with street.writing(PEN) as s:
        assert merge(s, [late], G1, lambda code: code == "G1").accepted == 1
    assert [r.new for r in sent(street, SECOND, after)] == [{"note": "late"}]


def test_a_past_of_any_length_moves_along(street: Database) -> None:
    many = 40_500
    past = [
        RegistrationEvent(UUID(int=1_000 + n), UUID(int=12), RegistrationKind.INFORMED, AS_OF)
        for n in range(many)
    ]
    with street.writing(PEN) as s:
        journal.add(s, past)
        before = numbering.last_arrival(s)
        journal.edit(s, "dwelling", UUID(int=10), {"area": area_id("G2").hex})
    with street.reading() as s:
        going = outgoing.pending(s, SECOND, before, AS_OF)
        assert going.count == sum(1 for _ in going.lines) == many + 5  # and its family, the move
        # More than file (250,000) or server (65,535) take as values of one statement.
        scope = outgoing._downward(s, SECOND, before, before, list(range(1, 300_001)), b"")
        assert outgoing._count(s, scope) == before + 1


def test_a_package_names_the_scans_it_needs(street: Database) -> None:
    with street.writing(PEN) as s:
        digest = put(s, street.folder, io.BytesIO(b"scan"))
        other = put(s, street.folder, io.BytesIO(b"other"))
        for number, scan in ((30, digest), (31, "f" * 64)):
            row = UUID(int=number)
            event = PledgeEvent(row, row, UUID(int=12), PledgeStage.SIGNED, AS_OF, scan=scan)
            journal.add(s, [event])
    with street.reading() as s:
        assert outgoing.pending(s, FIRST, 0).files == (digest,)
        assert outgoing.pending(s, SECOND, 0).files == ()
        assert outgoing.pending(s, UP, 0, AS_OF).files == ()
    assert digest != other


def test_redaction_asks_for_a_date(street: Database) -> None:
    with street.reading() as s, pytest.raises(ValueError, match="date"):
        outgoing.pending(s, UP, 0)


def test_a_restored_node_gets_its_own_words_back_and_counts_on(
    street: Database, fresh: Fresh
) -> None:
    laptop, pen = fresh(), Author(G1, "worker", "2026-11-22T10:00")
    with street.reading() as s:
        start = list(outgoing.pending(s, FIRST, 0).lines)
    with laptop.writing(pen) as s:
        nodes.put(s, node(G1, "grid", "G1", nodes.SELF))
        merge(s, start, STREET, lambda _: True)
        journal.edit(s, "resident", UUID(int=12), {"note": "before the loss"})
        own = list(outgoing.pending(s, UP_FROM_GRID, 0).lines)
    with street.writing(PEN) as s:
        merge(s, own, G1, lambda code: code == "G1")
        assert not [n for n in outgoing.pending(s, FIRST, 0).lines if G1.hex.encode() in n[:50]]
        everything = list(outgoing.pending(s, FIRST, 0, with_theirs=True).lines)
    restored = fresh()
    with restored.writing(pen) as s:
        assert merge(s, everything, STREET, lambda _: True).set_aside == []
        again = journal.edit(s, "resident", UUID(int=12), {"note": "after it"})
    assert again == (G1, 2)
