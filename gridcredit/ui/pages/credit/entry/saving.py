"""Saving an entry: what is said of it before, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.operations.credit import entering, voiding
from gridcredit.operations.credit.entering import EntryForm
from gridcredit.operations.credit.foretelling import Forecast, Foretold
from gridcredit.ui.pages.credit.entry.state import EntryState, changes_of, form_of
from gridcredit.ui.pages.credit.item_words import points_words

if TYPE_CHECKING:
    from gridcredit.ui.pages.credit.entry.view import EntryView


class EntrySaving(QObject):
    """Writes what the view's form says."""

    def __init__(self, view: EntryView) -> None:
        super().__init__(view)
        self._view = view

    def entry(self) -> EntryForm | None:
        """What would be written; None while something is missing. Files are not asked for: what
        will come of it does not hang on them."""
        try:
            return form_of(self._view.form.state())
        except BadValue:
            return None

    def save(self) -> None:
        """Write it, and begin the next with what stays."""
        view = self._view
        if view.is_saving or (view.household is None and view.form.who.value() is not None):
            return
        view.form.clear_errors()
        view.bar.say_problem("")
        try:
            form = form_of(view.form.state())
        except BadValue as error:
            view.say(error)
            return
        desk, kept, amended = view.desk, view.form.kept(), view.amended
        words = self._words()
        view.is_saving = True
        if amended is not None:
            view.do(
                lambda _progress: entering.amend_entry(desk, amended.row.id, changes_of(form)),
                lambda _entry: self._on_amended(words),
                self._on_refused,
                self._end,
                title=self.tr("修改信用+记录"),
            )
            return
        view.do(
            lambda _progress: entering.add_entry(desk, form),
            lambda entry: self._on_saved(entry, words, kept),
            self._on_refused,
            self._end,
            title=self.tr("保存信用+记录"),
        )

    def _words(self) -> str:
        who, item = self._view.form.who.value(), self._view.form.item.value()
        return " · ".join(offer.words for offer in (who, item) if offer is not None)

    def _on_saved(self, entry: UUID, words: str, kept: EntryState) -> None:
        self._end()
        view = self._view
        view.begin(kept)
        view.app.toast(
            self.tr("已记 {what}").format(what=words), lambda: self.take_back(entry, words)
        )

    def _on_amended(self, words: str) -> None:
        self._end()
        self._view.clear()
        self._view.app.toast(self.tr("已修改，重新报审：{what}").format(what=words))

    def _on_refused(self, error: GridCreditError) -> None:
        self._end()
        self._view.say(error)

    def _end(self) -> None:
        self._view.is_saving = False

    def take_back(self, entry: UUID, words: str) -> None:
        """Void an entry that was just saved."""
        view = self._view
        desk, why = view.desk, self.tr("录入后撤销")
        view.do(
            lambda _progress: voiding.void(desk, entry, why),
            lambda _done: view.app.toast(self.tr("已撤销 {what}").format(what=words), tone="info"),
            view.warn,
            title=self.tr("撤销信用+记录"),
        )

    def words_of(self, forecast: Forecast) -> tuple[str, str]:
        """What will come of it, in words, and their tone."""
        counts = self.tr("这一笔通过后计 {points}").format(points=points_words(forecast.counted))
        if not forecast.told:
            return counts, "info"
        parts = [counts, *map(self._remark, forecast.told)]
        return texts.in_one(parts, self._view.language), "warn"

    def _remark(self, told: Foretold) -> str:
        words = texts.reason_word(told.reason, self._view.language)
        return f"{words}（{told.about}）" if told.about else words
