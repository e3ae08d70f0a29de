"""What holds for every kind of record, by what it declares: a new kind is tested by being there."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, get_origin
from uuid import UUID

import pytest

from gridcredit import texts
from gridcredit.domain.codes import Office as Level
from gridcredit.domain.codes import Refusal
from gridcredit.domain.fieldpolicy import redact
from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.kind import Down, Kind, Nature, Up, hints
from gridcredit.domain.records import HAPPENINGS, KIND_OF, KINDS, Record
from gridcredit.domain.undo_rules import Fate, Why, is_off
from gridcredit.operations import subjects
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange import import_ledger, links, outgoing, upgrading
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.loading import load, load_standing
from gridcredit.store.register.timeline import timeline
from gridcredit.store.undo.reversal import Undoing, undo
from gridcredit.wire import decode, encode
from tests.older import an_older_program
from tests.store.conftest import Fresh
from tests.store.invented import new_ids
from tests.store.made import needed, one, world

HERE, THERE, ABOVE = UUID(int=11), UUID(int=12), UUID(int=13)
WORLD = world()
AREA = WORLD["area"].code  # type: ignore[attr-defined]
PEN = Author(HERE, "w", "2026-11-22T09:00")
BELOW = nodes.Node(THERE, "grid", AREA, "y", "active", nodes.CHILD, None, bytes(32), "")
DISTRICT = nodes.Node(ABOVE, "district", "GX", "z", "active", nodes.PARENT, None, bytes(32), "")
AS_OF = date(2026, 11, 22)
every_kind = pytest.mark.parametrize("name", KINDS)


def workspace(make: Fresh, *records: Record, office: str = "street") -> Database:
    """A workspace of an office, one above and one below it, with records of its own."""
    db = make()
    own = nodes.Node(HERE, office, AREA, "x", "active", nodes.SELF, None, bytes(32), "")
    with db.writing(PEN) as s:
        journal.add(s, list(records))
        for node in (own, replace(BELOW, office=office), DISTRICT):
            nodes.put(s, node)
    return db


def lines_of(make: Fresh, *records: Record, behind: int) -> list[bytes]:
    """The revisions by which another office wrote the last records, those before left out."""
    db = make()
    with db.writing(Author(THERE, "v", "2026-11-22T08:00")) as s:
        journal.add(s, list(records))
    with db.reading() as s:
        found = s.connection().exec_driver_sql("SELECT body FROM revision ORDER BY arrival")
        return list(found.scalars())[behind:]


def before(name: str) -> list[Record]:
    """What a record of a kind belongs to and names, each once."""
    return [WORLD[other] for other in dict.fromkeys(needed(name))]


def imported(db: Database, lines: list[bytes]) -> links.Import:
    """Take lines in as a package."""
    with db.writing(PEN) as s:
        key = UUID(int=5)
        merged = merge(s, lines, THERE, lambda _: True, import_id=key)
        assert (merged.accepted, merged.set_aside) == (len(lines), [])
        told = (merged.accepted, merged.same, 0, merged.first, merged.last)
        taken = links.Import(key, THERE, 1, "ab", *told, "t", receipt=b"r")
        links.record_import(s, taken)
    return taken


def reverse(db: Database, of: links.Import, redo: bool = False) -> Undoing:
    """Undo, noted as the operation notes it."""
    with db.writing(Author(HERE, "w", "2026-11-22T10:00")) as s:
        done = undo(s, of, redo, lambda _: True, new_ids(int(redo) + 1).__next__)
        import_ledger.record_undo(s, of.id, redo, (done.first, done.last), "t", "w")
    return done


def counted(db: Database, name: str) -> list[Any]:
    """The records of a kind that count."""
    kind = KINDS[name]
    with db.reading() as s:
        if kind.nature is Nature.FACT:
            return load_standing(s, kind.record)
        return [r for r in load(s, kind.record) if not is_off(kind, _plain(kind, r))]


def _plain(kind: Kind, record: Any) -> dict[str, Any]:
    return {field: getattr(record, field) for field in kind.fields}


@every_kind
def test_what_it_declares_fits_its_record(name: str) -> None:
    kind = KINDS[name]
    assert tuple(f.name for f in fields(kind.record)) == ("id", *kind.fields)
    named = {
        kind.owner,
        kind.off,
        kind.day,
        kind.office,
        kind.maker,
        *kind.refs,
        *kind.blank_is_off,
    }
    named |= {kind.steps.paper, kind.steps.stage} if kind.steps else set()
    assert named - {""} <= set(kind.fields)
    assert {kind.owner_kind, *kind.refs.values()} - {""} <= KINDS.keys()
    assert all(told.zh and told.en for told in kind.columns.values())
    assert kind.said_by
    for columns in kind.indexes:
        assert set(columns) <= {"id", "revised", *kind.fields}


@every_kind
def test_its_fields_and_itself_have_words_in_both_languages(name: str) -> None:
    for language in (texts.CHINESE, texts.ENGLISH):
        assert texts.entity_word(name, language) != name or language == texts.ENGLISH
        for field in KINDS[name].fields:
            assert texts.field_word(field, language, name) != field


@every_kind
def test_it_is_called_something_and_the_same_where_it_is_not_known(
    name: str, fresh_file: Fresh
) -> None:
    db = workspace(fresh_file, *before(name), WORLD[name], office=_writer(name))
    with db.reading() as s:
        called = subjects.subject(s, name, WORLD[name].id, is_open=True)
        assert subjects.subject(s, name, UUID(int=1), is_open=True) == ""
    has_place = KINDS[name].owner and not KINDS[name].between_offices and name != "poster_text"
    assert bool(called) == bool(has_place or name in ("calendar_day", "occasion"))


def _writer(name: str) -> str:
    """An office that may write a kind and all that it belongs to."""
    said = [KINDS[other].said_by for other in (name, *needed(name))]
    return next(level.value for level in Level if all(level in allowed for allowed in said))


@every_kind
def test_it_goes_into_another_workspace_as_it_is(name: str, fresh: Fresh) -> None:
    lines = lines_of(fresh, *before(name), WORLD[name], behind=0)
    there = fresh()
    with there.writing(PEN) as s:
        merged = merge(s, lines, THERE, lambda _: True)
        assert (merged.accepted, merged.set_aside) == (len(lines), [])
    with there.reading() as s:
        assert load(s, KINDS[name].record) == [WORLD[name]]
    with there.writing(PEN) as s:
        assert merge(s, lines, THERE, lambda _: True).same == len(lines)


@pytest.mark.parametrize("name", [n for n, k in KINDS.items() if k.nature is Nature.FACT])
def test_a_fact_is_corrected_and_taken_back(name: str, fresh_file: Fresh) -> None:
    fact: Any = WORLD[name]
    db = workspace(fresh_file, *before(name), fact, office=_writer(name))
    better = replace(fact, id=UUID(int=900), corrects=fact.id, reason="x")
    with db.writing(PEN) as s:
        journal.add(s, [better])
    assert counted(db, name) == [better]
    with db.writing(PEN) as s:
        journal.add(s, [replace(better, id=UUID(int=901), corrects=better.id, void=True)])
    assert counted(db, name) == []


@every_kind
def test_its_import_is_undone_and_taken_in_again(name: str, fresh_file: Fresh) -> None:
    undone_and_again(name, fresh_file)


@pytest.mark.parametrize("name", list(KINDS)[::8])
def test_imports_of_some_kinds_are_undone_on_either_engine(name: str, fresh: Fresh) -> None:
    undone_and_again(name, fresh)


def undone_and_again(name: str, fresh: Fresh) -> None:
    kind, base = KINDS[name], before(name)
    db = workspace(fresh, *base, office=_writer(name))
    with db.reading() as s:
        empty = state_digest(s)
    taken = imported(db, lines_of(fresh, *base, WORLD[name], behind=len(base)))
    with db.reading() as s:
        full = state_digest(s)
    done = reverse(db, taken)
    can_go = (kind.nature is Nature.FACT and not kind.is_final) or kind.off or kind.blank_is_off
    if kind.between_offices:
        assert done.ended == []
    elif not can_go:
        assert [(end.fate, end.why) for end in done.ended] == [(Fate.COULD_NOT, Why.NO_REMOVAL)]
    else:
        assert [end.fate for end in done.ended] == [Fate.REVERSED]
        assert counted(db, name) == []
        with db.reading() as s:
            assert state_digest(s) == empty != full
        assert [end.fate for end in reverse(db, taken, redo=True).ended] == [Fate.REVERSED]
        with db.reading() as s:
            assert state_digest(s) == full
        assert len(counted(db, name)) == 1


NAMED = [
    (name, field, other)
    for name, kind in KINDS.items()
    for field, other in {**kind.refs, kind.owner: kind.owner_kind}.items()
    if other and KINDS[other].nature is Nature.BASE and KINDS[other].off
    if not kind.between_offices
]


@pytest.mark.parametrize(("name", "field", "other"), NAMED)
def test_whom_it_names_is_not_taken_off_when_their_import_is_undone(
    name: str, field: str, other: str, fresh_file: Fresh
) -> None:
    base = before(other)
    db = workspace(fresh_file, *base, office=_writer(name))
    taken = imported(db, lines_of(fresh_file, *base, WORLD[other], behind=len(base)))
    rest = [r for r in before(name) if r not in base and r.id != WORLD[other].id]
    with db.writing(Author(HERE, "w", "2026-11-22T09:30")) as s:
        journal.add(s, [*rest, WORLD[name]])
    ended = {end.entity: end for end in reverse(db, taken).ended}
    assert (ended[other].fate, ended[other].why) == (Fate.KEPT, Why.BUILT_UPON), field
    assert len(counted(db, other)) == 1


@every_kind
def test_above_the_street_only_its_open_fields_are_heard(name: str, fresh_file: Fresh) -> None:
    kind = KINDS[name]
    [line] = lines_of(fresh_file, *before(name), WORLD[name], behind=len(before(name)))
    sent = redact(decode(line), AS_OF)
    if kind.up in (Up.STREET, Up.HERE):
        assert sent is None
        return
    assert sent is not None
    assert set(sent.new) <= kind.open_fields
    there = workspace(fresh_file, *before(name), office=_writer(name))
    with there.writing(PEN) as s:
        assert merge(s, [encode(sent)], THERE, lambda _: True).accepted == 1
    assert kind.up is Up.WHOLE or not set(sent.new) & kind.personal
    change = Revision(
        THERE, 1, 9, "v", name, WORLD[name].id, AREA, "set", dict.fromkeys(kind.personal, "x")
    )
    if kind.personal and "birth_date" not in kind.personal and kind.up is not Up.WHOLE:
        assert redact(change, AS_OF) is None


def sent_to(db: Database, to: nodes.Node, name: str) -> list[UUID]:
    """The rows of a kind that a package carries."""
    with db.reading() as s:
        going = [decode(line) for line in outgoing.pending(s, to, 0, AS_OF).lines]
    return [revision.row for revision in going if revision.entity == name]


@every_kind
def test_it_goes_up_as_far_as_it_declares(name: str, fresh_file: Fresh) -> None:
    kind = KINDS[name]
    db = workspace(fresh_file, *before(name), WORLD[name], office=_writer(name))
    assert bool(sent_to(db, DISTRICT, name)) == (not kind.stays_below(Level.DISTRICT))
    with db.reading() as s:
        kept = sum(
            k.stays_below(Level.DISTRICT) for k in map(_kind_of, [*before(name), WORLD[name]])
        )
        assert outgoing.unsent(s, DISTRICT) == len(before(name)) + 1 - kept


def _kind_of(record: Record) -> Kind:
    return KIND_OF[type(record)]


@every_kind
def test_it_goes_down_to_whom_it_declares(name: str, fresh_file: Fresh) -> None:
    kind = KINDS[name]
    db = workspace(fresh_file, *before(name), WORLD[name], office=_writer(name))
    own = replace(BELOW, office="street")
    # The made key is for its own maker: everybody hears of that one.
    is_told = kind.down is not Down.NEVER and kind.up is not Up.HERE
    assert bool(sent_to(db, own, name)) == is_told
    elsewhere = replace(own, area="370403009")
    if kind.down is Down.AREA:
        assert not sent_to(db, elsewhere, name)
    if kind.between_offices:
        assert not sent_to(db, BELOW, name)


@pytest.mark.parametrize("name", sorted(HAPPENINGS))
def test_it_stands_on_the_timeline_of_whom_it_is_about(name: str, fresh_file: Fresh) -> None:
    db = workspace(fresh_file, *before(name), WORLD[name])
    with db.reading() as s:
        found = timeline(s, WORLD["household"].id, [WORLD["resident"].id])
    [entry] = [entry for entry in found if entry.entity == name]
    assert entry.when[:10] == AS_OF.isoformat()


@every_kind
def test_it_is_written_by_those_alone_who_may_say_it(name: str, fresh_file: Fresh) -> None:
    for level in set(Level) - KINDS[name].said_by:
        db = fresh_file()
        own = nodes.Node(HERE, level.value, AREA, "x", "active", nodes.SELF, None, bytes(32), "")
        with db.writing(PEN) as s:
            journal.add(s, before(name))
            nodes.put(s, own)
        writing = db.writing(PEN)
        with writing as s, pytest.raises(ValueError, match=name):
            journal.add(s, [WORLD[name]])


UNNAMED = [
    name
    for name, kind in KINDS.items()
    if kind.owner and not any(name in needed(other) for other in KINDS)
]


@pytest.mark.parametrize("name", UNNAMED)
def test_an_older_program_sets_it_aside_and_a_newer_one_takes_it_in_and_sends_it_on(
    name: str, fresh: Fresh
) -> None:
    kind, base, office = KINDS[name], before(name), _writer(name)
    db = workspace(fresh, *base, office=office)
    lines = lines_of(fresh, *base, WORLD[name], behind=len(base))
    with an_older_program(entity=name):
        with db.writing(PEN) as s:
            merged = merge(s, lines, THERE, lambda _: True)
            upgrading.remember(s)
        assert [reason for _, reason in merged.set_aside] == [Refusal.ENTITY_UNKNOWN]
    with db.writing(PEN) as s:
        assert upgrading.catch_up(s).retried == 1
    with db.reading() as s:
        assert load(s, kind.record) == [WORLD[name]]
        # Another office of the level below hears of it as it came.
        beside = replace(BELOW, id=UUID(int=14), office="street")
        going = list(outgoing.pending(s, beside, 0, AS_OF).lines)
    assert (lines[-1] in going) == (kind.down is not Down.NEVER and kind.up is not Up.HERE)


def test_a_list_names_records_of_a_kind_only_where_they_are_ids() -> None:
    for kind in KINDS.values():
        for field in kind.refs:
            hint = hints(kind)[field]
            assert "UUID" in str(hint), (kind.name, field, get_origin(hint))


def test_every_record_of_the_made_world_differs_from_its_defaults() -> None:
    assert set(WORLD) == set(KINDS)
    assert one(KINDS["visit"], UUID(int=3), {"household": UUID(int=1), "resident": UUID(int=2)}).id
