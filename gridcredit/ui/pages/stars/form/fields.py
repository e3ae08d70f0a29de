"""The fields of the 推荐表, in the order of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import StarKind
from gridcredit.domain.stars.forms import LONGEST_SUMMARY, STORY
from gridcredit.operations.stars.board import StarLine
from gridcredit.operations.stars.lookups import Found
from gridcredit.ui.app import App
from gridcredit.ui.pages.stars.form.consents import ConsentTicks
from gridcredit.ui.pages.stars.form.counted import CountedText
from gridcredit.ui.pages.stars.form.files import FormFiles
from gridcredit.ui.pages.stars.form.members import Members
from gridcredit.ui.pages.stars.form.state import FormState
from gridcredit.ui.pages.stars.words import period_words
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.picker import Offer, Picker
from gridcredit.ui.widgets.segmented import Segmented

_LABEL = 84
_WAYS: tuple[Any, ...] = (
    QT_TRANSLATE_NOOP("stars", "村居推荐"),
    QT_TRANSLATE_NOOP("stars", "党支部推荐"),
    QT_TRANSLATE_NOOP("stars", "三名以上邻里联名"),
    QT_TRANSLATE_NOOP("stars", "自荐"),
)
_OWN = ("kind", "household", "chosen_from", "exception", "consents")
_FIELD_OF = {"resident": "household", "members": "members", "take_part": "consents"}
_FIELD_OF |= {"notice": "consents", "media": "consents", "scan": "files", "photo": "files"}
_FIELD_OF |= {"on": "consents", "consent": "consents"}


class NominationFields(QWidget):
    """Tells that something was typed; who is searched is answered by `offer_people`."""

    edited = Signal()
    nominee_asked = Signal(object)
    nominee_chosen = Signal()

    def __init__(self, app: App, over: QWidget, today: date) -> None:
        """`over`: what the lists of the pickers may lie over."""
        super().__init__()
        self._app = app
        language = app.settings.language
        self.kind = Segmented(
            self.tr("类别"), [(kind.value, texts.word(kind, language)) for kind in StarKind]
        )
        self.who = Picker(self.tr("被推荐人"), self.tr("姓名、拼音、电话、门牌"), over, 120)
        self.name = QLineEdit()
        self.members = Members(over)
        self.way = QComboBox()
        self.summary = CountedText(0, LONGEST_SUMMARY, 84)
        self.story = CountedText(*STORY, 220)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.grounds, self.ties, self.exception = QLineEdit(), QLineEdit(), QLineEdit()
        self.official = QCheckBox(self.tr("是村居或街道干部"))
        self.chosen_from = QComboBox()
        self.consents = ConsentTicks(language, today)
        self.files = FormFiles(app)
        self._build()
        self._connect()
        self._show_kind()

    def _build(self) -> None:
        self.form = Form(_LABEL)
        self.rows: dict[str, FormRow] = {}
        self._add("kind", self.kind, self.tr("类别"))
        self._add("chosen_from", self.chosen_from, self.tr("来自"))
        self._add("exception", self.exception, self.tr("例外理由"))
        self._add("household", self.who, self.tr("被推荐人"))
        self._add("name", self.name, self.tr("集体名称"))
        hint = self.tr("只有本人同意公示的成员才会写出姓名")
        self._add("members", self.members, self.tr("成员"), hint)
        self._add("way", self.way, self.tr("推荐方式"))
        self._add("summary", self.summary, self.tr("事迹摘要"))
        self._add("story", self.story, self.tr("事迹"))
        self._add("witnesses", self.first, self.tr("证明人一"))
        self._add("second", self.second, self.tr("证明人二"))
        self._add("grounds", self.grounds, self.tr("依据"))
        self._add("ties", self.ties, self.tr("关系申报"))
        self._add("official", self.official, self.tr("身份"))
        self._add("consents", self.consents, self.tr("本人授权"))
        self._add("files", self.files, self.tr("附件"))
        for way in _WAYS:  # the form keeps what paper says, in whatever language it is shown
            self.way.addItem(QCoreApplication.translate("stars", way), str(way))
        self.grounds.setPlaceholderText(self.tr("活动、文件或证明的名称和编号"))
        self.ties.setPlaceholderText(self.tr("与推荐人、审核人的亲属或利害关系，没有写“无”"))
        self.exception.setPlaceholderText(self.tr("不从上一期的诚信之星里选时写明"))
        for line, most in ((self.name, 60), (self.first, 20), (self.second, 20)):
            line.setMaxLength(most)
        for line in (self.grounds, self.ties, self.exception):
            line.setMaxLength(120)
        self.summary.text.setFixedHeight(84)
        self.kind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for name in ("members", "summary", "story", "files", "consents"):
            self.rows[name].setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def _add(self, field: str, widget: QWidget, label: str, hint: str = "") -> None:
        self.rows[field] = self.form.add(label, widget, hint)
        if isinstance(widget, CountedText):
            widget.text.setAccessibleName(label)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _kind: self._on_kind())
        self.who.asked.connect(self.nominee_asked)
        self.who.chosen.connect(lambda _offer: self._on_who())
        self.who.passed.connect(lambda: self.way.setFocus())
        self.members.asked.connect(self.nominee_asked)
        for part in (self.members, self.summary, self.story, self.consents, self.files):
            part.edited.connect(self.edited)
        for line in (self.name, self.first, self.second, self.grounds, self.ties, self.exception):
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.way.activated.connect(lambda _at: self.edited.emit())
        self.chosen_from.activated.connect(lambda _at: self._on_chosen_from())
        self.official.toggled.connect(lambda _on: self.edited.emit())

    # What is shown

    def show_state(self, state: FormState, *, is_amended: bool = False) -> None:
        """Show a form; of one that is amended the nominee stays. Nothing is told."""
        self.blockSignals(True)
        self.clear_errors()
        self.kind.choose(state.kind)
        who = Found(_id(state.household), _id(state.resident), state.who, "")
        has_nominee = bool(state.household or state.resident)
        self.who.show_value(Offer(who, state.who) if has_nominee else None)
        self.name.setText(state.name)
        self.members.show_value(state.members)
        self.way.setCurrentIndex(max(self.way.findData(state.way), 0))
        if state.way and self.way.findData(state.way) < 0:
            self.way.addItem(state.way, state.way)
            self.way.setCurrentIndex(self.way.count() - 1)
        self.summary.show_value(state.summary)
        self.story.show_value(state.story)
        self.first.setText(state.witnesses[0])
        self.second.setText(state.witnesses[1])
        self.grounds.setText(state.grounds)
        self.ties.setText(state.ties)
        self.official.setChecked(state.official)
        self.exception.setText(state.exception)
        at = self.chosen_from.findData(state.chosen_from)
        self.chosen_from.setCurrentIndex(max(at, 0))
        self.consents.show_value(state.consents)
        self.files.show_value(state.scan, state.photo)
        for name in _OWN:
            self.rows[name].setEnabled(not is_amended)
        self._show_kind()
        if is_amended:
            for name in ("chosen_from", "exception", "consents"):
                self._show(name, False)
        self.blockSignals(False)

    def show_pool(self, stars: Sequence[StarLine], *, is_long: bool) -> None:
        """The stars that a quarter or a year may draw on."""
        kept = self.chosen_from.currentData()
        self.chosen_from.clear()
        self.chosen_from.addItem(self.tr("不来自，写明例外理由"), "")
        for line in stars:
            words = f"{line.star.name} · {period_words(line.star.period)} · {line.star.number}"
            self.chosen_from.addItem(words, line.id.hex)
        self.chosen_from.setCurrentIndex(max(self.chosen_from.findData(kept or ""), 0))
        self._show("chosen_from", is_long)
        self._show("exception", is_long and not self.chosen_from.currentData())

    def offer_people(self, typed: str, offers: Sequence[Offer]) -> None:
        """What a search found, for whichever line asked."""
        nothing = self.tr("没有找到。换姓名、拼音首字母或门牌试试。")
        for picker in (self.who, self.members.picker):
            if picker.line.hasFocus() and picker.typed == typed:
                picker.offer(offers, nothing)

    def state(self) -> FormState:
        """All that is typed."""
        offer = self.who.value()
        found = offer.value if offer else None
        return FormState(
            str(self.kind.value()),
            offer.words if offer else "",
            found.household.hex if found and found.household else "",
            found.resident.hex if found and found.resident else "",
            self.name.text().strip(),
            self.members.value(),
            str(self.way.currentData() or ""),
            self.summary.value(),
            self.story.value(),
            (self.first.text().strip(), self.second.text().strip()),
            self.grounds.text().strip(),
            self.ties.text().strip(),
            self.official.isChecked(),
            str(self.chosen_from.currentData() or ""),
            self.exception.text().strip(),
            self.consents.value(),
            self.files.scan,
            self.files.photo,
        )

    # What is wrong

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for row in self.rows.values():
            row.set_error("")

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Say what is wrong, by field, and go there; False when no field is its."""
        language = self._app.settings.language
        for told, reason in faults.items():
            field = _FIELD_OF.get(told, told)
            if field not in self.rows or self.rows[field].isHidden():
                continue
            self.rows[field].set_error(texts.reason_word(reason, language))
            self.rows[field].field.setFocus()
            return True
        return False

    # Kinds

    def _show_kind(self) -> None:
        is_group = self.kind.value() == StarKind.GROUP
        self._show("household", not is_group)
        self._show("name", is_group)
        self._show("members", is_group)

    def _show(self, field: str, is_on: bool) -> None:
        row = self.rows[field]
        row.setVisible(is_on)
        row.label.setVisible(is_on)

    def _on_kind(self) -> None:
        self._show_kind()
        chosen = self.who.value()
        if self.kind.value() == StarKind.PERSON and chosen and chosen.value.resident is None:
            self.who.show_value(None)  # a household is nobody
        self._on_who()

    def _on_who(self) -> None:
        self.nominee_chosen.emit()
        self.edited.emit()

    def _on_chosen_from(self) -> None:
        self._show("exception", not self.chosen_from.currentData())
        self.edited.emit()


def _id(text: str) -> Any:
    return UUID(hex=text) if text else None
