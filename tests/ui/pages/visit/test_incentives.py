"""激励措施 at the door: one key opens them, Enter marks one, and the mark stays with the visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from gridcredit.domain.codes import Topic
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import ClaimWay, Scene
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import households
from gridcredit.operations.visits import visiting
from gridcredit.ui.dialogs.correct_visit import CorrectVisitDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.pages.register.timeline import Timeline
from gridcredit.ui.pages.visit.incentives_dialog import IncentivesDialog
from gridcredit.ui.pages.visit.page import VisitPage
from tests.operations.adding import add_records
from tests.operations.offices import STREET
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.visit.window import Key, sheet_of


@pytest.fixture
def measures(street_desk: Desk, desk: Desk, tmp_path: Path) -> None:
    """Two measures of the street have come down to the grid; one is for the old."""
    told = {"amount": "5 折", "claim": ClaimWay.SCREEN, "contact": "0632-8690000"}
    area, begun, until = area_id(STREET), date(2026, 1, 1), date(2026, 11, 22)
    rows = [
        Incentive(street_desk.new_id(), area, code, "交通运输局", title, begun, until,
                  scene=scene, age_from=least, **told)  # type: ignore[arg-type]
        for code, title, scene, least in (
            ("GX-01", "公交亮卡五折", Scene.TRAVEL, 0), ("GX-02", "老年体检", Scene.HEALTH, 55),
        )
    ]  # fmt: skip
    add_records(street_desk, rows)
    sent = sending.export_package(street_desk, desk.node.id, tmp_path / "down")
    exchanging.import_files(desk, [sent.path], receipts=tmp_path / "down")


def opened(page: VisitPage) -> IncentivesDialog:
    keys.press(Key.Key_J)
    (found,) = page.findChildren(IncentivesDialog)
    return found


def titles(dialog: IncentivesDialog) -> list[str]:
    return [row.title for row in dialog.model.rows()]


def test_a_measure_is_found_marked_kept_saved_and_told_in_words(
    measures: None, page: VisitPage, window: MainWindow, desk: Desk, home: UUID
) -> None:
    keys.press(Key.Key_1)  # onto 王建国, of 56 years
    dialog = opened(page)
    assert titles(dialog) == ["老年体检", "公交亮卡五折"]
    dialog.age.setCurrentIndex(2)  # 李秀英, of 54
    assert titles(dialog) == ["公交亮卡五折"]
    dialog.age.setCurrentIndex(0)
    dialog.line.setText("gj")
    assert titles(dialog) == ["公交亮卡五折"]
    keys.press_in(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [dialog.model.index(0, at).data() for at in (0, 3)] == ["公交亮卡五折", "已介绍"]
    keys.press_in(dialog, Qt.Key.Key_Escape)
    details = page.form.details
    assert "公交亮卡五折" in details.measures.said.text()
    assert details.told() == (Topic.INCENTIVES, "incentive:GX-01")
    page.keep_draft()
    settle()
    assert '"incentive:GX-01"' in visiting.load_draft(desk, home)
    page.form.show_sheet(sheet_of(desk, home), page.form.state(), desk.clock)
    assert details.measures.value() == ("GX-01",)
    page.save(opens_next=False)
    settle()
    if page.question.isVisible():  # nobody was marked as met
        page.saving.save(opens_next=False, agreed=frozenset({"nobody"}))
        settle()
    (visit,) = sheet_of(desk, home).visits
    assert visit.topics == (Topic.INCENTIVES, "incentive:GX-01")
    view = households.view(desk, home)
    line = Timeline("zh").happening(view.timeline[:1], {})
    assert "介绍了 GX-01" in line.detail  # a code where no title is known
    shown = Timeline("zh")
    shown.show_entries(view.timeline, {}, view.measures)
    mending = CorrectVisitDialog(page, page.app, desk, visit, (), view.measures)
    mending.open()
    (tick,) = mending.measures.findChildren(QCheckBox)
    assert tick.text() == "公交亮卡五折"
    tick.setChecked(False)
    mending._save.click()
    settle()
    assert sheet_of(desk, home).visits[0].topics == (Topic.INCENTIVES,)
    assert "介绍了 公交亮卡五折" in shown.happening(view.timeline[:1], {}).detail


def test_where_nobody_is_spoken_to_nothing_is_introduced(measures: None, page: VisitPage) -> None:
    keys.press(Key.Key_4, Key.Key_J)
    assert not page.findChildren(IncentivesDialog)


def test_none_that_runs_is_said(page: VisitPage) -> None:
    dialog = opened(page)
    assert dialog._stack.currentIndex() == 1
    assert not dialog.mark.isEnabled()
    keys.press_in(dialog.line, Qt.Key.Key_Return)  # marks nothing
    assert page.form.details.measures.value() == ()
