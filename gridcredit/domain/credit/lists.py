"""Closed lists side by side: which of their rows count, and what an entry has counted in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gridcredit.domain.credit.closing import ClosedMonth, Listed


@dataclass
class Lists:
    """`rows` are those that count, by month. `entries` are those of them that are looked at by
    themselves, each with its month; `net` is what each of these counts, its corrections with it,
    and `corrected` are the entries that a list corrects."""

    rows: dict[str, tuple[Listed, ...]] = field(default_factory=dict)
    entries: dict[str, tuple[str, Listed]] = field(default_factory=dict)
    net: dict[str, int] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)

    def _add(self, period: str, row: Listed) -> None:
        if row.corrects:
            self.corrected.add(row.corrects)
            if row.corrects in self.net:
                self.net[row.corrects] += row.counted
        else:
            self.entries[row.id] = (period, row)
            self.net[row.id] = row.counted


def whole_lists(months: Iterable[ClosedMonth]) -> Lists:
    """All lists of a village. Where two list the same, as offices closed a month without knowing of
    each other, the first month counts; a correction counts once, and only behind its entry."""
    found, seen = Lists(), set[str]()
    for month in sorted(months, key=lambda month: month.period):
        kept = []
        for row in month.entries:
            if row.corrects:
                is_double = row.corrects not in found.net or row.corrects in found.corrected
            else:
                is_double = False
            if not is_double and row.id not in seen:
                seen.add(row.id)
                found._add(month.period, row)
                kept.append(row)
        found.rows[month.period] = tuple(kept)
    return found


def parts_of_lists(months: Iterable[ClosedMonth], entries: Collection[str]) -> Lists:
    """Some lists, or parts of them, of which none has what another has; only these entries are
    looked at by themselves."""
    found = Lists()
    for month in sorted(months, key=lambda month: month.period):
        found.rows[month.period] = month.entries
        for row in month.entries:
            if row.corrects or row.id in entries:
                found._add(month.period, row)
    return found
