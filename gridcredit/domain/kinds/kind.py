"""What a kind of record declares of itself: the one place from which tables, wire form, redaction,
what goes down, undo, timelines, words and tests over all kinds are derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, Protocol, get_origin, get_type_hints
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import Rule, sha256

Words = tuple[str, str]
"""Chinese and English."""

Columns = tuple[str, ...]

EVERYBODY = frozenset(Office)


class Nature(StrEnum):
    """Base data merges per field; facts are never changed, only corrected by later facts."""

    BASE = "base"
    FACT = "fact"


class Up(StrEnum):
    """How much of a kind an office gets from below."""

    WHOLE = "whole"  # every field, up to the district
    OPEN = "open"  # every field up to the street, above it those that are not personal
    COUNTS = "counts"  # above the street only whose it is and of which day, to be counted
    STREET = "street"  # whole up to the street, nothing above it
    HERE = "here"  # nothing leaves the office that wrote it


class Down(StrEnum):
    """Which offices below hear of a kind."""

    AREA = "area"  # the one in whose area it stands
    AREAS = "areas"  # the areas themselves: those below, above and beside its own
    AREA_ABOVE = "area_above"  # all below the area that it names
    ALL = "all"  # all below
    OTHERS = "others"  # all below but the one that it is about
    ADDRESSEE = "addressee"  # the one that it names, and all where it names its own maker
    NEVER = "never"


class Names(Protocol):
    """How other records are called, for a line that names one of them to a person."""

    def record(self, kind: str, row: UUID) -> Any:
        """Another record. Raises NotFound."""

    def of(self, kind: str, row: UUID) -> str:
        """What people call another record; blank where it is not here."""

    def person(self, name: str) -> str:
        """A person's name, masked where it is to be."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: what people call it, and what may be done with it."""

    zh: str
    en: str
    personal: bool = False
    """Only the street and those below it may hear it."""
    erasable: bool = False
    """It goes when the person it is about asks for it."""
    editable: bool = True
    """People may change it by hand."""
    file: bool = False
    """It names a file by its sha-256."""
    rule: Rule | None = None
    """What is asked of it beyond what is asked of all of its type."""
    added: bool = False
    """A later migration step added it: its column, a text, is blank by default."""
    headings: str = ""
    """What columns of registers that state it are headed, the first being our own."""

    @property
    def words(self) -> Words:
        """What people call it."""
        return self.zh, self.en


FACT_FIELDS: dict[str, Field] = {
    "corrects": Field("更正对象", "Corrects"),
    "void": Field("作废", "Void"),
    "reason": Field("理由", "Reason", personal=True, added=True),
}
"""The fields that every fact has beside its content."""

