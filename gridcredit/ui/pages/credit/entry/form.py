"""The form of one entry: who, what, when; and what else the item asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.amounts import quantity_text
from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.errors import BadValue
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.attachments import Attachments
from gridcredit.ui.pages.credit.entry.evidence import EvidenceKeys
from gridcredit.ui.pages.credit.entry.people import PeopleKeys
from gridcredit.ui.pages.credit.entry.state import EntryState
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.item_words import item_offer
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.picker import Offer, Picker

_LABEL = 72
_ASKS_QUANTITY = (Unit.HOURS, Unit.QUANTITY)
_WITNESS = "证明人"  # of the kinds of evidence, as rule sets name them
_PHOTO = "照片"
_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryForm(QWidget):
    """Enter goes on to the next field; saving has keys of its own. A household is told by its id
    (`household_chosen`), of which the people come back by `show_people`."""

    edited = Signal()
    household_asked = Signal(object)  # what is typed
    household_chosen = Signal(object)  # Offer, or None
    finished = Signal()  # Enter on the last field

    def __init__(self, app: App, over: QWidget) -> None:
        """`over`: what the lists of the pickers may lie over."""
        super().__init__()
        self._app = app
        self._index: ItemIndex | None = None
        self._shows_more = False
        self._kept_evidence: tuple[str, ...] = ()  # until the item is known that asks for it
        self.who = Picker(self.tr("户或人"), self.tr("姓名、拼音、电话、门牌"), over, 120)
        self.people = PeopleKeys()
        self.item = Picker(self.tr("项目"), self.tr("编码、事项或拼音首字母"), over)
        self.day = DateLine()
        self.quantity = QLineEdit()
        self.matter, self.place, self.witness, self.note = (QLineEdit() for _ in range(4))
        self.evidence = EvidenceKeys()
        self.files = Attachments(app)
        self._build()
        self._connect()
        self._show_item()

    def _build(self) -> None:
        self.form = Form(_LABEL)
        self.rows: dict[str, FormRow] = {}
        self._add("household", self.who, self.tr("户或人"))
        self._add("resident", self.people, self.tr("行为人"))
        self._add("item", self.item, self.tr("项目"))
        self._add("on", self.day, self.tr("发生日"), self.tr("↑ ↓ 前后一天"))
        self._add("quantity", self.quantity, self.tr("数量"))
        self._add("matter", self.matter, self.tr("事由编号"))
        self._add("evidence", self.evidence, self.tr("佐证"))
        self._add("witness", self.witness, self.tr("证明人"))
        self._add("place", self.place, self.tr("地点"))
        self._add("note", self.note, self.tr("备注"))
        self._add("files", self.files, self.tr("附件"))
        self.day.setMaximumWidth(150)
        self.quantity.setMaximumWidth(120)
        self.matter.setPlaceholderText(self.tr("调解编号、文件号或活动，同一事由写法一致"))
        self.note.setPlaceholderText(self.tr("不写第三人的姓名，不写身份证号"))
        for line, most in ((self.matter, 60), (self.place, 60), (self.witness, 60)):
            line.setMaxLength(most)
        self.note.setMaxLength(500)
        self.more = button("", self._toggle_more, kind="link")
        for flowing in ("resident", "evidence", "files"):
            self.rows[flowing].setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
            )
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.form)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, field: str, widget: QWidget, label: str, hint: str = "") -> None:
        self.rows[field] = self.form.add(label, widget, hint)

    def _connect(self) -> None:
        self.who.asked.connect(self.household_asked)
        self.who.chosen.connect(self._on_who)
        self.who.passed.connect(lambda: self._go_on(self.who))
        self.people.edited.connect(self._on_edited)
        self.people.passed.connect(lambda: self._go_on(self.people))
        self.item.asked.connect(self._on_item_asked)
        self.item.chosen.connect(self._on_item)
        self.item.passed.connect(lambda: self._go_on(self.item))
        self.evidence.edited.connect(self._on_edited)
        self.evidence.passed.connect(lambda: self._go_on(self.evidence))
        self.files.edited.connect(self._on_files)
        for line in self._lines():
            line.installEventFilter(self)
            line.textChanged.connect(self._on_edited)

    def _lines(self) -> list[QLineEdit]:
        return [self.day, self.quantity, self.matter, self.witness, self.place, self.note]

    # What is shown

    def show_items(self, index: ItemIndex) -> None:
        """The items of the rules; one that was chosen stays, as it is now."""
        self._index = index
        chosen = self.item.value()
        now = index.by_code(chosen.value.code) if chosen else None
        if chosen is not None and (now is None or now != chosen.value):
            self.item.show_value(item_offer(now, self._language) if now else None)
            self._show_item()

    def show_state(self, state: EntryState, who: Offer | None = None) -> None:
        """Show other values; nothing is told. People come by `show_people`."""
        self.blockSignals(True)
        self.clear_errors()
        self.who.show_value(who)
        self.people.show_nobody(self.tr("先找到一户"))
        item = self._index.by_code(state.item) if self._index and state.item else None
        self.item.show_value(item_offer(item, self._language) if item else None)
        self.day.set_day(state.on)
        self.quantity.setText(state.quantity)
        for line, words in zip(
            (self.matter, self.witness, self.place, self.note),
            (state.matter, state.witness, state.place, state.note),
            strict=True,
        ):
            line.setText(words)
        self.files.clear()
        self._show_item()
        self._kept_evidence = state.evidence
        self.evidence.show_value(state.evidence)
        self.blockSignals(False)

    def show_item(self, code: str) -> None:
        """Choose an item by its code, with the evidence that was given for it."""
        item = self._index.by_code(code) if self._index else None
        self.item.show_value(item_offer(item, self._language) if item else None)
        self._show_item()
        self.evidence.show_value(self._kept_evidence)

    def offer_households(self, offers: Sequence[Offer]) -> None:
        """What a search for a household found."""
        self.who.offer(offers, self.tr("没有找到。换姓名、拼音首字母或门牌试试。"))

    def show_people(self, people: Sequence[Any], chosen: UUID | None) -> None:
        """The household's people of age."""
        if people:
            self.people.show_people(people, chosen)
        else:
            self.people.show_nobody(self.tr("户册里没有住在这里的成年人"))

    def state(self) -> EntryState:
        """All that is typed. Raises BadValue (a day that is none)."""
        who, item = self.who.value(), self.item.value()
        asks_quantity = not self.rows["quantity"].isHidden()
        return EntryState(
            who.value.household if who else None,
            self.people.value(),
            item.value.code if item else "",
            self._day(),
            self.quantity.text().strip() if asks_quantity else "",
            self.matter.text().strip(),
            self.place.text().strip(),
            self.evidence.value(),
            self.witness.text().strip(),
            self.note.text().strip(),
            (*self.files.photos(), *self.files.papers()),
        )

    def kept(self) -> EntryState:
        """What stays for the next entry: item, day and what was done together."""
        item, day = self.item.value(), self.day_or(None)
        code = item.value.code if item else ""
        return EntryState(item=code, on=day, evidence=self.evidence.value())

    @property
    def chosen_item(self) -> Any:
        """The item that is chosen; None where there is none."""
        offer = self.item.value()
        return offer.value if offer else None

    def day_or(self, otherwise: Any) -> Any:
        """The day that is typed; `otherwise` while it is none."""
        try:
            return self.day.day() or otherwise
        except ValueError:
            return otherwise

    def _day(self) -> date | None:
        try:
            return self.day.day()
        except ValueError:
            raise BadValue("on", self.day.text(), "not_a_date") from None

    @property
    def _language(self) -> str:
        return self._app.settings.language

    # Errors

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for row in self.rows.values():
            row.set_error("")

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Say what is wrong, by field, and go there; False when no field is its."""
        known = {field: reason for field, reason in faults.items() if field in self.rows}
        for field, reason in known.items():
            row = self.rows[field]
            row.setVisible(True)
            row.label.setVisible(True)
            row.set_error(texts.reason_word(reason, self._language))
        for field in known:
            self.focus_field(field)
            return True
        return False

    def focus_field(self, field: str) -> None:
        """Put the keyboard into a field."""
        if field == "resident":
            self.people.take_focus()
        else:
            self.rows[field].field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the item asks for

    def _show_item(self) -> None:
        item = self.chosen_item
        unit = item.unit if item else None
        self.people.let_be_nobody(item is not None and not item.needs_resident)
        is_hours = unit is Unit.HOURS
        self.rows["quantity"].label.setText(self.tr("小时") if is_hours else self.tr("数量"))
        takes_one = self._shows_more and item is not None and item.takes_quantity
        self._show("quantity", unit in _ASKS_QUANTITY or takes_one)
        self._show("matter", bool(item and item.group) or self._shows_more)
        kinds = item.evidence if item else ()
        self.evidence.show_kinds(kinds)
        self._show("evidence", bool(kinds))
        self._show("witness", any(_WITNESS in kind for kind in kinds) or self._shows_more)
        self._show("place", self._shows_more)
        self.more.setText(
            self.tr("收起地点、证明人等") if self._shows_more else self.tr("还要填地点、证明人等")
        )

    def _show(self, field: str, is_on: bool) -> None:
        row = self.rows[field]
        if row.field in (self.matter, self.witness, self.place):
            is_on = is_on or bool(row.field.text())  # what was typed is not hidden
        row.setVisible(is_on)
        row.label.setVisible(is_on)

    def _toggle_more(self) -> None:
        self._shows_more = not self._shows_more
        self._show_item()
        if self._shows_more:
            self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    # What signals tell

    def _on_edited(self) -> None:
        self.edited.emit()

    def _on_who(self, offer: Offer | None) -> None:
        if offer is None:
            self.people.show_nobody(self.tr("先找到一户"))
        self.household_chosen.emit(offer)
        self._on_edited()

    def _on_item_asked(self, typed: str) -> None:
        if self._index is not None:
            found = [item_offer(item, self._language) for item in self._index.find(typed)]
            self.item.offer(found, self.tr("规则里没有这样的项目"))

    def _on_item(self, offer: Offer | None) -> None:
        self._show_item()
        self._on_edited()
        if offer is not None:
            self._go_on(self.item)

    def _on_files(self) -> None:
        """A photo is evidence of its kind."""
        if self.files.photos():
            self.evidence.tick([kind for kind in self.evidence.kinds if _PHOTO in kind])
        self._on_edited()

    # The keyboard

    def take_focus(self) -> None:
        """Where an entry begins."""
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_missing(self) -> None:
        """On to what is not settled yet, once the household's people are known."""
        if not self.people.is_settled:
            self.people.take_focus()
        else:
            self._go_on(self.people)

    def _go_on(self, at: QWidget) -> None:
        """To the field after this one that is shown."""
        fields = [row.field for row in self.rows.values() if not row.isHidden()]
        place = fields.index(at)
        if place + 1 >= len(fields):
            self.finished.emit()
        elif fields[place + 1] is self.people:
            self.people.take_focus()
        else:
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, arrows step the day, a picture on the clipboard is attached."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.files.paste()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if watched is self.day and event.key() in _DAYS:
            return self._step_day(_DAYS[Qt.Key(event.key())])
        if event.key() in _ENTERS and isinstance(watched, QWidget):
            self._go_on(watched)
            return True
        return False

    def _step_day(self, days: int) -> bool:
        try:
            day = self.day.day()
        except ValueError:
            return False
        if day is not None:
            self.day.set_day(day + timedelta(days=days))
        return day is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A picture is pasted wherever no text is typed."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.files.paste():
            return
        super().keyPressEvent(event)

    def say_hours(self, tenths: int) -> None:
        """What the hours of the year come to, below their field."""
        words = self.tr("今年已记 {hours} 小时").format(hours=quantity_text(tenths))
        self.rows["quantity"].set_hint(words if tenths else "")
