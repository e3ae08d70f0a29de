"""What this computer remembers of the window between two starts; nothing here travels."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from gridcredit.atomic_file import make_folder, placed
from gridcredit.domain.errors import StorageFailed

THEMES = ("system", "light", "dark")
LANGUAGES = ("zh", "en")


@dataclass
class Settings:
    """The choices of one person on one computer. Blank texts mean: not chosen yet."""

    language: str = "zh"
    theme: str = "system"
    page: str = ""
    geometry: str = ""  # QWidget.saveGeometry, base64
    workspace: str = ""  # folder of the workspace opened last
    login: str = ""  # account that signed in there last
    remember: bool = False  # whether the system's keyring holds that workspace's key
    lock_after: int = 10  # minutes without a key or a click
    splitters: dict[str, str] = field(default_factory=dict)  # name -> saveState, base64
    folders: dict[str, str] = field(default_factory=dict)  # purpose -> folder chosen last
    choices: dict[str, str] = field(default_factory=dict)  # filters and the like, by name


def settings_file() -> Path:
    """Where the settings lie on this computer."""
    import platformdirs

    return platformdirs.user_config_path("gridcredit", appauthor=False) / "settings.json"


def load(file: Path) -> Settings:
    """The settings in a file. What is missing, unknown or of a wrong type takes its default:
    a damaged file must never keep the window from opening."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = {f.name: found[f.name] for f in fields(Settings) if f.name in found}
    return _checked(known)


def save(settings: Settings, file: Path) -> bool:
    """Write the settings so that a reader finds the old file or the new one, never half of one.
    False when the disk refused; losing a window's size is no reason to stop work."""
    try:
        make_folder(file.parent)
        with placed(file) as part:
            part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
    except StorageFailed:
        return False
    return True


def copy_of(settings: Settings) -> Settings:
    """A copy that another thread may write while the original changes."""
    return replace(
        settings,
        splitters=dict(settings.splitters),
        folders=dict(settings.folders),
        choices=dict(settings.choices),
    )


def _checked(found: dict[str, Any]) -> Settings:
    settings = Settings()
    for name, value in found.items():
        default = getattr(settings, name)
        if type(value) is not type(default):
            continue
        if isinstance(value, dict):
            value = {k: v for k, v in value.items() if isinstance(v, str)}
        setattr(settings, name, value)
    if settings.theme not in THEMES:
        settings.theme = THEMES[0]
    if settings.language not in LANGUAGES:
        settings.language = LANGUAGES[0]
    settings.lock_after = min(max(settings.lock_after, 1), 240)
    return settings
