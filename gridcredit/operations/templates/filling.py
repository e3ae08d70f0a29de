"""Filling a form from the register: the copies are written whole or not at all, read again, and
logged with their digests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from gridcredit.atomic_file import make_folder, settle, storage, sync_folder
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.form_mapping import Each, Filling, Into
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.templates import choosing
from gridcredit.operations.templates.area_counts import area_numbers
from gridcredit.operations.templates.choosing import Chosen, For
from gridcredit.operations.templates.copies import Copies, Missing
from gridcredit.operations.templates.forms import open_form, suffix
from gridcredit.operations.templates.telling import OfficeWords, Telling, counts_wanted
from gridcredit.operations.templates.templates import ListedTemplate, content_of, find_template
from gridcredit.reports.forms.marks import FoundMark
from gridcredit.reports.forms.workbook_form import WorkbookForm
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.register import area_rows, form_facts
from gridcredit.store.workspace import audit


@dataclass
class FormFilled:
    """The files that were written, how many rows or copies were filled, the places that stay blank
    and the marks that nothing went into. `withheld`: places that may not tell of minors.
    `renamed`: files whose usual name was taken, each with the program that has it open (blank:
    none is known)."""

    files: list[Path] = field(default_factory=list)
    rows: int = 0
    missing: list[tuple[str, Missing]] = field(default_factory=list)  # with the file's name
    withheld: int = 0
    left: list[FoundMark] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def fill_template(
    desk: Desk,
    name: str,
    wanted: For,
    out: Path,
    purpose: str = "",
    progress: Progress = no_progress,
) -> FormFilled:
    """Fill a form and write its copies into a folder, beside what is there. Names and numbers are
    masked unless a purpose is given, which is logged, as is what was written.

    Raises NotFound, AreaUnknown, BadValue, FormRefused, StorageFailed.
    """
    desk.actor.require(Duty.READ)
    choosing.check(wanted)
    listed = find_template(desk, name)
    content = content_of(desk, listed.template)
    log_unmasking(desk, "form", purpose)
    copies, upto = _copies(desk, listed, wanted, not purpose, progress)
    done = _written(listed, content, copies, out, progress)
    with desk.writing() as session:
        audit.log(session, desk.actor.login, "form_fill", _logged(listed, wanted, done, purpose))
        choosing.note_filled(session, listed.template.id, wanted, upto)
    return done


def preview(desk: Desk, name: str, wanted: For, rows: int = 5) -> list[dict[str, str]]:
    """What the first copies or rows would be filled with, masked: by place. Raises NotFound."""
    desk.actor.require(Duty.READ)
    choosing.check(wanted)
    listed = find_template(desk, name)
    copies, _ = _copies(desk, listed, wanted, True, no_progress)
    patterns = {p.place: p.pattern for p in listed.mapping.pointers}
    shown: list[dict[str, str]] = []
    for copy in copies:
        for told in copy.filling.rows or [copy.filling.values]:
            if len(shown) == rows:
                return shown
            shown.append({place: v.shown(patterns.get(place, "")) for place, v in told.items()})
    return shown


def _copies(
    desk: Desk, listed: ListedTemplate, wanted: For, is_masked: bool, progress: Progress
) -> tuple[Copies, int]:
    """The copies, and the place in the journal up to which they tell everything."""
    with desk.reading() as session:
        upto = last_arrival(session)
        after = choosing.last_filled(session, listed.template.id, wanted)
    chosen = choosing.choose(desk, wanted, after)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        telling = _telling(desk, session, tree, listed, chosen, is_masked)
    return Copies(listed.mapping, telling, chosen, tree, progress), upto


def _telling(
    desk: Desk,
    session: Session,
    tree: AreaTree,
    listed: ListedTemplate,
    chosen: Chosen,
    is_masked: bool,
) -> Telling:
    mapping, rules = listed.mapping, coverage_rules(session)
    fields = frozenset(p.field for p in mapping.pointers)
    each = {mapping.copy, mapping.rows.each if mapping.rows else mapping.copy}
    levels = {Each.GRID: AreaLevel.GRID, Each.VILLAGE: AreaLevel.VILLAGE}
    counted: list[str] = []
    if counts_wanted(fields):
        below = [one for one in each if one in levels]
        areas = tree.subtree(chosen.area)
        counted = [a.code for one in below for a in areas if a.level is levels[one]]
        counted.append(chosen.area)
    needs_people = any(one in (Each.HOUSEHOLD, Each.PERSON) for one in each)
    facts = form_facts.form_facts(session, chosen.households if needs_people else ())
    words = in_force(session, desk.node.area)
    return Telling(
        fields,
        facts,
        rules,
        OfficeWords(words.unit or desk.node.name, desk.actor.name, words.hotline, desk.today()),
        {area.code: tree.path(area.code) for area in tree.subtree(desk.node.area)},
        area_numbers(session, tree, dict.fromkeys(counted), desk.today(), rules),
        {grid.id: grid.code for grid in tree.grids()},
        is_masked,
    )


def _written(
    listed: ListedTemplate, content: bytes, copies: Copies, out: Path, progress: Progress
) -> FormFilled:
    form = open_form(content, listed.template.filename)
    mapping, ending = listed.mapping, suffix(listed.template.filename, form)
    known = {p.mark for p in mapping.pointers if p.mark}
    done = FormFilled(
        left=[one for one in form.marks(list(known)) if one.fault or one.mark not in known]
    )
    total = len(copies)
    inner = progress if total == 1 else no_progress
    is_one_file = mapping.into is Into.SHEETS and isinstance(form, WorkbookForm)
    fillings, stem = list[Filling](), listed.template.name
    make_folder(out)
    with _all_or_none(out, done) as place:
        for at, copy in enumerate(copies, 1):
            progress(at - 1, total, "filling")
            file = _file_name(stem if total == 1 or is_one_file else f"{stem}-{at:03d}")
            if not is_one_file:
                file = place(file, ending, form.fill(mapping, copy.filling, inner))
                done.parts |= set(form.changed)
            else:
                fillings.append(copy.filling)
            done.rows += len(copy.filling.rows) if mapping.rows else 1
            done.missing += [(file, one) for one in copy.missing]
            done.withheld += copy.withheld
        if is_one_file and isinstance(form, WorkbookForm) and fillings:
            place(_file_name(stem), ending, form.fill_sheets(mapping, fillings))
            done.parts |= set(form.changed)
    return done


def _file_name(name: str) -> str:
    """A name as every system takes it for a file."""
    return "".join("_" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in name)[:80]


@contextmanager
def _all_or_none(out: Path, done: FormFilled) -> Iterator[Place]:
    """Writes files into a folder beside what is there; whatever fails, none of them is."""
    with storage(out.name), TemporaryDirectory(dir=out, prefix=".", suffix=".part") as drafts:
        place = Place(out, Path(drafts), done)
        yield place
        place.keep()


class Place:
    """Where filled files are drafted, until all of them are there."""

    def __init__(self, out: Path, drafts: Path, done: FormFilled) -> None:
        self._out, self._drafts, self._done = out, drafts, done
        self._names: list[str] = []

    def __call__(self, stem: str, ending: str, content: bytes) -> str:
        """Draft a file under the usual name, or the next that is free; its name."""
        name, number = stem + ending, 1
        while (self._out / name).exists() or name in self._names:
            number += 1
            name = f"{stem} ({number}){ending}"
        if number > 1:
            self._done.renamed.append((name, held_open_by(self._out / (stem + ending))))
        draft = self._drafts / name
        with draft.open("wb") as file:
            file.write(content)
            settle(file)
        if sha256(draft.read_bytes()).digest() != sha256(content).digest():
            raise StorageFailed(name, "io_error")
        self._names.append(name)
        return name

    def keep(self) -> None:
        """Give all of them their names."""
        kept: list[Path] = []
        try:
            for name in self._names:
                (self._drafts / name).rename(self._out / name)
                kept.append(self._out / name)
        except OSError:
            for file in kept:
                file.unlink(missing_ok=True)
            raise
        sync_folder(self._out)
        self._done.files = kept


def held_open_by(file: Path) -> str:
    """The program that has a file open, by the note it leaves beside it; blank: none is known."""
    if file.with_name(f".~lock.{file.name}#").exists():
        return "LibreOffice"
    names = (f"~${file.name}", f"~${file.name[2:]}", f".~{file.name}")
    return "WPS / Office" if any(file.with_name(name).exists() for name in names) else ""


def _logged(
    listed: ListedTemplate, wanted: For, done: FormFilled, purpose: str
) -> dict[str, object]:
    """Who, what, how many, a hash; nobody's name and no number of a person."""
    digest = sha256()
    for file in done.files:
        digest.update(sha256(file.read_bytes()).digest())
    return {
        "template": listed.template.name,
        "form": listed.template.form,
        "files": len(done.files),
        "rows": done.rows,
        "for": _whom(wanted),
        "changed": wanted.only_changed,
        "purpose": purpose,
        "sha256": digest.hexdigest(),
    }


def _whom(wanted: For) -> str:
    one: UUID | str = wanted.resident or wanted.household or wanted.area or wanted.filter
    return str(one)
