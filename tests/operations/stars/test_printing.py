"""Papers name those alone who may be named when they are printed."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    NotAllowed,
    NotFound,
    StageUnfit,
    StarDecidedElsewhere,
)
from gridcredit.domain.stars.codes import (
    LeftOut,
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarPaper,
    StarStep,
)
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.stars import (
    announcing,
    awarding,
    disputing,
    nominating,
    papers,
    publishing,
    schemes,
)
from gridcredit.operations.stars.letters import print_answer
from gridcredit.operations.stars.printing import (
    Printed,
    StarPrint,
    print_notice,
    print_stars,
)
from gridcredit.paper.proof import read_back
from gridcredit.store.workspace import audit
from tests.operations.offices import STREET, VILLAGE
from tests.operations.stars.offices import CLERK, JUDGE, MONTH, NAMES, Three
from tests.reports.stars.views import photo, text_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


def honoured(three: Three, *who: int) -> list[UUID]:
    """So many were announced and awarded."""
    stars = [three.passed(one) for one in who]
    with three.being(three.street, CLERK) as desk:
        announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
    three.clock.go(14)
    three.award()
    return stars


def printed(three: Three, kind: StarPaper, out: Path, **wish: object) -> Printed:
    """The street's clerk prints."""
    with three.being(three.street, CLERK) as desk:
        return print_stars(desk, kind, StarPrint(out, **wish))  # type: ignore[arg-type]


def withdraw(three: Three, star: UUID, *kinds: StarConsent) -> None:
    three.agree(star, *kinds, given=False)
    three.up()


