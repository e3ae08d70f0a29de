"""Link, hotline and unit that offices wish on the papers of all below them; the nearest office that
says something counts, and a choice of one's own before all."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.area_tree import AreaTree
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import preferences
from gridcredit.store.register import area_rows, rules

FIELDS = ("link", "hotline", "unit")
PREFERENCES = {"link": "poster_link", "hotline": "poster_hotline", "unit": "poster_unit"}
"""Under which key this workspace keeps its own choice of each."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Link, hotline and unit; blank where nobody said anything."""

    link: str = ""
    hotline: str = ""
    unit: str = ""


def texts_above(session: Session, code: str) -> Texts:
    """What the offices of an area and above it wish on its posters."""
    wished = rules.poster_texts(session)
    path = AreaTree(area_rows.all_areas(session)).path(code)
    said = [wished[area.id] for area in reversed(path) if area.id in wished]
    found = {
        name: next((value for one in said if (value := getattr(one, name))), "") for name in FIELDS
    }
    return Texts(**found)


def in_force(session: Session, code: str) -> Texts:
    """What stands on an area's posters here: one's own choice, else what came down."""
    above = texts_above(session, code)
    kept = {n: preferences.get(session, key, getattr(above, n)) for n, key in PREFERENCES.items()}
    return Texts(**kept)
