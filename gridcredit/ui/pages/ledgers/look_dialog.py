"""A photo of a poster: whose code it shows, and what a person found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.posters import judged
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import posters
from gridcredit.operations.ledgers.posters import PhotoRead
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.label import Label

_PICTURE = 200  # pixels high


class LookDialog(FormDialog):
    """`saved` carries what undoes it; leaving passes the photo over."""

    ENTITY = "poster_inspection"

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        photo: PhotoRead,
        hang: Sequence[PosterPlacement],
    ) -> None:
        super().__init__(parent, app)
        self._desk, self._photo = desk, photo
        self._known = {one.id: one for one in hang}
        self.say(self.tr("巡查海报"), self.tr("登记"), photo.file.name)
        self.picture = Label()
        self.picture.setAccessibleName(self.tr("照片"))
        drawn = QPixmap(str(photo.file))
        if not drawn.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(drawn.scaledToHeight(_PICTURE, smooth))
        self.body.insertWidget(0, self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.verdict = Banner("info", "")
        self.body.insertWidget(1, self.verdict)
        self.placement = QComboBox()
        first = sorted(hang, key=lambda one: one.id not in photo.placements)
        for one in first:
            self.placement.addItem(f"{one.number} {one.place}".strip(), one.id.hex)
        self.found = QComboBox()
        for code in InspectionResult:
            self.found.addItem(texts.word(code, app.settings.language), code.value)
        self.on = DateLine(desk.today())
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.add("placement", self.placement)
        self.add("found", self.found)
        self.add("on", self.on)
        self.add("note", self.note)
        self.placement.currentIndexChanged.connect(lambda _at: self._judge())
        self._judge()
        self.placement.setFocus()

    def _chosen(self) -> PosterPlacement:
        return self._known[UUID(hex=str(self.placement.currentData()))]

    def _judge(self) -> None:
        """Say what the code says of the poster that is chosen, and begin with that."""
        found, code = judged(self._chosen(), self._photo.codes)
        if found is InspectionResult.INTACT:
            self.verdict.say(self.tr("读出的码与打印时一致。"), "good")
        elif found is InspectionResult.SWAPPED:
            words = self.tr("疑似换码：读出的不是这张海报的码（{code}）")
            self.verdict.say(words.format(code=code[:80]), "bad")
        elif code:
            words = self.tr("读出的码：{code}；不知道打印时的码，无法比对。")
            self.verdict.say(words.format(code=code[:80]), "warn")
        else:
            self.verdict.say(self.tr("照片上没有读出二维码，请选巡查结果。"), "warn")
        at = self.found.findData((found or InspectionResult.DAMAGED).value)
        self.found.setCurrentIndex(max(at, 0))

    def save(self) -> Callable[[], Any] | None:
        """Enter the inspection."""
        try:
            on = self.on.day()
        except ValueError:
            on = None
        if on is None:
            self.show_faults({"on": "not_a_date"})
            return None
        self.show_faults({})
        desk, photo, row = self._desk, self._photo, self._chosen().id
        found, note, day = InspectionResult(self.found.currentData()), self.note.text(), on
        return lambda: posters.look(desk, row, photo, day, found, note)
