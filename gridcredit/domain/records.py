"""Records that travel between offices: base data (edited per field) and facts (append-only)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, get_type_hints
from uuid import UUID, uuid5

from gridcredit.domain.codes import (
    AreaLevel,
    Channel,
    ConsentKind,
    DwellingUse,
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
    Sex,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.notices import Duplicate, KeyShare, MatchMark, OfficeCertificate, PosterText

_AREA_NAMESPACE = UUID("6f1f7e0a-6a0e-5d0b-9f0e-0370403002aa")

# adult_on of a person past twenty in a package without personal fields: "adult long since".
EARLIER = "earlier"


class Kind(StrEnum):
    """Base data merges per field; facts are never changed, only corrected by later facts."""

    BASE = "base"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Area:
    """A node of the management tree; its code's prefix is not its parent."""

    id: UUID
    code: str
    name: str
    level: AreaLevel
    parent: UUID | None


@dataclass(frozen=True, slots=True)
class Target:
    """A dated coverage target of an area, in hundredths of a per cent (3000 = 30 %)."""

    id: UUID
    area: UUID
    on: date
    rate: int
    removed: str = ""  # the reason, when it was taken away


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule value that the district sends down, such as months before a tenant counts."""

    id: UUID
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A place with an address in one grid."""

    id: UUID
    area: UUID
    estate: str = ""  # 小区 / 自然村
    building: str = ""  # 楼栋
    unit: str = ""  # 单元
    room: str = ""  # 房号 / 门牌号
    use: DwellingUse = DwellingUse.HOME
    note: str = ""
    removed: str = ""  # the reason, when it was taken off the register


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together in one dwelling."""

    id: UUID
    dwelling: UUID
    number: str = ""  # 户号
    householder: str = ""  # 户主姓名
    note: str = ""
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Resident:
    """A person by 现住; ID number and phone are facts that can clash, never keys."""

    id: UUID
    household: UUID
    name: str = ""
    relation: str = ""  # 与户主关系
    sex: Sex = Sex.UNKNOWN
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    population: Population = Population.PERMANENT
    arrived_on: date | None = None
    registry_address: str = ""  # 户籍地址
    state: ResidentState = ResidentState.HOME
    left_on: date | None = None  # the day a death or a move takes effect
    limited: bool = False  # 不适用: no full civil capacity; no reason is ever stored
    adult_on: str = ""  # stands for birth_date where that may not go: ISO date or EARLIER
    note: str = ""
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One knock on one door. Only mode, time and outcome are compulsory."""

    id: UUID
    household: UUID
    at: str  # local wall time, ISO 8601 to the minute: 2026-11-22T19:30
    outcome: VisitOutcome
    mode: VisitMode = VisitMode.DOOR
    workers: tuple[str, ...] = ()
    met: tuple[UUID, ...] = ()
    topics: tuple[str, ...] = ()
    leaflets: int = 0
    follow_up: date | None = None
    note: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


@dataclass(frozen=True, slots=True)
class RegistrationEvent:
    """A dated event of one resident's 榴花分 registration."""

    id: UUID
    resident: UUID
    event: RegistrationKind
    on: date
    channel: Channel = Channel.VISIT
    visit: UUID | None = None
    note: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


@dataclass(frozen=True, slots=True)
class PledgeEvent:
    """A step in the life of one signed paper; the scan is a copy, never a signature."""

    id: UUID
    pledge: UUID
    resident: UUID
    stage: PledgeStage
    on: date
    number: str = ""  # 街道-村居-年份-serial
    template_version: str = ""
    place: str = ""
    witness: str = ""
    location: str = ""  # of the original: box-page
    scan: str = ""  # sha-256 of the file, hex
    visit: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """A consent given or withdrawn, with the version of the notice shown."""

    id: UUID
    resident: UUID
    consent: ConsentKind
    given: bool
    on: date
    notice_version: str = ""
    visit: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


Record = (
    Area
    | Target
    | Setting
    | Dwelling
    | Household
    | Resident
    | Visit
    | RegistrationEvent
    | PledgeEvent
    | ConsentEvent
    | MatchMark
    | KeyShare
    | OfficeCertificate
    | Duplicate
    | PosterText
)


