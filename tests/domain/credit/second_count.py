"""信用+ counted a second time, from practice.md alone: slowly, row by row, each row looking at all
rows before it. It shares no code with domain/credit but the names of codes.

What it is handed are the bare facts of one village, each with its order and whose word it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Heard:
    """A fact: its kind's name, the record, (counter, node, number), and `village` or `street`."""

    kind: str
    record: Any
    order: tuple[int, bytes, int]
    seat: str


@dataclass(frozen=True)
class Thing:
    """A fact with all that corrected it: what is true of it now, None when it was taken back."""

    first: Heard
    now: Heard | None
    all: tuple[Heard, ...]

    @property
    def id(self) -> UUID:
        """What it is known by."""
        found: UUID = self.first.record.id
        return found


@dataclass
class Line:
    """One line of the account book."""

    period: str
    on: str
    id: str
    household: str
    resident: str
    item: str
    matter: str
    hours: int
    value: int
    counted: int
    why: str
    corrects: str = ""
    frozen: bool = False

    @property
    def person(self) -> str:
        """Who has the caps, the groups and the hours."""
        return self.resident or self.household


class Count:
    """The account book of one village."""

    def __init__(self, facts: Iterable[Heard]) -> None:
        self.facts = list(facts)
        self.known: dict[str, list[Thing]] = {}
        self.rules = sorted(
            (t.now for t in self.things("credit_rules") if t.now), key=lambda h: (h.record.begins,)
        )
        self.entries = {t.id: t for t in self.things("credit_entry")}
        self.owner = {h.record.id: t.id for t in self.entries.values() for h in t.all}
        self.closings = self.standing_closings()
        self.closed = {period: json.loads(text) for period, text in self.closings.items()}
        self.lines: list[Line] = []
        self.uncounted: dict[str, str] = {}
        self.write()

    # Facts and their corrections.

    def things(self, kind: str) -> list[Thing]:
        """Every fact of a kind with its corrections; of two corrections the later is true."""
        if kind not in self.known:
            self.known[kind] = self.families(kind)
        return self.known[kind]

    def families(self, kind: str) -> list[Thing]:
        """The same, found anew."""
        own = [h for h in self.facts if h.kind == kind]
        by_id = {h.record.id: h for h in own}
        family: dict[UUID, list[Heard]] = {}
        for heard in own:
            at = heard
            while at.record.corrects in by_id:
                at = by_id[at.record.corrects]
            family.setdefault(at.record.id, []).append(heard)
        made = []
        for root, members in family.items():
            leaves = [h for h in members if all(o.record.corrects != h.record.id for o in members)]
            last = max(leaves, key=lambda h: h.order)
            now = None if last.record.void else last
            made.append(Thing(by_id[root], now, tuple(sorted(members, key=lambda h: h.order))))
        return sorted(made, key=lambda t: t.first.order)

    # Rules.

    def rules_of(self, month: str) -> Any:
        """The rule set in force in a month: the one that began last; of two of one day the later
        written."""
        first = date.fromisoformat(month + "-01")
        found = None
        for heard in sorted(self.rules, key=lambda h: (h.record.begins, self.root_order(h))):
            if heard.record.begins <= first:
                found = heard.record
        return found

    def root_order(self, heard: Heard) -> tuple[int, bytes, int]:
        """When the first version of a fact was written."""
        for thing in self.things(heard.kind):
            if heard in thing.all:
                return thing.first.order
        raise AssertionError

    def item_of(self, on: str, code: str) -> dict[str, Any] | None:
        """An item as the rules of a day have it, with everything that is not written filled in."""
        rules = self.rules_of(on[:7])
        for item in json.loads(rules.items) if rules else ():
            if item["code"] == code:
                return {
                    "points": 0, "unit": "person", "per": 10, "group": "", "tiers": [],
                    "cap": None, "cap_kind": "points", "cap_per": None, "cap_by": "person",
                    "cap_code": "", **item,
                }  # fmt: skip
        return None

    def desk_of(self, on: date, said: Heard, what: str = "decided_by") -> str:
        """Which office was to decide (redeem) on a day, by the rules that there were when something
        was said."""
        first = date.fromisoformat(f"{on.isoformat()[:7]}-01")
        rules = None
        for heard in sorted(self.rules, key=lambda h: (h.record.begins, self.root_order(h))):
            if heard.record.begins <= first and self.root_order(heard) < said.order:
                rules = heard.record
        if rules is None and self.rules:
            rules = min(self.rules, key=lambda h: h.record.begins).record
        return str(getattr(rules, what)) if rules else "village"

    # Closings.

    def standing_closings(self) -> dict[str, str]:
        """The list of every closed month: the first in (counter, node) of those that count."""
        found: dict[str, str] = {}
        for thing in self.things("credit_closing"):
            if thing.now and thing.first.seat == self.desk_of(thing.now.record.on, thing.first):
                found.setdefault(thing.now.record.period, thing.now.record.counted)
        return found

    def first_open(self, month: str) -> str:
        """A month, or where it is closed the first open one."""
        while month in self.closings:
            year, number = int(month[:4]), int(month[5:])
            month = f"{year + number // 12:04d}-{number % 12 + 1:02d}"
        return month

    # What was said of an entry.

    def said(self, entry: Thing) -> tuple[list[Thing], list[Thing], list[Thing]]:
        """Its decisions and answers that count, in their order; its voids; its open objections."""

        def named(kind: str, field: str = "entry") -> list[Thing]:
            return [
                t for t in self.things(kind)
                if t.now and self.owner.get(getattr(t.now.record, field)) == entry.id
            ]  # fmt: skip

        decisions = named("credit_decision")
        up = any(t.now and t.now.record.decision == "hand_up" for t in decisions)

        def counts(thing: Thing) -> bool:
            assert thing.now
            if getattr(thing.now.record, "decision", "") == "hand_up":
                return True
            asked = "street" if up else self.desk_of(thing.now.record.on, thing.first)
            return thing.first.seat == asked

        objections = named("credit_objection")
        waiting = []
        told = [t for t in decisions if counts(t)]
        for objection in objections:
            ids = {h.record.id for h in objection.all}
            answers = [
                t for t in self.things("credit_answer")
                if t.now and t.now.record.objection in ids and counts(t)
            ]  # fmt: skip
            if answers:
                told.append(min(answers, key=lambda t: t.first.order))
            else:
                waiting.append(objection)
        told.sort(key=lambda t: t.first.order)
        return told, named("credit_void"), waiting

    def stand(self, entry: Thing) -> tuple[str, int | None, list[tuple[Any, str, int]]]:
        """The state of an entry that no list has, what an answer makes of it, and the answers that
        take points from it (order, id, what it should have counted)."""
        told, voids, waiting = self.said(entry)
        up = any(getattr(t.now.record, "decision", "") == "hand_up" for t in told if t.now)
        latest = mine = None
        says: int | None = None
        gone = entry.now is None or bool(voids)
        answers = []
        for thing in told:
            assert thing.now
            fact = thing.now.record
            if hasattr(fact, "decision"):
                latest = fact
                if self.same_content(entry, fact.entry):
                    mine = fact
            elif fact.result == "upheld" and latest is not None and latest.decision == "return":
                latest = mine = None
            elif fact.result != "rejected":
                says = fact.points if fact.result == "partly" else 0
                gone = gone or fact.result == "upheld"
                answers.append((thing.first.order, thing.id.hex, says))
        state = "handed_up" if up else "waiting"
        if mine is not None:
            names = {"pass": "passed", "return": "returned", "hold": "held", "hand_up": "handed_up"}
            state = names[mine.decision]
        if waiting:
            state = "disputed"
        return ("void" if gone else state), says, answers

    def same_content(self, entry: Thing, fact: UUID) -> bool:
        """Whether a version of an entry says what the present one says."""
        if entry.now is None:
            return True
        (version,) = (h.record for h in entry.all if h.record.id == fact)
        names = set(version.__slots__) - {"id", "corrects", "void", "reason"}
        return all(getattr(version, n) == getattr(entry.now.record, n) for n in names)

    # The account book.

    def write(self) -> None:
        """All lines, month by month: those of closed lists as they stand, the others counted."""
        to_count: dict[str, list[tuple[str, str, Any]]] = {}
        taken: dict[str, str] = {}
        corrected: set[str] = set()
        for period in sorted(self.closed):
            for row in self.closed[period]["entries"]:
                is_double = row[0] in taken
                if row[10]:
                    is_double = is_double or row[10] not in taken or row[10] in corrected
                if not is_double:
                    taken[row[0]] = period
                    corrected.add(row[10])
        for entry in self.entries.values():
            key = entry.id.hex
            if key in taken:
                correction = self.correction_of(entry, taken[key])
                if correction and key not in corrected:
                    month = self.first_open(taken[key])
                    to_count.setdefault(month, []).append((self.frozen(key)[4], *correction))
                continue
            state, says, _ = self.stand(entry)
            if state == "passed":
                assert entry.now
                fact = entry.now.record
                on = fact.on.isoformat()
                if self.rules_of(on[:7]) is None:
                    self.uncounted[key] = "no_rules"
                elif self.item_of(on, fact.item) is None:
                    self.uncounted[key] = "no_item"
                else:
                    month = self.first_open(on[:7])
                    to_count.setdefault(month, []).append((on, key, (fact, says)))
        for period in sorted({*self.closed, *to_count}):
            self.copy_closed(period, taken)
            self.count_open(period, sorted(to_count.get(period, []), key=lambda one: one[:2]))

    def frozen(self, entry: str) -> Any:
        """The row of the first list that has an entry."""
        for period in sorted(self.closed):
            for row in self.closed[period]["entries"]:
                if row[0] == entry:
                    return row
        raise AssertionError(entry)

    def correction_of(self, entry: Thing, period: str) -> tuple[str, tuple[str, int]] | None:
        """The first void or answer that a closed entry has since its list."""
        _, voids, _ = self.said(entry)
        up = any(
            t.now and t.now.record.decision == "hand_up"
            for t in self.things("credit_decision")
            if t.now and self.owner.get(t.now.record.entry) == entry.id
        )
        found = []
        for void in voids:  # by who decides, or by who wrote it and had not heard of the list
            assert void.now
            asked = "street" if up else self.desk_of(void.now.record.on, void.first)
            if void.first.seat == asked or void.first.order[1] == entry.first.order[1]:
                found.append((void.first.order, void.id.hex, 0))
        reckoned = self.closed[period]["answers"]
        found += [one for one in self.stand(entry)[2] if one[1] not in reckoned]
        if not found:
            return None
        _, key, to = min(found)
        return key, (entry.id.hex, to)

    def copy_closed(self, period: str, taken: Mapping[str, str]) -> None:
        """The rows of a list, each once."""
        seen = {line.id for line in self.lines}
        corrected = {line.corrects for line in self.lines if line.corrects}
        for row in self.closed.get(period, {}).get("entries", []):
            key, household, resident, item, on, matter, hours, value, counted, why, corrects = row
            if taken.get(key) != period or key in seen or (corrects and corrects in corrected):
                continue
            seen.add(key)
            corrected.add(corrects)
            self.lines.append(
                Line(period, on, key, household, resident, item, matter, hours, value, counted,
                     why, corrects, frozen=True)
            )  # fmt: skip

    def count_open(self, period: str, rows: list[tuple[str, str, Any]]) -> None:
        """Count the rows of an open month, one after another."""
        entries = [(on, key, *what) for on, key, what in rows if not isinstance(what[0], str)]
        for on, key, what in rows:
            if isinstance(what[0], str):
                entry, to = what
                old = self.frozen(entry)
                net = sum(x.counted for x in self.lines if entry in (x.id, x.corrects))
                self.lines.append(
                    Line(period, on, key, old[1], old[2], old[3], old[5], old[6], to - net,
                         to - net, "", entry)
                )  # fmt: skip
            else:
                self.lines.append(self.counted(period, on, key, what[0], what[1], entries))

    def worth(self, fact: Any, says: int | None) -> int:
        """What an entry is worth before anything is taken off."""
        item = self.item_of(fact.on.isoformat(), fact.item)
        assert item is not None
        if says is not None:
            return says
        if item["group"]:
            return int(item["points"])
        times = {"member": fact.members, "hours": fact.quantity // item["per"]}
        return int(item["points"]) * times.get(item["unit"], fact.quantity // 10)

    def counted(
        self, period: str, on: str, key: str, fact: Any, says: int | None, entries: list[Any]
    ) -> Line:
        """One entry, in view of all lines before it and of the others of its month."""
        item = self.item_of(on, fact.item)
        assert item is not None
        line = Line(
            period, on, key, fact.household.hex, fact.resident.hex if fact.resident else "",
            fact.item, fact.matter, fact.quantity, 0, 0, "",
        )  # fmt: skip
        line.value = self.worth(fact, says)
        line.counted = line.value
        if item["tiers"] and says is None:
            line.value = line.counted = self.by_tiers(line, item)
            line.why = "" if line.counted else "tier"
        elif item["tiers"]:
            line.hours = 0
        elif item["group"] and fact.matter:
            line.counted = self.by_group(line, item, entries)
            line.why = "group" if line.counted < line.value else ""
        left = self.room(line, item)
        if left is not None and left < line.counted:
            line.counted, line.why = left, "cap"
        return line

    def by_tiers(self, line: Line, item: Mapping[str, Any]) -> int:
        """The tier that the year's hours reach, less what they have counted."""
        hours, had = line.hours, 0
        for other in self.lines:
            same = (other.person, other.item, other.on[:4])
            if same == (line.person, line.item, line.on[:4]) and self.is_timed(other):
                hours += -other.hours if other.corrects else other.hours
                had += other.counted
        reached = max([points for least, points in item["tiers"] if least <= hours], default=0)
        return max(0, reached - had)

    def is_timed(self, line: Line) -> bool:
        """Whether a line's quantity is hours."""
        item = self.item_of(line.on, line.item)
        return item is not None and item["unit"] == "hours"

    def by_group(self, line: Line, item: Mapping[str, Any], entries: list[Any]) -> int:
        """The highest of its month counts what its matter has not counted yet."""
        rivals = []
        for on, key, fact, says in entries:
            other = self.item_of(on, fact.item)
            assert other is not None
            person = fact.resident.hex if fact.resident else fact.household.hex
            if (person, other["group"], fact.matter) == (line.person, item["group"], line.matter):
                rivals.append((-self.worth(fact, says), on, key))
        if min(rivals)[2] != line.id:
            return 0
        had = 0
        for other_line in self.lines:
            same = self.item_of(other_line.on, other_line.item)
            if same and same["group"] == item["group"] and other_line.matter == line.matter:
                had += other_line.counted if other_line.person == line.person else 0
        return max(0, line.value - had)

    def room(self, line: Line, item: Mapping[str, Any]) -> int | None:
        """What the cap leaves for an entry; None without a cap."""
        if item["cap"] is None:
            return None
        code = item["cap_code"] or line.item

        def span(day: str) -> Any:
            return {
                "month": day[:7], "quarter": (day[:4], (int(day[5:7]) - 1) // 3), "year": day[:4],
            }[item["cap_per"]]  # fmt: skip

        def holder(one: Line) -> str:
            return one.person if item["cap_by"] == "person" else one.household

        sharing = []
        for other in self.lines:
            their = self.item_of(other.on, other.item)
            their_code = (their and their["cap_code"]) or other.item
            if (their_code, span(other.on), holder(other)) == (code, span(line.on), holder(line)):
                sharing.append(other)
        if item["cap_kind"] == "points":
            return max(0, int(item["cap"]) - sum(one.counted for one in sharing))
        times = 0
        for entry in {one.corrects or one.id for one in sharing}:
            times += sum(x.counted for x in self.lines if entry in (x.id, x.corrects)) > 0
        return 10**9 if times < item["cap"] else 0

    # What it comes to.

    def points(self, months: Iterable[str]) -> dict[str, int]:
        """Counted points by household."""
        wanted, found = set(months), dict[str, int]()
        for line in self.lines:
            if line.period in wanted:
                found[line.household] = found.get(line.household, 0) + line.counted
        return found

    def score(self, household: str, members: int, month: str) -> tuple[int, int | None, str]:
        """户总分, 人均分 and band of a household at the end of a month."""
        year = [f"{month[:4]}-{number:02d}" for number in range(1, int(month[5:]) + 1)]
        points = self.points(year).get(household, 0)
        rules = self.rules_of(month)
        base, basis = (rules.base, str(rules.basis)) if rules else (10_000, "total")
        head = None
        if members:
            exact = Fraction(points, members)
            head = base + (exact + Fraction(1, 2)).__floor__()
        figure = base + points if basis == "total" else head
        if figure is None:
            return base + points, head, ""
        for above, name in ((10_600, "五星"), (10_400, "四星"), (10_200, "三星"), (9_900, "二星")):
            if figure > above:
                return base + points, head, name
        return base + points, head, "一星"

    def balance(self, household: str) -> int:
        """可兑换余额."""
        total = sum(x.counted for x in self.lines if x.frozen and x.household == household)
        for entry in self.entries.values():
            own = [x for x in self.lines if x.frozen and entry.id.hex in (x.id, x.corrects)]
            if own and own[0].household == household and self.said(entry)[2]:
                total -= max(0, sum(x.counted for x in own))
        for closed in self.closed.values():
            total -= sum(points for whose, points in closed["carry"] if whose == household)
        return total - self.spent(household)

    def spent(self, household: str) -> int:
        """What was redeemed and did not come back."""
        spent = 0
        for voucher in self.things("redemption"):
            if not voucher.now or voucher.first.seat != self.desk_of(
                voucher.now.record.on, voucher.first, "redeemed_at"
            ):
                continue
            if voucher.now.record.household.hex != household:
                continue
            out = {}
            for text in voucher.now.record.lines:
                goods, _, rest = text.partition("=")
                number, _, points = rest.partition("@")
                out[goods] = [int(number), int(points)]
            ids = {h.record.id for h in voucher.all}
            for back in self.things("redemption_return"):
                if not back.now or back.now.record.redemption not in ids:
                    continue
                if back.first.seat != self.desk_of(back.now.record.on, back.first, "redeemed_at"):
                    continue
                for text in back.now.record.lines:
                    goods, _, rest = text.partition("=")
                    if goods in out:
                        out[goods][0] = max(0, out[goods][0] - int(rest.partition("@")[0]))
            spent += sum(number * points for number, points in out.values())
        return spent

    def december(self, carry: int, households: Iterable[str], period: str) -> dict[str, int]:
        """What closing December would take of each household's balance."""
        found = {}
        for household in households:
            now = sum(
                x.counted for x in self.lines if x.period == period and x.household == household
            )
            balance = self.balance(household) + (0 if period in self.closed else now)
            if balance > 0:
                kept = -((-balance * carry) // 100)
                if balance - kept:
                    found[household] = balance - kept
        return found


def last_day(month: str) -> date:
    """The last day of a month."""
    return (date.fromisoformat(month + "-28") + timedelta(days=4)).replace(day=1) - timedelta(
        days=1
    )
