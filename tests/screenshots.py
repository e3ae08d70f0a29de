"""Pictures of the windows that stood when a test failed, kept beside the source and named in the
report."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

FOLDER = ".artifacts"
_LONGEST = 80  # letters: a file's name holds 255 bytes, and a test's id may be Chinese


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Outermost, so that it is known whether Qt's warnings made the test fail."""
    report = yield
    if report.failed and (kept := _keep_windows(item.config.rootpath / FOLDER, report)):
        report.sections.append(("Windows", "\n".join(map(str, kept))))
    return report


def _keep_windows(folder: Path, report: pytest.TestReport) -> list[Path]:
    """A PNG of every window in sight, in the place of those that the test left before."""
    file, _, test = report.nodeid.partition("::")
    place = folder / Path(file).with_suffix("")
    name = re.sub(r"\W+", "-", test)[:_LONGEST]
    stem = f"{name}.{report.when}"
    for old in place.glob(f"{stem}.*.png"):
        old.unlink()
    kept = []
    for at, picture in enumerate(_pictures()):
        place.mkdir(parents=True, exist_ok=True)
        kept.append(place / f"{stem}.{at}.png")
        picture.save(str(kept[-1]))
    return kept


def _pictures() -> list[QPixmap]:
    """What the screen shows of each window. No widget is asked to draw itself anew: it may be what
    fails."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    grabbed = [window.screen().grabWindow(window.winId()) for window in windows]
    return [picture for picture in grabbed if not picture.isNull()]
