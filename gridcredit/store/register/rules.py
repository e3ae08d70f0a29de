"""What the district sends down beside areas: dated targets and rule values."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.poster_text import PosterText
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.kinds.target import Target
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.travelling import TABLES

_SETTING = TABLES["setting"]
_TARGET = TABLES["target"]


def targets(s: Session, area: UUID) -> list[Target]:
    """The targets of one area, by date; those taken away are left out."""
    found = load(s, Target, _TARGET.area == area.bytes, _TARGET.removed == "")
    return sorted(found, key=lambda t: (t.on, t.id))


def poster_texts(s: Session) -> dict[UUID, PosterText]:
    """What each area's office wishes on the posters below it, by area."""
    return {text.area: text for text in load(s, PosterText)}


def setting(s: Session, key: str) -> Setting | None:
    """The rule value of that key, where one has been set."""
    found = load(s, Setting, _SETTING.id == setting_id(key).bytes)
    return found[0] if found else None
