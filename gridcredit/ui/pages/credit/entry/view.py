"""记一笔: find somebody, choose an item, save; the next one begins where this one did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.operations.credit import foretelling, lookups
from gridcredit.operations.credit.foretelling import Forecast
from gridcredit.operations.credit.ledger_lines import LedgerLine
from gridcredit.operations.credit.lookups import EntryHousehold, Taker
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.pages.credit.entry.form import EntryForm
from gridcredit.ui.pages.credit.entry.save_bar import SaveBar
from gridcredit.ui.pages.credit.entry.saving import EntrySaving
from gridcredit.ui.pages.credit.entry.side import HouseholdSide
from gridcredit.ui.pages.credit.entry.state import EntryState, state_of
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.picker import Offer

# Narrower than this, the household's side is left out.
SIDE_BY_SIDE = 860
# Pauses of typing shorter than this do not ask what will come of it, in milliseconds.
PAUSE = 250


class EntryView(CreditView):
    """Targets: AtHand, whom the entry is for; a LedgerLine, which is amended."""

    def _build(self) -> None:
        self.household: EntryHousehold | None = None
        self.is_saving = False
        self.amended: LedgerLine | None = None  # the entry that is said otherwise
        self._month = ""  # whose rules' items are shown
        self._asked: Task | None = None  # the last question about a household
        self._previewed: Task | None = None
        self.form = EntryForm(self.app, self)
        self.bar = SaveBar(self.tr("保存，记下一笔"), self.tr("清空"))
        self.side = HouseholdSide(self.language)
        self.side.setFixedWidth(300)
        card = Card()
        card.body.setSpacing(GAP)
        self.amending = Banner("warn", "")
        self.amending.hide()
        card.body.addWidget(self.amending)
        card.body.addWidget(self.form)
        below = Card()
        below.body.addWidget(self.bar)
        self._scroll = ScrollColumn()
        self._scroll.column.setContentsMargins(0, 0, GAP, 0)
        self._scroll.column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        left, holder = QVBoxLayout(), QWidget()
        left.setSpacing(SMALL)
        left.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, GAP, 0)
        foot.addWidget(below)
        left.addLayout(foot)
        row = QHBoxLayout(holder)
        row.setContentsMargins(WIDE, 0, WIDE - GAP, GAP)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(GAP)
        fill(self, holder)
        self.saving = EntrySaving(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)

    def _connect(self) -> None:
        self.form.household_asked.connect(self._on_household_asked)
        self.form.household_chosen.connect(self._on_household_chosen)
        self.form.edited.connect(self._on_edited)
        self.form.finished.connect(self.bar.take_focus)
        self.form.files.refused.connect(self._on_files_refused)
        self.bar.save_wanted.connect(lambda: self.saving.save())
        self.bar.clear_wanted.connect(self.clear)
        self._pause.timeout.connect(self._preview)
        self.form.show_state(EntryState(on=self.desk.today()))

    def refresh(self) -> None:
        """Ask for the items of the rules, and anew for the household at hand."""
        self._ask_items()
        if self.household is not None:
            self._ask_household(self.household.household, self.form.people.value(), go_on=False)

    def _ask_items(self, then: Callable[[], object] | None = None) -> None:
        """The items of the rules that hold on the day of the entry."""
        desk, village = self.desk, self.village
        if village is None:
            return
        day = self.form.day_or(desk.today())
        self._month = day.isoformat()[:7]

        def query() -> ItemIndex:
            items = lookups.items_on(desk, village.code, day)
            return ItemIndex(items, load_readings(resources() / "pinyin"))

        def on_done(index: ItemIndex) -> None:
            self.form.show_items(index)
            if then is not None:
                then()

        self.ask(query, on_done)

    def show_target(self, target: Any) -> None:
        """Begin an entry for somebody; an item and a day that were chosen stay."""
        if isinstance(target, AtHand):
            self._end_amending()
            self.form.who.clear()
            self._ask_household(target.household, target.resident)
        elif isinstance(target, LedgerLine):
            self.amend(target)

    def amend(self, line: LedgerLine) -> None:
        """Show an entry that its recorder says otherwise."""
        fact = line.row.fact
        if fact is None:
            return
        self.begin(state_of(fact))
        self.amended = line
        said = line.row.review.decision
        why = said.why if said is not None else ""
        words = self.tr("修改 {day} 的记录，保存后重新报审。").format(day=fact.on.isoformat())
        back = self.tr("退回原因：{why}").format(why=why)
        self.amending.say(f"{words}{back}" if why else words)
        self.amending.show()
        self.bar.save.setText(self.tr("保存修改"))
        self._ask_items(lambda: self.form.show_item(fact.item))
        self._ask_household(fact.household, fact.resident, go_on=False)

    def _end_amending(self) -> None:
        self.amended = None
        self.amending.hide()
        self.bar.save.setText(self.tr("保存，记下一笔"))

    def take_keyboard(self) -> bool:
        """To whom the entry is for, or on where that is known."""
        if self.household is not None and self.form.who.value() is not None:
            self.form.go_to_missing()
        elif not self.form.isVisible():
            return False
        else:
            self.form.take_focus()
        return True

    def clear(self) -> None:
        """Begin anew, with nothing that stays."""
        self.begin(EntryState(on=self.desk.today()))

    def begin(self, state: EntryState) -> None:
        """Begin an entry for somebody else."""
        self._stop_asking()
        self._end_amending()
        self.household = None
        self.side.show_nobody()
        self.bar.say("", "info")
        self.bar.say_problem("")
        self.bar.question.drop()
        self.form.show_state(state)
        self.form.take_focus()

    # Whom it is for

    def _on_household_asked(self, typed: str) -> None:
        desk, village = self.desk, self.village
        if village is None:
            return
        if not typed:
            self.form.offer_households([])
            return

        def on_done(found: list[Taker]) -> None:
            if self.form.who.typed == typed:
                self.form.offer_households([self._offer(taker) for taker in found])

        self.ask(lambda: lookups.find_takers(desk, village.grids, typed), on_done)

    def _offer(self, taker: Taker) -> Offer:
        at_hand = AtHand(taker.household, taker.resident)
        if taker.resident is None:
            return Offer(at_hand, taker.address, self.tr("{name} 户").format(name=taker.name))
        return Offer(at_hand, taker.name, taker.address, self.tr("本人"), "plain")

    def _on_household_chosen(self, offer: Offer | None) -> None:
        self.household = None
        self.side.show_nobody()
        if offer is not None:
            self._ask_household(offer.value.household, offer.value.resident)

    def _ask_household(self, household: Any, resident: Any, *, go_on: bool = True) -> None:
        desk = self.desk
        if self._asked is not None:
            self._asked.cancel()

        def on_done(home: EntryHousehold) -> None:
            self._on_household(home, resident, go_on=go_on)

        self._asked = self.ask(lambda: lookups.entry_household(desk, household), on_done, self.warn)

    def _on_household(self, home: EntryHousehold, resident: Any, *, go_on: bool) -> None:
        self.household = home
        if self.form.who.value() is None:
            name = next((p.name for p in home.people if p.id == resident), home.householder)
            words = self.tr("{address} {name}").format(address=home.address, name=name)
            self.form.who.show_value(Offer(AtHand(home.household, resident), words))
        self.side.show_household(home)
        self.form.show_people(home.people, resident)
        self._on_edited()
        if go_on:
            self.form.go_to_missing()

    # What will come of it

    def _on_edited(self) -> None:
        self.bar.say_problem("")
        self.bar.question.drop()
        self._pause.start()
        if self.form.day_or(self.desk.today()).isoformat()[:7] != self._month:
            self._ask_items()

    def _preview(self) -> None:
        """Say what the entry will count, or why it will not be taken, before it is saved."""
        if self._previewed is not None:
            self._previewed.cancel()
        entry = self.saving.entry() if self.amended is None else None
        if entry is None or self.is_saving:
            self.bar.say("", "info")
            return
        desk = self.desk
        self._previewed = self.ask(
            lambda: foretelling.foretell(desk, entry), self._on_preview, self._on_refused
        )

    def _on_preview(self, forecast: Forecast) -> None:
        self.bar.say(*self.saving.words_of(forecast))

    def _on_refused(self, error: GridCreditError) -> None:
        """Of what is not filled in yet nothing is said before saving."""
        is_blank = isinstance(error, BadValue) and not error.value
        self.bar.say("" if is_blank else texts.describe(error, self.language), "warn")

    def _stop_asking(self) -> None:
        self._pause.stop()
        for task in (self._asked, self._previewed):
            if task is not None:
                task.cancel()

    def say(self, error: GridCreditError) -> None:
        """Say what went wrong beside its field, else below the form."""
        is_said = isinstance(error, BadValue) and self.form.show_faults({error.field: error.reason})
        if not is_said:
            self.bar.say_problem(texts.describe(error, self.language))

    def _on_files_refused(self, names: list[str]) -> None:
        self.bar.say_problem(
            self.tr("最多三张照片和一份材料，这些没有放入：{names}").format(names="、".join(names))
        )

    # Keys and room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saving.save()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The household's side only where there is room for it."""
        super().resizeEvent(event)
        self.side.setVisible(event.size().width() >= SIDE_BY_SIDE)