def test_a_notice_names_whom_it_may_and_nobody_who_withdrew(three: Three, out: Path) -> None:
    first, second = three.passed(0), three.passed(1)
    with three.being(three.street, CLERK) as desk:
        done = announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        for name in ("a.pdf", "a.docx"):
            assert print_notice(desk, done, StarPrint(out / name, telephone="0632-1")).names == 2
            text = text_of(out / name)
            assert NAMES[0] in text
            assert NAMES[1] in text
            assert done.number in text
            assert "联系电话：0632-1" in text
            assert f"受理单位：{three.street.node.name}" in text
            assert "三年义务清雪" in text
    withdraw(three, second, StarConsent.NOTICE)
    with three.being(three.street, CLERK) as desk:
        again = announcing.notice_again(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        assert print_notice(desk, again, StarPrint(out / "b.pdf")).names == 1
    text = text_of(out / "b.pdf")
    assert NAMES[0] in text
    assert NAMES[1] not in text
    assert three.line(first).star.number not in text


def test_an_empty_period_is_announced_as_empty(three: Three, out: Path) -> None:
    with three.being(three.street, CLERK) as desk:
        done = announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        assert print_notice(desk, done, StarPrint(out / "a.pdf")) == Printed(1, 0)
    assert "本期空缺" in text_of(out / "a.pdf")


def test_certificates_carry_number_and_mark_of_their_award(three: Three, out: Path) -> None:
    stars = honoured(three, 0, 1)
    assert printed(three, StarPaper.CERTIFICATE, out / "a.pdf", period=MONTH).pages == 2
    lines = [three.line(star) for star in stars]
    read = [proof.decoded[0].text for proof in read_back(out / "a.pdf")]
    marks = []
    for line in lines:
        assert line.nomination.award is not None
        told = line.nomination.award
        marks.append(papers.certificate_mark(told.fact.certificate, told.root.hex, told.fact.on))
    assert sorted(read) == sorted(
        f"GCS1:{line.standing.certificate}:{mark}" for line, mark in zip(lines, marks, strict=True)
    )
    text = text_of(out / "a.pdf")
    assert f"{NAMES[0]}同志" in text
    assert three.street.node.name in text
    assert "选树为" in text
    one = printed(three, StarPaper.CERTIFICATE, out / "b.pdf", star=stars[1])
    assert (one.pages, one.names) == (1, 1)


def test_a_certificate_needs_an_award(three: Three, out: Path) -> None:
    star = three.passed(0)
    with pytest.raises(StageUnfit):
        printed(three, StarPaper.CERTIFICATE, out / "a.pdf", star=star)
    with pytest.raises(BadValue):
        printed(three, StarPaper.CERTIFICATE, out / "a.pdf", period=MONTH)
    with pytest.raises(BadValue):
        printed(three, StarPaper.CERTIFICATE, out / "a.pdf")
    assert list(out.iterdir()) == []


def test_a_revoked_honour_is_printed_no_more(three: Three, out: Path) -> None:
    first, second = honoured(three, 0, 1)
    with three.being(three.street, JUDGE) as desk:
        awarding.revoke(desk, first, Revoking.FACT, desk.today())
    with pytest.raises(StageUnfit):
        printed(three, StarPaper.CERTIFICATE, out / "a.pdf", star=first)
    for kind in (StarPaper.CERTIFICATE, StarPaper.BOARD, StarPaper.HONOURS, StarPaper.LIBRARY):
        printed(three, kind, out / f"{kind}.pdf", period=MONTH)
        text = text_of(out / f"{kind}.pdf")
        assert NAMES[0] not in text
        assert three.line(first).standing.certificate not in text
        assert NAMES[1] in text
    assert three.line(second).is_honoured


@pytest.mark.parametrize("kind", [StarPaper.BOARD, StarPaper.HONOURS, StarPaper.LIBRARY])
def test_who_withdrew_the_consent_to_be_named_is_on_no_public_paper(
    three: Three, out: Path, kind: StarPaper
) -> None:
    first, second = honoured(three, 0, 1)
    assert printed(three, kind, out / "a.pdf", period=MONTH).names == 2
    withdraw(three, first, StarConsent.NOTICE)
    after = printed(three, kind, out / "b.pdf", period=MONTH)
    assert (after.names, after.left_out) == (1, ((first, LeftOut.CONSENT),))
    text = text_of(out / "b.pdf")
    assert NAMES[0] not in text
    assert NAMES[1] in text
    with pytest.raises(StageUnfit):
        printed(three, kind, out / "c.pdf", star=first)
    assert printed(three, kind, out / "d.pdf", star=second).names == 1
    assert not (out / "c.pdf").exists()


def test_a_photo_stands_on_the_board_only_with_its_consent(
    three: Three, out: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo())
    star = three.passed(0, photo=picture)
    with three.being(three.street, CLERK) as desk:
        announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
    three.clock.go(14)
    three.award()
    printed(three, StarPaper.BOARD, out / "a.pdf", period=MONTH)
    assert b"/Subtype /Image" in (out / "a.pdf").read_bytes()
    withdraw(three, star, StarConsent.MEDIA)
    after = printed(three, StarPaper.BOARD, out / "b.pdf", period=MONTH)
    assert after.names == 1
    assert NAMES[0] in text_of(out / "b.pdf")
    assert b"/Subtype /Image" not in (out / "b.pdf").read_bytes()


def test_a_board_hangs_until_the_next_period_s_or_as_was_written_down(
    three: Three, out: Path
) -> None:
    (star,) = honoured(three, 0)
    printed(three, StarPaper.BOARD, out / "a.pdf", period=MONTH)
    today = three.street.today()
    default = today + timedelta(days=30)
    assert f"展示至{default.year}年{default.month}月{default.day}日" in text_of(out / "a.pdf")
    with three.being(three.street, CLERK) as desk:
        until = today + timedelta(days=90)
        publishing.publish(desk, star, StarOutlet.BOARD, today, until)
    printed(three, StarPaper.BOARD, out / "b.pdf", period=MONTH)
    assert f"展示至{until.year}年{until.month}月{until.day}日" in text_of(out / "b.pdf")
    yesterday = today - timedelta(days=1)
    with pytest.raises(BadValue) as told:
        printed(three, StarPaper.BOARD, out / "c.pdf", period=MONTH, until=yesterday)
    assert told.value.field == "until"


def test_an_empty_board_says_so(three: Three, out: Path) -> None:
    assert printed(three, StarPaper.BOARD, out / "a.pdf", period=MONTH) == Printed(1, 0)
    assert "本期空缺" in text_of(out / "a.pdf")


def test_a_form_is_blank_where_nobody_is_asked_for(three: Three, out: Path) -> None:
    three.nominate(0)
    with three.being(three.village, three.village.actor) as desk:
        blank = print_stars(desk, StarPaper.FORM, StarPrint(out / "a.docx"))
    assert (blank.pages, blank.names) == (2, 0)
    assert NAMES[0] not in text_of(out / "a.docx")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_form_shows_what_was_said_of_it_so_far(three: Three, out: Path, ending: str) -> None:
    star = three.passed(0)
    printed(three, StarPaper.FORM, out / f"a.{ending}", star=star)
    text = text_of(out / f"a.{ending}")
    line = three.line(star)
    for said in (NAMES[0], line.star.number, "45-59", "孙证明", "三年义务清雪", "■同意媒体与照片"):
        assert said in text
    assert text.count("经办人：吴审核") == 1
    assert text.count("经办人：冯评审") == 1
    other = three.nominate(1).id
    three.up()
    printed(three, StarPaper.FORM, out / f"b.{ending}", star=other)
    text = text_of(out / f"b.{ending}")
    assert "■同意" not in text
    assert "□通过□退回□不予通过" in text


def test_a_form_of_who_withdrew_is_printed_no_more(three: Three, out: Path) -> None:
    first, second = three.passed(0), three.passed(1)
    withdraw(three, first, StarConsent.TAKE_PART)
    with pytest.raises(StageUnfit):
        printed(three, StarPaper.FORM, out / "a.pdf", star=first)
    both = printed(three, StarPaper.FORM, out / "b.pdf", period=MONTH)
    assert (both.names, both.left_out) == (1, ((first, LeftOut.STAGE),))
    assert NAMES[0] not in text_of(out / "b.pdf")
    assert three.line(second).star.name in text_of(out / "b.pdf")


def test_a_household_goes_by_its_householder_as_a_household(three: Three, out: Path) -> None:
    star = three.passed(0, kind=StarKind.HOUSEHOLD, household=three.kept.homes[0])
    with three.being(three.street, CLERK) as desk:
        done = announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        print_notice(desk, done, StarPrint(out / "a.docx"))
    assert f"{NAMES[0]}家庭" in text_of(out / "a.docx")
    assert "1个家庭" in text_of(out / "a.docx")
    assert papers.form(three.line(star)).name == NAMES[0]


def test_a_story_stands_with_live_consents_and_its_outlets(three: Three, out: Path) -> None:
    (star,) = honoured(three, 0)
    with three.being(three.street, CLERK) as desk:
        publishing.publish(desk, star, StarOutlet.NEWS, desk.today())
    withdraw(three, star, StarConsent.MEDIA)
    assert printed(three, StarPaper.LIBRARY, out / "a.docx").names == 1
    text = text_of(out / "a.docx")
    assert "枣庄新闻" in text
    assert "同意公示" in text
    assert "同意媒体与照片" not in text


def test_who_was_left_out_stands_in_a_paper_for_the_file(three: Three, out: Path) -> None:
    stars = [three.passed(one) for one in (0, 1)]
    with three.being(three.village, three.village.actor) as desk:
        schemes.set_scheme(desk, VILLAGE, StarLevel.VILLAGE, {Span.MONTH: 1})
    three.up()
    with three.being(three.street, CLERK) as desk:
        announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
    three.clock.go(14)
    for place, star in enumerate(stars, 1):
        three.judge(star, StarStep.AWARD, place=place)
    three.award()
    assert printed(three, StarPaper.LEFT_OUT, out / "a.pdf", period=MONTH).names == 1
    text = text_of(out / "a.pdf")
    assert NAMES[1] in text
    assert NAMES[0] not in text
    assert "名次在名额之外" in text
    assert "不得张贴" in text


def test_a_paper_of_another_area_is_refused(three: Three, out: Path) -> None:
    with three.being(three.village, three.village.actor) as desk:
        with pytest.raises(AreaOutside):
            print_stars(desk, StarPaper.BOARD, StarPrint(out / "a.pdf", period=MONTH, area=STREET))
        with pytest.raises(AreaUnknown):
            print_stars(desk, StarPaper.BOARD, StarPrint(out / "a.pdf", period=MONTH, area="9"))
    with three.being(three.district, three.district.actor) as desk:
        able = dataclasses.replace(desk.actor, role=Role.STREET_CLERK)
        with three.being(desk, able), pytest.raises(StarDecidedElsewhere):
            print_stars(desk, StarPaper.FORM, StarPrint(out / "a.pdf"))


def test_only_who_keeps_nominations_prints(three: Three, out: Path) -> None:
    with three.being(three.village, Actor("duihuan", "兑换员", Role.REDEEMER)) as desk:
        for kind in StarPaper:
            with pytest.raises(NotAllowed):
                print_stars(desk, kind, StarPrint(out / "a.pdf", period=MONTH))
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [(StarPaper.BOARD, "a.docx"), (StarPaper.CERTIFICATE, "a.docx"), (StarPaper.FORM, "a.xls")],
)
def test_another_ending_is_refused_and_nothing_written(
    three: Three, out: Path, kind: StarPaper, name: str
) -> None:
    with pytest.raises(BadValue) as told:
        printed(three, kind, out / name, period=MONTH if kind is not StarPaper.FORM else "")
    assert told.value.field == "out"
    assert list(out.iterdir()) == []


