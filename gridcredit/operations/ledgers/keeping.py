"""Rows of ledgers: listed, added, changed, taken off, and all of it taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, BadValue
from gridcredit.domain.kinds.kind import EVERYBODY
from gridcredit.domain.ledgers.ledger import LEDGERS, Ledger
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers.values import Reader, written
from gridcredit.operations.posters.printed import printed
from gridcredit.operations.register.amending import (
    Added,
    Edited,
    edit_record,
    keep_undone,
    require_as_seen,
)
from gridcredit.operations.scans import PHOTOS, KeptPage, keep_photo, kept_pages
from gridcredit.rosters.cells import Cell
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.ledgers import rows as stored


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row with its values in words, in the order of the ledger's fields."""

    id: UUID
    record: Any
    words: tuple[str, ...]


def ledger_named(name: str) -> Ledger:
    """The ledger of that name. Raises BadValue."""
    found = LEDGERS.get(name)
    if found is None:
        raise BadValue("ledger", name, " | ".join(LEDGERS))
    return found


def list_rows(
    desk: Desk,
    ledger: Ledger,
    since: date | None = None,
    until: date | None = None,
    area: str = "",
    text: str = "",
) -> list[LedgerRow]:
    """The rows of an area ("": one's own), of some days, that hold some words, the latest first.
    Raises BadValue, AreaOutside."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        reader = Reader(desk, session, ledger)
        areas = reader.areas
        if area:
            top, _ = reader.values({"area": area})
            if "area" not in top:
                raise BadValue("area", area, "area_not_known")
            areas = [one.id for one in reader.tree.subtree(reader.tree.by_id(top["area"]).code)]
        if ledger.needs_area and ledger.kind.down.value.startswith("area_above"):
            areas = [*areas, *(one.id for one in reader.tree.path(reader.own.code))]
        found = [_row(ledger, one, reader) for one in stored.rows(
            session, ledger.kind, areas, since, until
        )]  # fmt: skip
    wanted = text.strip().casefold()
    return [row for row in found if not wanted or wanted in " ".join(row.words).casefold()]


def _row(ledger: Ledger, record: Any, reader: Reader) -> LedgerRow:
    words = (written(field, getattr(record, field.name), reader) for field in ledger.fields)
    return LedgerRow(record.id, record, tuple(words))


def may_keep(desk: Desk, ledger: Ledger) -> bool:
    """Whether this person at this office keeps a ledger."""
    says = ledger.kind.said_by
    return desk.actor.may(ledger.duty) and (says is EVERYBODY or desk.office in says)


def add_row(
    desk: Desk, ledger: Ledger, told: Mapping[str, Cell], photos: Sequence[Path] = ()
) -> Added:
    """Add a row of values as people write them, with up to three photos. Raises BadValue,
    AreaOutside, FileUnreadable, StorageFailed."""
    desk.actor.require(ledger.duty)
    with desk.writing() as session:
        record = add_to(desk, session, ledger, told, photos)
    return Added(((ledger.kind.name, record.id),))


def add_to(
    desk: Desk,
    session: Session,
    ledger: Ledger,
    told: Mapping[str, Cell],
    photos: Sequence[Path] = (),
    **known: Any,
) -> Any:
    """`add_row` in a transaction that is under way; the record. `known` are values that need not be
    read, such as which of several placements is meant."""
    reader = Reader(desk, session, ledger)
    record = replace(made_of(desk, session, ledger, reader, told), **known)
    if photos:
        record = replace(record, **_kept_photos(desk, session, ledger, photos))
    journal.add(session, [record])
    return record


def _kept_photos(
    desk: Desk, session: Session, ledger: Ledger, photos: Sequence[Path | str]
) -> dict[str, str]:
    """By field the digests of photos: new ones are kept, those that are named stay."""
    if not ledger.has_photos:
        raise BadValue("photo_1", str(len(photos)), "no_photos_here")
    held = [one if isinstance(one, str) else keep_photo(desk, session, one) for one in photos]
    if len(held) > len(PHOTOS):
        raise BadValue("photo_1", str(len(held)), "too_many_photos")
    return dict(zip(PHOTOS, [*held, *[""] * len(PHOTOS)], strict=False))


def photos_of(record: Any) -> list[str]:
    """The digests of a row's photos."""
    return [digest for name in PHOTOS if (digest := getattr(record, name, ""))]


