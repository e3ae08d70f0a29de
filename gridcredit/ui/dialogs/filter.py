"""Keeps a filter of the register under a name, and changes one; whom it means is counted along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.codes import DwellingUse, Population, ResidentState
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.filters import Filter, PaperState
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters
from gridcredit.operations.register.filters import NamedFilter
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import line
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.label import Label

_PAUSE = 250
_TRUTHS = ("eligible", "informed", "registered", "pledged")
_CODES: dict[str, tuple[str, type[StrEnum]]] = {
    "paper": ("papers", PaperState),
    "state": ("states", ResidentState),
    "population": ("populations", Population),
    "use": ("uses", DwellingUse),
}


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A filter that was kept or changed; `before` is what it was, None of a new one."""

    id: UUID
    name: str
    before: NamedFilter | None


class FilterDialog(FormDialog):
    """`saved` carries a KeptFilter."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        areas: Sequence[Area],
        wanted: Filter,
        kept: NamedFilter | None = None,
    ) -> None:
        super().__init__(parent, app)
        title = self.tr("修改筛选") if kept else self.tr("保存为筛选")
        self.say(title, self.tr("保存"), self.tr("所有条件同时满足；不选的不限。"))
        self._desk, self._wanted, self._kept = desk, wanted, kept
        self._query: Task | None = None
        self._build(areas)
        self._counted = Label()
        self._counted.setProperty("role", "muted")
        self._counted.setMinimumHeight(20)
        self.add_below(self._counted)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._count)
        self._listen()
        self._name.setFocus()
        self._count()

    def _build(self, areas: Sequence[Area]) -> None:
        wanted, language = self._wanted, self.app.settings.language
        self._name = line(self._kept.name if self._kept else "", 100)
        self.add("name", self._name, self.tr("名称"))
        self._area = _choice([(self.tr("全部"), ""), *((a.name, a.code) for a in areas)])
        self._area.setCurrentIndex(max(self._area.findData(wanted.area), 0))
        self.add("area", self._area, self.tr("区域"))
        self._estate = line(wanted.estate or "", 40)
        self._building = line(wanted.building or "", 40)
        self.add("estate", self._estate)
        self.add("building", self._building)
        least, most = wanted.ages or (None, None)
        self._least, self._most = (
            line("" if one is None else str(one), 3) for one in (least, most)
        )
        self.add("age", _between(self._least, self._most, self.tr("至")))
        self._truths = {name: self._truth(name) for name in _TRUTHS}
        self._codes = {name: self._code(name, language) for name in _CODES}
        self._text = line(wanted.text, 60)
        self._text.setPlaceholderText(self.tr("姓名、首字母、门牌"))
        self.add("text", self._text)

    def _truth(self, name: str) -> QComboBox:
        made = _choice([(self.tr("不限"), None), (self.tr("是"), True), (self.tr("否"), False)])
        made.setCurrentIndex((None, True, False).index(getattr(self._wanted, name)))
        self.add(name, made, self._called(name))
        return made

    def _called(self, name: str) -> str:
        """What a condition is called; records of other kinds have fields of these names."""
        words = {
            "eligible": self.tr("应注册"),
            "informed": self.tr("已告知"),
            "registered": self.tr("已注册"),
            "pledged": self.tr("已签承诺"),
            "paper": self.tr("纸质承诺书"),
        }
        return words.get(name, "")

    def _code(self, name: str, language: str) -> QComboBox:
        """One of a list of codes; several that were asked for stay as they are."""
        field, codes = _CODES[name]
        held = getattr(self._wanted, field)
        rows: list[tuple[str, Any]] = [(self.tr("不限"), ())]
        rows += [(texts.word(code, language), (code,)) for code in codes]
        if len(held) > 1:
            rows.append(("/".join(texts.word(code, language) for code in held), held))
        made = _choice(rows)
        made.setCurrentIndex([data for _, data in rows].index(held))
        self.add(name, made, self._called(name))
        return made

    def _listen(self) -> None:
        for typed in (self._estate, self._building, self._least, self._most, self._text):
            typed.textChanged.connect(lambda _text: self._wait.start())
        for choice in (self._area, *self._truths.values(), *self._codes.values()):
            choice.currentIndexChanged.connect(lambda _at: self._wait.start())

    def asked(self) -> Filter | dict[str, str]:
        """What is asked for now, or what is wrong with what was typed, by field."""
        ages = [one.text().strip() for one in (self._least, self._most)]
        if any(one and not one.isdecimal() for one in ages):
            return {"age": "18-60"}
        least, most = (int(one) if one else None for one in ages)
        codes: dict[str, Any] = {
            field: tuple(self._codes[name].currentData()) for name, (field, _) in _CODES.items()
        }
        return replace(
            self._wanted,
            area=self._area.currentData(),
            estate=_stated(self._estate, self._wanted.estate),
            building=_stated(self._building, self._wanted.building),
            ages=None if least is None and most is None else (least, most),
            text=" ".join(self._text.text().split()),
            **{name: choice.currentData() for name, choice in self._truths.items()},
            **codes,
        )

    def save(self) -> Callable[[], Any] | None:
        """Keeping it."""
        wanted, name = self.asked(), self._name.text().strip()
        faults = dict(wanted) if isinstance(wanted, dict) else {}
        if not name:
            faults["name"] = "empty"
        if self.show_faults(faults) or isinstance(wanted, dict):
            return None
        desk, kept = self._desk, self._kept

        def keep() -> KeptFilter:
            if kept is None or kept.id is None:
                return KeptFilter(filters.keep_filter(desk, name, wanted), name, None)
            filters.change_filter(desk, kept.id, name, wanted)
            return KeptFilter(kept.id, name, kept)

        return keep

    def _count(self) -> None:
        wanted, desk = self.asked(), self._desk
        if self._query is not None:
            self._query.cancel()
        if isinstance(wanted, dict):
            self._counted.setText("")
            return
        self._query = self.app.runner.ask(
            lambda: filters.count(desk, wanted), self._on_counted, self._on_not_counted, owner=self
        )

    def _on_counted(self, numbers: tuple[int, int]) -> None:
        people, homes = numbers
        words = self.tr("现在符合：{people:,} 人，{homes:,} 户")
        self._counted.setText(words.format(people=people, homes=homes))

    def _on_not_counted(self, error: GridCreditError) -> None:
        self._counted.setText(texts.describe(error, self.app.settings.language))


def _choice(rows: Sequence[tuple[str, Any]]) -> QComboBox:
    made = QComboBox()
    for words, data in rows:
        made.addItem(words, data)
    return made


def _between(least: QLineEdit, most: QLineEdit, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SMALL)
    for part in (least, Label(words), most):
        row.addWidget(part)
    row.addStretch(1)
    for part in (least, most):
        part.setFixedWidth(64)
    made.setFocusProxy(least)
    return made


def _stated(typed: QLineEdit, before: str | None) -> str | None:
    """What was typed; blank asks for nothing, unless a blank was asked for before."""
    words = " ".join(typed.text().split())
    return words or (before if before == "" else None)
