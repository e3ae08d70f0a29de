"""What happened at a household, newest first: icon, day, words, who entered it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate

from gridcredit import texts
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.incentives import introduced
from gridcredit.domain.records import KIND_OF, to_plain
from gridcredit.operations.register.households import Entry
from gridcredit.operations.visits.takingback import TAKEN_BACK
from gridcredit.ui import icons
from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.tokens import CAPTION, tokens_now

_ID = re.compile("[0-9a-f]{32}")  # a record's, among the values of a list
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
    entries: tuple[Entry, ...] = ()

    @property
    def can_be_mended(self) -> bool:
        """Whether it can be corrected and taken back: it counts, is known whole here, and was
        entered at a door."""
        return bool(self.entries) and all(
            e.entity in TAKEN_BACK and not (e.replaced or e.is_part) for e in self.entries
        )


class Timeline(QListView):
    """As tall as what happened; one stands on a line, and Enter or a right click asks what is to be
    done with it. What was corrected or taken back is shown where it was asked for."""

    shown = Signal()  # other lines
    chosen = Signal(object)  # Happening or None
    opened = Signal(object)  # Happening
    menu_wanted = Signal(object, object)  # Happening, QPoint on the screen

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._lines = RowsModel([Column("", _spoken)])
        self._all: Sequence[Happening] = ()
        self._measures: Mapping[str, str] = {}
        self.shows_replaced = False
        self.setAccessibleName(self.tr("走访与登记记录"))
        self.setModel(self._lines)
        self.setProperty("role", "hits")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _HappeningDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.selectionModel().currentChanged.connect(
            lambda index, _old: self.chosen.emit(index.data(ROW))
        )
        self.show_entries((), {})

    def show_entries(
        self,
        entries: Sequence[Entry],
        names: Mapping[UUID, str],
        measures: Mapping[str, str] | None = None,
    ) -> None:
        """Show these facts; `names` are those of the household's people, `measures` the titles of
        incentives by their codes."""
        self._measures = measures or {}
        self._all = [self.happening(some, names) for some in alike(entries)]
        self._show()

    def show_replaced(self, is_shown: bool) -> None:
        """Show what was corrected or taken back among the others, or hide it."""
        self.shows_replaced = is_shown
        self._show()

    @property
    def replaced(self) -> int:
        """How many lines there are of what was corrected or taken back."""
        return sum(line.is_replaced for line in self._all)

    def _show(self) -> None:
        before = self.chosen_line()
        lines = [line for line in self._all if self.shows_replaced or not line.is_replaced]
        self._lines.set_rows(lines)
        self.setFixedHeight(len(lines) * _ROW + 2)
        self.setVisible(bool(lines))
        self.chosen.emit(None)
        if before in lines:
            self.choose_line(lines.index(before))
        self.shown.emit()

    def chosen_line(self) -> Happening | None:
        """The line one stands on."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Happening) else None

    def choose_line(self, at: int) -> None:
        """Stand on a line."""
        self.setCurrentIndex(self._lines.index(at, 0))

    def _on_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index.data(ROW), self.viewport().mapToGlobal(at))

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
        elif isinstance(fact, ConsentEvent):
            icon, words, extra = self._consent(fact, who)
        else:
            icon, words, extra = self._other(fact)
        if entry.replaced:
            extra = [self._ended(entry), *extra]
        elif fact.corrects is not None:
            extra = [self._corrects(fact.reason), *extra]
        author = self.tr("{name} 录入").format(name=entry.author)
        detail = " · ".join(part for part in (*extra, author) if part)
        return Happening(icon, day, time, words, detail, entry.replaced, tuple(entries))

    def _ended(self, entry: Entry) -> str:
        """How it ceased to count: by whom, when, why."""
        ending = entry.ending
        if ending is None:
            return self.tr("已撤回或更正")
        words = self.tr("{name} {day} 撤回") if ending.is_void else self.tr("{name} {day} 更正")
        told = words.format(name=ending.author, day=ending.entered_at[:10])
        if not ending.reason:
            return told
        return self.tr("{what}：{reason}").format(what=told, reason=ending.reason)

    def _corrects(self, reason: str) -> str:
        words = self.tr("更正后")
        if not reason:
            return words
        return self.tr("{what}：{reason}").format(what=words, reason=reason)

    def _visit(self, fact: Visit) -> tuple[str, str, list[str]]:
        mode = texts.word(fact.mode, self._language)
        outcome = texts.word(fact.outcome, self._language)
        extra = []
        if fact.follow_up:
            extra.append(self.tr("约定 {day} 回访").format(day=fact.follow_up.isoformat()))
        icon = "visit" if fact.outcome.means.is_met else "door"
        if told := introduced(fact.topics):
            titles = self.tr("、").join(self._measures.get(code, code) for code in told)
            extra.append(self.tr("介绍了 {titles}").format(titles=titles))
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

    def _other(self, fact: Any) -> tuple[str, str, list[str]]:
        """A kind that this page has no words of its own for: its name, and what its fields say;
        whoever else it names, and what was written of people, stays where it belongs, and so do
        numbers and lists of records, which only their own page can count and name."""
        kind = KIND_OF[type(fact)]
        plain = {name: to_plain(getattr(fact, name)) for name in kind.content}
        told = [
            self._said(kind.name, name, value)
            for name, value in plain.items()
            if name not in kind.personal and _is_readable(value)
        ]
        return "note", texts.entity_word(kind.name, self._language), told

    def _said(self, kind: str, field: str, value: Any) -> str:
        word = texts.value_word(kind, field, value, self._language)
        if word != value and not isinstance(value, bool | list):
            return word  # a code says what it is about
        label = texts.field_word(field, self._language, kind)
        return self.tr("{field}：{value}").format(field=label, value=word)

    def _who(self, entries: Sequence[Entry], names: Mapping[UUID, str]) -> str:
        """The people in the order of entering; their number, where names are not known here."""
        facts = [entry.fact for entry in reversed(entries)]
        people = [getattr(fact, "resident", None) for fact in facts]
        known = [names.get(who, "") for who in people if who is not None]
        if not any(known):
            return self.tr("%n 位居民", "", len(known))
        return self.tr("、").join(name or self.tr("居民") for name in known)


def _is_readable(value: Any) -> bool:
    """Whether a plain value says something to a person without its unit or its record."""
    if isinstance(value, list):
        return bool(value) and not any(_ID.search(item) for item in map(str, value))
    return isinstance(value, bool) or (isinstance(value, str) and bool(value))


def alike(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries with those put together that say the same of several people: one talk at one
    door informs a whole family, and is one line."""
    groups: dict[Any, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_said(entry), []).append(entry)
    return list(groups.values())


def _said(entry: Entry) -> Any:
    fact = entry.fact
    told = (entry.when, entry.author, entry.replaced, entry.ending, entry.is_part)
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
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
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
