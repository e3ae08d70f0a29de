"""年终结转: where December's close takes a part of what was not redeemed, sheet A says so, hung up
30 days before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gridcredit.domain.credit.periods import months
from gridcredit.domain.duties import Duty
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.store.credit import papers
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session

_BEFORE = timedelta(days=30)
_FROM = 11  # the month from which on a sheet tells people in time to redeem what they have
_ALL = 100  # per cent


@dataclass(frozen=True, slots=True)
class CarryNotice:
    """A year whose carry-over is to be announced: until when at the latest, and how many per cent
    of a balance are kept."""

    year: int
    due: date
    carry: int


def carry_notice_of(desk: Desk, village: str) -> CarryNotice | None:
    """What a village is to announce today; None where nothing is to be, or was already. Raises
    AreaUnknown, AreaOutside, BadValue, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return carry_notice(session, ledger_of(desk, session, area.code))


def carry_notice(session: Session, ledger: Ledger) -> CarryNotice | None:
    """What a village is to announce, from November on until December is closed: nothing where all
    is kept, and where a sheet A that says so was hung up since then."""
    today = ledger.today
    year = today.year if today.month >= _FROM else today.year - 1
    december, first = f"{year}-12", date(year, _FROM, 1)
    held, waiting = ledger.book.set_for(december), ledger.next_period
    if held is None or held.rules.carry >= _ALL or waiting is None or waiting > december:
        return None
    for sheet in papers.hung_up(session, ledger.area.id):
        told = ledger.book.set_for(months(sheet.period)[-1])
        is_same = told is not None and told.rules.carry == held.rules.carry
        if is_same and "A" in sheet.sheets and sheet.on >= first:
            return None
    return CarryNotice(year, date(year + 1, 1, 1) - _BEFORE, held.rules.carry)
