"""参与: what people signed is registered with what else each agreed to; leaving, forms, kin."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit import members
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.rules.join_dialog import JoinDialog
from gridcredit.ui.pages.credit.rules.kin import KinDialog, KinPart
from gridcredit.ui.pages.credit.rules.leave_dialog import LeaveDialog
from gridcredit.ui.pages.credit.rules.members import MembersPart
from gridcredit.ui.pages.credit.rules.view import RulesView
from tests.operations.offices import VILLAGE
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.credit.conftest import Reader
from tests.ui.pages.credit.village import CTRL, Key, adult_of, choose, homes_of, type_in

Show = Callable[[str], Any]


@pytest.fixture
def show(page: CreditPage) -> Show:
    """Shows a part of the rules' view."""

    def shown(part: str) -> Any:
        page.show_view("rules", part)
        settle()
        view = page.view("rules")
        assert isinstance(view, RulesView)
        view.part.refresh()
        settle()
        return view.part

    return shown


@pytest.fixture
def part(show: Show) -> MembersPart:
    made = show("members")
    assert isinstance(made, MembersPart)
    return made


def taking(desk: Desk) -> list[int]:
    """How many of each home take part, by door."""
    found = members.taking_part(desk, VILLAGE, desk.today())
    return [len(found.get(home, ())) for home in homes_of(desk)]


def dialog() -> Any:
    box = QApplication.activeModalWidget()
    settle()
    return box


def test_who_takes_part_is_listed_by_door(part: MembersPart) -> None:
    assert [row.taking for row in part.rows] == [2, 2, 2, 2, 2, 2, 0, 0]
    assert "参与 6 户 12 人，共 8 户" in part.count.text()
    choose(part.which, "out")
    assert [row.address for row in part.model.rows()] == [
        "榴园7号楼1单元101室",
        "榴园8号楼1单元101室",
    ]
    part.filter.setText("赵")
    assert part.model.rowCount() == 1
    part.filter.setText("没有的户")
    assert part.stack.currentIndex() == 1


def test_a_signed_form_is_registered_with_consents_and_scan(
    part: MembersPart, village_desk: Desk, tmp_path: Path
) -> None:
    choose(part.which, "out")
    part.table.setFocus()
    keys.press(Key.Key_Return)
    box = dialog()
    assert isinstance(box, JoinDialog)
    assert unnamed(box) == []
    people = list(box.people.lines.values())
    assert [tick.text() for tick, _ in people] == ["周小7", "赵学军"]
    assert all(tick.isChecked() for tick, _ in people)
    people[0][0].click()  # has not signed
    people[1][1][ConsentKind.PUBLISH_HONOUR].click()
    scan = tmp_path / "确认书.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    box.scan.files_dropped.emit([scan])
    assert box.scan.text() == "确认书.pdf"
    box.day.set_day(date(2026, 11, 20))
    box._save.click()
    settle()
    assert taking(village_desk)[6:] == [1, 0]
    with village_desk.reading() as session:
        made = load(session, ConsentEvent)
        (who,) = (one for one in load(session, Resident) if one.name == "赵学军")
    assert [(one.resident, one.consent) for one in made] == [(who.id, ConsentKind.PUBLISH_HONOUR)]


def test_nobody_signed_is_said_at_the_field(part: MembersPart, village_desk: Desk) -> None:
    choose(part.which, "out")
    part.join.click()
    box = dialog()
    for tick, _ in box.people.lines.values():
        tick.setChecked(False)
    box.notice.clear()
    box._save.click()
    assert box.isVisible()
    assert box.rows["notice_version"].field.property("wrong") == "true"
    assert taking(village_desk)[6:] == [0, 0]
    keys.press(Key.Key_Escape)


def test_one_leaves_and_then_all(part: MembersPart, village_desk: Desk) -> None:
    part.table.selectRow(0)
    part.leave.click()
    box = dialog()
    assert isinstance(box, LeaveDialog)
    assert [box.who.itemText(at) for at in range(box.who.count())] == ["全户", "王建国", "周小1"]
    box.who.setCurrentIndex(2)
    box._save.click()
    settle()
    assert taking(village_desk)[0] == 1
    part.leave.click()
    dialog()._save.click()
    settle()
    assert taking(village_desk)[0] == 0


def test_forms_are_printed_of_the_households_that_are_shown(
    part: MembersPart,
    reader: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named: list[str] = []

    def save_as(_parent: object, _title: str, name: str, *_: object, **__: object) -> Path:
        named.append(name)
        return tmp_path / name

    monkeypatch.setattr(part.app.messages, "choose_save", save_as)
    choose(part.which, "out")
    part.forms.click()
    settle()
    part.blanks.click()
    settle()
    assert named == ["参与确认书-2户.pdf", "空白参与确认书.pdf"]
    assert reader.opened == [tmp_path / name for name in named]


def test_kin_are_declared_by_the_search_and_ended(
    show: Show, village_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = show("kin")
    assert isinstance(part, KinPart)
    part.add.click()
    box = dialog()
    assert isinstance(box, KinDialog)
    for picker, typed in zip(box.pickers, ("1号楼1单元101", "lixiuying"), strict=True):
        picker._timer.setInterval(0)
        picker.setFocus()
        type_in(typed)
        keys.press(Key.Key_Return)
    box.relation.setCurrentText("姻亲")
    keys.press(Key.Key_Return, held=CTRL)
    box._save.click() if box.isVisible() else None
    settle()
    (row,) = part.model.rows()
    assert {row.name, row.other} == {"王建国", "李秀英"}
    assert row.kin.relation == "姻亲"
    monkeypatch.setattr(part.app.messages, "ask_text", lambda *_, **__: "登记错了")
    part.end.click()
    settle()
    assert part.model.rowCount() == 0
    home = homes_of(village_desk)[0]
    assert members.kin_of(village_desk, adult_of(village_desk, home)) == []
