"""Pictures beside what they prove: stepped through, enlarged, and missing ones said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gridcredit.ui.widgets.picture_view import LargePicture, PictureView
from tests.ui import keys
from tests.ui.conftest import Show, settle

Key = Qt.Key


def picture(colour: str) -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


@pytest.fixture
def view(theme: object, show: Show) -> PictureView:
    made = show(PictureView("佐证"))
    made.resize(400, 300)
    return made


def middle(view: PictureView) -> str:
    shot = view.grab().toImage()
    return shot.pixelColor(shot.width() // 2, shot.height() // 2).name()


def test_arrows_go_from_picture_to_picture(view: PictureView) -> None:
    view.show_pictures([picture("#112233"), picture("#445566")])
    view.setFocus()
    assert middle(view) == "#112233"
    keys.press(Key.Key_Right)
    assert middle(view) == "#445566"
    keys.press(Key.Key_Right)
    assert middle(view) == "#112233"


def test_enter_shows_one_alone(view: PictureView) -> None:
    view.show_pictures([picture("#112233")])
    view.setFocus()
    keys.press(Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert isinstance(box, LargePicture)
    assert box.isVisible()
    keys.press(Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None


def test_where_there_is_none_it_says_why_and_takes_no_keyboard(view: PictureView) -> None:
    view.show_pictures((), "照片随下一个数据包到达")
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert view.accessibleDescription() == "照片随下一个数据包到达"
    assert not view.grab().isNull()
