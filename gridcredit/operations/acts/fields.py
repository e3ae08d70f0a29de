"""Fields of an entry as other programs hand it in, plain JSON, become values. Raises BadValue and
NotFound, naming the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.texts import code_of

Entry = Mapping[str, Any]
Write = Callable[[Desk, Session, Entry], UUID]
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of entry: the duty that it asks for, and how it is written, answering with its id.

    `in_steps`: it writes several things one after another and may be refused in between; then
    nothing of it stays. Others are judged before they write, and spared the savepoint.
    """

    duty: Duty
    write: Write
    in_steps: bool = False


def text(entry: Entry, name: str) -> str:
    """A text; blank where it is left out."""
    value = entry.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValue(name, str(value), "wrong_form")
    if not is_text(value):
        raise BadValue(name, "", "not_text")
    return value


def texts(entry: Entry, name: str) -> tuple[str, ...]:
    """A list of texts, or one text; none where it is left out."""
    listed = entry.get(name)
    if listed is None:
        return ()
    if not isinstance(listed, list):
        listed = [listed]
    return tuple(text({name: one}, name) for one in listed)


def path(entry: Entry, name: str) -> Path | None:
    """A file's name; None where it is left out or blank."""
    named = text(entry, name)
    return Path(named) if named else None


def number(entry: Entry, name: str) -> str:
    """A number as it is written, a JSON number or a text; blank where it is left out."""
    value = entry.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return text(entry, name)


def identity(entry: Entry, name: str, entity: str = "") -> UUID:
    """An id."""
    try:
        return UUID(text(entry, name))
    except ValueError as error:
        raise NotFound(entity or name, text(entry, name)) from error


def identities(entry: Entry, name: str, entity: str = "resident") -> tuple[UUID, ...]:
    """A list of ids."""
    listed = entry.get(name)
    if not isinstance(listed, list):
        raise BadValue(name, str(listed), "wrong_form")
    return tuple(identity({name: one}, name, entity) for one in listed)


def is_set(entry: Entry, name: str) -> bool:
    """A truth; false where it is left out."""
    told = entry.get(name, False)
    if not isinstance(told, bool):
        raise BadValue(name, str(told), "wrong_form")
    return told


def day(entry: Entry, name: str) -> date:
    """A date, ISO."""
    try:
        return date.fromisoformat(text(entry, name))
    except ValueError as error:
        raise BadValue(name, text(entry, name), "2026-11-22") from error


def code(entry: Entry, name: str, kind: type[Code], default: Code | None = None) -> Code:
    """A code, or its word; the default where it is left out or blank."""
    told = text(entry, name)
    if not told and default is not None:
        return default
    found = code_of(kind, told)
    if found is None:
        raise BadValue(name, told, " | ".join(kind))
    return found