def test_what_was_printed_is_logged_without_names(three: Three, out: Path) -> None:
    honoured(three, 0)
    printed(three, StarPaper.BOARD, out / "a.pdf", period=MONTH)
    with three.street.reading() as session:
        (told,) = audit.entries(session, act="star_print")
    assert told.facts == {"what": "board", "file": "a.pdf", "pages": 1, "names": 1}


def test_a_mark_tells_awards_apart_and_says_nothing_of_their_holder(three: Three) -> None:
    stars = honoured(three, 0, 1)
    marks = set()
    for star in stars:
        line = three.line(star)
        marks.add(papers.certificate(line, "街道").mark)
        renamed = dataclasses.replace(line, star=dataclasses.replace(line.star, name="另一个"))
        marks.add(papers.certificate(renamed, "街道").mark)
    assert len(marks) == 2
    assert all(len(mark) == 16 for mark in marks)


def test_attaching_a_photo_later_changes_the_next_board(
    three: Three, out: Path, tmp_path: Path
) -> None:
    (star,) = honoured(three, 0)
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo())
    with three.being(three.street, CLERK) as desk:
        nominating.attach(desk, star, photo=picture)
    printed(three, StarPaper.BOARD, out / "a.pdf", period=MONTH)
    assert b"/Subtype /Image" in (out / "a.pdf").read_bytes()


