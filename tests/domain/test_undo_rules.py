"""An undone import leaves the rest as if it had never come, however often and in what order."""

from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.facts import effective
from gridcredit.domain.journal import SET, Revision, RevisionId, conflicts, field_states
from gridcredit.domain.undo_rules import (
    FactSeen,
    Step,
    changed_since,
    closing,
    fact_steps,
    others_alone,
    steps_back,
)

ME, OTHERS = UUID(int=1), (UUID(int=2), UUID(int=3))
ROW = UUID(int=9)
BLANKS = {"a": "", "b": ""}
Ids = set[RevisionId]
Shown = dict[str, tuple[Any, frozenset[Any]]]


def shown(revisions: list[Revision]) -> Shown:
    """Of every field the value and what is in conflict with it; blank when nobody set it."""
    states = field_states(revisions)
    clashes = conflicts(states)
    made: Shown = {name: (blank, frozenset()) for name, blank in BLANKS.items()}
    for name, state in states.items():
        heads = clashes[name].heads if name in clashes else ()
        made[name] = (state.value, frozenset(head.new[name] for head in heads))
    return made


@dataclass
class Row:
    """One row at one office: what came with which import, what is undone, what undoing wrote."""

    revisions: list[Revision] = field(default_factory=list)
    imports: list[Ids] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)
    own: Ids = field(default_factory=set)

    @property
    def taken(self) -> Ids:
        """What is taken away now."""
        return self.own.union(*(self.imports[at] for at in self.undone))

    def write(self, node: UUID, new: dict[str, Any], base: dict[str, Any]) -> RevisionId:
        """A revision behind everything known."""
        seq = sum(r.node == node for r in self.revisions) + 1
        counter = max((r.counter for r in self.revisions), default=0) + 1
        made = Revision(node, seq, counter, "w", "resident", ROW, "G", SET, new, {}, base)
        self.revisions.append(made)
        return made.id

    def settle(self) -> list[Step]:
        """Write what follows from what is undone now."""
        steps = steps_back(self.revisions, self.taken, self.own, BLANKS)
        for step in steps:
            self.own.add(self.write(ME, dict(step.new), dict(step.base)))
        return steps

    def undo(self, at: int) -> list[Step]:
        """Undo one import."""
        self.undone.add(at)
        return self.settle()

    def redo(self, at: int) -> list[Step]:
        """Take it in again."""
        self.undone.discard(at)
        return self.settle()


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A row with three imports between others' work; everybody has seen any part of what was
    there. Some have counted wrongly, so that a base may be newer than what names it."""
    row = Row(imports=[set(), set(), set()])
    for _ in range(draw(st.integers(2, 9))):
        name = draw(st.sampled_from("ab"))
        earlier = [r.id for r in row.revisions if name in r.new]
        seen = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        base = {name: tuple(seen)} if seen else {}
        key = row.write(draw(st.sampled_from(OTHERS)), {name: draw(st.sampled_from("xyz"))}, base)
        if draw(st.booleans()):
            row.revisions[-1] = replace(row.revisions[-1], counter=draw(st.integers(1, 9)))
        at = draw(st.integers(-1, 2))
        if at >= 0:
            row.imports[at].add(key)
    return row


@given(rows(), st.lists(st.tuples(st.booleans(), st.integers(0, 2)), max_size=6), st.data())
def test_any_undoing_and_taking_in_again_leaves_what_the_others_alone_would_show(
    row: Row, acts: list[tuple[bool, int]], data: st.DataObject
) -> None:
    for is_undo, at in acts:
        (row.undo if is_undo else row.redo)(at)
        assert shown(row.revisions) == shown(others_alone(row.revisions, row.taken))
        assert row.settle() == []
        if data.draw(st.booleans()):
            row.write(OTHERS[0], {"a": "later"}, {"a": heads_of(row, "a")})


def heads_of(row: Row, name: str) -> tuple[RevisionId, ...]:
    state = field_states(row.revisions).get(name)
    return tuple(head.id for head in state.heads) if state else ()


@given(rows())
def test_where_nobody_built_upon_the_import_the_others_stand_as_they_were_written(
    row: Row,
) -> None:
    mine = row.imports[0]
    built = [r for r in row.revisions if any(key in mine for b in r.base.values() for key in b)]
    others = [r for r in row.revisions if r.id not in mine]
    if any(r in others for r in built):
        return
    row.undo(0)
    assert shown(row.revisions) == shown(others)


@given(rows(), st.permutations([0, 1, 2]))
def test_the_order_of_undoing_has_no_say(row: Row, order: list[int]) -> None:
    straight = replace(row, revisions=list(row.revisions), undone=set(), own=set())
    for at in (0, 1, 2):
        straight.undo(at)
    for at in order:
        row.undo(at)
    assert shown(row.revisions) == shown(straight.revisions)


@given(rows(), st.permutations([0, 1, 2]))
def test_what_was_undone_comes_back_whole(row: Row, order: list[int]) -> None:
    before = shown(row.revisions)
    for at in (0, 1, 2):
        row.undo(at)
    for at in order:
        row.redo(at)
    assert shown(row.revisions) == before


def test_a_field_changed_since_keeps_the_later_value() -> None:
    row = Row(imports=[set()])
    first = row.write(OTHERS[0], {"a": "old", "b": "old"}, {})
    brought = row.write(OTHERS[1], {"a": "new", "b": "new"}, {"a": (first,), "b": (first,)})
    row.imports[0].add(brought)
    row.write(OTHERS[0], {"a": "newer"}, {"a": (brought,)})
    assert changed_since(row.revisions, {brought}, {brought}) == ["a"]
    row.undo(0)
    assert shown(row.revisions) == {"a": ("newer", frozenset()), "b": ("old", frozenset())}


def test_a_clash_that_the_import_had_closed_is_open_again() -> None:
    row = Row(imports=[set()])
    one, two = (row.write(node, {"a": value}, {}) for node, value in zip(OTHERS, "xy", strict=True))
    row.imports[0].add(row.write(OTHERS[0], {"a": "z"}, {"a": (one, two)}))
    assert shown(row.revisions)["a"] == ("z", frozenset())
    assert [step.new for step in row.undo(0)] == [{"a": "x"}, {"a": "y"}]
    assert shown(row.revisions)["a"] == ("y", frozenset("xy"))


def test_a_field_whose_blank_is_not_known_is_let_be() -> None:
    row = Row(imports=[set()])
    row.imports[0].add(row.write(OTHERS[0], {"newer": 1}, {}))
    assert row.undo(0) == []


def test_closing_answers_every_head() -> None:
    row = Row()
    keys = [row.write(node, {"a": node.int}, {}) for node in OTHERS]
    step = closing(field_states(row.revisions), {"a": 5, "b": "new"})
    assert step == Step({"a": 5, "b": "new"}, {"a": 3}, {"a": tuple(reversed(keys))})


# Facts

_ORDER = attrgetter("order")


def _fact(key: UUID, corrects: UUID | None, void: bool, is_taken: bool, is_own: bool) -> FactSeen:
    """Those of a higher id came later."""
    return FactSeen(key, corrects, void, is_taken, is_own, (key.int, b"", 0))


@dataclass
class Facts:
    """Facts that correct each other, some brought by the import."""

    known: dict[UUID, FactSeen]
    is_undone: bool = False
    said: dict[UUID, UUID] = field(default_factory=dict)  # again, of which

    def seen(self) -> list[FactSeen]:
        """As undoing sees them now."""
        return [replace(f, is_taken=f.is_own or self.is_undone) if f.is_taken else f
                for f in self.known.values()]  # fmt: skip

    def settle(self) -> int:
        """Write what follows; how many facts that took."""
        steps = fact_steps(self.seen(), lambda one, two: self.words(one) == self.words(two))
        for key in steps.voided:
            self._write(key, key, True)
        for key, named in steps.again:
            self._write(key, named, False)
        return len(steps.voided) + len(steps.again)

    def contents(self, facts: list[FactSeen]) -> list[str]:
        """What stands."""
        return sorted(self.words(fact.id) for fact in effective(facts, _ORDER))

    def words(self, key: UUID) -> str:
        """What a fact says."""
        return str(self.said.get(key, key))

    def _write(self, of: UUID, named: UUID, void: bool) -> None:
        key = UUID(int=100 + len(self.known))
        self.known[key] = _fact(key, named, void, True, True)
        self.said[key] = self.said.get(of, of)


@st.composite
def families(draw: st.DrawFn) -> Facts:
    """Facts of which each corrects an earlier one or none."""
    known: dict[UUID, FactSeen] = {}
    for number in range(1, draw(st.integers(1, 6)) + 1):
        key, named = UUID(int=number), draw(st.sampled_from([None, *known]))
        void = named is not None and draw(st.booleans())
        known[key] = _fact(key, named, void, draw(st.booleans()), False)
    return Facts(known)


@given(families())
def test_the_facts_of_an_undone_import_do_not_stand_and_those_it_replaced_do(facts: Facts) -> None:
    before = facts.contents(facts.seen())
    facts.is_undone = True
    others = [f for f in facts.known.values() if not f.is_taken]
    if not any(f.corrects in facts.known and facts.known[f.corrects].is_taken for f in others):
        alone = facts.contents(others)
        facts.settle()
        assert facts.contents(facts.seen()) == alone
    else:
        facts.settle()
    assert facts.settle() == 0
    facts.is_undone = False
    facts.settle()
    assert facts.contents(facts.seen()) == before
    assert facts.settle() == 0


def test_a_fact_that_others_corrected_since_stays_corrected() -> None:
    brought = _fact(UUID(int=1), None, False, True, False)
    mended = _fact(UUID(int=2), brought.id, False, False, False)
    assert Facts({f.id: f for f in (brought, mended)}, is_undone=True).settle() == 0


def test_a_correction_of_what_was_said_again_replaces_it_for_good() -> None:
    first = _fact(UUID(int=1), None, False, False, False)
    taken_back = _fact(UUID(int=2), first.id, True, True, False)
    facts = Facts({f.id: f for f in (first, taken_back)}, is_undone=True)
    facts.settle()
    [again] = effective(facts.known.values(), _ORDER)
    mended = _fact(UUID(int=50), again.id, False, False, False)
    facts.known[mended.id] = mended
    assert facts.settle() == 0
    assert facts.contents(facts.seen()) == [str(mended.id)]
