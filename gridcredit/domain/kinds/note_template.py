"""Sentences that notes of visits are made from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """A sentence to begin a note with, offered in an area and all below it."""

    id: UUID
    area: UUID
    wording: str
    place: int = 0  # in the list, the smallest first
    removed: str = ""


KIND = Kind(
    name="note_template",
    record=NoteTemplate,
    nature=Nature.BASE,
    words=("备注模板", "note template"),
    columns={
        "area": Field("区域", "Area"),
        "wording": Field("文字", "Wording", rule=text(200)),
        "place": Field("次序", "Place"),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    off="removed",
    indexes=(("area",),),
    subject=lambda found, _: str(found.wording),
)
