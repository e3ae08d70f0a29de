"""Nominations on the road: undone and taken in again, forged, forked, out of order, restored."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.journal import ADD, Revision
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.records import KIND_OF, Record, plain_fields
from gridcredit.domain.stars.codes import (
    StarConsent,
    StarLevel,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, undoing
from gridcredit.operations.stars import disputing, listing, nominating
from gridcredit.operations.stars.listing import CertificateState
from gridcredit.store.journal import journal, nodes, numbering
from gridcredit.wire import encode
from tests.operations.forging import slip_in
from tests.operations.offices import VILLAGE, kept
from tests.operations.stars.offices import CLERK, COLLECTOR, JUDGE, MONTH, Three
from tests.operations.stars.test_year import announce, ready

PASS = StepDecision.PASS


def test_an_undone_import_takes_nominations_along_and_brings_them_back(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star)
    brought = three.up()
    assert three.line(star).stage is StarStage.INITIAL
    undoing.undo_import(three.street, brought)
    assert listing.list_stars(three.street) == []
    three.meet()
    assert listing.list_stars(three.village) == []
    undoing.redo_import(three.street, brought)
    three.meet()
    line = three.same(star)
    assert (line.id, line.stage, line.star.number) == (
        star,
        StarStage.INITIAL,
        "370403002001-2026-10-01",
    )
    assert len(line.standing.consents) == 3


def test_what_the_street_decided_stays_the_streets_when_a_village_undoes_and_redoes(
    three: Three,
) -> None:
    [star] = ready(three, 0)
    three.award()
    brought = three.down()
    assert three.same(star).stage is StarStage.AWARDED
    undoing.undo_import(three.village, brought)
    three.meet()
    assert three.same(star).stage is StarStage.INITIAL
    undoing.redo_import(three.village, brought)
    three.meet()
    line = three.same(star)
    assert (line.stage, line.standing.certificate) == (
        StarStage.AWARDED,
        "370403002-2026-10-001",
    )


def test_decisions_that_were_not_the_villages_to_take_count_nowhere(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star)
    day = three.village.today()
    forged: list[Record] = [
        StarDecision(three.village.new_id(), star, StarStep.REVIEW, PASS, day),
        StarNotice(
            three.village.new_id(),
            area_id(VILLAGE),
            StarLevel.VILLAGE,
            MONTH,
            "g",
            day,
            day,
            (star,),
        ),
        StarAward(three.village.new_id(), star, "c1", day),
    ]
    with three.village.writing() as session:
        journal.add(session, forged)
    slip_in(three.village, *by_nobody(three.village, forged))
    three.meet()
    for desk in (three.street, three.village):
        line = three.line(star, desk)
        assert (line.stage, line.standing.certificate) == (StarStage.INITIAL, "")
        assert line.nomination.awards


def by_nobody(desk: Desk, records: list[Record]) -> list[bytes]:
    """Lines that an office which nobody knows seems to have written."""
    with desk.reading() as session:
        counter = numbering.last_counter(session)
    return [
        encode(
            Revision(
                UUID(int=4711),
                at,
                counter + at,
                "w",
                KIND_OF[type(record)].name,
                UUID(int=9900 + at),
                VILLAGE,
                ADD,
                plain_fields(record),
            )
        )
        for at, record in enumerate(records, 1)
    ]


def test_packages_in_any_order(three: Three, tmp_path: Path) -> None:
    star = three.nominate(0).id
    first = sending.export_package(three.village, None, tmp_path).path
    three.agree(star)
    three.initial(star)
    second = sending.export_package(three.village, None, tmp_path).path
    for path in (second, first):
        exchanging.import_files(three.street, [path], receipts=tmp_path)
    assert three.line(star).standing == three.line(star, three.village).standing


def test_two_forms_that_correct_the_same_one(three: Three, tmp_path: Path) -> None:
    star = three.nominate(0).id
    three.initial(star, StepDecision.RETURN, "写清时间")
    three.meet()
    paper = tmp_path / "form.png"
    paper.write_bytes(b"\x89PNG" + bytes(40))
    with three.being(three.street, CLERK) as desk:
        nominating.attach(desk, star, scan=paper)
    with three.being(three.village, COLLECTOR) as desk:
        nominating.amend(desk, star, {"summary": "2024 年以来清雪。"})
    three.meet()
    line = three.same(star)
    assert line.star.summary in ("2024 年以来清雪。", "王建国三年义务清雪。还照顾邻居。")
    assert line.stage in (StarStage.RETURNED, StarStage.NOMINATED)
    assert len(listing.list_stars(three.street)) == 1


def test_a_restored_street_never_gives_a_certificates_number_again(three: Three) -> None:
    star, other = ready(three, 0, 1)
    with three.being(three.street, CLERK) as desk:
        taken = disputing.take_objection(desk, other, desk.today(), "不实")
    backup = kept(three.street)
    assert three.award().awarded == ((star, "370403002-2026-10-001"),)
    three.down()
    three.fall_back("street", backup)
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, taken.id, Result.REJECTED, "查过了")
    again = [number for _, number in three.award().awarded]
    mark = again[0].removesuffix("001")
    assert re.fullmatch("370403002-2026-10-[0-9A-Z]{3}-", mark)
    assert again == [f"{mark}001", f"{mark}002"]
    three.meet()
    shown = [three.same(one).standing.certificate for one in (star, other)]
    assert shown[1] == f"{mark}002"
    for number in ("370403002-2026-10-001", f"{mark}001"):  # both were handed out
        found = listing.check_certificate(three.village, number)
        assert (found.state, found.line and found.line.id) == (CertificateState.VALID, star)
    third = three.passed(2)
    announce(three)
    three.clock.go(8)
    assert three.award().awarded == ((third, f"{mark}003"),)


def test_a_restored_village_hears_its_nominations_again(three: Three) -> None:
    backup = kept(three.village)
    first = three.nominate(0)
    three.up()
    three.fall_back("village", backup)
    second = three.nominate(1)
    assert re.fullmatch("370403002001-2026-10-[0-9A-Z]{3}-01", second.number)
    three.meet()
    numbers = {line.star.number for line in listing.list_stars(three.village)}
    assert numbers == {first.number, second.number}
    assert three.nominate(2).number == second.number.removesuffix("01") + "02"


def test_a_villages_consent_and_a_streets_decision_cross(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star)
    three.up()
    three.judge(star)
    three.agree(star, StarConsent.TAKE_PART, given=False)
    assert three.line(star).stage is StarStage.REVIEWED
    three.meet()
    assert three.same(star).stage is StarStage.WITHDRAWN


def test_the_street_decides_first_for_a_village_without_an_office(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.up()
    with three.street.writing() as session:
        village = next(n for n in nodes.children(session) if n.office == Office.VILLAGE)
        nodes.put(session, replace(village, state=nodes.REVOKED))
    assert three.judge(star, StarStep.INITIAL).stage is StarStage.INITIAL
    assert three.judge(star).stage is StarStage.REVIEWED