PHOTOS: dict[str, Field] = {
    f"photo_{at}": Field(
        f"照片{zh}", f"Photo {at}", personal=True, erasable=True, file=True, rule=sha256
    )
    for at, zh in enumerate("一二三", start=1)
}
"""Up to three photos, for kinds whose record has the fields photo_1 to photo_3."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A paper that goes through stages: the field that says which paper, the field that says which
    stage, and the stages in their order."""

    paper: str
    stage: str
    order: tuple[StrEnum, ...]

    def place(self, step: Any) -> tuple[UUID, int]:
        """Which paper a step is of, and how far it leads it."""
        return getattr(step, self.paper), self.order.index(getattr(step, self.stage))


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind:
    """One kind of record. `name` is its name in the journal, its table's and its topic's."""

    name: str
    record: type[Any]
    nature: Nature
    words: Words
    columns: Mapping[str, Field]
    """Its fields, the id left out, in the order of the record's."""
    owner: str = ""
    """The field that leads to the record whose area this one shares; blank: it stands in none."""
    refs: Mapping[str, str] = field(default_factory=dict)
    """Fields that name other records, and of which kind; also the owner's, where it is not called
    like its kind. Who is named is not taken off when an import is undone."""
    up: Up = Up.OPEN
    down: Down = Down.AREA
    office: str = ""
    """The field with the node that the record is about, or is for (Down)."""
    maker: str = ""
    """The field with the node that made it, where `down` is ADDRESSEE."""
    between_offices: bool = False
    """Programs write it for each other: no grid is told, nobody settles a conflict or undoes it."""
    is_final: bool = False
    """Once written it stays as it is: undoing the import that brought it leaves it."""
    off: str = ""
    """The field whose text, a reason, takes a record off the register."""
    blank_is_off: frozenset[str] = frozenset()
    """Or the fields that say nothing any more when it counts no more."""
    steps: Steps | None = None
    day: str = ""
    """The field with its day or moment, which puts it on a timeline."""
    handler: str = ""
    """The field with the resident who wrote it: it tells nothing of that person."""
    said_by: frozenset[Office] = EVERYBODY
    indexes: tuple[Columns, ...] = ()
    subject: Callable[[Any, Names], str] | None = None
    """What people call it; without one its owner and its day."""

    @cached_property
    def fields(self) -> Columns:
        """Names of the travelling fields, the id left out."""
        return tuple(self.columns)

    @cached_property
    def content(self) -> Columns:
        """The fields that say something by themselves: neither its day nor whom it names, nor
        what every fact has."""
        passed = {self.owner, self.day, self.off, *self.refs, *FACT_FIELDS}
        typed = hints(self)
        return tuple(n for n in self.columns if n not in passed and typed[n] is not UUID)

    @cached_property
    def personal(self) -> frozenset[str]:
        """The fields that only the street and those below it may hear."""
        return frozenset(name for name, told in self.columns.items() if told.personal)

    @cached_property
    def files(self) -> frozenset[str]:
        """The fields that name a file."""
        return frozenset(name for name, told in self.columns.items() if told.file)

    @cached_property
    def owner_kind(self) -> str:
        """The kind that `owner` leads to; blank where there is none."""
        return self.refs.get(self.owner, self.owner)

    def fields_naming(self, kind: str) -> list[tuple[str, bool]]:
        """The fields that name records of a kind, its owner's among them, and whether each is a
        list of them."""
        refs = {**self.refs, self.owner: self.owner_kind} if self.owner else self.refs
        typed = hints(self)
        return [(name, get_origin(typed[name]) is tuple) for name, k in refs.items() if k == kind]

    def fields_about(self, kind: str) -> list[str]:
        """The fields that name the one record of a kind that it tells of."""
        named = self.fields_naming(kind)
        return [name for name, is_list in named if not is_list and name != self.handler]

    @property
    def is_unplaced(self) -> bool:
        """Whether it stands in nobody's area, or is one: it moves with nobody."""
        return not self.owner or self.down in (Down.ALL, Down.AREAS)

    @cached_property
    def is_movable(self) -> bool:
        """Whether its row may be put under another owner."""
        return self.nature is Nature.BASE and not (self.is_unplaced or self.between_offices)

    @cached_property
    def open_fields(self) -> frozenset[str]:
        """The fields that an office above the street may hear."""
        match self.up:
            case Up.WHOLE:
                return frozenset(self.fields)
            case Up.OPEN:
                return frozenset(self.fields) - self.personal
            case Up.COUNTS:
                counted = {self.owner, self.day, self.off, *FACT_FIELDS}
                return frozenset(self.fields) & counted - {"reason"}
            case _:
                return frozenset()

    @cached_property
    def erasable_above(self) -> frozenset[str]:
        """The fields that offices above the street hear, and that go there too once the record is
        off the list."""
        erasable = frozenset(name for name, told in self.columns.items() if told.erasable)
        return erasable & self.open_fields if self.off else frozenset()

    @property
    def is_guidance(self) -> bool:
        """Whether offices below hear of it wherever it stands."""
        return self.down not in (Down.AREA, Down.NEVER)

    @property
    def is_kept_above(self) -> bool:
        """Whether no office below hears of it."""
        return self.down is Down.NEVER or self.up is Up.HERE

    def stays_below(self, office: Office) -> bool:
        """Whether nothing of it reaches an office of that level from below."""
        return self.up is Up.HERE or (self.up is Up.STREET and office is Office.DISTRICT)

    def named(self, record: Any, names: Names) -> str:
        """What people call a record of this kind."""
        if self.subject:
            return self.subject(record, names)
        owner = getattr(record, self.owner) if self.owner else None
        whose = names.of(self.owner_kind, owner) if owner else ""
        return f"{whose} {self.day_of(record)}".strip()

    def when(self, record: Any) -> str:
        """Its day or moment, ISO; blank where it has none."""
        told = getattr(record, self.day) if self.day else ""
        return told.isoformat() if isinstance(told, date) else told or ""

    def day_of(self, record: Any) -> str:
        """Its day, ISO; blank where it has none."""
        return self.when(record)[:10]


@cache
def hints(kind: Kind) -> dict[str, Any]:
    """The types of a kind's fields, by name."""
    return get_type_hints(kind.record)
