"""Quotas, clocks and the number of the approval of a level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from gridcredit.domain.stars.codes import StarLevel
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import schemes
from gridcredit.operations.stars.schemes import SchemeSeen
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.stars.words import level_words


class SchemeDialog(FormDialog):
    """What a level allows: -1 stands for no limit."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, level: StarLevel, area: str) -> None:
        super().__init__(parent, app)
        self._desk, self._level, self._area = desk, level, area
        self.say(
            self.tr("名额与时限 · {level}").format(level=level_words(level, app.settings.language)),
            self.tr("保存"),
            self.tr("时限都是工作日，从进入这一步的第二天起算。没有批准文号的，一律不写“表彰”。"),
        )
        self.quotas = {span: self._number(-1, 10_000) for span in Span}
        for made in self.quotas.values():
            made.setSpecialValueText(self.tr("不限"))
        self.approval = QLineEdit()
        self.approval.setMaxLength(60)
        self.add("month", self.quotas[Span.MONTH], self.tr("月名额"))
        self.add("quarter", self.quotas[Span.QUARTER], self.tr("季名额"))
        self.add("year", self.quotas[Span.YEAR], self.tr("年名额"))
        self.add("approval", self.approval, self.tr("批准文号"))
        self.clocks = {name: self._number(1, 250) for name in self._clock_words()}
        self.clocks["until"].setMaximum(28)
        for name, words in self._clock_words().items():
            self.add(name, self.clocks[name], words)
        self._save.setEnabled(False)
        self.app.runner.ask(
            lambda: schemes.scheme_at(desk, area, level),
            self._on_known,
            self._on_failed,
            owner=self,
        )

    def _clock_words(self) -> dict[str, str]:
        return {
            "until": self.tr("每月推荐截止日"),
            "initial": self.tr("初审"),
            "review": self.tr("审核"),
            "notice": self.tr("公示"),
            "objection": self.tr("答复异议"),
            "award": self.tr("认定"),
            "publish": self.tr("发布"),
            "remove": self.tr("撤下"),
        }

    def _number(self, least: int, most: int) -> QSpinBox:
        made = QSpinBox()
        made.setRange(least, most)
        return made

    def _on_known(self, seen: SchemeSeen) -> None:
        for span, made in self.quotas.items():
            quota = seen.terms.quota(span)
            made.setValue(-1 if quota is None else quota)
        self.approval.setText(seen.terms.approval)
        for name, made in self.clocks.items():
            made.setValue(getattr(seen.terms.clocks, name))
        self._save.setEnabled(True)
        self.quotas[Span.MONTH].setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write what is shown."""
        desk, level, area = self._desk, self._level, self._area
        quotas = {
            span: made.value() if made.value() >= 0 else None for span, made in self.quotas.items()
        }
        approval = self.approval.text()
        clocks = {name: made.value() for name, made in self.clocks.items()}
        return lambda: schemes.set_scheme(desk, area, level, quotas, approval, clocks)
