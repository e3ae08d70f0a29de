"""Search everywhere (Ctrl+K) over an open workspace: people, households and areas as hits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.operations import households
from gridcredit.operations.desk import Desk
from gridcredit.operations.households import Found, Scope
from gridcredit.settings import Settings
from gridcredit.ui.hits import Hit, Search

PAGE = "households"


def everywhere(desk: Desk, settings: Settings) -> Search:
    """The search of a workspace; runs off the screen thread, names masked as the office asks."""

    def search(typed: str) -> list[Hit]:
        return hits_of(households.find(desk, typed), settings.language)

    return search


def hits_of(found: Found, language: str) -> list[Hit]:
    """What was found as lines of the popup; areas come first, for they are few."""
    nameless = QCoreApplication.translate("searching", "姓名未上报")
    home = QCoreApplication.translate("searching", "{name} 户")
    hits = [
        Hit("area", area.name, texts.word(area.level, language), (PAGE, Scope(area.code)))
        for area in found.areas
    ]
    for hit in found.hits:
        name = hit.name or nameless
        grid = found.grid_names.get(hit.grid_code, "")
        hits.append(
            Hit(
                hit.entity,
                home.format(name=name) if hit.entity == "household" else name,
                " · ".join(part for part in (hit.address, grid) if part),
                (PAGE, hit.household),
            )
        )
    return hits
