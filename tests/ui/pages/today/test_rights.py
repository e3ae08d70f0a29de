"""What people's rights ask for, on today's page."""

from __future__ import annotations

from datetime import timedelta

from gridcredit.domain.codes import PledgeStage, RequestKind
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import listing, signing
from gridcredit.operations.register import people
from gridcredit.operations.rights import requesting
from gridcredit.operations.rights.tasks import RightsTaskKind, rights_glance
from gridcredit.ui.app import App
from gridcredit.ui.pages.today.rights import RightsStrip
from tests.ui.conftest import Show, settle


def test_nothing_is_said_while_nothing_waits(app: App, desk: Desk) -> None:
    strip = RightsStrip(app)
    strip.show_glance(rights_glance(desk))
    assert strip.isHidden()


def test_requests_and_papers_that_wait_are_said_and_led_to(
    app: App, desk: Desk, show: Show
) -> None:
    adult = next(one for one in people.list_residents(desk) if one.eligible)
    today = desk.today()
    request = requesting.add_request(
        desk, adult.line.id, RequestKind.ACCESS, today - timedelta(days=60)
    )
    signed = signing.sign_pledge(desk, adult.line.id, today)
    listing.step(desk, signed.number, PledgeStage.WITHDRAWN, today, reason="本人撤回")
    strip = RightsStrip(app)
    show(strip)
    strip.show_glance(rights_glance(desk))
    settle()
    said = {kind: one.accessibleName() for kind, one in strip.banners.items() if one.isVisible()}
    assert said == {
        RightsTaskKind.REQUEST: "请求待答复 1 件，1 件已逾期",
        RightsTaskKind.HAND_BACK: "撤回的承诺书待退还 1 份",
    }
    gone: list[tuple[str, object]] = []
    app.page_wanted.connect(gone.append)
    for kind in RightsTaskKind:
        strip.open(kind)
    assert [told[0] for told in gone] == ["households", "pledges"]
    assert gone[0][1] == adult.line.household
    assert request.overdue
