"""What a search finds, as the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ICONS = {
    "resident": "person",
    "household": "households",
    "dwelling": "door",
    "area": "map",
    "page": "arrow-right",
    "action": "arrow-right",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the search popup. `kind` picks the icon, unless `icon` names one; `target` is
    (page id, what to show) or a callable that is called."""

    kind: str
    title: str
    detail: str
    target: tuple[str, Any] | Callable[[], object]
    keys: str = ""
    icon: str = ""


Search = Callable[[str], list[Hit]]
