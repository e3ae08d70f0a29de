"""Search everywhere (Ctrl+K) over an open workspace: people, households and areas as hits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.searching import SearchKind, Term, classify, name_terms
from gridcredit.domain.writing import is_han
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import households
from gridcredit.operations.register.households import RegisterPart, SearchResult
from gridcredit.paths import resources
from gridcredit.settings import Settings
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.hits import Hit, Search

PAGE = "households"


def everywhere(desk: Desk, settings: Settings) -> Search:
    """The search of a workspace; runs off the screen thread, names masked as the office asks."""

    def search(typed: str) -> list[Hit]:
        return hits_of(households.find(desk, typed), settings.language)

    return search


def with_commands(search: Search, commands: Sequence[Hit]) -> Search:
    """The search, with the commands that are said like the letters typed, from any character on:
    jh and jiaohuan find 交换. People come first, unless a command's whole words were typed."""

    def both(typed: str) -> list[Hit]:
        wanted = {t.text for t in classify(typed).terms if t.kind in _SOUNDS}
        said = [(hit, _sounds(hit.title)) for hit in commands] if wanted else []
        whole = [hit for hit, sounds in said if wanted & {t.text for t in sounds[0]}]
        begun = [
            hit
            for hit, sounds in said
            if hit not in whole
            and any(t.text.startswith(w) for some in sounds for t in some for w in wanted)
        ]
        return [*whole, *search(typed), *begun]

    return both


_SOUNDS = (SearchKind.PINYIN, SearchKind.INITIALS)


def _sounds(title: str) -> list[list[Term]]:
    """How words are said: first in full as a whole, then in any way from each character on."""
    readings = load_readings(resources() / "pinyin")
    han = "".join(character for character in title if is_han(character))
    each = [name_terms(han[start:], readings) for start in range(len(han))]
    said = [[t for t in terms if t.kind in _SOUNDS] for terms in each]
    whole = [t for t in said[0] if t.kind is SearchKind.PINYIN] if said else []
    return [whole, *said]


def hits_of(found: SearchResult, language: str) -> list[Hit]:
    """What was found as lines of the popup; areas come first, for they are few."""
    nameless = QCoreApplication.translate("searching", "姓名未上报")
    home = QCoreApplication.translate("searching", "{name} 户")
    hits = [
        Hit("area", area.name, texts.word(area.level, language), (PAGE, RegisterPart(area.code)))
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
