"""A print of everything that is held on one person (personal-information law, art. 44-45): all
records of all kinds, which offices they were sent to, and who looked at them in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_origin
from uuid import UUID

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldpolicy import is_redacted
from gridcredit.domain.journal import SET, Revision
from gridcredit.domain.kinds.kind import FACT_FIELDS, Nature, hints
from gridcredit.domain.masks import mask_name
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import KINDS, to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.subjects import subject
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.rights.held import (
    HeldPaper,
    HeldSection,
    Item,
    Look,
    Sending,
    State,
    held_sheets,
)
from gridcredit.reports.writing import write_paper
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.exchange.outgoing import sent_arrivals
from gridcredit.store.journal import nodes
from gridcredit.store.register import disposals, register_lists
from gridcredit.store.register.held import Held, HeldRecord, held_on
from gridcredit.store.workspace import audit, files
from gridcredit.texts import held as words

_SHORT = 12  # signs of a digest that people compare
_WHOLE_LISTS = ("residents", "households", "figure")
_KEPT_APART = {*FACT_FIELDS}
_ROW_ID = re.compile(r"[0-9a-f]{32}")  # of another record: nothing that a person reads
_OWN = (words.ONESELF, words.OWN_HOME)
_FIRST = ("resident", "household", "dwelling")


@dataclass(frozen=True, slots=True)
class HeldPrinted:
    """Pages of the print, and the records on it."""

    pages: int
    records: int


def print_held(
    desk: Desk, resident: UUID, out: Path, purpose: str, progress: Progress = no_progress
) -> HeldPrinted:
    """Write what is held on a person as PDF, in full; who, for what and when are logged as an
    unmasking. Other people's names stay masked.

    Raises NotFound, BadValue (no purpose, or no PDF), GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    if out.suffix.lower() != ".pdf":
        raise BadValue("out", out.name, ".pdf")
    offscreen()
    with desk.writing() as session:
        held = held_on(session, resident)
        paper = _paper(desk, session, resident, held)
        facts = {
            "what": "held",
            "resident": resident.hex,
            "households": [home.hex for home in sorted(held.households)],
            "purpose": purpose.strip(),
            "rows": len(held.records),
        }
        audit.log(session, desk.actor.login, "reveal", facts)
        pages = write_paper(out, held_sheets(paper), words.TITLE, progress=progress)
    return HeldPrinted(pages, len(held.records))


