"""What the district hears of honours: names while their holders agree, and numbers for ever; of
nominations nothing at all, in no table and no package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.records import KINDS
from gridcredit.domain.stars.codes import Revoking, StarConsent, StarKind, StarOutlet
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import undoing
from gridcredit.operations.installation.credentials import certificate_of, node_keys
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.stars import awarding, publishing
from gridcredit.operations.stars.honour_lists import honours_here
from gridcredit.operations.stars.honours import keep_honours
from gridcredit.operations.tasks import list_tasks
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.loading import load
from gridcredit.store.stars.honours import all_honours, honours_in
from gridcredit.sync.package import open_package
from tests.journeys.leaks import everything, told
from tests.operations.carrying import carry, waiting
from tests.operations.offices import kept
from tests.operations.stars.offices import CLERK, JUDGE, NAMES, WITNESSES, Three
from tests.operations.stars.test_year import announce, ready

NOTICE = StarConsent.NOTICE
STORY = "冬天天不亮就起来清雪" * 90


def honours(desk: Desk) -> list[tuple[str, str, str, bool]]:
    """Certificate, name, deed, and whether it stands on the list."""
    with desk.reading() as session:
        return [(h.certificate, h.name, h.deed, not h.removed) for h in all_honours(session)]


def known(desk: Desk) -> set[str]:
    """Which names, and what of stories, an office can read anywhere in its tables."""
    return told(everything(desk.database), {*NAMES, *WITNESSES, STORY[:20], "照顾邻居"})


def packages(three: Three) -> Iterator[tuple[str, list[bytes]]]:
    """The lines of every package that went to the district."""
    for path in sorted(three.post.glob("*.gcpkg")):
        package = open_package(path)
        if package.manifest.receiver.node != three.district.node.id:
            continue
        with three.district.reading() as session:
            keys = node_keys(session)
            certificate = certificate_of(nodes.get(session, three.street.node.id))
        contents = package.verify(three.district.node.id, keys, certificate, three.district.today())
        yield path.name, list(contents.lines())


def test_an_honour_goes_up_with_name_village_and_one_sentence(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.meet()
    [honour] = honours(three.district)
    assert honour == ("370403002-2026-10-001", "王建国", "王建国三年义务清雪", True)
    with three.district.reading() as session:
        [told_of] = load(session, Honour)
        assert told_of.village == three.line(star).village
        assert honours_in(session, [told_of.area]) == [told_of]
    assert honours(three.street) == honours(three.village) == [honour]


def test_nothing_else_of_a_nomination_goes_up(three: Three) -> None:
    one, two = (three.passed(who, story=STORY) for who in (0, 1))
    announce(three)
    three.clock.go(8)
    three.agree(two, NOTICE, given=False)
    three.meet()
    three.award()
    three.meet()
    assert known(three.street) >= {NAMES[0], NAMES[1], STORY[:20], *WITNESSES}
    assert known(three.district) == {NAMES[0]}
    for name, lines in packages(three):
        assert told(lines, {NAMES[1], STORY[:20], "照顾邻居", *WITNESSES}) == set(), name
    kinds = [k.record for k in KINDS.values() if k.name.startswith("star")]
    with three.district.reading() as session:
        assert [load(session, record) for record in kinds] == [[] for _ in kinds]
    assert three.line(one).is_honoured


def test_who_withdraws_is_gone_with_the_next_package_and_the_number_stays(three: Three) -> None:
    [star, _] = ready(three, 0, 1)
    three.award()
    three.meet()
    assert {NAMES[0], NAMES[1]} <= known(three.district)
    three.agree(star, NOTICE, given=False)
    three.up()
    assert waiting(three.street, three.district) > 0
    seen = len(list(packages(three)))
    carry(three.street, three.district, three.post)
    assert honours(three.district)[0] == ("370403002-2026-10-001", "", "", False)
    assert known(three.district) == {NAMES[1]}
    later = list(packages(three))[seen:]
    assert [told(lines, {NAMES[0], "清雪"}) for _, lines in later] == [set()]
    assert honours(three.street)[0][0] == "370403002-2026-10-001"


def test_who_withdraws_before_the_first_package_was_never_named(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    assert honours(three.street)[0][1] == NAMES[0]
    carry(three.street, three.village, three.post)
    three.agree(star, NOTICE, given=False)
    three.up()
    carry(three.street, three.district, three.post)
    assert honours(three.district) == [("370403002-2026-10-001", "", "", False)]
    assert known(three.district) == set()
    for _, lines in packages(three):
        assert told(lines, {NAMES[0], "清雪"}) == set()


def test_who_agrees_again_is_named_again(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.meet()
    for given in (False, True):
        three.agree(star, NOTICE, given=given)
        three.meet()
        assert honours(three.district) == honours(three.street)
        assert honours(three.district)[0][3] is given
    assert known(three.district) == {NAMES[0]}


def test_a_revoked_honour_is_off_the_list(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.meet()
    with three.being(three.street, JUDGE) as desk:
        awarding.revoke(desk, star, Revoking.OWN_WISH, desk.today())
    three.meet()
    assert honours(three.district) == [("370403002-2026-10-001", "", "", False)]
    assert known(three.district) == set()


def test_what_was_published_of_an_honour_revoked_late_is_to_be_taken_down_everywhere(
    three: Three,
) -> None:
    [star] = ready(three, 0)
    three.award()
    with three.being(three.street, CLERK) as desk:
        publishing.publish(desk, star, StarOutlet.BOARD, desk.today())
    three.meet()
    assert [one.gone_by for one in honours_here(three.district)] == [None]
    with three.being(three.street, JUDGE) as desk:
        awarding.revoke(desk, star, Revoking.FACT, desk.today())
    three.clock.go(3)
    three.meet()
    ends = [due_after(desk, days) for desk, days in ((three.street, -3), (three.district, 0))]
    for desk, kind, end in zip(
        (three.street, three.district), ("star_remove", "honour_off"), ends, strict=True
    ):
        [seen] = honours_here(desk)
        assert (seen.gone_by, bool(seen.honour.removed)) == (end, True)
        assert [(t.kind, t.due) for t in list_tasks(desk)] == [(kind, end)]
    assert [t.about for t in list_tasks(three.district)] == ["370403002-2026-10-001"]
    with three.being(three.street, CLERK) as desk:
        publishing.take_down(desk, star, StarOutlet.BOARD, desk.today())
    three.clock.go(31)
    assert [honours_here(d)[0].gone_by for d in (three.street, three.district)] == [None, None]
    assert list_tasks(three.district) == []


def due_after(desk: Desk, days: int) -> date:
    """The working day after a day, counted from today."""
    with desk.reading() as session:
        return workdays(session).due(desk.today() + timedelta(days=days), 1).day


def test_a_district_takes_nothing_down_that_it_never_heard_of(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.agree(star, NOTICE, given=False)
    three.up()
    carry(three.street, three.district, three.post)
    [seen] = honours_here(three.district)
    assert (seen.honour.removed, seen.gone_by) == ("removed", None)
    assert list_tasks(three.district) == []


def test_a_group_is_named_by_its_name_alone(three: Three) -> None:
    member = three.kept.people[3]
    star = three.passed(0, kind=StarKind.GROUP, resident=None, name="银杏志愿队", members=(member,))
    announce(three)
    three.clock.go(8)
    three.award()
    three.meet()
    assert honours(three.district)[0][1] == "银杏志愿队"
    assert told(everything(three.district.database), {NAMES[3]}) == set()
    assert three.line(star).members == ()


def test_a_restored_district_forgets_again(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.meet()
    backup = kept(three.district)
    three.agree(star, NOTICE, given=False)
    three.meet()
    three.fall_back("district", backup)
    assert known(three.district) == {NAMES[0]}
    three.meet()
    assert honours(three.district) == [("370403002-2026-10-001", "", "", False)]
    assert known(three.district) == set()


def test_an_honour_goes_with_a_nomination_that_was_undone_and_comes_back_with_it(
    three: Three,
) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star)
    brought = three.up()
    three.judge(star)
    announce(three)
    three.clock.go(8)
    three.award()
    three.meet()
    undoing.undo_import(three.street, brought)
    three.meet()
    assert honours(three.district) == [("370403002-2026-10-001", "", "", False)]
    undoing.redo_import(three.street, brought)
    three.meet()
    assert honours(three.district)[0][1:] == (NAMES[0], "王建国三年义务清雪", True)


def test_honours_are_looked_at_only_where_something_was_said(three: Three) -> None:
    ready(three, 0)
    three.award()
    three.meet()
    with three.street.writing() as session:
        assert keep_honours(three.street, session) == 0
        journal.edit(session, "honour", all_honours(session)[0].id, {"deed": "写错了"})
    three.nominate(1)
    three.meet()
    with three.street.writing() as session:  # nothing was said of that one
        assert keep_honours(three.street, session) == 0
    assert honours(three.street)[0][2] == "写错了"
