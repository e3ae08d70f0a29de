"""The lines of a household's passbook (信用存折) for one year, in the order in which they stand.

What was printed stays where it stands, whatever arrives later: a line that changed since is put
right by a further one (更正第 n 笔), and what came in behind stands behind it. All numbers are
tenths of points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class LineKind(StrEnum):
    """What a line of a passbook tells."""

    OPENING = "opening"  # what last year left
    ENTRY = "entry"
    CORRECTION = "correction"  # of an entry, by a closed month
    REDEMPTION = "redemption"
    RETURN = "return"
    FORFEIT = "forfeit"
    AMENDMENT = "amendment"  # of what was printed


class Posting(NamedTuple):
    """Something that goes into a passbook. `key` is its own for good; `counted` goes to the year's
    points and to the balance, `spent` is taken off the balance alone. `corrects` is the key of what
    it corrects. Days and periods as text; `why` as codes.Why."""

    key: str
    kind: LineKind
    period: str = ""
    on: str = ""
    item: str = ""
    person: str = ""
    value: int | None = None
    counted: int = 0
    spent: int = 0
    why: str = ""
    corrects: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class PassbookLine:
    """A line as it stands; `total` are the year's points and `balance` what may be redeemed, both
    up to this line; `amends` the line that it corrects (0: none, or of another year)."""

    number: int
    posting: Posting
    total: int
    balance: int
    amends: int = 0


class Printed(NamedTuple):
    """A line that stands on paper: whose it is, and with which numbers."""

    key: str
    counted: int
    spent: int


def written(lines: Iterable[PassbookLine]) -> tuple[str, ...]:
    """Lines as the record of a print carries them."""
    return tuple(f"{p.key}={p.counted},{p.spent}" for p in (line.posting for line in lines))


def printed_of(told: Iterable[str]) -> list[Printed]:
    """The lines that records of prints carry, in their order; of a line told twice the first, and
    none of what this program cannot read."""
    found: dict[str, Printed] = {}
    for text in told:
        key, _, numbers = text.rpartition("=")
        counted, _, spent = numbers.partition(",")
        try:
            line = Printed(key, int(counted), int(spent))
        except ValueError:
            continue
        if key:
            found.setdefault(key, line)
    return list(found.values())


def passbook_lines(
    postings: Sequence[Posting], printed: Sequence[Printed] = ()
) -> list[PassbookLine]:
    """All lines of a year: those on paper as they stand there, then what puts them right, then the
    others in their order."""
    known = {posting.key: posting for posting in postings}
    on_paper = {line.key for line in printed}
    placed = [_as_printed(line, known) for line in printed]
    placed += _amendments(printed, known)
    placed += [posting for posting in postings if posting.key not in on_paper]
    return _numbered(placed)


def _as_printed(line: Printed, known: dict[str, Posting]) -> Posting:
    """What stands on paper, in today's words but with the numbers that were printed."""
    posting = known.get(line.key)
    if posting is None:
        kind = LineKind.AMENDMENT if "#" in line.key else LineKind.ENTRY
        posting = Posting(
            line.key, kind, corrects=line.key.partition("#")[0] if "#" in line.key else ""
        )
    return posting._replace(counted=line.counted, spent=line.spent)


def _amendments(printed: Sequence[Printed], known: dict[str, Posting]) -> list[Posting]:
    """A line for each printed one of which the records say something else today."""
    said: dict[str, list[Printed]] = {}
    for line in printed:
        said.setdefault(line.key.partition("#")[0], []).append(line)
    found = []
    for key, lines in said.items():
        posting = known.get(key)
        counted = (posting.counted if posting else 0) - sum(line.counted for line in lines)
        spent = (posting.spent if posting else 0) - sum(line.spent for line in lines)
        if counted or spent:
            own = f"{key}#{len(lines)}"
            kind = LineKind.AMENDMENT
            found.append(Posting(own, kind, counted=counted, spent=spent, corrects=key))
    return found


def _numbered(placed: Sequence[Posting]) -> list[PassbookLine]:
    numbers: dict[str, int] = {}
    total = balance = 0
    lines = []
    for number, posting in enumerate(placed, 1):
        numbers[posting.key] = number
        if posting.kind is not LineKind.OPENING:
            total += posting.counted
        balance += posting.counted - posting.spent
        amends = numbers.get(posting.corrects, 0)
        lines.append(PassbookLine(number, posting, total, balance, amends))
    return lines
