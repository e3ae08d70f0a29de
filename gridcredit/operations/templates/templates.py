"""Forms of other offices as this office keeps them: added, listed, pointed at fields, written out,
taken off."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import placed, require_readable, storage
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, FormRefused, MappingRefused, NotFound
from gridcredit.domain.fieldrules import LONGEST_NAME
from gridcredit.domain.form_mapping import FormMapping, read_mapping, write_mapping
from gridcredit.domain.kinds.form_template import FormTemplate
from gridcredit.operations.desk import Desk
from gridcredit.operations.templates.forms import FormPlaces, check, open_form
from gridcredit.operations.templates.proposing import propose, propose_marks
from gridcredit.reports.forms.parts import LARGEST_FORM
from gridcredit.reports.forms.sheet_view import SheetView
from gridcredit.reports.forms.word_form import WordForm
from gridcredit.reports.forms.workbook_form import WorkbookForm
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, form_facts
from gridcredit.store.workspace import files
from gridcredit.texts.forms import REMOVED


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A form in use: its mapping, the area it is for, whether it is this office's own, and whether
    its file is here (it comes in a later package where it is not)."""

    template: FormTemplate
    mapping: FormMapping
    area: str
    is_own: bool
    is_here: bool


@dataclass(frozen=True)
class OpenedTemplate:
    """A form to be pointed at: its sheets as they are drawn, its marks, its mapping."""

    listed: ListedTemplate
    places: FormPlaces
    sheets: tuple[SheetView, ...]


def look_at(content: bytes, filename: str) -> FormPlaces:
    """What a form offers, and the mapping that is proposed. Raises FormRefused."""
    form = open_form(content, filename)
    marks = tuple(form.marks())
    views = form.views()
    by_marks = propose_marks(marks, form.repeated_marks() if isinstance(form, WordForm) else ())
    return FormPlaces(filename, isinstance(form, WorkbookForm), marks, propose(views, by_marks))


def add_template(
    desk: Desk, file: Path, name: str, mapping: str = "", is_numbered: bool = False
) -> tuple[ListedTemplate, FormPlaces]:
    """Keep a form under a name; without the text of a mapping the one that its words propose.
    `is_numbered`: a name that is taken gets a number.

    Raises FormRefused, MappingRefused, BadValue (no name, or one that is taken), StorageFailed.
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    content = _content(file)
    places = look_at(content, file.name)
    chosen = read_mapping(mapping) if mapping else places.proposed
    check(open_form(content, file.name), chosen)
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        tidy = _free_name(session, own.id, name, is_numbered)
        sha256 = files.put(session, desk.folder, BytesIO(content))
        made = FormTemplate(
            *(desk.new_id(), own.id, tidy, sha256, file.name[-255:], write_mapping(chosen))
        )
        journal.add(session, [made])
    return ListedTemplate(made, chosen, own.code, True, True), places


def list_templates(desk: Desk) -> list[ListedTemplate]:
    """The forms that can be filled here, by their names; of one name that of the nearest area."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _listed(desk, session)


def find_template(desk: Desk, name: str) -> ListedTemplate:
    """The form of a name or an id. Raises NotFound."""
    desk.actor.require(Duty.READ)
    for one in list_templates(desk):
        if name.strip() in (one.template.name, str(one.template.id)):
            return one
    raise NotFound("form_template", name)


def open_template(desk: Desk, name: str) -> OpenedTemplate:
    """A form with all that is needed to point at its places. Raises NotFound, FormRefused."""
    desk.actor.require(Duty.READ)
    listed = find_template(desk, name)
    content = content_of(desk, listed.template)
    form = open_form(content, listed.template.filename)
    views = tuple(form.views())
    known = [p.mark for p in listed.mapping.pointers if p.mark]
    marks = tuple(form.marks(known))
    places = FormPlaces(
        listed.template.filename, isinstance(form, WorkbookForm), marks, listed.mapping
    )
    return OpenedTemplate(listed, places, views)