@dataclass(frozen=True, slots=True)
class Entity:
    """What the journal knows of a kind of record."""

    name: str
    type: type[Any]
    kind: Kind
    personal: frozenset[str] = frozenset()  # fields that stay below the district
    files: frozenset[str] = frozenset()  # fields that name a file by its sha-256
    owner: str = ""  # field that leads to the record whose area this one shares
    between_offices: bool = False  # no grid is told, and nobody is asked to settle a conflict

    _hints: ClassVar[dict[str, dict[str, Any]]] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the travelling fields, the id left out."""
        return tuple(f.name for f in fields(self.type) if f.name != "id")


ENTITIES: dict[str, Entity] = {
    e.name: e
    for e in (
        Entity("area", Area, Kind.BASE, owner="parent"),
        Entity("target", Target, Kind.BASE, owner="area"),
        Entity("setting", Setting, Kind.BASE),
        Entity(
            "dwelling",
            Dwelling,
            Kind.BASE,
            personal=frozenset({"estate", "building", "unit", "room", "note"}),
            owner="area",
        ),
        Entity(
            "household",
            Household,
            Kind.BASE,
            personal=frozenset({"number", "householder", "note"}),
            owner="dwelling",
        ),
        Entity(
            "resident",
            Resident,
            Kind.BASE,
            personal=frozenset(
                {"name", "relation", "sex", "id_number", "birth_date", "phone"}
                | {"registry_address", "note"}
            ),
            owner="household",
        ),
        Entity(
            "visit",
            Visit,
            Kind.FACT,
            personal=frozenset({"note", "reason"}),
            owner="household",
        ),
        Entity(
            "registration_event",
            RegistrationEvent,
            Kind.FACT,
            personal=frozenset({"note", "reason"}),
            owner="resident",
        ),
        Entity(
            "pledge_event",
            PledgeEvent,
            Kind.FACT,
            personal=frozenset({"witness", "place", "scan", "reason"}),
            files=frozenset({"scan"}),
            owner="resident",
        ),
        Entity(
            "consent_event",
            ConsentEvent,
            Kind.FACT,
            personal=frozenset({"reason"}),
            owner="resident",
        ),
        Entity("match_mark", MatchMark, Kind.BASE, owner="resident", between_offices=True),
        Entity("key_share", KeyShare, Kind.BASE, owner="area", between_offices=True),
        Entity("office_certificate", OfficeCertificate, Kind.BASE, between_offices=True),
        Entity(
            "duplicate",
            Duplicate,
            Kind.BASE,
            personal=frozenset({"reason"}),
            owner="resident",
            between_offices=True,
        ),
        Entity("poster_text", PosterText, Kind.BASE, owner="area"),
    )
}
ENTITY_OF: dict[type[Any], Entity] = {e.type: e for e in ENTITIES.values()}
BETWEEN_OFFICES = tuple(e.name for e in ENTITIES.values() if e.between_offices)
"""Kinds of record that programs write for each other above the grids."""
UNPLACED = ("area", "target", "setting", "office_certificate")
"""Kinds of record that stand in no area, or are one: they move with nobody."""


def area_id(code: str) -> UUID:
    """The id of the area with this code: areas come from official lists that several
    offices read, so their id follows from the code and two readings agree."""
    return uuid5(_AREA_NAMESPACE, code)


def setting_id(key: str) -> UUID:
    """The id of the setting with this key, the same at every office."""
    return uuid5(_AREA_NAMESPACE, "setting:" + key)


def part_id(whole: UUID, what: str) -> UUID:
    """The id of the one record of a sort that belongs to another: whoever makes it, and however
    often, it is the same record."""
    return uuid5(whole, what)


def to_plain(value: Any) -> Any:
    """A field's value as JSON can hold it: ids as hex, dates as ISO text, tuples as lists."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):
        return value.isoformat()
    return [to_plain(v) for v in value]


def plain_fields(record: Record) -> dict[str, Any]:
    """All travelling fields of a record, plain, the id left out."""
    return {n: to_plain(getattr(record, n)) for n in ENTITY_OF[type(record)].fields}


def from_plain(entity: Entity, row: UUID, values: Mapping[str, Any]) -> Any:
    """The record of an entity from plain values; unknown names are passed over, missing
    ones take the type's defaults. Raises ValueError or TypeError when a value does not fit."""
    hints = _type_hints(entity)
    known = {n: _typed(hints[n], v) for n, v in values.items() if n in hints and n != "id"}
    return entity.type(id=row, **known)


def field_type(entity: str, field: str) -> Any:
    """The type of a field's values, `None` left out of it; None for what is not known."""
    known = ENTITIES.get(entity)
    hint = _type_hints(known).get(field) if known else None
    options = [a for a in getattr(hint, "__args__", ()) if a is not type(None)]
    is_list = getattr(hint, "__origin__", None) is tuple
    return options[0] if options and not is_list else hint


def _type_hints(entity: Entity) -> dict[str, Any]:
    hints = Entity._hints.get(entity.name)
    if hints is None:
        hints = Entity._hints[entity.name] = get_type_hints(entity.type)
    return hints


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    options = [a for a in getattr(hint, "__args__", ()) if a is not type(None)]
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(_typed(hint.__args__[0], v) for v in value)
    kind = options[0] if options else hint
    if kind is UUID:
        return UUID(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind in (bool, int, str):
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected, got {value!r}")
        return value
    return kind(value)
