"""The shell by keyboard, by screen reader, and in both themes."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.ui.actions import ACTIONS, PAGE_KEYS, SETTINGS_KEY
from gridcredit.ui.app import App
from gridcredit.ui.hits import Hit
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages import PAGES
from gridcredit.ui.shell.rail import NARROW, WIDE, Rail
from gridcredit.ui.shell.search_popup import SearchPopup
from gridcredit.ui.shell.status import Status, StatusStrip
from gridcredit.ui.shell.toasts import Toast
from tests.ui import keys
from tests.ui.access import reachable, unnamed
from tests.ui.conftest import ROWS, FakePage, OpenWindow, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow, page: str) -> FakePage:
    found = window.page(page)
    assert isinstance(found, FakePage)
    return found


def test_the_first_page_is_shown_and_refreshed_once(window: MainWindow) -> None:
    assert window.current == "today"
    assert page_of(window, "today").refreshed == 1
    assert window.page("visits") is None


def test_arrow_keys_walk_the_rail(window: MainWindow) -> None:
    rail = window.findChild(Rail)
    rail.focus_list()
    seen = [window.current]
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
        seen.append(window.current)
    assert seen == ["today", "households", "visits", "exchange", "settings"]
    keys.press(Qt.Key.Key_Home)
    assert window.current == "today"


def test_digits_and_comma_go_to_pages(window: MainWindow) -> None:
    for key, page in (
        (Qt.Key.Key_3, "visits"),
        (Qt.Key.Key_4, "exchange"),
        (Qt.Key.Key_Comma, "settings"),
        (Qt.Key.Key_1, "today"),
    ):
        keys.press(key, held=CTRL)
        assert window.current == page


def test_no_two_actions_share_keys() -> None:
    keys = [row.keys for row in ACTIONS if row.keys] + [*PAGE_KEYS, SETTINGS_KEY]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)


def test_every_action_has_its_method(window: MainWindow) -> None:
    assert [r.slot for r in ACTIONS if not r.page and not hasattr(window.workbench, r.slot)] == []


def test_every_page_of_the_table_can_be_made(app: App, desk: Desk, qtbot: QtBot) -> None:
    app.open_desk(desk)
    for row in PAGES:
        assert isinstance(row.duty, Duty)
        made = row.make(app)
        qtbot.addWidget(made)
        assert row.duty == made.DUTY


def test_everything_the_keyboard_reaches_has_a_name(window: MainWindow) -> None:
    window.set_status(Status("兴仁", "王", "走访 3", "11-20"))
    window.app.toast("好了", lambda: None)
    settle()
    assert len(reachable(window)) >= 5
    assert unnamed(window) == []


def test_the_settings_page_can_be_used_without_sight(
    open_window: OpenWindow, app: App, desk: Desk
) -> None:
    made = open_window()
    app.open_desk(desk)
    made.show_page("settings")
    settle()
    assert unnamed(made) == []


def test_a_hidden_page_waits_with_its_refresh(window: MainWindow) -> None:
    window.show_page("visits")
    settle()
    window.show_page("today")
    window.app.topics_changed.emit(frozenset({"visit", "resident"}))
    window.app.topics_changed.emit(frozenset({"visit"}))
    settle()
    assert page_of(window, "today").refreshed == 2
    assert page_of(window, "visits").refreshed == 1
    window.show_page("visits")
    settle()
    assert page_of(window, "visits").refreshed == 2


def test_other_topics_refresh_nothing(window: MainWindow) -> None:
    window.app.topics_changed.emit(frozenset({"area"}))
    settle()
    assert page_of(window, "today").refreshed == 1


def test_f5_refreshes_the_page(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_F5)
    assert page_of(window, "today").refreshed == 2


def test_a_page_is_asked_for_with_a_target(window: MainWindow) -> None:
    window.app.go("households", 7)
    assert window.current == "households"
    assert page_of(window, "households").targets == [7]
    window.app.go("no such page")
    assert window.current == "households"


def test_ctrl_k_types_finds_and_opens(window: MainWindow) -> None:
    asked: list[str] = []

    def search(typed: str) -> list[Hit]:
        asked.append(typed)
        return [Hit("resident", "张*明", "3号楼", ("households", "the one"))]

    window.app.search = search
    keys.press(Qt.Key.Key_K, held=CTRL)
    popup = window.findChild(SearchPopup)
    assert popup.isVisible()
    assert unnamed(popup) == []
    window.workbench.search_for("zm")
    keys.press(Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert asked == ["zm"]
    assert page_of(window, "households").targets == ["the one"]


@pytest.mark.parametrize(
    ("typed", "page"), [("jiaohuan", "exchange"), ("jh", "exchange"), ("huan", "exchange")]
)
def test_pages_are_found_by_their_sound(window: MainWindow, typed: str, page: str) -> None:
    window.app.search = lambda _typed: []
    keys.press(Qt.Key.Key_K, held=CTRL)
    window.workbench.search_for(typed)
    keys.press(Qt.Key.Key_Return)
    assert window.current == page


def test_people_come_before_a_page_that_only_sounds_alike(window: MainWindow) -> None:
    window.app.search = lambda _typed: [Hit("resident", "蒋虹", "", ("households", "the one"))]
    keys.press(Qt.Key.Key_K, held=CTRL)
    window.workbench.search_for("jh")
    keys.press(Qt.Key.Key_Return)
    assert page_of(window, "households").targets == ["the one"]


def test_the_popup_knows_pages_and_actions_before_anything_is_typed(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_K, held=CTRL)
    for _ in range(2):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert window.current == "visits"


def test_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    line = page_of(window, "today").line
    line.setFocus()
    keys.press(Qt.Key.Key_K, held=CTRL)
    keys.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line


def test_undo_is_offered_once_by_button_and_by_key(window: MainWindow) -> None:
    undone: list[int] = []
    window.app.toast("已登记", lambda: undone.append(1))
    toast = window.findChild(Toast)
    assert toast.isVisible()
    window.findChild(Rail).focus_list()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    assert undone == [1]
    assert not toast.isVisible()
    keys.press(Qt.Key.Key_Z, held=CTRL)
    assert undone == [1]


def test_ctrl_z_in_a_line_undoes_typing_not_actions(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[int] = []
    window.app.toast("已登记", lambda: undone.append(1))
    line = page_of(window, "today").line
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    keys.press(Qt.Key.Key_Z, held=CTRL)
    assert undone == []
    assert line.text() != "abc"


def test_the_rail_is_narrow_where_space_is_scarce(window: MainWindow) -> None:
    rail = window.findChild(Rail)
    assert rail.width() == WIDE
    window.resize(911, 512)  # 1366 × 768 at 150 %
    settle()
    assert (window.width(), window.height(), rail.width()) == (911, 512, NARROW)
    keys.press(Qt.Key.Key_F9)
    assert rail.width() == WIDE


def test_a_cover_hides_everything_and_stops_the_keys(window: MainWindow) -> None:
    cover = QLabel("锁定")
    window.show_cover(cover)
    settle()
    assert window.is_covered
    assert not window.page("today").isVisible()
    keys.press(Qt.Key.Key_3, held=CTRL)
    keys.press(Qt.Key.Key_K, held=CTRL)
    assert window.current == "today"
    assert not window.findChild(SearchPopup).isVisible()
    window.drop_cover()
    keys.press(Qt.Key.Key_3, held=CTRL)
    assert window.current == "visits"


@pytest.mark.parametrize("is_covered", [True, False])
def test_ctrl_q_ends_it_at_a_cover_too(window: MainWindow, *, is_covered: bool) -> None:
    if is_covered:
        window.show_cover(QLabel("登录"))
        settle()
    keys.press(Qt.Key.Key_Q, held=CTRL)
    assert not window.isVisible()


def test_size_and_page_are_remembered(window: MainWindow, app: App) -> None:
    window.resize(780, 500)
    window.show_page("visits")
    settle()
    window.close()
    again = MainWindow(app, ROWS)
    again.show_first_page()
    assert again.current == "visits"
    assert (again.width(), again.height()) == (780, 500)
    again.retire()


def test_tab_comes_to_the_page_before_the_status_bar(window: MainWindow) -> None:
    window.set_status(Status("兴仁", "王", "走访 3", "11-20"))
    window.findChild(Rail).focus_list()
    seen = []
    for _ in range(4):
        keys.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert page_of(window, "today").line in seen[:2]
    strip = window.findChild(StatusStrip)
    assert [strip.isAncestorOf(widget) for widget in seen] == [False, False, True, True]


def test_enter_presses_the_button_that_has_the_keyboard(window: MainWindow) -> None:
    made = QPushButton("按", window.page("today"))
    pressed: list[int] = []
    made.clicked.connect(lambda: pressed.append(1))
    made.show()
    made.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert pressed == [1]


def test_a_new_cover_never_lets_the_pages_through(window: MainWindow) -> None:
    window.show_cover(QLabel("登录"))
    settle()
    shown: list[QShowEvent] = []
    window.workbench.showEvent = shown.append  # type: ignore[method-assign]
    window.show_cover(QLabel("锁定"))
    settle()
    assert shown == []
    assert window.windowTitle() == "榴花网格"


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_theme_changes_at_once(window: MainWindow, choice: str) -> None:
    window.app.choose_theme(choice)
    settle()
    try:
        corner = window.grab().toImage().pixelColor(400, 400)
        assert (corner.lightness() < 128) == (choice == "dark")
        assert window.app.theme.tokens.dark == (choice == "dark")
    finally:
        window.app.choose_theme("light")


class WindowsShown(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and not isinstance(watched, MainWindow):  # type: ignore[attr-defined]
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("office", ["desk", "village_desk", "street_desk", "district_desk"])
def test_no_part_of_a_page_flashes_as_a_window_of_its_own(
    open_window: OpenWindow, app: App, request: pytest.FixtureRequest, office: str
) -> None:
    watch = WindowsShown()
    QApplication.instance().installEventFilter(watch)
    made = open_window()
    app.open_desk(request.getfixturevalue(office))
    for row in PAGES:
        made.show_page(row.id)
        settle()
    QApplication.instance().removeEventFilter(watch)
    assert watch.shown == []


@pytest.mark.parametrize(
    ("office", "left_out"),
    [
        ("desk", {"stars"}),
        ("village_desk", set()),
        ("street_desk", set()),
        ("district_desk", {"households", "visits", "planning"}),
    ],
)
def test_the_rail_leaves_out_what_says_nothing_to_the_office(
    open_window: OpenWindow,
    app: App,
    request: pytest.FixtureRequest,
    office: str,
    left_out: set[str],
) -> None:
    made = open_window()
    app.open_desk(request.getfixturevalue(office))
    settle()
    bench = made.workbench
    listed = {row.id for row in bench._listed}
    assert listed == {row.id for row in PAGES} - left_out
    assert made.current == "today"
    made.remember()
    made.show_page("households")  # by a link, such as from a person who is counted twice
    made.findChild(Rail).focus_list()
    settle()
    assert made.current == "households"
    made.remember()
    assert app.settings.page == ("today" if "households" in left_out else "households")
    words = {row.words() for row in PAGES if row.id in left_out}
    words |= {row.words() for row in ACTIONS if row.page in left_out}
    offered = {hit.title for hit in bench._local_hits("")} | {said for said, _ in bench.shortcuts()}
    assert not words & offered
    for row in ACTIONS:
        assert bench.acts[row.id].isEnabled() == (row.page not in left_out)


def test_a_page_key_brings_the_keyboard_into_the_page(window: MainWindow) -> None:
    window.set_status(Status("兴仁", "王", "走访 3", "11-20"))
    window.findChild(StatusStrip)._lock.setFocus()
    keys.press(Qt.Key.Key_2, held=CTRL)
    assert QApplication.focusWidget() is page_of(window, "households").line


def test_the_keyboard_never_falls_on_the_lock_when_a_page_goes(window: MainWindow) -> None:
    window.set_status(Status("兴仁", "王", "走访 3", "11-20"))
    for page in ("visits", "exchange", "settings", "today"):
        page_of(window, window.current).line.setFocus()
        window.app.go(page)
        settle()
        held = QApplication.focusWidget()
        assert held is not None
        assert window.page(page).isAncestorOf(held)  # type: ignore[union-attr]


@pytest.mark.parametrize("office", ["desk", "village_desk", "street_desk", "district_desk"])
def test_every_page_takes_the_keyboard_that_a_page_key_brings(
    open_window: OpenWindow, app: App, request: pytest.FixtureRequest, office: str
) -> None:
    made = open_window()
    app.open_desk(request.getfixturevalue(office))
    made.set_status(Status("兴仁", "王", "走访 3", "11-20"))
    settle()
    for key in made.workbench._page_keys:
        made.findChild(StatusStrip)._lock.setFocus()
        key.activated.emit()
        settle()
        held = QApplication.focusWidget()
        page = made.page(made.current)
        assert page is not None
        assert held is not None
        assert page.isAncestorOf(held), made.current
