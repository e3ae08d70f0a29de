"""What is kept of a crash: where it happened in our code, and nothing of what was being worked on.

Neither messages of exceptions nor values of variables are written: both can hold personal data.
"""

from __future__ import annotations

import platform
from datetime import datetime
from pathlib import Path
from types import TracebackType

from gridcredit import __version__
from gridcredit.domain.errors import StorageFailed
from gridcredit.placing import make_folder, placed

KEPT = 20  # reports


def report(error: BaseException) -> str:
    """The kinds of the error and its causes, with file, line and function of every step."""
    lines = [
        f"gridcredit {__version__}",
        f"python {platform.python_version()} on {platform.system()} {platform.machine()}",
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines.extend(_steps(current.__traceback__))
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def save(text: str, folder: Path, now: datetime) -> Path | None:
    """Write a report and let go of the oldest; None when the disk refuses."""
    file = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    try:
        with placed(make_folder(folder) / file.name) as part:
            part.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, StorageFailed):
        return None
    return file


def folder() -> Path:
    """Where reports lie on this computer."""
    import platformdirs  # a start without a crash has no need of it

    return platformdirs.user_log_path("gridcredit", appauthor=False)


def _steps(trace: TracebackType | None) -> list[str]:
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return steps


def _short(name: str) -> str:
    """A path without the person's folders."""
    parts = Path(name).parts
    for mark in ("gridcredit", "site-packages"):
        if mark in parts:
            at = len(parts) - 1 - parts[::-1].index(mark)
            return "/".join(parts[at:])
    return parts[-1] if parts else ""
