"""A year of a pilot village by files only: entries, meetings, closings, objections, redemptions."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.journeys.year import rules
from tests.journeys.year.offices import STREET, VILLAGE, Computers
from tests.journeys.year.second import Done

YEAR = 2026
_AT_ONCE = 40  # entries a sitting: more than fifty in five minutes are looked at one by one


@dataclass(frozen=True)
class Size:
    """How much happens in a year."""

    households: int = 24
    entries: int = 2_000
    objections: int = 30
    redemptions: int = 100
    months: int = 12
    other_rules: int = 7  # the month from which they hold


@dataclass
class Story:
    """The year as it goes, with a note of everything that was told to the program."""

    at: Computers
    size: Size
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    done: dict[str, Done] = field(default_factory=dict)
    closings: list[tuple[str, str]] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    spent: dict[str, Fraction] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    items: dict[str, list[list[str]]] = field(default_factory=dict)
    objections: int = 0
    redemptions: int = 0
    amended: int = 0
    stars: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Offices, rules, people who join, goods."""
        self.at.found(self.size.households)
        first = rules.write(self.at.folder / "rules-1.csv", rules.rows())
        self._rules(first, 1, f"{YEAR}-01", rules.rows())
        self.at.at(f"{YEAR}-01-01")
        for home in self.at.run("village", "households", "list"):
            self.at.run("village", "credit", "join", home["id"], "--on", f"{YEAR}-01-01",
                        "--notice", "1")  # fmt: skip
        self.people = [p for p in self.at.run("village", "residents", "list") if p["eligible"]]
        goods = self.at.folder / "goods.csv"
        goods.write_text(
            "code,name,unit,points,cost\nFZ,肥皂,块,3,2.5\nXJ,洗洁精,瓶,15,12\n", "utf-8-sig"
        )
        self.at.run("village", "goods", "import", goods, "--village", VILLAGE, login="duihuan")
        for code in ("FZ", "XJ"):
            self.at.run("village", "goods", "receive", code, "--village", VILLAGE, "--count", 5_000,
                        login="duihuan")  # fmt: skip
        self.at.round()

    def _rules(self, file: Any, number: int, begins: str, rows: list[list[str]]) -> None:
        told = self.at.run("village", "rules", "import", file, "--village", VILLAGE, "--number",
                           number, "--from", begins, "--vote", "40/35/33")  # fmt: skip
        assert (told["items"], told["refused"]) == (40, [])
        self.items[begins] = rows

    def month(self, month: int) -> None:
        """One month, and the close of the one before it."""
        if month == self.size.other_rules:
            self.at.at(f"{YEAR}-{month - 1:02}-28")
            second = rules.write(self.at.folder / "rules-2.csv", rules.in_july())
            self._rules(second, 2, f"{YEAR}-{month:02}", rules.in_july())
            self.at.round()
        self._enter(month)
        self.at.round()
        self._decide(f"{YEAR}-{month:02}-26")
        self.at.round()
        self._amend(f"{YEAR}-{month:02}-27")
        self.at.round()
        self._decide(f"{YEAR}-{month:02}-28")
        self._dispute(month)
        after = f"{YEAR}-{month + 1:02}-02" if month < 12 else f"{YEAR + 1}-01-02"
        self._close(f"{YEAR}-{month:02}", after)
        self._redeem(month, after)
        self.at.round()
        if month % 3 == 0:
            self._honour(f"{YEAR}-Q{month // 3}", after[:8])

    def _enter(self, month: int) -> None:
        """What the grid worker and the collector enter, a part of it late by a few weeks."""
        self.at.at(f"{YEAR}-{month:02}-25")
        for office, login in (("grid", ""), ("village", "caiji")):
            left = self.size.entries // (2 * self.size.months)
            while left > 0:
                some = min(left, _AT_ONCE)
                self._sitting(office, login, [self._entry(month) for _ in range(some)])
                left -= some
                self.at.now = self.at.now.replace(minute=self.at.now.minute + 7)

    def _sitting(self, office: str, login: str, entries: list[dict[str, Any]]) -> None:
        told = self.at.apply(office, entries, login=login, code=None)
        # What lies too far back, or is somebody's twice, is refused; the rest is in.
        for entry, made in zip(entries, told["ids"], strict=True):
            if made is not None:
                self._note(made, entry)

    def _note(self, made: str, entry: dict[str, Any]) -> None:
        self.done[made] = Done(
            made, entry["household"], entry.get("resident", ""), entry["item"], entry["on"],
            Fraction(entry.get("quantity", "1")), 0, entry.get("matter", ""),
        )  # fmt: skip

    def _entry(self, month: int) -> dict[str, Any]:
        person = self.chance.choice(self.people)
        row = self.chance.choice(rules.rows())
        back = self.chance.choice((0, 0, 0, 1)) if month > 1 else 0
        day = self.chance.randint(26, 28) if back else self.chance.randint(1, 24)
        made = {
            "do": "credit.add",
            "household": person["household"],
            "item": row[0],
            "on": f"{YEAR}-{month - back:02}-{day:02}",
        }
        if row[4] not in ("household", "member"):
            made["resident"] = person["id"]
        if row[4] == "hours":
            made["quantity"] = f"{self.chance.randint(1, 8) / 2:g}"
        elif row[4] == "quantity":
            made["quantity"] = str(self.chance.randint(1, 3))
        if row[6]:
            made["matter"] = f"事{self.chance.randint(1, 6)}"
        return made

    def _listed(self, office: str, state: str) -> list[dict[str, Any]]:
        told = self.at.run(office, "credit", "list", "--village", VILLAGE, "--state", state)
        return [row for row in told if not row["corrects"]]

    def _decide(self, day: str) -> None:
        """The village's meeting: most pass, some go back, a few wait."""
        self.at.at(day, 15)
        bulk: list[str] = []
        for row in self._listed("village", "waiting"):
            self.done[row["id"]].members = row["members"]
            said = self.chance.random()
            if said < 0.05:
                self._said(row["id"], "return", "请补充时间地点")
            elif said < 0.08:
                self._said(row["id"], "hold", "待核实")
            elif row["spot_check"]:
                self._said(row["id"], "pass")
            else:
                bulk.append(row["id"])
        for some in (bulk[n : n + 100] for n in range(0, len(bulk), 100)):
            self.at.run("village", "credit", "decide", *some, "--decision", "pass")
        for row in self._listed("village", "held"):
            self._said(row["id"], "pass")
        for row in self._listed("village", "passed"):
            entry = self.done[row["id"]]
            entry.passed_at = entry.passed_at or self.at.now.isoformat()

    def _said(self, entry: str, decision: str, reason: str = "") -> None:
        because = ("--reason", reason) if reason else ()
        self.at.run("village", "credit", "decide", entry, "--decision", decision, *because)

    def _amend(self, day: str) -> None:
        """Whoever recorded what came back says it better."""
        self.at.at(day)
        for office, login in (("grid", ""), ("village", "caiji")):
            for row in self._listed(office, "returned"):
                told = self.at.run(office, "credit", "amend", row["id"], "--note", f"已补充 {day}",
                                   login=login, code=None)  # fmt: skip
                assert "id" in told or told["error"]["kind"] == "OnlyItsRecorder", told
                self.amended += "id" in told

    def _dispute(self, month: int) -> None:
        """Objections to entries, closed and open ones; answers to those of the month before."""
        self.at.at(f"{YEAR}-{month:02}-28", 17)
        for row in self.at.run("village", "credit", "objections", "--village", VILLAGE):
            if not row["answered"]:
                self._answer(row)
        passed = [e for e in self.done.values() if e.passed_at and not e.void_at and not e.disputed]
        wanted = self.size.objections // self.size.months + (month % 2)
        for entry in self.chance.sample(passed, min(wanted, len(passed))):
            self.at.run("village", "credit", "object", entry.id, "--by", "spoken", "--on",
                        f"{YEAR}-{month:02}-28", "--text", "次数不对", login="caiji")  # fmt: skip
            entry.disputed.append([self.at.now.isoformat(), ""])
            self.objections += 1

    def _answer(self, row: dict[str, Any]) -> None:
        entry = self.done[row["entry"]]
        result = self.chance.choice(("upheld", "partly", "rejected"))
        points = ("--points", "1") if result == "partly" else ()
        told = self.at.run("village", "credit", "answer", row["id"], "--result", result, "--text",
                           "已核实", *points)  # fmt: skip
        entry.disputed[-1][1] = self.at.now.isoformat()
        worth = Fraction(1 if result == "partly" else 0)
        if result == "rejected":
            assert told["correction"] is None
        elif told["correction"]:
            entry.corrections.append((self.at.now.isoformat(), told["correction"], worth))
        elif result == "upheld":
            entry.void_at = self.at.now.isoformat()
        else:
            entry.open_value = worth

    def _close(self, period: str, day: str) -> None:
        self.at.at(day, 8)
        told = self.at.run("village", "credit", "close", "--village", VILLAGE, "--period", period)
        assert told["period"] == period
        self.closings.append((period, self.at.now.isoformat()))
        self.digests[period] = told["digest"]

    def _redeem(self, month: int, day: str) -> None:
        """Redemption day: whoever has enough takes soap."""
        self.at.at(day, 14)
        scores = self.at.run("village", "credit", "scores", "--village", VILLAGE, "--period",
                             f"{YEAR}-{month:02}")  # fmt: skip
        rich = [row for row in scores if Fraction(row["balance"]) >= 6]
        wanted = min(len(rich), -(-self.size.redemptions // self.size.months))
        for row in self.chance.sample(rich, wanted):
            home = row["household"]
            who = next(p["id"] for p in self.people if p["household"] == home)
            told = self.at.run("village", "redeem", home, "--goods", "FZ=2", "--by", who,
                               login="duihuan")  # fmt: skip
            assert Fraction(told["balance"]) == Fraction(row["balance"]) - 6
            self.spent[home] = self.spent.get(home, Fraction(0)) + 6
            self.redemptions += 1
            if self.chance.random() < 0.1:
                self.at.run("village", "redeem", "return", told["id"], "--goods", "FZ=1",
                            login="duihuan")  # fmt: skip
                self.spent[home] -= 3

    def _honour(self, quarter: str, month: str) -> None:
        """A quarter's star: nominated, reviewed, hung up and awarded in the weeks after it."""
        self.at.at(f"{month}04")
        where = ("--period", quarter, "--level", "village", "--area", VILLAGE)
        person = self.people[len(self.stars)]["id"]
        made = self.at.run("village", "star", "nominate", *where, "--kind", "person", "--resident",
                           person, "--way", "村居", "--summary", "常年照看独居邻居，风雨无阻",
                           "--witness", "王某", "--witness", "李某", "--exception", "季度事迹突出",
                           login="caiji")  # fmt: skip
        for kind in ("take_part", "notice"):
            self.at.run("village", "star", "consent", made["id"], "--kind", kind, "--on",
                        f"{month}04", login="caiji")  # fmt: skip
        self.at.run("village", "star", "decide", made["id"], "--step", "initial", "--decision",
                    "pass", "--checked")  # fmt: skip
        self.at.round()
        self.at.at(f"{month}05")
        self.at.run("street", "star", "decide", made["id"], "--step", "review", "--decision",
                    "pass", "--checked", login="shenhe")  # fmt: skip
        out = self.at.folder / f"{quarter}.docx"
        told = self.at.run("street", "star", "notice", *where, "--out", out, login="shenhe")
        assert (told["names"], told["left_out"]) == (1, [])
        self.at.at(f"{month}20")
        [award] = self.at.run("street", "star", "award", *where, login="shenhe")
        self.stars.append(award["certificate"])
        self.at.round()

    def items_on(self) -> dict[str, dict[str, dict[str, Any]]]:
        """The items by code for facts of every month, as the second computation asks for them."""
        heads = rules.HEAD.split(",")
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for month in range(1, 13):
            at = f"{YEAR}-{month:02}"
            begun = max(begins for begins in self.items if begins <= at)
            found[at] = {row[0]: dict(zip(heads, row, strict=True)) for row in self.items[begun]}
        return found


__all__ = ["STREET", "VILLAGE", "Size", "Story"]
