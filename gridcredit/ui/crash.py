"""What is kept of a crash: where it happened in our code, and nothing of what was being worked on.

Neither messages of exceptions nor values of variables are written: both can hold personal data.
Where the process itself dies, Python writes the last steps of all its threads into `dying-….txt`;
the next start makes a report of it.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gridcredit import __version__
from gridcredit.atomic_file import make_folder, placed
from gridcredit.domain.errors import StorageFailed

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

KEPT = 20  # reports
# A start that left an empty note so many seconds ago is no longer running.
_FORGOTTEN = 30 * 24 * 3600
_FILE = re.compile(r'(?<=File ")[^"]*(?=")')


def report(error: BaseException) -> str:
    """The kinds of the error and its causes, with file, line and function of every step."""
    lines = _opening()
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


def watch(folder: Path) -> Callable[[], None]:
    """Have the last steps kept if the process dies; what is given ends that, for a process that
    ends as it should. Neither ever fails: where nothing can be written, nothing is kept. Whoever
    has the steps told elsewhere already keeps that."""
    import faulthandler

    if faulthandler.is_enabled():
        return lambda: None
    note = folder / f"dying-{os.getpid()}.txt"  # another window of this computer has its own
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        faulthandler.enable(number)  # by its number, so that it stays open
    except OSError:
        return lambda: None

    def end() -> None:
        faulthandler.disable()
        with suppress(OSError):
            os.close(number)
            note.unlink()

    return end


def take_up(folder: Path) -> list[Path]:
    """Make a report of every process that died since; the reports."""
    made = []
    try:
        for note in sorted(folder.glob("dying-*.txt")):
            told, when = note.read_text("utf-8", "replace"), note.stat().st_mtime
            if told:
                made.append(_report_of_dying(told, when, folder))
            if told or when < time.time() - _FORGOTTEN:
                note.unlink()
    except OSError:
        pass
    return [file for file in made if file is not None]


def folder() -> Path:
    """Where reports lie on this computer."""
    import platformdirs  # a start without a crash has no need of it

    return platformdirs.user_log_path("gridcredit", appauthor=False)


def _opening() -> list[str]:
    import platform

    system = f"{platform.system()} {platform.machine()}"
    return [f"gridcredit {__version__}", f"python {platform.python_version()} on {system}"]


def _report_of_dying(told: str, when: float, folder: Path) -> Path | None:
    from datetime import datetime

    steps = _FILE.sub(lambda name: _short(name[0]), told)
    at = datetime.fromtimestamp(when).astimezone()
    return save("\n".join([*_opening(), steps]), folder, at)


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
