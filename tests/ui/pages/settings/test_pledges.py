"""设置 › 检查: pledges prove themselves, or are listed with what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing, listing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.store.workspace import files
from gridcredit.ui.dialogs.altered_pledges import AlteredPledgesDialog
from gridcredit.ui.shell.toasts import Toast
from tests.ui.conftest import settle
from tests.ui.pages.settings.window import Open


def test_all_pledges_are_verified_and_the_altered_one_is_shown(
    desk: Desk, open_page: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "空白.pdf"
    blanks.print_blanks(desk, out, Wanted(unnamed=2))
    filing.file_scans(desk, [out], processes=1)
    page = open_page(desk)
    page.keeping.pledges.click()
    settle()
    assert page.findChildren(AlteredPledgesDialog) == []
    assert "2" in page.window().findChild(Toast)._words.text()
    (paper, _) = listing.list_papers(desk, PaperFilter())
    sealed = desk.folder / files.FOLDER / f"{paper.digests[0]}.age"
    sealed.write_bytes(b"altered")
    wanted: list[object] = []
    page.app.page_wanted.connect(wanted.append)
    page.keeping.pledges.click()
    settle()
    (dialog,) = page.findChildren(AlteredPledgesDialog)
    assert dialog.table.model().rowCount() == 1
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted == [("pledges", ("all", paper.number))]
