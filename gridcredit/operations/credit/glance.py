"""信用+ as its page begins: what waits for who looks, the month by theme, households by band; and
what the district may know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.bands import LOWEST
from gridcredit.domain.credit.codes import EntryState, Theme
from gridcredit.domain.credit.periods import month_of, months_between
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.operations.credit.carry_notices import CarryNotice, carry_notice
from gridcredit.operations.credit.goods import stocked
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.overview import Overview, overview_of
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.credit.reprints import sheet_tasks
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.store.credit.counts import counts
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.store.register import register_lists
from gridcredit.store.register.area_rows import all_areas
from gridcredit.store.workspace import audit


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """What passed of a theme in a month; points are tenths. No theme: of all of them."""

    theme: Theme | None
    entries: int
    points: int
    households: int


@dataclass(frozen=True, slots=True)
class Glance:
    """A village today: `bands` from the highest down, `people` who take part, the months that are
    over and open, goods that are low, sheets to print again. `heard`: the day of the last package
    from the office that decides or redeems, where that is another (None: one never came). `carry`:
    what is to be announced of the end of the year."""

    overview: Overview
    themes: tuple[ThemeLine, ...]
    bands: tuple[tuple[str, int], ...]
    people: int
    months_to_close: tuple[str, ...]
    low_stock: int
    reprints: int
    decides: bool
    redeems: bool
    heard: date | None
    calendar_known: bool
    carry: CarryNotice | None = None


@dataclass(frozen=True, slots=True)
class CountRow:
    """What the district hears of a village's month, with where it is."""

    code: str
    village: str
    street: str
    count: CreditCount


@dataclass(frozen=True, slots=True)
class BandHousehold:
    """A household of a band as a list shows it; points are tenths."""

    household: UUID
    address: str
    name: str
    total: int
    points: int


@many_values()
def glance(desk: Desk, village: str) -> Glance:
    """How a village stands today. Raises AreaUnknown, AreaOutside, BadValue, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    today, seat = desk.today(), seat_of(desk)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        ledger = ledger_of(desk, session, area.code)
        seen = overview_of(desk, session, ledger)
        taking = ledger.participation.households(today, today)
        return Glance(
            seen,
            tuple(_themes(ledger, seen.month)),
            tuple(_bands(ledger, seen.bands)),
            sum(len(ledger.participation.people(home, today)) for home in taking),
            tuple(_late_months(ledger)) if seen.is_decider else (),
            sum(one.is_low for one in stocked(session, area)),
            len(sheet_tasks(desk, session, area)) if seen.is_decider else 0,
            decides=seen.is_decider,
            redeems=ledger.redeems is seat,
            heard=_heard(desk, session, ledger),
            calendar_known=workdays(session).is_known(today.year),
            carry=carry_notice(session, ledger) if seen.is_decider else None,
        )


def village_counts(desk: Desk) -> list[CountRow]:
    """What the district heard of its villages' months, the last month first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(all_areas(session))
        rows = [_count_row(tree, count) for count in counts(session)]
    return sorted(rows, key=lambda row: (row.count.period, row.code), reverse=True)


@many_values()
def open_band(desk: Desk, village: str, band: str, purpose: str) -> list[BandHousehold]:
    """The households of a star band in the order of their doors; the purpose is logged.

    Raises BadValue (no purpose, no village), AreaUnknown, AreaOutside.
    """
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        ledger = ledger_of(desk, session, area.code)
        scores = ledger.scores(month_of(desk.today()))
        of_band = {score.household: score for score in scores if score.band == band}
        lines = register_lists.household_lines(session, list(of_band))
        facts = {"what": "credit_band", "village": area.code, "band": band, "rows": len(lines)}
        audit.log(session, desk.actor.login, "reveal", facts | {"purpose": purpose.strip()})
    found = [
        BandHousehold(
            line.id,
            line.address,
            line.householder,
            of_band[line.id].total,
            of_band[line.id].points,
        )
        for line in lines
    ]
    return sorted(found, key=lambda one: natural_key(one.address))


def _themes(ledger: Ledger, month: str) -> Iterator[ThemeLine]:
    found: dict[Theme, list[tuple[UUID, int]]] = {theme: [] for theme in Theme}
    for row in ledger.rows(month, state=EntryState.PASSED):
        item = ledger.book.item(row.on, row.item)
        if item is not None:
            found[item.theme].append((row.household, row.counted))
    for theme, rows in found.items():
        yield _line(theme, rows)
    yield _line(None, [row for rows in found.values() for row in rows])


def _line(theme: Theme | None, rows: Sequence[tuple[UUID, int]]) -> ThemeLine:
    points = sum(counted for _, counted in rows)
    return ThemeLine(theme, len(rows), points, len({household for household, _ in rows}))


def _bands(ledger: Ledger, counted: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    rules = ledger.book.set_for(month_of(ledger.today))
    names = [band.name for band in rules.bands] if rules else []
    for name in dict.fromkeys([*names, LOWEST, *filter(None, counted)]):
        yield name, counted.get(name, 0)


def _late_months(ledger: Ledger) -> list[str]:
    """The months that are over and open, the first one first."""
    first = ledger.next_period
    return months_between(first, month_of(ledger.today))[:-1] if first else []


def _heard(desk: Desk, session: Session, ledger: Ledger) -> date | None:
    """The day of the last package from the other office of a village."""
    if desk.office is Office.STREET:
        senders = [n.id for n in nodes.children(session) if n.area == ledger.area.code]
    else:
        above = nodes.parent(session)
        senders = [above.id] if above else []
    came = max((links.last_import_at(session, sender) for sender in senders), default="")
    return date.fromisoformat(came[:10]) if came else None


def _count_row(tree: AreaTree, count: CreditCount) -> CountRow:
    area = tree.by_id(count.area)
    above = [a for a in tree.path(area.code) if a.level is AreaLevel.STREET]
    return CountRow(area.code, area.name, above[-1].name if above else "", count)
