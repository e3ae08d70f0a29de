"""承诺书 for the pictures: blanks, scans and pages that wait, written into the demonstration before
its page is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing, unread
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.paper.scan_files import Picture, pictures_in
from gridcredit.ui.start import Session

Prepare = Callable[[Session], object]


def scenes(*names: str) -> dict[str, Prepare]:
    """The page's views as scenes, named pledges-<view>."""
    return {f"pledges-{name}": _scene(name) for name in names}


def _scene(name: str) -> Prepare:
    def prepare(session: Session) -> None:
        desk = session.app.desk
        assert desk is not None
        if not unread.count(desk):
            _fill(desk)
        session.window.show_page("pledges")
        QApplication.processEvents()
        page: Any = session.window.page("pledges")
        page.refresh()
        page.show_view(name)
        QApplication.processEvents()

    return prepare


def _fill(desk: Desk) -> None:
    """Eight blanks for people; six of their pages were scanned, two of these with a covered
    code."""
    with TemporaryDirectory() as folder:
        printed = Path(folder) / "空白.pdf"
        blanks.print_blanks(desk, printed, Wanted(unnamed=8))
        pages = [page for page in pictures_in(printed, printed.name) if isinstance(page, Picture)]
        files = []
        for at, page in enumerate(pages[:6]):
            if at in (2, 4):
                width, height = page.grey.size
                ImageDraw.Draw(page.grey).rectangle((width * 2 // 3, 0, width, height // 4), 90)
            files.append(Path(folder) / f"扫描 {at + 1:02}.png")
            page.grey.save(files[-1])
        Image.new("L", (900, 1200), 140).save(Path(folder) / "照片.png")
        filing.file_scans(desk, [*files, Path(folder) / "照片.png"], processes=1)
