"""Ten thousand calls into Qt: a wheel that miscounts references dies of them (design, parts)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gridcredit.ui.models.rows import Column, RowsModel
from tests.ui.conftest import settle

ROUNDS = 1_000  # of more than ten calls each


class Bell(QObject):
    """Rings with whatever it is given."""

    rung = Signal(object)


def test_ten_thousand_calls_of_many_kinds_leave_qt_whole(qapp: object) -> None:
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    held = QWidget()
    label, line = QLabel(held), QLineEdit(held)
    rows = [(f"户{number}", number) for number in range(50)]
    model = RowsModel(
        [Column("户", lambda row: row[0]), Column("人", lambda row: str(row[1]), is_number=True)],
        rows,
    )
    for number in range(ROUNDS):
        bell.rung.emit({"序": number, "值": [None, number]})
        label.setText(f"第{number}户")
        label.setFont(QFont("Noto Sans SC", 8 + number % 8))
        line.setText(label.text())
        line.setSelection(0, 1)
        held.resize(QSize(200 + number % 100, 80))
        line.setGeometry(QRect(QPoint(0, 20), QSize(180, 30)))
        index = model.index(number % 50, number % 2)
        assert model.data(index, Qt.ItemDataRole.DisplayRole)
        picture = QPixmap(8, 8)
        picture.fill(QColor.fromHsv(number % 360, 200, 200))
        label.setPixmap(QIcon(picture).pixmap(QSize(8, 8)))
        child = QLabel("过客", held)
        child.deleteLater()
        if number % 100 == 0:
            held.grab()
            settle()
    assert len(heard) == ROUNDS
    assert heard[-1] == {"序": ROUNDS - 1, "值": [None, ROUNDS - 1]}
    held.deleteLater()
    settle()
