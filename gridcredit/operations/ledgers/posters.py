"""Posters put up from those that were printed, and looked at by a photo: the code on it is read and
compared with what the poster was printed with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, FileUnreadable, StorageFailed
from gridcredit.domain.kinds import poster_inspection, poster_placement
from gridcredit.domain.kinds.poster_inspection import PosterInspection
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.domain.ledgers.posters import (
    PosterState,
    is_its_code,
    judged,
    last_look,
    others_of,
    state,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers.keeping import LedgerRow, add_to, list_rows
from gridcredit.operations.posters.printed import PrintedPoster, printed
from gridcredit.operations.register.amending import Added
from gridcredit.operations.scans import small_photo
from gridcredit.posters.pictures import picture_kind
from gridcredit.posters.scanning import read_codes
from gridcredit.reports.ledger_list import write_due_pdf
from gridcredit.rosters import lists
from gridcredit.store.engine.database import Session
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_PLACEMENTS, _INSPECTIONS = LEDGERS["placements"], LEDGERS["inspections"]
_SHOWN = 480  # pixels of the longer side, beside a form


@dataclass(frozen=True, slots=True)
class PlacementRow(LedgerRow):
    """A placement in words, how it stands today, and when it was last looked at."""

    state: PosterState
    looked_on: date | None


def list_placements(desk: Desk, text: str = "") -> list[PlacementRow]:
    """The placements of this office and those below, what is wrong first."""
    listed = list_rows(desk, _PLACEMENTS, text=text)
    with desk.reading() as session:
        looks = _looks(desk, session)
    today, found = desk.today(), []
    for row in listed:
        seen = looks.get(row.id, [])
        last = last_look(seen)
        how = state(row.record, seen, today)
        found.append(PlacementRow(row.id, row.record, row.words, how, last.on if last else None))
    order = {how: place for place, how in enumerate(PosterState)}
    return sorted(found, key=lambda row: (order[row.state], natural_key(row.record.number)))


def _looks(desk: Desk, session: Session) -> dict[UUID, list[PosterInspection]]:
    held: list[PosterInspection] = stored.rows(
        session, poster_inspection.KIND, _areas(desk, session)
    )
    found: dict[UUID, list[PosterInspection]] = {}
    for look in held:
        found.setdefault(look.placement, []).append(look)
    return found


def _areas(desk: Desk, session: Session) -> list[UUID]:
    own = area_rows.area_by_code(session, desk.node.area)
    return [area.id for area in area_rows.under(session, own.id)]


def unplaced(desk: Desk) -> list[PrintedPoster]:
    """The posters printed here that no placement has, by number."""
    desk.actor.require(Duty.KEEP_LEDGERS)
    with desk.reading() as session:
        placed = _numbers(desk, session)
        found = [one for one in printed(session) if one.number not in placed]
    return sorted(found, key=lambda one: natural_key(one.number))


def _numbers(desk: Desk, session: Session) -> set[str]:
    held: list[PosterPlacement] = stored.rows(session, poster_placement.KIND, _areas(desk, session))
    return {one.number for one in held}


def place_printed(desk: Desk, numbers: Sequence[str], told: dict[str, str]) -> Added:
    """Enter placements of printed posters at once, with what is told of all of them (site, place,
    days). Raises BadValue (printed nowhere here, placed already, or what the form says)."""
    desk.actor.require(Duty.KEEP_LEDGERS)
    if not numbers:
        raise BadValue("number", "", "empty")
    made: list[tuple[str, UUID]] = []
    with desk.writing() as session:
        known = {one.number: one for one in printed(session)}
        placed = _numbers(desk, session)
        for number in dict.fromkeys(numbers):
            if number not in known:
                raise BadValue("number", number, "poster_not_printed")
            if number in placed:
                raise BadValue("number", number, "poster_placed_already")
            row = {"number": number, "area": known[number].area, "link": known[number].link}
            record = add_to(desk, session, _PLACEMENTS, {**told, **row})
            made.append((_PLACEMENTS.kind.name, record.id))
    return Added(tuple(made))


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """A photo of a poster: the codes read on it, the placements that hang whose code or number is
    among them, and the photo as a form shows it."""

    file: Path
    codes: tuple[str, ...]
    placements: tuple[UUID, ...]
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class PhotosRead:
    """What photos say, and the files that are no photos, with why."""

    photos: tuple[PhotoRead, ...]
    refused: tuple[tuple[str, FileUnreadable | StorageFailed], ...]


def hanging(desk: Desk) -> list[PosterPlacement]:
    """The placements that hang, by number."""
    desk.actor.require(Duty.KEEP_LEDGERS)
    with desk.reading() as session:
        return _hanging(desk, session)


def _hanging(desk: Desk, session: Session) -> list[PosterPlacement]:
    held: list[PosterPlacement] = stored.rows(session, poster_placement.KIND, _areas(desk, session))
    found = [one for one in held if one.put_up_on and not one.taken_down_on]
    return sorted(found, key=lambda one: (natural_key(one.number), one.place))


def read_photos(desk: Desk, files: Sequence[Path], progress: Progress = no_progress) -> PhotosRead:
    """Read the codes on photos; files that cannot be read or kept as photos are listed, whatever
    becomes of the others."""
    known = hanging(desk)
    texts = {text for one in known for text in (one.link, one.number) if text}
    read: list[PhotoRead] = []
    refused: list[tuple[str, FileUnreadable | StorageFailed]] = []
    for at, file in enumerate(files):
        progress(at, len(files), "reading")
        try:
            codes = _codes(file, texts)
            picture = small_photo(file, _SHOWN)
        except (FileUnreadable, StorageFailed) as error:
            refused.append((file.name, error))
            continue
        mine = tuple(one.id for one in known if any(is_its_code(one, code) for code in codes))
        read.append(PhotoRead(file, codes, mine, picture))
    return PhotosRead(tuple(read), tuple(refused))


def _codes(file: Path, known: set[str]) -> tuple[str, ...]:
    """The codes on a photo, looked for the harder until one of ours is among them. Raises
    StorageFailed, FileUnreadable."""
    if picture_kind(file) == "PDF":  # a printed sheet is no proof of what hangs outside
        raise FileUnreadable(file.name, "not_an_image")
    found: set[str] = set()
    for _number, _of, texts in read_codes(file, lambda read: bool(read & known)):
        found |= texts
    return tuple(sorted(found))


def look(
    desk: Desk,
    placement: UUID,
    photo: PhotoRead,
    on: date,
    found: InspectionResult | None = None,
    note: str = "",
) -> Added:
    """Enter an inspection with its photo: what its code says of the placement, unless a person says
    what else was found. Raises BadValue (nothing was read and nothing is said or it is said to be
    intact, and what the form says), NotFound, FileUnreadable, StorageFailed."""
    return Added(((_INSPECTIONS.kind.name, keep_look(desk, placement, photo, on, found, note).id),))


def keep_look(
    desk: Desk,
    placement: UUID,
    photo: PhotoRead,
    on: date,
    found: InspectionResult | None = None,
    note: str = "",
) -> PosterInspection:
    """`look`; the inspection."""
    desk.actor.require(Duty.KEEP_LEDGERS)
    with desk.writing() as session:
        row: PosterPlacement = stored.row(session, poster_placement.KIND, placement)
        said, code = judged(row, photo.codes)
        result = _stronger(found, said)
        if result is None:
            raise BadValue("found", photo.file.name, "photo_without_code")
        if result is InspectionResult.INTACT and not photo.codes:
            raise BadValue("found", photo.file.name, "intact_without_code")
        told = {
            "placement": row.number,
            "on": on.isoformat(),
            "found": result.value,
            "code_read": code[:2_000],
            "note": note,
        }
        made: PosterInspection = add_to(
            desk, session, _INSPECTIONS, told, [photo.file], placement=row.id
        )
    return made


@dataclass(frozen=True, slots=True)
class Looked:
    """An inspection that was entered: of which poster's number, what was found, and the numbers of
    the other posters that hang whose code was read instead."""

    id: UUID
    number: str
    found: InspectionResult
    code_read: str
    code_of: tuple[str, ...]


def look_at(
    desk: Desk,
    photo: PhotoRead,
    on: date,
    chosen: UUID | None = None,
    found: InspectionResult | None = None,
    note: str = "",
) -> Looked:
    """Enter an inspection of the poster that was chosen, or of the one whose code the photo shows.
    Raises BadValue (a code of no poster or of several, none read), and as `look`."""
    if chosen is None:
        if len(photo.placements) != 1:
            reason = "several_posters" if photo.placements else "code_of_no_poster"
            raise BadValue(
                "placement", photo.file.name, reason if photo.codes else "photo_without_code"
            )
        (chosen,) = photo.placements
    made = keep_look(desk, chosen, photo, on, found, note)
    with desk.reading() as session:
        row: PosterPlacement = stored.row(session, poster_placement.KIND, chosen)
        others = others_of(row, made.code_read, _hanging(desk, session))
    return Looked(made.id, row.number, made.found, made.code_read, others)


def chosen_placement(desk: Desk, text: str) -> UUID:
    """The placement that hangs and is named by its number or its id. Raises BadValue."""
    known = [one for one in hanging(desk) if text in (one.number, str(one.id))]
    if len(known) != 1:
        reason = "several_posters" if known else "poster_not_placed"
        raise BadValue("placement", text, reason)
    return known[0].id


def _stronger(
    told: InspectionResult | None, read: InspectionResult | None
) -> InspectionResult | None:
    """What counts of what a person says and what the code says: a code of somebody else's is the
    graver thing, whatever else was found."""
    return read if read is InspectionResult.SWAPPED else told or read


def due_sheet(desk: Desk, out: Path) -> int:
    """Write the posters that want a look as a workbook that is filled in and imported as
    inspections, or as a list to take along where the file's name ends in .pdf; how many. Raises
    GlyphMissing, StorageFailed."""
    due = [row for row in list_placements(desk) if row.state is PosterState.DUE]
    lines = [
        (
            row.record.number,
            row.record.place,
            row.record.address,
            row.looked_on.isoformat() if row.looked_on else "",
        )
        for row in due
    ]
    if out.suffix.lower() == ".pdf":
        write_due_pdf(out, lines, desk.node.name, desk.today())
        return len(due)
    fields = {one.name: one.words[0] for one in _INSPECTIONS.fields}
    heads = [fields[name] for name in ("placement", "on", "found", "note")]
    columns = [lists.SheetColumn(head, 20) for head in heads]
    columns += [lists.SheetColumn(head, 24) for head in ("场所名称", "地址", "上次巡查")]
    told = [(number, "", "", "", *where) for number, *where in lines]
    return lists.write_list(out, columns, told, is_form=True)