def _paper(desk: Desk, session: Session, resident: UUID, held: Held) -> HeldPaper:
    person = register_lists.get(session, "resident", resident)
    tell = _Teller(session, held, files.held(session), disposals.sealed_files(session))
    return HeldPaper(
        person.name,
        desk.node.name,
        desk.today(),
        desk.actor.name,
        tuple(tell.sections()),
        tuple(_sendings(desk, session, held)),
        tuple(_looks(session, held)),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Turns records into words. `here` are the files kept here with their sizes, `sealed` those
    that nobody is shown."""

    session: Session
    held: Held
    here: dict[str, int]
    sealed: Collection[str]

    def sections(self) -> Iterator[HeldSection]:
        """A section a kind of which something is held: the person, where that lives, all else."""
        kinds = [KINDS[name] for name in _FIRST]
        for kind in (*kinds, *(one for one in KINDS.values() if one not in kinds)):
            found = [one for one in self.held.records if one.kind is kind]
            if found:
                yield HeldSection(kind.words[0], tuple(map(self._item, found)))

    def _item(self, held: HeldRecord) -> Item:
        first = held.past[0] if held.past else None
        return Item(
            held.kind.when(held.record).replace("T", " "),
            tuple(self._fields(held)),
            _state(held),
            getattr(held.ended_by or held.record, "reason", ""),
            first.author if first else "",
            first.entered_at[:16].replace("T", " ") if first else "",
            tuple(self._changes(held)),
            held.is_mention,
        )

    def _fields(self, held: HeldRecord) -> Iterator[tuple[str, str]]:
        kind, record = held.kind, held.record
        for name, field in kind.columns.items():
            value = getattr(record, name)
            if name in _KEPT_APART or name == kind.day or value in (None, "", ()):
                continue
            told = self._value(held, name, value)
            if told and not (name == kind.owner and told in _OWN):
                yield field.zh, told

    def _value(self, held: HeldRecord, name: str, value: Any) -> str:
        kind = held.kind
        if name in kind.files:
            return self._file(value)
        of = {**kind.refs, kind.owner: kind.owner_kind}.get(name, "")
        if isinstance(value, UUID):
            return self._named(of, value) if of else ""
        if get_origin(hints(kind)[name]) is tuple and of:
            others = len({*value} - self.held.residents - self.held.households)
            among = words.ONESELF_AMONG if others < len(value) else words.SO_MANY
            return among.format(others=others, count=others)
        is_list = isinstance(value, tuple)
        if is_list and (held.is_mention or any(_ROW_ID.search(str(one)) for one in value)):
            return words.SO_MANY.format(count=len(value))
        if kind.name == "household" and name == "householder":
            return value if value in self._names() else mask_name(value)
        return texts.value_word(kind.name, name, to_plain(value), texts.CHINESE)

    def _named(self, kind: str, row: UUID) -> str:
        if row in self.held.residents:
            return words.ONESELF
        if row in self.held.households:
            return words.OWN_HOME
        if kind == "household":
            return words.ANOTHER_HOME
        told = subject(self.session, kind, row, is_open=False)
        if kind == "resident":  # a subject begins with the door, which is another's too
            told = told.rpartition(" ")[2]
        return told or words.NOT_KNOWN

    def _names(self) -> set[str]:
        return {register_lists.get(self.session, "resident", r).name for r in self.held.residents}

    def _file(self, digest: str) -> str:
        size = self.here.get(digest)
        if digest in self.sealed:
            told = words.FILE_DELETED if size is None else words.FILE_SEALED
        else:
            told = words.FILE_ELSEWHERE if size is None else words.FILE_KEPT
        return told.format(digest=digest[:_SHORT], size=-(-(size or 0) // 1024))

    def _changes(self, held: HeldRecord) -> Iterator[str]:
        """What fields held before, in words."""
        kind = held.kind
        for revision in held.past:
            if revision.op != SET:
                continue
            for name in revision.new:
                if name in kind.columns:
                    yield self._change(held, revision, name)

    def _change(self, held: HeldRecord, revision: Revision, name: str) -> str:
        kind = held.kind
        before, after = (
            texts.value_word(kind.name, name, told.get(name), texts.CHINESE)
            for told in (revision.old, revision.new)
        )
        if name in (kind.owner, *kind.refs):
            before = after = words.ANOTHER
        return words.CHANGED.format(
            day=revision.entered_at[:10],
            author=revision.author,
            field=kind.columns[name].zh,
            before=before,
            after=after,
        )


def _state(held: HeldRecord) -> State:
    if held.stands:
        return State.STANDS
    if held.kind.nature is Nature.BASE:
        return State.OFF
    return State.VOID if held.is_taken_back else State.CORRECTED


def _sendings(desk: Desk, session: Session, held: Held) -> Iterator[Sending]:
    """Which offices were sent something of it, by the packages that were written."""
    rows = [one.record.id.bytes for one in held.records if not one.is_mention]
    for to, packages in links.all_sent(session).items():
        node = nodes.find(session, to)
        if node is None or not packages or not rows:
            continue
        packages = sorted(packages, key=lambda one: one.number)
        arrivals = sent_arrivals(session, node, max(one.upto for one in packages), rows)
        redacted = is_redacted(desk.office, Office(node.office))
        before = 0
        for one in packages:
            new = bisect_right(arrivals, one.upto) - bisect_right(arrivals, before)
            before = max(before, one.upto)
            if new:
                at = one.created_at[:16].replace("T", " ")
                yield Sending(node.name, at, one.number, new, redacted, one.sha256[:_SHORT])
    for entry in audit.entries(session, act="roster_export"):
        rows_told = int(entry.facts.get("rows", 0))
        yield Sending("", entry.at[:16].replace("T", " "), 0, rows_told, False, "")


def _looks(session: Session, held: Held) -> Iterator[Look]:
    """Who looked at it in full, and for what; of lists, that somebody looked at a whole list."""
    own = {text for one in (*held.residents, *held.households) for text in (one.hex, str(one))}
    for entry in audit.entries(session, act="reveal"):
        told = entry.facts
        named = {text for value in told.values() for text in _texts(value)}
        is_list = told.get("what") in _WHOLE_LISTS
        if is_list or own & named:
            at = entry.at[:16].replace("T", " ")
            yield Look(at, entry.login, str(told.get("purpose", "")), is_list)


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
