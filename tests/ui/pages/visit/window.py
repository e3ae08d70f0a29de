"""The page of visits in a window of its own, a family's door open, and its keys."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt

from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import doorstep
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.pages.visit.page import VisitPage
from tests.operations.adding import add_records
from tests.ui import keys
from tests.ui.conftest import settle

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ROWS = tuple(row for row in PAGES if row.id in ("visits", "settings"))


def add_home(desk: Desk) -> UUID:
    """A couple and a child at 榴园 9号楼."""
    dwelling = Dwelling(desk.new_id(), area_id(desk.node.area), "榴园", "9号楼", "1单元", "101")
    made = Household(desk.new_id(), dwelling.id, "9001", "王建国")
    persons = [
        Resident(desk.new_id(), made.id, "王建国", "户主", birth_date=date(1970, 3, 1),
                 phone="19900001234"),
        Resident(desk.new_id(), made.id, "李秀英", "配偶", birth_date=date(1972, 3, 1)),
        Resident(desk.new_id(), made.id, "王子轩", "子", birth_date=date(2015, 3, 1)),
    ]  # fmt: skip
    add_records(desk, [dwelling, made, *persons])
    return made.id


def at_the_door(window: MainWindow, desk: Desk, home: UUID) -> MainWindow:
    """The window on the page, the couple's door open and the keyboard in its form."""
    window.app.open_desk(desk)
    window.show_page("visits", home)
    settle()
    return window


def page_of(window: MainWindow) -> VisitPage:
    found = window.page("visits")
    assert isinstance(found, VisitPage)
    return found


def save() -> None:
    keys.press(Key.Key_Return, held=CTRL)


def sheet_of(desk: Desk, home: UUID) -> doorstep.VisitSheet:
    return doorstep.visit_sheet(desk, home)
