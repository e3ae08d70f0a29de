"""Every error a person can meet, each carrying the facts its text needs (wording: texts), and the
families to catch them by.

No comparison and no repr are generated: forty of each would cost every start five milliseconds.
They are read when one of them is asked for: a start asks for few.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gridcredit.domain.errors.access import NotAllowed as NotAllowed
    from gridcredit.domain.errors.access import SearchLimited as SearchLimited
    from gridcredit.domain.errors.access import SignInDelayed as SignInDelayed
    from gridcredit.domain.errors.access import UnknownAccount as UnknownAccount
    from gridcredit.domain.errors.access import WeakPassphrase as WeakPassphrase
    from gridcredit.domain.errors.access import WrongPassphrase as WrongPassphrase
    from gridcredit.domain.errors.credit import BalanceShort as BalanceShort
    from gridcredit.domain.errors.credit import CheckedAlone as CheckedAlone
    from gridcredit.domain.errors.credit import ClosedAlready as ClosedAlready
    from gridcredit.domain.errors.credit import ClosingUnreadable as ClosingUnreadable
    from gridcredit.domain.errors.credit import CorrectedBefore as CorrectedBefore
    from gridcredit.domain.errors.credit import EnteredTooLate as EnteredTooLate
    from gridcredit.domain.errors.credit import EntryClosed as EntryClosed
    from gridcredit.domain.errors.credit import EntryDisputed as EntryDisputed
    from gridcredit.domain.errors.credit import EntryVoided as EntryVoided
    from gridcredit.domain.errors.credit import EvidenceMissing as EvidenceMissing
    from gridcredit.domain.errors.credit import ItemNotCounted as ItemNotCounted
    from gridcredit.domain.errors.credit import ItemOfOthers as ItemOfOthers
    from gridcredit.domain.errors.credit import MeetingWanted as MeetingWanted
    from gridcredit.domain.errors.credit import MonthClosed as MonthClosed
    from gridcredit.domain.errors.credit import MonthNotOver as MonthNotOver
    from gridcredit.domain.errors.credit import MonthsInOrder as MonthsInOrder
    from gridcredit.domain.errors.credit import MustKeepOut as MustKeepOut
    from gridcredit.domain.errors.credit import NobodyLeft as NobodyLeft
    from gridcredit.domain.errors.credit import NobodyTakesPart as NobodyTakesPart
    from gridcredit.domain.errors.credit import NoRules as NoRules
    from gridcredit.domain.errors.credit import NotAmendable as NotAmendable
    from gridcredit.domain.errors.credit import NotDecidedHere as NotDecidedHere
    from gridcredit.domain.errors.credit import NotRedeemedHere as NotRedeemedHere
    from gridcredit.domain.errors.credit import NotTakingPart as NotTakingPart
    from gridcredit.domain.errors.credit import ObjectionAnswered as ObjectionAnswered
    from gridcredit.domain.errors.credit import ObjectionElsewhere as ObjectionElsewhere
    from gridcredit.domain.errors.credit import OnlyItsRecorder as OnlyItsRecorder
    from gridcredit.domain.errors.credit import OwnHousehold as OwnHousehold
    from gridcredit.domain.errors.credit import PassbookUpToDate as PassbookUpToDate
    from gridcredit.domain.errors.credit import PeriodOpen as PeriodOpen
    from gridcredit.domain.errors.credit import QuorumFallen as QuorumFallen
    from gridcredit.domain.errors.credit import RedemptionSuspended as RedemptionSuspended
    from gridcredit.domain.errors.credit import ReturnedAlready as ReturnedAlready
    from gridcredit.domain.errors.credit import StockShort as StockShort
    from gridcredit.domain.errors.credit import VoidedByReviewers as VoidedByReviewers
    from gridcredit.domain.errors.entries import AlreadyCorrected as AlreadyCorrected
    from gridcredit.domain.errors.entries import AreaOutside as AreaOutside
    from gridcredit.domain.errors.entries import AreaUnknown as AreaUnknown
    from gridcredit.domain.errors.entries import BadValue as BadValue
    from gridcredit.domain.errors.entries import BlankRefused as BlankRefused
    from gridcredit.domain.errors.entries import ChangedSince as ChangedSince
    from gridcredit.domain.errors.entries import ClockBehind as ClockBehind
    from gridcredit.domain.errors.entries import DifferentPeople as DifferentPeople
    from gridcredit.domain.errors.entries import GoneBefore as GoneBefore
    from gridcredit.domain.errors.entries import LeavingDoubtful as LeavingDoubtful
    from gridcredit.domain.errors.entries import MinorRefused as MinorRefused
    from gridcredit.domain.errors.entries import MovedAway as MovedAway
    from gridcredit.domain.errors.entries import NotFound as NotFound
    from gridcredit.domain.errors.entries import NumbersUsedUp as NumbersUsedUp
    from gridcredit.domain.errors.entries import OnlyPartKnown as OnlyPartKnown
    from gridcredit.domain.errors.entries import TimeDoubtful as TimeDoubtful
    from gridcredit.domain.errors.entries import VisitedMeanwhile as VisitedMeanwhile
    from gridcredit.domain.errors.entries import WrongLevel as WrongLevel
    from gridcredit.domain.errors.files import AreasRefused as AreasRefused
    from gridcredit.domain.errors.files import CalendarRefused as CalendarRefused
    from gridcredit.domain.errors.files import ChainBroken as ChainBroken
    from gridcredit.domain.errors.files import ColumnsMissing as ColumnsMissing
    from gridcredit.domain.errors.files import ContentAltered as ContentAltered
    from gridcredit.domain.errors.files import FileDamaged as FileDamaged
    from gridcredit.domain.errors.files import FileUnreadable as FileUnreadable
    from gridcredit.domain.errors.files import FormRefused as FormRefused
    from gridcredit.domain.errors.files import HeaderNotFound as HeaderNotFound
    from gridcredit.domain.errors.files import MappingRefused as MappingRefused
    from gridcredit.domain.errors.files import NoSuchImport as NoSuchImport
    from gridcredit.domain.errors.files import NotAddressed as NotAddressed
    from gridcredit.domain.errors.files import NothingToExport as NothingToExport
    from gridcredit.domain.errors.files import NotSavedAsWorkbook as NotSavedAsWorkbook
    from gridcredit.domain.errors.files import NotUndone as NotUndone
    from gridcredit.domain.errors.files import NumberTooFar as NumberTooFar
    from gridcredit.domain.errors.files import PackageTooNew as PackageTooNew
    from gridcredit.domain.errors.files import RegisterChanged as RegisterChanged
    from gridcredit.domain.errors.files import SignatureWrong as SignatureWrong
    from gridcredit.domain.errors.paper import GlyphMissing as GlyphMissing
    from gridcredit.domain.errors.paper import LinkTooLong as LinkTooLong
    from gridcredit.domain.errors.paper import NoCodes as NoCodes
    from gridcredit.domain.errors.paper import PaperUnfit as PaperUnfit
    from gridcredit.domain.errors.paper import PosterUnreadable as PosterUnreadable
    from gridcredit.domain.errors.paper import PrinterFailed as PrinterFailed
    from gridcredit.domain.errors.paper import SheetUnreadable as SheetUnreadable
    from gridcredit.domain.errors.paper import TooMuchForPaper as TooMuchForPaper
    from gridcredit.domain.errors.reports import AssessmentUnfinished as AssessmentUnfinished
    from gridcredit.domain.errors.reports import IssuedAlready as IssuedAlready
    from gridcredit.domain.errors.reports import IssuesInOrder as IssuesInOrder
    from gridcredit.domain.errors.reports import IssueUnreadable as IssueUnreadable
    from gridcredit.domain.errors.reports import NoScheme as NoScheme
    from gridcredit.domain.errors.reports import PeriodRunning as PeriodRunning
    from gridcredit.domain.errors.root import FAMILIES as FAMILIES
    from gridcredit.domain.errors.root import BadEntry as BadEntry
    from gridcredit.domain.errors.root import Cancelled as Cancelled
    from gridcredit.domain.errors.root import DataUnreadable as DataUnreadable
    from gridcredit.domain.errors.root import ExchangeRefused as ExchangeRefused
    from gridcredit.domain.errors.root import FileBroken as FileBroken
    from gridcredit.domain.errors.root import FileRefused as FileRefused
    from gridcredit.domain.errors.root import GridCreditError as GridCreditError
    from gridcredit.domain.errors.root import NotPermitted as NotPermitted
    from gridcredit.domain.errors.root import NotPrinted as NotPrinted
    from gridcredit.domain.errors.root import SignInRefused as SignInRefused
    from gridcredit.domain.errors.root import WorkspaceFailed as WorkspaceFailed
    from gridcredit.domain.errors.stars import ConsentNeeded as ConsentNeeded
    from gridcredit.domain.errors.stars import NobodyToName as NobodyToName
    from gridcredit.domain.errors.stars import OnlyItsNominator as OnlyItsNominator
    from gridcredit.domain.errors.stars import PlacesNeeded as PlacesNeeded
    from gridcredit.domain.errors.stars import StageUnfit as StageUnfit
    from gridcredit.domain.errors.stars import StarDecidedElsewhere as StarDecidedElsewhere
    from gridcredit.domain.errors.trust import AlreadyEnrolled as AlreadyEnrolled
    from gridcredit.domain.errors.trust import CertificateRefused as CertificateRefused
    from gridcredit.domain.errors.trust import CopyUndecided as CopyUndecided
    from gridcredit.domain.errors.trust import FingerprintDiffers as FingerprintDiffers
    from gridcredit.domain.errors.trust import FingerprintUnconfirmed as FingerprintUnconfirmed
    from gridcredit.domain.errors.trust import NameRefused as NameRefused
    from gridcredit.domain.errors.trust import NoParent as NoParent
    from gridcredit.domain.errors.trust import NotEnrolled as NotEnrolled
    from gridcredit.domain.errors.trust import PlaceRevoked as PlaceRevoked
    from gridcredit.domain.errors.trust import SenderRevoked as SenderRevoked
    from gridcredit.domain.errors.trust import SenderUnknown as SenderUnknown
    from gridcredit.domain.errors.trust import SuiteMissing as SuiteMissing
    from gridcredit.domain.errors.trust import TokenFailed as TokenFailed
    from gridcredit.domain.errors.workspace import BackupUnusable as BackupUnusable
    from gridcredit.domain.errors.workspace import DatabaseDamaged as DatabaseDamaged
    from gridcredit.domain.errors.workspace import DatabaseTooNew as DatabaseTooNew
    from gridcredit.domain.errors.workspace import NoteUnwritten as NoteUnwritten
    from gridcredit.domain.errors.workspace import NoWorkspace as NoWorkspace
    from gridcredit.domain.errors.workspace import ReceiptUnwritten as ReceiptUnwritten
    from gridcredit.domain.errors.workspace import ServerAway as ServerAway
    from gridcredit.domain.errors.workspace import ServerRefused as ServerRefused
    from gridcredit.domain.errors.workspace import StorageFailed as StorageFailed
    from gridcredit.domain.errors.workspace import WorkspaceBusy as WorkspaceBusy
    from gridcredit.domain.errors.workspace import WorkspaceExists as WorkspaceExists

ROOMS = (
    "root",
    "workspace",
    "access",
    "files",
    "entries",
    "credit",
    "stars",
    "paper",
    "reports",
    "trust",
)
"""The files they stand in; those first that a start asks for."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        for room in () if name.startswith("_") else ROOMS:
            if found := vars(import_module(f"{__name__}.{room}")).get(name):
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
