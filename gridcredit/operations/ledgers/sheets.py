"""Ledgers as workbooks: written, and read again; what a file says is added, changed, or the same,
and what cannot be taken in is listed and comes back as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gridcredit.domain.errors import AreaOutside, BadValue, NotFound
from gridcredit.domain.ledgers.ledger import Ledger, ValueType
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers.keeping import (
    LedgerRow,
    keep_change,
    made_of,
)
from gridcredit.operations.ledgers.values import Reader
from gridcredit.operations.register.amending import Added, Edited
from gridcredit.paths import resources
from gridcredit.reports.ledger_list import write_ledger_pdf
from gridcredit.rosters import lists
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    read_tables,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.ledgers import rows as stored

_WIDTHS = {ValueType.DAY: 12, ValueType.NUMBER: 10, ValueType.TRUTH: 8, ValueType.CHOICE: 14}


@dataclass
class LedgerImported:
    """What a file brought: how many rows of each sort, what was refused, and what undoes it."""

    added: int = 0
    changed: int = 0
    same: int = 0
    unfilled: int = 0  # rows of a form that nobody filled in
    refused: list[CellRefused] = field(default_factory=list)
    done: list[Edited | Added] = field(default_factory=list)


class _CheckOnly(Exception):
    """Rolls the transaction of a check back."""


def table_form(ledger: Ledger) -> TableForm:
    """The columns of a ledger's sheets: its fields' words in both languages."""
    headings = {
        one.name: " ".join(word.replace(" ", "") for word in one.words) for one in ledger.fields
    }
    required = frozenset(one.name for one in ledger.fields if one.required)
    days = frozenset(one.name for one in ledger.fields if one.holds is ValueType.DAY)
    return TableForm(headings, required, days=days)


def export_rows(
    desk: Desk,
    ledger: Ledger,
    rows: Sequence[LedgerRow],
    out: Path,
    progress: Progress = no_progress,
) -> int:
    """Write rows as a workbook that `import_rows` reads back, or as a PDF where the file's name
    ends so; how many. Raises GlyphMissing, StorageFailed."""
    if out.suffix.lower() == ".pdf":
        write_ledger_pdf(out, ledger, [row.words for row in rows], desk.node.name, desk.today())
        return len(rows)
    columns = [lists.SheetColumn(one.words[0], _WIDTHS.get(one.holds, 24)) for one in ledger.fields]
    return lists.write_list(out, columns, [row.words for row in rows], progress=progress)


def blank_sheet(ledger: Ledger, out: Path) -> None:
    """Write a workbook with the headings alone, to be filled in. Raises StorageFailed."""
    lists.write_list(out, [lists.SheetColumn(f.words[0], 20) for f in ledger.fields], [])


def starter(ledger: Ledger) -> Path | None:
    """The usual rows to begin with, as a file of the program; None where there are none."""
    file = resources() / "ledgers" / f"{ledger.name}.csv"
    return file if file.exists() else None


def import_rows(desk: Desk, ledger: Ledger, file: Path, *, check: bool = False) -> LedgerImported:
    """Take the rows of a file in, or with `check` only say what that would do. A row that is known
    by what makes rows the same is changed where it says something else. Raises FileUnreadable,
    NotSavedAsWorkbook, ColumnsMissing, StorageFailed."""
    desk.actor.require(ledger.duty)
    tables = read_tables(file, table_form(ledger))
    found = LedgerImported()
    try:
        with desk.writing() as session:
            reader = Reader(desk, session, ledger)
            known = _known(session, ledger, reader)
            for table in tables:
                found.refused += table.refused
                for row in table.rows:
                    if row.is_whole:
                        _take(desk, session, ledger, reader, known, table, row, found)
            if check:
                raise _CheckOnly
    except _CheckOnly:
        found.done.clear()
    return found


def _known(session: Session, ledger: Ledger, reader: Reader) -> dict[tuple[Any, ...], Any]:
    held = stored.rows(session, ledger.kind, reader.areas)
    return {_key(ledger, record): record for record in reversed(held)}


def _key(ledger: Ledger, record: Any) -> tuple[Any, ...]:
    return tuple(to_plain(getattr(record, name)) for name in ledger.same_by)


def _near(ledger: Ledger, record: Any, known: Iterable[Any]) -> Any:
    """A known row that is the same but for a day not far off; None where there is none."""
    if not ledger.near:
        return None
    names = [name for name in ledger.same_by if name != ledger.day]
    day = getattr(record, ledger.day)
    for other in known:
        is_alike = all(getattr(other, name) == getattr(record, name) for name in names)
        if is_alike and abs((getattr(other, ledger.day) - day).days) <= ledger.near:
            return other
    return None


def _take(
    desk: Desk,
    session: Session,
    ledger: Ledger,
    reader: Reader,
    known: dict[tuple[Any, ...], Any],
    table: HeadedTable,
    row: TableRow,
    found: LedgerImported,
) -> None:
    if ledger.unfilled and not any(map(row.text, ledger.unfilled)):
        found.unfilled += 1
        return
    told = {one.name: row.cells[one.name] for one in ledger.fields if one.name in row.cells}
    values, faults = reader.values(told)
    if faults:
        found.refused += [
            table.refusal(row, name, reason, row.text(name)) for name, reason in faults.items()
        ]
        return
    try:
        record = made_of(desk, session, ledger, reader, told)
        same = known.get(_key(ledger, record)) or _near(ledger, record, known.values())
        if same is None:
            journal.add(session, [record])
            known[_key(ledger, record)] = record
            found.added += 1
            found.done.append(Added(((ledger.kind.name, record.id),)))
            return
        joined = ledger.joins(same, values)
        edited = keep_change(desk, session, ledger, same, joined)
        known[_key(ledger, same)] = replace(same, **joined)
    except (BadValue, AreaOutside, NotFound) as error:
        found.refused.append(_refusal(table, row, error))
        return
    if edited is None:
        found.same += 1
    else:
        found.changed += 1
        found.done.append(edited)


def _refusal(
    table: HeadedTable, row: TableRow, error: BadValue | AreaOutside | NotFound
) -> CellRefused:
    if isinstance(error, BadValue):
        return table.refusal(row, error.field, error.reason, row.text(error.field))
    return table.refusal(row, "area", "area_not_known", row.text("area"))
