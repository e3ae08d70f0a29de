"""Incentives: how each stands and how often it was introduced, those that may be told at a door,
and what their departments confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import Scene
from gridcredit.domain.ledgers.incentives import (
    OLDEST,
    IncentiveIndex,
    IncentiveState,
    cuts_basics,
    gaps,
    state,
    wants_confirming,
)
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers.keeping import (
    LedgerRow,
    keep_change,
    list_rows,
    made_of,
    own_row,
    read_values,
)
from gridcredit.operations.ledgers.values import Reader
from gridcredit.operations.register.amending import Added, Edited
from gridcredit.operations.register.measures import live_rows
from gridcredit.paths import resources
from gridcredit.rosters.cells import Cell
from gridcredit.store.journal import journal
from gridcredit.store.ledgers import incentive_rows
from gridcredit.store.register import area_rows
from gridcredit.store.search.readings import load_readings

_LEDGER = LEDGERS["incentives"]


@dataclass(frozen=True, slots=True)
class IncentiveRow(LedgerRow):
    """A measure in words, how it stands today, which fields it lacks, the words of it that might
    cut a basic service, whether its department is to be asked again, and at how many visits it
    was introduced. `is_own`: it stands in an area of this office, which may change it."""

    state: IncentiveState
    lacks: tuple[str, ...]
    cuts: tuple[str, ...]
    wants_confirming: bool
    introduced: int
    is_own: bool


def list_incentives(desk: Desk, text: str = "") -> list[IncentiveRow]:
    """The measures of this office, of those below and of those above, that hold some words, by
    code."""
    today = desk.today()
    listed = list_rows(desk, _LEDGER, text=text)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        counted = incentive_rows.introductions(session)
    own = {area.id for area in tree.subtree(desk.node.area)}
    below = {area.id: tree.codes(area.code) for area in tree.path(desk.node.area)}

    def visits(row: Incentive) -> int:
        codes = below.get(row.area) or tree.codes(tree.by_id(row.area).code)
        return sum(n for (code, area), n in counted.items() if code == row.code and area in codes)

    found = []
    for one in listed:
        row: Incentive = one.record
        told = (state(row, today), gaps(row), cuts_basics(row), wants_confirming(row, today))
        told_of = (*told, visits(row), row.area in own)
        found.append(IncentiveRow(one.id, row, one.words, *told_of))
    return sorted(found, key=lambda one: (natural_key(one.record.code), one.id))


def keep_incentive(
    desk: Desk, row: UUID | None, told: Mapping[str, Cell], is_checked: bool
) -> Added | Edited | None:
    """Add a measure, or change one; `is_checked` says that a person looked whether its words cut a
    basic service, where they might. None where nothing differs. Raises NotFound, BadValue,
    AreaOutside."""
    desk.actor.require(_LEDGER.duty)
    with desk.writing() as session:
        reader = Reader(desk, session, _LEDGER)
        if row is None:
            made = made_of(desk, session, _LEDGER, reader, told)
            made = replace(made, wording_checked=is_checked and bool(cuts_basics(made)))
            journal.add(session, [made])
            return Added(((_LEDGER.kind.name, made.id),))
        record = own_row(session, _LEDGER, reader, row)
        values = read_values(reader, told)
        found = cuts_basics(replace(record, **values))
        values["wording_checked"] = is_checked and bool(found)
        return keep_change(desk, session, _LEDGER, record, values)


def confirm(desk: Desk, rows: Iterable[UUID], *, wording: bool = False) -> list[Edited]:
    """Keep that the departments of these measures were asked today and confirmed them, with
    `wording` also that their words cut no basic service; all of them or none. What undoes it.
    Raises NotFound, AreaOutside."""
    desk.actor.require(_LEDGER.duty)
    done = []
    with desk.writing() as session:
        reader = Reader(desk, session, _LEDGER)
        for row in dict.fromkeys(rows):
            record = own_row(session, _LEDGER, reader, row)
            values: dict[str, object] = {"confirmed_on": desk.today()}
            if wording and cuts_basics(record):
                values["wording_checked"] = True
            edited = keep_change(desk, session, _LEDGER, record, values)
            done += [edited] if edited else []
    return done


def live_index(desk: Desk) -> IncentiveIndex:
    """The measures that may be told at a door here today, to be found by words: one's own
    office's and those of the offices above, each once."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        live = live_rows(session, desk.node.area, desk.today())
    return IncentiveIndex(live, load_readings(resources() / "pinyin"))


def live_incentives(
    desk: Desk, text: str = "", scene: Scene | None = None, age: int | None = None
) -> Sequence[Incentive]:
    """The measures that may be told to somebody of an age, in a scene, that words find. Raises
    BadValue."""
    if age is not None and not 0 <= age <= OLDEST:
        raise BadValue("age", str(age), f"0-{OLDEST}")
    return live_index(desk).find(text, scene, age)
