"""A dialog of the page that is closed leaves nothing behind, and its page still goes whole."""

import gc
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gridcredit.domain.credit.codes import Decision, Manner
from gridcredit.operations.credit import goods, objecting, reviewing
from gridcredit.operations.credit.objecting import ObjectionForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.parts import PartsView
from tests.operations.offices import VILLAGE
from tests.ui.conftest import settle
from tests.ui.pages.credit.test_redeem import SOAP, goods_file
from tests.ui.pages.credit.village import enter_by, homes_of

SHEET = ("签到表", "照片")
OPENED: dict[str, tuple[str, str, Callable[[QWidget], object]]] = {
    "join": ("rules", "members", lambda part: part.join.click()),
    "leave": ("rules", "members", lambda part: part.leave.click()),
    "kin": ("rules", "kin", lambda part: part.add.click()),
    "entry": ("ledger", "entries", lambda part: part.open_entry(part.model.ids()[0].id)),
    "passbook": ("ledger", "scores", lambda part: part.one.click()),
    "answer": ("closing", "objections", lambda part: part.answer.click()),
    "receive": ("redeem", "stock", lambda part: part.receive.click()),
    "count": ("redeem", "stock", lambda part: part.count.click()),
    "fund": ("redeem", "fund", lambda part: part.add.click()),
}


@pytest.fixture
def filled(village_desk: Desk, tmp_path: object) -> None:
    """Something for every dialog to be about."""
    entry = enter_by(village_desk, "采集员甲", homes_of(village_desk)[1], "WM04", evidence=SHEET)
    reviewing.decide(village_desk, [entry], Decision.PASS)
    day = village_desk.today()
    objecting.object_to(village_desk, ObjectionForm(entry, Manner.SPOKEN, day, "那天不在"))
    goods.import_goods(village_desk, goods_file(tmp_path, SOAP), VILLAGE)  # type: ignore[arg-type]
    goods.receive_goods(village_desk, "FZ", 3, VILLAGE)


def open_and_close(page: CreditPage, name: str) -> Counter[str]:
    """Open one dialog and leave it; the widgets that there are then, by kind."""
    view, part, opens = OPENED[name]
    page.window().activateWindow()
    page.show_view(view, part)
    settle()
    shown = page.view(view)
    assert isinstance(shown, PartsView)
    opens(shown.part)
    settle()
    box = QApplication.activeModalWidget()
    assert box is not None, name
    box.close()
    del box
    for _ in range(3):
        settle()
        gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


@pytest.mark.parametrize("name", OPENED)
def test_a_closed_dialog_leaves_nothing(filled: None, page: CreditPage, name: str) -> None:
    first = open_and_close(page, name)
    assert open_and_close(page, name) == first


def test_the_keyboard_goes_where_a_view_is_shown_by_a_button(page: CreditPage) -> None:
    page.show_view("ledger", "scores")
    settle()
    page.enter_view()
    for view, part in (("closing", "months"), ("rules", "kin"), ("rules", "members")):
        page.show_view(view, part)
        settle()
        shown = page.view(view)
        assert isinstance(shown, PartsView)
        assert shown.part.isAncestorOf(QApplication.focusWidget()), (view, part)
