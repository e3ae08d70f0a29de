"""A photo of a poster: whose code it shows, and what a person found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.posters import judged, others_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import posters
from gridcredit.operations.ledgers.posters import PhotoRead
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.label import Label

_PICTURE = 200  # pixels high
_VERDICT = 84  # pixels high, so that nothing moves under the hand while words change
_CODE = 48  # letters of a code that are shown
_NAMED = 3  # posters that are named


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
        drawn = QImage.fromData(photo.picture)
        if not drawn.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(QPixmap.fromImage(drawn.scaledToHeight(_PICTURE, smooth)))
        self.body.insertWidget(0, self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.verdict = Banner("info", "")
        self.verdict.setMinimumHeight(_VERDICT)
        self.body.insertWidget(1, self.verdict)
        self.placement = QComboBox()
        first = sorted(hang, key=lambda one: one.id not in photo.placements)
        for one in first:
            self.placement.addItem(f"{one.number} {one.place}".strip(), one.id.hex)
        self.placement.setPlaceholderText(self.tr("请选是哪一处"))
        self.placement.setCurrentIndex(0 if len(photo.placements) == 1 else -1)
        self.found = QComboBox()
        self.found.setPlaceholderText(self.tr("请选巡查结果"))
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

    def _chosen(self) -> PosterPlacement | None:
        held = self.placement.currentData()
        return self._known[UUID(hex=str(held))] if held else None

    def _judge(self) -> None:
        """Say what the code says of the poster that is chosen, and offer what may be found."""
        row = self._chosen()
        if row is None:
            found = None
            self.verdict.say(*self._asked())
        else:
            found, code = judged(row, self._photo.codes)
            self.verdict.say(*self._judged(row, found, code))
        self._offer(found)

    def _asked(self) -> tuple[str, str]:
        """What is asked for before a poster is chosen, and its tone."""
        if not self._photo.codes:
            return self.tr("照片上没有读出二维码，请选是哪一处和巡查结果。"), "warn"
        if many := len(self._photo.placements):
            return self.tr("有 %n 处海报用这个码，请选是哪一处。", "", many), "info"
        words = self.tr("疑似换码：读出的不是任何已张贴海报的码（{code}），请选它贴在哪一处。")
        return words.format(code=self._photo.codes[0][:_CODE]), "bad"

    def _judged(
        self, row: PosterPlacement, found: InspectionResult | None, code: str
    ) -> tuple[str, str]:
        """What the code that was read says of a poster, and its tone."""
        shown = code[:_CODE]
        if found is InspectionResult.INTACT:
            return self.tr("读出的码与打印时一致。"), "good"
        if found is InspectionResult.SWAPPED:
            others = others_of(row, code, self._known.values())
            if others:
                words = self.tr("疑似换码：读出的是另一处海报 {number} 的码；是不是选错了？")
                return words.format(number="、".join(others[:_NAMED])), "bad"
            words = self.tr("疑似换码：读出的不是这张海报的码（{code}）")
            return words.format(code=shown), "bad"
        if code:
            words = self.tr("读出的码：{code}；不知道打印时的码，无法比对。")
            return words.format(code=shown), "warn"
        return self.tr("照片上没有读出二维码，请选巡查结果。"), "warn"

    def _offer(self, found: InspectionResult | None) -> None:
        """The findings that can be entered, begun with what the code says; what a person chose
        stays where it can."""
        offered = list(InspectionResult)
        if found is InspectionResult.SWAPPED:
            offered = [InspectionResult.SWAPPED]
        elif not self._photo.codes:
            offered.remove(InspectionResult.INTACT)
        before = self.found.currentData()
        self.found.clear()
        for code in offered:
            self.found.addItem(texts.word(code, self.app.settings.language), code.value)
        self.found.setCurrentIndex(self.found.findData(found.value if found else before))

    def save(self) -> Callable[[], Any] | None:
        """Enter the inspection."""
        row = self._chosen()
        faults: dict[str, str] = {}
        if row is None:
            faults["placement"] = "empty"
        if self.found.currentIndex() < 0:
            faults["found"] = "empty"
        try:
            on = self.on.day()
        except ValueError:
            on = None
        if on is None:
            faults["on"] = "not_a_date"
        if self.show_faults(faults) or row is None or on is None:
            return None
        desk, photo, placement, day = self._desk, self._photo, row.id, on
        found, note = InspectionResult(self.found.currentData()), self.note.text()
        return lambda: posters.look(desk, placement, photo, day, found, note)
