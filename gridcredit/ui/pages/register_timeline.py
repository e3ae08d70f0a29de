"""What happened at a household, newest first: icon, day, words, who entered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate

from gridcredit import texts
from gridcredit.domain.records import ConsentEvent, PledgeEvent, RegistrationEvent, Visit
from gridcredit.operations.households import Entry
from gridcredit.ui import icons
from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.tokens import CAPTION, tokens_now

_ROW = 50
_DAY = 92


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    icon: str
    day: str
    time: str
    words: str
    detail: str
    is_replaced: bool


class Timeline(QListView):
    """As tall as what happened."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._lines = RowsModel([Column("", _spoken)])
        self.setAccessibleName(self.tr("往来记录"))
        self.setModel(self._lines)
        self.setProperty("role", "hits")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _HappeningDelegate(self)
        self.setItemDelegate(self._delegate)
        self.show_entries((), {})

    def show_entries(self, entries: Sequence[Entry], names: Mapping[UUID, str]) -> None:
        """Show these facts; `names` are those of the household's people."""
        lines = [self.happening(some, names) for some in alike(entries)]
        self._lines.set_rows(lines)
        self.setFixedHeight(len(lines) * _ROW + 2)

    def happening(self, entries: Sequence[Entry], names: Mapping[UUID, str]) -> Happening:
        """One fact in words, or several that differ only in whom they are about."""
        entry = entries[0]
        fact = entry.fact
        day, _, time = entry.when.partition("T")
        who = self._who(entries, names)
        if isinstance(fact, Visit):
            icon, words, extra = self._visit(fact)
        elif isinstance(fact, RegistrationEvent):
            icon, words, extra = self._registration(fact, who)
        elif isinstance(fact, PledgeEvent):
            icon, words, extra = self._pledge(fact, who)
            extra = [e.fact.number for e in reversed(entries) if isinstance(e.fact, PledgeEvent)]
        else:
            icon, words, extra = self._consent(fact, who)
        if entry.replaced:
            extra = [self.tr("已撤回或更正"), *extra]
        author = self.tr("{name} 录入").format(name=entry.author)
        detail = " · ".join(part for part in (*extra, author) if part)
        return Happening(icon, day, time, words, detail, entry.replaced)

    def _visit(self, fact: Visit) -> tuple[str, str, list[str]]:
        mode = texts.word(fact.mode, self._language)
        outcome = texts.word(fact.outcome, self._language)
        extra = []
        if fact.follow_up:
            extra.append(self.tr("约定 {day} 回访").format(day=fact.follow_up.isoformat()))
        icon = "visit" if fact.outcome.is_met else "door"
        return icon, f"{mode} · {outcome}", [*extra, fact.note]

    def _registration(self, fact: RegistrationEvent, who: str) -> tuple[str, str, list[str]]:
        event = texts.word(fact.event, self._language)
        return "flower", f"{who} · {event}", [texts.word(fact.channel, self._language), fact.note]

    def _pledge(self, fact: PledgeEvent, who: str) -> tuple[str, str, list[str]]:
        stage = texts.word(fact.stage, self._language)
        return "pledge", self.tr("{name} · 承诺书{stage}").format(name=who, stage=stage), []

    def _consent(self, fact: ConsentEvent, who: str) -> tuple[str, str, list[str]]:
        what = texts.word(fact.consent, self._language)
        if not fact.given:
            what = self.tr("撤回“{consent}”").format(consent=what)
        return "shield", f"{who} · {what}", []

    def _who(self, entries: Sequence[Entry], names: Mapping[UUID, str]) -> str:
        """The people in the order of entering; their number, where names are not known here."""
        facts = [entry.fact for entry in reversed(entries)]
        known = [names.get(f.resident, "") for f in facts if not isinstance(f, Visit)]
        if not any(known):
            return self.tr("%n 位居民", "", len(known))
        return self.tr("、").join(name or self.tr("居民") for name in known)


def alike(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries with those put together that say the same of several people: one talk at one
    door informs a whole family, and is one line."""
    groups: dict[Any, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_said(entry), []).append(entry)
    return list(groups.values())


def _said(entry: Entry) -> Any:
    fact = entry.fact
    told = (entry.when, entry.author, entry.replaced)
    if isinstance(fact, RegistrationEvent):
        return (*told, fact.event, fact.channel, fact.note, fact.void)
    if isinstance(fact, PledgeEvent):
        return (*told, fact.stage, fact.void)
    if isinstance(fact, ConsentEvent):
        return (*told, fact.consent, fact.given, fact.void)
    return fact.id


def _spoken(line: Happening) -> str:
    return f"{line.day} {line.time} {line.words} {line.detail}"


class _HappeningDelegate(QStyledItemDelegate):
    """Draws the day, the icon on its line, the words."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(240, _ROW)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        line: Happening = index.data(ROW)
        tokens = tokens_now()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(option.font)
        small.setPixelSize(CAPTION)
        self._draw_line(painter, box, index, tokens.line)
        spot = QRectF(box.left() + _DAY - 13, box.top() + 8, 26, 26)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.plain_back))
        painter.drawEllipse(spot)
        ink = tokens.faint if line.is_replaced else tokens.muted
        drawn = icons.pixmap(line.icon, ink, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(int(spot.left()) + 5, int(spot.top()) + 5, drawn)
        day = QRectF(box.left() + 4, box.top() + 6, _DAY - 24, 18)
        painter.setFont(small)
        painter.setPen(QColor(ink))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(day, left, line.day)
        painter.drawText(day.translated(0, 18), left, line.time)
        words = QRectF(box.left() + _DAY + 24, box.top() + 5, box.width() - _DAY - 32, 20)
        _cut(painter, words.translated(0, 20), line.detail)
        font = QFont(option.font)
        font.setStrikeOut(line.is_replaced)
        painter.setFont(font)
        painter.setPen(QColor(tokens.faint if line.is_replaced else tokens.text))
        _cut(painter, words, line.words)
        painter.restore()

    def _draw_line(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        colour: str,
    ) -> None:
        """The line that joins the icons, from the first to the last."""
        at = box.left() + _DAY
        top = box.top() + (20 if index.row() == 0 else 0)
        is_last = index.row() == index.model().rowCount() - 1
        bottom = box.top() + 20 if is_last else box.bottom() + 1
        painter.fillRect(QRectF(at - 0.5, top, 1, bottom - top), QColor(colour))


def _cut(painter: QPainter, box: QRectF, text: str) -> None:
    width = int(box.width())
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
