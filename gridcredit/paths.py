"""Where the program's own files lie, and where a workspace lies when nobody said."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of fonts, templates and tables: inside an installed wheel, else a checkout's."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def default_workspace() -> Path:
    """The folder of this person's workspace by the system's habit; it is not created."""
    return Path(platformdirs.user_data_dir("gridcredit", appauthor=False)) / "workspace"


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds a workspace, judged by the file that wraps its key; one that cannot
    even be named, or asked, holds none."""
    try:
        return (folder / "workspace.json").is_file()
    except OSError:
        return False
