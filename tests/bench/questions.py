"""How long the store's questions take over an invented street, in milliseconds of processor time.

python -m tests.bench.questions [households]
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gridcredit.domain.searching import Readings, SearchKind, name_terms
from gridcredit.paths import resources
from gridcredit.store import register, visits
from gridcredit.store.areas import counts
from gridcredit.store.database import Database, Session
from gridcredit.store.readings import load_readings
from gridcredit.store.search import search
from gridcredit.store.searchindex import index_all
from gridcredit.store.snapshot import snapshot
from gridcredit.store.standings import standings
from tests.store.invented import PEN, Street, database, street

ON = date(2026, 11, 22)
ROUNDS = 300
ADDRESSES = ("幸福小区", "东村", "兴仁花园1", "2号楼", "锦绣家园2号楼1单元", "家园", "村")
DOORS = ("101", "2-101", "2-1-101", "12", "6", "东村12", "幸福小区2", "12号", "1号")
NOBODY = ("欧阳", "zzzz", "村楼", "楼室", "号室", "小元", "园号", "单村", "元楼")


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds that a piece of work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def typed(made: Street, readings: Readings) -> Iterator[tuple[str, str]]:
    """What people type, by kind."""
    chance = random.Random(3)
    for _ in range(ROUNDS):
        who = chance.choice(made.residents)
        terms = name_terms(who.name, readings)
        sounds = [t.text for t in terms if t.kind is SearchKind.PINYIN]
        initials = next(t.text for t in terms if t.kind is SearchKind.INITIALS)
        phone = who.phone or "19900001234"
        yield "one letter", initials[0]
        yield "initials", initials
        yield "pinyin", sounds[0]
        yield "pinyin begun", sounds[0][: chance.randrange(1, len(sounds[0]) + 1)]
        yield "phone begun", phone[: chance.randrange(3, 12)]
        yield "last four", phone[-4:]
        yield "one digit", who.id_number[-2]
        yield "ID number", who.id_number
        yield "surname", who.name[0]
        yield "name", who.name
        yield "given name", who.name[1:]
        yield "inner character", who.name[1]
        yield "address", chance.choice(ADDRESSES)
        yield "door", chance.choice(DOORS)
        yield "nobody", chance.choice(NOBODY)


def report_search(s: Session, made: Street, readings: Readings) -> None:
    """Print median, 99th of a hundred and the worst of each kind of query."""
    times: dict[str, list[float]] = {}
    for kind, query in typed(made, readings):
        times.setdefault(kind, []).append(timed(lambda q=query: search(s, q)))
    for kind, found in times.items():
        found.sort()
        p99 = found[len(found) * 99 // 100]
        print(f"search: {kind:16} median {found[len(found) // 2]:6.2f} p99 {p99:6.2f}"
              f" worst {found[-1]:6.2f}")  # fmt: skip


def report_questions(s: Session, made: Street) -> None:
    """Print the best of three runs of each question, for the street and for one grid."""
    homes = register.household_ids(s, made.grids)
    people = register.resident_ids(s, made.grids)
    questions: dict[str, Callable[[], Any]] = {
        "household page": lambda: register.household_page(s, homes[len(homes) // 2]),
        "100 household lines": lambda: register.household_lines(s, homes[-100:]),
        "100 resident lines": lambda: register.resident_page(s, people[-100:]),
        "counts": lambda: counts(s),
    }
    for what, grids in (("street", made.grids), ("grid", made.grids[:1])):
        questions |= {
            f"{what}: household ids": lambda g=grids: register.household_ids(s, g),
            f"{what}: household lines": lambda g=grids: register.household_lines(
                s, register.household_ids(s, g)
            ),
            f"{what}: resident ids": lambda g=grids: register.resident_ids(s, g),
            f"{what}: resident lines": lambda g=grids: register.resident_lines(s, g),
            f"{what}: standings": lambda g=grids: standings(s, g),
            f"{what}: latest visits": lambda g=grids: visits.latest_in(s, g),
            f"{what}: follow-ups": lambda g=grids: visits.follow_ups(s, g, ON),
            f"{what}: household states": lambda g=grids: visits.household_states(s, g, ON),
            f"{what}: snapshot": lambda g=grids: snapshot(s, g),
        }
    for what, question in questions.items():
        print(f"{what:26} {min(timed(question) for _ in range(3)):8.1f}")


def main() -> None:
    """Make the street and print all figures."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 18_000
    made = street(households, facts=10)
    readings = load_readings(resources() / "pinyin")
    print(f"{households:,} households, {len(made.residents):,} people, {len(made.facts):,} facts")
    with tempfile.TemporaryDirectory() as folder:
        report(database(Path(folder), made.records), made, readings)


def report(workspace: Database, made: Street, readings: Readings) -> None:
    """Print all figures of one workspace."""
    with workspace.writing(PEN) as s:
        print(f"index of everybody {timed(lambda: index_all(s, readings)):.0f}")
    # The street's own records are no part of the program that is measured.
    gc.collect()
    gc.freeze()
    with workspace.reading() as s:
        report_search(s, made, readings)
        report_questions(s, made)
    workspace.close()


if __name__ == "__main__":
    main()
