"""What is said of facts by later ones: corrections, and what hangs on them (of an entry of the
ledger its decisions, objections and answers). An office that has a fact hears all of that, wherever
the household stands meanwhile; a correction brings along the fact that it corrects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.records import KINDS
from gridcredit.store.journal import area_of

_CHUNK = 5_000
_FEW = 10_000
"""A span of so many revisions is gone through itself, of a longer one the tables of the kinds."""
Chain = frozenset[bytes]


def of_facts(
    session: Session,
    inside: Collection[str],
    after: int,
    upto: int,
    moved: Mapping[str, Collection[bytes]],
) -> tuple[set[int], dict[str, set[bytes]]]:
    """Of facts that were written inside these areas, or stand there: the arrivals of what others
    elsewhere said of them within a span of arrivals; and by kinds the facts of those chains which
    a correction within the span made longer, or to which facts belong that `moved` or came late.
    """
    arrivals: set[int] = set()
    longer: dict[str, set[bytes]] = {}
    facts = [kind for kind in KINDS.values() if kind.nature is Nature.FACT and not kind.is_unplaced]
    above = {kind.name: kind.owner_kind for kind in facts if area_of.is_fact(kind.owner_kind)}
    came = _kinds_that_came(session, after, upto) if upto - after <= _FEW else KINDS.keys()
    chained = [kind for kind in facts if kind.name not in above]
    corrections = _corrected(session, [k.name for k in chained if k.name in came], after, upto)
    for kind in chained:
        name = kind.name
        paths = [path for path in _paths(name, above) if path[0] in came]
        said = {
            at: fact for path in paths for at, fact in _said(session, path, inside, after, upto)
        }
        corrected = corrections[name]
        asked = {*said.values(), *corrected, *moved.get(name, ())}
        if not asked:
            continue
        chains = _chains(session, kind, asked)
        held = _held(session, kind, inside, set(chains))
        is_held = {fact: not chain.isdisjoint(held) for fact, chain in chains.items()}
        arrivals.update(at for at, fact in said.items() if is_held[fact])
        longer[name] = {
            one
            for fact in (*corrected, *moved.get(name, ()))
            if is_held[fact]
            for one in chains[fact]
        }
    return arrivals, longer


def _kinds_that_came(session: Session, after: int, upto: int) -> Collection[str]:
    found = session.connection().exec_driver_sql(
        "SELECT DISTINCT entity FROM revision WHERE arrival > ? AND arrival <= ?", (after, upto)
    )
    return set(found.scalars())


def _paths(fact: str, above: Mapping[str, str]) -> list[list[str]]:
    """The kinds that hang on a kind, at once or over others; each with those between. `above` says
    of kinds of facts that hang on facts on which."""
    paths = []
    for name in above:
        path = [name]
        while (higher := above.get(path[-1])) is not None:
            path.append(higher)
        if path.pop() == fact:
            paths.append(path)
    return paths


def _said(
    session: Session, path: Sequence[str], inside: Collection[str], after: int, upto: int
) -> Iterator[tuple[int, bytes]]:
    """Of what came within a span and names areas elsewhere what hangs on facts of a kind, each with
    its fact."""
    last = len(path) - 1
    joins = "".join(
        f' JOIN {name} AS t{at} ON t{at}.id = t{at - 1}."{KINDS[path[at - 1]].owner}"'
        for at, name in enumerate(path)
        if at
    )
    where = f"r.area NOT IN ({_marks(inside)})"
    # A file goes from what stands before CROSS JOIN to what stands behind it.
    if upto - after <= _FEW:
        asked = f"FROM revision AS r CROSS JOIN {path[0]} AS t0{joins} WHERE t0.id = r.row"
        asked += f" AND r.entity = '{path[0]}' AND r.arrival > ? AND r.arrival <= ? AND {where}"
    else:
        asked = f"FROM {path[0]} AS t0 CROSS JOIN revision AS r{joins} WHERE r.arrival = t0.revised"
        asked += f" AND t0.revised > ? AND t0.revised <= ? AND {where}"
    found = session.connection().exec_driver_sql(
        f'SELECT r.arrival, t{last}."{KINDS[path[last]].owner}" {asked}', (after, upto, *inside)
    )
    yield from ((arrival, fact) for arrival, fact in found)


def _corrected(
    session: Session, kinds: Sequence[str], after: int, upto: int
) -> Mapping[str, set[bytes]]:
    """The corrections that came within a span, or whose fact did, by their kinds."""
    found: dict[str, set[bytes]] = defaultdict(set)
    if kinds:
        asked = " UNION ALL ".join(
            f"SELECT '{kind}', c.id FROM {kind} AS c LEFT JOIN {kind} AS f ON f.id = c.corrects"
            " WHERE c.corrects > ? AND"  # b"": the few that the index knows
            " (c.revised > ? AND c.revised <= ? OR f.revised > ? AND f.revised <= ?)"
            for kind in kinds
        )
        told = (b"", after, upto, after, upto) * len(kinds)
        for kind, fact in session.connection().exec_driver_sql(asked, told):
            found[kind].add(fact)
    return found


def _chains(session: Session, kind: Kind, ids: Collection[bytes]) -> dict[bytes, Chain]:
    """The facts of a kind that correct each other, by each of them; of some facts."""
    beside: dict[bytes, set[bytes]] = {fact: set() for fact in ids}
    known: set[bytes] = set()
    new = set(ids)
    while new:
        for one, other in _links(session, kind, sorted(new)):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
        known, new = known | new, beside.keys() - known - new
    return _connected(beside)


def _links(session: Session, kind: Kind, ids: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Pairs of a correction and what it corrects, of which one is among the facts."""
    for field in ("id", "corrects"):
        for some in _chunks(ids):
            found = session.connection().exec_driver_sql(
                f"SELECT id, corrects FROM {kind.name}"
                f" WHERE {field} IN ({_marks(some)}) AND corrects IS NOT NULL",
                tuple(some),
            )
            yield from ((one, other) for one, other in found)


def _connected(beside: Mapping[bytes, Collection[bytes]]) -> dict[bytes, Chain]:
    chains: dict[bytes, Chain] = {}
    for fact in beside:
        if fact in chains:
            continue
        chain, todo = {fact}, [fact]
        while todo:
            more = [one for one in beside[todo.pop()] if one not in chain]
            chain.update(more)
            todo += more
        chains |= dict.fromkeys(chain, frozenset(chain))
    return chains


def _held(session: Session, kind: Kind, inside: Collection[str], facts: set[bytes]) -> set[bytes]:
    """Of facts those that stand inside, or were written there."""
    stand = area_of.codes(session, kind.name, facts)
    held = {fact for fact, code in stand.items() if code in inside}
    for some in _chunks(sorted(facts - held)):
        found = session.connection().exec_driver_sql(
            f"SELECT t.id FROM {kind.name} AS t JOIN revision AS r ON r.arrival = t.revised"
            f" WHERE t.id IN ({_marks(some)}) AND r.area IN ({_marks(inside)})",
            (*some, *inside),
        )
        held.update(found.scalars())
    return held


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values)) or "NULL"


def _chunks(rows: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
