"""From a keystroke to the painted list, among the people of a street."""

import gc
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from gridcredit.domain.searching import Readings, SearchKind, name_terms
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.search import search
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.searchindex import index_all
from gridcredit.ui.hits import Hit
from gridcredit.ui.runner import RunNow
from gridcredit.ui.shell.search_popup import SearchPopup
from gridcredit.ui.start import dress
from tests.bench.figures import MS, Figure, told, within
from tests.store.invented import PEN, Street, database, street

HOUSEHOLDS = 18_300  # 55,000 people
ADDRESSES = ("幸福小区", "东村", "兴仁花园1", "2号楼", "锦绣家园2号楼1单元", "家园", "村")
DOORS = ("101", "2-101", "2-1-101", "12", "6", "东村12", "幸福小区2", "12号", "1号")
NOBODY = ("欧阳", "zzzz", "村楼", "楼室", "号室", "小元", "园号", "单村", "元楼")

SEVERAL = ("name and door", "surname and door", "estate with its door", "sound, estate, door")

Times = dict[str, list[tuple[float, float]]]  # by kind of query: seconds to find, and to paint


def measure(quick: bool) -> list[Figure]:
    """Type twenty kinds of queries; median and 99th of a hundred over all of them."""
    made = street(HOUSEHOLDS // 10 if quick else HOUSEHOLDS)
    readings = load_readings(resources() / "pinyin")
    with tempfile.TemporaryDirectory() as folder:
        workspace = database(Path(folder), made.records)
        with workspace.writing(PEN) as session:
            begun = time.process_time()
            index_all(session, readings)
            indexed = time.process_time() - begun
        # The street's own records are no part of the program that is measured.
        gc.collect()
        gc.freeze()
        with workspace.reading() as session:
            times = _typed_and_painted(session, made, readings, 60 if quick else 300)
        gc.unfreeze()
        workspace.close()
    return [*_figures(times, len(made.residents)), told("index all of them anew", indexed)]


def _figures(times: Times, people: int) -> list[Figure]:
    for kind, took in times.items():
        found, painted = ([t[at] * MS for t in took] for at in (0, 1))
        whole = sorted(sum(t) * MS for t in took)
        print(
            f"{kind:16} find {_at(found, 50):5.2f}, paint {_at(painted, 50):5.2f}; both:"
            f" median {_at(whole, 50):5.2f}, p99 {_at(whole, 99):5.2f}, worst {whole[-1]:5.2f} ms"
        )
    one = [sum(t) for kind, took in times.items() if kind not in SEVERAL for t in took]
    several = [sum(t) for kind in SEVERAL for t in times[kind]]
    words = f"search keystroke to painted list, {people:,} people"
    return [
        told(f"{words}, median", _at(one, 50)),
        within(f"{words}, 99th of a hundred", _at(one, 99), 0.016),
        told("several words (王 12, 花园1-2-101): median", _at(several, 50)),
        within("several words: 99th of a hundred", _at(several, 99), 0.016),
    ]


def _at(times: list[float], per_cent: int) -> float:
    return sorted(times)[(len(times) - 1) * per_cent // 100]


def _typed_and_painted(session: Session, made: Street, readings: Readings, rounds: int) -> Times:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application)
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    popup = SearchPopup(window, RunNow())
    popup.open()
    times: Times = defaultdict(list)
    for kind, query in _queries(made, readings, rounds):
        begun = time.process_time()
        hits = [_line(hit) for hit in search.search(session, query)]
        found = time.process_time()
        popup._show_hits(hits)
        popup.repaint()
        popup._list.viewport().repaint()
        times[kind].append((found - begun, time.process_time() - found))
    popup.close_popup()
    window.close()
    return times


def _line(hit: search.SearchHit) -> Hit:
    return Hit(hit.entity, hit.name, hit.address, ("households", hit.subject))


def _queries(made: Street, readings: Readings, rounds: int) -> Iterator[tuple[str, str]]:
    """What people type, by kind."""
    chance = random.Random(3)
    for _ in range(rounds):
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
        yield "last six of the ID", who.id_number[-6:]
        yield "name and door", f"{who.name} {chance.choice(DOORS)}"
        yield "surname and door", f"{who.name[0]} {chance.choice(DOORS)}"
        yield "estate with its door", f"兴仁花园1{chance.choice(DOORS[1:3])}"
        yield "sound, estate, door", f"{initials} 花园 {chance.choice(DOORS)}"
