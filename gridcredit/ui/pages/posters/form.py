"""What stands on the posters: link, hotline, issuing unit, and an official picture code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.links import GRID_MARK
from gridcredit.operations.posters.postering import MOST_COPIES, PosterWish
from gridcredit.posters.layout import MOST_OFFERS
from gridcredit.ui.pages.posters.offers import OfferList
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import icon_button
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

SUFFIXES = (".png", ".jpg", ".jpeg")
_LABELS = 64
_THUMB = 72  # pixels


class PosterForm(QWidget):
    """The fields; the same wish comes out that a poster is made from."""

    changed = Signal()
    submitted = Signal()  # Enter in a field
    picture_wanted = Signal()  # ask for a file
    picture_dropped = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self._image: bytes | None = None
        self.link, self.hotline, self.unit = QLineEdit(), QLineEdit(), QLineEdit()
        self.link.setPlaceholderText("https://")
        self.hotline.setPlaceholderText("0632-")
        self.drop = DropArea(self.tr("小程序码，PNG 或 JPEG，可不放"), SUFFIXES, "qr")
        form = Form(_LABELS)
        self.link_row = form.add(self.tr("链接"), self.link)
        form.add(self.tr("咨询电话"), self.hotline, self.tr("留空就印一条横线，可以手写。"))
        form.add(self.tr("发布单位"), self.unit)
        self._picture = QStackedWidget()
        self._picture.addWidget(self.drop)
        self._picture.addWidget(self._chosen())
        self._picture.setFixedHeight(112)
        self.picture_row = form.add(self.tr("官方图片"), self._picture)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        guard_wheel(self.copies)
        form.add(self.tr("份数"), self.copies, self.tr("每个网格几张，各有编号，贴出后按编号登记"))
        self.offers = OfferList()
        self.offers_row = form.add(self.tr("激励措施"), self.offers, self._offers_hint())
        self.show_offers((), ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._form = form
        for line in (self.link, self.hotline, self.unit):
            line.textChanged.connect(lambda _text: self._on_changed())
            line.returnPressed.connect(self.submitted)
        self.copies.valueChanged.connect(lambda _count: self._on_changed())
        self.offers.changed.connect(self._on_changed)
        self.offers.full.connect(self._on_full)
        self.drop.clicked.connect(lambda: self.picture_wanted.emit())
        self.drop.files_dropped.connect(lambda files: self.picture_dropped.emit(files[0]))

    def show_grids(self, count: int) -> None:
        """How many grids there are: only where there are several does a link tell them apart."""
        hint = self.tr("{mark} 会换成网格编号，好分清从哪里扫来。").format(mark=GRID_MARK)
        self.link_row.set_hint(hint if count > 1 else "")

    def show_wish(self, wish: PosterWish) -> None:
        """Fill the fields without telling anybody."""
        for line, text in (
            (self.link, wish.link),
            (self.hotline, wish.hotline),
            (self.unit, wish.unit),
        ):
            line.blockSignals(True)
            line.setText(text)
            line.blockSignals(False)

    def show_offers(self, rows: Sequence[Incentive], ticked: Collection[str]) -> None:
        """Offer the measures that run for the band; where none does there is no such line."""
        self.offers.show_measures(rows, ticked)
        self.offers_row.setVisible(bool(rows))
        self.offers_row.label.setVisible(bool(rows))

    def _offers_hint(self) -> str:
        return self.tr("勾选后在二维码下方印一条，最多 {most} 项；只列生效中的。").format(
            most=MOST_OFFERS
        )

    def _on_full(self, is_full: bool) -> None:
        words = self.tr("最多 {most} 项：先去掉一项。").format(most=MOST_OFFERS)
        self.offers_row.set_error(words if is_full else "")

    def wish(self, grids: tuple[str, ...]) -> PosterWish:
        """What the fields say, for some grids."""
        link, hotline, unit = (x.text().strip() for x in (self.link, self.hotline, self.unit))
        offers, copies = self.offers.ticked(), self.copies.value()
        return PosterWish(grids, link, hotline, unit, self._image, offers, copies)

    def show_picture(self, file: Path, image: bytes) -> None:
        """Take an official picture; None of it is kept for the next time."""
        drawn = QPixmap()
        drawn.loadFromData(image)
        self._image = image
        self._thumb.setPixmap(drawn.scaledToHeight(_THUMB))
        self._name.setText(file.name)
        self._picture.setCurrentIndex(1)
        self._on_changed()

    def clear_picture(self) -> None:
        """Do without the picture."""
        self._image = None
        self._picture.setCurrentIndex(0)
        self._on_changed()

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        self._form.clear_errors()

    def _chosen(self) -> QWidget:
        self._thumb, self._name = Label(), Label()
        self._name.setProperty("role", "muted")
        remove = icon_button("cross", self.tr("去掉图片"), self.clear_picture)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._thumb)
        row.addWidget(self._name, 1)
        row.addWidget(remove)
        return holder

    def _on_changed(self) -> None:
        self.clear_errors()
        self.changed.emit()