def test_an_answer_to_an_objection_is_a_letter_that_names_whom_it_may(
    three: Three, out: Path
) -> None:
    star = three.passed(0)
    with three.being(three.street, CLERK) as desk:
        taken = disputing.take_objection(desk, star, desk.today(), "清雪的是别人")
        with pytest.raises(NotFound):
            print_answer(desk, taken.id, out / "a.pdf")
    assert list(out.iterdir()) == []
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, taken.id, Result.UPHELD, "走访三户邻居，清雪的另有其人。")
    for name in ("a.pdf", "a.docx"):
        with three.being(three.street, CLERK) as desk:
            assert print_answer(desk, taken.id, out / name) == 1
        text = text_of(out / name)
        for said in (NAMES[0], "结论：属实", "清雪的另有其人", "不予选树", "收到人（签字）"):
            assert said in text, (name, said)
    withdraw(three, star, StarConsent.NOTICE)
    with three.being(three.street, CLERK) as desk:
        print_answer(desk, taken.id, out / "b.pdf")
    assert NAMES[0] not in text_of(out / "b.pdf")
    assert three.line(star).star.number in text_of(out / "b.pdf")
    with (
        three.being(three.street, Actor("duihuan", "兑换员", Role.REDEEMER)) as desk,
        pytest.raises(NotAllowed),
    ):
        print_answer(desk, taken.id, out / "c.pdf")
    assert not (out / "c.pdf").exists()
