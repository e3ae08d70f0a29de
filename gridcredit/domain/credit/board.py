"""What stands on the five sheets of one period, as it was hung up: values, and their one written
form. No name, door or note is among them; people and households are ids, looked up at printing.

Points are tenths, money is fen, days are ISO.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.credit.publicity import Known, Tally, ToldCounts, ToldTable

VERSION = 1
LEAST_HOUSEHOLDS = 20
"""Households that must have agreed before single lines are shown (sheet C)."""
DAYS = 5
"""Full days that the sheets hang, the day of hanging up left out (practice, section 1)."""


@dataclass(frozen=True, slots=True)
class BoardHead:
    """What all sheets of a period say; `phone` may be blank, to be written by hand. `answer_days`
    are the working days in which an objection is answered, and where others must be asked."""

    village: str
    office: str  # whose sheets they are
    phone: str
    period: str
    number: str  # 2026-3
    on: str
    until: str
    answer_days: tuple[int, int] = (3, 7)


@dataclass(frozen=True, slots=True)
class BoardRules:
    """Sheet A: the rule set in force at the period's end, and the one before (number 0: none)."""

    number: int
    begins: str
    items: str  # JSON, as domain.credit.items writes it
    expected: int | None
    present: int | None
    agreed: int | None
    base: int
    bands: str
    basis: str
    carry: int
    has_minutes: bool
    meeting_required: bool
    decided_by: str
    redeemed_at: str
    number_before: int = 0
    items_before: str = "[]"


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """Sheet B: a table by theme and one of bands, nobody's numbers among them."""

    themes: ToldTable
    bands: ToldCounts


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of sheet C: the household as an id, which is not printed, and its code, which is."""

    household: str
    code: str
    item: str  # its wording
    value: int
    counted: int
    why: str


@dataclass(frozen=True, slots=True)
class BoardLines:
    """Sheet C: the households that agreed, whether a line is theirs or not, and their lines."""

    households: tuple[str, ...]
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True, slots=True)
class Honoured:
    """A line of sheet D: who, as an id, and the wordings of the items."""

    resident: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FundLine:
    """Money in or out on a day; what for is blank where it might name somebody."""

    on: str
    words: str
    amount: int  # fen, below zero where it went out


@dataclass(frozen=True, slots=True)
class StockLine:
    """One sort of goods over the period: what there was, came, a count found, went and is left."""

    name: str
    unit: str
    before: int
    received: int
    counted: int
    redeemed: int
    left: int


@dataclass(frozen=True, slots=True)
class BoardAccounts:
    """Sheet E: the fund line by line, the goods, and redemptions as counts."""

    before: int  # fen
    fund: tuple[FundLine, ...]
    stock: tuple[StockLine, ...]
    vouchers: int
    points: int  # redeemed less what came back


@dataclass(frozen=True, slots=True)
class Board:
    """The five sheets of a period; `lines` is None where sheet C may not hang."""

    head: BoardHead
    rules: BoardRules
    summary: BoardSummary
    lines: BoardLines | None
    honours: tuple[Honoured, ...]
    accounts: BoardAccounts
    version: int = VERSION

    def text(self) -> str:
        """The canonical form."""
        return _canonical(asdict(self))

    @property
    def digest(self) -> str:
        """The sha-256 of the canonical form, hex."""
        return sha256(self.text().encode()).hexdigest()

    def sheet_digest(self, sheet: str) -> str:
        """The sha-256 of what one sheet (A to E) says, hex: it stays while the sheet does."""
        plain = asdict(self)
        said = {"head": plain["head"], "part": plain[_PARTS[sheet]]}
        return sha256(_canonical(said).encode()).hexdigest()

    @property
    def letters(self) -> str:
        """The sheets that there are."""
        return "".join(letter for letter in _PARTS if letter != "C" or self.lines is not None)

    def without(self, residents: Collection[str], households: Collection[str]) -> Board:
        """The board without people and households that took their consent back; sheet C goes where
        too few are left."""
        honours = tuple(one for one in self.honours if one.resident not in residents)
        if self.lines is None:
            return replace(self, honours=honours)
        agreed = tuple(one for one in self.lines.households if one not in households)
        lines = tuple(one for one in self.lines.lines if one.household not in households)
        kept = BoardLines(agreed, lines) if len(agreed) >= LEAST_HOUSEHOLDS else None
        return replace(self, honours=honours, lines=kept)


_PARTS = {"A": "rules", "B": "summary", "C": "lines", "D": "honours", "E": "accounts"}


def _canonical(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def theme_tallies(rows: Iterable[Listed], themes: Mapping[str, Theme]) -> list[Tally]:
    """Rows of closed lists by theme, `themes` being told by the ids of the rows; what no rule set
    lists any more is of none."""
    entries = dict.fromkeys(Theme, 0)
    points = dict.fromkeys(Theme, 0)
    households: dict[Theme, set[str]] = {theme: set() for theme in Theme}
    for row in rows:
        theme = themes.get(row.id)
        if theme is not None:
            entries[theme] += 1
            points[theme] += row.counted
            households[theme].add(row.household)
    return [Tally(t.value, entries[t], points[t], len(households[t])) for t in Theme]


def known_by_theme(lines: Iterable[tuple[Theme, int]]) -> dict[str, Known]:
    """What sheet C tells of each theme, by the theme and the counted points of its lines."""
    found: dict[str, Known] = {}
    for theme, counted in lines:
        before = found.get(theme.value, Known())
        found[theme.value] = Known(before.entries + 1, before.points + max(0, counted))
    return found


def honoured(
    rows: Iterable[Listed], wordings: Mapping[str, str], residents: Collection[str]
) -> tuple[Honoured, ...]:
    """Whose good deeds a list tells: of people who agreed, those items that counted for them, the
    wordings told by the rows' ids. What a correction took back is not among them."""
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        word = wordings.get(row.id, "")
        if row.resident in residents and word:
            key = (row.resident, word)
            counted[key] = counted.get(key, 0) + row.counted
    found: dict[str, list[str]] = {}
    for (resident, word), points in counted.items():
        if points > 0:
            found.setdefault(resident, []).append(word)
    return tuple(Honoured(who, tuple(sorted(items))) for who, items in sorted(found.items()))


def until(on: str) -> str:
    """The last day of hanging."""
    return (date.fromisoformat(on) + timedelta(days=DAYS)).isoformat()
