"""A dialog that was closed is gone, with all that it held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import ConsentKind, RequestKind, VisitOutcome
from gridcredit.domain.coverage import Basis
from gridcredit.domain.dispatch.assessment import Indicator, Line, Way
from gridcredit.domain.filters import Filter
from gridcredit.domain.form_mapping import FormMapping
from gridcredit.domain.kinds.appeal import Appeal
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.kinds.work_reminder import WorkReminder
from gridcredit.domain.ledgers.codes import ReminderState
from gridcredit.domain.ledgers.filings import UnitMonth
from gridcredit.domain.ledgers.incentives import IncentiveIndex
from gridcredit.domain.ledgers.key_tasks import TaskState
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.domain.searching import Readings
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.reminders import Reminded
from gridcredit.operations.exchange.undoing import Undone
from gridcredit.operations.ledgers.key_tasks import BoardRow
from gridcredit.operations.ledgers.posters import PhotoRead
from gridcredit.operations.pledges.archive_numbers import show_archive_rules
from gridcredit.operations.pledges.filing import Filing
from gridcredit.operations.pledges.stepping import SteppedPapers
from gridcredit.operations.pledges.verifying import Verified
from gridcredit.operations.posters.printed import PrintedPoster
from gridcredit.operations.register import areas, households
from gridcredit.operations.register.households import RegisterPart
from gridcredit.operations.register.merge_views import MergedView
from gridcredit.operations.rights import requesting
from gridcredit.operations.rights.requesting import RequestLine
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.visits.appealing import ListedAppeal
from gridcredit.operations.workspace.accounts import list_accounts
from gridcredit.reports.dispatch.wording import ReportWording
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.account import AddAccount
from gridcredit.ui.dialogs.altered_pledges import AlteredPledgesDialog
from gridcredit.ui.dialogs.calendar_day import CalendarDayDialog
from gridcredit.ui.dialogs.correct_fact import CorrectFactDialog
from gridcredit.ui.dialogs.correct_visit import CorrectVisitDialog
from gridcredit.ui.dialogs.crash import CrashDialog
from gridcredit.ui.dialogs.dwellings import DwellingsDialog
from gridcredit.ui.dialogs.filter import FilterDialog
from gridcredit.ui.dialogs.foretold import ForetoldDialog
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.household import (
    DwellingDialog,
    HouseholdDialog,
    MoveHouseholdDialog,
    NewHouseholdDialog,
)
from gridcredit.ui.dialogs.invite import InviteDialog
from gridcredit.ui.dialogs.keys import KeysDialog
from gridcredit.ui.dialogs.link_account import LinkAccount
from gridcredit.ui.dialogs.merge_people import LinkDialog, MergeDialog, UnmergeDialog
from gridcredit.ui.dialogs.move_resident import MoveResidentDialog
from gridcredit.ui.dialogs.passphrase import ChangePassphrase, ResetPassphrase
from gridcredit.ui.dialogs.rearrange import (
    JoinDialog,
    LeaveDialog,
    SplitDialog,
    TurnoverDialog,
)
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.dialogs.requests import AddRequestDialog, AnswerRequestDialog
from gridcredit.ui.dialogs.resident import ResidentDialog
from gridcredit.ui.dialogs.rights import RightsDialog
from gridcredit.ui.dialogs.roster_export import RosterExportDialog
from gridcredit.ui.dialogs.roster_import import RosterImportDialog
from gridcredit.ui.dialogs.targets import TargetsDialog
from gridcredit.ui.dialogs.undo_import import UndoImportDialog
from gridcredit.ui.messages import Messages, _Box
from gridcredit.ui.modal import run
from gridcredit.ui.pages.dispatch.filings import JudgedDialog
from gridcredit.ui.pages.dispatch.mentions_dialog import MentionsDialog
from gridcredit.ui.pages.dispatch.opened_dialog import OpenedDialog
from gridcredit.ui.pages.dispatch.progress_dialog import ProgressDialog
from gridcredit.ui.pages.dispatch.reply_dialog import ReminderReplyDialog
from gridcredit.ui.pages.dispatch.score_dialog import ScoreDialog
from gridcredit.ui.pages.dispatch.wording_dialog import WordingDialog
from gridcredit.ui.pages.forms.fill_dialog import FillDialog
from gridcredit.ui.pages.forms.missing_dialog import MissingDialog
from gridcredit.ui.pages.forms.preview_dialog import PreviewDialog
from gridcredit.ui.pages.ledgers.incentive_dialog import IncentiveDialog
from gridcredit.ui.pages.ledgers.look_dialog import LookDialog
from gridcredit.ui.pages.ledgers.photos_dialog import PhotosDialog
from gridcredit.ui.pages.ledgers.place_dialog import PlaceDialog
from gridcredit.ui.pages.ledgers.refused_photos import RefusedPhotosDialog
from gridcredit.ui.pages.ledgers.row_dialog import LedgerRowDialog
from gridcredit.ui.pages.planning.bulk_dialog import BulkDialog
from gridcredit.ui.pages.planning.door_choice import choosable
from gridcredit.ui.pages.planning.enter_dialog import EnterRoundDialog
from gridcredit.ui.pages.planning.print_dialog import PrintRoundDialog
from gridcredit.ui.pages.planning.reply_dialog import CorrectAppealDialog, ReplyDialog
from gridcredit.ui.pages.pledges.archive_rules import ArchiveRulesDialog
from gridcredit.ui.pages.pledges.gaps_dialog import GapsDialog
from gridcredit.ui.pages.pledges.print_dialog import Choices, PrintBlanksDialog
from gridcredit.ui.pages.pledges.refused_dialog import RefusedPapersDialog
from gridcredit.ui.pages.pledges.unfiled_dialog import UnfiledDialog
from gridcredit.ui.pages.score.figure_list import FigureListDialog
from gridcredit.ui.pages.score.people import Wanted
from gridcredit.ui.pages.today.rows import WeekRowsDialog
from gridcredit.ui.pages.visit.incentives_dialog import IncentivesDialog
from gridcredit.ui.pages.visit.look_dialog import LookAtPaperDialog
from gridcredit.ui.widgets.list_dialog import ListDialog
from tests.ui.conftest import Show, settle
from tests.ui.kinds import of_the_window

WAYS = ("Esc", "the cross", "its button") * 2


class Over:
    """What dialogs are made of: a parent, the App, a desk, and a household with its people."""

    def __init__(self, parent: QWidget, app: App, desk: Desk) -> None:
        self.parent, self.app, self.desk = parent, app, desk
        self.view = households.reveal(desk, households.household_ids(desk)[0], "测试")
        self.tree = areas.area_tree(desk)
        self.grids = self.tree.grids(desk.node.area)
        self.person: Resident = self.view.people[0].resident


def _asked(over: Over) -> RequestLine:
    on = over.desk.today()
    return requesting.add_request(over.desk, over.person.id, RequestKind.ACCESS, on)


def an_appeal(over: Over) -> ListedAppeal:
    """A request of the household."""
    day = date(2026, 11, 20)
    asked = Appeal(UUID(int=3), over.view.household.id, None, day, "路灯不亮")
    return ListedAppeal(asked, None, day, is_overdue=False)


def a_merge(over: Over) -> MergedView:
    """Somebody who is merged into a person of the household."""
    day = date(2026, 11, 20)
    return MergedView(UUID(int=5), over.person, over.person.id, day, "同一人", "榴园9号楼")


_PRINTED = [PrintedPoster("GX-1", "370403", "https://example.invalid", date(2026, 11, 1))]
_HANGS = PosterPlacement(UUID(int=1), UUID(int=2), date(2026, 11, 1), "GX-1")
_PHOTO = PhotoRead(Path("poster.png"), (), ())
_LINE = Line("兴仁街道", Indicator("1", "", "创新", 1_000, Way.MANUAL), None, None)
_REMINDED = Reminded(
    WorkReminder(UUID(int=1), UUID(int=2), "1", date(2026, 11, 20), "科技局", "任务"),
    None,
    ReminderState.WAITING,
)
_TASK = KeyTask(UUID(int=1), UUID(int=2), "1")
_CONSENT = (UUID(int=1), UUID(int=2), ConsentKind.PUBLISH_HONOUR, True, date(2026, 11, 20))
# How each dialog of the program is made.
OPENED: dict[type[QDialog], Callable[[Over], QDialog]] = {
    AddAccount: lambda o: AddAccount(o.parent, o.app, o.desk),
    ChangePassphrase: lambda o: ChangePassphrase(o.parent, o.app, o.desk),
    ResetPassphrase: lambda o: ResetPassphrase(o.parent, o.app, o.desk, "li", "李"),
    HouseholdDialog: lambda o: HouseholdDialog(
        o.parent, o.app, o.desk, o.view.household, is_masked=False
    ),
    CorrectVisitDialog: lambda o: CorrectVisitDialog(
        o.parent,
        o.app,
        o.desk,
        Visit(o.desk.new_id(), o.view.household.id, "2026-11-22T08:00", VisitOutcome.MET_DONE),
        [o.person],
    ),
    CorrectFactDialog: lambda o: CorrectFactDialog(
        o.parent, o.app, o.desk, [], ConsentEvent(*_CONSENT), "同意"
    ),
    DwellingsDialog: lambda o: DwellingsDialog(o.parent, o.app, o.desk, RegisterPart()),
    FilterDialog: lambda o: FilterDialog(
        o.parent, o.app, o.desk, o.grids, Filter(registered=False)
    ),
    SplitDialog: lambda o: SplitDialog(o.parent, o.app, o.desk, o.view.household.id, [o.person]),
    JoinDialog: lambda o: JoinDialog(o.parent, o.app, o.desk, o.view.household),
    LeaveDialog: lambda o: LeaveDialog(o.parent, o.app, o.desk, o.view.household.id),
    TurnoverDialog: lambda o: TurnoverDialog(o.parent, o.app, o.desk, o.view.household.id),
    MergeDialog: lambda o: MergeDialog(o.parent, o.app, o.desk, o.person.id, o.person.name),
    UnmergeDialog: lambda o: UnmergeDialog(o.parent, o.app, o.desk, a_merge(o)),
    LinkDialog: lambda o: LinkDialog(o.parent, o.app, o.desk, o.person.id, o.person.name),
    DwellingDialog: lambda o: DwellingDialog(o.parent, o.app, o.desk, o.view.dwelling),
    MoveHouseholdDialog: lambda o: MoveHouseholdDialog(
        o.parent, o.app, o.desk, o.view.household.id, o.view.dwelling, o.grids
    ),
    NewHouseholdDialog: lambda o: NewHouseholdDialog(o.parent, o.app, o.desk, o.grids, None),
    ResidentDialog: lambda o: ResidentDialog(o.parent, o.app, o.desk, o.person, is_new=False),
    MoveResidentDialog: lambda o: MoveResidentDialog(o.parent, o.app, o.desk, o.person),
    ReasonDialog: lambda o: ReasonDialog(
        o.parent, o.app, "移出", "", "原因", ["重复"], "移出", str
    ),
    RosterExportDialog: lambda o: RosterExportDialog(o.parent, o.app, "x.xlsx", may_reveal=True),
    RosterImportDialog: lambda o: RosterImportDialog(o.parent, o.app, o.desk, o.grids),
    TargetsDialog: lambda o: TargetsDialog(o.parent, o.grids[0], [], date(2026, 11, 22)),
    FigureListDialog: lambda o: FigureListDialog(
        o.parent, o.app, o.desk, Wanted("eligible", date(2026, 11, 22), o.grids[0], Basis.RESIDENCE)
    ),
    FillDialog: lambda o: FillDialog(o.parent, o.app, o.desk, "登记表", True),
    MissingDialog: lambda o: MissingDialog(o.parent, o.app, []),
    PreviewDialog: lambda o: PreviewDialog(o.parent, FormMapping(), [], "zh"),
    EnterRoundDialog: lambda o: EnterRoundDialog(o.parent, o.app, o.desk, ""),
    PrintRoundDialog: lambda o: PrintRoundDialog(
        o.parent, o.app, choosable(o.desk, "zh"), DoorChoice()
    ),
    BulkDialog: lambda o: BulkDialog(o.parent, o.app, o.desk, choosable(o.desk, "zh")),
    ReplyDialog: lambda o: ReplyDialog(o.parent, o.app, o.desk, an_appeal(o)),
    CorrectAppealDialog: lambda o: CorrectAppealDialog(o.parent, o.app, o.desk, an_appeal(o)),
    WeekRowsDialog: lambda o: WeekRowsDialog(o.parent, o.app, "visits", []),
    CalendarDayDialog: lambda o: CalendarDayDialog(
        o.parent, o.app, o.desk, date(2026, 10, 8), None
    ),
    LinkAccount: lambda o: LinkAccount(o.parent, o.app, o.desk, list_accounts(o.desk)[0]),
    InviteDialog: lambda o: InviteDialog(o.parent, o.app, o.desk, [(o.grids[0], 0)]),
    PrintBlanksDialog: lambda o: PrintBlanksDialog(o.parent, o.app, Choices("一", needs_area=True)),
    GapsDialog: lambda o: GapsDialog(o.parent, []),
    RefusedCellsDialog: lambda o: RefusedCellsDialog(o.parent, "没有读成的", [], "zh"),
    AlteredPledgesDialog: lambda o: AlteredPledgesDialog(o.parent, o.app, Verified(0, ())),
    LookAtPaperDialog: lambda o: LookAtPaperDialog(o.parent, o.app, o.desk, [], "王建国"),
    UnfiledDialog: lambda o: UnfiledDialog(o.parent, Filing(), "zh"),
    RefusedPapersDialog: lambda o: RefusedPapersDialog(o.parent, SteppedPapers(), "zh"),
    RightsDialog: lambda o: RightsDialog(o.parent, o.app, o.desk, [o.person], o.person.id),
    AddRequestDialog: lambda o: AddRequestDialog(o.parent, o.app, o.desk, o.person.id),
    AnswerRequestDialog: lambda o: AnswerRequestDialog(o.parent, o.app, o.desk, _asked(o)),
    ArchiveRulesDialog: lambda o: ArchiveRulesDialog(
        o.parent, o.app, o.desk, show_archive_rules(o.desk)
    ),
    IncentivesDialog: lambda o: IncentivesDialog(
        o.parent, o.app, IncentiveIndex((), Readings({}, {})), (), None, ()
    ),
    IncentiveDialog: lambda o: IncentiveDialog(o.parent, o.app, o.desk, LEDGERS["incentives"]),
    LedgerRowDialog: lambda o: LedgerRowDialog(o.parent, o.app, o.desk, LEDGERS["articles"]),
    OpenedDialog: lambda o: OpenedDialog(o.parent, o.app, o.desk, "新增注册", list),
    JudgedDialog: lambda o: JudgedDialog(o.parent, UnitMonth("审批局"), "2026年10月", "zh"),
    PlaceDialog: lambda o: PlaceDialog(o.parent, o.app, o.desk, _PRINTED),
    LookDialog: lambda o: LookDialog(o.parent, o.app, o.desk, _PHOTO, [_HANGS]),
    RefusedPhotosDialog: lambda o: RefusedPhotosDialog(o.parent, [], "zh"),
    PhotosDialog: lambda o: PhotosDialog(o.parent, o.app, o.desk, "照片", ()),
    MentionsDialog: lambda o: MentionsDialog(o.parent, o.app, o.desk, "2026-10"),
    WordingDialog: lambda o: WordingDialog(o.parent, o.app, o.desk, ReportWording()),
    ReminderReplyDialog: lambda o: ReminderReplyDialog(o.parent, o.app, o.desk, _REMINDED),
    ScoreDialog: lambda o: ScoreDialog(o.parent, o.app, o.desk, "2026-Q3", _LINE, is_own=True),
    ProgressDialog: lambda o: ProgressDialog(
        o.parent,
        o.app,
        o.desk,
        BoardRow(KeyTask(UUID(int=1), UUID(int=2), "1"), None, TaskState.BEHIND),
    ),
    UndoImportDialog: lambda o: UndoImportDialog(o.parent, o.app, o.desk, UNDONE, "第 1 号"),
}
ON_THEIR_PAGES = (
    "gridcredit.ui.pages.credit.",
    "gridcredit.ui.pages.stars.",
    "gridcredit.ui.widgets.picture_view",
)
"""Dialogs that need a village with rules or a nominee: the tests of their pages try them."""
UNDONE = Undone(None, False, (), (), (), (), 0)  # type: ignore[arg-type]
WAITED_FOR: dict[type[QDialog], Callable[[Over], object]] = {
    KeysDialog: lambda o: run(KeysDialog(o.parent, [("搜索", "Ctrl+K")] * 20)),
    CrashDialog: lambda o: run(CrashDialog(o.parent, "gridcredit", None)),
    _Box: lambda o: (
        Messages(o.app.settings).tell(o.parent, "好"),
        Messages(o.app.settings).warn(o.parent, "不好"),
        Messages(o.app.settings).ask(o.parent, "吗？", "", yes="是"),
        Messages(o.app.settings).ask_text(o.parent, "用途", "写下"),
    ),
}


def widgets() -> int:
    settle()
    return len(QApplication.allWidgets())


def leave(qtbot: QtBot, by: str, dialog: QDialog) -> None:
    """Leave a dialog as people do."""
    if by == "Esc":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close() if by == "the cross" else dialog.accept()


@pytest.fixture
def over(app: App, desk: Desk, show: Show) -> Over:
    app.open_desk(desk)
    return Over(show(QWidget()), app, desk)


def test_every_dialog_of_the_program_is_tried_here() -> None:
    made = {d for d in of_the_window(QDialog) if not d.__module__.startswith(ON_THEIR_PAGES)}
    assert made - {FormDialog, ForetoldDialog, ListDialog} == {*OPENED, *WAITED_FOR}


@pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.__name__)
def test_a_dialog_that_was_opened_is_gone_once_it_is_left(
    over: Over, kind: type[QDialog], qtbot: QtBot
) -> None:
    before = widgets()
    for by in WAYS:
        dialog = OPENED[kind](over)
        dialog.open()
        settle()
        leave(qtbot, by, dialog)
        settle()
    del dialog
    assert widgets() == before


@pytest.mark.parametrize("kind", WAITED_FOR, ids=lambda kind: kind.__name__)
def test_a_dialog_that_was_waited_for_is_gone_once_it_is_left(
    over: Over, kind: type[QDialog], qtbot: QtBot
) -> None:
    ways = cycle(WAYS)

    def leave_all() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            leave(qtbot, next(ways), dialog)

    timer = QTimer()
    timer.timeout.connect(leave_all)
    timer.start(0)
    before = widgets()
    for _ in WAYS:
        WAITED_FOR[kind](over)
    assert widgets() == before
    timer.stop()


def test_a_question_that_went_with_what_it_stood_above_was_answered_with_no(app: App) -> None:
    above = QDialog()
    above.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    above.open()
    QTimer.singleShot(0, above.close)
    QTimer.singleShot(0, above.deleteLater)
    assert not Messages(app.settings).ask(above, "停止吗？", "", yes="停止")
    assert not shiboken6.isValid(above)
    settle()


def test_keys_shown_twenty_times_leave_the_window_as_it_was(
    window: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = QTimer()
    timer.timeout.connect(lambda: (QApplication.activeModalWidget() or QWidget()).close())
    timer.start(0)
    before = widgets()
    for _ in range(20):
        window.workbench.show_keys()
    timer.stop()
    assert widgets() == before
