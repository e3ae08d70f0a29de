"""双公示: the departments' sheets taken in without names or numbers of people, what units
certified, what was found from outside, and the month of every unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ColumnsMissing
from gridcredit.domain.fieldrules import period
from gridcredit.domain.kinds.filing_statement import FilingStatement
from gridcredit.domain.kinds.public_filing import KIND, PublicFiling
from gridcredit.domain.ledgers.codes import FilingKind, FilingState
from gridcredit.domain.ledgers.filings import UnitMonth, month_of_units
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import (
    Added,
    Edited,
    edit_record,
    keep_undone,
)
from gridcredit.operations.register.calendar import workdays
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.dispatch.filings import filings_paper, write_filings_workbook
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import write_document_pdf
from gridcredit.rosters.cells import Remark, to_text
from gridcredit.rosters.dates import to_date
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    read_tables,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_SHARED = {
    "counterpart": "行政相对人类别 相对人类别 CF_XDR_LB XK_XDR_LB XDR_LB",
    "received": "接收时间 接收日期 上报时间 上报日期 报送时间 报送日期 入库时间",
    "state": "状态 报送状态 校验结果",
    "procedure": "程序 处罚程序 备注说明",
}
FORMS = {
    FilingKind.PENALTY: TableForm(
        {
            "document": "行政处罚决定书文号 处罚决定书文号 决定书文号 CF_WSH CF_CFWSH",
            "decided": "处罚决定日期 处罚日期 决定日期 CF_JDRQ CF_CFRQ",
            **_SHARED,
        },
        required=frozenset({"document", "decided"}),
        days=frozenset({"decided", "received"}),
    ),
    FilingKind.PERMIT: TableForm(
        {
            "document": "行政许可决定文书号 许可决定文书号 许可文书号 XK_XKWS XK_WSH XK_XKWSH",
            "decided": "许可决定日期 许可日期 XK_JDRQ XK_XKRQ",
            **_SHARED,
        },
        required=frozenset({"document", "decided"}),
        days=frozenset({"decided", "received"}),
    ),
}
_CODE = re.compile(r"[A-Z]{2}_[A-Z_]+")
_EXPLAINS = re.compile("表格说明|填写说明|填报说明|必填|选填|示例|格式")
_HINTS = 3  # rows below the headings that may explain them
_RETURNED = ("退回", "驳回", "错误", "不通过", "失败")
_NOT_DUE = ("简易程序", "轻微", "不予处罚", "不公示")


@dataclass
class FilingsImported:
    """What a sheet brought; `dropped` are the columns of which nothing was kept, `done` what undoes
    it."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0  # in the unit's own list alone
    refused: list[CellRefused] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    done: list[Edited | Added] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    kind: FilingKind
    document: str
    decided: date
    counterpart: str
    received: date | None
    state: FilingState


def import_filings(
    desk: Desk, file: Path, unit: str, own_list: Path | None = None
) -> FilingsImported:
    """Take a unit's sheet in, and its own list of decisions beside it: what stands there alone was
    not reported. Raises BadValue, FileUnreadable, NotSavedAsWorkbook, ColumnsMissing,
    StorageFailed."""
    desk.actor.require(Duty.SET_TASKS)
    unit = _unit(unit)
    found = FilingsImported()
    told = list(_read(file, desk.today(), found))
    listed = list(_read(own_list, desk.today(), found)) if own_list else []
    with desk.writing() as session:
        known = _known(desk, session, unit)
        for one in told:
            _keep(desk, session, unit, known, one, found)
        for one in listed:
            _list(desk, session, unit, known, one, found)
    return found


def _unit(unit: str) -> str:
    if not unit.strip():
        raise BadValue("unit", unit, "empty")
    return unit.strip()


