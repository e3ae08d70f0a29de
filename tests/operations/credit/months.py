"""A month of a pilot village's office, with something of everything in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Decision, Flow, Manner, Result, Seat
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel
from gridcredit.operations.credit import closing as months
from gridcredit.operations.credit import (
    funds,
    meetings,
    members,
    objecting,
    redeeming,
    returning,
    reviewing,
    sheets,
)
from gridcredit.operations.credit.entering import EntryForm, add_entry, amend_entry
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import agreeing, nominating
from tests.operations.credit.pilot import stock_up
from tests.operations.credit.pilots import become, join, put_rules
from tests.operations.homes import Home
from tests.operations.offices import VILLAGE

OCTOBER = date(2026, 10, 1)
SAID = "村里自己的话"
"""What stands in every free text of it."""


def a_month(desk: Desk, home: Home, folder: Path) -> None:
    """October at the village: an entry counted, one returned, the month closed, something redeemed,
    objections, a nomination, sheets hung up."""
    become(desk, Role.VILLAGE_REVIEWER, "审核员")
    put_rules(desk, begins=OCTOBER, decided_by=Seat.VILLAGE, redeemed_at=Seat.VILLAGE)
    join(desk, home, OCTOBER)
    stock_up(desk, folder)
    on = desk.today() - timedelta(days=25)
    become(desk, Role.COLLECTOR, "采集员")
    good, poor = (
        add_entry(desk, EntryForm(home.household, "B2", on, who))
        for who in (home.adult, home.other)
    )
    new = nominating.NewStar(
        "2026-11", StarLevel.VILLAGE, VILLAGE, StarKind.PERSON, "村居推荐", "三年义务清雪。",
        home.adult, witnesses=("甲证", "乙证"),
    )  # fmt: skip
    agreeing.consent(desk, nominating.nominate(desk, new).id, StarConsent.NOTICE, desk.today())
    become(desk, Role.VILLAGE_REVIEWER, "审核员")
    meetings.record_meeting(desk, meetings.MeetingForm(desk.today(), 3, (SAID, "乙"), (), None))
    reviewing.decide(desk, [good], Decision.PASS)
    reviewing.decide(desk, [poor], Decision.RETURN, f"{SAID}缺签到表")
    months.close_month(desk, VILLAGE, "2026-10")
    sheets.print_sheets(desk, VILLAGE, "2026-10", folder / "sheets")
    funds.add_to_fund(desk, desk.today(), Flow.IN, 100_00, SAID, VILLAGE)
    voucher = redeeming.RedeemForm(home.household, [("FZ", 1)], home.adult)
    given = redeeming.redeem(desk, voucher)
    returning.return_goods(desk, returning.ReturnForm(given.number, [("FZ", 1)], SAID))
    spoken = objecting.ObjectionForm(good, Manner.SPOKEN, desk.today(), f"{SAID}不服")
    answered = objecting.object_to(desk, spoken)
    objecting.answer(desk, objecting.AnswerForm(answered.id, Result.REJECTED, SAID))
    objecting.object_to(desk, spoken)
    become(desk, Role.COLLECTOR, "采集员")
    amend_entry(desk, poor, {"note": f"{SAID}已补"})
    members.leave(desk, home.household, desk.today(), home.other)
    become(desk, Role.VILLAGE_REVIEWER, "审核员")
