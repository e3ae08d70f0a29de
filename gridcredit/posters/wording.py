"""The poster's words, in a template file that the district may change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from gridcredit.atomic_file import storage
from gridcredit.domain.errors import BadValue, FileUnreadable
from gridcredit.paths import resources

_MOST_FACTS = 3


@dataclass(frozen=True, slots=True)
class Benefit:
    """One of the short lines that say what registering is good for."""

    title: str
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything on a poster that is not about its place or its office."""

    headline: str
    subline: str
    scan_hint: str
    link_hint: str
    image_hint: str
    check_hint: str
    check_image_hint: str
    assurance: str
    unit_label: str
    hotline_label: str
    code_label: str
    facts: tuple[Benefit, ...]


def read_wording(file: Path | None = None) -> Wording:
    """The words of a TOML template, by default the program's own.

    Raises StorageFailed, FileUnreadable, or BadValue where a text is missing, empty or not a text.
    """
    template = file or resources() / "templates" / "poster.toml"
    try:
        with storage(template.name):
            plain = tomllib.loads(template.read_text(encoding="utf-8"))
    except ValueError as wrong:  # not TOML, or not UTF-8
        raise FileUnreadable(file=template.name, reason="not_toml") from wrong
    return wording(plain)


def wording(plain: Mapping[str, Any]) -> Wording:
    """Wording from a mapping as the template has it; raises BadValue."""
    texts = {
        field.name: _text(plain, field.name) for field in fields(Wording) if field.name != "facts"
    }
    return Wording(**texts, facts=_facts(plain.get("facts", [])))


def _facts(plain: object) -> tuple[Benefit, ...]:
    if not isinstance(plain, list) or len(plain) > _MOST_FACTS:
        raise BadValue(field="facts", value="", reason="too_many")
    return tuple(
        Benefit(title=_text(row, "title"), text=_text(row, "text"), icon=str(row.get("icon", "")))
        for row in plain
    )


def _text(plain: object, name: str) -> str:
    found = plain.get(name) if isinstance(plain, Mapping) else None
    if not isinstance(found, str) or not found.strip():
        raise BadValue(field=name, value="", reason="empty")
    return found.strip()
