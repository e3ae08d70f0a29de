"""What closing a month lists: what was counted, what moves on, what is left out, how households
stand, and at the year's end what their balances forfeit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from gridcredit.domain.credit.accounts import forfeited
from gridcredit.domain.credit.bands import BASE, USUAL, band_of, figure, per_head
from gridcredit.domain.credit.closing import ClosedMonth, Forfeit, Held, Listed, ScoreLine, Stayed
from gridcredit.domain.credit.codes import Basis
from gridcredit.domain.credit.periods import DECEMBER, months_between
from gridcredit.domain.credit.rulebook import RuleBook, RuleSet
from gridcredit.domain.credit.walk import Walked


def close_month(
    area: str,
    period: str,
    walked: Walked,
    book: RuleBook,
    members: Mapping[str, int],
    stayed: Iterable[Stayed] = (),
    void: Iterable[str] = (),
    answers: Mapping[str, Collection[str]] | None = None,
    disputed: Iterable[Held] = (),
    balances: Mapping[str, int] | None = None,
) -> ClosedMonth:
    """The list of a month that closes.

    `members`: the people who count on the month's last day of each household that takes part in it.
    `stayed`: entries up to that day that are not counted, and why; `void` those that never will be.
    `answers`: what open entries follow; `disputed`: entries of earlier lists that are.
    `balances`, in December: what each household may redeem before this month counts.
    """
    rows = walked.open.get(period, ())
    rules = book.set_for(period)
    carry: tuple[Forfeit, ...] = ()
    if period.endswith(DECEMBER):
        carry = tuple(_forfeits(balances or {}, rows, rules.rules.carry if rules else 100))
    listed = {row.id for row in rows}
    followed = [a for entry, told in (answers or {}).items() if entry in listed for a in told]
    return ClosedMonth(
        area=area,
        period=period,
        rules=tuple(sorted(_numbers(rows, book))),
        entries=rows,
        households=tuple(score_lines(period, walked, rules, members)),
        moved_on=tuple(sorted(stayed)),
        left_out=tuple(Stayed(entry, "void") for entry in sorted(void)),
        carry=carry,
        answers=tuple(sorted(followed)),
        disputed=tuple(sorted(_held(disputed, rows))),
    )


def _held(disputed: Iterable[Held], rows: Iterable[Listed]) -> Iterable[Held]:
    """What is held back behind this month, its corrections with it."""
    changes = {row.corrects: row.counted for row in rows if row.corrects}
    for entry, household, points in disputed:
        yield Held(entry, household, max(0, points + changes.get(entry, 0)))


def score_lines(
    period: str, walked: Walked, rules: RuleSet | None, members: Mapping[str, int]
) -> Iterable[ScoreLine]:
    """How households stand at the end of a month (2026-03), by their ids."""
    own = walked.points_by_household([period])
    year = walked.points_by_household(months_between(period[:4] + "-01", period))
    for household, people in sorted(members.items()):
        yield score_line(household, people, own.get(household, 0), year.get(household, 0), rules)


def score_line(
    household: str, members: int, points: int, year: int, rules: RuleSet | None
) -> ScoreLine:
    """How a household stands that counted so much in a period, and so much in the year up to its
    end."""
    base = rules.rules.base if rules else BASE
    basis = rules.rules.basis if rules else Basis.TOTAL
    bands = rules.bands if rules else USUAL
    head = per_head(base, year, members)
    band = band_of(figure(basis, base + year, head), bands)
    return ScoreLine(household, members, points, base + year, head, band)


def _forfeits(balances: Mapping[str, int], rows: Iterable[Listed], carry: int) -> Iterable[Forfeit]:
    held = dict(balances)
    for row in rows:
        held[row.household] = held.get(row.household, 0) + row.counted
    for household, balance in sorted(held.items()):
        if points := forfeited(balance, carry):
            yield Forfeit(household, points)


def _numbers(rows: Iterable[Listed], book: RuleBook) -> set[int]:
    found = (book.set_for(month) for month in {row.on[:7] for row in rows})
    return {rules.rules.number for rules in found if rules}
