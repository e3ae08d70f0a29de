"""Parts of the register's page: timeline words, the long list, days as people type them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import (
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.stars.codes import StarKind, StarLevel
from gridcredit.operations.register.households import Entry, HouseholdLine
from gridcredit.ui.pages.register.list import RegisterList
from gridcredit.ui.pages.register.timeline import Timeline, alike
from gridcredit.ui.runner import RunNow
from gridcredit.ui.widgets.date_line import parse_day
from tests.ui.conftest import Show

ONE, OTHER, HOME = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = {ONE: "张三", OTHER: "李四"}
DAY = date(2026, 11, 20)


def entry(fact: Any, when: str = "2026-11-20", *, replaced: bool = False) -> Entry:
    return Entry(when, fact, "王网格", "2026-11-20T10:00:00", replaced)


def registered(who: UUID, row: int) -> Entry:
    return entry(RegistrationEvent(UUID(int=row), who, RegistrationKind.REGISTERED, DAY))


def words(entries: Sequence[Entry], language: str = "zh") -> list[tuple[str, str]]:
    timeline = Timeline(language)
    return [(h.words, h.detail) for h in (timeline.happening(e, NAMES) for e in alike(entries))]


def test_a_nomination_is_told_without_its_story_and_whoever_else_it_names(
    dressed: QApplication,
) -> None:
    star = Star(
        UUID(int=14), UUID(int=15), StarLevel.VILLAGE, "2026-10", "n-01", DAY, StarKind.PERSON,
        "张三", ONE, way="村居推荐", summary="清雪", story="事迹", witnesses=("赵证明",),
        ties="钱亲属", by="孙推荐",
    )  # fmt: skip
    [(said, detail)] = words([entry(star)])
    assert (said, detail) == (
        "诚信之星推荐",
        "村居 · 期次：2026-10 · 编号：n-01 · 个人 · 推荐方式：村居推荐 · 村居或街道干部：否 · "
        "王网格 录入",
    )


def test_numbers_without_a_unit_and_ids_of_records_are_left_to_their_own_page(
    dressed: QApplication,
) -> None:
    printed = PassbookPrint(UUID(int=20), HOME, DAY, 2026, 14, (f"{ONE.hex}=10,0",))
    goods = Redemption(UUID(int=21), HOME, "V00006", DAY, (f"{ONE.hex}=1@50",))
    joined = CreditMember(UUID(int=22), HOME, ONE, False, DAY, "2")
    did = CreditEntry(UUID(int=23), HOME, "ML06", DAY, DAY, evidence=("照片", "签到表"))
    assert words([entry(one) for one in (printed, goods, joined, did)]) == [
        ("存折打印", "王网格 录入"),
        ("兑换单", "编号：V00006 · 王网格 录入"),
        ("信用+参与", "是否参与：否 · 告知书版本：2 · 王网格 录入"),
        (
            "信用+记录",
            "项目：ML06 · 录入日：2026-11-20 · 佐证种类：照片, 签到表 · 王网格 录入",
        ),
    ]


def test_every_kind_of_fact_is_said_in_words(dressed: QApplication) -> None:
    visit = Visit(
        UUID(int=9), HOME, "2026-11-20T19:30", VisitOutcome.MET_PENDING, VisitMode.DOOR,
        follow_up=date(2026, 12, 1), note="下午在家",
    )  # fmt: skip
    facts = [
        entry(visit, visit.at),
        registered(ONE, 10),
        entry(PledgeEvent(UUID(int=11), UUID(int=12), OTHER, PledgeStage.SIGNED, DAY, "A-1")),
        entry(ConsentEvent(UUID(int=13), ONE, ConsentKind.REPORT_PLEDGE, False, DAY)),
    ]
    assert words(facts) == [
        ("入户 · 见面待办", "约定 2026-12-01 回访 · 下午在家 · 王网格 录入"),
        ("张三 · 已注册", "入户 · 王网格 录入"),
        ("李四 · 承诺书已签", "A-1 · 王网格 录入"),
        ("张三 · 撤回“同意上报承诺”", "王网格 录入"),
    ]


def test_what_a_whole_family_did_is_one_line(dressed: QApplication) -> None:
    assert [w for w, _ in words([registered(OTHER, 11), registered(ONE, 10)])] == [
        "张三、李四 · 已注册"
    ]


def test_what_was_taken_back_says_so(dressed: QApplication) -> None:
    fact = RegistrationEvent(UUID(int=10), ONE, RegistrationKind.REGISTERED, DAY)
    ((_, detail),) = words([entry(fact, replaced=True)])
    assert detail.startswith("已撤回或更正")


def test_whose_name_is_not_known_here_is_counted(dressed: QApplication) -> None:
    unknown = [registered(UUID(int=77), 10), registered(UUID(int=78), 11)]
    assert words(unknown)[0][0] == "2 位居民 · 已注册"
    assert words([*unknown, registered(ONE, 12)])[0][0] == "张三、居民、居民 · 已注册"


def test_of_eighteen_thousand_households_only_those_in_sight_are_read(
    dressed: QApplication,
    show: Show,
) -> None:
    read: list[UUID] = []

    def fetch(ids: Sequence[UUID]) -> list[HouseholdLine]:
        read.extend(ids)
        return [HouseholdLine(i, i, i, "1", "东村1号", "张三", "", 2) for i in ids]

    ids = [UUID(int=n) for n in range(1, 18_001)]
    made = RegisterList(fetch, RunNow(), "zh")
    made.resize(400, 600)
    made.show_ids(ids, ids[9_000], "2026")
    show(made)
    assert made.chosen() == ids[9_000]
    assert len(set(read)) <= 400


@pytest.mark.parametrize(
    "text", ["2026-11-02", "2026.11.2", "2026/11/02", "20261102", "2026年11月2日", " 2026-11-02 "]
)
def test_a_day_is_understood_as_people_type_it(text: str) -> None:
    assert parse_day(text) == date(2026, 11, 2)


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "2026-02-30", "11-02"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_day(text)


def test_a_blank_is_no_day_at_all() -> None:
    assert parse_day("  ") is None
