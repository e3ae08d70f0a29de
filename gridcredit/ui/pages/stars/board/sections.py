"""The cards of one nomination: the form, what the nominee agreed to, what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.domain.stars.forms import count
from gridcredit.domain.stars.nominations import agreed
from gridcredit.operations.stars.glance import StarSeen
from gridcredit.ui.tokens import GAP, SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label

_LABEL = 72
ConsentWanted = Callable[[StarConsent, bool, UUID | None, str], None]


def form_card(seen: StarSeen, language: str, actions: Sequence[QWidget]) -> Card:
    """What the 推荐表 says; blank fields are left out."""
    translate = QCoreApplication.translate
    star = seen.line.star
    held = {
        translate("stars", "事迹摘要"): star.summary,
        translate("stars", "事迹（{count} 字）").format(count=count(star.story)): star.story,
        translate("stars", "证明人"): "、".join(star.witnesses),
        translate("stars", "推荐方式"): star.way,
        translate("stars", "依据"): star.grounds,
        translate("stars", "关系申报"): star.ties,
        translate("stars", "年龄段"): star.age_band,
        translate("stars", "成员"): "、".join(name for _, name in seen.people),
        translate("stars", "例外理由"): star.exception,
        translate("stars", "推荐人"): star.by,
    }
    marks = [
        words
        for is_so, words in (
            (star.official, translate("stars", "村居或街道干部")),
            (star.deceased, translate("stars", "已故")),
            (bool(star.scan), translate("stars", "有扫描件")),
            (bool(star.photo), translate("stars", "有照片")),
        )
        if is_so
    ]
    held[translate("stars", "其他")] = " · ".join(marks)
    card = Card(translate("stars", "推荐表"))
    card.body.addLayout(_pairs([(label, words) for label, words in held.items() if words]))
    if actions:
        card.body.addLayout(_row(actions))
    return card


def consent_card(seen: StarSeen, language: str, wanted: ConsentWanted | None) -> Card:
    """The three consents with their days, of a group's members too; a button each where this
    account may write them."""
    translate = QCoreApplication.translate
    card = Card(translate("stars", "本人授权"))
    given = seen.line.nomination.consents
    people: list[tuple[UUID | None, str]] = [(None, ""), *seen.people]
    for member, name in people:
        if name:
            card.body.addWidget(_muted(name))
        held = agreed(given, member)
        for kind in StarConsent:
            card.body.addLayout(_consent_row(kind, held, language, wanted, member, name))
    return card


def _consent_row(
    kind: StarConsent,
    held: Any,
    language: str,
    wanted: ConsentWanted | None,
    member: UUID | None,
    name: str,
) -> QHBoxLayout:
    translate = QCoreApplication.translate
    what, told = texts.word(kind, language), held.get(kind)
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    if told is None:
        state = translate("stars", "{what}：未签")
    elif told.given:
        state = translate("stars", "✓ {what}：{day}")
    else:
        state = translate("stars", "{what}：{day} 撤回")
    day = told.since.isoformat() if told else ""
    row.addWidget(Label(state.format(what=what, day=day)), 1)
    if wanted is not None:
        gives = told is None or not told.given
        words = translate("stars", "登记同意") if gives else translate("stars", "登记撤回")
        made = button(words, partial(wanted, kind, gives, member, name), kind="link")
        made.setAccessibleName(f"{words} {what} {name}".strip())
        row.addWidget(made)
    return row


def history_card(lines: Sequence[tuple[Any, str, str]]) -> Card:
    """What happened, the latest first."""
    card = Card(QCoreApplication.translate("stars", "经过"))
    pairs = [(f"{day:%Y-%m-%d}", f"{words}\n{why}" if why else words) for day, words, why in lines]
    card.body.addLayout(_pairs(pairs))
    return card


def honour_card(title: str, words: str, actions: Sequence[QWidget]) -> Card:
    """A certificate, and what may be done with it."""
    card = Card(title)
    card.body.addWidget(_plain(words))
    if actions:
        card.body.addLayout(_row(actions))
    return card


def _pairs(pairs: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(SMALL)
    grid.setColumnMinimumWidth(0, _LABEL)
    grid.setColumnStretch(1, 1)
    for at, (label, words) in enumerate(pairs):
        grid.addWidget(_muted(label), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_plain(words), at, 1)
    return grid


def _row(actions: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, TIGHT, 0, 0)
    flow = FlowLayout(across=SMALL, down=TIGHT)
    for action in actions:
        flow.addWidget(action)
    column.addLayout(flow)
    return column


def _plain(words: str) -> Label:
    made = Label(words)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _muted(words: str) -> Label:
    made = Label(words)
    made.setProperty("role", "muted")
    made.setWordWrap(True)
    return made
