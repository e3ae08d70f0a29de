"""信用+: who decides and redeems where, closed months, balances and stock; entries, their review,
objections."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import BadEntry, NotPermitted


@dataclass(eq=False, repr=False)
class NotDecidedHere(NotPermitted):
    """By its rules the village's entries are decided at another office (`seat`)."""

    village: str
    seat: str


@dataclass(eq=False, repr=False)
class NotRedeemedHere(NotPermitted):
    """By its rules the village's points are redeemed at another office (`seat`)."""

    village: str
    seat: str


@dataclass(eq=False, repr=False)
class NoRules(BadEntry):
    """No rule set of the village is in force on that day."""

    village: str
    on: str


@dataclass(eq=False, repr=False)
class MonthClosed(BadEntry):
    """What is to be written would change a month that is closed already."""

    on: str
    period: str


@dataclass(eq=False, repr=False)
class OwnHousehold(NotPermitted):
    """Who is at the keyboard belongs to the household that the act is about, or to its kin."""

    name: str


@dataclass(eq=False, repr=False)
class BalanceShort(BadEntry):
    """The basket costs more points than the household may redeem."""

    balance: str
    points: str


@dataclass(eq=False, repr=False)
class RedemptionSuspended(BadEntry):
    """A correction has made the balance negative: nothing is redeemed until it is not."""

    balance: str


@dataclass(eq=False, repr=False)
class StockShort(BadEntry):
    """There are fewer of these goods than are wanted."""

    goods: str
    stock: int
    wanted: int


@dataclass(eq=False, repr=False)
class ReturnedAlready(BadEntry):
    """More goods of a voucher would come back than are out still."""

    goods: str
    out: int
    wanted: int


@dataclass(eq=False, repr=False)
class ItemNotCounted(BadEntry):
    """An item does not count in the month of the fact (texts.reasons): no set has it, only other
    months' have it, or it is off."""

    item: str
    period: str
    reason: str


@dataclass(eq=False, repr=False)
class ItemOfOthers(NotPermitted):
    """The item is recorded by other posts than this account's."""

    item: str
    name: str
    recorders: str


@dataclass(eq=False, repr=False)
class NotTakingPart(BadEntry):
    """A household or a person did not take part on the day of the fact (texts.reasons); `since` is
    the day from which it did, blank where there is none."""

    on: str
    reason: str
    since: str = ""


@dataclass(eq=False, repr=False)
class EnteredTooLate(BadEntry):
    """A fact is entered more than a month after its day."""

    on: str
    last: str


@dataclass(eq=False, repr=False)
class NobodyLeft(BadEntry):
    """Of a group action everybody would be left out."""

    count: int


@dataclass(eq=False, repr=False)
class EntryVoided(BadEntry):
    """The entry was voided; nothing is decided of it any more."""

    entry: str


@dataclass(eq=False, repr=False)
class EntryClosed(BadEntry):
    """The entry was counted in a closed month."""

    entry: str
    period: str


@dataclass(eq=False, repr=False)
class EntryDisputed(BadEntry):
    """An objection to the entry waits for its answer."""

    entry: str


@dataclass(eq=False, repr=False)
class NotAmendable(BadEntry):
    """Only a returned or waiting entry is amended."""

    entry: str
    state: str


@dataclass(eq=False, repr=False)
class OnlyItsRecorder(NotPermitted):
    """An entry is amended by who recorded it."""

    entry: str


@dataclass(eq=False, repr=False)
class VoidedByReviewers(NotPermitted):
    """Only its recorder or a reviewer voids an open entry, only a reviewer a closed one."""

    entry: str


@dataclass(eq=False, repr=False)
class MustKeepOut(NotPermitted):
    """Who asks recorded the entry, or is tied to whom it is of (texts.reasons)."""

    entry: str
    reason: str


@dataclass(eq=False, repr=False)
class EvidenceMissing(BadEntry):
    """An entry without the evidence that its item wants cannot be passed."""

    entry: str
    evidence: str


@dataclass(eq=False, repr=False)
class CheckedAlone(BadEntry):
    """Entries that are marked for a spot check are passed one by one."""

    count: int


@dataclass(eq=False, repr=False)
class MeetingWanted(BadEntry):
    """The rule set asks for a meeting to decide."""

    village: str


@dataclass(eq=False, repr=False)
class QuorumFallen(BadEntry):
    """Of those expected at a meeting not more than half were there, or are left once those who keep
    out are gone: the street decides."""

    expected: int
    present: int


@dataclass(eq=False, repr=False)
class MonthNotOver(BadEntry):
    """A month is closed from the first day of the next one."""

    period: str
    first: str


@dataclass(eq=False, repr=False)
class MonthsInOrder(BadEntry):
    """An earlier month is still open: months close in order."""

    period: str
    first: str


@dataclass(eq=False, repr=False)
class ObjectionAnswered(BadEntry):
    """The objection was answered before."""

    objection: str
    on: str


@dataclass(eq=False, repr=False)
class ObjectionElsewhere(NotPermitted):
    """Objections are taken by the village's office and the street's, not at a grid."""

    village: str


@dataclass(eq=False, repr=False)
class ClosedAlready(BadEntry):
    """The month was closed before."""

    period: str
    on: str


@dataclass(eq=False, repr=False)
class ClosingUnreadable(BadEntry):
    """The list of a closed month cannot be read (texts.reasons)."""

    period: str
    reason: str


@dataclass(eq=False, repr=False)
class CorrectedBefore(BadEntry):
    """The closed entry was corrected before; of one entry only the first correction counts."""

    entry: str


@dataclass(eq=False, repr=False)
class PeriodOpen(BadEntry):
    """A period is made known once all its months are closed; `open` is the first that is not."""

    period: str
    open: str


@dataclass(eq=False, repr=False)
class PassbookUpToDate(BadEntry):
    """All lines stand in the passbook already; `line` is the next free one."""

    line: int


@dataclass(eq=False, repr=False)
class NobodyTakesPart(BadEntry):
    """Nobody of an area takes part in 信用+ on a day or in a year, for whom a paper would be."""

    area: str
    on: str
