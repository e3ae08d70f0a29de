"""The journal's law: values and conflicts are functions of the set of revisions alone."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.journal import (
    ADD,
    SET,
    Revision,
    RevisionId,
    conflicts,
    field_states,
    values,
)

NODES = tuple(UUID(int=n) for n in (1, 2, 3))
ROW = UUID(int=9)


def revision(
    node: int, seq: int, counter: int, base: tuple[RevisionId, ...] = (), **new: str
) -> Revision:
    return Revision(
        node=UUID(int=node), seq=seq, counter=counter, author="w", entity="resident", row=ROW,
        area="G1", op=SET, new=new, base=dict.fromkeys(new, base) if base else {},
    )  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    """Honest histories: every author has seen some of what came before, and counts on from it."""
    made: list[Revision] = []
    seqs = dict.fromkeys(NODES, 0)
    for number in range(draw(st.integers(1, 10))):
        node = draw(st.sampled_from(NODES))
        field = draw(st.sampled_from("ab"))
        known = draw(st.lists(st.sampled_from(made), unique_by=lambda r: r.id)) if made else []
        counter = max((r.counter for r in known), default=0) + 1
        seqs[node] += 1
        made.append(
            Revision(
                node=node,
                seq=seqs[node],
                counter=counter,
                author="w",
                entity="resident",
                row=ROW,
                area="G1",
                op=SET if number else ADD,
                new={field: draw(st.sampled_from("xyz"))},
                base={field: tuple(r.id for r in known if field in r.new)},
            )
        )
    return made


def outcome(revisions: list[Revision]) -> tuple[dict[str, str], dict[str, list[RevisionId]]]:
    states = field_states(revisions)
    return values(states), {n: [h.id for h in s.heads] for n, s in states.items()}


@settings(max_examples=50)
@given(histories(), st.data())
def test_order_and_repeats_have_no_say(history: list[Revision], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(history)))
    assert outcome(data.draw(st.permutations([*history, *again]))) == outcome(history)


@settings(max_examples=50)
@given(histories())
def test_one_revision_that_names_all_heads_closes_every_conflict(history: list[Revision]) -> None:
    states = field_states(history)
    last = max(r.counter for r in history) + 1
    closing = [
        revision(7, seq, last, tuple(h.id for h in state.heads), **{name: "chosen"})
        for seq, (name, state) in enumerate(states.items(), 1)
    ]
    after = field_states([*history, *closing])
    assert conflicts(after) == {}
    assert set(values(after).values()) == {"chosen"}


@settings(max_examples=50)
@given(histories())
def test_the_value_that_stands_is_always_among_those_shown(history: list[Revision]) -> None:
    for name, state in field_states(history).items():
        assert state.winner.new[name] == state.value
        assert [r.id for r in state.heads].count(state.winner.id) == 1


def test_the_greater_counter_wins_and_then_the_greater_node() -> None:
    assert values(field_states([revision(2, 1, 5, a="late"), revision(3, 1, 4, a="early")])) == {
        "a": "late"
    }
    assert values(field_states([revision(1, 1, 5, a="one"), revision(2, 1, 5, a="two")])) == {
        "a": "two"
    }


def test_the_device_clock_orders_nothing() -> None:
    early = replace(revision(1, 1, 5, a="wins"), entered_at="1999-01-01T00:00")
    late = replace(revision(1, 2, 4, a="loses"), entered_at="2099-01-01T00:00")
    assert values(field_states([early, late])) == {"a": "wins"}


def test_blind_changes_conflict_until_somebody_sees_both() -> None:
    one, two = revision(1, 1, 2, a="x"), revision(2, 1, 2, a="y")
    found = conflicts(field_states([one, two]))
    assert [h.id for h in found["a"].heads] == [two.id, one.id]
    assert conflicts(field_states([one, two, revision(1, 2, 3, (one.id,), a="x")]))
    assert not conflicts(field_states([one, two, revision(1, 2, 3, (one.id, two.id), a="x")]))


def test_building_on_a_value_is_no_conflict() -> None:
    one = revision(1, 1, 1, a="x")
    assert not conflicts(field_states([one, revision(2, 1, 2, (one.id,), a="y")]))


def test_blind_changes_of_different_fields_do_not_meet() -> None:
    assert not conflicts(field_states([revision(1, 1, 1, a="x"), revision(2, 1, 1, b="y")]))


def test_of_contending_birth_dates_the_id_numbers_stands() -> None:
    number = {"id_number": "370499199001010015", "birth_date": "1990-01-01"}
    by_number = revision(1, 1, 5, **number)
    later = revision(2, 1, 9, birth_date="2010-01-01")
    state = field_states([by_number, later])["birth_date"]
    assert (state.value, state.winner) == ("1990-01-01", by_number)
    assert set(conflicts(field_states([by_number, later]))) == {"birth_date"}
    seen = revision(2, 2, 10, base=(by_number.id, later.id), birth_date="1990-01-02")
    assert field_states([by_number, later, seen])["birth_date"].value == "1990-01-02"


def test_the_district_counts_by_the_same_birth_date() -> None:
    by_number = revision(1, 1, 5, adult_on="earlier", adult_by_number="yes")
    later = revision(2, 1, 9, adult_on="2028-01-01")
    states = field_states([later, by_number])
    assert states["adult_on"].value == "earlier"
    assert "adult_by_number" not in states
