"""What the five sheets of a period say, gathered from records when they are hung up first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import ConsentKind, ResidentState
from gridcredit.domain.credit.bands import LOWEST
from gridcredit.domain.credit.baskets import BasketLine, cost
from gridcredit.domain.credit.board import (
    LEAST_HOUSEHOLDS,
    Board,
    BoardAccounts,
    BoardHead,
    BoardLine,
    BoardLines,
    BoardRules,
    BoardSummary,
    FundLine,
    Honoured,
    StockLine,
    honoured,
    known_by_theme,
    theme_tallies,
)
from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import Flow, StockReason, Theme
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.credit.periods import first_day, last_day, months
from gridcredit.domain.credit.publicity import Known, told_counts, told_tallies
from gridcredit.domain.errors import NoRules
from gridcredit.domain.kinds.fund_move import FundMove
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.operations.credit.public_codes import codes_of
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.facts import told, told_of
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.papers import agreed, people
from gridcredit.store.credit.vouchers import goods_of, vouchers_in
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.doors import doors_of
from gridcredit.store.schema.travelling import TABLES

_FUND = TABLES["fund_move"]
_NUMBER = re.compile(r"\d{7}")  # of a telephone or an ID card
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a period, each with the item that it is of."""

    rows: tuple[Listed, ...]
    items: Mapping[str, Item]

    @property
    def themes(self) -> dict[str, Theme]:
        return {row: item.theme for row, item in self.items.items()}

    @property
    def wordings(self) -> dict[str, str]:
        return {row: item.name for row, item in self.items.items()}


def gather(desk: Desk, session: Session, ledger: Ledger, head: BoardHead) -> Board:
    """The sheets of a period all of whose months are closed. Raises NoRules where the rules of its
    last month are not here."""
    listed = _rows(ledger, head.period)
    lines = _lines(desk, session, ledger, head.period, listed)
    honours = _honours(session, listed)
    return Board(
        head,
        _rules(ledger, head.period),
        _summary(ledger, head.period, listed, _known(listed, lines, honours)),
        lines,
        honours,
        _accounts(session, ledger, head.period),
    )


def agreeing_households(
    session: Session, ledger: Ledger, households: Iterable[UUID], on: date, today: date
) -> set[UUID]:
    """Of these households those all of whose people that took part on a day agreed to see single
    lines on the board, and that still take part."""
    who = {household: ledger.participation.people(household, on) for household in households}
    everybody = {person for people in who.values() for person in people}
    yes = agreed(session, everybody, ConsentKind.PUBLISH_LINES)
    return {
        household
        for household, people in who.items()
        if people and people <= yes and ledger.participation.people(household, today)
    }


def living_who_agreed(session: Session, residents: Iterable[UUID]) -> dict[UUID, Resident]:
    """Of these people those whose good deeds may be told: they agreed, and are on the register."""
    found = people(session, residents)
    yes = agreed(session, found.keys(), ConsentKind.PUBLISH_HONOUR)
    return {
        id: person
        for id, person in found.items()
        if id in yes
        and person.name
        and not person.removed
        and person.state is not ResidentState.DIED
    }


def _rows(ledger: Ledger, period: str) -> _Rows:
    wanted = months(period)
    closed = ledger.front.walked(wanted[0]).closed
    rows = tuple(row for month in wanted for row in closed.get(month, ()))
    items = {row.id: ledger.book.item(date.fromisoformat(row.on), row.item) for row in rows}
    return _Rows(rows, {row: item for row, item in items.items() if item is not None})


def _rules(ledger: Ledger, period: str) -> BoardRules:
    held = ledger.book.set_for(months(period)[-1])
    if held is None:
        raise NoRules(ledger.area.name, last_day(period).isoformat())
    before = next(
        (s for s in reversed(ledger.book.sets) if s.rules.begins < held.rules.begins), None
    )
    rules = held.rules
    return BoardRules(
        rules.number,
        rules.begins.isoformat(),
        items_to_json(held.items.values()),
        rules.expected,
        rules.present,
        rules.agreed,
        rules.base,
        rules.bands,
        rules.basis.value,
        rules.carry,
        bool(rules.minutes),
        rules.meeting_required,
        rules.decided_by.value,
        rules.redeemed_at.value,
        before.rules.number if before else 0,
        items_to_json(before.items.values()) if before else "[]",
    )


def _summary(
    ledger: Ledger, period: str, listed: _Rows, known: Mapping[str, Known]
) -> BoardSummary:
    tallies = theme_tallies(listed.rows, listed.themes)
    households = len({row.household for row in listed.rows if row.id in listed.items})
    last = months(period)[-1]
    stood = next(c.month.households for c in ledger.closings if c.period == last)
    held = ledger.book.set_for(last)
    names = [band.name for band in held.bands] if held else []
    counts = dict.fromkeys([*names, LOWEST], 0)
    for line in stood:
        counts[line.band] = counts.get(line.band, 0) + 1
    return BoardSummary(told_tallies(tallies, households, known), told_counts(counts))


