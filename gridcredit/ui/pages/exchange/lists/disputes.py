"""Conflicts side by side: both values with author and time, and room for a third."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.exchange.lists.lists import Listing, moment
from gridcredit.ui.tokens import GAP, SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.form import FormRow
from gridcredit.ui.widgets.label import Label

if TYPE_CHECKING:
    from gridcredit.operations.exchange.conflicts import Dispute

_LEAST = 220  # pixels of the list's width
# These name another record; no one types such a value.
_REFERENCES = frozenset({"household", "dwelling", "area", "parent"})


class Disputes(QWidget):
    """The list at the left, the chosen conflict at the right."""

    chosen = Signal(object)  # (Dispute, plain value)
    reveal_wanted = Signal(object)  # Dispute

    def __init__(self, app: App, may: Callable[[Duty], bool]) -> None:
        """`may` is what the person may do."""
        super().__init__()
        self.app = app
        language = app.settings.language

        def field(one: Dispute) -> str:
            return texts.field_word(one.conflict.field, language, one.conflict.entity)

        def entity(one: Dispute) -> str:
            return texts.entity_word(one.conflict.entity, language)

        self.listing = Listing(
            self.tr("冲突"),
            [
                Column(self.tr("记录"), lambda one: one.subject or entity(one)),
                Column(self.tr("项目"), field, 90),
            ],
            EmptyState(
                "check-circle",
                self.tr("没有冲突"),
                self.tr("两个人改了同一项又互不知道时，两个值都留着，在这里选定一个。"),
            ),
        )
        self._pane = DisputePane(app, self.listing.table, may)
        self._pane.hide()
        self._is_showing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.listing.setMinimumWidth(_LEAST)
        row.addWidget(self.listing, 4)
        row.addWidget(self._pane, 7)
        self.listing.table.row_chosen.connect(self._on_row_chosen)
        self.listing.table.row_opened.connect(lambda _row: self._pane.take_keyboard())
        self._pane.chosen.connect(self.chosen.emit)
        self._pane.reveal_wanted.connect(self.reveal_wanted.emit)

    def show_disputes(self, found: Sequence[Dispute]) -> None:
        """Show the conflicts, standing on the first or on the one that one stood on, whose page
        is left alone as long as it is true."""
        self._is_showing = True
        self.listing.show_rows(found)
        ids = [one.conflict.id for one in found]
        at = ids.index(self._pane.shown) if self._pane.shown in ids else None
        if at is not None or (found and self.listing.table.chosen_row() is None):
            self.listing.table.selectRow(at or 0)
        self._is_showing = False
        self._pane.setVisible(bool(found))
        row: Any = self.listing.table.chosen_row()
        if row is not None and not self._pane.is_true(row):
            self._pane.show_dispute(row)

    def show_revealed(self, dispute: Dispute) -> None:
        """Show the chosen conflict with its values in full."""
        self._pane.show_dispute(dispute)

    def refuse(self, error: GridCreditError) -> None:
        """The third value does not fit."""
        self._pane.refuse(error)

    def _on_row_chosen(self, row: Any) -> None:
        if row is not None and not self._is_showing:
            self._pane.show_dispute(row)


class DisputePane(ScrollColumn):
    """One conflict; every value is a card with its own button."""

    chosen = Signal(object)
    reveal_wanted = Signal(object)

    def __init__(self, app: App, before: QWidget, may: Callable[[Duty], bool]) -> None:
        """`before` is where Tab comes from."""
        super().__init__()
        self.app, self._before, self._may = app, before, may
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self._inside = QWidget()
        self.column.addWidget(self._inside)
        self.column.addStretch(1)
        self._dispute: Dispute | None = None
        self._first: QWidget | None = None
        self._third: FormRow | None = None
        self._entry: _Line | None = None

    @property
    def shown(self) -> UUID | None:
        """Which conflict is shown."""
        return self._dispute.conflict.id if self._dispute is not None else None

    def is_true(self, dispute: Dispute) -> bool:
        """Whether this one is shown as it is, perhaps with its values in full."""
        return self._dispute is not None and self._dispute.conflict == dispute.conflict

    def show_dispute(self, dispute: Dispute) -> None:
        """Show this one; what was typed for it stays."""
        typed = self._entry.text() if self._entry and self.shown == dispute.conflict.id else ""
        self._dispute = dispute
        self._entry = None
        old, self._inside = self._inside, QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading(dispute))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        stops = [self._add_side(sides, dispute, at) for at in range(len(dispute.shown))]
        self._first = stops[0]
        column.addLayout(sides)
        if dispute.is_masked and self._may(Duty.REVEAL):
            words = self.tr("显示完整内容")
            show = button(words, lambda: self.reveal_wanted.emit(dispute), icon="eye", kind="quiet")
            line = QHBoxLayout()
            line.addWidget(show)
            stops.append(show)
            line.addStretch(1)
            column.addLayout(line)
        if dispute.conflict.field not in _REFERENCES and self._may(Duty.RESOLVE):
            column.addWidget(self._make_third(dispute, stops))
        if self._entry is not None:
            self._entry.setText(typed)
        self.column.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        for stop, following in pairwise([self._before, *stops]):
            QWidget.setTabOrder(stop, following)

    def take_keyboard(self) -> None:
        """Go to the first button. Not by a focus proxy: Tab from the last would come back here."""
        if self._first is not None:
            self._first.setFocus()

    def refuse(self, error: GridCreditError) -> None:
        """Say beside the third value why it does not fit."""
        if self._third is not None:
            self._third.set_error(texts.describe(error, self.app.settings.language))

    def _heading(self, dispute: Dispute) -> Label:
        language = self.app.settings.language
        entity = texts.entity_word(dispute.conflict.entity, language)
        field = texts.field_word(dispute.conflict.field, language, dispute.conflict.entity)
        made = Label(f"{entity} · {field}\n{dispute.subject}".strip())
        made.setProperty("role", "section")
        made.setWordWrap(True)
        return made

    def _add_side(self, sides: QHBoxLayout, dispute: Dispute, at: int) -> QWidget:
        held, shown = dispute.conflict.values[at], dispute.shown[at]
        language = self.app.settings.language
        card = Card()
        value = Label(
            texts.value_word(dispute.conflict.entity, dispute.conflict.field, shown, language)
        )
        value.setProperty("role", "lead")
        value.setWordWrap(True)
        office = dispute.offices[at]
        by = self.tr("{author}，{office}") if office not in ("", held.author) else "{author}"
        said = [_caption(by.format(author=held.author, office=office))]
        stands = self.tr("目前用的是它") if at == 0 else ""
        said.append(_caption(f"{moment(held.entered_at)}  {stands}".strip()))
        if held.first.id != held.revision:
            words = self.tr("最早由{author}录入，{when}")
            when = moment(held.first.entered_at)
            said.append(_caption(words.format(author=held.first.author, when=when)))
        take = button(self.tr("采用此值"), lambda: self.chosen.emit((dispute, held.value)))
        take.setEnabled(self._may(Duty.RESOLVE))
        take.setAccessibleName(f"{take.text()} {value.text()}")
        card.body.setSpacing(TIGHT)
        for part in (value, *said):
            card.body.addWidget(part)
        card.body.addStretch(1)
        card.body.addSpacing(SMALL)
        card.body.addWidget(take)
        sides.addWidget(card, 1)
        return take

    def _make_third(self, dispute: Dispute, stops: list[QWidget]) -> QWidget:
        entity, field = dispute.conflict.entity, dispute.conflict.field
        choices = texts.value_choices(entity, field, self.app.settings.language)
        entry = _Choice(choices) if choices else _Line()
        self._entry = entry if isinstance(entry, _Line) else None
        self._third = FormRow(self.tr("都不对，另填"), entry)
        take = button(self.tr("采用填写值"), lambda: self.chosen.emit((dispute, entry.plain())))
        stops += [entry, take]
        holder = QWidget()
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._third, 1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._third.label)
        column.addLayout(row)
        return holder


def _caption(words: str) -> Label:
    made = Label(words)
    made.setProperty("role", "caption")
    made.setWordWrap(True)
    return made


class _Line(QLineEdit):
    """A free value."""

    def plain(self) -> str:
        """As the journal carries it."""
        return self.text().strip()


class _Choice(QComboBox):
    """A value of a fixed list."""

    def __init__(self, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        for value, words in choices:
            self.addItem(words, value)

    def plain(self) -> Any:
        """As the journal carries it."""
        return self.currentData()
