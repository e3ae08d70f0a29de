"""今日 begins with one's own unfinished work, and the rail says where somebody is waited for."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.exchange.situation import Glance
from gridcredit.operations.figures import today_summary
from gridcredit.operations.register import alike, amending, households
from gridcredit.store.exchange.tally import MOST, Tally
from gridcredit.ui.app import App
from gridcredit.ui.pages.today.doors import DoorsView
from gridcredit.ui.pages.today.waiting import WaitingStrip
from gridcredit.ui.shell.rail import Rail
from gridcredit.ui.shell.status import Status
from tests.ui import keys
from tests.ui.conftest import OpenWindow, Show, settle
from tests.ui.pages.test_before_data import Waiting


def glance(desk: Desk, **changed: object) -> Glance:
    known = {"area": (), "has_parent": True, "unsent": 0, "last_receipt": "", "work": Tally()}
    return Glance(**(known | {"to_decide": 0} | changed))  # type: ignore[arg-type]


def said(strip: WaitingStrip) -> list[str]:
    links = (strip.drafts, strip.deciding, strip.unsent)
    return [link.text() for link in links if not link.isHidden()]


def test_what_waits_is_said_and_opens_its_page(app: App, desk: Desk, qtbot: QtBot) -> None:
    app.open_desk(desk)
    gone: list[object] = []
    app.page_wanted.connect(lambda wanted: gone.append(wanted))
    strip = WaitingStrip(app)
    qtbot.addWidget(strip)
    day = today_summary.grid_day(desk)
    strip.show_waiting(day, glance(desk))
    assert (said(strip), strip.isHidden()) == ([], True)
    work = Tally(visits=MOST, people=3)
    strip.show_waiting(day, glance(desk, unsent=9, work=work, to_decide=2))
    assert said(strip) == ["2 项待处理", "未上报 走访 9,999+ · 人员 3"]
    strip.show_waiting(day, glance(desk, unsent=1))
    assert said(strip) == ["未上报 更正"]
    strip.unsent.click()
    assert gone == [("exchange", None)]


def test_an_id_number_of_two_people_is_said_and_opens_the_pair(
    app: App, desk: Desk, qtbot: QtBot
) -> None:
    app.open_desk(desk)
    gone: list[object] = []
    app.page_wanted.connect(lambda wanted: gone.append(wanted))
    shown = [
        person.resident
        for home in households.household_ids(desk)
        for person in households.reveal(desk, home, "测试").people
        if person.resident.id_number
    ]
    amending.change(desk, "resident", shown[1].id, {"id_number": shown[0].id_number})
    day = today_summary.grid_day(desk)
    assert day.shared_numbers == 1
    strip = WaitingStrip(app)
    qtbot.addWidget(strip)
    strip.show_waiting(day, glance(desk))
    assert strip.doubles.text() == "1 个身份证号不止一人用"
    strip.doubles.click()
    assert gone == [("households", "alike")]
    alike.call_different(desk, shown[0].id, shown[1].id)
    assert today_summary.grid_day(desk).shared_numbers == 0


def test_enter_opens_a_door_whose_row_has_not_come_yet(app: App, desk: Desk, show: Show) -> None:
    app.open_desk(desk)
    day = today_summary.grid_day(desk)
    gone: list[object] = []
    app.page_wanted.connect(lambda wanted: gone.append(wanted))
    app.runner = Waiting()
    view = DoorsView(app)
    show(view)
    view.show_day(day, glance(desk))
    view.table.setFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert view.table.chosen_row() is None
    assert gone == [("visits", day.dues[1].household)]


def test_the_rail_says_how_much_waits(open_window: OpenWindow, desk: Desk) -> None:
    window = open_window()
    window.app.open_desk(desk)
    window.set_status(Status("兴仁", "王", to_decide=3))
    settle()
    rows = window.findChild(Rail)._list
    told = {
        rows.item(at).text(): rows.item(at).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        for at in range(rows.count())
    }
    assert "3 项待处理" in told["交换"]
    window.set_status(Status("兴仁", "王"))
    assert "待处理" not in rows.item(list(told).index("交换")).toolTip()
    assert situation.glance(desk).to_decide == 0