def map_template(desk: Desk, name: str, mapping: FormMapping | str) -> ListedTemplate:
    """Keep another mapping of one's own form. Raises NotFound, MappingRefused, FormRefused."""
    desk.actor.require(Duty.EDIT_REGISTER)
    listed = _own(find_template(desk, name))
    chosen = read_mapping(mapping) if isinstance(mapping, str) else mapping
    chosen = read_mapping(write_mapping(chosen))  # by the same rules, whoever made it
    content = content_of(desk, listed.template)
    check(open_form(content, listed.template.filename), chosen)
    with desk.writing() as session:
        new = {"mapping": write_mapping(chosen)}
        journal.edit(session, "form_template", listed.template.id, new)
    return find_template(desk, str(listed.template.id))


def remove_template(desk: Desk, name: str) -> UUID:
    """Have a form of one's own no longer in use; `put_back` undoes it. Raises NotFound."""
    desk.actor.require(Duty.EDIT_REGISTER)
    row = _own(find_template(desk, name)).template.id
    with desk.writing() as session:
        journal.edit(session, "form_template", row, {"removed": REMOVED})
    return row


def put_back(desk: Desk, row: UUID) -> None:
    """Have a form in use again. Raises NotFound."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        journal.edit(session, "form_template", row, {"removed": ""})


def export_template(desk: Desk, name: str, out: Path) -> ListedTemplate:
    """Write the empty form, and beside it its mapping as a text. Raises NotFound, StorageFailed."""
    desk.actor.require(Duty.READ)
    listed = find_template(desk, name)
    content = content_of(desk, listed.template)
    with placed(out) as part:
        part.write_bytes(content)
    with placed(out.with_name(f"{out.stem}.map.txt")) as part:
        part.write_text(listed.template.mapping, "utf-8")
    return listed


def content_of(desk: Desk, template: FormTemplate) -> bytes:
    """A form's file. Raises NotFound where it has not come yet."""
    with (
        desk.reading() as session,
        files.open_stream(session, desk.folder, template.form) as stream,
    ):
        return stream.read()


def _content(file: Path) -> bytes:
    require_readable(file)
    with storage(file.name):
        if file.is_dir():
            raise FormRefused(file.name, "not_a_form")
        if file.stat().st_size > LARGEST_FORM:
            raise FormRefused(file.name, "form_too_large")
        return file.read_bytes()


def _listed(desk: Desk, session: Session) -> list[ListedTemplate]:
    tree = AreaTree(area_rows.all_areas(session))
    path = [one.id for one in tree.path(desk.node.area)]
    held = files.held(session)
    found: dict[str, ListedTemplate] = {}
    for one in form_facts.templates(session):
        if one.area not in path:  # of an office below
            continue
        known = found.get(one.name)
        if known is not None and path.index(known.template.area) >= path.index(one.area):
            continue
        try:
            mapping = read_mapping(one.mapping)
        except MappingRefused:  # of a newer program
            mapping = FormMapping()
        area = tree.by_id(one.area)
        is_own = area.code == desk.node.area
        found[one.name] = ListedTemplate(one, mapping, area.code, is_own, one.form in held)
    return [found[name] for name in sorted(found)]


def _own(listed: ListedTemplate) -> ListedTemplate:
    if not listed.is_own:
        raise BadValue("name", listed.template.name, "of_office_above")
    return listed


def _free_name(session: Session, area: UUID, name: str, is_numbered: bool) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise BadValue("name", "", "empty")
    taken = {one.name for one in form_facts.templates(session) if one.area == area}
    if tidy in taken and not is_numbered:
        raise BadValue("name", tidy, "name_taken")
    if is_numbered:
        tidy = tidy[: LONGEST_NAME - 5]
    names = (tidy, *(f"{tidy} ({n})" for n in range(2, len(taken) + 3)))
    return next(one for one in names if one not in taken)