def _read(file: Path, today: date, found: FilingsImported) -> Iterator[_Told]:
    missing: ColumnsMissing | None = None
    read_any = False
    for kind, form in FORMS.items():
        try:
            tables = read_tables(file, form)
        except ColumnsMissing as error:
            missing = error
            continue
        read_any = True
        for table in tables:
            yield from _rows(table, kind, today, found)
    if not read_any and missing is not None:
        raise missing


def _rows(
    table: HeadedTable, kind: FilingKind, today: date, found: FilingsImported
) -> Iterator[_Told]:
    found.dropped += [one for one in table.passed_over if one not in found.dropped]
    explained = {row.row for row in table.rows if _explains(table, row)}
    found.refused += [one for one in table.refused if one.row not in explained]
    for row in table.rows:
        if row.row in explained or not row.is_whole:
            continue
        found.rows += 1
        decided, received = (_day(row, name) for name in ("decided", "received"))
        faults = {} if row.text("document") else {"document": "empty"}
        if decided is None:
            faults["decided"] = "not_a_date"
        elif decided > today:
            faults["decided"] = "in_future"
        if row.text("received") and received is None:
            faults["received"] = "not_a_date"
        if faults or decided is None:
            found.refused += [
                table.refusal(row, name, why, row.text(name)) for name, why in faults.items()
            ]
            continue
        said = f"{row.text('state')} {row.text('procedure')}"
        yield _Told(
            kind, row.text("document"), decided, row.text("counterpart")[:32],
            received or today, _state(said),
        )  # fmt: skip


def _explains(table: HeadedTable, row: TableRow) -> bool:
    """Whether a row says how the sheet is filled in: the codes of the fields or hints right below
    the headings, and the last row of such sheets."""
    said = [to_text(cell) for cell in row.cells.values() if to_text(cell)]
    if any(one.startswith("表格说明") for one in (*said, row.alone)):
        return True
    is_near = row.row - table.heading_row <= _HINTS
    return is_near and any(_CODE.fullmatch(one) or _EXPLAINS.search(one) for one in said)


def _day(row: TableRow, name: str) -> date | None:
    cell = row.cells.get(name, "")
    day = to_date(cell) if to_text(cell) else None
    return None if isinstance(day, Remark) else day


def _state(said: str) -> FilingState:
    if any(word in said for word in _NOT_DUE):
        return FilingState.NOT_DUE
    return FilingState.RETURNED if any(word in said for word in _RETURNED) else FilingState.ACCEPTED


_Known = dict[tuple[FilingKind, str], PublicFiling]


def _known(desk: Desk, session: Session, unit: str) -> _Known:
    own = area_rows.area_by_code(session, desk.node.area)
    held: list[PublicFiling] = stored.rows(session, KIND, [own.id])
    return {(one.kind, one.document): one for one in held if one.unit == unit}


def _keep(
    desk: Desk, session: Session, unit: str, known: _Known, one: _Told, found: FilingsImported
) -> None:
    held = known.get((one.kind, one.document))
    if held is None:
        made = _made(desk, session, unit, one, reported=True, received=one.received)
        known[one.kind, one.document] = made
        journal.add(session, [made])
        found.done.append(Added(((KIND.name, made.id),)))
        found.added += 1
        return
    said = {
        "decided": one.decided,
        "counterpart": one.counterpart,
        "state": one.state,
        "reported": True,
        "received": held.received or one.received,
    }
    edited = edit_record(
        session, KIND.name, held, {name: to_plain(value) for name, value in said.items()}
    )
    known[one.kind, one.document] = replace(held, **said)  # type: ignore[arg-type]
    found.done += [edited] if edited else []
    found.changed += edited is not None
    found.same += edited is None


def _list(
    desk: Desk, session: Session, unit: str, known: _Known, one: _Told, found: FilingsImported
) -> None:
    held = known.get((one.kind, one.document))
    if held is not None:
        edited = edit_record(session, KIND.name, held, {"listed": True})
        found.done += [edited] if edited else []
        return
    made = _made(desk, session, unit, one, reported=False, received=None)
    known[one.kind, one.document] = made
    journal.add(session, [replace(made, listed=True)])
    found.done.append(Added(((KIND.name, made.id),)))
    found.missing += 1


