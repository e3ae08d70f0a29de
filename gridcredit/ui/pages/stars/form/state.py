"""A 推荐表 as it is typed, and as a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel
from gridcredit.operations.stars.nominating import NewStar
from gridcredit.ui.widgets.date_line import parse_day

NEW = UUID(int=1)
"""The draft of a form of somebody who is not nominated yet; a returned form's is known by its
nomination."""


@dataclass(frozen=True, slots=True)
class FormState:
    """All that is typed; days as they are typed. `who` are the words of the nominee."""

    kind: str = StarKind.PERSON.value
    who: str = ""
    household: str = ""  # ids, in hex
    resident: str = ""
    name: str = ""
    members: tuple[tuple[str, str], ...] = ()  # id in hex, name
    way: str = ""
    summary: str = ""
    story: str = ""
    witnesses: tuple[str, str] = ("", "")
    grounds: str = ""
    ties: str = ""
    official: bool = False
    chosen_from: str = ""
    exception: str = ""
    consents: tuple[tuple[str, str], ...] = ()  # the consent's code, its day
    scan: str = ""
    photo: str = ""
    place: tuple[str, str, str] = field(default=("", "", ""))  # period, level, area

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that would be missed."""
        told = replace(self, kind=StarKind.PERSON.value, way="", place=("", "", ""))
        return told == FormState()


def to_draft(state: FormState) -> str:
    """What is kept of a form."""
    return json.dumps(asdict(state), ensure_ascii=False)


def from_draft(body: str) -> FormState:
    """What was kept; a blank form where that is nothing of this program's."""
    try:
        told: Any = json.loads(body) if body else {}
    except ValueError:
        return FormState()
    if not isinstance(told, dict):
        return FormState()
    known = {f.name: _frozen(told[f.name]) for f in fields(FormState) if f.name in told}
    return FormState(**known)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


def new_star(state: FormState, period: str, level: StarLevel, area: str) -> NewStar:
    """The form as it is submitted. Raises BadValue for days that are none."""
    is_group = state.kind == StarKind.GROUP
    return NewStar(
        period,
        level,
        area,
        StarKind(state.kind),
        state.way,
        state.summary,
        None if is_group else _id(state.resident),
        None if is_group else _id(state.household),
        state.name if is_group else "",
        tuple(UUID(hex=row) for row, _ in state.members) if is_group else (),
        state.story,
        state.witnesses,
        state.grounds,
        state.ties,
        state.official,
        _id(state.chosen_from),
        state.exception,
        Path(state.scan) if state.scan else None,
        Path(state.photo) if state.photo else None,
        tuple((StarConsent(kind), _day(kind, on)) for kind, on in state.consents),
    )


def changes(state: FormState, star: Star) -> Mapping[str, Any]:
    """What a returned form says otherwise now."""
    told: dict[str, Any] = {
        "way": state.way,
        "summary": state.summary,
        "story": state.story,
        "witnesses": tuple(w for w in state.witnesses if w),
        "grounds": state.grounds,
        "ties": state.ties,
        "official": state.official,
    }
    if star.kind is StarKind.GROUP:
        told["name"] = state.name
        told["members"] = tuple(UUID(hex=row) for row, _ in state.members)
    return {name: value for name, value in told.items() if value != getattr(star, name)}


def state_of(star: Star, people: tuple[tuple[UUID, str], ...]) -> FormState:
    """A form that was submitted, as it may be said otherwise."""
    witnesses = (*star.witnesses, "", "")
    return FormState(
        star.kind.value,
        star.name,
        star.household.hex if star.household else "",
        star.resident.hex if star.resident else "",
        star.name,
        tuple((row.hex, name) for row, name in people),
        star.way,
        star.summary,
        star.story,
        (witnesses[0], witnesses[1]),
        star.grounds,
        star.ties,
        star.official,
    )


def _id(text: str) -> UUID | None:
    return UUID(hex=text) if text else None


def _day(kind: str, text: str) -> date:
    try:
        day = parse_day(text)
    except ValueError:
        day = None
    if day is None:
        raise BadValue(kind, text, "not_a_date")
    return day
