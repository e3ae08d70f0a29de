"""Every error a person can meet, each carrying the facts its text needs (wording: texts).

No comparison and no repr are generated: forty of each would cost every start five milliseconds.
"""

from gridcredit.domain.errors.access import NotAllowed as NotAllowed
from gridcredit.domain.errors.access import UnknownAccount as UnknownAccount
from gridcredit.domain.errors.access import WeakPassphrase as WeakPassphrase
from gridcredit.domain.errors.access import WrongPassphrase as WrongPassphrase
from gridcredit.domain.errors.entries import AlreadyCorrected as AlreadyCorrected
from gridcredit.domain.errors.entries import AreaOutside as AreaOutside
from gridcredit.domain.errors.entries import AreaUnknown as AreaUnknown
from gridcredit.domain.errors.entries import BadValue as BadValue
from gridcredit.domain.errors.entries import MinorRefused as MinorRefused
from gridcredit.domain.errors.entries import MovedAway as MovedAway
from gridcredit.domain.errors.entries import NotFound as NotFound
from gridcredit.domain.errors.entries import NumbersUsedUp as NumbersUsedUp
from gridcredit.domain.errors.files import AreasRefused as AreasRefused
from gridcredit.domain.errors.files import ChainBroken as ChainBroken
from gridcredit.domain.errors.files import ContentAltered as ContentAltered
from gridcredit.domain.errors.files import FileDamaged as FileDamaged
from gridcredit.domain.errors.files import FileUnreadable as FileUnreadable
from gridcredit.domain.errors.files import HeaderNotFound as HeaderNotFound
from gridcredit.domain.errors.files import NoSuchImport as NoSuchImport
from gridcredit.domain.errors.files import NotAddressed as NotAddressed
from gridcredit.domain.errors.files import NothingToExport as NothingToExport
from gridcredit.domain.errors.files import NotSavedAsWorkbook as NotSavedAsWorkbook
from gridcredit.domain.errors.files import NotUndone as NotUndone
from gridcredit.domain.errors.files import PackageTooNew as PackageTooNew
from gridcredit.domain.errors.files import SignatureWrong as SignatureWrong
from gridcredit.domain.errors.paper import LinkTooLong as LinkTooLong
from gridcredit.domain.errors.paper import NoCodes as NoCodes
from gridcredit.domain.errors.paper import PosterUnreadable as PosterUnreadable
from gridcredit.domain.errors.paper import PrinterFailed as PrinterFailed
from gridcredit.domain.errors.paper import SheetUnreadable as SheetUnreadable
from gridcredit.domain.errors.paper import TooMuchForPaper as TooMuchForPaper
from gridcredit.domain.errors.root import Cancelled as Cancelled
from gridcredit.domain.errors.root import GridCreditError as GridCreditError
from gridcredit.domain.errors.trust import AlreadyEnrolled as AlreadyEnrolled
from gridcredit.domain.errors.trust import CertificateRefused as CertificateRefused
from gridcredit.domain.errors.trust import CopyUndecided as CopyUndecided
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
from gridcredit.domain.errors.workspace import NoWorkspace as NoWorkspace
from gridcredit.domain.errors.workspace import ReceiptUnwritten as ReceiptUnwritten
from gridcredit.domain.errors.workspace import ServerAway as ServerAway
from gridcredit.domain.errors.workspace import ServerRefused as ServerRefused
from gridcredit.domain.errors.workspace import StorageFailed as StorageFailed
from gridcredit.domain.errors.workspace import WorkspaceBusy as WorkspaceBusy
from gridcredit.domain.errors.workspace import WorkspaceExists as WorkspaceExists