def _made(
    desk: Desk, session: Session, unit: str, one: _Told, *, reported: bool, received: date | None
) -> PublicFiling:
    own = area_rows.area_by_code(session, desk.node.area)
    return PublicFiling(
        desk.new_id(), own.id, unit, one.kind, one.document, one.decided,
        counterpart=one.counterpart, received=received, state=one.state, reported=reported,
    )  # fmt: skip


def take_back_import(desk: Desk, done: Sequence[Edited | Added], reason: str) -> None:
    """Undo what a sheet just brought. Raises ChangedSince."""
    desk.actor.require(Duty.SET_TASKS)
    with desk.writing() as session:
        keep_undone(session, done, reason)


def certify(desk: Desk, unit: str, month: str, on: date) -> UUID:
    """Note that a unit stated on a day that its list of a month is complete. Raises BadValue."""
    desk.actor.require(Duty.SET_TASKS)
    if len(month) != len("2026-11") or period(month):
        raise BadValue("month", month, "2026-11")
    if on > desk.today():
        raise BadValue("on", on.isoformat(), "in_future")
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        made = FilingStatement(desk.new_id(), own.id, _unit(unit), month, on)
        journal.add(session, [made])
    return made.id


def found_outside(
    desk: Desk, unit: str, document: str, decided: date, source: str,
    kind: FilingKind = FilingKind.PENALTY,
) -> UUID:  # fmt: skip
    """Note a decision that was found elsewhere and not reported. Raises BadValue (reported, no
    source, in the future)."""
    desk.actor.require(Duty.SET_TASKS)
    if not document.strip() or not source.strip():
        raise BadValue("document" if not document.strip() else "source", "", "empty")
    if decided > desk.today():
        raise BadValue("decided", decided.isoformat(), "in_future")
    with desk.writing() as session:
        known = _known(desk, session, _unit(unit))
        held = next((one for (_, number), one in known.items() if number == document), None)
        if held is not None and held.reported:
            raise BadValue("document", document, "reported_already")
        if held is not None:
            edit_record(session, KIND.name, held, {"found_from": source.strip()})
            return held.id
        told = _Told(kind, document.strip(), decided, "", None, FilingState.ACCEPTED)
        made = replace(
            _made(desk, session, _unit(unit), told, reported=False, received=None),
            found_from=source.strip(),
        )
        journal.add(session, [made])
    return made.id


def write_month(desk: Desk, month: str, out: Path) -> int:
    """Write a month of all departments as its ending says (.xlsx, .docx, .pdf); how many there
    are. Raises BadValue, GlyphMissing, StorageFailed."""
    units = month_report(desk, month)
    with desk.reading() as session:
        area = area_rows.area_by_code(session, desk.node.area).name
    ending = out.suffix.lower()
    if ending == ".xlsx":
        write_filings_workbook(out, month, units, area, desk.today())
        return len(units)
    paper = filings_paper(month, units, area, desk.node.name, desk.today())
    if ending == ".docx":
        write_document_docx(out, paper)
    elif ending == ".pdf":
        offscreen()
        write_document_pdf(out, paper)
    else:
        raise BadValue("out", out.name, ".xlsx | .docx | .pdf")
    return len(units)


def month_report(desk: Desk, month: str) -> list[UnitMonth]:
    """The month of every unit, by name. Raises BadValue."""
    desk.actor.require(Duty.READ)
    if len(month) != len("2026-11") or period(month):
        raise BadValue("month", month, "2026-11")
    with desk.reading() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        held: list[PublicFiling] = stored.rows(session, KIND, [own.id])
        certified: dict[str, set[str]] = {}
        for one in load_standing(session, FilingStatement):
            certified.setdefault(one.unit, set()).add(one.month)
        calendar = workdays(session)
    return month_of_units(held, month, calendar, desk.today(), certified)