def photo_pages(desk: Desk, digests: Sequence[str]) -> list[KeptPage]:
    """Photos that are kept, to be looked at."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return [page for digest in digests for page in kept_pages(desk, session, digest)]


def made_of(
    desk: Desk, session: Session, ledger: Ledger, reader: Reader, told: Mapping[str, Cell]
) -> Any:
    """A new record of what was written. Raises BadValue of the first fault, AreaOutside."""
    needed = {field.name: "" for field in ledger.fields if field.required}
    values, faults = reader.values(needed | dict(told))
    if faults:
        _raise(faults, told)
    if ledger is LEDGERS["placements"]:
        values = _as_printed(session, reader, values, str(told.get("area", "")))
    if ledger.needs_area:
        values.setdefault("area", reader.own.id)
    record = ledger.kind.record(id=desk.new_id(), **values)
    require_right(desk, session, ledger, record)
    require_own_code(session, ledger, record)
    return record


def _as_printed(
    session: Session, reader: Reader, values: dict[str, Any], area: str
) -> dict[str, Any]:
    """What a poster that was printed here is known by, where nobody says it: what its code reads
    as, and its area."""
    known = next((one for one in printed(session) if one.number == values["number"]), None)
    if known is None:
        return values
    found = values | ({} if values.get("link") else {"link": known.link})
    place = reader.tree.by_code(known.area)
    is_said = bool(area.strip())
    return found if is_said or place is None else found | {"area": place.id}


def require_right(desk: Desk, session: Session, ledger: Ledger, record: Any) -> None:
    """Raise BadValue of the first thing that is wrong with a record as a whole."""
    above = None
    if "placement" in ledger.kind.refs:
        above = stored.row(session, LEDGERS["placements"].kind, record.placement)
    for field, reason in ledger.faults(record, desk.today(), above).items():
        raise BadValue(field, str(getattr(record, field) or ""), reason)


def require_own_code(session: Session, ledger: Ledger, record: Any) -> None:
    """Raise BadValue where another office has the record's code for something else."""
    if ledger.alike:
        said = stored.elsewhere(session, ledger.kind, ledger.alike, record)
        if said - {getattr(record, ledger.alike)}:
            raise BadValue("code", record.code, "code_means_another")


def _raise(faults: Mapping[str, str], told: Mapping[str, Cell]) -> None:
    field, reason = next(iter(faults.items()))
    raise BadValue(field, str(told.get(field, "")), reason)


def change_row(
    desk: Desk,
    ledger: Ledger,
    row: UUID,
    told: Mapping[str, Cell],
    photos: Sequence[Path | str] | None = None,
    seen: Mapping[str, Cell] | None = None,
) -> Edited | None:
    """Change fields of a row; None where nothing differs. `photos` are those it has from now on,
    kept ones by their digests; None: as before. `seen` is what the person saw there while typing:
    what somebody else made of it since is not written over. Raises NotFound, BadValue, AreaOutside,
    ChangedSince, FileUnreadable, StorageFailed."""
    desk.actor.require(ledger.duty)
    with desk.writing() as session:
        reader = Reader(desk, session, ledger)
        record = own_row(session, ledger, reader, row)
        values = read_values(reader, told)
        shown, _ = reader.values(seen or {})
        require_as_seen(ledger.kind.name, record, _plain(values), _plain(shown))
        if photos is not None and list(photos) != photos_of(record):
            values |= _kept_photos(desk, session, ledger, photos)
        return keep_change(desk, session, ledger, record, values)


def read_values(reader: Reader, told: Mapping[str, Cell]) -> dict[str, Any]:
    """What was written, by field. Raises BadValue of the first fault, AreaOutside."""
    values, faults = reader.values(told)
    if faults:
        _raise(faults, told)
    return values


def keep_change(
    desk: Desk, session: Session, ledger: Ledger, record: Any, values: Mapping[str, Any]
) -> Edited | None:
    """Write the values of a record that differ, and what follows from them."""
    after = replace(record, **values)
    require_right(desk, session, ledger, after)
    if ledger.alike and any(
        getattr(after, name) != getattr(record, name) for name in ("code", ledger.alike)
    ):
        require_own_code(session, ledger, after)
    values = {**ledger.follows(record, after), **values}
    return edit_record(session, ledger.kind.name, record, _plain(values))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: to_plain(value) for name, value in values.items()}


def remove_row(desk: Desk, ledger: Ledger, row: UUID, reason: str) -> Edited:
    """Take a row off for a reason; nothing is deleted. Raises NotFound, BadValue,
    AreaOutside."""
    desk.actor.require(ledger.duty)
    if not reason.strip():
        raise BadValue("removed", "", "empty")
    with desk.writing() as session:
        reader = Reader(desk, session, ledger)
        record = own_row(session, ledger, reader, row)
        done = edit_record(session, ledger.kind.name, record, {"removed": reason.strip()})
    if done is None:
        raise BadValue("removed", reason, "removed_before")
    return done


def take_back_rows(desk: Desk, ledger: Ledger, done: Sequence[Edited | Added], reason: str) -> None:
    """Undo what was just done to rows: former values again, what was added off again. Raises
    ChangedSince."""
    desk.actor.require(ledger.duty)
    with desk.writing() as session:
        keep_undone(session, done, reason)


def own_row(session: Session, ledger: Ledger, reader: Reader, row: UUID) -> Any:
    """A row that stands in an area of this office. Raises NotFound, AreaOutside."""
    record = stored.row(session, ledger.kind, row)
    if ledger.needs_area and record.area not in reader.areas:
        raise AreaOutside(str(record.area), reader.own.code)
    return record
