"""The print of everything that is held on one person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import KINDS
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import amending, households, people
from gridcredit.operations.rights import held
from gridcredit.operations.visits import takingback, visiting
from gridcredit.store.journal import nodes
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import audit
from tests.operations.adding import add_records, add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS
from tests.operations.pdfs import pdf_text
from tests.store.made import one
from tests.store.register.test_held import NOBODYS

ON = date(2026, 11, 20)
PHOTO = b"\xff\xd8\xff\xe0" + b"a photo of a paper" * 40


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def printed(desk: Desk, resident: UUID, folder: Path, purpose: str = "本人查阅") -> str:
    """The text of the print."""
    out = folder / "打印件.pdf"
    held.print_held(desk, resident, out, purpose)
    return pdf_text(out)


def test_a_record_of_every_kind_stands_in_the_print(clerk: Desk, tmp_path: Path) -> None:
    """A kind that is added later is tested by being there."""
    home = a_home(clerk)
    with clerk.reading() as session:
        grid = area_rows.area_by_code(session, GRIDS[0])
    ids: dict[str, UUID] = {"area": grid.id, "resident": home.adult, "household": home.household}
    made = []
    for name, kind in KINDS.items():
        if name in (*ids, "dwelling"):
            continue
        ids[name] = clerk.new_id()
        record = one(kind, ids[name], ids)
        if clerk.office in kind.said_by:
            made.append(record)
    add_records(clerk, made)
    text = printed(clerk, home.adult, tmp_path)
    for name in KINDS.keys() - NOBODYS:
        assert f"{KINDS[name].words[0]}（1条）" in text, name


def test_it_says_in_full_what_is_held_and_nothing_of_others(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    people.set_resident_field(worker, home.adult, "phone", "19900000001")
    people.set_resident_field(worker, home.adult, "phone", "19900000002")
    people.set_resident_field(worker, home.other, "phone", "19900000099")
    add_registration(worker, home.adult, RegistrationKind.INFORMED, ON)
    add_registration(worker, home.other, RegistrationKind.REGISTERED, ON)
    scan = tmp_path / "承诺.jpg"
    scan.write_bytes(PHOTO)
    signed = signing.sign_pledge(worker, home.adult, ON, scan)
    text = printed(worker, home.adult, tmp_path)
    for told in ("王建国", "19900000002", "19900000001", "已告知", signed.number, "已存，1KB"):
        assert told in text, told
    for other in ("李秀英", "王子轩", "19900000099", "已注册"):
        assert other not in text, other


def test_others_who_are_named_are_named_without_their_door(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    place = Dwelling(worker.new_id(), area_id(GRIDS[0]), "榴园", "2号楼", "1单元", "501")
    there = Household(worker.new_id(), place.id, "9002", "冯小青")
    checker = Resident(worker.new_id(), there.id, "冯小青", birth_date=date(1980, 1, 2))
    entry = CreditEntry(worker.new_id(), home.household, "1.1", ON, ON, by_resident=checker.id)
    add_records(worker, [place, there, checker, entry])
    text = printed(worker, home.adult, tmp_path)
    assert "冯*青" in text
    assert "2号楼" not in text
    assert "501" not in text


def test_lists_of_other_records_are_counted(worker: Desk, home: Home, tmp_path: Path) -> None:
    lines = tuple(f"{UUID(int=n).hex}=10,0" for n in range(40))
    add_records(worker, [PassbookPrint(worker.new_id(), home.household, ON, 2026, 40, lines)])
    text = printed(worker, home.adult, tmp_path)
    assert "40项" in text
    assert UUID(int=7).hex not in text


def test_what_was_taken_back_is_marked_with_its_reason(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    fact = add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    takingback.take_back(worker, "registration_event", fact.id, "录错了人")
    text = printed(worker, home.adult, tmp_path)
    assert "已作废" in text
    assert "录错了人" in text


def test_it_names_the_offices_that_were_sent_it_and_who_looked(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    before = printed(worker, home.adult, tmp_path)
    assert "没有记录" in before
    sending.export_package(worker, None, tmp_path / "post")
    households.reveal(worker, home.household, "核对信息")
    text = printed(worker, home.adult, tmp_path)
    with worker.reading() as session:
        parent = nodes.parent(session)
    assert parent is not None
    assert f"{parent.name}23全部字段" in text  # the second package, three records
    assert "核对信息" in text


def test_printing_is_logged_as_an_unmasking_without_a_name(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    printed(worker, home.adult, tmp_path, "本人当面要求")
    with worker.reading() as session:
        last = audit.entries(session, act="reveal")[-1]
    assert last.facts["purpose"] == "本人当面要求"
    assert (last.facts["what"], last.facts["resident"]) == ("held", home.adult.hex)
    assert "王建国" not in str(last.facts)


def test_it_wants_a_purpose_a_pdf_a_person_and_the_duty(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(BadValue) as refused:
        held.print_held(worker, home.adult, out, "  ")
    assert refused.value.field == "purpose"
    with pytest.raises(BadValue):
        held.print_held(worker, home.adult, tmp_path / "a.docx", "查阅")
    with pytest.raises(NotFound):
        held.print_held(worker, worker.new_id(), out, "查阅")
    assert not out.exists()


def test_somebody_off_the_register_may_ask_too(worker: Desk, home: Home, tmp_path: Path) -> None:
    amending.remove(worker, "resident", home.adult, "重复登记")
    text = printed(worker, home.adult, tmp_path)
    assert "王建国" in text
    assert "已移出" in text


def test_a_visit_tells_whom_it_met_only_of_oneself(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    knock = Visit(
        worker.new_id(),
        home.household,
        "2026-11-20T09:00",
        VisitOutcome.MET_DONE,
        met=(home.adult, home.other),
    )
    visiting.log_visit(worker, visiting.VisitEntry(knock, ()))
    only = Visit(
        worker.new_id(),
        home.household,
        "2026-11-20T15:00",
        VisitOutcome.MET_DONE,
        met=(home.other,),
        note="只与李谈过",
    )
    visiting.log_visit(worker, visiting.VisitEntry(only, ()))
    text = printed(worker, home.adult, tmp_path)
    assert "走访（1条）" in text
    assert "本人（另有1项）" in text
    assert "只与李谈过" not in text
