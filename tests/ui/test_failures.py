"""A test of the window that fails shows what was on the screen, and what Qt says fails it."""

import pytest
from PySide6.QtGui import QImage

from tests.screenshots import FOLDER

OPTIONS = """
[pytest]
qt_api = pyside6
qt_log_level_fail = WARNING
qt_log_ignore = ^This plugin does not support
"""
HOOKS = "from tests.conftest import pytest_runtest_makereport, pytest_runtest_teardown"
PHASES = ("setup", "call", "teardown")
RED = 0xFFC00000
WINDOW = """
import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.setFixedSize(200, 100)
    made.setStyleSheet("background: #c00000")
    with qtbot.waitExposed(made):
        made.show()
    yield made
"""


def run(pytester: pytest.Pytester, test: str) -> pytest.RunResult:
    """Run one test with our hooks in a folder of its own."""
    pytester.makeini(OPTIONS)
    pytester.makeconftest(HOOKS)
    pytester.makepyfile(WINDOW + test)
    return pytester.runpytest_inprocess()


def kept(pytester: pytest.Pytester) -> list[str]:
    return sorted(path.name for path in pytester.path.glob(f"{FOLDER}/**/*.png"))


def test_the_windows_of_a_test_that_fails_are_kept_and_named(pytester: pytest.Pytester) -> None:
    result = run(pytester, "def test_doors(window):\n    assert window.isHidden()\n")
    result.assert_outcomes(failed=1)
    (picture,) = pytester.path.glob(f"{FOLDER}/**/*.png")
    assert picture.name == "test_doors.call.0.png"
    image = QImage(str(picture))
    assert (image.width(), image.height(), image.pixel(100, 50)) == (200, 100, RED)
    result.stdout.fnmatch_lines(["*-- Windows --*", str(picture)])


def test_a_test_that_passes_leaves_no_picture(pytester: pytest.Pytester) -> None:
    run(pytester, "def test_doors(window):\n    pass\n").assert_outcomes(passed=1)
    assert kept(pytester) == []


def test_a_test_without_a_window_fails_without_a_picture(pytester: pytest.Pytester) -> None:
    run(pytester, "def test_doors():\n    assert False\n").assert_outcomes(failed=1)
    assert kept(pytester) == []


def test_pictures_take_the_place_of_those_before(pytester: pytest.Pytester) -> None:
    two = "def test_doors(window, qtbot):\n    other = QWidget()\n    qtbot.addWidget(other)\n"
    run(pytester, two + "    with qtbot.waitExposed(other):\n        other.show()\n    assert 0\n")
    assert kept(pytester) == ["test_doors.call.0.png", "test_doors.call.1.png"]
    run(pytester, "def test_doors(window):\n    assert False\n")
    assert kept(pytester) == ["test_doors.call.0.png"]


@pytest.mark.parametrize("phase", PHASES)
def test_what_qt_warns_of_fails_a_test_whenever_it_is_said(
    pytester: pytest.Pytester, phase: str
) -> None:
    said = {at: "qWarning('a timer of nobody')" if at == phase else "pass" for at in PHASES}
    test = f"""
@pytest.fixture
def thing():
    {said["setup"]}
    yield
    {said["teardown"]}

def test_doors(thing):
    {said["call"]}
"""
    result = run(pytester, test)
    result.assert_outcomes(
        passed=int(phase == "teardown"), failed=int(phase != "teardown"),
        errors=int(phase == "teardown"),
    )  # fmt: skip
    result.stdout.fnmatch_lines(["*a timer of nobody*"])


def test_what_the_screenless_plug_in_says_of_itself_fails_nobody(
    pytester: pytest.Pytester,
) -> None:
    test = "def test_doors():\n    qWarning('This plugin does not support raise()')\n"
    run(pytester, test).assert_outcomes(passed=1)