def _known(
    listed: _Rows, lines: BoardLines | None, honours: tuple[Honoured, ...]
) -> dict[str, Known]:
    """What sheets C and D tell of each theme, at least."""
    told_there = set(lines.households) if lines else set()
    of_lines = [
        (listed.themes[row.id], row.counted)
        for row in listed.rows
        if row.household in told_there and row.id in listed.items
    ]
    theme_of = {item.name: item.theme for item in listed.items.values()}
    of_honours = [(theme_of[word], 0) for one in honours for word in one.items]
    found = known_by_theme(of_lines)
    for theme, known in known_by_theme(of_honours).items():
        before = found.get(theme, Known())
        found[theme] = Known(max(before.entries, known.entries), before.points)
    return found


def _lines(
    desk: Desk, session: Session, ledger: Ledger, period: str, listed: _Rows
) -> BoardLines | None:
    """Sheet C; None where too few households agreed."""
    last = last_day(period)
    taking_part = ledger.participation.households(first_day(period), last)
    ready = agreeing_households(session, ledger, taking_part, last, desk.today())
    if len(ready) < LEAST_HOUSEHOLDS:
        return None
    codes = codes_of(desk, session, ledger.households, ready, last.year)
    by_hex = {household.hex: code for household, code in codes.items()}
    lines = [
        BoardLine(
            row.household,
            by_hex[row.household],
            listed.wordings.get(row.id, row.item),
            row.value,
            row.counted,
            row.why,
        )
        for row in listed.rows
        if row.household in by_hex
    ]
    order = sorted(lines, key=lambda line: (line.code, line.item, -line.counted))
    return BoardLines(tuple(sorted(by_hex)), tuple(order))


def _honours(session: Session, listed: _Rows) -> tuple[Honoured, ...]:
    who = {UUID(hex=row.resident) for row in listed.rows if row.resident}
    ready = {resident.hex for resident in living_who_agreed(session, who)}
    return honoured(listed.rows, listed.wordings, ready)


def _accounts(session: Session, ledger: Ledger, period: str) -> BoardAccounts:
    first, last = first_day(period), last_day(period)
    moves = told(session, FundMove, _FUND.area == ledger.area.id.bytes)
    ordered = sorted(moves, key=lambda one: (one.fact.on, one.order))
    private = _private_words(session, ledger)
    vouchers, _ = vouchers_in(session, ledger.area.code, ledger.book)
    handed_out = [(v.fact.on, line) for v in vouchers for line in v.basket]
    returned = [(c.fact.on, line) for v in vouchers for c in v.returns for line in c.basket]
    return BoardAccounts(
        sum(_signed(one.fact) for one in ordered if one.fact.on < first),
        tuple(
            FundLine(
                one.fact.on.isoformat(),
                "" if _is_private(one.fact.words, private) else one.fact.words,
                _signed(one.fact),
            )
            for one in ordered
            if first <= one.fact.on <= last
        ),
        _stock(session, ledger, handed_out, returned, (first, last)),
        sum(first <= v.fact.on <= last for v in vouchers),
        cost(line for on, line in handed_out if first <= on <= last)
        - cost(line for on, line in returned if first <= on <= last),
    )


def _signed(move: FundMove) -> int:
    return move.amount if move.flow is Flow.IN else -move.amount


_Dated = list[tuple[date, BasketLine]]


def _stock(
    session: Session,
    ledger: Ledger,
    handed_out: _Dated,
    returned: _Dated,
    span: tuple[date, date],
) -> tuple[StockLine, ...]:
    """The goods of a village over a period; those that there were none of are left out."""
    first, last = span
    goods = goods_of(session, ledger.area.id, with_removed=True)
    moves = [one.fact for one in told_of(session, StockMove, "goods", [g.id for g in goods])]
    found = []
    for one in goods:
        own = [m for m in moves if m.goods == one.id and m.on <= last]
        out = [(on, x.count) for on, x in handed_out if x.goods == one.id and on <= last]
        out += [(on, -x.count) for on, x in returned if x.goods == one.id and on <= last]
        before = sum(m.count for m in own if m.on < first) - sum(n for on, n in out if on < first)
        within = [m for m in own if m.on >= first]
        received = sum(m.count for m in within if m.because is StockReason.RECEIVED)
        counted = sum(m.count for m in within if m.because is StockReason.COUNTED)
        redeemed = sum(n for on, n in out if on >= first)
        line = StockLine(
            one.name, one.unit, before, received, counted, redeemed,
            before + received + counted - redeemed,
        )  # fmt: skip
        if own or out:
            found.append(line)
    return tuple(found)


def _private_words(session: Session, ledger: Ledger) -> frozenset[str]:
    """Names and doors of the village, without blanks: what no line of the fund may tell."""
    names = {p.name for p in load_by(session, Resident, "household", ledger.households)}
    doors = doors_of(session, ledger.households).values()
    words = {*names, *(door.householder for door in doors), *(door.address for door in doors)}
    return frozenset(w for word in words if len(w := "".join(word.split())) >= _SHORTEST_NAME)


def _is_private(words: str, private: frozenset[str]) -> bool:
    """Whether words name somebody, a door, or a number of a person."""
    plain = "".join(words.split())
    return bool(_NUMBER.search(plain)) or any(word in plain for word in private)
